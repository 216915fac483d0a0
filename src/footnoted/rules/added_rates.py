"""Rates that a page adds to a figure: “4,552 people a day”, where no excerpt speaks of days."""

import re
from collections.abc import Iterable, Sequence

from footnoted.figures.figure import Figure

_NOT_COUNTED = r"(?!(?:was|is|as|has|does|this|its|his|us|always|sometimes|perhaps|times)\b)"
_PERIOD = "hour|day|night|week|fortnight|month|quarter|year"
#: What is counted, then “a day” or “per week”: a rate that stands right behind the number is part of the figure.
_RATE = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:people|men|women|children|staff|{_NOT_COUNTED}[a-z-]+s)\s+(?:a|an|per|each|every)\s+"
    rf"(?P<period>{_PERIOD})\b(?!\s+(?:ago|later|earlier|before|after|old)\b)"
)
#: How an excerpt speaks of a period, where that is not its own word.
_ALSO = {"day": "daily|24 hours", "night": "nightly|day", "year": "annual|12 months|twelve months", "month": "monthly"}
#: For whom, or for what, a figure is: “£142 per household” is not “per person”.
_FOR_EACH = re.compile(
    r"[^.;:,()\d]{0,40}?\bper\s+(?P<thing>person|head|capita|household|home|family|child|pupil|student|patient|employee|"
    r"worker|member|resident|passenger|visitor|customer)\b"
)
_ALSO_THING = {"person": "people|head|capita|resident", "head": "person|people|capita", "capita": "person|people|head",
    "household": "home|house", "home": "household|house", "child": "pupil", "pupil": "child|student"}  # fmt: skip
_COUNTS = frozenset({"count", "money", "measure", "percent"})


def added_rate(text: str, stated: Figure, excerpts: Iterable[str]) -> str:
    """The words that make a rate of a figure of `text`, where no excerpt speaks of that period; empty for none."""
    if stated.readings[0].kind not in _COUNTS:
        return ""
    return _added_period(text, stated, list(excerpts)) or _added_thing(text, stated, list(excerpts))


def _added_thing(text: str, stated: Figure, excerpts: Sequence[str]) -> str:
    found = _FOR_EACH.match(text, stated.end)
    if not found:
        return ""
    spoken = re.compile(rf"(?i)\b(?:{found['thing']}|{_ALSO_THING.get(found['thing'], found['thing'])})")
    return "" if any(spoken.search(each) for each in excerpts) else text[stated.start : found.end()].strip()


def _added_period(text: str, stated: Figure, excerpts: Sequence[str]) -> str:
    found = _RATE.match(text, stated.end)
    if not found or stated.readings[0].per:
        return ""
    period = found["period"]
    spoken = re.compile(rf"\b(?:{period}|{_ALSO.get(period, period)})|/{period}", re.IGNORECASE)
    return "" if any(spoken.search(each) for each in excerpts) else text[stated.start : found.end()].strip()
