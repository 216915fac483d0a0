"""The site engines by the name that `--engine` takes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from footnoted.engines import mkdocs, zensical
from footnoted.engines.project import Project


@dataclass(frozen=True, slots=True)
class Engine:
    """`build` and `serve` give the command to run: of the project, what to build into or the address to serve on, and a
    path for a file or folder of their own; `build` also where other pages are. `extra` is the part of footnoted that
    installs it.
    """

    name: str
    extra: str
    is_installed: Callable[[], bool]
    build: Callable[[Project, Path, Path, Path | None], list[str]]
    serve: Callable[[Project, str, Path], list[str]]


ENGINES = {
    each.name: each
    for each in (
        Engine("mkdocs", "mkdocs", mkdocs.is_installed, mkdocs.build_command, mkdocs.serve_command),
        Engine("zensical", "zensical", zensical.is_installed, zensical.build_command, zensical.serve_command),
    )
}
