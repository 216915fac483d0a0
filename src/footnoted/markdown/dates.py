"""Dated headings: `### Title { date="2022-05" kind="contract" }` says when the event was and what sort of event, in
attributes that HTML knows.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor


class DatedHeadings(Treeprocessor):
    """Renames a heading's `date` to `data-date`, and its `kind` to `data-kind`."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag):
                for name in ("date", "kind"):
                    if name in element.attrib:
                        element.set(f"data-{name}", element.attrib.pop(name))
