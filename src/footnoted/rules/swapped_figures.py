"""FN304: two figures of one excerpt that the page has put in each other's place."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from operator import attrgetter

from footnoted.figures.en.ellipses import filled
from footnoted.figures.en.own_words import Told, told_figures
from footnoted.figures.en.parts_of_wholes import parts_and_wholes
from footnoted.figures.en.times_in_words import DAYS_BY_NAME
from footnoted.figures.en.tying_words import names_in, stems
from footnoted.figures.figure import EXACT, Figure
from footnoted.figures.reader import figures_in
from footnoted.figures.rounding import rounds
from footnoted.figures.support import excerpt_texts
from footnoted.model import Claim, Page, Site
from footnoted.rules.example import Example
from footnoted.rules.misplaced_figures import misplaced
from footnoted.rules.rule import Finding, Rule, in_claims
from footnoted.rules.unsupported_figures import figures_stated

#: Numbers and what joins them.
_LISTED = re.compile(r"[\s,&]*(?:(?:\d[\d.,]*|and|or)[\s,&]+)*")


def check(site: Site, page: Page) -> Iterator[Finding]:
    """FN304 for two figures of a claim, each of which stands where the excerpt has the other."""
    yield from in_claims(site, page, partial(_of_claim, site, page.path))


def _of_claim(site: Site, path: str, claim: Claim) -> Iterator[Finding]:
    own, found = filled(claim.text, figures_stated(claim)), list[Finding]()
    texts = list(excerpt_texts(site, claim.citations)) if len(own) > 1 else []
    excerpts = [(text, filled(text, figures_in(text))) for text in texts]
    for chosen in (attrgetter("is_quantity"), _is_ordinal, _is_name, attrgetter("is_date"), _is_share):
        told = told_figures(claim.text, [each for each in own if chosen(each)])
        if len(told) > 1 and not found:
            known = [each for text, figures in excerpts for each in _known(text, figures, chosen)]
            found += _swapped(told, known, claim, path)
    yield from found or [*_turned_shares(site, claim, own, path)] or _misplaced(site, claim, own, path)


def _known(text: str, figures: Sequence[Figure], chosen: Callable[[Figure], bool]) -> list[Told]:
    """The chosen figures of an excerpt, or of its translation, as it tells them."""
    return told_figures(text, [each for each in figures if chosen(each) and not each.weak])


def _is_name(figure: Figure) -> bool:
    """Numbers in names: “category 2” says of what another figure is."""
    return bool(figure.label) and figure.label not in DAYS_BY_NAME


def _is_ordinal(figure: Figure) -> bool:
    return figure.readings[0].kind == "ordinal"


def _is_share(figure: Figure) -> bool:
    """Shares alone: of these, other numbers say whose they are (“58% of those aged 50 to 59”)."""
    return figure.readings[0].kind == "percent"


def _swapped(told: list[Told], known: list[Told], claim: Claim, path: str) -> Iterator[Finding]:
    held = [(each, [one for one in known if one.figure.carries(each.figure)]) for each in told]
    names = names_in(claim.text)
    sure = [(each, found[0]) for each, found in held if len(found) == 1]
    for (first, mine), (second, theirs) in combinations(sure, 2):
        alike = not mine.figure.kinds.isdisjoint(theirs.figure.kinds)
        alike = alike and first.figure.label == second.figure.label  # “Covid-19” and “SARS-CoV-2” are two things
        same = first.figure.carries(second.figure) or first.figure.start == second.figure.start
        if mine is theirs or same or not alike or _is_one_thing(mine, theirs):
            continue
        bounds = [each.figure.bound for each in (first, second, mine, theirs)]
        if bounds[0] == bounds[2] != bounds[1] == bounds[3]:
            continue  # each has the bound that is its own: “1,480 applicants under 25”
        if _are_listed(claim.text, first.figure, second.figure):
            continue
        if _are_crossed(names, first, second, mine, theirs):
            yield _finding(first.figure, second.figure, claim, path)


def _is_one_thing(mine: Told, theirs: Told) -> bool:
    """Whether the excerpt has them as a range, as a change, or as one figure told twice: “fewer than half (46%)”."""
    if theirs.figure == mine.next or mine.figure == theirs.next or mine.figure.start == theirs.figure.start:
        return True
    rough, exact = sorted((mine.figure, theirs.figure), key=_is_exact)
    return (
        not _is_exact(rough) and _is_exact(exact) and rough.kinds == exact.kinds == {"percent"} and rounds(rough, exact)
    )


def _are_listed(text: str, first: Figure, second: Figure) -> bool:
    """Whether they are dates with nothing but dates between: in a list of its years, a thing has no order."""
    listed = first.is_date and _LISTED.fullmatch(text, first.end, second.start)
    return bool(listed) and "respectively" not in text


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
            yield _finding(
                min(part, whole, key=attrgetter("start")), max(part, whole, key=attrgetter("start")), claim, path
            )


def _misplaced(site: Site, claim: Claim, own: Sequence[Figure], path: str) -> Iterator[Finding]:
    """Figures of which an excerpt says something else."""
    for figure in misplaced(claim.text, own, excerpt_texts(site, claim.citations)):
        written = claim.text[figure.start : figure.end].strip()
        message = f"figure of something else: what ‘{written}’ is told of here has another figure in the excerpt"
        yield Finding("FN304", path, claim.line_at(figure.start), message, claim)


def _finding(first: Figure, second: Figure, claim: Claim, path: str) -> Finding:
    a, b = (claim.text[each.start : each.end].strip() for each in (first, second))
    message = f"figures in each other's place: ‘{a}’ and ‘{b}’ belong the other way round in the excerpt"
    return Finding("FN304", path, claim.line_at(first.start), message, claim)


def _are_crossed(names: frozenset[str], *told: Told) -> bool:
    """Whether they are, by the words as they are, by their stems (“were refused”, “a refusal”) or by names alone."""
    words = [each.words for each in told]
    return _crossed(*words) or _crossed(*map(stems, words)) or _crossed(*(each & names for each in words))


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


RULES = (
    Rule(
        "FN304",
        "figures that changed places",
        "Where an excerpt says that 84% were men and 16% women, a page may not say it the other way round: both "
        "figures stand in the excerpt, and each is told of what the other belongs to. Nor may it tell one figure of "
        "what the excerpt, beside it or in another sentence, has another figure for.\n\n"
        "Put each figure where the excerpt has it.",
        Example(
            excerpt="In 2024, 84% of those asked were men and 16% were women.",
            fails="In 2024, 16% were men and 84% were women.[^report:kept]\n{ #asked }",
            passes="Women were 16% and men 84% in 2024.[^report:kept]\n{ #asked }",
        ),
        page=check,
    ),
)
