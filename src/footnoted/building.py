"""`footnoted build`: check, then the site engine, then publishing. The old site serves until the new one is whole."""

import calendar
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from footnoted.engines.by_name import Engine
from footnoted.engines.project import Project
from footnoted.files import SCRATCH, clear_leftovers, exchange, is_running
from footnoted.model import Report, Site, as_day
from footnoted.model.errors import ProjectError
from footnoted.preview.switch import FINDINGS_VARIABLE
from footnoted.publish import catalogue_of, publish
from footnoted.verify.records import read_verified, words_of

_SITE, _OLD = "site", "old"


class BuildError(ProjectError):
    """The engine failed; it has said why."""


def build(project: Project, site: Site, report: Report, engine: Engine, *, draft: bool = False) -> Path:
    """Build the site into `<root>/site` and add what publishing adds. Raises `BuildError` when the engine fails.

    A `draft` goes without PDFs and the offline copy.
    """
    if not (project.root / "mkdocs.yml").is_file():
        raise BuildError(f"{project.root}: a build needs an mkdocs.yml: `footnoted new` shows one")
    if not engine.is_installed():
        raise BuildError(f"{engine.name} is not installed: pip install 'footnoted[{engine.extra}]'")
    target = project.root / _SITE
    _clear_up(project)
    with tempfile.TemporaryDirectory(dir=project.root, prefix=f"{SCRATCH}{os.getpid()}-") as folder:
        fresh, scratch = Path(folder) / "site", project.root / f"{Path(folder).name}.yml"
        try:
            command = engine.build(project, fresh, scratch)
            done = subprocess.run(command, cwd=project.root, env=_environment(site), check=False)
        finally:
            scratch.unlink(missing_ok=True)
        if done.returncode:
            raise BuildError(f"{engine.name} stopped with status {done.returncode}: see what it said above")
        print(
            "Adding claim pages, search, cards and copies"
            f"{' (with PDFs a minute or two the first time)' if project.settings.paper and not draft else ''} …",
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
    """The environment of engines.

    The time of the build is the day of the last review, so that a build never depends on when it was made; there are no
    advertisements between the engine's messages; and this is no preview.
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
