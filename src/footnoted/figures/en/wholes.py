"""Figures that several others make together: `nine years and six months`, `January to March`, `the three months to June`.

Each is weak: it supports another way to say the same, and needs no support of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from footnoted.figures.en import units
from footnoted.figures.en.numerals import find_numbers_in
from footnoted.figures.figure import EXACT, Figure, Reading

_JOINED = re.compile(r"\s*(?:,?\s*and\s+|,\s+)?")
_UNIT = re.compile(r"[^\W\d]+\.?\s*\Z")
_ADDED = frozenset({"months", "seconds", "measure", "money"})
_STARTS = "January April July October".split()
_ENDS = "March June September December".split()
_HALVES = {("January", "June"): 1, ("July", "December"): 2}
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_QUARTERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<start>{'|'.join(_STARTS)})(?:\s+\d{{4}})?\s*(?:to|and|until|through|–|-)\s*{_DAY}(?P<end>{'|'.join(_ENDS)})\b",
        r"\b(?P<first>first|opening)\s+three\s+months\b|\b(?:last|final|closing)\s+three\s+months\s+of(?=\s+(?:the\s+year|\d))",
        rf"\b(?:three|3)\s+months\s+(?:to|ending|ended|up\s+to)\s+(?:the\s+end\s+of\s+)?{_DAY}(?P<closing>{'|'.join(_ENDS)})\b",
    )
)
_HALF = re.compile(
    r"\b(?:the\s+)?(?P<n>first|second)\s+half\s+of\s+(?=(?:the|that|this|last)\s+year|\d{4})|\b(?P<h>H[12])\b"
)
_FISCAL = re.compile(r"\b(?P<first>20\d\d)\s?[-–/]\s?(?:20)?(?P<second>\d\d)\b")
_TO_MARCH = re.compile(
    rf"\b(?:year|12\s+months|twelve\s+months)\s+(?:to|ending|ended|up\s+to)\s+(?:the\s+end\s+of\s+)?{_DAY}March\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
#: “9 of 13 counts” carries both numbers.
_PART_OF = re.compile(
    r"(?<![\d.,£$€])\b(?=(?P<a>\d{1,3}|[a-z]+)\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+)?(?P<b>\d{1,3}|[a-z]+)\b(?![.,]\d|-\w|\s*(?:%|per\b)))",
    re.IGNORECASE,
)
_YEAR_TO = re.compile(
    r"\b(?:the|a)\s+(?:full\s+)?year\s+(?=(?:to|ending|ended|up\s+to|until|that\s+ended)\b)", re.IGNORECASE
)
#: “A year earlier” is twelve months earlier.
_APART = re.compile(r"\ba\s+(?P<unit>year|month|week|day)\s+(?:earlier|before|later|ago)\b", re.IGNORECASE)
#: “Their seventh defeat in nine matches”: seven of nine.
_NTH_IN = re.compile(
    r"\b(?P<nth>[a-z]+|\d{1,2}(?:st|nd|rd|th))\s+[a-z]+\s+in\s+(?:(?:the|their|his|her|its)\s+)?(?:(?:last|past)\s+)?"
    r"(?P<of>\d{1,3}|[a-z]+)\s+[a-z]+s\b",
    re.IGNORECASE,
)
#: “Four return crossings a day”: what is counted stands between the number and its period.
_THINGS_A = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,2}}?[a-z-]+s\s+(?:a|per|each|every)\s+(?P<unit>{units.PERIOD})\b", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:the|this|that|last|past|next|same)\s+(?P<unit>decade|century|fortnight|(?<=this\s)quarter|(?<=same\s)quarter)\b",
    re.IGNORECASE,
)


def wholes(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The sums of what stands side by side in ever smaller units, quarters told as months, and single long periods.

    `figures` are those of the text, in order.
    """
    before: Figure | None = None  # what the first is the end of: the hours and minutes before seconds
    for first, second in pairwise(figures):
        whole = _joined(first, second, text)
        longer = _joined(before, second, text) if before and whole else None
        yield from filter(None, (whole, longer))
        before = whole
    for start, end, number, name in _parts_of_years(text):
        yield Figure(start, end, (Reading("ordinal", Fraction(number), name),), weak=True)
    for found in _YEAR_TO.finditer(text):
        yield Figure(*found.span(), (Reading("months", Fraction(12)),), weak=True)
    for found in _PART_OF.finditer(text):
        numbers = [find_numbers_in(found[name]) for name in ("a", "b")]
        for name, several in zip("ab", numbers, strict=True):
            if all(numbers):
                yield Figure(*found.span(name), (Reading("count", several[0].value),), weak=True)
    for pattern in (_PERIOD, _APART):
        for found in pattern.finditer(text):
            yield Figure(*found.span(), (Reading(*units.period(found["unit"])),), weak=True)
    yield from _counted(text, figures)


