"""Years and decades in running text, and which numbers of four digits are none."""

import re
from fractions import Fraction

from footnoted.figures.blanks import blank
from footnoted.figures.en.measures import measure
from footnoted.figures.figure import Figure, Reading
from footnoted.model import PartialDate

_DECADE = re.compile(r"(?<!\w)(?P<a>(?:1\d|20|21)\d0)[’']?s\b")
_YEAR = re.compile(
    r"(?<![\w£$€.,#/])(?P<a>(?:(?<!\bat )1[5-8]|19|20)\d\d|(?<=\bin )1[0-4]\d\d|2100)(?![\w%]|\s?(?:hours|hrs)\b|[.,]\d|\s*(?:%|per\s*cent|million|billion|thousand)|/\d)"
)
_COUNTED = re.compile(
    r"\s+(?!(?:was|were|and|or|to|is|are|had|has|have|the|a|an|as|at|by|in|on|of|for|from|with|when|after|before|but|that|it|he|she|they|this|because|until|while|who|which|under|said|report|data|figures|election|budget|Act)\b)[a-z]{4,}s\b"
)
#: Behind these a number counts something, a year or not: “more than 1800 US soldiers”, “about 1500 firefighters”.
_BOUNDED = re.compile(r"\b(?:(?:more|fewer|less) than|nearly|almost|another|total of)\s\Z", re.IGNORECASE)
_ROUGHLY = re.compile(r"\b(?:about|around|some|at least|up to|over)\s\Z", re.IGNORECASE)


def decades(text: str, found: list[Figure]) -> str:
    """Adds the decades of a text (`the 1990s`) to `found`; the text with them blanked."""

    def note(match: re.Match[str]) -> str:
        first = Fraction(match["a"])
        readings = [Reading("ordinal", first, "decade")]
        if first % 100 == 0:
            # the 1400s are the fifteenth century
            readings += [Reading("ordinal", first / 100 + 1, unit) for unit in ("", "century")]
        found.append(Figure(match.start(), match.end(), tuple(readings)))
        return blank(match)

    return _DECADE.sub(note, text)


def years(text: str, found: list[Figure]) -> str:
    """Adds the years of a text to `found`; the text with them blanked. `2000 people` could be either, so a year that
    counts something keeps both readings; one with a bound (`more than 1800 US soldiers`) is a number, and stays.
    """

    def note(match: re.Match[str]) -> str:
        year = int(match["a"])
        readings = [Reading("date", date=PartialDate(year))]
        before, counted = text[max(0, match.start() - 12) : match.start()], _COUNTED.match(text, match.end())
        if _BOUNDED.search(before) or (counted and _ROUGHLY.search(before)):
            return match.group()
        if measure(text[match.end() : match.end() + 20], Fraction(year)):
            return match.group()
        if counted:
            readings.append(Reading("count", Fraction(year)))
        found.append(Figure(match.start(), match.end(), tuple(readings)))
        return blank(match)

    return _YEAR.sub(note, text)
