"""Registers everything with Python-Markdown, and knows no site engine: MkDocs and Zensical both load it by name."""

from __future__ import annotations

import importlib
import logging
import os
import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from footnoted.cite.format import formatter_for
from footnoted.markdown.blocks import ViewBlocks
from footnoted.markdown.citations import (
    CitationProcessor,
    CitationResolver,
    DefinitionProcessor,
    bare_marks,
    literal_marks,
)
from footnoted.markdown.dates import DatedHeadings
from footnoted.markdown.drawn import DrawnViews
from footnoted.markdown.marks import ClaimMarks
from footnoted.markdown.notes import NoteRenderer
from footnoted.markdown.state import PageState
from footnoted.markdown.store import evidence_at
from footnoted.markdown.tables import TableAttributes
from footnoted.model import PageProblem

#: MkDocs counts warnings of loggers below “mkdocs” in strict mode. Other engines print them.
log = logging.getLogger("mkdocs.footnoted")

_ATTRIBUTE = "footnoted"

#: Set by `footnoted serve` for the engine that it runs, and set to 0 by `footnoted build`: see `findings`.
FINDINGS_VARIABLE = "FOOTNOTED_FINDINGS"

#: The module that holds the rules up to the page being converted. It stands above this one, so it is known by its name
#: alone, and loaded only while a live preview runs: no build imports a rule through here.
_PREVIEW = "footnoted.preview"


class FootnotedExtension(Extension):
    """Options: `evidence` and `docs` (folders, from where the build runs), `style` (a .csl file), `notes_title`,
    `notes` (off: no list of notes is appended; the linter needs none), and `findings`: whether what the check finds is
    shown at its claim (auto: while `footnoted serve` runs). A mark always comes with a warning, which a strict build
    does not survive.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "evidence": ["evidence", "Folder that holds sources/"],
            "docs": ["docs", "Folder of the pages, for views that draw from another page"],
            "style": ["", "A .csl file for references; empty for the style that comes with footnoted"],
            "notes_title": ["Sources for this page", "Heading of the notes"],
            "notes": [True, "Whether to append the notes"],
            "findings": ["auto", "Whether to show the check's findings in the page: auto, on, off"],
        }
        if unknown := sorted(set(kwargs) - set(self.config)):
            raise ValueError(f"footnoted has no option “{unknown[0]}”: it has {', '.join(self.config)}")
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the interface's name
        """Register the processors; called once by Python-Markdown."""
        evidence = evidence_at(Path(self.getConfig("evidence")))
        notes = NoteRenderer(
            evidence.sources, formatter_for(self.getConfig("style") or None), self.getConfig("notes_title")
        )
        folder = Path(self.getConfig("evidence"))
        self.state = PageState(md, evidence, notes if self.getConfig("notes") else None, folder)
        setattr(md, _ATTRIBUTE, self.state)
        md.registerExtension(self)
        # After code spans (190), before links (160): a citation may contain neither.
        md.inlinePatterns.register(CitationProcessor(md), "footnoted-citation", 185)
        # Before link references (15), which would swallow “[^x]: https://…” without a word.
        md.parser.blockprocessors.register(DefinitionProcessor(md.parser, self.state), "footnoted-definition", 16)
        # After the inline pass (20), before attribute lists (8) and the table of contents (5).
        md.treeprocessors.register(CitationResolver(md, self.state), "footnoted-resolve", 15)
        md.treeprocessors.register(DatedHeadings(md), "footnoted-dates", 6)
        # Before attribute lists (8): “{ .flows }” under a table is the table's.
        md.treeprocessors.register(TableAttributes(md), "footnoted-tables", 9)
        # After attribute lists have given the claims their ids. The linter needs neither notes nor marks.
        if self.getConfig("notes"):
            md.treeprocessors.register(ClaimMarks(md), "footnoted-marks", 4.5)
        # After the table of contents (5) has given every heading its id.
        md.treeprocessors.register(DrawnViews(md, self.state, Path(self.getConfig("docs"))), "footnoted-drawn", 4)
        # Last of all: whatever still looks like a citation has slipped past everything.
        md.treeprocessors.register(_TreeDone(md, self.state), "footnoted-tree-done", -100)
        md.postprocessors.register(_Watch(md, self.state), "footnoted-watch", -100)
        if self.getConfig("notes") and shows_findings(self.getConfig("findings")):
            md.preprocessors.register(_Source(md, self.state), "footnoted-source", 1000)  # as it was written
            docs = Path(self.getConfig("docs"))
            md.postprocessors.register(_Findings(md, self.state, docs), "footnoted-findings", -110)
        ViewBlocks(self.state).extendMarkdown(md)

    def reset(self) -> None:
        """Forget the page that was converted before; called by Python-Markdown."""
        self.state.reset()


def shows_findings(option: object) -> bool:
    """Whether findings are shown in the page. YAML reads `on` and `off` as true and false. Raises `ValueError`."""
    told = os.environ.get(FINDINGS_VARIABLE)
    if option not in ("auto", "on", "off", True, False):
        raise ValueError(f"footnoted: findings: “{option}” must be auto, on or off")
    if told == "0":
        return False
    return told == "1" if option == "auto" else option in ("on", True)


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


class _Source(Preprocessor):
    """Keeps the page's Markdown, so that findings have their lines."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, lines: list[str]) -> list[str]:
        self._state.source = "\n".join(lines)
        return lines


