"""A line `{ .flows #id }` behind a table gives the table its class and id: attribute lists do not reach tables."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor

_ALONE = re.compile(r"\s*\{:?[ ]*([^}\n]*)[ ]*\}\s*\Z")


class TableAttributes(Treeprocessor):
    """Moves a paragraph that is nothing but an attribute list to the table before it."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for table, behind in list(zip(parent, list(parent)[1:], strict=False)):
                alone = _ALONE.match(behind.text or "") if behind.tag == "p" and not len(behind) else None
                if table.tag == "table" and alone:
                    _give(table, alone.group(1))
                    parent.remove(behind)


def _give(table: etree.Element, attributes: str) -> None:
    for name, value in get_attrs_and_remainder(attributes)[0]:
        if name == ".":
            table.set("class", f"{table.get('class', '')} {value}".strip())
        else:
            table.set(name, value)
