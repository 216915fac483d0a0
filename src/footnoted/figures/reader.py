"""Finds the figures of a text: numbers with their units and bounds, and dates."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from footnoted.figures.en import units
from footnoted.figures.en.bounds import REACH, bound_of
from footnoted.figures.en.calendar import find_dates
from footnoted.figures.en.edges import edges_of, is_denied, is_forbidden
from footnoted.figures.en.frequencies import frequencies
from footnoted.figures.en.intervals import intervals
from footnoted.figures.en.measures import measure, smaller_part
from footnoted.figures.en.named_numbers import named_numbers
from footnoted.figures.en.number import Number
from footnoted.figures.en.numerals import find_numbers_in
from footnoted.figures.en.phrases import multiples_and_crowds, numbers_in_other_words, scores
from footnoted.figures.en.small_counts import is_weak
from footnoted.figures.en.times_in_words import DAY_OF_WEEK, days_by_name, times_in_words, weekdays
from footnoted.figures.en.wholes import as_lengths, wholes
from footnoted.figures.figure import EXACT, Bound, Figure, Reading
from footnoted.figures.shared_units import NEAR, before_number, inherited, joins_range, same_unit

_EVERY_BEFORE = re.compile(
    r"\b(?:every|each|once\s+in)\s+(?!other\b)(?:(?:single|additional|extra|further|full|successive|consecutive|few|next)\s+)?\Z",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:\s?[-–—−]\s?|\s+(?:to|or|and)\s+(?:up\s+to\s+|about\s+)?)[£€$]?\Z")
_CENTURY = re.compile(r"[\s-]century\b", re.IGNORECASE)
#: The third consecutive defeat is three defeats in a row.
_RUNNING = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:consecutive|successive|straight|running|in\s+a\s+row|on\s+the\s+trot)\b", re.IGNORECASE
)
#: “The twentieth working day” is another than the twentieth.
_KIND_OF_DAY = re.compile(r"\s+(?:(?P<calendar>calendar)|working|business)\s+day\b", re.IGNORECASE)
_AT_AGE = re.compile(r"\b(?:at|aged?|by)\s+\Z", re.IGNORECASE)  # “at five years” is at five
_BIRTHDAY = re.compile(r"[\s-]birthday\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:count|round|stage|day|week|lap|race|heat|game|match|innings|session|season|series|episode|edition|term)\s\Z",
    re.IGNORECASE,
)  # “count 8” is the eighth
_OR_MORE = re.compile(r"\s+or\s+(?:more|fewer|less)\s(?=[a-z])")
_ANNIVERSARY = re.compile(r"[\s-]anniversary\b", re.IGNORECASE)
_FROM_ONE = re.compile(r"\b(?:from|since|after)\s+(?:[a-z]+['’]?s?\s+){1,2}\Z", re.IGNORECASE)
#: Words that make a figure a loss: “fell by 5%” and “-5%” are one thing.
_FALLS = re.compile(
    r"\b(?:fell|fall(?:s|en|ing)?|drop(?:s|ped)?|declin\w+|decreas\w+|down|lost|loss(?:es)?|shr[aiu]nk\w*|contract(?:ed|s)|cut|reduc\w+|"
    r"lower(?:ed)?|below|under|deficit)\b(?:\W+\w+){0,4}\W*\Z",
    re.IGNORECASE,
)
#: “the first £250 of a claim” tells no order, and “in those two months” counts what was told before.
_OF_A_SUM = re.compile(r"\s+(?:[£€$]|(?:few\s+)?\d)")
_POINTED_AT = re.compile(r"\b(?:those|these)\s+\Z", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_TO = re.compile(r"\bto\s+[^\w\s]*\Z", re.IGNORECASE)
_BELOW = re.compile(r"\s*(?:(?:degrees?|°)\s*\w?\s+)?below\s+(?:zero|freezing)", re.IGNORECASE)
_SOME = re.compile(r"\bsome\s+\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_FROM_TO = re.compile(r"\s?[-–—]\s?|\s+to\s+")
_SPANS = frozenset({"months", "seconds"})
_FIRST: frozenset[Bound] = frozenset({"lower"})
_LAST: frozenset[Bound] = frozenset({"upper"})
_SIGNED = frozenset({"count", "percent", "points", "measure", "money"})


#: Signs that are drawn like others, and single numerals, each for one character.
_SAME = str.maketrans(
    {
        "−": "-",
        "\u2011": "-",
        **{chr(0x245F + digit): str(digit) for digit in range(1, 10)},
        **{chr(0x215F + digit): str(digit) for digit in range(1, 10)},
    }
)
#: A sum and its scale with a blank between, as some papers set it: “£6 m”. The letter changes places with the blank.
_PARTED_SCALE = re.compile(r"(?P<sum>[£€$]\d[\d.,]*)\s(?P<scale>[mk])(?!\w)", re.IGNORECASE)
#: “$US3.95”, as papers in Australia set it, is US$3.95.
_LAND_BEHIND = re.compile(r"\$(?P<land>US|A|NZ|C|CA|HK)(?=\d)")


@lru_cache(maxsize=32768)
def figures_in(text: str) -> tuple[Figure, ...]:
    """All figures of a text, in order of where they stand. Names with numbers are no figures."""
    text = _LAND_BEHIND.sub(r"\g<land>$", text.translate(_SAME))
    text = _PARTED_SCALE.sub(r"\g<sum>\g<scale> ", text)
    results, text = scores(text)
    told, text = times_in_words(text)
    names, text = named_numbers(text)
    found, rest = find_dates(text)
    found += [*weekdays(text, found), *days_by_name(text, found)]
    rest = frequencies(rest, found)
    found += [
        *results,
        *names,
        *told,
        *multiples_and_crowds(text),
        *numbers_in_other_words(text),
        *_measured(text, rest),
    ]
    spans = Counter((each.start, each.end) for each in found)
    found = [_placed(text, each, ranged=spans[each.start, each.end] > 1) for each in found]
    found.sort(key=lambda each: (each.start, each.end))
    found += [*wholes(text, found), *intervals(text, found)]
    return tuple(sorted(as_lengths(found), key=lambda each: (each.start, each.end)))


def _placed(text: str, figure: Figure, *, ranged: bool) -> Figure:
    """The figure with the sides on which it lies, and whether its bound is of what is not, or of what nobody may. Two
    dates in one figure are a range, which both of them are in.
    """
    before, behind = _around(text, figure.start, figure.end)
    edges = edges_of(before, behind) - ({"from", "until"} if ranged else set())
    edges = frozenset() if figure.label == DAY_OF_WEEK else edges  # weeks go round: “until Monday” is “from Monday”
    denied = figure.bound != EXACT and is_denied(before, behind)
    return replace(figure, edges=edges, denied=denied, forbidden=denied and is_forbidden(before))


def _measured(text: str, rest: str) -> Iterator[Figure]:
    """The numbers with what stands around them; the first of a range takes its unit from the second."""
    numbers = find_numbers_in(rest)
    following: tuple[Number, Figure] | None = None
    done: list[Figure] = []
    for number in reversed(numbers):
        figure = _figure(text, rest, number)
        if following and _RANGE.match(rest[number.end : following[0].start] or "x"):
            done[-1] = same_unit(figure, following, rest)
            figure = inherited(number, figure, (following[0], done[-1]), rest)
            joined = rest[number.end : following[0].start]
            if (
                (_FROM_TO.fullmatch(joined) or joins_range(joined, before_number(rest, number)))
                and figure.readings[0].kind in _SPANS
                and figure.bound == done[-1].bound == EXACT
            ):
                figure, done[-1] = figure.bounded(_FIRST), done[-1].bounded(_LAST)
            elif joins_range(joined, before_number(rest, number)) and figure.bound == done[-1].bound == EXACT:
                # of “between 100,000 and 1 million”, the second is the most and the first the least
                figure, done[-1] = figure.bounded(EXACT | _FIRST), done[-1].bounded(EXACT | _LAST)
        elif following and _is_range(figure, done[-1], rest[figure.end : following[0].start], rest):
            figure, done[-1] = figure.bounded(_FIRST), done[-1].bounded(_LAST)
        done.append(figure)
        following = number, figure
    return reversed(done)


def _is_range(first: Figure, second: Figure, joined: str, rest: str) -> bool:
    """“18 months to two years”, of which both have their unit. “From six months to two years” may be a change."""
    kind = first.readings[0].kind
    lasting = kind in _SPANS and kind == second.readings[0].kind and first.bound == second.bound == EXACT
    return lasting and joined == " to " and not _FROM.search(rest, max(0, first.start - NEAR), first.start)


def _figure(text: str, rest: str, number: Number) -> Figure:
    before, behind = before_number(rest, number), rest[number.end : number.end + REACH]
    more = None if number.ordinal else _OR_MORE.match(behind)  # “20 or more years”: the unit stands behind the bound
    skipped = more.end() - 1 if more and units.duration(behind[more.end() - 1 :], number.value) else 0
    left, right, readings = _readings(number, before, behind[skipped:])
    end = number.end + (skipped + right if right else 0)
    start = number.start - left
    lasting = any(reading.kind in _SPANS for reading in readings)
    every = _EVERY_BEFORE.search(before) if lasting else None
    if every and (readings[0].kind == "months" or readings[0].kind == "seconds"):
        readings = [units.rate(Fraction(1), readings[0].kind, readings[0].value)]
        start = number.start - len(before) + every.start()
    falls = not number.ordinal and _LETTER.search(before) and _FALLS.search(before + " ") and not _TO.search(before)
    if falls or _BELOW.match(rest, end):
        readings += [replace(each, value=-each.value) for each in readings if each.kind in _SIGNED]
    if readings[0].kind == "months" and readings[0].value == 12 * number.value and _AT_AGE.search(before):
        readings.append(Reading("count", number.value))
    if _RUNNING.match(behind):
        readings += [Reading("ordinal", number.value, "running")]
    part = number.fraction or any(reading.kind == "percent" for reading in readings)
    around = _around(text, start, end)
    if number.ordinal:
        bound = EXACT | _FIRST if _BIRTHDAY.match(behind) and _FROM_ONE.search(before) else EXACT
    else:
        bound = bound_of(around[0], behind if skipped else around[1], lasting=lasting, part=part)
        if number.value.denominator > 1 and not number.fraction and _SOME.search(before):
            bound |= EXACT  # “some 11.6%” begins a sentence, and is no guess
    plain = readings[0].kind == "count" and is_weak(before, rest[start:end], behind)
    plain = plain or bool(number.ordinal and _OF_A_SUM.match(behind)) or (lasting and bool(_POINTED_AT.search(before)))
    return Figure(start, end, tuple(readings), bound, weak=number.weak or plain)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands near before a figure and behind it: all of a long text, for each of its figures, takes long."""
    return text[max(0, start - REACH) : start], text[end : end + REACH]