class _Findings(Postprocessor):
    """Shows what the check finds on the page, in the page."""

    def __init__(self, md: Markdown, state: PageState, docs: Path) -> None:
        super().__init__(md)
        self._state = state
        self._docs = docs

    def run(self, text: str) -> str:
        name = self._state.page_name()
        if not self._state.tree_done or name is None:
            return text
        preview = importlib.import_module(_PREVIEW)
        problems = tuple(self._state.problems)
        shown, said = preview.with_findings(
            text, preview.Draft(self._docs / name, name, self._state.source, problems), self._state.evidence
        )
        for line in said:
            log.warning(line)
        return str(shown)


def explain(problem: PageProblem) -> str:
    """A citation mark's problem as one sentence: what is wrong and how to mend it."""
    nearest = f" (did you mean [^{problem.suggestion}]?)" if problem.suggestion else ""
    source, _, excerpt = problem.key.partition(":")
    return {
        "unknown-source": f"no source “{source}” in the evidence{nearest}",
        "unknown-excerpt": f"source “{source}” has no excerpt “{excerpt}”{nearest}",
        "bare": f"“[{problem.key}]” names a source and is no citation: write [^{problem.key}]",
        "unclosed": f"“[^{problem.key}” is never closed: add the “]”",
        "malformed": f"“[^{problem.key}” is not a citation: write [^source:excerpt], {_malformed(problem.key)}",
        "in-heading": "a heading carries no citation: move it to the text below",
        "in-link": "a link cannot hold a citation: move it behind the link",
        "defined-by-hand": "footnotes are not written by hand: take the definition out and cite [^source:excerpt]",
        "doubled": "the same citation stands twice in one place: keep one",
    }[problem.kind]


def _malformed(key: str) -> str:
    if re.search(r"\s", key):
        return "without a space"
    return "outside raw HTML" if re.fullmatch(r"[\w.-]+(:[\w.-]+)?", key) else "with letters, digits, dots and hyphens"


def page_problems(md: Markdown) -> tuple[PageProblem, ...]:
    """The citation marks of the page just converted that could not become footnotes, in the order found."""
    state: PageState = getattr(md, _ATTRIBUTE)
    return tuple(state.problems)


def makeExtension(**kwargs: Any) -> FootnotedExtension:  # noqa: N802 - the interface's name
    """Entry point for `markdown_extensions: [footnoted]`."""
    return FootnotedExtension(**kwargs)
