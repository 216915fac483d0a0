"""The pages of a project: which files they are, and each rendered with the project's own Markdown extensions."""

import contextlib
import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from footnoted.engines.project import Project
from footnoted.evidence.cached import evidence_at
from footnoted.evidence.history_files import load_history
from footnoted.evidence.read_sources import Evidence
from footnoted.files import files_below, is_hidden
from footnoted.kept import NOTHING, Kept, digest
from footnoted.model import Page, PageProblem, Site, file_of
from footnoted.model.errors import ProjectError
from footnoted.model.moved import with_moved
from footnoted.output.progress import Track, silently
from footnoted.reading.files_that_run import acts_on_host, what_runs
from footnoted.reading.page import Convert, Permits, page_text, read_page


def load_site(project: Project, only: Sequence[Path] = (), kept: Kept = NOTHING, track: Track = silently) -> Site:
    """The site of `project`; with `only` (files or folders), just those pages.

    `kept` holds pages read before; `track` shows how far it is.

    Raises `ProjectError` for a page that is not readable text, and where pages cite and there is no folder of sources.
    """
    evidence = evidence_at(project.evidence, project.root, kept)
    history = load_history(project.evidence, project.root)
    reader, paths = PageReader(project, evidence, kept), list(page_paths(project, only))
    pages = tuple(reader.page(path) for path in track(paths, "Reading pages", len(paths)))
    _refuse_no_evidence(project, pages)
    return Site(
        pages=tuple(with_moved(pages, history.permalinks, project.pages)),
        sources=evidence.sources,
        broken=evidence.broken,
        evidence_problems=(*evidence.problems, *history.problems),
        partial=bool(only),
        permalinks=history.permalinks,
        corrections=history.corrections,
        readings=history.readings,
        wordings=history.wordings,
        redirects=project.redirects,
        addresses=project.pages,
        running=() if only else tuple(_running(project)),
        today=datetime.date.today().isoformat(),
        language=project.settings.language or project.language,
    )


def _refuse_no_evidence(project: Project, pages: Sequence[Page]) -> None:
    sources = project.evidence / "sources"
    if not sources.is_dir() and any(each.kind == "unknown-source" for page in pages for each, _ in page.problems):
        where = "mkdocs.yml (markdown_extensions: footnoted: evidence)"
        raise ProjectError(
            f"{project.shown(sources)}: pages cite, and this folder is missing: put it back, or mend {where}"
        )


def page_paths(project: Project, only: Sequence[Path] = ()) -> Iterator[Path]:
    """The files of the pages that are published, in order of their names."""
    chosen = [path.resolve() for path in only]
    if not project.docs.is_dir():
        raise ProjectError(
            f"{project.docs}: the folder of pages is missing: make it, or name it in mkdocs.yml (docs_dir)"
        )
    _refuse_odd_files(project)
    _refuse_one_address(project)
    for name in sorted(project.pages):
        path = project.docs / name
        if not chosen or any(path.is_relative_to(each) for each in chosen):
            yield path


def _running(project: Project) -> Iterator[tuple[str, str]]:
    """The files beside the pages that could run in a reader's browser, with what does."""
    for path in files_below(project.docs):
        name = path.relative_to(project.docs)
        published = not is_hidden(name) or acts_on_host(name.name)  # settings can say that it is
        if name.as_posix() not in project.pages and published and (what := what_runs(path)):
            yield project.shown(path), what


def _refuse_odd_files(project: Project) -> None:
    """Raises `ProjectError` for what among the pages is no file, has a name that is not UTF-8, or is a link that leads
    out of their folder: engines would publish it.
    """
    for path in project.docs.rglob("*"):
        if path.name.encode("utf-8", "ignore").decode() != path.name:
            raise ProjectError(
                f"{project.shown(path.parent)}: has a file whose name is not UTF-8: give it another name"
            )
        if not path.exists() or not (path.is_file() or path.is_dir()):
            raise ProjectError(f"{project.shown(path)}: is no file, or a link that leads nowhere: take it out")
        if path.is_symlink() and not path.resolve().is_relative_to(project.docs.resolve()):
            raise ProjectError(f"{project.shown(path)}: is a link that leads out of the pages: copy the file instead")


def _refuse_one_address(project: Project) -> None:
    """Raises `ProjectError` for two pages with one address: the engine would publish one of them. So would a disk to
    which capitals and small letters are one, or two ways of writing an accent.
    """
    seen: dict[str, str] = {}
    for name, url in sorted(project.pages.items()):
        other = seen.setdefault(unicodedata.normalize("NFC", file_of(url)).casefold(), name)
        if other != name:
            both = " and ".join(project.shown(project.docs / each) for each in (other, name))
            raise ProjectError(f"{both} have one address ({url or './'}): give one another name")


