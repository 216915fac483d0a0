"""A link that leads to the very words: a text fragment for web pages, the page of a PDF.

URL Fragment Text Directives (WICG): `#:~:text=start,end`. The browser keeps them to itself; one that does not
know them or does not find the words shows the top of the page, as a plain link does.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import quote, urlsplit

from footnoted.model import Excerpt

#: Words as any copy of a text has them: quotation marks, apostrophes and dashes differ between an excerpt and its page.
_PLAIN_RUN = re.compile(r"(?<![^\s(])\w+(?:[.,]\d+)*(?:[,;]?\s+\w+(?:[.,]\d+)*)*(?![^\s.,;:!?)]|[.,]\d)")
_LONG = 5  # words: fewer stand in many places of a page
_ENOUGH = 4  # words: with others that follow, they do
_TELLING = 8  # words that hardly ever stand in two places of a page
_LAST = 3  # words: behind the first ones, they only say how far to mark
_WHOLE = 12  # words that are named all, without a start and an end
_BESIDE = 3  # words of what stands before it or behind it, where that is stored
_PLAIN_WORD = re.compile(r"\w+(?:[.,]\d+)*[.,;:!?]?")
_PAGE = re.compile(r"\b(?:page|p\.)\s*(\d+)", re.IGNORECASE)


def passage_address(url: str, excerpt: Excerpt) -> str:
    """The address of the excerpt's words in the page at `url`; `url` itself where they cannot be named surely."""
    if urlsplit(url).fragment:
        return url
    if urlsplit(url).path.lower().endswith(".pdf"):
        page = _PAGE.search(excerpt.locator or "")
        return f"{url}#page={page[1]}" if page else url
    directive = _directive(excerpt)
    return f"{url}#:~:text={directive}" if directive else url


def _directive(excerpt: Excerpt) -> str:
    """`prefix-,start,end,-suffix`, as far as the words allow; empty where they would not tell the place.

    What stands around the excerpt is named only where its own first words are too few to stand in one place alone.
    """
    text = " ".join(excerpt.text.split())
    runs = list(_PLAIN_RUN.finditer(text))
    long = [each for each in runs if len(each.group().split()) >= _LONG]
    if not runs:
        return ""
    first, last = (long[0], long[-1]) if long else (runs[0], runs[0])
    if not long and len(runs) > 1 and len(first.group().split()) == _ENOUGH:
        last = runs[-1]
    begins, ends, mark = first.group().split(), last.group().split(), text[last.end() :]
    told = [begins] if first is last and len(begins) <= _WHOLE else [_unmarked(begins[:_TELLING]), ends[-_LAST:]]
    before: list[str] = []
    after: list[str] = []
    if len(begins) < _TELLING:
        before = _plain_words((excerpt.before or "").split()[::-1])[::-1] if first.start() == 0 else []
        after = _plain_words((excerpt.after or "").split()) if len(mark) <= 1 else []
    if not (long or before or after or first is not last):
        return ""
    told[-1][-1] += mark if after else ""
    parts = [f"{_encoded(before)}-" if before else "", *map(_encoded, told), f"-{_encoded(after)}" if after else ""]
    return ",".join(filter(None, parts))


def _unmarked(words: list[str]) -> list[str]:
    return [*words[:-1], words[-1].rstrip(",;")]


def _plain_words(words: Sequence[str]) -> list[str]:
    """The first few of them, up to one that may be written otherwise in the page."""
    return list(takewhile(_PLAIN_WORD.fullmatch, words[:_BESIDE]))


def _encoded(words: list[str]) -> str:
    """Percent-encoded, with what the directive itself uses (`-`, `,`, `&`) as well."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
