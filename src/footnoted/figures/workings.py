"""Looks for how a figure may have been worked out: the sums of figures that give exactly what it says."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, permutations

from footnoted.figures.figure import Figure
from footnoted.figures.working import WorkingError, value_of, work_out

_KINDS = frozenset({"count", "money", "percent", "points", "months", "seconds", "measure", "date", "clock", "ordinal"})
_MOST = 12  # figures: of more, some give any number
_LONGEST_SUM = 4
_SMALL = 12  # what is no more is the product of something almost anywhere
_BARE = ("count", ""), ("percent", "")
#: What two figures may be worked into, and whether their order counts.
_PAIRED: tuple[tuple[str, Callable[[Fraction, Fraction], Fraction], bool], ...] = (
    (" - ", operator.sub, True),
    (" / ", operator.truediv, True),
    (" × ", operator.mul, False),
)


def workings_of(written: str, stated: Figure, known: Mapping[str, Figure]) -> list[str]:
    """The workings, as `work_out` reads them, that give the figure `written` exactly. `known` are the figures that they
    may start from, as these are written.
    """
    inside = re.split(r"[\s/]+", written)  # “21 / 10,000 = 21 in every 10,000” says nothing
    usable = {text: each for text, each in known.items() if _is_usable(each) and text not in inside}
    if len(usable) > _MOST:
        return []
    written = f"about {written}" if stated.bound == {"approximate"} else written
    told = (f"{formula} = {written}" for formula in dict.fromkeys(_formulas(stated, usable)))
    return [each for each in told if _holds(each, stated)]


def _is_usable(figure: Figure) -> bool:
    first = figure.readings[0]
    year = first.date is not None and first.date.month is None and first.date.season is None
    return first.kind in _KINDS and (year if first.date else value_of(figure) > 0)


def _formulas(stated: Figure, known: Mapping[str, Figure]) -> Iterator[str]:
    """What gives the value, or for years the twelfth of it, of things that can be put together so."""
    wanted = {value_of(stated), value_of(stated) / 12}
    values = {text: _number(each) for text, each in known.items()}
    for many in range(2, _LONGEST_SUM + 1):
        for together in combinations(known, many):
            if sum(values[each] for each in together) in wanted and _alike(stated, *(known[each] for each in together)):
                yield " + ".join(together)
    yield from _changes(stated, known, values)
    for sign, work, ordered in _PAIRED:
        for one, other in permutations(known, 2) if ordered else combinations(known, 2):
            result = work(values[one], values[other])
            fits = result in wanted or (sign != " × " and _is_roughly(result, stated))
            if fits and _fit(sign.strip(), stated, known[one], known[other]):
                yield f"{one}{sign}{other}"


def _changes(stated: Figure, known: Mapping[str, Figure], values: Mapping[str, Fraction]) -> Iterator[str]:
    """The percentages by which one thing became another: from 120 to 48, a fall of 60%."""
    if stated.readings[0].kind != "percent":
        return
    for one, other in permutations(known, 2):
        apart = abs(values[one] - values[other]) / values[one] if values[one] else None
        if (
            apart is not None
            and _is_told(apart, stated)
            and _alike(known[one], known[other])
            and not known[one].is_date
        ):
            larger, smaller = sorted((one, other), key=values.__getitem__, reverse=True)
            yield f"({larger} - {smaller}) / {one}"


def _is_roughly(value: Fraction, stated: Figure) -> bool:
    """Whether it is what is told as about so much, to a hundredth."""
    wanted = value_of(stated)
    return stated.bound == {"approximate"} and abs(value - wanted) <= abs(wanted) / 100


def _is_told(value: Fraction, stated: Figure) -> bool:
    """Whether a share is what is told, or within a percentage point of what is told roughly."""
    return value == value_of(stated) or (
        stated.bound == {"approximate"} and abs(value - value_of(stated)) <= Fraction(1, 100)
    )


def _number(figure: Figure) -> Fraction:
    first = figure.readings[0]
    return Fraction(first.date.year or 0) if first.date else value_of(figure)


def _unit(figure: Figure) -> tuple[str, str]:
    first = figure.readings[0]
    return {"points": "percent"}.get(first.kind, first.kind), first.unit


def _alike(*figures: Figure) -> bool:
    return len({_unit(each) for each in figures}) == 1


def _fit(sign: str, stated: Figure, one: Figure, other: Figure) -> bool:
    """Whether such things give such a thing: years give years, money by a number money, people by people a share."""
    first, second, result = _unit(one), _unit(other), _unit(stated)
    if sign == "-":
        between = {"date": "months", "clock": "seconds", "percent": "points", "ordinal": "count"}.get(
            first[0], first[0]
        )
        return first == second and (stated.readings[0].kind, result[1]) == (between, first[1])
    if sign == "×":
        told_by = {(first, second), (second, first)}
        return any(bare in _BARE and result == unit for unit, bare in told_by) and (
            value_of(stated) > _SMALL or not first == second == _BARE[0]
        )
    if stated.readings[0].per == "year" and second[0] == "months":
        return first == result
    if first == second:
        return result in _BARE and first[0] not in {"date", "clock"}
    return second == _BARE[0] and result == first


def _holds(working: str, stated: Figure) -> bool:
    try:
        result = work_out(working).result
    except WorkingError:
        return False
    return result.carries(stated) and result.bounded_alike(stated)
