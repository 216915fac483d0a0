"""A link that leads to the very words: a text fragment for web pages, the page of a PDF.

URL Fragment Text Directives (WICG): `#:~:text=start,end`. The browser keeps them to itself; one that does not
know them or does not find the words shows the top of the page, as a plain link does.
"""

import re
from urllib.parse import quote, urlsplit

from footnoted.model import Excerpt

#: Words as any copy of a text has them: quotation marks, apostrophes and dashes differ between an excerpt and its page.
_PLAIN_RUN = re.compile(r"(?<![^\s(])\w+(?:[,;]?\s+\w+)*(?![^\s.,;:!?)])")
_LONG = 5  # words: fewer stand in many places of a page
_WHOLE = 12  # words that are named all, without a start and an end
_PAGE = re.compile(r"\b(?:page|p\.)\s*(\d+)", re.IGNORECASE)


def passage_address(url: str, excerpt: Excerpt) -> str:
    """The address of the excerpt's words in the page at `url`; `url` itself where they cannot be named surely."""
    if urlsplit(url).fragment:
        return url
    if urlsplit(url).path.lower().endswith(".pdf"):
        page = _PAGE.search(excerpt.locator or "")
        return f"{url}#page={page[1]}" if page else url
    directive = _directive(" ".join(excerpt.text.split()))
    return f"{url}#:~:text={directive}" if directive else url


def _directive(text: str) -> str:
    runs = [run for found in _PLAIN_RUN.finditer(text) if len(run := found.group().split()) >= _LONG]
    if not runs:
        return ""
    if len(runs) == 1 and len(runs[0]) <= _WHOLE:
        return _encoded(runs[0])
    first, last = runs[0][:_LONG], runs[-1][-_LONG:]
    return f"{_encoded(first)},{_encoded(last)}"


def _encoded(words: list[str]) -> str:
    """Percent-encoded, with what the directive itself uses (`-`, `,`, `&`) as well."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
