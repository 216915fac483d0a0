"""`footnoted build`: check, then the site engine, then publishing. The old site serves until the new one is whole."""

from __future__ import annotations

import calendar
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from footnoted.model import Report, Site, as_day
from footnoted.publish import publish
from footnoted.site import Project

Engine = Callable[[Project, Path, Path], list[str]]


#: How the folders of unfinished builds begin; the number of their process follows.
_SCRATCH = ".site-"


class BuildError(Exception):
    """The engine failed; it has said why."""


def mkdocs(project: Project, into: Path, _scratch: Path) -> list[str]:
    """MkDocs, strict: a warning is an error."""
    config = str(project.root / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", config, "--site-dir", str(into)]


def zensical(project: Project, into: Path, scratch: Path) -> list[str]:
    """Zensical, which reads the same mkdocs.yml but for the folder to build into: that it takes from its file alone."""
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^site_dir:.*\n", "", text, flags=re.MULTILINE)
    scratch.write_text(f"{text}\nsite_dir: {into.relative_to(project.root).as_posix()}\n", encoding="utf-8")
    return [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(scratch)]


ENGINES: dict[str, Engine] = {"mkdocs": mkdocs, "zensical": zensical}


def build(project: Project, site: Site, report: Report, engine: str = "mkdocs", *, draft: bool = False) -> Path:
    """Build the site into `<root>/site` and add what publishing adds. Raises `BuildError` when the engine fails.

    A `draft` goes without PDFs and the offline copy.
    """
    target = project.root / "site"
    _clear_up(project.root)
    with tempfile.TemporaryDirectory(dir=project.root, prefix=f"{_SCRATCH}{os.getpid()}-") as folder:
        fresh, scratch = Path(folder) / "site", project.root / f"{Path(folder).name}.yml"
        try:
            command = ENGINES[engine](project, fresh, scratch)
            done = subprocess.run(command, cwd=project.root, env=_environment(site), check=False)
        finally:
            scratch.unlink(missing_ok=True)
        if done.returncode:
            raise BuildError(f"{engine} stopped with status {done.returncode}: see what it said above")
        publish(fresh, project, site, report, draft=draft)
        _swap(fresh, target, Path(folder) / "old")
    return target


def _clear_up(root: Path) -> None:
    """Remove what builds left behind that were killed."""
    for path in root.glob(f"{_SCRATCH}*"):
        owner = re.match(r"\d+", path.name.removeprefix(_SCRATCH))
        if owner and not _is_running(int(owner.group())):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _environment(site: Site) -> dict[str, str]:
    """What engines are told: the day of the last review as the time of the build, so that a build never depends on when
    it was made; and no advertisements between their messages.
    """
    days = [day for page in site.pages if (day := as_day(page.reviewed))]
    stamp = calendar.timegm(max(days).timetuple()) if days else 0
    quiet = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"}
    return {"SOURCE_DATE_EPOCH": str(stamp), **quiet, **os.environ, "PYTHONHASHSEED": "0"}


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Two renames: the site is never half the old one and half the new."""
    if target.exists():
        target.rename(old)
    fresh.rename(target)
