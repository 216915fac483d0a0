"""MkDocs: how it reads its mkdocs.yml, and the commands that build and serve a site with it.

MkDocs itself is imported only when it is asked: that takes half a second, most of it for the theme and the plugins.
"""

import contextlib
import logging
import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from footnoted.engines.configuration import project_from
from footnoted.engines.project import Project
from footnoted.kept import NOTHING, Kept, digest
from footnoted.model.errors import ProjectError


def is_installed() -> bool:
    """Whether MkDocs can be asked."""
    return find_spec("mkdocs") is not None


def build_command(project: Project, into: Path, _scratch: Path) -> list[str]:
    """The command that builds strictly (a warning is an error) into `into`."""
    config = str(project.root / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", config, "--site-dir", str(into)]


def serve_command(project: Project, address: str, _into: Path) -> list[str]:
    """The command of the live preview. Not strict: a finding is shown while writing, and does not end the preview."""
    config = str(project.root / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "-f", config, "--dev-addr", address]


def read_project(path: Path, kept: Kept = NOTHING) -> Project:
    """The project of an mkdocs.yml, as MkDocs reads it: with the theme, the plugins and their defaults.

    `hooks:` of the file are loaded as in a build. `kept` holds what MkDocs said before of the same file, in the same
    environment and with the same packages. Raises `ProjectError`.
    """
    name = _name_of_answer(path)
    found = kept.get(name) if name else None
    if isinstance(found, Project):
        return found
    project = _asked(path)
    if name:
        kept.put(name, project)
    return project


def _name_of_answer(path: Path) -> str:
    """What MkDocs' answer is kept under; empty where it depends on more than the file and the variables it names."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if re.search(r"^\s*(?:hooks|INHERIT)\s*:", text, re.MULTILINE):
        return ""
    variables = sorted(set(re.findall(r"[A-Za-z_]\w*", " ".join(re.findall(r"!ENV\s*(.*)", text)))))
    return f"mkdocs-{digest(text, *(f'{each}={os.environ.get(each)}' for each in variables))}"


def _asked(path: Path) -> Project:
    """The project as MkDocs says it is now. Raises `ProjectError`."""
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - see above

    said: list[str] = []
    try:
        config = _quietly(path, said)
    except (MkDocsException, yaml.YAMLError, UnicodeDecodeError) as error:
        # MkDocs logs what is wrong with a setting, and its exception says no more than that it stopped.
        why = "; ".join(said) or str(error)
        raise ProjectError(f"{path}: {' '.join(why.split())}") from error
    redirects = config["plugins"].get("redirects")
    return project_from(
        path,
        {
            **config,
            "language": config["theme"].get("language") if config["theme"] else None,
            "redirect_maps": redirects.config.get("redirect_maps") if redirects else None,
            "settings": (config["extra"] or {}).get("footnoted"),
        },
    )


class _Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        lines = record.getMessage().splitlines()
        traced = any(line.lstrip().startswith("File ") for line in lines)
        self._kept.append(f"{lines[0].rpartition(' File ')[0] or lines[0]} {lines[-1]}" if traced else " ".join(lines))


def _quietly(path: Path, said: list[str]) -> Any:
    """MkDocs' own configuration of the file. Errors that it logs are added to `said`; its other messages belong to the
    build, and are dropped here.
    """
    from mkdocs.config import load_config  # noqa: PLC0415 - see above

    logger = logging.getLogger("mkdocs")
    level, spreads, kept = logger.level, logger.propagate, _Errors(said)
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    logger.addHandler(kept)
    try:
        with contextlib.chdir(path.parent):  # from where a build reads relative paths
            return load_config(str(path))
    finally:
        logger.removeHandler(kept)
        logger.propagate = spreads
        logger.setLevel(level)
