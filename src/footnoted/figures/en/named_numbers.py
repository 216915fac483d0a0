"""Names that have numbers in them: Article 8, GPS3, the 2016 Act, [2024] EWHC 994 (Admin), FTSE 100.

Such a number counts nothing. It is held to the excerpts only where they have the same name with another number.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from footnoted.figures.blanks import blank
from footnoted.figures.en.number import TO_TWELVE
from footnoted.figures.figure import Figure, Reading
from footnoted.model import PartialDate

_LAW = (
    r"articles?|arts?\.?|schedules?|sched\.?|sections?|ss?\.|subsections?|paragraphs?|paras?\.?|clauses?|chapters?|parts?|"
    r"regulations?|regs?\.?|rules?|protocols?|annex(?:es)?|appendix|appendices|amendments?|directives?|parts?|"
    r"recommendations?|questions?|grounds?|principles?|footnotes?|pages?|pp?\.|versions?|volumes?|vol\.|"
    r"figures?|tables?|boxes|box|numbers?|nos?\.|bill|case|form|annexe|tier|level|phases?|stages?|grade|category|"
    r"room|gate|platform|terminal|zone|route|channel|flight|junction|unit|ward|cell|lot|item|steps?|"
    r"(?:class|group|band)(?!\s+(?-i:[A-Z][a-z]))|(?-i:Class|Group|Band)|"  # “the band Nine Inch Nails” has a name
    r"new clause|white paper|cm|cp|hc|hl|si|s\.i\.|ssi"
)
_ROMAN = {name: number for number, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_IN_WORDS = rf"(?:{'|'.join(TO_TWELVE)})\b(?!\s+(?:of|in)\b)"
_NUMBER = r"(?:[A-Z]{0,3}\d+(?:\.\d+)*[A-Z]{0,2}(?:\(\w{1,4}\)|\s?§\s?\d+)*|\(\w{1,4}\)|[IVXL]+\b|" + _IN_WORDS + ")"
_ASIDE = r"(?:\s*\([^()]{5,60}\))?"  # article 5 (right to liberty) and 8
_LIST = rf"{_NUMBER}(?:{_ASIDE}(?:\s*(?:,|–|-|/|and|or|to|&)\s*|\s*,\s*(?:and|or)\s+){_NUMBER})*"
_ACTS = r"(?P<kind>Act|Bill|Regulation|Order|Rule|Code|Convention|Treaty|Protocol|Measure|Directive)s?"

#: Parts that are told by their order as well: “ground one” is the first ground, and the No. 2 in a trade the second.
_ORDERED = frozenset(
    "ground question recommendation principle phase stage step part chapter paragraph amendment clause rule unit number".split()
)

#: What is counted is no part of a law: “under the rules 900 people”.
_COUNTED = (
    r"\s*(?:%|(?:people|persons|men|women|children|adults|migrants|claimants|cases|tags|devices|times|days?|weeks?|months?|years?|"
    r"hours?|minutes?|per\s*cent|thousand|million|billion|of\s+(?:them|those))\b)"
)

#: A number with its scale or unit in capitals: £6M, 10K, 16GB. (4K and 8K are pictures.)
_SCALED = r"(?![48]K)\d+(?:M|MN|Mn|B|BN|Bn|K|KB|MB|GB|TB|KM|KG|MW|GW)"

#: Patterns of names with numbers in them, each with what the name is called (empty: nothing that could be compared).
_PATTERNS = tuple(
    (label, re.compile(pattern, flags))
    for label, pattern, flags in (
        # Addresses and e-mail.
        ("", r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", 0),
        # Neutral citations and case numbers: [2024] EWHC 994 (Admin), [2020] EWCA Civ 1058, S.I. 2022/863.
        (
            "case",
            r"[\[(]\d{4}[\])]\s*(?:\d+\s+)?[A-Z][A-Za-z]*(?:\s+[A-Z][A-Za-z]*)*\s+\d+(?:\s*\([A-Z][A-Za-z]*\))?",
            0,
        ),
        (
            "instrument",
            r"\b(?:S\.?I\.?|SSI|Cm|CP|Regulation|Directive|Regulations?|Decision)\s*(?:\([A-Z]{2,3}\)\s*)?(?:No\.?\s*)?\d+/\d+(?:/[A-Z]+)?",
            0,
        ),
        ("reference", r"\b[A-Z]{2,}/[A-Z0-9/.-]*\d[A-Z0-9/.-]*", 0),
        # The law and its parts: Article 8, sections 46 and 47(2), Schedule 10, HL Bill 109, s 3(2).
        (
            "law",
            rf"(?<!\bone )(?<!\bin this )(?<!\bin that )(?<!\beach )(?<!\bevery )\b(?P<part>{_LAW}|s(?=\s\d+(?:\(|\s+of\s+the\b)))\s+(?:no\.?\s+)?(?:\([A-Z]+\)\s*)?(?P<list>(?>{_LIST}))(?!{_COUNTED})",
            re.IGNORECASE,
        ),
        ("number", r"\b(?:No|Nos)\.?\s?(?P<number>\d+(?:\.\d+)*)\b", 0),
        ("section", r"§+\s*\d\S*", 0),
        # Years as names: the Immigration Act 2016, the 2016 Act, Regulations 2021.
        (
            "act",
            r"\b(?P<name>(?:[A-Z][\w’'-]*\s+(?:and\s+|of\s+|the\s+|etc\.?\s+|&\s+)?)*)"
            rf"{_ACTS}\s+(?:of\s+)?(?P<year>(?:1[6-9]|20)\d\d)\b",
            0,
        ),
        (
            "act",
            r"\b(?P<year>(?:1[6-9]|20)\d\d)\s+(?P<name>(?:[A-Z]\w+\s+){0,3})"
            rf"{_ACTS}\b",
            0,
        ),
        ("war", r"\b(?:(?P<first>First|Second)\s+World\s+War|World\s+War\s+(?P<number>I{1,2}|One|Two|[12]))\b", 0),
        # Kings, popes and the like: Henry VIII, World War II.
        ("called", r"\b(?P<name>[A-Z][a-z]+)\s(?P<number>[IVXL]{2,6}|V|X)\b(?!\.\w)", 0),
        # Letters and digits in one: GPS3, G4S, Covid-19, F-16, BA123, EN-301, A1(M), 4K, 3G; 737s.
        (
            "code",
            r"\b(?!(?:US|GBP|EUR|USD|CAD|AUD|NZD|CHF|AU|CA|NZ|HK|A|C|Q|H)\$?\d)(?:[A-Za-z]+|[A-Z]\w*-|covid-)\d[\w-]*(?:\.\d+)*(?:\([A-Z]\))?",
            0,
        ),
        ("code", r"\b[A-Z]{1,4}-?\d{1,4}(?:/\d{1,4})*[A-Z]?\b(?!\s*(?:million|billion|m\b|bn\b))", 0),
        ("code", rf"(?<![\d.,])\b(?!{_SCALED}\b|\d+[CF]\b)\d+[A-Z][A-Za-z]*\b(?!\$)", 0),
        ("code", r"\b[A-Z]-\d+\b|\b[1-9]\d[1-9]s\b", 0),
        # House numbers and the like: 10 Downing Street.
        (
            "",
            r"(?<![\d.,])\b\d{1,4}\s+(?:[A-Z]\w+\s+){1,2}(?:Street|Road|Avenue|Lane|Square|Place|House|Court|Drive|Way)\b",
            0,
        ),
        # Indices, aircraft, stations: FTSE 100, Boeing 737, Radio 4. Any name in capitals alone, or of these.
        (
            "called",
            r"\b(?P<name>(?!(?:GBP|EUR|USD|CAD|AUD|NZD|CHF|DKK|SEK|NOK)\b)[A-Z]{3,6}|Boeing|Airbus|Radio|Channel|Route|Formula|Fortune|Windows|Apollo|Stoxx|Nikkei|Xbox|"
            r"PlayStation|iPhone|Galaxy|Agenda|Area|Gate|Highway|Interstate)\s(?P<number>\d{1,4})\b(?![,.]\d|\s*(?:%|per\s*cent|million|"
            r"billion|people|men|women|children|years|months|days|hours|pounds))",
            0,
        ),
    )
)
#: Words with a capital letter, at the start of a sentence, that are no part of the name behind them.
_LEADS = frozenset("the in under by of for an a this that since before after and with from on when as its".split())
_MAYBE = re.compile(rf"\d|\b[IVXL]+\b|World War|\b(?:{'|'.join(TO_TWELVE)})\b", re.IGNORECASE)


def named_numbers(text: str) -> tuple[list[Figure], str]:
    """The names in a text that have numbers in them, as figures that match no other, and the text with them blanked."""
    found: list[Figure] = []
    if not _MAYBE.search(text):
        return found, text
    for label, pattern in _PATTERNS:
        if matches := [*pattern.finditer(text)]:
            found += (figure for match in matches for figure in _named(label, match))
            text = pattern.sub(blank, text)
    return found, text


def _named(label: str, match: re.Match[str]) -> Iterator[Figure]:
    """The figures of one name: each part of a law in a list is one of its own."""
    if label == "law":
        part = _singular(match["part"])
        for number in re.finditer(_NUMBER, match["list"]):
            at = match.start("list")
            yield (named := _figure(part, number.group(), match.start(), at + number.end()))
            place = named.readings[0].unit.removeprefix(f"{part} ")
            if part in _ORDERED and place.isdecimal():
                yield Figure(at + number.start(), named.end, (Reading("ordinal", Fraction(place)),), weak=True)
    elif label == "act":
        yield _act(match)
        # a treaty of 1979 was made in that year
        date = Reading("date", date=PartialDate(int(match["year"])))
        yield Figure(*match.span("year"), (date,), weak=True)
    elif label == "war":
        yield _figure("war", match["number"] or str(1 + (match["first"] == "Second")), *match.span())
    elif label == "called":
        yield _figure(f"called {match['name'].casefold()}", match["number"], *match.span())
    elif label == "case":
        court = " ".join(re.findall(r"[A-Z][A-Za-z]*", match.group()))
        yield _figure(f"case {court}", match.group(), *match.span())
    elif label == "number":
        yield _figure(label, match["number"], *match.span())
    elif label:
        letters = re.sub(r"[^A-Za-z]", "", match.group()).casefold() if label == "code" else ""
        yield _figure(f"{label} {letters}".strip(), match.group(), *match.span())


def _act(match: re.Match[str]) -> Figure:
    """An Act with its year. “The 2016 Act” is any Act of that year, so a name carries that as well."""
    kind, words = match["kind"].casefold(), match["name"].casefold().split()
    while words and words[0] in _LEADS:
        words.pop(0)
    nameless = _figure(kind, match["year"], *match.span())
    if not words:
        return nameless
    named = _figure(" ".join((kind, *words)), match["year"], *match.span())
    return replace(named, readings=named.readings + nameless.readings)


def _figure(label: str, number: str, start: int, end: int) -> Figure:
    told = re.sub(r"§(\d+)", r"(\1)", re.sub(r"[\s,]", "", number).casefold())
    told = str(TO_TWELVE.index(told) + 1) if told in TO_TWELVE else str(_ROMAN.get(told, told))
    bare = (Reading("count", Fraction(told)),) if re.fullmatch(r"\d+\.\d+", told) else ()  # version 4.2 is 4.2
    return Figure(start, end, (Reading("name", unit=f"{label} {told}"), *bare), label=label)


def _singular(part: str) -> str:
    """What a part of a law is called in one way: `ss.` and `sections` are section."""
    name = part.casefold().rstrip(".")
    short = {"art": "article", "s": "section", "ss": "section", "para": "paragraph", "reg": "regulation", "p": "page",
             "pp": "page", "vol": "volume", "no": "number", "no.": "number", "sched": "schedule",
             "appendices": "appendix", "annexe": "annex", "boxes": "box"}  # fmt: skip
    name = short.get(name, name)
    return short.get(name.removesuffix("s"), name.removesuffix("s")) if name not in {"class", "cross"} else name
