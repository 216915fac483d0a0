"""Draws the views that are made from the rest of the page: its dated headings and its tables."""

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from footnoted.charts.bars import bar_chart, bar_of
from footnoted.charts.flows import Flow, flow_diagram
from footnoted.charts.latest import latest_events
from footnoted.charts.points import point_of, time_chart
from footnoted.charts.timeline import timeline_chart
from footnoted.markdown.page_state import PageState
from footnoted.model import Event, is_edtf, page_url, way_up

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t]*\{:?(?P<attributes>[^{}\n]*)\}[ \t]*#*[ \t]*$", re.MULTILINE)
_FENCED = re.compile(r"^(?P<fence> *(?:```+|~~~+))[^\n]*\n.*?^(?P=fence)[^\n]*$", re.DOTALL | re.MULTILINE)


class DrawnViews(Treeprocessor):
    """Fills the holders that the blocks left in the tree."""

    def __init__(self, md: Markdown, state: PageState, docs: Path) -> None:
        super().__init__(md)
        self._state = state
        self._docs = docs

    def run(self, root: etree.Element) -> None:
        holders = [each for each in root.iter("div") if each.get("data-footnoted") in _DRAWERS]
        for at, holder in enumerate(holders, 1):
            drawn = self._draw(root, holder, at)
            holder.set("data-footnoted", "generated")
            holder.attrib.update(self._state.made)
            holder.text = self.md.htmlStash.store(drawn)

    def _draw(self, root: etree.Element, holder: etree.Element, at: int) -> str:
        match holder.get("data-footnoted"):
            case "timeline-chart":
                return timeline_chart(self._events(root, holder), f"timeline-{at}", folded=True)
            case "latest-events":
                return latest_events(self._events(root, holder))
            case "flow-diagram":
                return flow_diagram([Flow(row[0], row[1], row[2], each) for row, each in _rows(root, "flows", 3)])
            case "time-chart":
                points = [point_of(row, each) for row, each in _rows(root, _table_class(holder), 2)]
                return time_chart([each for each in points if each])
            case _:
                rows = [bar_of(row, each) for row, each in _rows(root, _table_class(holder), 2)]
                return bar_chart([each for each in rows if each])

    def _events(self, root: etree.Element, holder: etree.Element) -> list[Event]:
        """The dated headings of the page that the block names, or else of this page."""
        page = holder.attrib.pop("data-page", None)
        name = self._state.page_name()
        here = page_url(name) if name else ""
        return list(events_in_markdown(self._docs, page, here) if page else events_in_tree(root))


_DRAWERS = frozenset({"timeline-chart", "latest-events", "flow-diagram", "bar-chart", "time-chart"})


def _table_class(holder: etree.Element) -> str:
    """The class of the tables to draw: what the block names (`/// bar-chart | works`), or `chart`."""
    return holder.attrib.pop("data-page", None) or "chart"


def events_in_tree(root: etree.Element) -> Iterator[Event]:
    """The dated headings of the page being converted. A date that is not one has its finding (FN303)."""
    for element in root.iter():
        date = element.get("data-date") if isinstance(element.tag, str) else None
        if date and is_edtf(date):
            kind, own = _plain(element.get("data-kind", "")), _plain(element.get("id", ""))
            yield Event(_text(element), date, f"#{own}", kind)


def events_in_markdown(docs: Path, page: str, here: str = "") -> Iterator[Event]:
    """The dated headings of another page, named by its path below the folder of pages; none where there is no such.

    Links lead there from the page whose address is `here`.
    """
    path = docs / posixpath.normpath(page)
    if not path.is_file() or not path.resolve().is_relative_to(docs.resolve()):
        return
    for found in _HEADING.finditer(_FENCED.sub("", path.read_text(encoding="utf-8-sig"))):
        attributes = dict(get_attrs_and_remainder(found["attributes"])[0])
        date = attributes.get("date")
        if date and is_edtf(date):
            href = f"{way_up(here)}{page_url(posixpath.normpath(page))}#{attributes.get('id', '')}"
            yield Event(found["title"].strip(), date, href, attributes.get("kind", ""))


def _rows(root: etree.Element, name: str, cells: int) -> Iterator[tuple[list[str], str | None]]:
    """The rows of the tables of a class (the table's own, or that of a box around it), and the id of each row."""
    for box in root.iter():
        if isinstance(box.tag, str) and name in box.get("class", "").split():
            for row in box.iter("tr"):
                found = row.findall("td")
                if len(found) >= cells:
                    own = row.get("id") or next((each.get("id") for each in found if each.get("id")), None)
                    yield [_text(each) for each in found], own and _plain(own)


def _text(element: etree.Element) -> str:
    """What an element says. Python-Markdown keeps escaped characters by their number and raw HTML under a key."""
    spoken = re.sub(f"{STX}(\\d+){ETX}", lambda found: chr(int(found[1])), "".join(_speech(element)))
    return " ".join(_plain(spoken).split())


def _plain(text: str) -> str:
    """A text without the keys of raw HTML, which would be put back wherever they stand, in a picture as well."""
    return re.sub(f"{STX}[^{ETX}]*{ETX}", "", text)


def _speech(element: etree.Element) -> Iterator[str]:
    """The text of an element without citation marks and permalink signs."""
    yield element.text or ""
    for child in element:
        quiet = child.tag == "sup" or {"headerlink", "claim-link"} & set(child.get("class", "").split())
        if isinstance(child.tag, str) and not quiet:
            yield from _speech(child)
        yield child.tail or ""
