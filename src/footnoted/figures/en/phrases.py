"""Figures without a number: doubled, tenfold, dozens of people, every pound; and results of games."""

import re
from collections.abc import Iterator
from fractions import Fraction

from footnoted.figures.blanks import blanked
from footnoted.figures.figure import Figure, Reading

_MULTIPLES: dict[str, int | Fraction] = {
    "doubl": 2,
    "trebl": 3,
    "tripl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "halv": Fraction(1, 2),
}
_FOLD = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "hundred": 100,
}
_MULTIPLE = re.compile(
    r"\b(?:(?P<verb>doubl|trebl|tripl|quadrupl|quintupl|halv)(?:ed|ing|es)\b(?!\s+(?:down|up|back|as|over(?!\s+(?:the|a|that|this|these|those|its|\w+\s+\w+s)\b))\b)"
    r"|(?P<twice>twice|thrice)\s+(?:as\s+(?!an?\b|the\b|well\b|part\b)[a-z]+|the\s+(?:number|size|rate))\b"
    r"|(?P<double>double)\s+(?:the|this|that|its|their)\b(?!\s+\w+\s+glaz)"
    r"|(?P<cut>(?:reduc|cut|lower|shrunk|shrank)\w*\s+(?:\w+\s+){0,3}?(?:by|in)\s+half|by\s+half)\b"
    r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten|hundred|\d{1,4})[\s-]?fold\b)",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:(?P<tens>tens|hundreds)\s+of\s+)?(?P<many>dozens|scores|hundreds|thousands|millions|billions)\b(?=\s+(?:of|more)\b)"
    r"|\b(?:several|many|a\s+few|few)\s+(?P<several>dozen|hundred|thousand|million|billion)\b",
    re.IGNORECASE,
)
#: “for every pound” is for £1.
_ONE_OF_MONEY = re.compile(r"\b(?:every|each|per)\s+(?:single\s+)?(?P<name>pound|euro|dollar)\b", re.IGNORECASE)
_CURRENCIES = {"pound": "GBP", "euro": "EUR", "dollar": "USD"}
_SIZES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SCORE = re.compile(
    r"\b(?P<how>w[io]n(?:ning|s)?|lost|los(?:e|es|ing)|beat(?:en|ing|s)?|defeat(?:ed|s)?|drew|draw[ns]?|victory|thrash(?:ed|ing)|"
    r"score|scoreline|led|lead|ahead|aggregate|finish(?:ed|es)?|ended)\b(?P<between>(?:\W+[A-Za-z'’]+){0,8}?\W+)(?P<a>\d{1,2}|(?:nil|one|two|three|four|five|six)(?=\S))\s?[-–]\s?"
    r"(?P<b>\d{1,2}|(?<=\S)(?:nil|one|two|three|four|five|six))(?![\w%-]|\s?(?:%|per\b|million|years?|months?|weeks?|days?|hours?|people|seats))",
    re.IGNORECASE,
)
#: Two numbers of which the second is no larger are no range: 4-2. (24-7 is always.)
_FALLING = re.compile(
    r"(?<![\w.,£$€–-])(?!24)(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\w%–-]|[.,]\d|\s?(?:%|per\b|million|years?|months?|weeks?|days?|hours?))",
    re.IGNORECASE,
)


#: “By three goals to one”.
_GOALS = re.compile(
    r"\bby\s+(?:\w+\s+)?(?P<a>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:goals?|points?|tries|sets|games|frames|legs|wickets|penalties)\s+"
    r"to\s+(?P<b>nil|none|one|two|three|four|five|six|seven|eight|nine|\d{1,2})\b(?!\s+(?:%|per\b|[a-z]+s\b))",
    re.IGNORECASE,
)


#: “Ruled by four to one”, “a majority of three to two”.
_VOTE = re.compile(
    r"\b(?:(?:rul|decid|vot|dismiss|allow|approv|reject)\w*|held)\b[^.;,]{0,40}?\bby\s+|\bmajority\s+of\s+",
    re.IGNORECASE,
)
_N_TO_M = re.compile(
    r"(?P<a>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+to\s+(?P<b>nil|none|one|two|three|four|five|six|seven|eight|nine|\d{1,3})\b(?!\s+(?:%|per\b))",
    re.IGNORECASE,
)


