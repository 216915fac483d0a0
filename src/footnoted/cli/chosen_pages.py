"""The project that a command works on, and the pages of it that its arguments name."""

from collections.abc import Sequence
from pathlib import Path

from footnoted.engines.find import find_project
from footnoted.engines.page_files import page_paths
from footnoted.engines.project import Project
from footnoted.model.errors import ProjectError


def project_and_pages(paths: Sequence[Path]) -> tuple[Project, list[Path]]:
    """The project, and the paths that limit the command to some pages (the project's own folder limits nothing).

    Raises `ProjectError` for a path that is not there, or names no page, and for a style that cannot be rendered.
    """
    for path in paths:
        if not path.exists():
            raise ProjectError(f"{path}: no such file or folder{_did_you_mean(path)}")
    project = find_project(paths[0] if paths else Path.cwd())
    _require_style(project)
    whole = {project.root, project.docs}
    pages = list(page_paths(project)) if paths else []
    for path in paths:
        if path.resolve() not in whole and not any(page.is_relative_to(path.resolve()) for page in pages):
            raise ProjectError(f"{path}: is no page of {project.root}, nor holds one: pages are below {project.docs}")
    return project, [] if any(path.resolve() in whole for path in paths) else list(paths)


def _require_style(project: Project) -> None:
    """Raises `ProjectError` for a style of references that cannot be rendered right: a build would find it too late."""
    style = project.extension_configs.get("footnoted", {}).get("style")
    if not style:
        return
    from footnoted.notes.citation_styles import require_style  # noqa: PLC0415 - brings citeproc, which takes 50 ms

    try:
        require_style(project.root / str(style))
    except OSError as error:
        raise ProjectError(f"{style}: the style of references cannot be read: {error.strerror or error}") from error


def _did_you_mean(path: Path) -> str:
    """The page of that name below the folder of pages, where there is one."""
    try:
        project = find_project(Path.cwd())
    except ProjectError:
        return ""
    page = project.docs / path
    return f": did you mean {project.shown(page)}?" if page.exists() else ""
