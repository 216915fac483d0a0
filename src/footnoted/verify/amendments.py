"""Amendments of legislation since it was read, by legislation.gov.uk's list of changes."""

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from footnoted.model import Source
from footnoted.text.printable import printable
from footnoted.verify.service_answers import NAMESPACES, Ask, as_feed, day_of

_CHANGES = "https://www.legislation.gov.uk/changes/affected/{}/data.feed?results-count=500&sort=modified"
_ACT = re.compile(
    r"/(?:id/)?(?P<act>[a-z]{3,5}/(?:[A-Za-z0-9-]+/)?\d{4}/\d+|[a-z]{3,5}/[A-Za-z0-9]+/[\d-]+/\d+)"
    r"(?:/(?!contents|enacted|made|introduction|\d{4}-)(?P<part>[\w-]+(?:/[\w.-]+?)*?))?"
    r"(?:/(?:enacted|made|contents|\d{4}-\d\d-\d\d))*$"
)
#: Changes of the words. That a provision comes into force, or is applied elsewhere, leaves them.
_OF_WORDS = re.compile(r"repeal|revok|substitut|insert|omit|amend|added|renumber|ceas", re.IGNORECASE)
_WHOLE = re.compile(r"(?:Act|Regs?\.?|Regulations|Order|Rules)", re.IGNORECASE)
#: A provision as excerpts name it: what its address begins with, and its number.
_PROVISION = re.compile(r"\b(section|schedule|article|regulation|rule)s?\s(\d+[A-Z]*)", re.IGNORECASE)
_ANY = "*"  # no provision is named: words of any may be what is cited


async def of_legislation(source: Source, ask: Ask, today: datetime.date) -> str | None:
    """The newest change of the words that the source cites."""
    found = _ACT.match(urlsplit(source.csl.url).path.rstrip("/"))
    if not found:
        return None
    listed = re.search(r"/(?:contents|introduction)\b", source.csl.url)  # what the Act holds, and none of its rules
    parts = (found["part"],) if found["part"] else () if listed else _provisions_named(source) or (_ANY,)
    feed = as_feed(await ask(_CHANGES.format(found["act"])))
    return next(_changes(feed, found["act"], parts, source.accessed, today.isoformat()), None)


def _provisions_named(source: Source) -> tuple[str, ...]:
    """What is cited of an Act as a whole: the provisions that the source's title and excerpts name."""
    texts = (source.csl.title, *(excerpt.text for excerpt in source.excerpts.values()))
    return tuple({f"{kind.lower()}/{number}": None for text in texts for kind, number in _PROVISION.findall(text)})


def _changes(feed: etree._Element, act: str, parts: tuple[str, ...], since: str, today: str) -> Iterator[str]:
    """Changes of the cited provisions' words since the source was read, in the order of the list: the newest first."""
    for effect in feed.iterfind(".//ukm:Effect", NAMESPACES):
        kind = effect.get("Type") or ""
        told = _told(effect, since, today) if _OF_WORDS.search(kind) else None
        if told and any(_touches(effect, kind, act, part) for part in parts or ("",)):
            by = (effect.get("AffectingURI") or "").replace("http://", "https://").replace("/id/", "/")
            yield f"legislation.gov.uk {told}: {printable(kind)}, by {printable(by)}"


def _touches(effect: etree._Element, kind: str, act: str, part: str) -> bool:
    provisions = effect.get("AffectedProvisions") or ""
    if _WHOLE.fullmatch(provisions):
        return bool(re.search(r"repeal|revok", kind))
    listed = effect.iterfind("ukm:AffectedProvisions//ukm:Section", NAMESPACES)
    paths = [_path(each.get("URI"), act) for each in listed]
    ranges = effect.iterfind("ukm:AffectedProvisions//ukm:SectionRange", NAMESPACES)
    between = (_is_between(part, _path(each.get("URI"), act), _path(each.get("UpTo"), act)) for each in ranges)
    touched = any(between) or any(_within(each, part) or _within(part, each) for each in paths if each)
    return part == _ANY or (bool(part) and touched)


def _path(uri: str | None, act: str) -> str:
    """Where in the Act an address leads: `section/36`."""
    return (uri or "").partition(f"{act}/")[2]


def _is_between(part: str, first: str, last: str) -> bool:
    """Whether `section/36` lies in the range from `section/35` to `section/37A`, by its number and letters."""
    found = [re.match(r"([^/]*)/(\d+)([A-Z]*)", each) for each in (part, first, last)]
    kinds = {each and each[1] for each in found}
    own, low, high = ((int(each[2]), each[3]) if each else (0, "") for each in found)
    return all(found) and len(kinds) == 1 and low <= own <= high


def _told(effect: etree._Element, since: str, today: str) -> str | None:
    """What the list says of a change since the source was read: that it took force, or, where no day is named, that it
    was recorded. Where all of it took force before, its record was edited, not the words; where all of it will, the
    words still stand.
    """
    recorded = day_of(effect.get("Modified"))
    days = [each.get("Date") or "" for each in effect.iterfind("ukm:InForceDates/ukm:InForce", NAMESPACES)]
    if recorded > since and (not days or any(since <= day <= today for day in days)):
        return f"recorded a change on {recorded}"
    late = [day for day in days if since < day <= today]  # made before the source was read, and in force since
    return f"has a change that took force on {max(late)}" if late else None


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}/")
