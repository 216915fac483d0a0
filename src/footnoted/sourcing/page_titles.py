"""Which of the titles that a page gives itself is its own, without the site's name around it."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from footnoted.sourcing.draft import clean
from footnoted.sourcing.margins import is_beside

#: What stands between a title and the name of a site or of a section.
_BETWEEN = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*[|»]\s*|:\s+|\s+//\s+")
#: Classes of a title by custom and by microformats (`p-name`).
_CLASSES = frozenset({"entry-title", "post-title", "article-title", "headline", "p-name"})
_CUT = re.compile(r"\s*(?:\.\.\.|…)$")


def best_title(
    told: Sequence[tuple[str, str]], headings: Sequence[str], site: str, host: str = ""
) -> tuple[str, str] | None:
    """The title and where it was told. `told` has what the page's data says, the surest first; `headings` its h1.

    What the page's heading says as well is the title, without what stands around it in the data. Otherwise the first
    that is told, whole if another one goes on where it is cut, and without the names that `site` and `host` give the
    site. Where the data has nothing but these, the only heading is the title.
    """
    names = _names(site, host)
    headings = [text for each in headings if (text := clean(each)) and _letters(text) not in names]
    titles = [(said_by, text) for said_by, each in told if (text := clean(each)) and _letters(text) not in names]
    for said_by, text in titles:
        for heading in headings:
            if part := _part_like(text, heading):
                return said_by, part
    for said_by, text in titles:
        start = _CUT.sub("", text)
        whole = next((each for _, each in titles if start != text and each.startswith(start) and each != text), text)
        return said_by, _without(names, whole)
    return ("the heading", headings[0]) if len(headings) == 1 else None


def marked_titles(tree: HtmlElement) -> list[HtmlElement]:
    """Headings below the first level that say that they are the title: `itemprop`, and classes by custom."""
    said = (
        each
        for each in tree.iter("h2", "h3")
        if "headline" in (each.get("itemprop") or "") or _CLASSES & set((each.get("class") or "").split())
    )
    return [each for each in said if not is_beside(each)]


def _names(site: str, host: str) -> frozenset[str]:
    """What a site may be called: by itself, and by its host with and without the ending (lastampa, lastampa.it)."""
    labels = host.casefold().removeprefix("www.").split(".")
    hosts = ["".join(labels[at:end]) for at in range(len(labels) - 1) for end in (len(labels) - 1, len(labels))]
    return frozenset(filter(None, map(_letters, (site, *hosts))))


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


def _without(names: frozenset[str], title: str) -> str:
    """`Headline | The Guardian` without the site's name, at its end or in front."""
    between = list(_BETWEEN.finditer(title))
    if between and _letters(title[between[-1].end() :]) in names:
        return _without(names, title[: between[-1].start()])
    if between and _letters(title[: between[0].start()]) in names:
        return _without(names, title[between[0].end() :])
    return title.strip()
