"""FN301 and FN302: every figure on the page stands in a cited excerpt, in the same unit and with the same bound."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from footnoted.figures.en.comparisons import are_turned
from footnoted.figures.en.ellipses import ellipses
from footnoted.figures.en.small_counts import counted_otherwise, listed
from footnoted.figures.figure import EXACT, Figure, Reading
from footnoted.figures.reader import figures_in
from footnoted.figures.rounding import rounds
from footnoted.figures.shown_sums import is_shown
from footnoted.figures.support import evidence_figures, excerpt_texts, in_excerpts, rests_on_others, written_alike
from footnoted.figures.working import WorkingError, held_by, work_out
from footnoted.model import Claim, Page, PartialDate, Site
from footnoted.rules.added_rates import added_rate
from footnoted.rules.bound_names import what_differs
from footnoted.rules.example import Example
from footnoted.rules.quotations import quotations_in
from footnoted.rules.rule import Finding, Rule, in_claims_and_words
from footnoted.rules.working_hints import MISSING, with_hint

#: So many of the excerpts' own figures are named beside one that they do not have.
_ALIKE = 3
_NAMED = 5  # of the citations looked in: a page's description rests on all of its own
_MOST_PARTS = 40  # figures of a claim among which the parts of a sum are looked for: of more, some give any number
_BRACKET = re.compile(r"\[[^\[\]]*\]")


def figures_stated(claim: Claim) -> tuple[Figure, ...]:
    """The figures that a claim tells in its own words, among them those that it sets into a quotation in square
    brackets. FN201 holds the rest of each quotation to the excerpt.
    """
    inserted = [figure for each in quotations_in(claim) for figure in _bracketed(claim.text, each.start, each.end)]
    return tuple(figure for figure in [*_outside_quotations(claim), *inserted] if not figure.weak)


def _outside_quotations(claim: Claim) -> list[Figure]:
    quoted = {at for each in quotations_in(claim) for at in range(each.start, each.end)}
    return [figure for figure in figures_in(claim.text) if figure.start not in quoted]


def _bracketed(text: str, start: int, end: int) -> Iterator[Figure]:
    """The figures of a quotation that stand in square brackets, wholly or in part, read as if without them."""
    inside = [at for found in _BRACKET.finditer(text, start, end) for at in range(found.start() + 1, found.end() - 1)]
    if not inside:
        return
    kept = [at for at in range(start, end) if text[at] not in "[]"]
    for figure in figures_in("".join(text[at] for at in kept)):
        written = kept[figure.start : figure.end]
        if not set(inside).isdisjoint(written):
            yield replace(figure, start=written[0], end=written[-1] + 1)


def check(site: Site, page: Page) -> Iterator[Finding]:
    """FN301 for a figure that no cited excerpt contains, FN302 for one that they contain with another bound."""
    for finding in in_claims_and_words(site, page, partial(_of_claim, site, page)):
        yield with_hint(site, finding)


def _of_claim(site: Site, page: Page, claim: Claim) -> Iterator[Finding]:
    stated = (*figures_stated(claim), *_small_counts(site, claim))
    known = evidence_figures(site, claim.citations) if stated or claim.worked_out else []
    results, wrong = [], []
    for written in claim.worked_out:
        try:
            results.append(_worked_out(written, known, claim))
        except WorkingError as error:
            message = f"the working does not hold: {error} (worked out: {written})"
            wrong.append(Finding("FN301", page.path, claim.line, message, claim, *_single(claim), written))
    carried = [*known, *results]
    held = [whole for whole in figures_in(claim.text) if whole.weak and _is_held(whole, carried)]
    around = defaultdict(list)
    for whole in held:
        for at in range(whole.start, whole.end):
            around[at].append(whole)
    filled = [*ellipses(claim.text, figures_in(claim.text))] if stated else []
    stated = tuple(_filled(each, filled, known) for each in stated)
    own = [figure for figure in stated if not any(_is_part(figure, each, known) for each in around[figure.start])]
    found = [each for figure in own for each in _held_to(carried, figure, claim, page.path, site)]
    missing = [each for each in found if each.code == "FN301"]
    of_working = missing if wrong and len(missing) == 1 else []  # the figure that it was for: one is enough to mend
    own_wrong = wrong if claim.kind != "sentence" else []  # the row itself has that finding
    yield from [*own_wrong, *(each for each in found if each not in of_working)]
    yield from _rates_added(site, page, claim, stated)


def _filled(figure: Figure, filled: list[Figure], known: list[Figure]) -> Figure:
    """The figure, or what it says with what it leaves out where only so an excerpt has it."""
    ways = (figure, *(each for each in filled if each.start == figure.start))
    return next((way for way in ways if any(each.carries(way) for each in known)), figure)


def _small_counts(site: Site, claim: Claim) -> Iterator[Figure]:
    """The weak numbers of a claim that are held to excerpts because these count the same otherwise."""
    weak = [each for each in _outside_quotations(claim) if each.weak]
    excerpts = " | ".join(excerpt_texts(site, claim.citations)) if weak else ""
    yield from (each for each in weak if counted_otherwise(claim.text, each, excerpts))


def _rates_added(site: Site, page: Page, claim: Claim, stated: tuple[Figure, ...]) -> Iterator[Finding]:
    excerpts = list(excerpt_texts(site, claim.citations))
    for figure in stated:
        if rate := added_rate(claim.text, figure, excerpts):
            message = f"rate not in the cited excerpt: ‘{rate}’ ({_looked_in(site, claim, figure)})"
            yield Finding("FN301", page.path, claim.line_at(figure.start), message, claim, *_single(claim), rate)


def _is_held(whole: Figure, known: list[Figure]) -> bool:
    return any(each.carries(whole) and each.bounded_alike(whole) for each in known) or rests_on_others(whole, known)


def _is_part(figure: Figure, whole: Figure, known: list[Figure]) -> bool:
    """Whether the figure is a part of a whole that the excerpts tell in another way, as “January” is of a quarter; of a
    month with its year, the year is looked for as well.
    """
    if figure.label:
        return False  # “on Thursdays” is weekly, and no other day of the week
    year = figure.readings[0].date and PartialDate(figure.readings[0].date.year)
    return figure.end <= whole.end or any(each.carries(Figure(0, 0, (Reading("date", date=year),))) for each in known)


def _worked_out(written: str, known: list[Figure], claim: Claim) -> Figure:
    """What a working gives, once all that it starts from stands in the evidence and the block tells its result: a table
    row in its cells or in its sentence.
    """
    working = work_out(written)
    for operand in working.operands:
        if not held_by(operand, known):
            raise WorkingError("a figure that it starts from is in no excerpt that the block cites")
    told = (figure for each in claim.told for figure in (*figures_stated(each), *figures_in(each.text)))
    if claim.kind != "sentence" and not any(working.result.carries(figure) for figure in told):
        raise WorkingError("the block does not tell its result: take the comment out, or mend it")
    return replace(working.result, end=1)


def _held_to(known: list[Figure], stated: Figure, claim: Claim, path: str, site: Site) -> Iterator[Finding]:
    written = claim.text[stated.start : stated.end].strip()
    line = claim.line_at(stated.start)
    if stated.label and not any(each.label == stated.label for each in known):
        return  # the excerpts have no such name to compare it with
    carrying = [each for each in known if each.carries(stated)]
    if not carrying and not _is_made_of_others(stated, known, claim, site):
        message = f"{MISSING}: ‘{written}’ ({_looked_in(site, claim, stated)})"
        yield Finding("FN301", path, line, message, claim, *_single(claim), written)
    elif carrying and not _is_bounded_as_one(stated, carrying, known):
        told, held = what_differs(stated, carrying[0])
        message = f"bound changed: ‘{written}’ is told as {told}, but the cited excerpt has it as {held}"
        yield Finding("FN302", path, line, message, claim, *_single(claim), written)
    elif carrying and _is_turned(stated, claim, site):
        message = f"direction changed: beside ‘{written}’ the cited excerpt says the contrary"
        yield Finding("FN302", path, line, message, claim, *_single(claim), written)


def _is_bounded_as_one(stated: Figure, carrying: list[Figure], known: list[Figure]) -> bool:
    """Whether one that carries it is bounded alike, or another share is it, rounded: 69% is “about seven in ten”."""
    alike = any(each.bounded_alike(stated) for each in _as_written(carrying))
    share = "percent" in stated.kinds
    return alike or (share and any(rounds(stated, each) for each in known if each not in carrying))


def _is_made_of_others(stated: Figure, known: list[Figure], claim: Claim, site: Site) -> bool:
    """Whether figures of the evidence carry it together, it counts a list, or the claim shows its sum."""
    if rests_on_others(stated, known) or _counts_a_list(stated, known, claim, site):
        return True
    every = figures_in(claim.text)
    if len(every) > _MOST_PARTS:
        return False
    others = (each for each in every if each != stated)
    told = [each for each in others if _is_held(each, known) or _is_dated(each, known)]
    return is_shown(claim.text, stated, told, known)


def _is_dated(figure: Figure, known: list[Figure]) -> bool:
    """Whether it is a date that the evidence has, with whatever edge."""
    return figure.is_date and any(each.carries(figure) for each in known)


def _counts_a_list(stated: Figure, known: list[Figure], claim: Claim, site: Site) -> bool:
    """Whether it is the number of names in a list of the page or of an excerpt, where no excerpt counts anything."""
    plain = stated.bound == EXACT and {each.kind for each in stated.readings} == {"count"}
    if not plain or any(each.readings[0].kind == "count" for each in known):
        return False
    return any(stated.readings[0].value in listed(text) for text in (claim.text, *excerpt_texts(site, claim.citations)))


def _is_turned(stated: Figure, claim: Claim, site: Site) -> bool:
    """Whether all excerpts that have the figure compare the contrary way: “four days faster”, “four days longer”."""
    having = [
        (text, each) for text, each in in_excerpts(site, claim.citations) if each.carries(stated) and not each.weak
    ]
    return bool(having) and all(are_turned(claim.text, stated, text, each) for text, each in having)


def _as_written(figures: list[Figure]) -> list[Figure]:
    """Those that stand in an excerpt's text; a date of the source alone says nothing of its edge."""
    return [each for each in figures if each.end] or figures


