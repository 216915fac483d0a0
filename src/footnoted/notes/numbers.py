"""What the notes of a page are called: the number of the source, with a letter where the page has several of it."""

from collections.abc import Iterable
from itertools import count
from string import ascii_lowercase

from footnoted.model import Citation


def by_source(cited: Iterable[Citation]) -> dict[str, list[Citation]]:
    """Citations under the id of their source. A source that is cited alone as well comes before its excerpts."""
    groups: dict[str, list[Citation]] = {}
    for each in cited:
        groups.setdefault(each.source, []).append(each)
    return {source: sorted(group, key=lambda each: each.excerpt is not None) for source, group in groups.items()}


def numbers(cited: Iterable[Citation]) -> dict[Citation, str]:
    """“3” for the one note of the third source; “3a”, “3b” and so on where there are several."""
    named = {}
    for number, group in enumerate(by_source(cited).values(), 1):
        letters = map(_letter, count())
        for each in group:
            named[each] = f"{number}{next(letters) if each.excerpt and len(group) > 1 else ''}"
    return named


def _letter(at: int) -> str:
    """As lists of letters count: a to z, aa, ab …"""
    return (_letter(at // 26 - 1) if at >= 26 else "") + ascii_lowercase[at % 26]
