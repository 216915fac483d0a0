"""Parts of wholes: “84 of the 525”, “525, of whom 84”, “of 525 people, 84”; and the share that each is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from footnoted.figures.figure import EXACT, Figure, Reading

#: Between a part and its whole (“84 of the 525”), between a whole and its part, and before a whole.
_LESS = r"(?:(?:the|all|some|a|total|of|its|their|those|these|about|around|nearly|over|more|than|only|just)\s+)*"
_OF = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:out\s+)?of\s+{_LESS}(?:(?:[\w-]+\s+){{0,2}}?[\w-]+['’]s?\s+)?", re.IGNORECASE
)
_OF_WHOM = re.compile(rf"[^.;,]*,\s+{_LESS}of\s+(?:whom|which|them)\s+{_LESS}", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|these|(?:the|those|these)\s+[a-z]+s)\b", re.IGNORECASE)
_NEXT = re.compile(r"[^.;,]*,\s+(?:(?:and|in|with)\s+)?")
_OF_ALL = re.compile(rf"(?:\A|[.;,]\s+)(?:out\s+)?of\s+{_LESS}(?:[\w-]+['’]s?\s+)?\Z", re.IGNORECASE)
SHARE = "share"
_SHARED = frozenset({"count", "measure", "money"})  # what a share can be of


def parts_and_wholes(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each part with its whole, of the figures of a text that stand side by side but for dates."""
    for first, second in pairwise(each for each in figures if each.is_quantity and not each.weak):
        between = text[first.end : second.start]
        if _OF.fullmatch(between):
            yield first, second
        elif (
            _OF_WHOM.fullmatch(between)
            or (_NEXT.fullmatch(between) and _OF_THEM.match(text, second.end))
            or (not re.search("[.;]", between) and _OF_ALL.search(text[max(0, first.start - 60) : first.start]))
        ):
            yield second, first


_NEAR = 20  # characters before a number in which “all but” is looked for
#: “Of 58 samples … all but two”: 56 of them.
_ALL_BUT = re.compile(r"\ball\s+but\s+(?:about\s+)?\Z", re.IGNORECASE)
#: “25p of every pound”: the sum ends there, and the whole is one of the currency.
_OF_EVERY = re.compile(
    r"\s+(?:out\s+)?(?:of|in)\s+(?:every|each)\s+(?:single\s+)?(?:pound|euro|dollar)\b", re.IGNORECASE
)


def shares(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Shares that a text gives by a part and its whole (15% for “six of the 40”), and parts that it gives by a share
    (six for “15% of the 40”). Their label keeps them from being rounded: that is for a working to say.
    """
    for each in figures:
        if each.readings[0].kind == "money" and _OF_EVERY.match(text, each.end):
            sums = (other for other in figures if other.readings[0].counts_as(each.readings[0]))
            yield from (
                replace(other, readings=(Reading("percent", other.readings[0].value * 100),), weak=True, label=SHARE)
                for other in sums
                if other.readings[0].value < 1
            )
    yield from _all_but(text, figures)
    for part, whole in parts_and_wholes(text, figures):
        mine, all_of_it = part.readings[0], whole.readings[0]
        if all_of_it.kind not in _SHARED or all_of_it.value <= 0 or not part.bound == whole.bound == EXACT:
            continue
        share, of_it = mine.value / all_of_it.value, mine.value * all_of_it.value / 100
        alike = mine.counts_as(all_of_it)
        told = Reading("percent", share * 100) if alike else Reading("count", of_it)
        counted = mine.kind == "percent" and all_of_it.kind == "count" and of_it.denominator == 1
        if (alike and 0 < share < 1) or counted:
            yield Figure(part.start, whole.end, (told,), weak=True, label=SHARE)


def _all_but(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """How many are left of the last number before “all but two”."""
    counts = [each for each in figures if each.readings[0].kind == "count"]
    for whole, left_out in pairwise(counts):
        if (
            _ALL_BUT.search(text, max(0, left_out.start - _NEAR), left_out.start)
            and (rest := whole.readings[0].value - left_out.readings[0].value) > 0
        ):
            yield Figure(whole.start, left_out.end, (Reading("count", rest),), whole.bound, weak=True)
