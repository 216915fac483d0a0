"""FN304, of one figure: the excerpt has it, and says something else of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from footnoted.figures.en.tying_words import stem, words_of
from footnoted.figures.figure import Figure
from footnoted.figures.reader import figures_in
from footnoted.model.dates import MONTHS

#: What parts two clauses: each says something of its own.
_CLAUSE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.!?](?=\s+[^a-z\d])|[;¶|]|,?\s+(?:while|whereas|but|although)\s|,\s+and\s"
)
#: A clause that goes on about what the one before it is about.
_GOES_ON = re.compile(
    r"\s*(?:of\s+(?:those|these|them|which)|he|she|it|they|his|her|its|their|this|that|these|those)\b", re.IGNORECASE
)
_MONTHS = frozenset(name.casefold() for name in MONTHS)  # when something was does not tell two things apart
_REACH = 300  # characters before and behind a figure: clauses that go on for longer are lists
_SURE = 3  # words, and half of all, that the page's clause shares with the other figure's alone


class _InClause(NamedTuple):
    """A figure with its clause (the text's and its own number), and the stems of that clause's words."""

    figure: Figure
    clause: tuple[int, int]
    words: frozenset[str]


def misplaced(text: str, stated: Sequence[Figure], excerpts: Iterable[str]) -> Iterator[Figure]:
    """Figures that the text tells of what another figure of an excerpt belongs to.

    In each clause of the excerpts that has the told figure, none of the words stands that the text's clause says, but
    those that are in the other figure's clause, too; and in that, half of them or more that are not in these.
    """
    told = list(_in_clauses(text, 0, stated))
    known = [
        each
        for number, excerpt in enumerate(excerpts if told else ())
        for each in _in_clauses(excerpt, number, figures_in(excerpt))
    ]
    for figure, _, said in told:
        mine = [each for each in known if each.figure.carries(figure)]
        theirs = [each for each in known if _may_be_meant(each.figure, figure) and each not in mine]
        untold = [each for each in theirs if not any(each.figure.carries(one.figure) for one in told)]
        if mine and any(all(_says_of(other, each, said) for each in mine) for other in untold):
            yield figure


def _in_clauses(text: str, number: int, figures: Sequence[Figure]) -> Iterator[_InClause]:
    """Each figure of a text, which is the excerpts' `number`th, with its clause."""
    ends = [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    starts = [0, *ends[:-1]]
    for figure in figures:
        if figure.weak:
            continue
        at = bisect_right(starts, figure.start) - 1
        first = max(0, at - 1) if _GOES_ON.match(text, starts[at]) else at
        start, end = max(starts[first], figure.start - _REACH), min(ends[at], figure.end + _REACH)
        own = f"{text[start : figure.start]} {text[figure.end : end]}"
        words = (each for each in words_of(own) if not each[0].isdigit() and each not in _MONTHS)
        yield _InClause(figure, (number, at), stems(words))


def stems(words: Iterable[str]) -> frozenset[str]:
    """What words have alike with their nouns and verbs."""
    return frozenset(map(stem, words))


def _may_be_meant(other: Figure, told: Figure) -> bool:
    """Whether they are of one kind: decades, and not a decade and “the second time”."""
    mine, theirs = other.readings[0], told.readings[0]
    return not other.kinds.isdisjoint(told.kinds) and (mine.kind != "ordinal" or mine.unit == theirs.unit != "")


def _says_of(other: _InClause, mine: _InClause, said: frozenset[str]) -> bool:
    nothing_of_mine = not said & (mine.words - other.words)
    beside = mine.clause[0] == other.clause[0] and mine.clause != other.clause
    of_other = len(said & (other.words - mine.words))
    telling = said - (mine.words & other.words)  # what both clauses say tells neither
    return beside and nothing_of_mine and of_other >= _SURE and 2 * of_other >= len(telling)
