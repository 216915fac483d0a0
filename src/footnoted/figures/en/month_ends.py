"""The end or start of a month, which is a day: “the end of March 2024” is 31 March 2024 as well."""

import re
from calendar import monthrange
from collections.abc import Iterable

from footnoted.figures.figure import Figure, Reading
from footnoted.model import PartialDate

_END_OR_START = re.compile(r"\b(?:(?P<end>end)|start|beginning)\s+of\s+\Z", re.IGNORECASE)


def ends_of_months(text: str, found: Iterable[Figure]) -> list[Figure]:
    """The days that dates of a text are told as so. They support a day, and need no support themselves."""
    more = []
    for figure in found:
        date = figure.readings[0].date
        at = _END_OR_START.search(text[max(0, figure.start - 30) : figure.start])
        if date and date.month and not date.day and at:
            last = monthrange(date.year or 2023, date.month)[1]
            day = PartialDate(date.year, date.month, last if at["end"] else 1)
            more.append(Figure(figure.start, figure.end, (Reading("date", date=day),), weak=True))
    return more
