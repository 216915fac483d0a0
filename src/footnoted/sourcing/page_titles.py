"""Which of the titles that a page gives itself is its own, without the site's name around it."""

import re
from collections.abc import Sequence

from footnoted.sourcing.draft import clean

#: What stands between a title and the name of a site or of a section.
_BETWEEN = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*[|»]\s*|:\s+|\s+//\s+")
_CUT = re.compile(r"\s*(?:\.\.\.|…)$")


def best_title(told: Sequence[tuple[str, str]], headings: Sequence[str], site: str) -> tuple[str, str] | None:
    """The title and where it was told. `told` has what the page's data says, the surest first; `headings` its h1.

    What the page's heading says as well is the title, without what stands around it in the data. Otherwise the first
    that is told, whole if another one goes on where it is cut, and without the site's name.
    """
    titles = [(said_by, text) for said_by, each in told if (text := clean(each))]
    for said_by, text in titles:
        for heading in map(clean, headings):
            if part := _part_like(text, heading):
                return said_by, part
    for said_by, text in titles:
        start = _CUT.sub("", text)
        whole = next((each for _, each in titles if start != text and each.startswith(start) and each != text), text)
        return said_by, _without_site(whole, site)
    return None


def _part_like(title: str, heading: str) -> str | None:
    """The part of the title that is the heading, in the title's own letters: the whole, its begin or its end."""
    wanted = _letters(heading)
    if not wanted or len(wanted) < 3:
        return None
    cuts = [0, *(found.end() for found in _BETWEEN.finditer(title))]
    ends = [*(found.start() for found in _BETWEEN.finditer(title)), len(title)]
    parts = (title[start:end] for start in cuts for end in reversed(ends) if start < end)
    return next((part.strip() for part in parts if _letters(part) == wanted), None)


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def _without_site(title: str, site: str) -> str:
    """`Headline | The Guardian` without the site's name."""
    return re.sub(rf"\s*[|–—·•:-]\s*{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE) or title if site else title
