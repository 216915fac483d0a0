"""Zensical, the successor of Material for MkDocs: it reads the same mkdocs.yml."""

import re
import sys
from importlib.util import find_spec
from pathlib import Path

from footnoted.engines.project import Project


def is_installed() -> bool:
    """Whether Zensical can be run."""
    return find_spec("zensical") is not None


def build_command(project: Project, into: Path, scratch: Path) -> list[str]:
    """The command that builds into `into`, a folder of the project."""
    config = _copied_config(project, into, scratch)
    return [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(config)]


def serve_command(project: Project, address: str, into: Path) -> list[str]:
    """The command of the live preview, which serves from the folder that it builds into: never the published one."""
    config = _copied_config(project, into, into.with_suffix(".yml"))
    return [sys.executable, "-m", "zensical", "serve", "--config-file", str(config), "--dev-addr", address]


def _copied_config(project: Project, into: Path, scratch: Path) -> Path:
    """A copy of mkdocs.yml at `scratch` that builds into `into`: Zensical takes that folder from its file alone."""
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^site_dir:.*\n", "", text, flags=re.MULTILINE)
    scratch.write_text(f"{text}\nsite_dir: {into.relative_to(project.root).as_posix()}\n", encoding="utf-8")
    return scratch
