"""Each figure with the words of its own part of a text: what it is of."""

import re
from dataclasses import dataclass, replace
from operator import attrgetter

from footnoted.figures.en.parts_of_wholes import parts_and_wholes
from footnoted.figures.en.tying_words import NOT_INITIALS, joined_ranges, words_of
from footnoted.figures.figure import Figure

#: What parts two figures of a text, the strongest first.
_PARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{NOT_INITIALS}[.!?:](?=\s)|[;¶|]",
        r",?\s+(?:while|whereas|but|unlike|[a-z]+er\s+than(?!\s+(?:[£€$\d]|half))|compared\s+(?:with|to)|(?<!voted\s)against|although|though)\s",
        r",\s+and\s",
        r",(?=\s)",
        r"\s+(?:and|or)\s|\s+to\s+(?=(?:[\w£€$.,%]+\s+){0,3}\Z)",
    )
)
#: What follows the last figure and tells who says it: “, its accounts show”, “, according to the co-operative”.
_SAYS = re.compile(
    r",?\s+according\s+to\b|,\s+(?:[\w’'-]+\s+){0,6}?(?:said|says?|shows?|showed|found|finds|report(?:s|ed)|told|heard|announced|wrote|writes|"
    r"calculated|estimated|warned|added|noted|recorded|suggests?)\b",
    re.IGNORECASE,
)
_AND_THEN = re.compile(r"\s*,?\s*and\s")
#: “Of those who were asked, …”: said of all that the sentence counts.
_OF_ALL = re.compile(r"\s*(?:Of|Among)\s[^,.;]*,\s")
#: Between the two figures of a range or a change, which both are of one thing.
_JOINED = re.compile(r"\s*(?:[-–—]|to|through|until|till)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(rf"{NOT_INITIALS}[.!?](?=\s)|[;:¶|]|,\s+and\s")
_NEAR = 20  # characters before a figure in which “for every” is looked for
#: What a rate is of, and no figure of its own: “24.5 for every 1,000 people”.
_RATE_OF = re.compile(r"\bfor\s+(?:every|each)\s+\Z", re.IGNORECASE)
_PAIR = re.compile(r"([\w'’-]+)\s+and\s+([\w'’-]+)")
_POSSESSIVE = re.compile(r"\w['’]s?\s+\Z")
_NEXT_WORD = re.compile(r"\s+[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the words of its own part of the text."""

    figure: Figure
    words: frozenset[str]
    next: Figure | None = None  # the second of a range or a change that this is the first of: “from 1.17 to 1.26”


def told_figures(text: str, figures: list[Figure]) -> list[Told]:
    """Each figure with the words between what parts it from the figures before and behind."""
    figures = [each for each in figures if not _RATE_OF.search(text, max(0, each.start - _NEAR), each.start)]
    found, start = [], 0
    text = joined_ranges(text)  # the ages “50 to 59” are one word about another figure
    for at, figure in enumerate(figures):
        start = max(start, _last_end(text, start, figure.start))
        if len(figures) > 1 and (all_of_it := _OF_ALL.match(text, start, figure.start)):
            start = all_of_it.end()
        following = figures[at + 1].start if at + 1 < len(figures) else len(text)
        end, next_start = _parting(text, figure.end, following, is_last=at + 1 == len(figures))
        own = f"{text[start : figure.start]} {text[figure.end : end]}"
        joined = at + 1 < len(figures) and _is_joined(text, figure, following)
        found.append(Told(figure, words_of(own), figures[at + 1] if joined else None))
        start = next_start
    return _respectively(text, _counting_alike(text, figures, found))


def _is_joined(text: str, figure: Figure, following: int) -> bool:
    """Whether a figure makes a range or a change with what follows it."""
    between = text[figure.end : following].strip() == "and" and _BETWEEN.search(text[: figure.start])
    return bool(between or _JOINED.fullmatch(text, figure.end, following))


def _counting_alike(text: str, figures: list[Figure], told: list[Told]) -> list[Told]:
    """In “31 of the council's 60 seats” and “31 seats out of 60”, both figures count seats."""
    shared: dict[Figure, frozenset[str]] = {}
    wholes: dict[Figure, frozenset[str]] = {}  # “9 of the unit's 28 beds”: the unit is said of the whole alone
    for part, whole in parts_and_wholes(text, figures):
        first, second = sorted((part, whole), key=attrgetter("start"))
        behind = _NEXT_WORD.match(text, whole.end)
        words = words_of(text[first.end : second.start] + (behind.group() if behind else ""))
        if part.readings[0].value < whole.readings[0].value:
            shared[part] = shared[whole] = words
            if _POSSESSIVE.search(text[first.end : second.start]):
                wholes[part] = words_of(text[first.end : second.start])
    nothing = frozenset[str]()
    return [
        replace(each, words=(each.words | shared.get(each.figure, nothing)) - wholes.get(each.figure, nothing))
        for each in told
    ]


def _respectively(text: str, told: list[Told]) -> list[Told]:
    """“Men and women were 84% and 16% respectively”: of two figures, each has the word that stands in its place."""
    pair = _PAIR.search(text) if len(told) == 2 and "respectively" in text.casefold() else None
    if not pair:
        return told
    first, second = (words_of(each) for each in pair.groups())
    return [
        replace(told[0], words=told[0].words - second | first),
        replace(told[1], words=told[1].words - first | second),
    ]


def _last_end(text: str, start: int, end: int) -> int:
    """Where the sentence of what stands at `end` begins."""
    return max((match.end() for match in _SENTENCE_END.finditer(text, start, end)), default=start)


def _parting(text: str, start: int, end: int, *, is_last: bool) -> tuple[int, int]:
    """Where the words of one figure end, and where those of the next begin."""
    if not is_last and (match := _AND_THEN.match(text, start, end)):
        return match.start(), match.end()
    if is_last:
        first = min(
            filter(None, (each.search(text, start, end) for each in (*_PARTS[:3], _SAYS))),
            key=re.Match.start,
            default=None,
        )
        return first.span() if first else (end, end)
    for pattern in _PARTS:
        matches = list(pattern.finditer(text, start, end))
        if matches:  # of the ands in “on Fridays and Saturdays and on other nights”, the last parts two figures
            match = matches[-1 if pattern is _PARTS[-1] else 0]
            return match.start(), match.end()
    return end, end
