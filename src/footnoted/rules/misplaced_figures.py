"""FN304, of one figure: the excerpt has it, and says something else of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from footnoted.figures.en.tying_words import MONTHS, NOT_INITIALS, stems, words_of
from footnoted.figures.figure import Figure
from footnoted.figures.reader import figures_in
from footnoted.rules.neighbouring_figures import is_neighbours

#: What parts two clauses: each says something of its own.
_CLAUSE = re.compile(
    rf"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt){NOT_INITIALS}[.!?](?=\s+[^a-z\d])|[;¶|]|,?\s+(?:while|whereas|but|although)\s|,\s+and\s"
)
#: A clause that goes on about what the one before it is about.
_GOES_ON = re.compile(
    r"\s*(?:of\s+(?:those|these|them|which)|he|she|it|they|his|her|its|their|this|that|these|those)\b", re.IGNORECASE
)
_REACH = 300  # characters before and behind a figure: clauses that go on for longer are lists
_SURE = 3  # words, and half of all, that the page's clause shares with the other figure's alone


class _Clause(NamedTuple):
    """Where a figure's clause begins in its text, and the stems of the clause's words."""

    start: int
    words: frozenset[str]


def misplaced(text: str, stated: Sequence[Figure], excerpts: Iterable[str]) -> Iterator[Figure]:
    """Figures that the text tells of what another figure of the same excerpt belongs to.

    In each clause of the excerpt that has the told figure, none of the words stands that the text's clause says, but
    those that are in the other figure's clause, too; and in that, half of them or more that are not in these.
    """
    told = [figure for figure in stated if not figure.weak]
    known = [(each, [one for one in figures_in(each) if not one.weak]) for each in (excerpts if told else ())]
    for figure in told:
        holding = [(each, figures) for each, figures in known if any(one.carries(figure) for one in figures)]
        if len(holding) != 1:
            continue
        if _is_of_another(figure, text, told, *holding[0]) or is_neighbours(figure, text, told, *holding[0]):
            yield figure


def _is_of_another(figure: Figure, text: str, told: Sequence[Figure], excerpt: str, known: Sequence[Figure]) -> bool:
    mine = [each for each in known if each.carries(figure)]
    untold = [each for each in known if _may_be_meant(each, figure) and not any(each.carries(one) for one in told)]
    said = _clause_of(text, figure).words if untold else frozenset()
    clauses = [_clause_of(excerpt, each) for each in mine]
    return any(all(_says_of(_clause_of(excerpt, other), each, said) for each in clauses) for other in untold)


def _clause_of(text: str, figure: Figure) -> _Clause:
    """The clause of a figure, with the one before it where it goes on about that."""
    starts, ends = _clauses(text)
    at = bisect_right(starts, figure.start) - 1
    first = max(0, at - 1) if _GOES_ON.match(text, starts[at]) else at
    start, end = max(starts[first], figure.start - _REACH), min(ends[at], figure.end + _REACH)
    own = f"{text[start : figure.start]} {text[figure.end : end]}"
    words = (each for each in words_of(own) if not each[0].isdigit() and each not in MONTHS)
    return _Clause(starts[at], stems(words))


@lru_cache(maxsize=256)
def _clauses(text: str) -> tuple[list[int], list[int]]:
    """Where the clauses of a text begin and end."""
    ends = [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return [0, *ends[:-1]], ends


def _may_be_meant(other: Figure, told: Figure) -> bool:
    """Whether they are of one kind: decades, and not a decade and “the second time”."""
    mine, theirs = other.readings[0], told.readings[0]
    return not other.kinds.isdisjoint(told.kinds) and (mine.kind != "ordinal" or mine.unit == theirs.unit != "")


def _says_of(other: _Clause, mine: _Clause, said: frozenset[str]) -> bool:
    nothing_of_mine = not said & (mine.words - other.words)
    of_other = len(said & (other.words - mine.words))
    telling = said - (mine.words & other.words)  # what both clauses say tells neither
    return mine.start != other.start and nothing_of_mine and of_other >= _SURE and 2 * of_other >= len(telling)
