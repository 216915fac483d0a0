"""Figures that leave out what the figure before them has: “it was 29 days; today it is 41”, “17 per 10,000 in Wales and 12
in Scotland”, “£12 an hour for adults and £10 for the young”.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from footnoted.figures.en.numerals import find_numbers_in
from footnoted.figures.en.units import ADVERBS
from footnoted.figures.figure import Figure, Reading

#: Behind a number that counts nothing: the end, a mark, or a word that begins something else.
_BARE = re.compile(
    r"\s*(?:[.,;:)–—]|\Z)|\s+(?:in|at|on|for|from|by|with|and|but|to|than|more(?=\s*[.,;)])|(?:a|the|last|this)\s+(?:year|month|week)|now|today|then|before|after|when|while|at|of\s+(?:them|these|those|which))\b",
    re.IGNORECASE,
)
_PASSED_ON = frozenset({"months", "seconds", "percent", "measure"})
#: “17 per 10,000 children”: what 17 is of.
_PER = re.compile(
    r"(?:\s+[a-z]+){0,2}?\s+(?:per|(?:for|in|out\s+of)\s+(?:every|each))\s+(?P<whole>[1-9][\d,]*|hundred|thousand|million)\b",
    re.IGNORECASE,
)


_FAR = 100  # characters
#: “£122 off the annual bill”
_OFTEN = r"\b(?P<often>annual|yearly|monthly|weekly|daily)"
_A_YEARS = re.compile(rf"[^.;,]{{0,30}}{_OFTEN}\s+[a-z]+", re.IGNORECASE)


#: “The annual charge rises from £45 to £52”
_ANNUAL = re.compile(
    rf"{_OFTEN}\s+(?:[a-z]+\s+){{0,2}}?(?:charge|fee|bill|cost|rent|premium|subscription|salary|pay|price|"
    r"budget|grant|allowance|income|limit|payment)s?\b[^.;]*\Z",
    re.IGNORECASE,
)


#: “Median hourly pay was £17.20”
_HOURLY = re.compile(r"\bhourly\s+(?:pay|rate|wage|earnings)s?\b[^.;]*\Z", re.IGNORECASE)


def ellipses(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of a text that are such, with what they leave out; and rates so many in so many. All are weak."""
    units: dict[tuple[str, str], Reading] = {}  # each told so far, for one of what it measures
    unit = Reading("count")  # the last of them, as it is told
    of = Fraction(0)  # what the last rate is of
    for figure in figures:
        first = figure.readings[0]
        if first.kind == "count" and (found := _PER.match(text, figure.end)):
            of = find_numbers_in(found["whole"])[0].value
            yield _with(figure, Reading("percent", first.value / of * 100))
        elif first.kind == "count" and not figure.weak and _BARE.match(text, figure.end):
            if of:
                yield _with(figure, Reading("percent", first.value / of * 100))
            for each in units.values():
                told = replace(each, value=each.value * first.value)
                yield from (_with(figure, reading) for reading in dict.fromkeys((told, replace(told, per=""))))
        elif first.kind == "money" and not first.per and (per := _period_around(text, figure)):
            yield _with(figure, replace(first, per=per))
        elif first.kind == "money" and unit.per and _alike(unit, first):
            yield _with(figure, replace(first, per=unit.per))
        elif not figure.weak and any(each.per or each.kind in _PASSED_ON for each in figure.readings):
            of = Fraction(0)
            unit = next(each for each in figure.readings if each.per or each.kind in _PASSED_ON)
            if unit.kind in _PASSED_ON and (number := _number(text, figure)):
                units[unit.kind, unit.unit] = replace(unit, value=unit.value / number)


def _period_around(text: str, figure: Figure) -> str:
    """The period of a sum that words further off tell: “£122 off the annual bill”, “median hourly pay was £17.20”."""
    before = text[max(0, figure.start - _FAR) : figure.start]
    if _HOURLY.search(before):
        return "hour"
    found = _A_YEARS.match(text, figure.end) or _ANNUAL.search(before)
    return ADVERBS[found["often"].casefold()] if found else ""


def filled(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a text, with what they leave out as further readings."""
    more: dict[int, tuple[Reading, ...]] = {}
    for each in ellipses(text, figures):
        more[each.start] = more.get(each.start, ()) + each.readings
    return [replace(each, readings=each.readings + more.get(each.start, ())) for each in figures]


def _alike(full: Reading, short: Reading) -> bool:
    return (full.kind, full.unit, short.per) == (short.kind, short.unit, "")


def _number(text: str, figure: Figure) -> Fraction:
    """The number of a figure with a unit; 0 where it is not told as one."""
    numbers = find_numbers_in(text[figure.start : figure.end])
    return numbers[0].value if len(numbers) == 1 else Fraction(0)


def _with(figure: Figure, reading: Reading) -> Figure:
    return replace(figure, readings=(reading,), weak=True)
