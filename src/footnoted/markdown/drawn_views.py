"""Draws the views that are made from the rest of the page: its dated headings and its tables."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footnoted.charts.bars import bar_chart, bar_of
from footnoted.charts.events import event_filter, events_that_matter, kinds_of, latest_events
from footnoted.charts.flows import Flow, flow_diagram
from footnoted.charts.points import point_of, time_chart
from footnoted.markdown.dated_headings import events_in_markdown, events_in_tree, fold_years, lay_rail
from footnoted.markdown.page_state import PageState
from footnoted.markdown.spoken import plain, text_of
from footnoted.model import page_url


class DrawnViews(Treeprocessor):
    """Fills the holders that the blocks left in the tree."""

    def __init__(self, md: Markdown, state: PageState, docs: Path) -> None:
        super().__init__(md)
        self._state = state
        self._docs = docs

    def run(self, root: etree.Element) -> None:
        holders = [each for each in root.iter("div") if each.get("data-footnoted") in _DRAWERS]
        for holder in holders:
            drawn = self._draw(root, holder)
            holder.set("data-footnoted", "generated")
            holder.attrib.update(self._state.made)
            holder.text = self.md.htmlStash.store(drawn)

    def _draw(self, root: etree.Element, holder: etree.Element) -> str:
        match holder.get("data-footnoted"):
            case "timeline-chart":
                events = list(events_in_tree(root))
                lay_rail(root, kinds_of(events))
                fold_years(root, self._state.made)
                return event_filter(events)
            case "events-that-matter":
                return events_that_matter(list(events_in_tree(root)))
            case "latest-events":
                name = self._state.page_name()
                page = holder.attrib.pop("data-page")
                return latest_events(list(events_in_markdown(self._docs, page, page_url(name) if name else "")))
            case "flow-diagram":
                return flow_diagram([Flow(row[0], row[1], row[2], each) for row, each in _rows(root, "flows", 3)])
            case "time-chart":
                points = [point_of(row, each) for row, each in _rows(root, _table_class(holder), 2)]
                return time_chart([each for each in points if each])
            case _:
                rows = [bar_of(row, each) for row, each in _rows(root, _table_class(holder), 2)]
                return bar_chart([each for each in rows if each])


_DRAWERS = frozenset(
    {"timeline-chart", "events-that-matter", "latest-events", "flow-diagram", "bar-chart", "time-chart"}
)


def _table_class(holder: etree.Element) -> str:
    """The class of the tables to draw: what the block names (`/// bar-chart | works`), or `chart`."""
    return holder.attrib.pop("data-page", None) or "chart"


def _rows(root: etree.Element, name: str, cells: int) -> Iterator[tuple[list[str], str | None]]:
    """The rows of the tables of a class (the table's own, or that of a box around it), and the id of each row."""
    for box in root.iter():
        if isinstance(box.tag, str) and name in box.get("class", "").split():
            for row in box.iter("tr"):
                found = row.findall("td")
                if len(found) >= cells:
                    own = row.get("id") or next((each.get("id") for each in found if each.get("id")), None)
                    yield [text_of(each) for each in found], own and plain(own)