#: Citation marks as the cheapest pattern finds them, code and all: more than there are does no harm.
_MARKS = re.compile(r"\[\^?([\w.:-]+)\]?")

#: Extensions whose result depends on the page's text and their settings alone, by the beginning of their names.
_PURE = re.compile(
    r"(abbr|admonition|attr_list|codehilite|def_list|fenced_code|footnotes|legacy_\w+|md_in_html|meta|nl2br|sane_lists"
    r"|smarty|tables|toc|wikilinks|extra|markdown\.extensions\.\w+|pymdownx\.(?!snippets)\w+|footnoted)\Z"
)


class PageReader:
    """Reads the pages of one project. Markdown is set up only for a page that was not kept."""

    def __init__(self, project: Project, evidence: Evidence, kept: Kept = NOTHING) -> None:
        self._project = project
        self._evidence = evidence
        pure = all(_PURE.match(str(name)) for name in project.extensions)
        self._kept = kept if pure else NOTHING

    def page(self, path: Path, text: str | None = None) -> Page:
        """The page of a file. `text` is what would be read if it stood in the file. Raises `ProjectError`."""
        shown = self._project.shown(path)
        text = page_text(path, shown) if text is None else text
        url = self._project.pages[path.relative_to(self._project.docs).as_posix()]
        key = digest(shown, url, text, self._settings, *self._resolved(text))
        found = self._kept.get(f"page-{key}")
        if isinstance(found, Page):
            return found
        try:
            page = replace(read_page(text, shown, url, self._convert, self._permits), digest=key)
        except RecursionError:
            raise ProjectError(
                f"{shown}: lists, quotations or elements are nested too deeply: take levels out"
            ) from None
        if not page.problems:  # what is said of a wrong mark depends on all evidence
            self._kept.put(f"page-{key}", page)
        return page

    @cached_property
    def _convert(self) -> Convert:
        return converter(self._project)

    @cached_property
    def _settings(self) -> str:
        """All that the page's HTML depends on besides its text."""
        text = repr((list(self._project.extensions), sorted(map(str, self._project.extension_configs.items()))))
        text = re.sub(r" at 0x[0-9a-f]+", "", text)  # where a function stands in memory
        templates, classes = self._permits.templates, self._permits.classes
        return f"{text}{templates is None}{sorted(templates or ())}{sorted(classes)}"

    @cached_property
    def _permits(self) -> Permits:
        """The templates of the project's own, where an engine has templates; and the classes of its own fences."""
        project, folder = self._project, self._project.overrides
        fences = project.extension_configs.get("pymdownx.superfences", {}).get("custom_fences") or []
        templates = {path.relative_to(folder).as_posix() for path in files_below(folder, ".html")} if folder else ()
        return Permits(
            frozenset(templates) if (project.root / "mkdocs.yml").is_file() else None,
            frozenset(str(each.get("class")) for each in fences),
        )

    def _resolved(self, text: str) -> list[str]:
        """Which of the page's marks name something that is there."""
        return [key for key in sorted(set(_MARKS.findall(text))) if self._is_there(key)]

    def _is_there(self, key: str) -> bool:
        source, _, excerpt = key.partition(":")
        file = self._evidence.sources.get(source)
        return source in self._evidence.broken or (
            file is not None and (not excerpt or excerpt in file.source.excerpts)
        )


def converter(project: Project, *, notes: bool = False) -> Convert:
    """A function from Markdown to HTML and the page's citation problems. One Markdown object serves all pages.

    With `notes`, the HTML is that of a build; without, it is marked for the reader of claims.
    """
    from markdown import Markdown  # noqa: PLC0415 - not needed where every page was kept

    from footnoted.markdown import page_problems  # noqa: PLC0415

    configs = {name: dict(config) for name, config in project.extension_configs.items()}
    ours = {"evidence": str(project.evidence), "docs": str(project.docs), "notes": notes, "findings": "off"}
    configs["footnoted"] = {**configs.get("footnoted", {}), **ours}
    with contextlib.chdir(project.root):  # from where a build reads relative paths
        md = Markdown(extensions=list(project.extensions), extension_configs=configs)

    def convert(text: str) -> tuple[str, tuple[PageProblem, ...]]:
        md.reset()
        return md.convert(text), page_problems(md)

    return convert
