"""What one page gathers while it is converted."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from rapidfuzz import process

from footnoted.evidence import Evidence
from footnoted.evidence.cached import speaks_for
from footnoted.model import Citation, Diagnostic, PageProblem
from footnoted.model.pages import ProblemKind

if TYPE_CHECKING:
    from footnoted.notes.note_list import NoteRenderer


class PageState:
    """The evidence, what the bibliography calls each kind of source, and the problems of the page being converted."""

    def __init__(
        self, md: Markdown, evidence: Evidence, notes: NoteRenderer | None, folder: Path, kinds: Mapping[str, str]
    ) -> None:
        self.evidence = evidence
        self.folder = folder
        self.kinds = kinds
        #: Attributes of what this extension makes, where the page is read again (see `model.made_by`).
        self.made: dict[str, str] = {}
        self.notes = notes
        self._md = md
        self.reset()

    def reset(self) -> None:
        """Begin a new page."""
        self.problems: list[PageProblem] = []
        self.seen: Counter[str] = Counter()
        self.tree_done = False
        #: Links with the classes of permalinks and footnotes, before an extension adds its own.
        self.links: list[etree.Element] = []
        self.source = ""

    def problem(self, kind: ProblemKind, key: str, suggestion: str | None = None, nth: int | None = None) -> None:
        """Record that the mark `[^key` is wrong. `nth` is which mark of this key on the page, counting from 0."""
        self.problems.append(PageProblem(kind, key, self.seen[key] if nth is None else nth, suggestion))

    def resolve(self, key: str) -> tuple[Citation | None, ProblemKind | None, str | None]:
        """The citation that `key` names, or what is wrong with it and the nearest key that would be right.

        A citation of a source whose file does not validate is taken as it stands: the file has its own finding.
        """
        source, _, excerpt = key.partition(":")
        citation = Citation(source, excerpt or None)
        if source in self.evidence.broken:
            return citation, None, None
        if source not in self.evidence.sources:
            near = _nearest(source, self.evidence.sources)
            return None, "unknown-source", self._suggest(near, excerpt)
        excerpts = self.evidence.sources[source].source.excerpts
        if ":" in key and excerpt not in excerpts:
            near = _nearest(excerpt, excerpts)
            return None, "unknown-excerpt", f"{source}:{near}" if near else None
        return citation, None, None

    def _suggest(self, source: str | None, excerpt: str) -> str | None:
        """The key most likely meant. Where just one source has an excerpt of this name, its file was renamed."""
        having = [each.id for each in self.evidence.sources.values() if excerpt in each.source.excerpts]
        if len(having) == 1 or source in having:
            return f"{source if source in having else having[0]}:{excerpt}"
        if source is None or not excerpt:
            return source
        near = _nearest(excerpt, self.evidence.sources[source].source.excerpts)
        return f"{source}:{near}" if near else source

    def evidence_problems(self) -> tuple[Diagnostic, ...]:
        """The problems of the evidence files, where this is the page that says them."""
        return self.evidence.problems if speaks_for(self.page_name(), self.evidence) else ()

    def page_name(self) -> str | None:
        """The page's path below the folder of pages: MkDocs and Zensical each leave it with a processor of theirs."""
        for registry in (self._md.treeprocessors, self._md.preprocessors):
            for processor in registry:
                file = getattr(processor, "file", None) or getattr(processor, "page", None)
                name = getattr(file, "src_uri", None) or getattr(file, "path", None)
                if isinstance(name, str):
                    return name
        return None


def _nearest(wrong: str, known: object) -> str | None:
    if wrong.isdigit():
        return None  # the number of a note by hand: “1” is like every name with a 1 in it
    best = process.extractOne(wrong, list(known), score_cutoff=60)  # type: ignore[call-overload]
    return str(best[0]) if best else None
