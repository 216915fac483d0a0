"""FN304: two figures of one excerpt that the page has put in each other's place."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from footnoted.figures.en.ellipses import filled
from footnoted.figures.en.parts_of_wholes import parts_and_wholes
from footnoted.figures.en.times_in_words import DAYS_BY_NAME
from footnoted.figures.en.tying_words import joined_ranges, words_of
from footnoted.figures.figure import EXACT, Figure
from footnoted.figures.reader import figures_in
from footnoted.figures.rounding import rounds
from footnoted.figures.support import excerpt_texts
from footnoted.model import Claim, Page, Site
from footnoted.rules.example import Example
from footnoted.rules.misplaced_figures import misplaced, stems
from footnoted.rules.rule import Finding, Rule, in_claims
from footnoted.rules.unsupported_figures import figures_stated

#: What parts two figures of a text, the strongest first.
_PARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[.!?:](?=\s)|[;¶|]",
        r",?\s+(?:while|whereas|but|compared\s+(?:with|to)|(?<!voted\s)against|although)\s",
        r",\s+and\s",
        r",(?=\s)",
        r"\s+(?:and|or)\s|\s+to\s+(?:\w+\s+)?\Z",
    )
)
_AND_THEN = re.compile(r"\s*,?\s*and\s")
#: Between the two figures of a range or a change, which both are of one thing.
_JOINED = re.compile(r"\s*(?:[-–—]|to|through|until|till)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[;:¶|]|,\s+and\s")
_PAIR = re.compile(r"([\w'’-]+)\s+and\s+([\w'’-]+)")
_POSSESSIVE = re.compile(r"\w['’]s?\s+\Z")
_NEXT_WORD = re.compile(r"\s+[\w'’-]+")


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with the words of its own part of the text."""

    figure: Figure
    words: frozenset[str]
    next: Figure | None = None  # the second of a range or a change that this is the first of: “from 1.17 to 1.26”


def check(site: Site, page: Page) -> Iterator[Finding]:
    """FN304 for two figures of a claim, each of which stands where the excerpt has the other."""
    yield from in_claims(site, page, partial(_of_claim, site, page.path))


def _of_claim(site: Site, path: str, claim: Claim) -> Iterator[Finding]:
    own, found = filled(claim.text, figures_stated(claim)), list[Finding]()
    for chosen in (_is_quantity, _is_ordinal, _is_name, _is_date, _is_share):
        told = _told(claim.text, [each for each in own if chosen(each)])
        if len(told) > 1 and not found:
            known = [each for text in excerpt_texts(site, claim.citations) for each in _known(text, chosen)]
            found += _swapped(told, known, claim, path)
    yield from found or [*_turned_shares(site, claim, own, path)] or _misplaced(site, claim, own, path)


def _known(text: str, chosen: Callable[[Figure], bool]) -> list[_Told]:
    """The chosen figures of an excerpt, or of its translation, as it tells them."""
    return _told(text, [each for each in filled(text, figures_in(text)) if chosen(each) and not each.weak])


def _is_date(figure: Figure) -> bool:
    return figure.is_date


def _is_quantity(figure: Figure) -> bool:
    return not figure.is_date and not _is_ordinal(figure) and not figure.label


def _is_name(figure: Figure) -> bool:
    """Numbers in names: “category 2” says of what another figure is."""
    return bool(figure.label) and figure.label not in DAYS_BY_NAME


def _is_ordinal(figure: Figure) -> bool:
    return figure.readings[0].kind == "ordinal"


def _is_share(figure: Figure) -> bool:
    """Shares alone: of these, other numbers say whose they are (“58% of those aged 50 to 59”)."""
    return figure.readings[0].kind == "percent"


def _swapped(told: list[_Told], known: list[_Told], claim: Claim, path: str) -> Iterator[Finding]:
    held = [(each, [one for one in known if one.figure.carries(each.figure)]) for each in told]
    sure = [(each, found[0]) for each, found in held if len(found) == 1]
    for (first, mine), (second, theirs) in combinations(sure, 2):
        alike = not mine.figure.kinds.isdisjoint(theirs.figure.kinds)
        same = first.figure.carries(second.figure) or first.figure.start == second.figure.start
        if mine is theirs or same or not alike or _is_one_thing(mine, theirs):
            continue
        if _are_crossed(first, second, mine, theirs):
            yield _finding(first.figure, second.figure, claim, path)


def _is_one_thing(mine: _Told, theirs: _Told) -> bool:
    """Whether the excerpt has them as a range, as a change, or as one figure told twice: “fewer than half (46%)”."""
    if theirs.figure == mine.next or mine.figure == theirs.next or mine.figure.start == theirs.figure.start:
        return True
    rough, exact = sorted((mine.figure, theirs.figure), key=_is_exact)
    return (
        not _is_exact(rough) and _is_exact(exact) and rough.kinds == exact.kinds == {"percent"} and rounds(rough, exact)
    )


def _is_exact(figure: Figure) -> bool:
    return figure.bound == EXACT


