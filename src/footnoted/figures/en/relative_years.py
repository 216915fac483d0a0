"""Years that a text tells by their distance from another: “in 2024, down from 8.1 the year before”."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from footnoted.figures.figure import Figure, Reading
from footnoted.model import PartialDate

_ENDS = r"(?=\s*[.,;:)–—-]|\s*\Z|\s+(?:in|at|on|to|from|by|with|and|but|for|when|of)\b)"
_NEXT_TO = re.compile(
    rf"\bthe\s+(?:(?:previous|preceding|prior)\s+year|year\s+(?:before|earlier){_ENDS})|"
    rf"\bthe\s+(?P<later>(?:following|next|subsequent)\s+year|year\s+(?:after|later){_ENDS})",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s+(?:(?:earlier|previously|before|ago){_ENDS}|(?P<later>(?:later|on|after){_ENDS}))", re.I)


def relative_years(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The years that are told so, counted from the last one named before them, or else from the first. All are weak."""
    named = [(each.end, date.year) for each in figures if (date := each.readings[0].date) and date.year]
    if not named:
        return
    away = [(*match.span(), 1 if match["later"] else -1) for match in _NEXT_TO.finditer(text)]
    for each in figures:
        years = each.readings[0].value / 12 if each.readings[0].kind == "months" else Fraction(0)
        if years.denominator == 1 and years and (found := _BEHIND.match(text, each.end)):
            away.append((each.start, found.end(), int(years) if found["later"] else -int(years)))
    for start, end, years_on in away:
        _, year = next((each for each in reversed(named) if each[0] <= start), named[0])
        yield Figure(start, end, (Reading("date", date=PartialDate(year + years_on)),), weak=True)
