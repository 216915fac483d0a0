"""Closing tags that close what the page did not open: in a built page, the theme's own elements around its text.

What stands behind them, the page's sources among it, would no longer be part of the article.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from footnoted.model.made_by import MADE_BY, US
from footnoted.reading.pretending import Refused

#: Elements that themes set around a page's text, from the outside in.
_AROUND = ("main", "nav", "section", "ul", "li", "div", "article")
_OPENING = "".join(f'<{name} {MADE_BY}="{US}">' for name in _AROUND)
_END = f'wbr[{MADE_BY}="{US}-end"]'


def closed_around(page: str) -> Iterator[Refused]:
    """The outermost element around the page's text that a tag of its own would close: one is put around it to see."""
    end = f'<wbr {MADE_BY}="{US}-end">'
    node = LexborHTMLParser(f"<!doctype html><html><body>{_OPENING}{page}{end}</body></html>").css_first(_END)
    if node is None:
        return  # what swallows all that follows is refused by its name
    open_still = set()
    while node.parent is not None:
        node = node.parent
        if node.is_element_node and node.attributes.get(MADE_BY) == US:
            open_still.add(node.tag)
    closed = next((name for name in _AROUND if name not in open_still), None)
    if closed:
        yield f"a closing tag </{closed}> of an element that the page does not open", f"</{closed}"
