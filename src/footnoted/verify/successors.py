"""Whether something later took a source's place, by what its publisher's own service says.

Three services are asked, none of which needs a key: the GOV.UK Content API, the list of changes to legislation of
legislation.gov.uk, and the feed of Find Case Law (the National Archives).
"""

import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from lxml import etree

from footnoted.model import Source
from footnoted.model.dates import MONTHS
from footnoted.text.printable import printable
from footnoted.web.answers import Fetched, FetchError

Ask = Callable[[str], Awaitable[Fetched]]

_CONTENT = "https://www.gov.uk/api/content"
_CHANGES = "https://www.legislation.gov.uk/changes/affected/{}/data.feed?results-count=500&sort=modified"
_JUDGMENTS = "https://caselaw.nationalarchives.gov.uk/atom.xml?query={}&order=-date"
_ATOM = {
    "a": "http://www.w3.org/2005/Atom",
    "ukm": "http://www.legislation.gov.uk/namespaces/metadata",
    "tna": "https://caselaw.nationalarchives.gov.uk",
}


async def successor(source: Source, ask: Ask) -> str | None:
    """What followed the source, as a sentence for maintainers; None where its publisher knows of nothing, or no
    service does. Raises `FetchError` where a service does not answer.
    """
    host, path = urlsplit(source.csl.url).hostname or "", urlsplit(source.csl.url).path.rstrip("/")
    if host == "www.gov.uk":
        return await _of_govuk(source, path, ask)
    if host == "www.legislation.gov.uk" and (found := _ACT.match(path)):
        feed = _feed(await ask(_CHANGES.format(found["act"])))
        return next(_amendments(feed, found["act"], found["part"] or "", source.accessed), None)
    if source.csl.type == "legal_case" and (number := _NEUTRAL.search(f"{source.csl.number} {source.csl.title}")):
        feed = _feed(await ask(_JUDGMENTS.format(quote(f'"{number[0]}"'))))
        return next(_later_judgments(feed, source, number[0]), None)
    return None


# ---- GOV.UK ----


async def _of_govuk(source: Source, path: str, ask: Ask) -> str | None:
    try:
        answer = await ask(_CONTENT + path)
        if location := answer.headers.get("location"):
            new = urlsplit(urljoin(answer.url, location)).path.removeprefix("/api/content")
            if not _within(path, new):
                return f"GOV.UK has moved the page to https://www.gov.uk{printable(new)}"
            answer = await ask(_CONTENT + new)  # a part of a guide: the guide answers for it
    except FetchError as error:
        if error.status == 410:
            return "GOV.UK has taken the page away"
        raise
    item = _json(answer)
    if withdrawn := _day((item.get("withdrawn_notice") or {}).get("withdrawn_at")):
        return f"GOV.UK withdrew the page on {withdrawn}"
    if later := await _later_edition(item, ask):
        where = printable(later.get("base_path") or "")
        return f"GOV.UK has a later edition: “{printable(later['title'])}”, https://www.gov.uk{where}"
    updated = _day(item.get("public_updated_at"))
    return f"GOV.UK updated the page on {updated}, after it was read" if updated > source.accessed else None


async def _later_edition(item: Mapping[str, Any], ask: Ask) -> dict[str, Any] | None:
    """A later edition in a collection that has the page, or the publication that a page is a document of."""
    for holder in (None, *_linked(item, "parent")[:1]):
        own = _json(await ask(_address(holder))) if holder else item
        for collection in _linked(own, "document_collections"):
            for each in _linked(_json(await ask(_address(collection))), "documents"):
                if _is_later_edition(each, own):
                    return each
    return None


def _address(linked: Mapping[str, Any]) -> str:
    return urljoin(_CONTENT, str(linked.get("api_path") or f"/api/content{linked.get('base_path')}"))


def _linked(item: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    links = item.get("links")
    listed = links.get(name) if isinstance(links, dict) else None
    return [each for each in listed or () if isinstance(each, dict)]


def _is_later_edition(other: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Whether two titles differ in their dates alone, and the other's is later."""
    titles = [str(each.get("title") or "") for each in (own, other)]
    (ours, theirs), (stem, other_stem) = map(_edition, titles), map(_stem, titles)
    return bool(ours and theirs) and not other.get("withdrawn") and stem == other_stem and ours < theirs


def _edition(title: str) -> tuple[int, ...]:
    """The latest day, month or quarter that a title names, as year, month and day; an empty tuple without a year."""
    found = [
        (int(each["year"]), _MONTH.get(each["month"].lower(), 0) if each["month"] else 3 * int(each["quarter"] or 0),
         int(each["day"] or 0))
        for each in _DATE.finditer(title)
    ]  # fmt: skip
    return max(found, default=())


def _stem(title: str) -> str:
    dates = rf"(?i)\b(?:{'|'.join(MONTHS)}|quarter|q[1-4]|year|ending|to|[\d–/-]+(?:st|nd|rd|th)?)\b"
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(dates, " ", title).lower()))


_MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_DATE = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(MONTHS)})\s+|(?:Q|quarter\s)(?P<quarter>[1-4])\s+)?"
    r"(?:\d{4}\s*(?:to|-|–|/)\s*)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


# ---- legislation.gov.uk ----

