"""Where a page tells of other pages: in its margin, its lists and its comments."""

from lxml.html import HtmlElement

_BESIDE = frozenset({"aside", "footer", "nav", "li"})


def is_beside(element: HtmlElement) -> bool:
    """Whether an element stands there: its date, its author or its title is of something else."""
    return any(
        each.tag in _BESIDE or "comment" in f"{each.get('id') or ''} {each.get('class') or ''}".lower()
        for each in element.iterancestors()
    )
