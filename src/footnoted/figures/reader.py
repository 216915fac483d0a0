"""Finds the figures of a text: numbers with their units and bounds, and dates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from footnoted.figures.en import units
from footnoted.figures.en.bounds import bound_of
from footnoted.figures.en.calendar import find_dates
from footnoted.figures.en.numerals import Number, find_numbers_in
from footnoted.figures.en.proper_names import mask_names
from footnoted.figures.figure import EXACT, Figure, Reading

_ALWAYS = re.compile(
    r"\b24\s?/\s?7(?:\s?/\s?365)?\b|\b(?:a)?round[\s-]the[\s-]clock\b|\b24[\s-]hours?\b", re.IGNORECASE
)
_EVERY = re.compile(
    rf"\b(?:every|each)\s+(?P<other>other\s+|second\s+|single\s+)?(?P<unit>{units._PERIOD})\b|"
    rf"\b(?P<by>day|minute|hour|week|month|year)[\s-]by[\s-](?P=by)\b",
    re.IGNORECASE,
)
_EVERY_BEFORE = re.compile(r"\b(?:every|each|once\s+in)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_NEAR = 80  # characters: longer than any words before a number that belong to it
_ONCE = re.compile(r"\b(?P<word>once|twice|thrice)\b(?P<behind>.{0,30})", re.IGNORECASE)
_ADVERB = re.compile(
    r"\b(?P<word>daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual|hourly|nightly)\b",
    re.IGNORECASE,
)
_ADVERB_IDIOM = re.compile(r"\s+(?:life|lives|living|basis|routine|news|newspaper|press|report|mail|telegraph|star|record|mirror|express|wage|rate|bulletin|meeting|conference|budget|"
                           r"publication|statistics|figures|total|cost|growth|increase|review\s+of|leave|rent)\b", re.IGNORECASE)  # fmt: skip
_A_PERIOD = re.compile(
    rf"\b(?P<lead>for|over|after|within|about|around|nearly|almost|than|under|least|most|to|lasting|lasted|lasts|takes?|took|taking|waited|spent|of|whole|full|just)?\s*"
    rf"\b(?:an?|per)\s+(?P<unit>{units._PERIOD})\b(?!\s+(?:ago|later|before|earlier))",
    re.IGNORECASE,
)
#: Words for how long something takes.
_TAKES = frozenset("lasting lasted lasts take takes took taking waited spent".split())

#: Words before “a week” that say nothing of its bound: they are not part of the figure.
_NO_BOUND = _TAKES | {"for", "after", "of", "whole", "full", "to"}

#: Words before “a week” that make it a length of time and not any week.
_STRONG_LEADS = _TAKES | {"for", "than", "within", "nearly", "almost", "under"}
_RANGE = re.compile(r"(?:\s?[-–—−]\s?|\s+(?:to|or|and)\s+(?:up\s+to\s+|about\s+)?)[£€$]?\Z")
_PART_BEFORE = re.compile(r"\b(?:half|quarters?)\s*(?:of\s*)?\Z", re.IGNORECASE)
_TIMES_A = re.compile(r"\b(?P<times>twice|thrice|half)-\Z", re.IGNORECASE)
_BEGINS_SENTENCE = re.compile(r"(?:\A|[.!?¶|]\s)\Z")
_MULTIPLE = {"once": 1, "twice": 2, "thrice": 3}


@lru_cache(maxsize=32768)
def figures_in(text: str) -> tuple[Figure, ...]:
    """All figures of a text, in order of where they stand. Names with numbers are no figures."""
    text = mask_names(text.replace("−", "-").replace("\u2011", "-"))
    found, rest = find_dates(text)
    rest = _phrases(rest, found)
    found += _measured(text, rest)
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _phrases(text: str, found: list[Figure]) -> str:
    """Frequencies and durations without a number: `24/7`, `every day`, `twice a week`, `quarterly`."""
    for match in _ALWAYS.finditer(text):
        readings = (
            Reading("always"),
            *((Reading("seconds", Fraction(86400)),) if "hour" in match.group() else ()),
        )
        readings += (Reading("seconds", Fraction(86400), per="day"),) if "hour" not in match.group() else ()
        weak = re.match(r"\s+(?:a|per|each|every)\s+day", text[match.end() :]) is not None
        found.append(Figure(match.start(), match.end(), readings, weak=weak))
        if not weak:
            text = _blanked(text, match.start(), match.end())
    for match in _EVERY.finditer(text):
        kind, length = units.period(match["unit"] or match["by"])
        twice = (match["other"] or "").strip().casefold() in {"other", "second"}
        reading = units.rate(Fraction(1), kind, length * (2 if twice else 1))
        found.append(Figure(match.start(), match.end(), (reading,), weak=(match["other"] or "").strip() == "single"))
    for match in _ONCE.finditer(text):
        value = Fraction(_MULTIPLE[match["word"].casefold()])
        per, reach = units.per_period(match["behind"])
        end = match.start("behind") + reach
        if per:
            bound = bound_of(text[: match.start()], text[end:])
            found.append(Figure(match.start(), end, (units.rate(value, *units.period(per)),), bound))
            text = _blanked(text, match.start("behind"), end)
        elif value > 1:
            found.append(Figure(match.start(), match.end("word"), (Reading("count", value),), weak=True))
    found += _adverbs(text)
    found += _periods(text)
    return text


def _adverbs(text: str) -> Iterator[Figure]:
    """`daily`, `twice-weekly`: a title or a name of a newspaper is none."""
    for match in _ADVERB.finditer(text):
        weak = (
            _ADVERB_IDIOM.match(text, match.end()) is not None
            or (match["word"].istitle() and not _BEGINS_SENTENCE.search(text[: match.start()]))
            or match["word"].casefold() == "annual"
        )
        weak = weak or _tail_of_rate(text[: match.start()])
        reading, start = units.adverb_rate(match["word"]), match.start()
        if times := _TIMES_A.search(text[:start]):
            start = times.start()
            reading = replace(reading, value=reading.value * (3 if times["times"].casefold() == "thrice" else 2))
        yield Figure(start, match.end(), (reading,), weak=weak)


def _periods(text: str) -> Iterator[Figure]:
    """`for a week`, `an hour`: one of a unit of time, or once in it."""
    for match in _A_PERIOD.finditer(text):
        if _PART_BEFORE.search(text[: match.start()]):
            continue  # half an hour is no hour
        kind, length = units.period(match["unit"])
        lead = (match["lead"] or "").casefold()
        start = match.start("lead") if lead and lead not in _NO_BOUND else match.start()
        bound = bound_of(
            text[: match.end()][: text.lower().rfind(" a", 0, match.start("unit"))] + " ",
            text[match.end() :],
            lasting=True,
        )
        readings = (Reading(kind, length), units.rate(Fraction(1), kind, length))
        yield Figure(start, match.end(), readings, bound, weak=lead not in _STRONG_LEADS)


def _tail_of_rate(before: str) -> bool:
    """Whether an adverb only ends a rate: “five times daily”, “£12 weekly”."""
    return re.search(r"(?:times?|once|twice|\d|pounds?|hours?|minutes?|\ufffc)\s+\Z", before, re.IGNORECASE) is not None


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + "\ufffc" * (end - start) + text[end:]


def _measured(text: str, rest: str) -> Iterator[Figure]:
    """The numbers with what stands around them; the first of a range takes its unit from the second."""
    numbers = find_numbers_in(rest)
    following: tuple[Number, Figure] | None = None
    done: list[Figure] = []
    for number in reversed(numbers):
        figure = _figure(text, rest, number)
        if following and _RANGE.match(rest[number.end : following[0].start] or "x"):
            done[-1] = _same_currency(figure, following[1], rest)
            figure = _inherit(number, figure, (following[0], done[-1]), rest)
        done.append(figure)
        following = number, figure
    return reversed(done)


def _figure(text: str, rest: str, number: Number) -> Figure:
    before, behind = _before(rest, number), rest[number.end :]
    left, right, readings = _readings(number, before, behind)
    start, end = number.start - left, number.end + right
    lasting = any(reading.kind in {"months", "seconds"} for reading in readings)
    every = _EVERY_BEFORE.search(before) if lasting else None
    if every and (readings[0].kind == "months" or readings[0].kind == "seconds"):
        readings = [units.rate(Fraction(1), readings[0].kind, readings[0].value)]
        start = number.start - len(before) + every.start()
    bound = EXACT if number.ordinal else bound_of(text[:start], text[end:], lasting=lasting)
    return Figure(start, end, tuple(readings), bound, weak=number.weak)


def _before(rest: str, number: Number) -> str:
    """What stands right before a number. Searches that are anchored there try every place of what they are given."""
    return rest[max(0, number.start - _NEAR) : number.start]


def _readings(number: Number, before: str, behind: str) -> tuple[int, int, list[Reading]]:
    """How far the figure reaches beyond its number to the left and right, and what it can mean."""
    value = number.value
    if number.ordinal:
        return 0, 0, [Reading("ordinal", value)]
    if found := units.money(before, behind, value):
        return found
    for read in (units.percent, units.times, units.duration):
        if got := read(behind, value):
            return 0, *got
    if number.fraction:
        return 0, 0, [Reading("percent", value * 100)]
    if number.metres:
        return 0, 0, [Reading("count", value), Reading("measure", value / 10**6, "m")]
    if got := units.measure(behind, value):
        return 0, *got
    return 0, 0, [Reading("count", value)]


def _same_currency(figure: Figure, following: Figure, rest: str) -> Figure:
    """`£12–13 a day`: the currency stands before the first number only."""
    mine, theirs = figure.readings[0], following.readings[0]
    if mine.kind != "money" or theirs.kind != "count":
        return following
    per, reach = units.per_period(rest[following.end :])
    return replace(following, end=following.end + reach, readings=(Reading("money", theirs.value, mine.unit, per),))


def _inherit(number: Number, figure: Figure, following: tuple[Number, Figure], rest: str) -> Figure:
    """`12 to 13 pounds`, `£50–70 million`, `six to 12 months`: what the second number has, the first has too."""
    other_number, other = following
    mine, theirs = figure.readings[0], other.readings[0]
    if number.ordinal or other_number.ordinal or number.fraction or other_number.fraction:
        return figure
    joined = rest[number.end : other_number.start].strip(" £€$")
    between = re.search(r"\bbetween\s+[£€$]?\Z", _before(rest, number).rstrip("\ufffc"), re.IGNORECASE) is not None
    if joined.startswith("and") and not between:
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
    if mine.kind == "money" and theirs.kind in {"count", "money"}:
        return replace(figure, readings=(replace(mine, value=value, per=mine.per or theirs.per),))
    return replace(figure, readings=(replace(mine, value=value),)) if mine.kind == "count" else figure


def _scale_of(written: str) -> Fraction:
    found = re.search(r"(trillion|billion|million|thousand|bn|tn|mn|m|k)\Z", written.casefold())
    return Fraction({"trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6,
                     "m": 10**6, "thousand": 10**3, "k": 10**3}[found[1]]) if found else Fraction(1)  # fmt: skip