_ACT = re.compile(
    r"/(?:id/)?(?P<act>[a-z]{3,5}/(?:[A-Za-z0-9-]+/)?\d{4}/\d+|[a-z]{3,5}/[A-Za-z0-9]+/[\d-]+/\d+)"
    r"(?:/(?!contents|enacted|made|introduction|\d{4}-)(?P<part>[\w-]+(?:/[\w.-]+?)*?))?"
    r"(?:/(?:enacted|made|contents|\d{4}-\d\d-\d\d))*$"
)
#: Changes of the words. That a provision comes into force, or is applied elsewhere, leaves them.
_OF_WORDS = re.compile(r"repeal|revok|substitut|insert|omit|amend|added|renumber|ceas", re.IGNORECASE)
_WHOLE = re.compile(r"(?:Act|Regs?\.?|Regulations|Order|Rules)", re.IGNORECASE)


def _amendments(feed: etree._Element, act: str, part: str, since: str) -> Iterator[str]:
    """Changes of the cited provision's words that were recorded after the source was read, the newest first."""
    for effect in feed.iterfind(".//ukm:Effect", _ATOM):
        kind, modified = effect.get("Type") or "", _day(effect.get("Modified"))
        if modified <= since or _was_in_force(effect, since) or not _OF_WORDS.search(kind):
            continue
        if _touches(effect, kind, act, part):
            by = (effect.get("AffectingURI") or "").replace("http://", "https://").replace("/id/", "/")
            yield f"legislation.gov.uk recorded a change on {modified}: {printable(kind)}, by {printable(by)}"


def _touches(effect: etree._Element, kind: str, act: str, part: str) -> bool:
    provisions = effect.get("AffectedProvisions") or ""
    if _WHOLE.fullmatch(provisions):
        return bool(re.search(r"repeal|revok", kind))
    paths = [_path(each.get("URI"), act) for each in effect.iterfind("ukm:AffectedProvisions//ukm:Section", _ATOM)]
    ranges = effect.iterfind("ukm:AffectedProvisions//ukm:SectionRange", _ATOM)
    between = (_is_between(part, _path(each.get("URI"), act), _path(each.get("UpTo"), act)) for each in ranges)
    return bool(part) and (any(between) or any(_within(each, part) or _within(part, each) for each in paths if each))


def _path(uri: str | None, act: str) -> str:
    """Where in the Act an address leads: `section/36`."""
    return (uri or "").partition(f"{act}/")[2]


def _is_between(part: str, first: str, last: str) -> bool:
    """Whether `section/36` lies in the range from `section/35` to `section/37`, by its number."""
    found = [re.match(r"([^/]*)/(\d+)", each) for each in (part, first, last)]
    (kind, own), (first_kind, low), (last_kind, high) = ((each[1], int(each[2])) if each else ("", 0) for each in found)
    return all(found) and kind == first_kind == last_kind and low <= own <= high


def _was_in_force(effect: etree._Element, since: str) -> bool:
    """Whether all of it was in force before: then its record was edited, not the words."""
    days = [each.get("Date") or "" for each in effect.iterfind("ukm:InForceDates/ukm:InForce", _ATOM)]
    return bool(days) and all(day and day < since for day in days)


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}/")


# ---- Find Case Law ----

_NEUTRAL = re.compile(r"\[\d{4}\] [A-Z]{3,5}(?: [A-Z][A-Za-z]*)? \d+(?: \([A-Za-z]+\))?")
_NO_NAME = frozenset(
    """r regina rex the king queen on application of v vs a an and anor another ors others or in re matter secretary
    state for home department sshd ssh limited ltd plc llp case no""".split()
)


def _later_judgments(feed: etree._Element, source: Source, number: str) -> Iterator[str]:
    """Judgments between the same parties that cite this one and are younger than it."""
    parties = _parties(source.csl.title)
    for entry in feed.iterfind("a:entry", _ATOM):
        title, published = entry.findtext("a:title", "", _ATOM), _day(entry.findtext("a:published", "", _ATOM))
        numbers = [each.text or "" for each in entry.iterfind("tna:identifier", _ATOM)]
        younger = bool(source.csl.issued) and published > str(source.csl.issued)
        if parties and parties <= _parties(title) and number not in numbers and younger:
            named = next((each for each in numbers if each.startswith("[")), "")
            yield f"Find Case Law has a later judgment of {published}: {printable(title)} {printable(named)}".rstrip()


def _parties(title: str) -> frozenset[str]:
    """The words of a case's name that tell who the parties are."""
    words = re.findall(r"[^\W_]+", re.sub(r"\[\d{4}\].*|\((?!on the app)[^()]*\)\s*$", "", title).casefold())
    return frozenset(words) - _NO_NAME


# ---- Answers ----


def _json(answer: Fetched) -> dict[str, Any]:
    try:
        item = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise FetchError("unreachable", "the service's answer is no JSON", answer.status, answer.url) from error
    return item if isinstance(item, dict) else {}


def _feed(answer: Fetched) -> etree._Element:
    try:
        return etree.fromstring(answer.body, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError("unreachable", "the service's answer is no XML", answer.status, answer.url) from error


def _day(stamp: Any) -> str:
    """The day of a time stamp; empty where there is none."""
    found = re.match(r"\d{4}-\d\d-\d\d", stamp) if isinstance(stamp, str) else None
    return found[0] if found else ""
