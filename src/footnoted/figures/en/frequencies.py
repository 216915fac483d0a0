"""Frequencies and durations without a number: `24/7`, `every day`, `twice a week`, `quarterly`, `for a week`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from footnoted.figures.blanks import blanked
from footnoted.figures.en import units
from footnoted.figures.en.bounds import REACH, bound_of
from footnoted.figures.en.numerals import find_numbers_in
from footnoted.figures.en.times_in_words import WEEKDAYS
from footnoted.figures.figure import Figure, Reading

_ALWAYS = re.compile(
    r"\b24\s?/\s?7(?:\s?/\s?365)?\b|\b(?:a)?round[\s-]the[\s-]clock\b|\b24[\s-]hours?\b", re.IGNORECASE
)
_NTH = {"other": 2, "second": 2, "third": 3, "fourth": 4, "sixth": 6}
_EVERY = re.compile(
    rf"\b(?:every|each)\s+(?P<other>other\s+|second\s+|third\s+|fourth\s+|sixth\s+|single\s+)?(?P<unit>{units.PERIOD})\b|"
    rf"\b(?P<by>day|minute|hour|week|month|year)[\s-]by[\s-](?P=by)\b",
    re.IGNORECASE,
)
#: “Every Thursday” is once a week, and “every Monday and Thursday” twice.
_DAY = rf"(?:{'|'.join(WEEKDAYS).title()})"
_WEEKDAY = re.compile(
    rf"\b(?:every|each)\s+{_DAY}(?:(?:,|,?\s+and)\s+{_DAY})*\b|\bon\s+{_DAY}s(?:(?:,|,?\s+and)\s+(?:on\s+)?{_DAY}s)*\b"
)
#: “99.5% of every month” is no frequency.
_SHARE_OF = re.compile(r"(?:%|\bper\s?cent|\bhalf)\s+of\s+\Z", re.IGNORECASE)
_ONCE = re.compile(r"\b(?P<word>once|twice|thrice)\b(?P<behind>.{0,30})", re.IGNORECASE)
#: “Once a second line was in place”: the second of several, and no unit of time.
_A_SECOND_ONE = re.compile(r"\s+a\s+second\s+(?!and\b|or\b|in\b|at\b|to\b|for\b)[a-z]", re.IGNORECASE)
_ADVERB = re.compile(
    r"\b(?P<word>daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual|hourly|nightly)\b",
    re.IGNORECASE,
)
_ADVERB_IDIOM = re.compile(r"\s+(?:life|lives|living|basis|routine|news|newspaper|press|report|mail|telegraph|star|record|mirror|express|wage|rate|bulletin|meeting|conference|budget|"
                           r"publication|statistics|figures|total|cost|growth|increase|review\s+of|leave|rent)\b", re.IGNORECASE)  # fmt: skip
_A_PERIOD = re.compile(
    rf"\b(?P<lead>for|over|after|within|about|around|nearly|almost|than|under|least|most|to|lasting|lasted|lasts|takes?|took|taking|waited|spent|of|whole|full|just)?\s*"
    rf"\b(?:an?|per)\s+(?P<unit>{units.PERIOD})\b(?!\s+(?:ago|later|before|earlier)|(?<=second)\s+(?!and\b|or\b|in\b|at\b|to\b|for\b)[a-z]+|(?<=quarter)\s*(?:of\b|\())",
    re.IGNORECASE,
)
#: Words for how long something takes.
_TAKES = frozenset("lasting lasted lasts take takes took taking waited spent".split())
#: Words before “a week” that say nothing of its bound: they are not part of the figure.
_NO_BOUND = _TAKES | {"for", "after", "of", "whole", "full", "to"}
#: Words before “a week” that make it a length of time and not any week.
_STRONG_LEADS = _TAKES | {"for", "than", "within", "nearly", "almost", "under"}
_LONG = frozenset({"fortnight", "decade", "century", "millennium"})
_PART_BEFORE = re.compile(r"\b(?:half|quarters?)\s*(?:of\s*)?\Z", re.IGNORECASE)
_TIMES_A = re.compile(r"\b(?P<times>twice|thrice|half)-\Z", re.IGNORECASE)
_EVERY_FEW = re.compile(r"\b(?P<number>two|three|four|six|twelve|\d{1,2})-\Z", re.IGNORECASE)
_BEGINS_SENTENCE = re.compile(r"(?:\A|[.!?¶|]\s)\Z")
_MULTIPLE = {"once": 1, "twice": 2, "thrice": 3}


def frequencies(text: str, found: list[Figure]) -> str:
    """Frequencies and durations without a number: `24/7`, `every day`, `twice a week`, `quarterly`."""
    for match in _ALWAYS.finditer(text):
        readings = (
            Reading("always"),
            *((Reading("seconds", Fraction(86400)),) if "hour" in match.group() else ()),
        )
        readings += (Reading("seconds", Fraction(86400), per="day"),) if "hour" not in match.group() else ()
        weak = re.match(r"\s+(?:a|per|each|every)\s+day", text[match.end() : match.end() + REACH]) is not None
        bound = bound_of(
            text[max(0, match.start() - REACH) : match.start()], text[match.end() : match.end() + REACH], lasting=True
        )
        found.append(Figure(match.start(), match.end(), readings, bound, weak=weak))
        if not weak:
            text = blanked(text, found[-1:])
    for match in _WEEKDAY.finditer(text):
        days = Fraction(len(re.findall(_DAY, match.group())))
        found.append(Figure(*match.span(), (units.rate(days, *units.period("week")),), weak=True))
    for match in _EVERY.finditer(text):
        kind, length = units.period(match["unit"] or match["by"])
        nth = _NTH.get((match["other"] or "").strip().casefold(), 1)
        reading = units.rate(Fraction(1), kind, length * nth)
        found.append(
            Figure(
                match.start(),
                match.end(),
                (reading,),
                weak=(match["other"] or "").strip() == "single"
                or _tail_of_rate(text[max(0, match.start() - REACH) : match.start()])
                or bool(_SHARE_OF.search(text, max(0, match.start() - 20), match.start())),
            )
        )
    for match in _ONCE.finditer(text):
        value = Fraction(_MULTIPLE[match["word"].casefold()])
        per, reach = units.per_period(match["behind"])
        per = "" if _A_SECOND_ONE.match(match["behind"]) else per
        end = match.start("behind") + reach
        if per:
            bound = bound_of(text[max(0, match.start() - REACH) : match.start()], text[end : end + REACH])
            found.append(Figure(match.start(), end, (units.rate(value, *units.period(per)),), bound))
            text = blanked(text, [replace(found[-1], start=match.start("behind"))])
        elif value > 1:
            found.append(Figure(match.start(), match.end("word"), (Reading("count", value),), weak=True))
    found += _adverbs(text)
    found += _periods(text)
    return text


def _adverbs(text: str) -> Iterator[Figure]:
    """`daily`, `twice-weekly`: a title or a name of a newspaper is none."""
    for match in _ADVERB.finditer(text):
        weak = (
            _ADVERB_IDIOM.match(text, match.end()) is not None
            or (
                match["word"].istitle()
                and not _BEGINS_SENTENCE.search(text[max(0, match.start() - REACH) : match.start()])
            )
            or match["word"].casefold() == "annual"
        )
        weak = weak or _tail_of_rate(text[max(0, match.start() - REACH) : match.start()])
        reading, start = units.adverb_rate(match["word"]), match.start()
        if times := _TIMES_A.search(text[max(0, start - REACH) : start]):
            start = times.start()
            reading = replace(reading, value=reading.value * (3 if times["times"].casefold() == "thrice" else 2))
        if few := _EVERY_FEW.search(text[max(0, start - REACH) : start]):
            start -= len(few.group())
            reading = replace(reading, value=reading.value / find_numbers_in(few["number"])[0].value)
        yield Figure(start, match.end(), (reading,), weak=weak)


def _periods(text: str) -> Iterator[Figure]:
    """`for a week`, `an hour`: one of a unit of time, or once in it."""
    for match in _A_PERIOD.finditer(text):
        if _PART_BEFORE.search(text[max(0, match.start() - REACH) : match.start()]):
            continue  # half an hour is no hour
        kind, length = units.period(match["unit"])
        begin = max(0, match.start() - REACH)
        near = text[begin : match.end()]
        lead = (match["lead"] or "").casefold()
        start = match.start("lead") if lead and lead not in _NO_BOUND else match.start()
        bound = bound_of(
            near[: near.lower().rfind(" a", 0, match.start("unit") - begin)] + " ",
            text[match.end() : match.end() + REACH],
            lasting=True,
        )
        readings = (Reading(kind, length), units.rate(Fraction(1), kind, length))
        long = match["unit"].casefold() in _LONG and lead not in {"of", "per"}
        yield Figure(start, match.end(), readings, bound, weak=lead not in _STRONG_LEADS and not long)


def _tail_of_rate(before: str) -> bool:
    """Whether an adverb only ends a rate: “five times daily”, “£12 weekly”."""
    return (
        re.search(r"(?:times?|once|twice|\d|pounds?|hours?|minutes?|\ufffc)\s+(?:of\s+)?\Z", before, re.IGNORECASE)
        is not None
    )
