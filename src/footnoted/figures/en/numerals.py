"""Numbers in digits and in words, with what makes them idioms rather than figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from text_to_num import Token, find_numbers

from footnoted.figures.blanks import blanked
from footnoted.figures.en.idioms import IDIOMS
from footnoted.figures.en.number import SCALES, Number
from footnoted.figures.en.shares import HALF_BEHIND, fractions_in, half_behind, parts_of_scales

_VULGAR = {each: Fraction(unicodedata.numeric(each)).limit_denominator(10) for each in "½⅓⅔¼¾⅐⅑⅒⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_PARTS = "".join(_VULGAR)
_GROUPED = "\u00a0\u2009\u202f,"
_DIGITS = re.compile(
    rf"(?:(?<!\w)|(?<=\bGBP)|(?<=\bEUR)|(?<=\bUSD))(?<!\d[.,])(?:\d{{1,3}}(?:[{_GROUPED} ]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?(?P<vulgar>[{_PARTS}])?"
    rf"(?P<ordinal>(?:(?<=1)(?<!11)st|(?<=2)(?<!12)nd|(?<=3)(?<!13)rd|th)\b)?|(?<![\w.])\.\d+|(?P<alone>[{_PARTS}])"
)
#: The decimal comma of other languages (16,3), and a comma between the numbers of a list (2,3,4).
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d+),(\d{1,2}|\d{4,})(?!\d|,\d)")
_LIST_COMMA = re.compile(r"(?<=\d),(?=(?:\d{1,2}|\d{4,})(?!\d))")
_POWER = re.compile(r"\^([+-]?\d{1,2})(?!\d)")
_TIMES_TEN = re.compile(r"\s?[×x]\s?10(?:\^(\d{1,2})(?!\d)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_NUMBER = 40  # digits
_NEAR = 40  # characters: no words right before a number that belong to it are longer
_MINUS = re.compile(r"\b(?:minus|negative)\s\Z", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")
_SCALE = re.compile(
    r"[\s-]?(?P<scale>trillion|billion|crore|lakh|million|thousand|hundred|dozen|bn|tn|mn)s?\b|(?P<short>[mkb])(?![\w])",
    re.IGNORECASE,
)
_VAGUE = frozenset("hundreds thousands millions billions trillions tens dozens".split())

_SOME = re.compile(r"\b(?:several|few|many|couple\s+of)\s+\Z", re.IGNORECASE)


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
    parts = [*parts_of_scales(text)] if _MAYBE_FRACTION.search(text) else []
    text = blanked(text, parts)
    shares = [*fractions_in(text)] if _MAYBE_FRACTION.search(text) else []
    text = blanked(text, shares)
    found = parts + shares
    digits = [_scaled(text, number) for number in _digits(text)]
    found += digits
    text = blanked(text, digits)
    words = [_scaled(text, number) for number in _words(text)] if _MAYBE_WORDS.search(text) else []
    words = list(_outermost(words))
    found += words
    idioms = [match.span() for match in IDIOMS.finditer(text)] if words else []
    return sorted((_weak_in(_signed(number, text), idioms) for number in found), key=lambda each: each.start)


def _outermost(numbers: Iterable[Number]) -> Iterator[Number]:
    """Those that do not begin inside another."""
    reach, here = 0, Number(0, 0, Fraction(0))
    for each in sorted(numbers, key=lambda number: number.start):
        if each.start > here.start:
            reach, here = max(reach, here.end), each
        here = max(here, each, key=lambda number: number.end)
        if each.start >= reach:
            yield each


def _signed(number: Number, text: str) -> Number:
    negative = _MINUS.search(text, max(0, number.start - 10), number.start)
    return replace(number, value=-number.value) if negative else number


def _weak_in(number: Number, idioms: list[tuple[int, int]]) -> Number:
    if any(start <= number.start < end for start, end in idioms):
        return Number(number.start, number.end, number.value, number.ordinal, weak=True)
    return number


def _digits(text: str) -> Iterator[Number]:
    text = _LIST_COMMA.sub(";", _DECIMAL_COMMA.sub(r"\1.\2", text))
    for match in _DIGITS.finditer(text):
        written = match.group()
        vulgar = match["vulgar"] or match["alone"]
        if vulgar:
            written = written.replace(vulgar, "")
        plain = re.sub(rf"[{_GROUPED} ]", "", re.sub(r"[a-z]+$", "", written))
        if len(plain) > _LONGEST_NUMBER:
            continue  # no number that anybody reads
        value = Fraction(plain) if plain else Fraction(0)
        value += _VULGAR[vulgar] if vulgar else 0
        start, end = match.span()
        if value and (power := _POWER.match(text, end)):
            value, end = value ** int(power[1]), power.end()
        if ten := _TIMES_TEN.match(text, end):
            value, end = value * 10 ** int(ten[1] or ten[2].translate(_RAISED)), ten.end()
        if re.search(r"(?:\A|[\s(\[“‘])-\Z", text[max(0, start - 2) : start]) and text[start - 1] == "-":
            value, start = -value, start - 1
        yield Number(start, end, value, ordinal=bool(match["ordinal"]), fraction=bool(match["alone"]))


_SCORES = {"three": 60, "four": 80}
_DOZENS_AND_SCORES = re.compile(
    r"\b(?:(?:a|one)\s+dozen|(?P<score>three|four)score(?P<ten>\s+(?:years\s+)?and\s+ten)?)\b", re.IGNORECASE
)
_LARGEST = 10**18  # “million million million”: what follows scales nothing that anybody counts
_GREAT = frozenset({"thousand", "million", "billion", "trillion"})
_GREATS = [SCALES[each] for each in _GREAT]


def _words(text: str) -> Iterator[Number]:
    """Numbers in words, valued by text2num: “two thousand five hundred”, “twenty-first”, “one point two billion”."""
    tokens = [_Word(match) for match in _WORD.finditer(text)]
    for found in find_numbers(tokens, "en", threshold=0):
        first, last = tokens[found.start].match, tokens[found.end - 1].match
        written = text[first.start() : last.end()]
        if any(word in _VAGUE for word in written.casefold().split()) or written.casefold() == "o":
            continue  # O’Hara is no zero
        start = first.start()
        article = re.search(r"\ban?\s\Z", text[max(0, start - 4) : start], re.IGNORECASE)
        if article and first.group().casefold() in {"hundred", *_GREAT}:
            start -= len(article.group())
        if first.group().casefold() in SCALES and _SOME.search(text[max(0, start - _NEAR) : first.start()]):
            continue
        value = Fraction(str(found.value)).limit_denominator(10**6)
        scaled = last.group().casefold() in _GREAT
        yield Number(start, last.end(), value, ordinal=bool(found.is_ordinal), scaled=scaled)
    for match in _DOZENS_AND_SCORES.finditer(text):
        yield Number(
            *match.span(), Fraction(_SCORES.get((match["score"] or "").casefold(), 12) + 10 * bool(match["ten"]))
        )


def _scaled(text: str, number: Number) -> Number:
    """The number with the scale or the half that follows it."""
    if number.ordinal or number.fraction:
        return number
    end, value, scaled, metres = number.end, number.value, number.scaled, None
    halved = HALF_BEHIND.match(text, end)
    if halved and _SCALE.match(text, halved.end()):  # “one and a half million”: the half is scaled as well
        end, value = halved.end(), value + half_behind(halved)
    while value < _LARGEST and (match := _SCALE.match(text, end)):
        word = (match["scale"] or match["short"]).casefold()
        if match["short"] and match["short"] == "b":
            break
        metres = {"m": value, "k": value * 1000}.get(word)
        value, end, scaled = value * SCALES[word], match.end(), True
        if match["short"]:
            break
    if half := HALF_BEHIND.match(text, end):
        scale = max((each for each in _GREATS if scaled and value % each == 0), default=1)  # a billion and a half
        value, end = value + half_behind(half) * scale, half.end()
    return Number(number.start, end, value, scaled=scaled, metres=metres)
