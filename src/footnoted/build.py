"""`footnoted build`: check, then the site engine, then publishing. The old site serves until the new one is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from footnoted.model import Report
from footnoted.publish import fill_reports
from footnoted.site import Project

Engine = Callable[[Project, Path], list[str]]


class BuildError(Exception):
    """The engine failed; it has said why."""


def mkdocs(project: Project, into: Path) -> list[str]:
    """MkDocs, strict: a warning is an error."""
    config = str(project.root / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", config, "--site-dir", str(into)]


def zensical(project: Project, into: Path) -> list[str]:  # noqa: ARG001 - it writes to the site_dir of its configuration
    """Zensical, which reads the same mkdocs.yml."""
    return [
        sys.executable,
        "-m",
        "zensical",
        "build",
        "--clean",
        "--config-file",
        str(project.root / "mkdocs.yml"),
    ]


ENGINES: dict[str, Engine] = {"mkdocs": mkdocs, "zensical": zensical}


def build(project: Project, report: Report, engine: str = "mkdocs") -> Path:
    """Build the site into `<root>/site` and add what publishing adds. Raises `BuildError` when the engine fails."""
    target = project.root / "site"
    with tempfile.TemporaryDirectory(dir=project.root, prefix=".site-") as folder:
        fresh = Path(folder) / "site"
        command = ENGINES[engine](project, fresh)
        done = subprocess.run(command, cwd=project.root, check=False)
        if done.returncode:
            raise BuildError(f"{engine} stopped with status {done.returncode}: see what it said above")
        if engine == "zensical":
            shutil.copytree(target, fresh)
        fill_reports(fresh, report)
        _swap(fresh, target, Path(folder) / "old")
    return target


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Two renames: the site is never half the old one and half the new."""
    if target.exists():
        target.rename(old)
    fresh.rename(target)
