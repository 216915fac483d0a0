"""A number as a text writes it, and the words that scale it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

#: One to twelve, as clocks, parts of laws and small counts have them.
TO_TWELVE = tuple("one two three four five six seven eight nine ten eleven twelve".split())
SCALES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "b": 10**9,
           "billion": 10**9, "tn": 10**12, "trillion": 10**12, "lakh": 10**5, "crore": 10**7, "hundred": 100, "dozen": 12}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: `scaled` when a scale such as “million” is part of it, `metres` when its “m” may be metres."""

    start: int
    end: int
    value: Fraction
    ordinal: bool = False
    scaled: bool = False
    metres: Fraction | None = None
    fraction: bool = False
    weak: bool = False
