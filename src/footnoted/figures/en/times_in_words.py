"""Times told in words: `quarter to six`, `the third quarter`, `the eighties`, `a year and a half`; and weekdays."""

import datetime
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from footnoted.figures.blanks import blanked
from footnoted.figures.en import units
from footnoted.figures.en.bounds import REACH, bound_of
from footnoted.figures.en.number import TO_TWELVE
from footnoted.figures.figure import EXACT, Figure, Reading
from footnoted.model import PartialDate

_HOUR = rf"(?P<hour>{'|'.join(TO_TWELVE)}|1[0-2]|[1-9])\b"
_NAMED_HOURS = {"midnight": 0, "noon": 720, "midday": 720}
_PART_OF_HOUR = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_DAY_PART = (
    r"(?:\s*(?P<am>a\.?m\b\.?|in\s+the\s+morning)|\s*(?P<pm>p\.?m\b\.?|in\s+the\s+(?:afternoon|evening)|at\s+night))?"
)
_CLOCK = re.compile(
    rf"\b(?:(?P<count>{'|'.join(TO_TWELVE)}|[1-5]?\d)\s+minutes?\s+(?P<side>to|past)\s+(?P<near>{'|'.join(_NAMED_HOURS)})\b|"
    rf"(?:a\s+)?(?P<part>{'|'.join(sorted(_PART_OF_HOUR, key=len, reverse=True))})(?:\s+minutes)?[\s-](?P<way>to|past)[\s-]"
    rf"(?:(?P<named>{'|'.join(_NAMED_HOURS)})\b|{_HOUR}(?!\s+(?:years?|months?|weeks?|days?|people|per|%)))|{_HOUR.replace('hour', 'whole')}\s+o['’]clock|"
    rf"(?:at|from|until|till|by|before|after|about|around|since|between|to|and)\s+(?P<at>{_HOUR.replace('hour', 'plain')}(?=\s+(?:in\s+the\s|at\s+night|on\s+\w+day\s+(?:morning|afternoon|evening|night)\b))))"
    rf"{_DAY_PART}",
    re.IGNORECASE,
)
_STOPWATCH = re.compile(
    r"(?<![\w:.,])(?:(?P<hours>\d{1,2}):)?(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d(?:\.\d{1,3})?)(?![\d:])"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTER = re.compile(
    r"\bQ(?P<n>[1-4])\b|\b(?P<word>first|second|third|fourth)[\s-]quarter\b(?![\s-]*(?:century|final))", re.IGNORECASE
)
_HALF = "half of a year"  # a label: “the six months to June” is no other half
_HALF_YEAR = re.compile(
    r"\b(?P<word>first|second|latter)\s+half\b(?=\s+of\s+(?:the\s+(?:\w+\s+)?year|(?:1[5-9]|20)\d\d))", re.IGNORECASE
)
_DECADES = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
            "eighties": 1980, "nineties": 1990}  # fmt: skip
