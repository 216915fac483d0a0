"""Lengths of time that are told as intervals: how often something is done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from footnoted.figures.en import units
from footnoted.figures.figure import Figure, contrary

_INTERVALS = re.compile(r"\bintervals?\s+of\s+(?:[a-z]+\s+){0,4}\Z", re.IGNORECASE)
_NEAR = 80  # characters: longer than any words that lead from “intervals of” to the length


def intervals(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """“At intervals of not more than nine hours” is every nine hours at least. Such figures are weak."""
    for figure in figures:
        length = figure.readings[0]
        if length.kind not in {"months", "seconds"} or not length.value:
            continue
        if _INTERVALS.search(text[max(0, figure.start - _NEAR) : figure.start]):
            often = units.rate(Fraction(1), "months" if length.kind == "months" else "seconds", length.value)
            yield replace(figure, readings=(often,), bound=contrary(figure.bound), weak=True)
