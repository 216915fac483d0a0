"""Tables: a line `{ .flows #id }` behind one gives it its class and id (attribute lists do not reach tables), and each
stands in a box that scrolls by itself, by keyboard as well, where it is wider than the page.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor

from footnoted.markdown.page_state import PageState

_ALONE = re.compile(r"\s*\{:?([^}\n]*)\}\s*\Z")


class TableAttributes(Treeprocessor):
    """Moves a paragraph that is nothing but an attribute list to the table before it, and boxes the tables of pages
    that cite something and those with a class: what has nothing of ours stays as it was.
    """

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for table, behind in list(zip(parent, list(parent)[1:], strict=False)):
                alone = _ALONE.match(behind.text or "") if behind.tag == "p" and not len(behind) else None
                if table.tag == "table" and alone:
                    _give(table, alone.group(1).strip())
                    parent.remove(behind)
            for at, table in enumerate(list(parent)):
                if table.tag == "table" and (self._state.seen or table.get("class")):
                    parent[at] = _boxed(table)


def _boxed(table: etree.Element) -> etree.Element:
    heads = ", ".join(" ".join("".join(each.itertext()).split()) for each in table.iter("th"))
    named = {"class": "table-box", "role": "group", "aria-label": f"Table: {heads}", "tabindex": "0"}
    box = etree.Element("div", named)
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box


def _give(table: etree.Element, attributes: str) -> None:
    for name, value in get_attrs_and_remainder(attributes)[0]:
        if name == ".":
            table.set("class", f"{table.get('class', '')} {value}".strip())
        else:
            table.set(name, value)
