"""Whether a figure is another one, rounded as its words say: “more than 4 million” is 4,112,500."""

from fractions import Fraction
from math import ceil, floor

from footnoted.figures.en.parts_of_wholes import SHARE
from footnoted.figures.figure import EXACT, Bound, Figure, Reading

_KINDS = frozenset({"count", "money", "percent", "measure", "seconds", "months"})
#: What one imperial unit is in metric ones: exact, as they are defined so.
_CONVERTED = {
    ("inch", "m"): Fraction("0.0254"), ("lb", "kg"): Fraction("0.45359237"), ("pint", "litre"): Fraction("0.56826125"),
    ("acre", "sq m"): Fraction("4046.8564224"), ("sq ft", "sq m"): Fraction("0.09290304"),
    ("mph", "km/h"): Fraction("1.609344"),
}  # fmt: skip
_NEAR_UNIT = Fraction(1, 50)  # so far off may what is converted be
_ROUGHER = Fraction(5, 2)  # as many times as far, where it is told as about so much
_ROUNDEST = 3  # digits that a rounded figure has at most
_CLOSE = 200  # “about” may be off by this part of the figure
_LARGE = 10**6  # from here on papers write £61.9m
_ANY = 9  # lengths of time are rounded to minutes or hours, however many these are
_LENGTHS = {"seconds": (86400, 3600, 60), "months": (12,)}  # a day, an hour and a minute; a year
_ROUND_SHARE = 5  # percent: “a little over three quarters” is 76%
_NEAR_SHARE = Fraction(2)  # percentage points


def rounds(stated: Figure, held: Figure) -> bool:
    """Whether `stated` is `held` with fewer digits, in the direction that it says, or nearest to it for “about”."""
    if held.label == SHARE:
        return "approximate" in stated.bound and _is_near(stated, held)
    if held.bound == EXACT and stated.bound == EXACT:
        return _is_written_shorter(stated, held)
    rough = stated.bound <= {"approximate", "some"}
    if rough and held.bound <= {"approximate", "some", "none"} and _is_close(stated, held):
        return True
    if held.bound != EXACT or stated.bound == EXACT:
        return False
    return any(
        mine.kind in _KINDS
        and (mine.kind, mine.unit) == (told.kind, told.unit)
        and told.per in {"", mine.per}
        and _is_rounded(
            *_in_units(told, mine),
            stated.bound,
            _ROUNDEST if told.kind not in _LENGTHS else _ANY,
            share=told.kind == "percent",
        )
        for mine in held.readings
        for told in stated.readings
    )


def _is_written_shorter(stated: Figure, held: Figure) -> bool:
    """Whether it is a large sum as papers write it, to the nearest of three digits or more: £61.9m for £61,915,000."""
    mine, told = held.readings[0], stated.readings[0]
    alike = mine.counts_as(told) and mine.kind in {"money", "count"}
    step = _last_digit(told.value) if alike and told.value >= _LARGE else None
    if step is None or step < _LARGE // 100 or told.value // step < 10 ** (_ROUNDEST - 1):
        return False
    return told.value == floor(mine.value / step + Fraction(1, 2)) * step


def _is_close(stated: Figure, held: Figure) -> bool:
    """Whether it is told with more noughts at its end, and off by a two-hundredth at most: about 2,250 for 2,256."""
    mine, told = held.readings[0], stated.readings[0]
    alike = mine.counts_as(told) and mine.kind in _KINDS - {"percent"}
    if not alike or mine.value <= 0 or abs(mine.value - told.value) > mine.value / _CLOSE:
        return False
    return (_last_digit(told.value) or 0) >= max(10, 10 * (_last_digit(mine.value) or 0))


def _is_near(stated: Figure, held: Figure) -> bool:
    """Whether a share that is told roughly is within a percentage point of one that a part and its whole make."""
    mine, told = held.readings[0], next((each for each in stated.readings if each.kind == "percent"), None)
    if told is None or mine.kind != "percent" or abs(mine.value - told.value) > 1:
        return False
    other_side = {"upper"} if mine.value > told.value else {"lower"} if mine.value < told.value else set()
    return not other_side & stated.bound


def converts(stated: Figure, held: Figure) -> bool:
    """Whether `stated` is `held` in imperial for metric units, or the other way round: 97 km for 60 miles."""
    rough: frozenset[Bound] = frozenset({"approximate", "some", "none"})
    most = _NEAR_UNIT * (1 if stated.bound == EXACT else _ROUGHER)
    exact = frozenset[Bound]() if "none" in held.bound else held.bound - rough
    return exact == stated.bound - rough and any(
        mine.per == told.per and told.value > 0 and abs(_converted(mine, told.unit) / told.value - 1) <= most
        for mine in held.readings
        for told in stated.readings
        if mine.kind == told.kind == "measure" and mine.unit != told.unit
    )


def _converted(mine: Reading, unit: str) -> Fraction:
    """The value in another unit; nothing where it is of something else."""
    back = _CONVERTED.get((unit, mine.unit))
    return mine.value * _CONVERTED.get((mine.unit, unit), 1 / back if back else Fraction(0))


def _in_units(told: Reading, mine: Reading) -> tuple[Fraction, Fraction]:
    """Both values; durations in the largest unit of which the rounded one is a whole number."""
    length = next((each for each in _LENGTHS.get(told.kind, ()) if told.value % each == 0), 1)
    return told.value / length, mine.value / length


def _is_rounded(told: Fraction, exact: Fraction, bound: frozenset[Bound], roundest: int, *, share: bool) -> bool:
    if told <= 0 or exact <= 0 or told == exact:
        return False
    step = _last_digit(told)
    near = _is_near_share(told, exact, bound)
    if step is None or (near and share and told % _ROUND_SHARE == 0):
        return near
    if told / step >= 10**roundest or (_last_digit(exact) or 0) >= step:
        return False
    parts = exact / step
    nearest = "approximate" not in bound or told == floor(parts + Fraction(1, 2)) * step  # 2,140 is not “nearly 3,000”
    if "upper" in bound:
        return nearest and told == ceil(parts) * step
    if "lower" in bound:
        return nearest and told == floor(parts) * step
    return nearest


def _is_near_share(told: Fraction, exact: Fraction, bound: frozenset[Bound]) -> bool:
    """A third is 33.3…, so that 33.4 is “about a third”, and “more than a third”."""
    above = exact > told
    if abs(exact - told) > _NEAR_SHARE or exact > 100:
        return False
    return above == ("lower" in bound) if bound & {"lower", "upper"} else "approximate" in bound


def _last_digit(value: Fraction) -> Fraction | None:
    """The value of the last digit that is not 0: 100 for 4,500, and 1/10 for 0.3; None for a third, which has none."""
    step = Fraction(1)
    while value % step:
        step /= 10
        if step < Fraction(1, 10**6):
            return None
    while value % (step * 10) == 0:
        step *= 10
    return step
