"""Numbers in digits and in words, with what makes them idioms rather than figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from text_to_num import Token, find_numbers

from footnoted.figures.en.idioms import IDIOMS

_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
_GROUPED = "\u00a0\u2009\u202f,"
_DIGITS = re.compile(
    rf"(?:(?<!\w)|(?<=\bGBP)|(?<=\bEUR)|(?<=\bUSD))(?<!\d[.,])(?:\d{{1,3}}(?:[{_GROUPED}]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?(?P<vulgar>[½⅓⅔¼¾⅕⅛])?"
    r"(?P<ordinal>(?:st|nd|rd|th)\b)?|(?<![\w.])\.\d+|(?P<alone>[½⅓⅔¼¾⅕⅛])"
)
_WORD = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")
_SCALES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "b": 10**9,
           "billion": 10**9, "tn": 10**12, "trillion": 10**12, "hundred": 100, "dozen": 12}  # fmt: skip
_SCALE = re.compile(
    r"[\s-]?(?P<scale>trillion|billion|million|thousand|hundred|dozen|bn|tn|mn)\b|(?P<short>[mkb])(?![\w])",
    re.IGNORECASE,
)
_VAGUE = frozenset("hundreds thousands millions billions trillions tens dozens".split())
_HALF_BEHIND = re.compile(
    r"\s+and\s+(?:a|one)[\s-]+(half|quarter|third)\b(?!\s+of)|\s+and\s+(three)[\s-]quarters\b", re.IGNORECASE
)

_FRACTION_WORDS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
                   "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100}  # fmt: skip
_COUNTING = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
             "nine": 9, "ten": 10}  # fmt: skip
_FRACTION = re.compile(
    r"\b(?:(?P<n>two|three|four|five|six|seven|eight|nine|\d+)[\s-]+(?P<many>halves|thirds|quarters|fourths|fifths|sixths|"
    r"sevenths|eighths|ninths|tenths)|(?P<one>a|one)[\s-](?P<single>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?=\s+(?:of|as|more|less|fewer|higher|lower|were|was|are|is|had|have|said|did|do|reported|the|in|to)\b|[,.;:)]|\s*\Z)|"
    r"(?P<half>half)(?=\s+(?:of|the|a|all|its|their|his|her|those|these|were|was|are|is|had|have|said|as|to|did|by|in|that|"
    r"people|[a-z]+s)\b|[,.;:)]|\s*\Z))",
    re.IGNORECASE,
)
#: A part of a scale is a number of its own, not a share: “half a million”, “a quarter of a million”.
_PART_OF = re.compile(
    r"\b(?:(?P<three>three)[\s-]+)?(?:a\s+)?(?P<part>half|quarters?)\s+(?:of\s+)?an?\s+"
    r"(?:(?P<scale>dozen|hundred|thousand|million|billion|trillion)\b|(?=(?:minute|hour|day|week|month|year|decade|century)\b))",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:several|few|many|couple\s+of)\s+\Z", re.IGNORECASE)
_IN_EVERY = re.compile(
    r"\b(?P<a>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+(?:in|out\s+of|of|from)\s+(?:every\s+)?"
    r"(?P<b>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred|one hundred|\d{1,4})\b"
    r"(?!\s*(?:years?|months?|weeks?|days?|hours?|minutes?|million|billion|%|per\s*cent|times))",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<![\w/])(\d)/(\d{1,2})(?![\w/])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: `scaled` when a scale such as “million” is part of it, `metres` when its “m” may be metres."""

    start: int
    end: int
    value: Fraction
    ordinal: bool = False
    scaled: bool = False
    metres: bool = False
    fraction: bool = False
    weak: bool = False


class _Word(Token):  # type: ignore[misc]
    def __init__(self, match: re.Match[str]) -> None:
        self.match = match

    def text(self) -> str:
        return self.match.group()

    def text_lowercase(self) -> str:
        return self.match.group().lower()

    def not_a_number_part(self) -> bool:
        return self.match.group().lower() in _VAGUE

    def nt_separated(self, previous: _Word) -> bool:
        return False


_MAYBE_FRACTION = re.compile(
    r"half|halves|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth| in | out | of | from |/", re.IGNORECASE
)
_MAYBE_WORDS = re.compile(
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundred|thousand|million|billion|trillion|dozen|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|eleventh|twelfth|\w+teenth|\w+tieth|hundredth|thousandth)",
    re.IGNORECASE,
)


def find_numbers_in(text: str) -> list[Number]:
    """The numbers in a text, in order; dates and names have been blanked before."""
    parts = [*_parts(text)] if _MAYBE_FRACTION.search(text) else []
    text = _blank(text, parts)
    shares = [*_fractions(text)] if _MAYBE_FRACTION.search(text) else []
    text = _blank(text, shares)
    found = parts + shares
    digits = [_scaled(text, number) for number in _digits(text)]
    found += digits
    text = _blank(text, digits)
    words = [_scaled(text, number) for number in _words(text)] if _MAYBE_WORDS.search(text) else []
    words = [each for each in words if not any(other.start < each.start < other.end for other in words)]
    found += words
    idioms = [match.span() for match in IDIOMS.finditer(text)] if words else []
    return sorted((_weak_in(number, idioms) for number in found), key=lambda each: each.start)


