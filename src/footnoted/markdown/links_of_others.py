"""Marks the links that other extensions make of headings and footnotes, so that the linter knows them from an author's.

Themes hide such links until a reader points at them, so an author who writes their classes hides words. Nothing in the
finished page tells who wrote a class; when it came into the tree does.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footnoted.markdown.page_state import PageState

_CLASSES = frozenset({"headerlink", "footnote-ref", "footnote-backref"})

#: Footnotes come between the first two (at 50, and with the inline pass at 20), before attribute lists (8); permalinks
#: between the last two (5).
BEFORE_FOOTNOTES, BEHIND_FOOTNOTES, BEFORE_PERMALINKS, BEHIND_PERMALINKS = 60, 8.5, 5.5, 4.8


class LinksOfOthers(Treeprocessor):
    """Notes which such links are there, or with `behind`, marks those that have come since."""

    def __init__(self, md: Markdown, state: PageState, *, behind: bool) -> None:
        super().__init__(md)
        self._state = state
        self._behind = behind

    @classmethod
    def register(cls, md: Markdown, state: PageState) -> None:
        """Put one before and one behind each extension that makes such links."""
        for priority in (BEFORE_FOOTNOTES, BEHIND_FOOTNOTES, BEFORE_PERMALINKS, BEHIND_PERMALINKS):
            behind = priority in (BEHIND_FOOTNOTES, BEHIND_PERMALINKS)
            md.treeprocessors.register(cls(md, state, behind=behind), f"footnoted-links-{priority}", priority)

    def run(self, root: etree.Element) -> None:
        if self._behind:
            before = set(map(id, self._state.links))
            for each in _links(root):
                if id(each) not in before:
                    each.attrib.update(self._state.made)
        self._state.links = list(_links(root))


def _links(root: etree.Element) -> Iterator[etree.Element]:
    return (each for each in root.iter("a") if not _CLASSES.isdisjoint(each.get("class", "").split()))
