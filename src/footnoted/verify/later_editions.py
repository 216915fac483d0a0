"""Later editions, updates and withdrawals of a page of GOV.UK, by its Content API."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from footnoted.model import Source
from footnoted.model.dates import MONTHS
from footnoted.text.printable import printable
from footnoted.verify.service_answers import Ask, as_object, day_of
from footnoted.web.answers import FetchError

_CONTENT = "https://www.gov.uk/api/content"


async def on_govuk(source: Source, ask: Ask) -> str | None:
    """What followed the page of the source."""
    path = urlsplit(source.csl.url).path.rstrip("/")
    try:
        answer = await ask(_CONTENT + path)
        if location := answer.headers.get("location"):
            new = urlsplit(urljoin(answer.url, location)).path.removeprefix("/api/content")
            if not (path == new or path.startswith(f"{new}/")):
                return f"GOV.UK has moved the page to https://www.gov.uk{printable(new)}"
            answer = await ask(_CONTENT + new)  # a part of a guide: the guide answers for it
    except FetchError as error:
        if error.status == 410:
            return "GOV.UK has taken the page away"
        raise
    item = as_object(answer)
    if withdrawn := day_of((item.get("withdrawn_notice") or {}).get("withdrawn_at")):
        return f"GOV.UK withdrew the page on {withdrawn}"
    holder = next(iter(_linked(item, "parent")), None)
    publication = as_object(await ask(_address(holder))) if holder else None  # which a page is a document of
    if later := await _later_edition(item, publication, source.accessed, ask):
        where = printable(later.get("base_path") or "")
        return f"GOV.UK has a later edition: “{printable(later['title'])}”, https://www.gov.uk{where}"
    updated = day_of(item.get("public_updated_at"))
    if updated <= source.accessed or _only_translated(publication or item, source.accessed):
        return None
    return f"GOV.UK updated the page on {updated}, after it was read"


def _only_translated(item: Mapping[str, Any], since: str) -> bool:
    """Whether all that a page or publication says of its changes since a day is a translation."""
    notes = _notes_since(item, since)
    return bool(notes) and all(_TRANSLATED.search(each) for each in notes)


async def _later_edition(
    item: Mapping[str, Any], publication: Mapping[str, Any] | None, since: str, ask: Ask
) -> Mapping[str, Any] | None:
    """A later edition in a collection that has the page, or its publication; or beside it in that publication, as it
    lists its documents or says what it added since a day.
    """
    later = await _in_collections(item, ask)
    if later or publication is None:
        return later
    if note := _added_since(publication, since):
        return {"title": note, "base_path": publication.get("base_path")}
    return _first_later(_linked(publication, "children"), _title(item)) or await _in_collections(publication, ask)


async def _in_collections(item: Mapping[str, Any], ask: Ask) -> Mapping[str, Any] | None:
    for collection in _linked(item, "document_collections"):
        listed = _linked(as_object(await ask(_address(collection))), "documents")
        if later := _first_later(listed, _title(item)):
            return later
    return None


def _first_later(listed: Sequence[Mapping[str, Any]], than: str) -> Mapping[str, Any] | None:
    """The first of the listed pages that is a later edition of the one with a title."""
    return next((each for each in listed if not each.get("withdrawn") and is_later_edition(_title(each), than)), None)


def _added_since(item: Mapping[str, Any], since: str) -> str | None:
    """What a publication says that it added: “Added week 48 report.”"""
    return next((each for each in _notes_since(item, since) if _ADDED.match(each)), None)


def _notes_since(item: Mapping[str, Any], since: str) -> list[str]:
    """What a page says of its changes after a day."""
    details = item.get("details")
    changes = details.get("change_history") if isinstance(details, dict) else None
    listed = (each for each in changes or () if isinstance(each, dict))
    return [str(each.get("note") or "") for each in listed if day_of(each.get("public_timestamp")) > since]


def _address(linked: Mapping[str, Any]) -> str:
    return urljoin(_CONTENT, str(linked.get("api_path") or f"/api/content{linked.get('base_path')}"))


def _linked(item: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    links = item.get("links")
    listed = links.get(name) if isinstance(links, dict) else None
    return [each for each in listed or () if isinstance(each, dict)]


def _title(item: Mapping[str, Any]) -> str:
    return str(item.get("title") or "")


def is_later_edition(title: str, than: str) -> bool:
    """Whether two titles are of one series, and the first is of the later edition."""
    (ours, our_stage), (theirs, their_stage) = _edition(than), _edition(title)
    return bool(ours and theirs) and (ours, our_stage) < (theirs, their_stage) and _is_one_series(title, than)


def _is_one_series(title: str, other: str) -> bool:
    """Whether two titles say the same but for their dates, in any order. One may leave out how often it comes, or where
    it is of.
    """
    one, two = _subject(title), _subject(other)
    fit = all(one & told == two & told or not one & told or not two & told for told in (_OFTEN, _PLACES))
    return fit and one - _OFTEN - _PLACES == two - _OFTEN - _PLACES


def _edition(title: str) -> tuple[tuple[int, ...], int]:
    """The latest day, month or quarter that a title names, as year, month and day, or else its week; an empty tuple
    without any. And how far its figures are settled: a second estimate, or a revised edition, comes after the first.
    """
    found = [
        (int(each["year"]), _MONTH.get(each["month"].lower(), 0) if each["month"] else 3 * int(each["quarter"] or 0),
         int(each["day"] or 0))
        for each in _DATE.finditer(title)
    ]  # fmt: skip
    found = found or [(0, 0, int(each[1])) for each in _WEEK.finditer(title)]
    stages = [_STAGES[each[0].lower()] for each in _STAGE.finditer(title)]
    return max(found, default=()), max(stages, default=0)


def _subject(title: str) -> frozenset[str]:
    """What the title of an edition is about: its words, but for dates, plurals and what any edition may be called."""
    words = re.findall(r"[^\W\d_]+", _STAGE.sub(" ", _OF_DATES.sub(" ", title)).lower())
    return frozenset(each.removesuffix("s") for each in words) - _ANY_EDITION


_MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_DATE = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(MONTHS)})\s+|(?:Q|quarter\s)(?P<quarter>[1-4])\s+)?"
    r"(?:\d{4}\s*(?:to|-|–|/)\s*)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\bweek\s(\d{1,2})\b", re.IGNORECASE)
_ADDED = re.compile(r"added\b.*\b(?:report|edition|release|bulletin)\b", re.IGNORECASE)
_TRANSLATED = re.compile(r"\b(?:translations?|(?:[A-Z]\w+[ -]language|Welsh) versions?)\b")
_OF_DATES = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|quarter|q[1-4]|year|fye|academic|season|ending|to|[\d–/-]+(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_STAGES = {
    "provisional": -1,
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "final": 4,
    "revised": 5,
    "corrected": 5,
}
_STAGE = re.compile(
    r"\b(?:(?:first|1st|second|2nd|third|3rd|final)(?=\s+(?:estimate|edition|release)s?\b)|provisional|revised|corrected)\b",
    re.IGNORECASE,
)
_PLACES = frozenset(("england", "wale", "scotland", "ireland", "northern", "great", "britain", "uk"))
_OFTEN = frozenset(("weekly", "monthly", "quarterly", "annual", "yearly"))
_ANY_EDITION = frozenset(
    """a an and the of for in on at by from with statistic publication release bulletin report mi statistical official
    national""".split()
)
