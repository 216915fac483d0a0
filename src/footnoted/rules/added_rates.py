"""Rates that a page adds to a figure: “4,552 people a day”, where no excerpt speaks of days."""

import re
from collections.abc import Iterable

from footnoted.figures.figure import Figure

_NOT_COUNTED = r"(?!(?:was|is|as|has|does|this|its|his|us|always|sometimes|perhaps|times)\b)"
#: What is counted, then “a day” or “per week”: a rate that stands right behind the number is part of the figure.
_RATE = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:people|men|women|children|staff|{_NOT_COUNTED}[a-z-]+s)\s+(?:a|an|per|each|every)\s+"
    r"(?P<period>hour|day|night|week|fortnight|month|quarter|year)\b(?!\s+(?:ago|later|earlier|before|after|old)\b)"
)
#: How an excerpt speaks of a period, where that is not its own word.
_ALSO = {"day": "daily|24 hours", "night": "nightly|day", "year": "annual|12 months|twelve months", "month": "monthly"}
_COUNTS = frozenset({"count", "money", "measure", "percent"})


def added_rate(text: str, stated: Figure, excerpts: Iterable[str]) -> str:
    """The words that make a rate of a figure of `text`, where no excerpt speaks of that period; empty for none."""
    found = _RATE.match(text, stated.end) if stated.readings[0].kind in _COUNTS else None
    if not found or stated.readings[0].per:
        return ""
    period = found["period"]
    spoken = re.compile(rf"\b(?:{period}|{_ALSO.get(period, period)})|/{period}", re.IGNORECASE)
    return "" if any(spoken.search(each) for each in excerpts) else text[stated.start : found.end()].strip()
