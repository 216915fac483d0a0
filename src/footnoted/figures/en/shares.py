"""Shares: half, two-thirds, one in five, 2/3, half a million, a quarter of a mile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from footnoted.figures.en.number import SCALES, Number

HALF_BEHIND = re.compile(
    r"[\s-]+and[\s-]+(?:a|one)[\s-]+(half|quarter|third)\b(?!\s+of)|[\s-]+and[\s-]+(three)[\s-]quarters\b",
    re.IGNORECASE,
)


_FRACTION_WORDS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
                   "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16,
                   "twentieth": 20, "hundredth": 100, "thousandth": 1000}  # fmt: skip


_COUNTING = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
             "nine": 9, "ten": 10}  # fmt: skip


_FRACTION = re.compile(
    r"\b(?:(?P<n>two|three|four|five|six|seven|eight|nine|\d+)[\s-]+(?P<many>halves|thirds|quarters|fourths|fifths|sixths|"
    r"sevenths|eighths|ninths|tenths|elevenths|twelfths|fifteenths|sixteenths|twentieths|hundredths)|(?P<one>an?|one)[\s-](?P<single>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|sixteenth|twentieth|hundredth|thousandth)"
    r"(?=\s+(?:of|or|as|more|less|fewer|higher|lower|were|was|are|is|had|have|said|did|do|reported|the|in|to|over|since|came|went|left|fell|rose|took|got|live[sd]?|who|that|which|would|will|can(?:not)?|could|on|from|between|during|after|before|and|year(?!\s+(?:running|in\s+a\s+row|in\s+succession|straight))|compared|at|against|may|might|must|should|up|today|now|also|each|need(?:s|ed)?|because|when|while|if|but|per|by(?=\s+[\d\ufffc]))\b|(?<=\bone-third)|(?<=\bone-quarter)|(?<=\bone-fifth)|(?<=\bone-tenth)|\s*\(|[,.;:)]|\s*\Z|(?<=quarter)\s+[a-z]+ed\b)|"
    r"(?P<half>half)(?=\s+(?:of|the|a|all|its|their|his|her|those|these|were|was|are|is|had|have|said|as|to|did|by|in|that|"
    r"people|price|fare|pay|rate|[a-z]+s)\b|[,.;:)]|\s*\Z))",
    re.IGNORECASE,
)


#: A part of a scale is a number of its own, not a share: “half a million”, “a quarter of a million”.
_PART_OF = re.compile(
    r"\b(?:(?P<three>three)[\s-]+)?(?:a\s+)?(?P<part>half|quarters?)"
    r"(?:[\s-]+(?:of\s+)?(?:an?|one)[\s-]+|(?<=half)(?<!and a half)(?<!and-a-half)[\s-](?=(?:dozen|hundred|thousand|million|billion)\b))"
    r"(?:(?P<scale>dozen|hundred|thousand|million|billion|trillion)\b|"
    r"(?=(?:minute|hour|day|week|month|year|decade|century|mile|kilomet(?:re|er)|percentage|per\s*cent|ton|tonne|pint|acre)\b))",
    re.IGNORECASE,
)


_IN_EVERY = re.compile(
    r"\b(?<![\d.,])(?P<a>(?:one(?:\s+(?!of\b|or\b|and\b|more\b|year\b|case\b)[a-z]+(?:\s+[a-z]+(?=\s+in\s+(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?)\b))?(?=\s+in\s))?|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})(?:\s+[a-z]+s(?=\s+(?:in|out\s+of)\s+every\s))?)\s+(?:in|out\s+of|(?<!one\s)of|of(?=\s+every\s)|from)\s+(?:every\s+)?"
    r"(?P<b>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|(?:(?:an?|one) |(?<=every )(?:an? )?)(?:hundred|thousand|million)|\d{1,3}(?:,\d{3})+|\d{1,4})\b"
    r"(?!\s*(?:years?(?!\s\d)|months?|weeks?|days?|hours?|minutes?|million|billion|%|per\s*cent|times))",
    re.IGNORECASE,
)


_SLASH = re.compile(r"(?<![\w/])(\d)/(\d{1,2})(?![\w/])")


def parts_of_scales(text: str) -> Iterator[Number]:
    """Half a million, three quarters of a million; the “half an” of half an hour."""
    for match in _PART_OF.finditer(text):
        part = Fraction(1, 2) if match["part"].casefold() == "half" else Fraction(3 if match["three"] else 1, 4)
        scale = SCALES[match["scale"].casefold()] if match["scale"] else 1
        end = match.end() if match["scale"] else match.end() - 1  # the space belongs to the unit
        yield Number(match.start(), end, part * scale, scaled=bool(match["scale"]))


def fractions_in(text: str) -> Iterator[Number]:
    """Half, two-thirds, one in five, 2/3."""
    taken: list[tuple[int, int]] = []
    for match in _IN_EVERY.finditer(text):
        part, whole = _small(match["a"].split()[0]), _small(match["b"])
        if part is not None and whole and part < whole:
            taken.append(match.span())
            yield Number(*match.span(), Fraction(part, whole), fraction=True)
    for match in _FRACTION.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        if HALF_BEHIND.match(text, match.start() - 5 if match.start() > 4 else 0):
            continue
        count = _small(match["n"]) if match["n"] else 1
        name = (match["many"] or match["single"] or match["half"]).casefold()
        under = _FRACTION_WORDS.get(name) or _FRACTION_WORDS[name.removesuffix("s")]
        if count and not re.search(
            r"\b(?:and\s+a|first|second|other|better|later|latter|earlier)[\s-]\Z",
            text[max(0, match.start() - 20) : match.start()],
            re.I,
        ):
            yield Number(*match.span(), Fraction(count, under), fraction=True)
    for match in _SLASH.finditer(text):
        if 0 < int(match[1]) < int(match[2]):
            yield Number(*match.span(), Fraction(int(match[1]), int(match[2])), fraction=True)


def _small(word: str) -> int | None:
    if word[0].isdigit():
        return int(word.replace(",", ""))
    last = word.casefold().split()[-1]
    return {**_COUNTING, **SCALES, "twelve": 12, "twenty": 20, "fifty": 50}.get(last)


def half_behind(found: re.Match[str]) -> Fraction:
    """What “and a half”, “and a third” or “and three quarters” adds."""
    return Fraction(3, 4) if found[2] else Fraction(1, _FRACTION_WORDS[found[1].casefold()])