def _turned_shares(site: Site, claim: Claim, own: Sequence[Figure], path: str) -> Iterator[Finding]:
    """Shares of which an excerpt has the part as the whole: “28,111 of 4,552”."""
    told = list(parts_and_wholes(claim.text, [each for each in own if not each.is_date]))
    texts = excerpt_texts(site, claim.citations) if told else ()
    known = [share for text in texts for share in parts_and_wholes(text, figures_in(text))]
    for part, whole in told:
        as_told = any(mine.carries(part) and theirs.carries(whole) for mine, theirs in known)
        if not as_told and any(mine.carries(whole) and theirs.carries(part) for mine, theirs in known):
            yield _finding(min(part, whole, key=_start), max(part, whole, key=_start), claim, path)


def _misplaced(site: Site, claim: Claim, own: Sequence[Figure], path: str) -> Iterator[Finding]:
    """Figures of which an excerpt says something else."""
    for figure in misplaced(claim.text, own, excerpt_texts(site, claim.citations)):
        written = claim.text[figure.start : figure.end].strip()
        message = f"figure of something else: what ‘{written}’ is told of here has another figure in the excerpt"
        yield Finding("FN304", path, claim.line_at(figure.start), message, claim)


def _start(figure: Figure) -> int:
    return figure.start


def _finding(first: Figure, second: Figure, claim: Claim, path: str) -> Finding:
    a, b = (claim.text[each.start : each.end].strip() for each in (first, second))
    message = f"figures in each other's place: ‘{a}’ and ‘{b}’ belong the other way round in the excerpt"
    return Finding("FN304", path, claim.line_at(first.start), message, claim)


def _are_crossed(*told: _Told) -> bool:
    """Whether they are, by the words as they are or by their stems (“were refused”, “a refusal”)."""
    words = [each.words for each in told]
    return _crossed(*words) or _crossed(*map(stems, words))


def _crossed(first: frozenset[str], second: frozenset[str], mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether what the page says of one figure only is what the excerpt says of the other only, both ways."""
    said_first, said_second = first - second, second - first
    of_mine, of_theirs = _unlisted(mine - theirs), _unlisted(theirs - mine)
    crossed = said_first & of_theirs and said_second & of_mine
    return bool(crossed) and not (said_first & of_mine and said_second & of_theirs)


def _unlisted(words: frozenset[str]) -> frozenset[str]:
    """Without numbers where there are several: “between 2019 and 2021” ties a figure to neither."""
    numbers = {word for word in words if word[0].isdigit()}
    return words - numbers if len(numbers) > 1 else words


def _told(text: str, figures: list[Figure]) -> list[_Told]:
    """Each figure with the words between what parts it from the figures before and behind."""
    found, start = [], 0
    text = joined_ranges(text)  # the ages “50 to 59” are one word about another figure
    for at, figure in enumerate(figures):
        start = max(start, _last_end(text, start, figure.start))
        following = figures[at + 1].start if at + 1 < len(figures) else len(text)
        end, next_start = _parting(text, figure.end, following, is_last=at + 1 == len(figures))
        own = f"{text[start : figure.start]} {text[figure.end : end]}"
        joined = at + 1 < len(figures) and _is_joined(text, figure, following)
        found.append(_Told(figure, words_of(own), figures[at + 1] if joined else None))
        start = next_start
    return _respectively(text, _counting_alike(text, figures, found))


def _is_joined(text: str, figure: Figure, following: int) -> bool:
    """Whether a figure makes a range or a change with what follows it."""
    between = text[figure.end : following].strip() == "and" and _BETWEEN.search(text[: figure.start])
    return bool(between or _JOINED.fullmatch(text, figure.end, following))


def _counting_alike(text: str, figures: list[Figure], told: list[_Told]) -> list[_Told]:
    """In “31 of the council's 60 seats” and “31 seats out of 60”, both figures count seats."""
    shared: dict[Figure, frozenset[str]] = {}
    wholes: dict[Figure, frozenset[str]] = {}  # “9 of the unit's 28 beds”: the unit is said of the whole alone
    for part, whole in parts_and_wholes(text, figures):
        first, second = sorted((part, whole), key=_start)
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


def _respectively(text: str, told: list[_Told]) -> list[_Told]:
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
    for pattern in _PARTS[:3] if is_last else _PARTS:
        matches = list(pattern.finditer(text, start, end))
        if matches:  # of the ands in “on Fridays and Saturdays and on other nights”, the last parts two figures
            match = matches[-1 if pattern is _PARTS[-1] else 0]
            return match.start(), match.end()
    return end, end


RULES = (
    Rule(
        "FN304",
        "figures that changed places",
        "Where an excerpt says that 84% were men and 16% women, a page may not say it the other way round: both "
        "figures stand in the excerpt, and each is told of what the other belongs to.\n\n"
        "Put each figure where the excerpt has it.",
        Example(
            excerpt="In 2024, 84% of those asked were men and 16% were women.",
            fails="In 2024, 16% were men and 84% were women.[^report:kept]\n{ #asked }",
            passes="Women were 16% and men 84% in 2024.[^report:kept]\n{ #asked }",
        ),
        page=check,
    ),
)
