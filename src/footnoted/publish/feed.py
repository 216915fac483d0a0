"""An Atom feed (RFC 4287) of new claims and corrections. Its dates are those recorded, not those of a build."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from footnoted.publish.catalogue import Catalogue, claim_address

NAME = "feed.xml"
_LONGEST = 100  # entries: a reader that comes by once a month misses none, and the file stays small
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new: `key` is unlike any other entry's, `day` is ISO 8601."""

    key: str
    day: str
    title: str
    text: str
    address: str


def entries(catalogue: Catalogue) -> list[Entry]:
    """Corrections and withdrawals first to be kept, then claims, newest first, no more than a feed can hold."""
    corrected = [
        Entry(
            f"{each.claim or each.page.strip('/').replace('/', '-')}-{each.date}",
            each.date,
            f"{each.kind.capitalize()}: {each.was}",
            each.why,
            each.address,
        )
        for each in catalogue.site.corrections
    ]
    new = [
        Entry(each.id, each.since, each.text, f"{each.page.title}: {each.section}", claim_address(each.id))
        for each in catalogue.claims
        if each.since
    ]
    newest = sorted(new, key=lambda each: each.day, reverse=True)[: max(0, _LONGEST - len(corrected))]
    return sorted([*corrected, *newest], key=lambda each: each.day, reverse=True)


def atom_feed(catalogue: Catalogue) -> bytes:
    """The feed as XML."""
    found = entries(catalogue)
    feed = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    _add(feed, "id", catalogue.url)
    _add(feed, "title", f"{catalogue.name}: new statements and corrections")
    _add(feed, "updated", _moment(max((each.day for each in found), default="1970-01-01")))
    author = etree.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", catalogue.name)
    _link(feed, "self", catalogue.absolute(NAME), "application/atom+xml")
    _link(feed, "alternate", catalogue.url, "text/html")
    for each in _by_day(found):
        entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"tag:{urlsplit(catalogue.url).hostname or 'localhost'},{each.day}:{each.key}")
        _add(entry, "title", each.title if len(each.title) <= 120 else f"{each.title[:119].rsplit(' ', 1)[0]}…")
        _add(entry, "updated", _moment(each.day))
        _link(entry, "alternate", catalogue.absolute(each.address), "text/html")
        _add(entry, "summary", each.title)
        _add(entry, "content", each.text)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _by_day(found: list[Entry]) -> Iterator[Entry]:
    """Each id once: a claim that was corrected twice on one day is listed once."""
    seen = set()
    for each in found:
        if (each.key, each.day) not in seen:
            seen.add((each.key, each.day))
            yield each


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: etree._Element, rel: str, href: str, media: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href, type=media)
