"""What the two numbers of a range share: the unit, the currency or the scale that only one of them is written with."""

import re
from dataclasses import replace
from fractions import Fraction

from footnoted.figures.blanks import BLANK
from footnoted.figures.en import units
from footnoted.figures.en.number import SCALES, Number
from footnoted.figures.figure import Figure, Reading

NEAR = 80  # characters: longer than any words before a number that belong to it
#: What is counted behind a number: `35 boats`.
_THINGS = re.compile(r"\s+(?!million|billion)[a-z]+s\b")
#: “By £14 to £284.22 a year”: so much, and what it comes to.
_BY = re.compile(r"\bby\s+[£€$]?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+[£€$]?\Z", re.IGNORECASE)


def before_number(rest: str, number: Number) -> str:
    """What stands right before a number. Searches that are anchored there try every place of what they are given."""
    return rest[max(0, number.start - NEAR) : number.start]


def joins_range(joined: str, before: str) -> bool:
    """Whether “and” joins the ends of a range: “between one and six hours”."""
    return joined.strip().startswith("and") and _BETWEEN.search(before.rstrip(BLANK)) is not None


def same_unit(figure: Figure, following: tuple[Number, Figure], rest: str) -> Figure:
    """`£12–13 a day`, `57% to 43`: the unit stands with the first number alone. `£1.75m to 35 boats` is no range."""
    number, bare = following
    mine, theirs = figure.readings[0], bare.readings[0]
    if mine.kind == "percent" and theirs.kind == "count" and not re.match(r"[\s-]+[a-z]+", rest[bare.end :]):
        return replace(bare, readings=(theirs, replace(mine, value=theirs.value)))
    if mine.kind != "money" or theirs.kind != "count" or (theirs.value < mine.value and _THINGS.match(rest, bare.end)):
        return bare
    per, reach = units.per_period(rest[number.end :])
    return replace(bare, end=number.end + reach, readings=(Reading("money", theirs.value, mine.unit, per),))


def inherited(number: Number, figure: Figure, following: tuple[Number, Figure], rest: str) -> Figure:
    """`12 to 13 pounds`, `£50–70 million`, `six to 12 months`: what the second number has, the first has too."""
    other_number, other = following
    mine, theirs = figure.readings[0], other.readings[0]
    if number.ordinal or other_number.ordinal or number.fraction or other_number.fraction:
        return figure
    joined = rest[number.end : other_number.start]
    if joined.strip().startswith("and") and not joins_range(joined, before_number(rest, number)):
        return figure
    value = number.value
    if other_number.scaled and not number.scaled and value < 1000 and mine.kind in {"count", "money"}:
        scale = _scale_of(rest[other_number.start : other_number.end])
        value *= scale
    if mine.kind == "count" and theirs.kind not in {"count", "date", "clock", "always"}:
        ratio = value / other_number.value if other_number.value else Fraction(1)
        return replace(
            figure,
            readings=tuple(replace(each, value=each.value * ratio) for each in other.readings if each.kind != "always"),
        )
    if mine.kind == "money" and theirs.kind in {"count", "money"} and not _BY.search(before_number(rest, number)):
        return replace(figure, readings=(replace(mine, value=value, per=mine.per or theirs.per),))
    return replace(figure, readings=(replace(mine, value=value),)) if mine.kind == "count" else figure


def _scale_of(written: str) -> Fraction:
    found = re.search(r"(trillion|billion|million|thousand|bn|tn|mn|m|k)\Z", written.casefold())
    return Fraction(SCALES[found[1]] if found else 1)
