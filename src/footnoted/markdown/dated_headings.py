"""Dated headings: `### Title { #id date="2022-05" kind="contract" }` says when the event was and what sort of event, in
attributes that HTML knows; date and kind are shown below the heading. `.matters` marks those that matter most.
"""

import itertools
import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from markdown import Markdown
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor

from footnoted.charts.events import kind_name
from footnoted.markdown.page_state import PageState
from footnoted.markdown.spoken import plain, text_of
from footnoted.model import Event, is_edtf, page_url, way_up
from footnoted.notes.date_html import time_element

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t]*\{:?(?P<attributes>[^{}\n]*)\}[ \t]*#*[ \t]*$", re.MULTILINE)
_FENCED = re.compile(r"^(?P<fence> *(?:```+|~~~+))[^\n]*\n.*?^(?P=fence)[^\n]*$", re.DOTALL | re.MULTILINE)
_LEVELS = {"section": 1, **{f"h{level}": level for level in range(1, 7)}}  # the notes are a section


class DatedHeadings(Treeprocessor):
    """Renames a heading's `date` to `data-date`, and its `kind` to `data-kind`, and puts both below it."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for heading in [each for each in parent if isinstance(each.tag, str) and re.fullmatch("h[1-6]", each.tag)]:
                for name in ("date", "kind"):
                    if name in heading.attrib:
                        heading.set(f"data-{name}", heading.attrib.pop(name))
                if event := _event(heading):
                    shown = _shown(event)
                    shown.attrib.update(self._state.made)
                    parent.insert(list(parent).index(heading) + 1, shown)


def _shown(event: Event) -> etree.Element:
    """The date as people write it. It is made from the heading, so that no rule asks for its source again."""
    paragraph = etree.Element("p", {"class": "editorial", "data-footnoted": "generated"})
    paragraph.append(etree.fromstring(time_element(event.date)))
    if event.kind:
        paragraph[0].tail = " "
        etree.SubElement(paragraph, "span", {"class": "chip"}).text = kind_name(event.kind)
    return paragraph


def _event(element: etree.Element) -> Event | None:
    """The event of a dated heading. A date that is not one has its finding (FN303)."""
    date = element.get("data-date")
    if not date or not is_edtf(date):
        return None
    kind, own = plain(element.get("data-kind", "")), plain(element.get("id", ""))
    return Event(text_of(element), date, f"#{own}", kind, "matters" in element.get("class", "").split())


def events_in_tree(root: etree.Element) -> Iterator[Event]:
    """The dated headings of the page being converted."""
    yield from (event for element in root.iter() if (event := _event(element)))


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


def lay_rail(root: etree.Element, kinds: Sequence[str]) -> None:
    """Gathers each dated heading and what belongs to it in a section, with the number of its kind as a class.

    The heading above (a year) gets the numbers of all events below it: it is hidden where all of these are.
    """
    children = list(root)
    del root[:]
    into, ends_at, above = root, 0, None
    for child in children:
        level = _LEVELS.get(child.tag, 9)
        event = _event(child)
        if event or level <= ends_at:
            into, ends_at = root, 0
        if event:
            css = f"kind-{kinds.index(event.kind) + 1}"
            into, ends_at = etree.SubElement(root, "section", {"class": f"event {css}"}), level
            if above is not None:
                above.set("class", " ".join(dict.fromkeys([*above.get("class", "year").split(), css])))
        elif into is root and 1 < level < 9:
            above = child
        into.append(child)


def fold_years(root: etree.Element, made: Mapping[str, str]) -> None:
    """Folds the events of all years on the rail but the first: a phone would need fifty screens for them.

    `made` marks the line that says how many there are as not the author's.
    """
    runs = [list(run) for is_event, run in itertools.groupby(list(root), _is_on_rail) if is_event]
    for events in runs[1:]:
        fold = etree.Element("details", {"class": "events"})
        summary = etree.SubElement(fold, "summary", {"data-footnoted": "generated", **made})
        summary.text = f"{len(events)} event{'s' if len(events) > 1 else ''}"
        root.insert(list(root).index(events[0]), fold)
        for event in events:
            root.remove(event)
            fold.append(event)


def _is_on_rail(element: etree.Element) -> bool:
    return element.tag == "section" and "event" in element.get("class", "").split()