def _readings(number: Number, before: str, behind: str) -> tuple[int, int, list[Reading]]:
    """How far the figure reaches beyond its number to the left and right, and what it can mean."""
    value = number.value
    if number.ordinal:
        aged = [Reading("count", value)] if _BIRTHDAY.match(behind) else []
        century = [Reading("ordinal", value, "century")] if _CENTURY.match(behind) else []
        days = _KIND_OF_DAY.match(behind)
        unit = "" if days is None else "calendar day" if days["calendar"] else "working day"
        years = [Reading("months", value * 12)] if _ANNIVERSARY.match(behind) else []
        return 0, 0, [Reading("ordinal", value, unit), *aged, *century, *years]
    if found := units.money(before, behind, value):
        return found
    for read in (units.percent, units.times, units.duration):
        if got := read(behind, value):
            return 0, *got
    if number.fraction:
        return 0, 0, [Reading("percent", value * 100)]
    if got := measure(behind, value):
        return 0, *got
    if _NUMBERED.search(before):
        return 0, 0, [Reading("count", value), Reading("ordinal", value)]
    if number.metres:  # 1,500m may be metres, and a 10k a race of kilometres
        return 0, 0, [Reading("count", value), Reading("measure", number.metres, "m")]
    per, reach = units.per_period(behind)
    if per:
        return 0, reach, [Reading("count", value), units.counted_per(value, per)]
    return 0, 0, [Reading("count", value), *smaller_part(before, value)]
