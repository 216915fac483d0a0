"""The project that a command works on, and the pages of it that its arguments name."""

from collections.abc import Sequence
from pathlib import Path

from footnoted.engines.find import find_project
from footnoted.engines.page_files import page_paths
from footnoted.engines.project import Project
from footnoted.model.errors import ProjectError


def project_and_pages(paths: Sequence[Path]) -> tuple[Project, list[Path]]:
    """The project, and the paths that limit the command to some pages (the project's own folder limits nothing).

    Raises `ProjectError` for a path that is not there, or names no page.
    """
    for path in paths:
        if not path.exists():
            raise ProjectError(f"{path}: no such file or folder{_did_you_mean(path)}")
    project = find_project(paths[0] if paths else Path.cwd())
    whole = {project.root, project.docs}
    pages = list(page_paths(project)) if paths else []
    for path in paths:
        if path.resolve() not in whole and not any(page.is_relative_to(path.resolve()) for page in pages):
            raise ProjectError(f"{path}: is no page of {project.root}, nor holds one: pages are below {project.docs}")
    return project, [] if any(path.resolve() in whole for path in paths) else list(paths)


def _did_you_mean(path: Path) -> str:
    """The page of that name below the folder of pages, where there is one."""
    try:
        project = find_project(Path.cwd())
    except ProjectError:
        return ""
    page = project.docs / path
    return f": did you mean {project.shown(page)}?" if page.exists() else ""