def days_together(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """“On 5 and 6 December”: two days, of an excerpt. The days of a list stand in one place."""
    dated = Counter((each.start, each.end) for each in figures if (date := each.readings[0].date) and date.day)
    for (start, end), days in dated.items():
        if days > 1 and " and " in text[start:end]:
            yield Figure(start, end, (Reading("seconds", Fraction(days * 86400)),), weak=True)


def as_lengths(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures with each length of time for its parts: “three years and six months” are not three years."""
    lengths = [each for each in figures if each.readings[0].kind == "months"]
    parts = {
        part: whole
        for whole in lengths
        for part in lengths
        if whole.weak and not part.weak and whole.start <= part.start < part.end <= whole.end
    }
    for each in figures:
        if each in parts.values():
            yield replace(each, weak=False)
        elif each not in parts:
            yield each


def _counted(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """What an ordinal counts (“their seventh defeat in nine matches”), and how often (“four return crossings a day”)."""
    for found in _NTH_IN.finditer(text):
        nth, of = (find_numbers_in(found[name]) for name in ("nth", "of"))
        if nth and nth[0].ordinal and of and not of[0].ordinal:
            yield Figure(*found.span("nth"), (Reading("count", nth[0].value),), weak=True)
    for figure in figures:
        often = _THINGS_A.match(text, figure.end) if figure.readings[0].kind == "count" else None
        if often:
            rate = units.rate(figure.readings[0].value, *units.period(often["unit"]))
            yield Figure(figure.start, often.end(), (rate,), figure.bound, weak=True)


def _joined(first: Figure, second: Figure, text: str) -> Figure | None:
    if second.bound != EXACT or not _JOINED.fullmatch(text[first.end : second.start]):
        return None
    readings = tuple(_sums(first, second, text))
    return Figure(first.start, second.end, readings, first.bound, weak=True) if readings else None


def _sums(first: Figure, second: Figure, text: str) -> Iterator[Reading]:
    large, small = (_UNIT.search(text[each.start : each.end]) for each in (first, second))
    if large and small and large.group().casefold()[:3] == small.group().casefold()[:3]:
        return  # two lengths in one unit are two lengths
    for one in first.readings:
        for other in second.readings:
            alike = one.kind == other.kind and one.unit == other.unit and one.kind in _ADDED
            if alike and not one.per and one.value > other.value > 0:
                yield Reading(one.kind, one.value + other.value, one.unit, other.per)


def _parts_of_years(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Where quarters and halves of a year and financial years stand, which they are, and of what."""
    for pattern in _QUARTERS:
        for found in pattern.finditer(text):
            number, name = _quarter(found.groupdict())
            if number:
                yield *found.span(), number, name
    for found in _HALF.finditer(text):
        second = found["n"] == "second" or found["h"] == "H2"
        yield *found.span(), 1 + second, "half"
    for found in _FISCAL.finditer(text):
        if int(found["second"]) == (int(found["first"]) + 1) % 100:
            yield *found.span(), int(found["first"]), "financial year"
    for found in _TO_MARCH.finditer(text):
        yield *found.span(), int(found["year"]) - 1, "financial year"


def _quarter(found: dict[str, str | None]) -> tuple[int, str]:
    """Which quarter or half of a year it is; 0 where the months are those of none."""
    if start := found.get("start"):
        first, last = start.capitalize(), (found["end"] or "").capitalize()
        if half := _HALVES.get((first, last)):
            return half, "half"
        return (_STARTS.index(first) + 1 if _STARTS.index(first) == _ENDS.index(last) else 0), "quarter"
    if closing := found.get("closing"):
        return _ENDS.index(closing.capitalize()) + 1, "quarter"
    return (1 if found.get("first") else 4), "quarter"
