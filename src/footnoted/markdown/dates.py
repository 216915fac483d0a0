"""Dated headings: `### Title { date="2022-05" }` says when the event was, in an attribute that HTML knows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor


class DatedHeadings(Treeprocessor):
    """Renames a heading's `date` to `data-date`."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag) and "date" in element.attrib:
                element.set("data-date", element.attrib.pop("date"))
