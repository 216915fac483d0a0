"""Later judgments between the same parties, by the feed of Find Case Law (the National Archives)."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from lxml import etree

from footnoted.model import Source
from footnoted.text.printable import printable
from footnoted.verify.service_answers import NAMESPACES, Ask, as_feed, day_of

_JUDGMENTS = "https://caselaw.nationalarchives.gov.uk/atom.xml?query={}&order=-date"
_NEUTRAL = re.compile(r"\[\d{4}\] [A-Z]{3,5}(?: [A-Z][A-Za-z]*)? \d+(?: \([A-Za-z]+\))?")
#: Words of a case's name that many cases have: roles, courts' formulas, titles, kinds of companies, public bodies.
_NO_NAME = frozenset(
    """r regina rex the king queen on application of v vs a an and anor another ors others or in re matter ssh
    limited ltd plc llp case no mr mrs ms miss dr sir commissioners for his her majesty hm revenue customs hmrc london
    borough city county council royal""".split()
)
#: What stands in brackets behind a party and is no part of its name.
_ROLE = re.compile(
    r"\((?:on the app\w*(?: of)?|rev \d|"
    r"(?:\w+ )?(?:appellant|respondent|claimant|defendant|applicant|interested part)\w*)\)"
)
#: Ministers change their titles, and who sues one sues the office.
_MINISTER = re.compile(r"\bsshd\b|\bsecretary of state for [^&();]*?(?= (?:and|&) (?:anor|an|others|ors)|[&();]|$| v )")
_CROWN = re.compile(r"(?:r|regina|rex|the king|the queen) v\b")


async def in_the_case(source: Source, ask: Ask) -> str | None:
    """The newest judgment between the parties of the source's case that cites its neutral citation."""
    number = _NEUTRAL.search(f"{source.csl.number} {source.csl.title}")
    if not number:
        return None
    feed = as_feed(await ask(_JUDGMENTS.format(quote(f'"{number[0]}"'))))
    return next(_later_judgments(feed, source, number[0]), None)


def _later_judgments(feed: etree._Element, source: Source, number: str) -> Iterator[str]:
    """Judgments between the same parties that cite this one and are younger than it."""
    parties = _parties(source.csl.title)
    for entry in feed.iterfind("a:entry", NAMESPACES):
        title = entry.findtext("a:title", "", NAMESPACES)
        published = day_of(entry.findtext("a:published", "", NAMESPACES))
        numbers = [each.text or "" for each in entry.iterfind("tna:identifier", NAMESPACES)]
        younger = bool(source.csl.issued) and published > str(source.csl.issued)
        if parties and parties <= _parties(title) and number not in numbers and younger:
            named = next((each for each in numbers if each.startswith("[")), "")
            yield f"Find Case Law has a later judgment of {published}: {printable(title)} {printable(named)}".rstrip()


def _parties(title: str) -> frozenset[str]:
    """The words of a case's name that tell who the parties are. Where the Crown prosecutes, a first name in brackets is
    one of them; elsewhere what stands in brackets at the end is about the case.
    """
    name = re.sub(r"\[\d{4}\].*", "", _MINISTER.sub(" minister ", _ROLE.sub(" ", title.casefold()))).strip()
    name = name if _CROWN.match(name) else re.sub(r"\([^()]*\)\s*$", "", name)
    name = re.sub(r"\b[a-z]\.?\s+(?=[^\W_]{2,})", "", name)  # “T Kessington”, and not “v M”
    return frozenset(re.findall(r"[^\W_]+", name)) - _NO_NAME