_DECADE = re.compile(
    rf"(?<=\bthe\s)(?:(?!low|high|upper|in\b|of\b)[a-z]+[\s-])?(?P<at>[’'](?P<n>[2-9]0)s|(?P<word>{'|'.join(_DECADES)}))\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"\b(?:his|her|their|my|our|your)\s+(?:early\s+|late\s+|mid[\s-])?(?P<at>(?P<n>[2-9]0)s|(?P<word>{'|'.join(_DECADES)}))\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(
    r"\b(?:an?|one)\s+(?P<unit>hour|day|week|month|year|decade|century)\s+and\s+(?:a\s+half|(?P<three>three\s+quarters)|a\s+(?P<quarter>quarter))\b",
    re.IGNORECASE,
)
#: In cricket a half-century is scored, and is no time.
_PART_OF_CENTURY = re.compile(
    r"(?<!\bscored\s)(?<!\bhit\s)(?<!\bmade\s)\b(?:an?\s+)?(?<!\bscored\sa\s)(?<!\bhit\sa\s)(?<!\bmade\sa\s)"
    r"(?P<part>half|quarter)[\s-]century\b",
    re.IGNORECASE,
)
_CENTENARY = re.compile(r"\b(?P<part>bi|ter|sesqui)?-?centenar(?:y|ies)\b", re.IGNORECASE)
_CENTENARIES = {"": 100, "sesqui": 150, "bi": 200, "ter": 300}  # years
_NAMED_DAYS = {"new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24),
               "christmas day": (12, 25), "boxing day": (12, 26)}  # fmt: skip
_NAMED_DAY = re.compile(
    r"(?<!chinese )(?<!lunar )\b(?P<day>new\s+year['’]s\s+(?:eve|day)|christmas\s+(?:eve|day)|boxing\s+day)"
    r"(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b)?",
    re.IGNORECASE,
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<day>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?\Z", re.IGNORECASE)


DAY_OF_WEEK, _FEAST_DAY = "weekday", "feast"
#: The labels of days that are told by their names: they say of what another figure is.
DAYS_BY_NAME = frozenset({DAY_OF_WEEK, _FEAST_DAY})
_WEEKDAY = re.compile(
    rf"(?<!\bGood\s)(?<!\bBlack\s)(?<!\bAsh\s)(?<!\bEaster\s)(?<!\bPalm\s)(?<!\bBloody\s)\b(?P<day>{'|'.join(WEEKDAYS).title()})s?\b"
    r"(?!\s+[A-Z])"
)
_FEAST = re.compile(
    r"\b(?:Good\s+Friday|Easter\s+(?:Sunday|Monday)|Easter(?!\s+(?:[A-Z]|eggs?\b))|Ash\s+Wednesday|Palm\s+Sunday|Shrove\s+Tuesday|"
    r"Whit(?:sun|\s+Monday)|Bonfire\s+Night|Halloween|Hogmanay|Remembrance\s+Sunday|Ramadan|Eid(?:\s+al-\w+)?|Diwali|Passover)\b"
)


def times_in_words(text: str) -> tuple[list[Figure], str]:
    """The clock times, quarters of a year, decades and durations of a text that are told in words, and the text with
    them blanked.
    """
    found, text = _stopwatch(text)
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            readings = read(match)
            bound = bound_of(
                text[max(0, match.start() - REACH) : match.start()],
                text[match.end() : match.end() + REACH],
                lasting=True,
            )
            start = match.start("at") if match.groupdict().get("at") else match.start()
            label = _HALF if pattern is _HALF_YEAR else ""
            found.append(
                Figure(start, match.end(), readings, bound if readings[0].kind in _LENGTHS else EXACT, label=label)
            )
        text = blanked(text, found)
    return found, text


def _stopwatch(text: str) -> tuple[list[Figure], str]:
    """`4:03.21`, `2:51:07`: the hours, minutes and seconds, as a text in words gives them."""
    found = []
    for match in _STOPWATCH.finditer(text):
        if match["hours"] or "." in match["seconds"]:
            lengths = (("hours", 3600), ("minutes", 60), ("seconds", 1))
            told = [(name, Fraction(match[name]) * length) for name, length in lengths if match[name]]
            found += [Figure(*match.span(name), (Reading("seconds", value),)) for name, value in told]
            whole = Reading("seconds", sum((value for _, value in told), Fraction(0)))
            found.append(Figure(*match.span(), (whole,), weak=True))
    return found, blanked(text, found)


def weekdays(text: str, dates: list[Figure]) -> Iterator[Figure]:
    """Weekdays before a date, as names that are held to what an excerpt calls the same day; and those before a full
    date that fell on another day, which only the same mistake supports.
    """
    for figure in dates:
        date = figure.readings[0].date
        before = _WEEKDAY_BEFORE.search(text[max(0, figure.start - 20) : figure.start])
        if not (before and date and date.month and date.day):
            continue
        told, start = before["day"].casefold(), figure.start - len(before.group())
        day = f"{date.day} {date.month}"
        yield Figure(start, figure.end, (Reading("name", unit=told),), label=f"weekday of {day}")
        if date.year:
            try:
                is_wrong = WEEKDAYS[datetime.date(date.year, date.month, date.day).weekday()] != told
            except ValueError:
                continue  # no day of the calendar: the date itself is reported
            if is_wrong:
                yield Figure(start, figure.end, (Reading("name", unit=f"{told} {date.day}"),))


def days_by_name(text: str, dates: list[Figure]) -> Iterator[Figure]:
    """Weekdays without a date, and feasts, as names that are held to excerpts that name such a day as well."""
    for match in _FEAST.finditer(text):
        name = " ".join(match.group().casefold().split())
        yield Figure(*match.span(), (Reading("name", unit=name),), label=_FEAST_DAY)
    full = [figure for figure in dates if figure.readings[0].date]
    for match in _WEEKDAY.finditer(text):
        if not any(figure.start <= match.end() + 6 and match.start() < figure.end for figure in full):
            yield Figure(*match.span(), (Reading("name", unit=match["day"].casefold()),), label=DAY_OF_WEEK)


def _clock(match: re.Match[str]) -> tuple[Reading, ...]:
    if name := match["named"] or match["near"]:
        minutes = _NAMED_HOURS[name.casefold()]
    else:
        written = (match["hour"] or match["whole"] or match["plain"]).casefold()
        minutes = ((TO_TWELVE.index(written) + 1 if written in TO_TWELVE else int(written)) % 12) * 60
    if match["part"]:
        minutes += _PART_OF_HOUR[match["part"].casefold()] * (-1 if match["way"].casefold() == "to" else 1)
    if match["count"]:
        minutes += _minutes(match["count"]) * (-1 if match["side"].casefold() == "to" else 1)
    halves = [0] if match["am"] or name else [720] if match["pm"] else [0, 720]
    return tuple(Reading("clock", Fraction((minutes + half) % 1440)) for half in halves)


def _minutes(written: str) -> int:
    return int(written) if written.isdecimal() else TO_TWELVE.index(written.casefold()) + 1


def _quarter(match: re.Match[str]) -> tuple[Reading, ...]:
    number = int(match["n"]) if match["n"] else _ORDINALS[match["word"].casefold()]
    return (Reading("ordinal", Fraction(number), "quarter"),)


def _half_year(match: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading("ordinal", Fraction(1 if match["word"].casefold() == "first" else 2), "half"),)


def _decade(match: re.Match[str]) -> tuple[Reading, ...]:
    first = 1900 + int(match["n"]) if match["n"] else _DECADES[match["word"].casefold()]
    return (Reading("ordinal", Fraction(first), "decade"),)


def _age(match: re.Match[str]) -> tuple[Reading, ...]:
    years = int(match["n"]) if match["n"] else _DECADES[match["word"].casefold()] % 100
    return (Reading("ordinal", Fraction(years), "years of age"),)


def _and_a_half(match: re.Match[str]) -> tuple[Reading, ...]:
    more = Fraction(3, 4) if match["three"] else Fraction(1, 4) if match["quarter"] else Fraction(1, 2)
    kind, length = units.period(match["unit"])
    return (Reading(kind, length * (1 + more)),)


def _part_of_century(match: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading("months", Fraction(600 if match["part"].casefold() == "half" else 300)),)


def _centenary(match: re.Match[str]) -> tuple[Reading, ...]:
    return (Reading("months", Fraction(12 * _CENTENARIES[(match["part"] or "").casefold()])),)


def _named_day(match: re.Match[str]) -> tuple[Reading, ...]:
    name = " ".join(match["day"].casefold().replace("’", "'").split())
    return (Reading("date", date=PartialDate(int(match["year"]) if match["year"] else None, *_NAMED_DAYS[name])),)


_LENGTHS = frozenset({"months", "seconds"})
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Reading, ...]]], ...] = (
    (_CLOCK, _clock),
    (_NAMED_DAY, _named_day),
    (_QUARTER, _quarter),
    (_HALF_YEAR, _half_year),
    (_DECADE, _decade),
    (_AGE, _age),
    (_AND_A_HALF, _and_a_half),
    (_PART_OF_CENTURY, _part_of_century),
    (_CENTENARY, _centenary),
)
