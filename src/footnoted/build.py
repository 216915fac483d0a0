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

from footnoted.files import clear_leftovers, exchange, is_running
from footnoted.markdown.extension import FINDINGS_VARIABLE
from footnoted.model import Report, Site, as_day
from footnoted.publish import catalogue_of, publish
from footnoted.site import Project
from footnoted.web.verified import read_verified, words_of

Engine = Callable[[Project, Path, Path], list[str]]


#: How the folders of unfinished builds begin; the number of their process follows.
SCRATCH = ".site-"

_SITE, _OLD = "site", "old"


class BuildError(Exception):
    """The engine failed; it has said why."""


def mkdocs(project: Project, into: Path, _scratch: Path) -> list[str]:
    """MkDocs, strict: a warning is an error."""
    config = str(project.root / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", config, "--site-dir", str(into)]


def zensical(project: Project, into: Path, scratch: Path) -> list[str]:
    """Zensical, which reads the same mkdocs.yml but for the folder to build into: that it takes from its file alone."""
    config = scratch_config(project, into, scratch)
    return [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(config)]


def scratch_config(project: Project, into: Path, scratch: Path) -> Path:
    """A copy of mkdocs.yml at `scratch` that builds into `into`, a folder of the project."""
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^site_dir:.*\n", "", text, flags=re.MULTILINE)
    scratch.write_text(f"{text}\nsite_dir: {into.relative_to(project.root).as_posix()}\n", encoding="utf-8")
    return scratch


ENGINES: dict[str, Engine] = {"mkdocs": mkdocs, "zensical": zensical}


def build(project: Project, site: Site, report: Report, engine: str = "mkdocs", *, draft: bool = False) -> Path:
    """Build the site into `<root>/site` and add what publishing adds. Raises `BuildError` when the engine fails.

    A `draft` goes without PDFs and the offline copy.
    """
    if not (project.root / "mkdocs.yml").is_file():
        raise BuildError(f"{project.root}: a build needs an mkdocs.yml: `footnoted new` shows one")
    target = project.root / _SITE
    _clear_up(project)
    with tempfile.TemporaryDirectory(dir=project.root, prefix=f"{SCRATCH}{os.getpid()}-") as folder:
        fresh, scratch = Path(folder) / "site", project.root / f"{Path(folder).name}.yml"
        try:
            command = ENGINES[engine](project, fresh, scratch)
            done = subprocess.run(command, cwd=project.root, env=_environment(site), check=False)
        finally:
            scratch.unlink(missing_ok=True)
        if done.returncode:
            raise BuildError(f"{engine} stopped with status {done.returncode}: see what it said above")
        print(
            "Adding claim pages, search, cards and copies"
            f"{' (with PDFs a minute or two the first time)' if project.publishing.paper and not draft else ''} …",
            file=sys.stderr,
            flush=True,
        )
        publish(fresh, catalogue_of(site, project, confirmed_days(project, site)), project, report, draft=draft)
        _swap(fresh, target, Path(folder) / _OLD)
    return target


def confirmed_days(project: Project, site: Site) -> dict[str, str]:
    """The day on which `footnoted verify` last found each excerpt at its source, by “source:excerpt”, as it is now."""
    path = project.evidence / "verified.json"
    days = {}
    for name, record in read_verified(path, project.shown(path)).items():
        excerpts = site.sources[name].source.excerpts if name in site.sources else {}
        for key, each in record.excerpts.items():
            if each.confirmed and key in excerpts and each.words == words_of(excerpts[key]):
                days[f"{name}:{key}"] = each.confirmed
    return days


def _clear_up(project: Project) -> None:
    """Remove what builds left behind that were killed, and put the site back if one was killed between two renames."""
    for path in project.root.glob(f"{SCRATCH}*"):
        owner = re.match(r"\d+", path.name.removeprefix(SCRATCH))
        if owner and not is_running(int(owner.group())):
            if (path / _OLD).is_dir() and not (project.root / _SITE).exists():
                (path / _OLD).rename(project.root / _SITE)
            # What its engine still writes is in nobody's way, and goes at the next build.
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    for folder in (project.docs, project.evidence, project.cache):
        clear_leftovers(folder)


def _environment(site: Site) -> dict[str, str]:
    """What engines are told: the day of the last review as the time of the build, so that a build never depends on when
    it was made; no advertisements between their messages; and that this is no preview.
    """
    days = [day for page in site.pages if (day := as_day(page.reviewed))]
    stamp = calendar.timegm(max(days).timetuple()) if days else 0
    quiet = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"}
    return {"SOURCE_DATE_EPOCH": str(stamp), **quiet, **os.environ, "PYTHONHASHSEED": "0", FINDINGS_VARIABLE: "0"}


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """The site is the old one or the new one, whole, whenever somebody looks. Where the system has no exchange of two
    folders it is missing for a moment between two renames; a build that is killed there leaves it to the next.
    """
    if not target.exists():
        fresh.rename(target)
    elif not exchange(fresh, target):
        target.rename(old)
        try:
            fresh.rename(target)
        except BaseException:
            old.rename(target)
            raise