#: `Wexcombe Town 2, Marlham Rovers 1`: the second team is told behind the first.
_RESULT = re.compile(
    r"(?:[A-Z][\w.’']*\s){1,3}(?P<a>\d{1,2}),?\s(?:[A-Z][\w.’']*\s){1,3}(?P<b>\d{1,2})(?=\s*(?:[.;(]|\Z))"
)

_NO_GOALS = 10  # what a side has in a vote, and seldom in a game


#: Words that say a small number: what excerpts say so may be told in numbers.
_SAID_OTHERWISE = re.compile(
    r"\b(?:(?P<first>initial|inaugural|opening|debut|maiden)|(?P<both>both))\b(?=\s+[a-z])", re.IGNORECASE
)


def numbers_in_other_words(text: str) -> Iterator[Figure]:
    """“Both vessels” are two, and the opening weekend is the first."""
    for found in _SAID_OTHERWISE.finditer(text):
        reading = Reading("ordinal", Fraction(1)) if found["first"] else Reading("count", Fraction(2))
        yield Figure(*found.span(), (reading,), weak=True)


def multiples_and_crowds(text: str) -> Iterator[Figure]:
    """`doubled`, `tenfold`, and `dozens of`, `tens of thousands of`, `several hundred`, `every pound`."""
    for found in _MULTIPLE.finditer(text):
        if found["double"] or found["cut"]:
            value = Fraction(2) if found["double"] else Fraction(1, 2)
            yield Figure(*found.span(), _times_as_much(value), weak=True)
            continue
        if found["twice"]:
            value = Fraction(2 if found["twice"].casefold() == "twice" else 3)
        elif found["verb"]:
            value = Fraction(_MULTIPLES[found["verb"].casefold()])
        else:
            fold = found["fold"].casefold()
            value = Fraction(fold) if fold.isdecimal() else Fraction(_FOLD[fold])
        yield Figure(*found.span(), _times_as_much(value))
    for found in _CROWD.finditer(text):
        name = (found["several"] or found["many"]).casefold().removesuffix("s")
        factor = {"tens": 10, "hundreds": 100}.get((found["tens"] or "").casefold(), 1)
        yield Figure(*found.span(), (Reading("vague", Fraction(_SIZES[name] * factor)),))

    for found in _ONE_OF_MONEY.finditer(text):
        yield Figure(*found.span(), (Reading("money", Fraction(1), _CURRENCIES[found["name"].casefold()]),), weak=True)


def _times_as_much(value: Fraction) -> tuple[Reading, ...]:
    """So many times as much; what is halved has lost 50%."""
    multiple = Reading("multiple", value)
    return (multiple, Reading("percent", Fraction(50))) if value == Fraction(1, 2) else (multiple,)


def _goals(written: str) -> int:
    return (
        {"nil": 0, "none": 0}.get(written.casefold(), _FOLD.get(written.casefold(), -1))
        if written.isalpha()
        else int(written)
    )


def scores(text: str) -> tuple[list[Figure], str]:
    """`won 3-1`, `a 2–2 draw`: the two numbers in their order; and the text with them blanked."""
    found = []
    falling = [each for each in _FALLING.finditer(text) if int(each["a"]) >= int(each["b"])]
    votes = [each for place in _VOTE.finditer(text) if (each := _N_TO_M.match(text, place.end()))]
    for each in (*_SCORE.finditer(text), *falling, *_RESULT.finditer(text), *_GOALS.finditer(text), *votes):
        start, end = each.start("a"), each.end("b")
        score = Reading("name", unit=f"score {_goals(each['a'])}-{_goals(each['b'])}")
        found.append(Figure(start, end, (score,), label="score"))
    found = list({figure.start: figure for figure in found}.values())
    # “five justices to two” rests on a vote of 5 to 2, and “256 to 170” on one of 256-170
    large = [each for each in falling if int(each["b"]) >= _NO_GOALS]
    sides = [
        Figure(*each.span(side), (Reading("count", Fraction(_goals(each[side]))),), weak=True)
        for each in (*votes, *large)
        for side in "ab"
    ]
    return [*found, *sides], blanked(text, found)
