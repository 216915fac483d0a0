"""Dates in evidence: EDTF (ISO 8601-2, levels 0 and 1), as a machine compares them and as people write them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

#: EDTF writes a season in the month's place: 21 is spring, 22 summer, 23 autumn, 24 winter.
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_WINTER = 24

#: The months that each season covers in the northern hemisphere.
SEASON_MONTHS = {21: (3, 4, 5), 22: (6, 7, 8), 23: (9, 10, 11), 24: (12, 1, 2)}

#: How EDTF marks a date that is approximate, uncertain, or both.
_DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}

#: One end of an EDTF date: a year, then a month or a season, then a day; `XX` stands for what is not known.
_DATE = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?", re.ASCII)

#: An end of an interval that is open, or not known.
_OPEN = frozenset({"", ".."})

MONTHS = tuple("January February March April May June July August September October November December".split())


class EdtfError(ValueError):
    """The text is not a date that EDTF can write."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known as far as it is known: `month` and `day` may be missing, and so may the year in running text.

    `season` is an EDTF season number (21 to 24) and excludes `month` and `day`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None

    def supports(self, stated: PartialDate) -> bool:
        """Whether this evidence carries the date `stated`: the same date, or the same one less exactly."""
        if stated.season == _WINTER and self.month in {1, 2}:
            return stated.year in {None, self.year - 1 if self.year else None}
        if stated.year is not None and stated.year != self.year:
            return False
        if stated.month is not None and stated.month != self.month:
            return False
        if stated.day is not None and stated.day != self.day:
            return False
        if stated.season is None:
            return True
        return stated.season == self.season or self.month in SEASON_MONTHS[stated.season]

    def in_year(self, year: int | None) -> PartialDate:
        """The same day or month with `year` filled in where the text left it out."""
        return self if self.year is not None else PartialDate(year, self.month, self.day, self.season)


@cache
def edtf_dates(text: str) -> tuple[PartialDate, ...]:
    """The dates that an EDTF text names: one, or both ends of an interval (an open end names none).

    Raises `EdtfError` with a message for people when the text is not EDTF, or names a day that never was.
    """
    ends = text.split("/")
    found = tuple(_date(end, text) for end in ends if len(ends) == 1 or end not in _OPEN)
    if not found or len(ends) > 2:
        raise EdtfError(_advice(text))
    return found


def is_edtf(text: str) -> bool:
    """Whether the text is a date, or an interval, that EDTF can write."""
    try:
        edtf_dates(text)
    except EdtfError:
        return False
    return True


def _date(end: str, text: str) -> PartialDate:
    """One end of the EDTF date `text`."""
    written = _DATE.fullmatch(end)
    if not written or ("X" in end and "/" in text):
        raise EdtfError(_advice(text))
    year, month, day = (int(part) if part and part != "XX" else None for part in written.groups())
    if month in SEASONS and written[3] is None:
        return PartialDate(year, season=month)
    try:
        datetime.date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise EdtfError(_advice(text)) from error
    return PartialDate(year, month, None if month is None else day)


def _advice(text: str) -> str:
    return (
        f"“{text}” is not a date: write it as EDTF, for example 2022-08-05, 2022-05, 2022, 2022-23 (autumn 2022) "
        "or 2022-06-15/2023-12-15"
    )


def show(date: PartialDate) -> str:
    """A date as people write it in British English: 5 August 2022, May 2022, autumn 2022, 2022."""
    year = str(date.year)
    if date.season:
        return f"{SEASONS[date.season]} {year}"
    if date.month is None or date.year is None:
        return year
    return f"{f'{date.day} ' if date.day else ''}{MONTHS[date.month - 1]} {year}"


@cache
def show_edtf(text: str) -> str:
    """An EDTF text as people write it: `2022-23` is autumn 2022, `2022-06/2023-12` is June 2022 to December 2023.

    What is not known well is marked so: `2022~` is about 2022, `2022?` perhaps 2022, `2022/..` 2022 and after.
    """
    edtf_dates(text)
    ends = text.strip().split("/")
    shown = [_DOUBTS.get(end[-1:], "") + show(edtf_dates(end)[0]) for end in ends if is_edtf(end)]
    if len(shown) < len(ends):
        return f"{shown[0]} and {'after' if is_edtf(ends[0]) else 'before'}"
    return " to ".join(shown)


def as_day(text: str | None) -> datetime.date | None:
    """A day as ISO 8601 writes it; None for anything else."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def is_day(text: str) -> bool:
    """Whether a text is a day written as 2026-11-24, and in no other of the standard's forms."""
    return len(text) == len("2026-11-24") and as_day(text) is not None


def is_to_come(text: str, today: str) -> bool:
    """Whether a day is after `today`, wherever its writer is: it is tomorrow there before it is here."""
    day, now = as_day(text), as_day(today)
    return day is not None and now is not None and (day - now).days > 1
