"""What the cited evidence carries: the figures of its excerpts, and the dates of excerpts and sources."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from footnoted.figures.en.calendar import dates_of
from footnoted.figures.en.ellipses import ellipses
from footnoted.figures.en.parts_of_wholes import shares
from footnoted.figures.en.relative_years import relative_years
from footnoted.figures.en.wholes import days_together
from footnoted.figures.figure import Bound, Figure, Reading
from footnoted.figures.reader import figures_in
from footnoted.figures.rounding import converts, rounds
from footnoted.model import Citation, PartialDate, Site, edtf_dates

#: Kinds of figures that are words and no quantities.
_WORDED = frozenset({"vague", "multiple", "name", "date", "clock", "ordinal", "always"})
#: Spans of time, in years, and the tenths of them that are early, in the middle and late.
_LENGTHS = {"decade": 10, "century": 100, "years of age": 10}
_TENTHS = {"early": range(4), "middle": range(3, 7), "late": range(6, 10)}
_ROUND_TIME, _NEAR_TIME = 15, 10  # minutes
_ROUGHLY = 10  # “about six times” may be off by a tenth
_NEXT_CROWD = 20  # 4,552 are thousands, and no longer hundreds


def evidence_figures(site: Site, citations: Sequence[Citation]) -> list[Figure]:
    """The figures that the cited excerpts carry. A citation of a whole source carries none but its date of issue."""
    found = [figure for text in excerpt_texts(site, citations) for figure in _with_shares(text)]
    found += [Figure(0, 0, (Reading("date", date=date),)) for date in dates_in_evidence(site, citations)]
    return found


@lru_cache(maxsize=4096)
def _with_shares(text: str) -> tuple[Figure, ...]:
    """The figures of an excerpt, what those say that leave something out, and the shares that they make."""
    found = figures_in(text)
    more = (ellipses, shares, relative_years, days_together)
    return (*found, *(each for those in more for each in those(text, found)))


def rests_on_others(stated: Figure, known: Sequence[Figure]) -> bool:
    """Whether figures of the evidence carry together what none of them says: `doubled` rests on 400 and 800, and
    `hundreds of people` on 450; or that it is one of them, rounded as it says, or in other units.
    """
    counts = [each for figure in known for each in figure.readings if each.value > 0 and each.kind not in _WORDED]
    together = any(_crowd(reading, counts) or _multiple(reading, counts, stated.bound) for reading in stated.readings)
    same = any(rounds(stated, each) or converts(stated, each) or _is_as_long(stated, each) for each in known)
    return together or same or _has_one_in_it(stated, known) or any(_is_just_beside(stated, each) for each in known)


def _is_just_beside(stated: Figure, held: Figure) -> bool:
    """Whether a time of day is told by a rounder one: 03:52 is “just before four”."""
    told, mine = stated.readings[0], held.readings[0]
    if not (told.kind == mine.kind == "clock" and told.value % _ROUND_TIME == 0 and mine.value % _ROUND_TIME):
        return False
    off = mine.value - told.value
    side = stated.edges & {"before", "after"}
    return 0 < abs(off) <= _NEAR_TIME and side == {"before" if off < 0 else "after"}


def _is_as_long(stated: Figure, held: Figure) -> bool:
    """Whether quarters of a year are told for the weeks that they have: 26 weeks are half a year."""
    told, mine = stated.readings[0], held.readings[0]
    quarters = mine.value / (13 * 7 * 86400)
    both = told.kind == "months" and mine.kind == "seconds" and told.per == mine.per == ""
    return both and quarters.denominator == 1 and told.value == 3 * quarters and held.bounded_alike(stated)


def _has_one_in_it(stated: Figure, known: Sequence[Figure]) -> bool:
    """Whether it is the decade or century of a year of the evidence (“the early 1990s” of 1991), or that of an age."""
    readings = [each for figure in known for each in figure.readings]
    return any(_is_in_it(told, stated.edges, readings) for told in stated.readings if told.unit in _LENGTHS)


def _is_in_it(told: Reading, edges: frozenset[str], readings: Sequence[Reading]) -> bool:
    length = _LENGTHS[told.unit]
    first = (told.value - 1) * length if told.unit == "century" else told.value
    if told.unit == "years of age":
        numbers = [each.value for each in readings if each.kind == "count"]
    else:
        numbers = [Fraction(each.date.year) for each in readings if each.date and each.date.year]
        numbers += [each.value for each in readings if each.kind == "count" and 1000 <= each.value < 1500]  # old years
    tenths = [int((each - first) * 10 / length) for each in numbers if first <= each < first + length]
    return any(all(tenth in part for edge, part in _TENTHS.items() if edge in edges) for tenth in tenths)


def _crowd(told: Reading, counts: Sequence[Reading]) -> bool:
    sizes = [each.value / told.value for each in counts if each.kind == "count"] if told.kind == "vague" else []
    return any(2 <= size < _NEXT_CROWD for size in sizes)


def _multiple(told: Reading, counts: Sequence[Reading], bound: frozenset[Bound]) -> bool:
    pairs = itertools.permutations(counts, 2) if told.kind == "multiple" else ()
    return any((a.kind, a.unit) == (b.kind, b.unit) and _is_so_often(b.value / a.value, told, bound) for a, b in pairs)


def _is_so_often(ratio: Fraction, told: Reading, bound: frozenset[Bound]) -> bool:
    """Whether what is 6.13 times as much is told as “more than six times”, “about six times” or, exactly, as it is."""
    off = ratio - told.value
    if "lower" in bound:
        return 0 < off < 1
    if "upper" in bound:
        return -1 < off < 0
    return off == 0 or ("approximate" in bound and abs(off) <= told.value / _ROUGHLY)


def written_alike(site: Site, citations: Sequence[Citation], stated: Figure) -> list[str]:
    """Figures of the same kind as the cited excerpts write them, in their order: what may have been meant."""
    alike = [(text, each) for text, each in in_excerpts(site, citations) if not each.weak and stated.kinds & each.kinds]
    return list(dict.fromkeys(text[each.start : each.end].strip() for text, each in alike))


def in_excerpts(site: Site, citations: Sequence[Citation]) -> Iterator[tuple[str, Figure]]:
    """Each figure of the cited excerpts and their translations, with the text that it stands in."""
    for text in excerpt_texts(site, citations):
        yield from ((text, figure) for figure in figures_in(text))


def excerpt_texts(site: Site, citations: Sequence[Citation]) -> Iterator[str]:
    """The cited excerpts and their translations."""
    for _, _, excerpt in site.excerpts(tuple(citations)):
        yield from filter(None, (excerpt.text, excerpt.translation))


def dates_in_evidence(site: Site, citations: Sequence[Citation]) -> tuple[PartialDate, ...]:
    """The dates that the citations carry: in an excerpt's text, as its `date`, or as the source's `issued`.

    A day or month without its year in the text takes the year of the excerpt's date or the source's.
    """
    known: dict[PartialDate, None] = {}
    for citation in citations:
        file = site.sources.get(citation.source)
        if file is None:
            continue
        excerpt = file.source.excerpts.get(citation.excerpt or "")
        given = [*edtf_dates(excerpt.date)] if excerpt and excerpt.date else []
        issued = [*edtf_dates(file.source.csl.issued)] if file.source.csl.issued else []
        known.update(dict.fromkeys([*given, *issued]))
        if excerpt:
            texts = [excerpt.text, excerpt.translation or ""]
            dates = [date for text in texts for date in dates_of(list(figures_in(text)))]
            known.update(dict.fromkeys(_with_years(dates, [*given, *issued])))
    return tuple(known)


def _with_years(dates: list[PartialDate], context: list[PartialDate]) -> Iterator[PartialDate]:
    years = {date.year for date in [*context, *dates] if date.year is not None}
    for date in dates:
        yield date
        if date.year is None:
            yield from (date.in_year(year) for year in years)