def _blank(text: str, found: list[Number]) -> str:
    for number in found:
        text = text[: number.start] + "\ufffc" * (number.end - number.start) + text[number.end :]
    return text


def _weak_in(number: Number, idioms: list[tuple[int, int]]) -> Number:
    if any(start <= number.start < end for start, end in idioms):
        return Number(number.start, number.end, number.value, number.ordinal, weak=True)
    return number


def _parts(text: str) -> Iterator[Number]:
    """Half a million, three quarters of a million; the “half an” of half an hour."""
    for match in _PART_OF.finditer(text):
        part = Fraction(1, 2) if match["part"].casefold() == "half" else Fraction(3 if match["three"] else 1, 4)
        scale = _SCALES[match["scale"].casefold()] if match["scale"] else 1
        end = match.end() if match["scale"] else match.end() - 1  # the space belongs to the unit
        yield Number(match.start(), end, part * scale, scaled=bool(match["scale"]))


def _fractions(text: str) -> Iterator[Number]:
    """Half, two-thirds, one in five, 2/3."""
    taken: list[tuple[int, int]] = []
    for match in _IN_EVERY.finditer(text):
        part, whole = _small(match["a"]), _small(match["b"])
        if part is not None and whole and part < whole:
            taken.append(match.span())
            yield Number(*match.span(), Fraction(part, whole), fraction=True)
    for match in _FRACTION.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        if _HALF_BEHIND.match(text, match.start() - 5 if match.start() > 4 else 0):
            continue
        count = _small(match["n"]) if match["n"] else 1
        name = (match["many"] or match["single"] or match["half"]).casefold()
        under = _FRACTION_WORDS.get(name) or _FRACTION_WORDS[name.removesuffix("s")]
        if count and not re.search(
            r"\b(?:and\s+a|first|second|other|better|later|latter|earlier)[\s-]\Z",
            text[: match.start()],
            re.I,
        ):
            yield Number(*match.span(), Fraction(count, under), fraction=True)
    for match in _SLASH.finditer(text):
        if 0 < int(match[1]) < int(match[2]):
            yield Number(*match.span(), Fraction(int(match[1]), int(match[2])), fraction=True)


def _small(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return {**_COUNTING, "twelve": 12, "twenty": 20, "fifty": 50, "a hundred": 100, "one hundred": 100}.get(
        word.casefold()
    )


def _digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        written = match.group()
        vulgar = match["vulgar"] or match["alone"]
        if vulgar:
            written = written.replace(vulgar, "")
        plain = re.sub(rf"[{_GROUPED}]", "", re.sub(r"[a-z]+$", "", written))
        value = Fraction(plain) if plain else Fraction(0)
        value += Fraction(_VULGAR[vulgar]) if vulgar else 0
        yield Number(match.start(), match.end(), value, ordinal=bool(match["ordinal"]), fraction=bool(match["alone"]))


_GREAT = frozenset({"thousand", "million", "billion", "trillion"})


def _words(text: str) -> Iterator[Number]:
    """Numbers in words, valued by text2num: “two thousand five hundred”, “twenty-first”, “one point two billion”."""
    tokens = [_Word(match) for match in _WORD.finditer(text)]
    for found in find_numbers(tokens, "en", threshold=0):
        first, last = tokens[found.start].match, tokens[found.end - 1].match
        written = text[first.start() : last.end()]
        if any(word in _VAGUE for word in written.casefold().split()):
            continue
        start = first.start()
        article = re.search(r"\ban?\s\Z", text[max(0, start - 4) : start], re.IGNORECASE)
        if article and first.group().casefold() in {"hundred", *_GREAT}:
            start -= len(article.group())
        if first.group().casefold() in _SCALES and _SOME.search(text[: first.start()]):
            continue
        value = Fraction(str(found.value)).limit_denominator(10**6)
        scaled = last.group().casefold() in _GREAT
        yield Number(start, last.end(), value, ordinal=bool(found.is_ordinal), scaled=scaled)
    for match in re.finditer(r"\b(?:a|one)\s+dozen\b", text, re.IGNORECASE):
        yield Number(*match.span(), Fraction(12))


def _scaled(text: str, number: Number) -> Number:
    """The number with the scale or the half that follows it."""
    if number.ordinal or number.fraction:
        return number
    end, value, scaled, metres = number.end, number.value, number.scaled, False
    halved = _HALF_BEHIND.match(text, end)
    if halved and _SCALE.match(text, halved.end()):  # “one and a half million”: the half is scaled as well
        end, value = halved.end(), value + _half(halved)
    while match := _SCALE.match(text, end):
        word = (match["scale"] or match["short"]).casefold()
        if match["short"] and match["short"] == "b":
            break
        metres = word == "m"
        value, end, scaled = value * _SCALES[word], match.end(), True
        if match["short"]:
            break
    if half := _HALF_BEHIND.match(text, end):
        value, end = value + _half(half), half.end()
    return Number(number.start, end, value, scaled=scaled, metres=metres)


def _half(found: re.Match[str]) -> Fraction:
    """What “and a half”, “and a third” or “and three quarters” adds."""
    return Fraction(3, 4) if found[2] else Fraction(1, _FRACTION_WORDS[found[1].casefold()])
