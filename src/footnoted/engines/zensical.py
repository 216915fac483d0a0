"""Zensical, the successor of Material for MkDocs: it reads the same mkdocs.yml."""

import sys
from importlib.util import find_spec
from pathlib import Path

from footnoted.engines.copied_config import copied_config
from footnoted.engines.project import Project


def is_installed() -> bool:
    """Whether Zensical can be run."""
    return find_spec("zensical") is not None


def build_command(project: Project, into: Path, scratch: Path, docs: Path | None = None) -> list[str]:
    """The command that builds into `into`, a folder of the project, from its pages or from the folder `docs`."""
    config = copied_config(project, scratch, site_dir=into, docs_dir=docs)
    return [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(config)]


def serve_command(project: Project, address: str, into: Path) -> list[str]:
    """The command of the live preview, which serves from the folder that it builds into: never the published one."""
    config = copied_config(project, into.with_suffix(".yml"), site_dir=into)
    return [sys.executable, "-m", "zensical", "serve", "--config-file", str(config), "--dev-addr", address]