def _looked_in(site: Site, claim: Claim, stated: Figure) -> str:
    keys = list(dict.fromkeys(each.key for each in claim.citations))
    cited = ", ".join(keys[:_NAMED]) + (f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else "")
    alike = ", ".join(f"‘{each}’" for each in written_alike(site, claim.citations, stated)[:_ALIKE])
    return (f"looked in {cited}" if cited else "nothing is cited there") + (f"; found {alike}" if alike else "")


def _single(claim: Claim) -> tuple[str | None, str | None]:
    """The source and excerpt, where the claim cites just one."""
    one = dict.fromkeys(claim.citations)
    return (claim.citations[0].source, claim.citations[0].excerpt) if len(one) == 1 else (None, None)


RULES = (
    Rule(
        "FN301",
        "figure not in the cited excerpt, or a working that does not hold",
        "A number, sum of money, percentage, duration, frequency, date, ordinal or fraction must stand in an excerpt "
        "that the same block cites. Other ways of writing it are alike: `six years` and `6 years`, `£6m` and "
        "`£6 million`, `5 August 2022` and `August 5, 2022`; a date may also rest on the excerpt's `date` or the "
        "source's `issued`, and may be told less exactly. `£6m` is not `€6m`, `6 years` is not `6 months`, and "
        "`40 people` is not `40 people a day`.\n\n"
        "Mend the figure, cite the excerpt that has it, or, for a figure that you worked out, write the working "
        "next to it: `<!-- worked out: 4,552 / 28,111 = 16% -->`. It is computed, from figures that stand in the cited "
        "excerpts, and shown on the claim's page. What the claim works out itself needs none: `fell from 120 to 95, by "
        "25`, where the excerpts have 120 and 95, and the sum is exact. Nor does a share that an excerpt gives by its "
        "part and its whole: `three quarters` for `27 of the 36`, or `about a third` within a percentage point.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to seven years.[^report:kept]\n{ #kept }",
            passes="Records are kept for at most 6 years.[^report:kept]\n{ #kept }",
        ),
        page=check,
    ),
    Rule(
        "FN302",
        "figure whose bound or direction changed",
        "`up to six years` is not `six years`, and `more than 2,500` is neither `2,500` nor `fewer than 2,500`. A "
        "figure keeps its bound: upper, lower, approximate or none; and its direction: what fell did not rise, and "
        "what fell by 30% did not fall to it.\n\nTake over the words that bound it in the excerpt.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for six years.[^report:kept]\n{ #kept }",
            passes="Records are kept for no more than six years.[^report:kept]\n{ #kept }",
        ),
        page=check,
    ),
)
