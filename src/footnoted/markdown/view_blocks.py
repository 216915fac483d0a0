"""Generated views as PyMdown Blocks: `/// bibliography`, `/// timeline-chart`, `/// flow-diagram` and the others."""

import posixpath
import xml.etree.ElementTree as etree
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlockProcessor, BlocksExtension
from pymdownx.blocks.block import Block

from footnoted.evidence.history_files import load_history
from footnoted.markdown.page_state import PageState
from footnoted.model import Kind, SourceFile
from footnoted.notes.date_html import time_element

#: What the check report is filled with once a check has run (see `footnoted.publish`).
REPORT_MARK = '<div class="check-report" data-footnoted="report"></div>'

#: What the list of exports is filled with when they are written.
EXPORTS_MARK = '<div class="exports" data-footnoted="exports"></div>'


class _View(Block):  # type: ignore[misc]
    """A block without content that is replaced by generated HTML."""

    state: PageState

    def on_create(self, parent: etree.Element) -> etree.Element:
        holder = etree.SubElement(parent, "div", {"data-footnoted": "generated", **self.state.made})
        holder.text = self.md.htmlStash.store(self.html())
        return holder

    def on_markdown(self) -> str:
        return "raw"

    def html(self) -> str:
        """The view."""
        raise NotImplementedError


class Bibliography(_View):
    """`/// bibliography`: every source in the evidence, grouped by kind, each with an id to link to."""

    NAME = "bibliography"

    def html(self) -> str:
        """A heading and a list for each kind that has sources, sorted as the references read."""
        notes = self.state.notes
        if notes is None:
            return ""
        groups: dict[Kind, list[tuple[str, SourceFile]]] = {kind: [] for kind in Kind}
        for file in self.state.evidence.sources.values():
            groups[file.source.kind].append((notes.reference(file), file))
        return "\n".join(
            f'<h2 id="sources-{kind}">{escape(self.state.kinds[kind])} ({len(group)})</h2>\n<ul class="bibliography">\n'
            + "\n".join(f'<li id="source:{file.id}">{html}</li>' for html, file in sorted(group, key=_order))
            + "\n</ul>"
            for kind, group in groups.items()
            if group
        )


class _Drawn(Block):  # type: ignore[misc]
    """A block whose picture is drawn from the rest of the page, when that stands (see `footnoted.markdown.drawn`)."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        holder = etree.SubElement(parent, "div", {"data-footnoted": self.NAME})
        if self.argument:
            holder.set("data-page", self.argument)
        return holder

    def on_markdown(self) -> str:
        return "raw"


class TimelineChart(_Drawn):
    """`/// timeline-chart`: the filter of the dated headings of this page, which come to stand on a rail."""

    NAME = "timeline-chart"


class EventsThatMatter(_Drawn):
    """`/// events-that-matter`: the dated headings of this page that have the class `matters`."""

    NAME = "events-that-matter"


class FlowDiagram(_Drawn):
    """`/// flow-diagram`: the table of the class `flows` on this page."""

    NAME = "flow-diagram"


class BarChart(_Drawn):
    """`/// bar-chart`: the table of the class `chart` on this page; `/// bar-chart | pilot`: that of another class."""

    NAME = "bar-chart"
    ARGUMENT = None


class TimeChart(_Drawn):
    """`/// time-chart`: the table of the class `chart` on this page, whose first column has dates."""

    NAME = "time-chart"
    ARGUMENT = None


class LatestEvents(_Drawn):
    """`/// latest-events | timeline.md`: the three newest dated headings of another page."""

    NAME = "latest-events"
    ARGUMENT = True


class Drawing(_View):
    """`/// drawing | assets/drawings/tag.svg`: a drawing below the folder of pages, in the page itself and its colours.

    What stands in it is held to the same list of elements as the page is (FN007).
    """

    NAME = "drawing"
    ARGUMENT = True
    docs: Path

    def on_create(self, parent: etree.Element) -> etree.Element:
        path = self.docs / posixpath.normpath(self.argument)
        if path.suffix != ".svg" or not path.is_file() or not path.resolve().is_relative_to(self.docs.resolve()):
            return etree.SubElement(
                parent, "img", {"src": self.argument, "alt": ""}
            )  # a strict build says it is missing
        holder = etree.SubElement(
            parent, "div", {"class": "drawing editorial"}
        )  # its words name things, and claim nothing
        holder.text = self.md.htmlStash.store(path.read_text(encoding="utf-8").strip())
        return holder


class CheckReport(_View):
    """`/// check-report`: how many claims, quotations and figures were checked, and every allowed finding."""

    NAME = "check-report"

    def html(self) -> str:
        """A mark for the publisher to fill: a page cannot report on a check of the site that it is part of."""
        return REPORT_MARK


class Exports(_View):
    """`/// exports`: every file of data that the site offers, and what its columns mean."""

    NAME = "exports"

    def html(self) -> str:
        """A mark for the publisher to fill."""
        return EXPORTS_MARK


class Corrections(_View):
    """`/// corrections`: what was corrected or withdrawn, newest first."""

    NAME = "corrections"

    def html(self) -> str:
        """A list from `evidence/corrections.yml`. What is wrong with the file is a finding of the check (FN003)."""
        found = load_history(self.state.folder, self.state.folder.parent).corrections
        if not found:
            return "<p>Nothing has been corrected or withdrawn since the site was first published.</p>"
        items = "".join(
            f"<li>{time_element(each.date)}: {each.kind}. {escape(each.why)} Before, it said: ‘{escape(each.was)}’</li>"
            for each in sorted(found, key=lambda each: each.date, reverse=True)
        )
        return f'<ul class="corrections">{items}</ul>'


_FILLED = (Bibliography, CheckReport, Exports, Corrections)
_DRAWN_LATER = (TimelineChart, EventsThatMatter, FlowDiagram, BarChart, TimeChart, LatestEvents)


def _order(item: tuple[str, SourceFile]) -> str:
    csl = item[1].source.csl
    return f"{csl.author[0] if csl.author else csl.title}".casefold() + item[1].id


class ViewBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers the views with the Blocks processor of PyMdown Extensions."""

    def __init__(self, state: PageState, docs: Path, **kwargs: Any) -> None:
        self._state = state
        self._docs = docs
        super().__init__(**kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlockProcessor) -> None:  # noqa: N802
        """Called by PyMdown Extensions."""
        for view in _FILLED:
            block_mgr.register(type(view.__name__, (view,), {"state": self._state}), {})
        block_mgr.register(type("Drawing", (Drawing,), {"state": self._state, "docs": self._docs}), {})
        for drawn in _DRAWN_LATER:
            block_mgr.register(drawn, {})
