"""The mark behind each claim that links to it: a link that needs no script, to which a script may add more."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from footnoted.markdown.page_state import PageState
from footnoted.notes.note_ids import MARK

_CLAIMS = frozenset({"p", "li", "td", "dd"})


class ClaimMarks(Treeprocessor):
    """Adds `<a class="claim-link">` at the end of each block that has an id and a citation."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, root: etree.Element) -> None:
        for element in list(root.iter()):
            identifier = element.get("id")
            if element.tag in _CLAIMS and identifier and _cites(element) and not _editorial(element):
                link = {"class": "claim-link", "href": f"#{identifier}", "aria-label": "Link to this statement"}
                link |= self._state.made
                etree.SubElement(_last_text(element), "a", link).text = AtomicString("¶")


def _cites(element: etree.Element) -> bool:
    if element.tag == "td":
        return True  # a row's citations may stand in its other cells
    return any((each.get("id") or "").startswith(MARK) for each in element.iter("sup"))


def _editorial(element: etree.Element) -> bool:
    return "editorial" in element.get("class", "").split()


def _last_text(element: etree.Element) -> etree.Element:
    """Where the block's own text ends: the element itself, or its paragraph before a list inside it."""
    paragraphs = [each for each in element if each.tag == "p"]
    if paragraphs:
        return paragraphs[0]
    return element
