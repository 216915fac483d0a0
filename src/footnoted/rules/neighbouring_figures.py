"""FN304, of one figure of several that stand side by side: “24% of men and 31% of women”, told as “31% of men”."""

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from footnoted.figures.en.own_words import Told, told_figures
from footnoted.figures.en.times_in_words import WEEKDAYS
from footnoted.figures.en.tying_words import MONTHS, NOT_INITIALS, stems, words_of
from footnoted.figures.figure import Figure

_SENTENCE_END = re.compile(rf"{NOT_INITIALS}[.;!?][”\"’')]*\s")
#: “Six votes to one” is one result.
_ONE_RESULT = re.compile(r"\s+(?:[a-z]+\s+)?(?:to|against)\s+")
_AGAINST = re.compile(r",?\s(?:while|whereas|but)\s")
_FOR_EVERY = re.compile(r"\b(?:every|each|per)\s+\Z")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_MOST = 5  # words that a figure has alone: what stands side by side is told in few
#: Words that say where and when something stands, and not what it is.
_OF_ANYTHING = MONTHS.union(
    WEEKDAYS,
    "after before since until during when where while then than both each other others about into over year month "
    "week day".split(),
)


def is_neighbours(figure: Figure, text: str, stated: Sequence[Figure], excerpt: str, known: Sequence[Figure]) -> bool:
    """Whether a text tells a figure of what its neighbour in an excerpt belongs to, and says nothing of its own.

    `stated` are the figures of the text and `known` those of the excerpt, in order.
    """
    if not figure.is_quantity:
        return False
    kind = figure.readings[0].kind
    several = _counting(excerpt, known, kind)
    if len(several) < 2 or sum(each.carries(figure) for each in several) != 1:
        return False
    of_text = [each for each in told_figures(text, _counting(text, stated, kind)) if each.figure is figure]
    of_excerpt = told_figures(excerpt, several)
    mine = next(each for each in of_excerpt if each.figure.carries(figure))
    names = words_of(" ".join(_NAME.findall(excerpt)))
    if not of_text:
        return False
    for first, second in pairwise(of_excerpt):
        other = second if first is mine else first
        if mine not in {first, second} or any(other.figure.carries(each) for each in stated):
            continue
        if not _are_side_by_side(first, second, excerpt):
            continue
        own, others = _subjects(excerpt, mine.figure, other.figure)
        if own and _shared(words_of(text), own, others):
            continue  # it names whose the figure is
        apart = _words_apart(excerpt, other, mine, lead=of_excerpt[0])
        if (own and others and others <= _in_front(text, figure)) or _is_told_of(apart, text, of_text[0].words):
            return True
        if _is_named_for(apart, names, words_of(text)):
            return True
    return False


def _is_told_of(apart: list[frozenset[str]], text: str, told: frozenset[str]) -> bool:
    """Whether the text tells the figure of something that the other has alone, and nothing that it has alone itself."""
    of_other, of_mine = apart
    telling = [word for word in _shared(told, of_other, of_mine) if not word[0].isdigit()]
    return bool(telling) and 0 < len(of_mine) <= _MOST and not _shared(words_of(text), of_mine, of_other)


def _is_named_for(apart: list[frozenset[str]], names: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a text has names that the other alone has, and none of those that it has alone itself."""
    of_other, of_mine = (each & names for each in apart)
    return bool(of_other & told and of_mine) and not of_mine & told


def _subjects(excerpt: str, mine: Figure, other: Figure) -> tuple[frozenset[str], frozenset[str]]:
    """What stands in front of each of two figures alone, in clauses that are set against each other: “private cases
    took 41 weeks, while public cases took 36”; nothing of other clauses.
    """
    first, second = sorted((mine, other), key=attrgetter("start"))
    against = _AGAINST.search(excerpt, first.end, second.start)
    if not against:
        return frozenset(), frozenset()
    in_front = {first: _in_front(excerpt, first), second: words_of(excerpt[against.end() : second.start])}
    return in_front[mine] - in_front[other], in_front[other] - in_front[mine] - _OF_ANYTHING


def _in_front(text: str, figure: Figure) -> frozenset[str]:
    """The words in front of a figure in its sentence."""
    starts = max((each.end() for each in _SENTENCE_END.finditer(text, 0, figure.start)), default=0)
    return words_of(text[starts : figure.start])


def _counting(text: str, figures: Sequence[Figure], kind: str) -> list[Figure]:
    """The figures of a kind, without what they are counted for: the 1,000 of “8.5 for every 1,000 people”."""
    alike = (each for each in figures if each.readings[0].kind == kind and "multiple" not in each.kinds)
    return [each for each in alike if not _FOR_EVERY.search(text, max(0, each.start - 10), each.start)]


def _are_side_by_side(first: Told, second: Told, excerpt: str) -> bool:
    between = excerpt[first.figure.end : second.figure.start]
    alike = first.figure.bound == second.figure.bound and first.next != second.figure
    return alike and not (_SENTENCE_END.search(between) or _ONE_RESULT.fullmatch(between))


def _words_apart(excerpt: str, *two: Told, lead: Told) -> list[frozenset[str]]:
    """The words that each of two neighbours has alone. What a sentence begins with is said of all that it counts."""
    first, second = sorted((each.figure for each in two), key=attrgetter("start"))
    between = words_of(excerpt[first.end : second.start])
    own = [each.words & between if each is lead else each.words for each in two]
    return [own[0] - two[1].words, own[1] - two[0].words]


def _shared(told: frozenset[str], words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """What is told of these words, as they are or by their stems."""
    return (told & words | stems(told) & stems(words) - stems(others)) - _OF_ANYTHING
