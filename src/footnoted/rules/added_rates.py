"""Rates that a page adds to a figure: “4,552 people a day”, or “£142 per household”, and no excerpt does."""

import re
from collections.abc import Sequence

from footnoted.figures.figure import Figure

_NOT_COUNTED = r"(?!(?:was|is|as|has|does|this|its|his|us|always|sometimes|perhaps|times)\b)"
#: What is counted, then “a day” or “per week”: a rate that stands right behind the number is part of the figure.
_RATE = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:people|men|women|children|staff|{_NOT_COUNTED}[a-z-]+s)\s+(?:a|an|per|each|every)\s+"
    r"(?P<each>hour|day|night|week|fortnight|month|quarter|year)\b(?!\s+(?:ago|later|earlier|before|after|old)\b)"
)
#: For whom, or for what, a figure is: “£142 per household” is not “per person”.
_FOR_EACH = re.compile(
    r"[^.;:,()\d]{0,40}?\bper\s+(?P<each>person|head|capita|household|home|family|child|pupil|student|patient|employee|"
    r"worker|member|resident|passenger|visitor|customer)\b"
)
#: How an excerpt speaks of these, where that is not their own word.
_ALSO = {
    "day": "daily|24 hours", "night": "nightly|day", "year": "annual|12 months|twelve months", "month": "monthly",
    "person": "people|head|capita|resident", "head": "person|people|capita", "capita": "person|people|head",
    "household": "home|house", "home": "household|house", "child": "pupil", "pupil": "child|student",
}  # fmt: skip
_COUNTS = frozenset({"count", "money", "measure", "percent"})


def added_rate(text: str, stated: Figure, excerpts: Sequence[str]) -> str:
    """The words that make a rate of a figure of `text`, where no excerpt speaks of that period, or of whom it is for;
    empty for none.
    """
    reading = stated.readings[0]
    if reading.kind not in _COUNTS:
        return ""
    rates = (None if reading.per else _RATE.match(text, stated.end), _FOR_EACH.match(text, stated.end))
    return next((text[stated.start : found.end()].strip() for found in rates if found and _is_new(found, excerpts)), "")


def _is_new(rate: re.Match[str], excerpts: Sequence[str]) -> bool:
    """Whether no excerpt speaks of what a rate is for, in its own word or in another for it."""
    spoken = re.compile(rf"\b(?:{rate['each']}|{_ALSO.get(rate['each'], rate['each'])})", re.IGNORECASE)
    return not any(spoken.search(each) for each in excerpts)
