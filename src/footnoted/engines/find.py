"""Finds the project that a file or folder belongs to, and asks its engine where one is installed."""

from pathlib import Path

from footnoted.engines import mkdocs, plain
from footnoted.engines.configuration import project_from
from footnoted.engines.project import Project
from footnoted.kept import kept_for
from footnoted.model.errors import ProjectError


def find_project(start: Path) -> Project:
    """The project that `start` (a file or folder) belongs to: the nearest folder upwards that is configured.

    Where no folder is, the nearest with `docs/`. Raises `ProjectError` when there is neither.
    """
    start = start.resolve()
    folders = [start, *start.parents] if start.is_dir() else list(start.parents)
    for folder in folders:
        if project := _in_folder(folder):
            return project
    for folder in folders:
        if (folder / "docs").is_dir():
            return project_from(folder / "footnoted.toml", {})
    raise ProjectError(f"{start}: no mkdocs.yml here or in a folder above: run footnoted inside the site's folder")


def _in_folder(folder: Path) -> Project | None:
    """The project configured in this very folder. MkDocs is asked where it is installed and has a file to read."""
    config = folder / "mkdocs.yml"
    if config.exists() and not config.is_file():
        raise ProjectError(f"{config}: is no file")
    if config.is_file() and mkdocs.is_installed():
        return mkdocs.read_project(config, kept_for(folder))
    if project := plain.toml_project(folder):
        return project
    if config.is_file():
        return plain.yaml_project(config)
    if (folder / "mkdocs.yaml").is_file():
        raise ProjectError(f"{folder / 'mkdocs.yaml'}: name it mkdocs.yml, which every engine finds")
    return None
