"""Sums that a text shows with all their parts: “212 in 2022 and 187 in 2023, 399 in all”."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from footnoted.figures.figure import Figure
from footnoted.figures.workings import workings_of
from footnoted.model import PartialDate

_THE = re.compile(r"\b(?:the|both|all)\s+\Z", re.IGNORECASE)
_OF = re.compile(r"\bof\s+(?:(?:the|its|their|his|her|all|some)\s+|(?:the\s+)?[\w’']+['’]s?\s+)?\Z", re.IGNORECASE)
_END = re.compile(r"\bend\s+of\s+\Z", re.IGNORECASE)
_SMALL = 12
_ANY_YEAR = 2000  # where the text names none
_DAY = 86400  # seconds


def is_shown(text: str, stated: Figure, told: Sequence[Figure], known: Sequence[Figure]) -> bool:
    """Whether a figure of a text is what others of it give, exactly or, for “about so much”, to a hundredth.

    `told` are the figures that the text tells and the evidence has; `known`, all that the evidence has.
    """
    if _is_a_time(text, stated, told) or _is_between_years_of(stated, told, known):
        return True
    parts = {text[each.start : each.end].strip(" ."): each for each in told if not each.weak}
    written = text[stated.start : stated.end].strip(" .")
    return any(not _may_be_chance(way, stated, parts, text) for way in workings_of(written, stated, parts))


def _is_between_years_of(stated: Figure, told: Sequence[Figure], known: Sequence[Figure]) -> bool:
    """Whether it is the time between the only two years of the evidence, of which the text has one: “in 2023, down from
    14% four years before”.
    """
    dated = {date: each for each in known if each.end and (date := each.readings[0].date)}
    if len({date.year for date in dated}) != 2:
        return False
    named = any(each.carries(one) for each in dated.values() for one in told)
    return named and _is_between_years(stated, dated.values())


def _is_a_time(text: str, stated: Figure, told: Sequence[Figure]) -> bool:
    """Whether it is the time between two dates of the text, or counts its years."""
    return (
        _is_between_days(stated, told)
        or _is_between_years(stated, told)
        or _is_between_months(text, stated, told)
        or _counts_years(text, stated, told)
    )


def _may_be_chance(way: str, stated: Figure, parts: Mapping[str, Figure], text: str) -> bool:
    """Whether it is a small number that other numbers of the text give by chance, unless as their total; or a
    percentage of what the text does not tell as a whole (from 120 to 48 is no fall of 40%).
    """
    first = stated.readings[0]
    if first.kind == "percent":
        share = re.fullmatch(r"[^-+×/]*/\s([^-+×/]*)", way.partition(" = ")[0])
        return share is not None and not _OF.search(text, 0, parts[share[1]].start)
    plain = all(parts[each].readings[0].kind == "count" for each in parts if each in way)
    return first.kind == "count" and first.value <= _SMALL and plain and " + " not in way


def _is_between_days(stated: Figure, told: Iterable[Figure]) -> bool:
    """Whether it is the time from one day of the text to another: “on 5 March 2024 … three days later, on 8 March”."""
    first = stated.readings[0]
    dates = [each.readings[0].date for each in told if each.readings[0].date] if first.kind == "seconds" else []
    days = set(_days(dates))
    return any((later - one).days * _DAY == first.value > 0 for one, later in permutations(days, 2))


def _is_between_years(stated: Figure, told: Iterable[Figure]) -> bool:
    """Whether it is the time between two years, where a text does not give the month of both: “in June 2023, 46 years
    after 1977”.
    """
    first = stated.readings[0]
    dates = [each.readings[0].date for each in told] if first.kind == "months" else []
    years = [(each.year, each.month) for each in dates if each and each.year]
    pairs = permutations(years, 2)
    return any(12 * (later - one) == first.value > 0 for (one, m), (later, n) in pairs if not (m and n))


def _is_between_months(text: str, stated: Figure, told: Iterable[Figure]) -> bool:
    """Whether it is the time between two months of the text: “from June 2025 to June 2028, three years”. To the end of
    one, from the start of another, is a month more.
    """
    first = stated.readings[0]
    dates = [(each.start, each.readings[0].date) for each in told] if first.kind == "months" else []
    months = [(at, 12 * date.year + date.month) for at, date in dates if date and date.year and date.month]
    return any(
        later - one + ends == first.value > 0
        for (_, one), (at, later) in permutations(months, 2)
        for ends in ((0, 1) if _END.search(text, 0, at) else (0,))
    )


def _counts_years(text: str, stated: Figure, told: Iterable[Figure]) -> bool:
    """Whether it says how many years the text names: “212 in 2022 and 187 in 2023, 399 over the two years”."""
    dates = {each.readings[0].date for each in told if each.readings[0].date}
    years = {date.year for date in dates if date and not date.month}
    of_them = _THE.search(text, 0, stated.start) and stated.readings[0].kind == "months"
    return bool(of_them) and stated.readings[0].value == 12 * len(years) > 0


def _days(dates: list[PartialDate]) -> Iterator[datetime.date]:
    """The days among dates; one without a year is of the year that the others name."""
    years = {each.year for each in dates if each.year} or {_ANY_YEAR}
    for each in dates:
        year = each.year or (next(iter(years)) if len(years) == 1 else None)
        if year and each.month and each.day and each.day <= monthrange(year, each.month)[1]:
            yield datetime.date(year, each.month, each.day)
