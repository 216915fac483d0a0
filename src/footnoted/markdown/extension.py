"""Registers everything with Python-Markdown, and knows no site engine: MkDocs and Zensical both load it by name."""

from __future__ import annotations

import logging
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from footnoted.evidence.cached import evidence_at
from footnoted.markdown.citation_marks import (
    CitationProcessor,
    CitationResolver,
    DefinitionProcessor,
    bare_marks,
    literal_marks,
)
from footnoted.markdown.claim_links import ClaimMarks
from footnoted.markdown.dated_headings import DatedHeadings
from footnoted.markdown.drawn_views import DrawnViews
from footnoted.markdown.links_of_others import LinksOfOthers
from footnoted.markdown.page_state import PageState
from footnoted.markdown.tables import TableAttributes
from footnoted.markdown.view_blocks import ViewBlocks
from footnoted.model import PageProblem, SourceFile
from footnoted.model.made_by import MADE_BY, US
from footnoted.notes.problems import explain

if TYPE_CHECKING:
    from footnoted.notes.note_list import NoteRenderer

#: MkDocs counts warnings of loggers below “mkdocs” in strict mode. Other engines print them.
log = logging.getLogger("mkdocs.footnoted")

_ATTRIBUTE = "footnoted"
_KINDS = {"primary": "Primary sources", "secondary": "Secondary sources", "advocacy": "Advocacy"}


class FootnotedExtension(Extension):
    """Options: `evidence` and `docs` (folders, from where the build runs), `style` (a .csl file), `notes_title`,
    `kinds` (headings of the bibliography: primary, secondary, advocacy), `notes` (off: no list of notes is appended;
    the linter needs none), and `findings`, which `footnoted.preview` reads.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "evidence": ["evidence", "Folder that holds sources/"],
            "docs": ["docs", "Folder of the pages, for views that draw from another page"],
            "style": ["", "A .csl file for references; empty for the style that comes with footnoted"],
            "notes_title": ["Sources for this page", "Heading of the notes"],
            "kinds": [{}, "Headings of the bibliography, by kind of source"],
            "notes": [True, "Whether to append the notes"],
            "findings": ["auto", "Whether to show the check's findings in the page: auto, on, off"],
        }
        if unknown := sorted(set(kwargs) - set(self.config)):
            raise ValueError(f"footnoted has no option “{unknown[0]}”: it has {', '.join(self.config)}")
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the interface's name
        """Register the processors; called once by Python-Markdown."""
        folder = Path(self.getConfig("evidence"))
        evidence = evidence_at(folder)
        kinds = {**_KINDS, **self.getConfig("kinds")}
        self.state = PageState(md, evidence, self._notes(evidence.sources), folder, kinds)
        if self.state.notes is None:  # the linter reads the page
            self.state.made = {MADE_BY: US}
        setattr(md, _ATTRIBUTE, self.state)
        md.registerExtension(self)
        # After code spans (190), before links (160): a citation may contain neither.
        md.inlinePatterns.register(CitationProcessor(md, self.state), "footnoted-citation", 185)
        # Before link references (15), which would swallow “[^x]: https://…” without a word.
        md.parser.blockprocessors.register(DefinitionProcessor(md.parser, self.state), "footnoted-definition", 16)
        # After the inline pass (20), before attribute lists (8) and the table of contents (5).
        md.treeprocessors.register(CitationResolver(md, self.state), "footnoted-resolve", 15)
        md.treeprocessors.register(DatedHeadings(md, self.state), "footnoted-dates", 6)
        # Before attribute lists (8): “{ .flows }” under a table is the table's.
        md.treeprocessors.register(TableAttributes(md, self.state), "footnoted-tables", 9)
        # After attribute lists have given the claims their ids. The linter needs neither notes nor marks.
        if self.getConfig("notes"):
            md.treeprocessors.register(ClaimMarks(md, self.state), "footnoted-marks", 4.5)
        # After the table of contents (5) has given every heading its id.
        md.treeprocessors.register(DrawnViews(md, self.state, Path(self.getConfig("docs"))), "footnoted-drawn", 4)
        LinksOfOthers.register(md, self.state)
        # Last of all: whatever still looks like a citation has slipped past everything.
        md.treeprocessors.register(_TreeDone(md, self.state), "footnoted-tree-done", -100)
        md.postprocessors.register(_Watch(md, self.state), "footnoted-watch", -100)
        ViewBlocks(self.state, Path(self.getConfig("docs"))).extendMarkdown(md)

    def _notes(self, sources: Mapping[str, SourceFile]) -> NoteRenderer | None:
        """What renders the notes; None where they are off. Only then is the formatter of references not loaded."""
        if not self.getConfig("notes"):
            return None
        from footnoted.notes.note_list import NoteRenderer  # noqa: PLC0415 - brings citeproc, which takes 50 ms
        from footnoted.notes.references import formatter_for  # noqa: PLC0415

        return NoteRenderer(sources, formatter_for(self.getConfig("style") or None), self.getConfig("notes_title"))

    def reset(self) -> None:
        """Forget the page that was converted before; called by Python-Markdown."""
        self.state.reset()


class _TreeDone(Treeprocessor):
    """Marks that the tree stands: before that, the table of contents runs the postprocessors on each heading."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, root: etree.Element) -> None:
        self._state.tree_done = True


class _Watch(Postprocessor):
    """Says what went wrong on the page, where the engine that runs this can hear it."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, text: str) -> str:
        if not self._state.tree_done:
            return text
        for key in literal_marks(text):
            self._state.problem("malformed", key)
        evidence = self._state.evidence
        for key in bare_marks(text, evidence.sources, evidence.broken):
            self._state.problem("bare", key)
        if self._state.notes is None:
            return text  # the linter reads the problems itself
        for problem in self._state.evidence_problems():
            log.warning("%s:%s: %s %s", problem.path, problem.line, problem.code, problem.message)
        for each in self._state.problems:
            log.warning("%s: citation [^%s]: %s", self._state.page_name() or "a page", each.key, explain(each))
        return text


def page_problems(md: Markdown) -> tuple[PageProblem, ...]:
    """The citation marks of the page just converted that could not become footnotes, in the order found."""
    state: PageState = getattr(md, _ATTRIBUTE)
    return tuple(state.problems)


def makeExtension(**kwargs: Any) -> FootnotedExtension:  # noqa: N802 - the interface's name
    """Entry point for `markdown_extensions: [footnoted]`."""
    return FootnotedExtension(**kwargs)
