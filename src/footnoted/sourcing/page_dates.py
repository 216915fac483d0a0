"""When a page says that it was published. Where it says two things that cannot both be, it is asked for."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from footnoted.sourcing.draft import as_edtf
from footnoted.sourcing.margins import is_beside

#: Where something was told, and its words.
Told = tuple[str, str]

#: Classes of elements that hold the day of publication, by custom and by microformats (`dt-published`).
_CLASSES = frozenset({"published", "entry-date", "dt-published", "post-date", "article-date", "publish-date"})


def publication_date(told: Sequence[Told], marked: Sequence[Told], language: str) -> Told | None:
    """The date (EDTF) and where it was told. `told` are the page's data, the surest first; `marked` its own elements.

    A time in UTC gives way to the same one where the publisher is, and to the neighbouring day that the page shows:
    that is the day on which its readers read it. Data that disagree by more than a day leave the date open.
    """
    data = [(said_by, date, text) for said_by, text in told if (date := as_edtf(text, language))]
    shown = [(said_by, date, text) for said_by, text in marked if (date := as_edtf(text, language))]
    first = next(iter(data or shown), None)
    if first is None or any(_apart(first[1], date) > 1 for _, date, _ in data):
        return None
    if _is_utc(first[2]):
        local = (each for each in (*data, *shown) if not _is_utc(each[2]) and _apart(first[1], each[1]) == 1)
        first = next(local, first)
    return first[0], first[1]


def marked_dates(tree: HtmlElement) -> Iterator[Told]:
    """Dates of elements that say what they are: `itemprop`, `pubdate`, hAtom's `published`, the page's one `time`."""
    for element in tree.iter("*"):
        if "datepublished" in (element.get("itemprop") or "").lower().split():
            yield "itemprop datePublished", _of(element)
    times = [element for element in tree.iter("time") if not is_beside(element)]
    yield from (("<time pubdate>", _of(each)) for each in times if each.get("pubdate") is not None)
    classed = [each for each in tree.iter("time", "abbr", "span") if _CLASSES & set((each.get("class") or "").split())]
    yield from _only("class published", (each for each in classed if not is_beside(each)))
    yield from _only("<time>", times)


def date_in_address(url: str) -> Iterator[Told]:
    """The day that a newspaper's or a blog's address names: `/2020/05/31/…`, `/2020/may/31/…`, `…-2020-05-31`."""
    if found := re.search(r"/((?:19|20)\d\d)[/-]?([01]\d|[a-z]{3})[/-]?([0-3]\d)(?=[/_-]|$)", url):
        yield "the address", " ".join(reversed(found.groups())) if found[2].isalpha() else "-".join(found.groups())


def _only(said_by: str, elements: Iterable[HtmlElement]) -> Iterator[Told]:
    """The date of these elements, where they all have one and the same day."""
    texts = {text[:10]: text for each in elements if re.search(r"\d{4}", text := _of(each))}
    if len(texts) == 1:
        yield said_by, next(iter(texts.values()))


def _of(element: HtmlElement) -> str:
    return str(element.get("datetime") or element.get("content") or element.get("title") or element.text_content())


def _is_utc(text: str) -> bool:
    return bool(re.search(r"T\d\d:\d\d.*(?:Z|[+-]00:?00)\s*$", text))


def _apart(one: str, other: str) -> int:
    """How many days two dates are apart, as far as the less exact of them goes; 0 where one may be the other."""
    if one.startswith(other) or other.startswith(one):
        return 0
    if len(one) == len(other) == len("2020-01-01"):
        return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
    return 366
