"""`footnoted build`: check, then the site engine, then publishing. The old site serves until the new one is whole."""

import calendar
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from footnoted.engines.blank import replaced_files, write_blank_pages
from footnoted.engines.by_name import Engine
from footnoted.engines.page_files import converter
from footnoted.engines.project import Project
from footnoted.files import SCRATCH, clear_leftovers, exchange, files_below, is_running
from footnoted.model import Report, Site, as_day, file_of
from footnoted.model.errors import ProjectError
from footnoted.preview.switch import FINDINGS_VARIABLE
from footnoted.publish import catalogue_of, publish
from footnoted.reading.front_matter import split_front_matter
from footnoted.reading.page import page_text
from footnoted.reading.unread import Row, rows_of, texts_of, unread, whole_texts
from footnoted.verify.records import read_verified, words_of

_OLD = "old"

#: Pages, and what the theme's own tools may change.
_AS_THEY_ARE = frozenset({".html", ".css", ".js", ".md"})

#: The file by which a later build knows that a folder is a site of ours, and may be replaced.
MADE_BY_US = ".footnoted"


class BuildError(ProjectError):
    """The site cannot be built: the message says why. An engine that failed has said why itself."""


def build(project: Project, site: Site, report: Report, engine: Engine, *, draft: bool = False) -> Path:
    """Build the site into the project's `site_dir` and add what publishing adds. Raises `BuildError`.

    A `draft` goes without PDFs and the offline copy.
    """
    if not (project.root / "mkdocs.yml").is_file():
        raise BuildError(f"{project.root}: a build needs an mkdocs.yml: `footnoted new` shows one")
    if not engine.is_installed():
        raise BuildError(f"{engine.name} is not installed: pip install 'footnoted[{engine.extra}]'")
    _refuse_foreign(project)
    _clear_up(project)
    with _signals_held():  # who stops us between its making and the next line would leave the folder behind
        made = tempfile.TemporaryDirectory(dir=project.root, prefix=f"{SCRATCH}{os.getpid()}-")
    with made as folder:
        fresh, blank = Path(folder) / "site", Path(folder) / "blank"
        _run(engine, project, site, fresh)
        write_blank_pages(project, Path(folder) / "docs")
        _run(engine, project, site, blank, Path(folder) / "docs")
        _refuse_theme_files(project, blank)
        _refuse_unread(project, site, fresh, blank)
        print(
            "Adding claim pages, search, cards and copies"
            f"{' (with PDFs a minute or two the first time)' if project.settings.paper and not draft else ''} …",
            file=sys.stderr,
            flush=True,
        )
        catalogue = catalogue_of(site, project, confirmed_days(project, site))
        publish(fresh, catalogue, project, report, theme=blank, draft=draft)
        _refuse_taken_names(project, fresh)
        (fresh / MADE_BY_US).write_text("Built by footnoted, which may replace this folder.\n", encoding="utf-8")
        _swap(fresh, project.site_dir, Path(folder) / _OLD)
    return project.site_dir


def _run(engine: Engine, project: Project, site: Site, into: Path, docs: Path | None = None) -> None:
    """Run the engine, with the project's pages or those in `docs`. Of the second run only failures are of interest."""
    scratch = project.root / f"{into.parent.name}.yml"
    run = None
    try:
        command = engine.build(project, into, scratch, docs)
        quiet = subprocess.PIPE if docs else None
        with _signals_held():
            run = subprocess.Popen(
                command, cwd=project.root, env=_environment(site), stdout=quiet, stderr=quiet, text=True
            )
        _, errors = run.communicate()
    finally:
        if run and run.poll() is None:
            run.kill()
            run.wait()  # it would go on writing into the folder that goes
        scratch.unlink(missing_ok=True)
    if run.returncode:
        print(errors or "", file=sys.stderr)
        raise BuildError(f"{engine.name} stopped with status {run.returncode}: see what it said above")


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Lets what asks us to stop wait: whoever is interrupted while a process starts never learns which one to end."""
    caught: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
    before = {number: signal.signal(number, lambda number, _: caught.append(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for first in caught[:1]:
        signal.raise_signal(first)


def _refuse_foreign(project: Project) -> None:
    """Raises `BuildError` where the site would take the place of something that no build of ours made."""
    target = project.site_dir
    shown = project.shown(target)
    for folder in (project.docs, project.evidence):
        if folder.is_relative_to(target) or target.is_relative_to(folder):
            raise BuildError(f"the site cannot be built into {shown}: {project.shown(folder)} is there; set site_dir")
    if not target.parent.is_relative_to(project.root):
        raise BuildError(f"the site cannot be built into {shown}, outside of the project: set site_dir")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise BuildError(f"{shown}: is no folder: move it away, or set another site_dir in mkdocs.yml")
    if target.is_dir() and any(target.iterdir()) and not (target / MADE_BY_US).is_file():
        raise BuildError(
            f"{shown}: is there, and no build of footnoted made it: move it away, or set another site_dir in mkdocs.yml"
        )


def _refuse_theme_files(project: Project, blank: Path) -> None:
    """Raises `BuildError` for a file of the author's in the place of one of the theme's: its script would run."""
    for path in replaced_files(project, blank):
        name = project.shown(project.site_dir / path.relative_to(project.docs))
        raise BuildError(
            f"{project.shown(path)}: the theme has a file of its own as {name}: rename yours, or replace the theme's "
            "in the folder of your theme (custom_dir)"
        )


def _refuse_taken_names(project: Project, fresh: Path) -> None:
    """Raises `BuildError` for a file of the author's whose place a file that we publish has taken."""
    for path in files_below(project.docs):
        published = fresh / path.relative_to(project.docs)
        if path.suffix in _AS_THEY_ARE or not published.is_file() or published.read_bytes() == path.read_bytes():
            continue
        name = project.shown(project.site_dir / path.relative_to(project.docs))
        raise BuildError(f"{project.shown(path)}: the build publishes a file of its own as {name}: rename yours")


def _refuse_unread(project: Project, site: Site, fresh: Path, blank: Path) -> None:
    """Raises `BuildError` for words in a built page that no rule has read."""
    convert = converter(project, notes=True)
    by_file = {file_of(page.url): page for page in site.pages}
    titles = [heading.text for page in site.pages for heading in page.headings]
    titles += [text for page in site.pages for text in (page.title, page.description, *page.shown_settings)]
    titles += [project.name, project.description]
    common = rows_of(titles)
    read: dict[str, set[Row]] = {}
    for name, page in by_file.items():
        _, body, _ = split_front_matter(page_text(project.root / page.path, page.path))
        read[name] = rows_of(texts_of(convert(body)[0]))
    everything = common.union(*read.values())
    for path in files_below(fresh, ".html"):
        name = path.relative_to(fresh).as_posix()
        theme = texts_of((blank / name).read_text(encoding="utf-8")) if (blank / name).exists() else []
        known = rows_of(theme) | ((read[name] | common) if name in read else everything)
        words = next(unread(path.read_text(encoding="utf-8"), known, whole_texts(theme)), None)
        if words:
            source = by_file[name].path if name in by_file else name
            raise BuildError(
                f"{source}: the built page has words that the check has not read: “… {words} …”: a hook, a macro or a "
                "plugin wrote them; write them on the page, with their source"
            )


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
            if (path / _OLD).is_dir() and not project.site_dir.exists():
                (path / _OLD).rename(project.site_dir)
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
