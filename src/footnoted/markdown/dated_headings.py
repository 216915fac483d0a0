"""Dated headings: `### Title { date="2022-05" kind="contract" }` says when the event was and what sort of event, in
attributes that HTML knows; the date is shown below the heading.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footnoted.markdown.page_state import PageState
from footnoted.model import is_edtf
from footnoted.notes.date_html import time_element


class DatedHeadings(Treeprocessor):
    """Renames a heading's `date` to `data-date`, and its `kind` to `data-kind`, and puts the date below it."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for heading in [each for each in parent if isinstance(each.tag, str) and re.fullmatch("h[1-6]", each.tag)]:
                for name in ("date", "kind"):
                    if name in heading.attrib:
                        heading.set(f"data-{name}", heading.attrib.pop(name))
                date = heading.get("data-date")
                if date and is_edtf(date):
                    shown = _shown(date)
                    shown.attrib.update(self._state.made)
                    parent.insert(list(parent).index(heading) + 1, shown)


def _shown(date: str) -> etree.Element:
    """The date as people write it. It is made from the heading, so that no rule asks for its source again."""
    paragraph = etree.Element("p", {"class": "editorial", "data-footnoted": "generated"})
    paragraph.append(etree.fromstring(time_element(date)))
    return paragraph
