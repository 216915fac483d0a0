"""`/// time-chart`: the counts of the table of the class `chart` on a true axis of time, drawn for a phone's width.

Points are joined only where they count alike and lie less than two years apart: a longer time is shaded, as a gap in
what is known and no line. The value stands at the point, where it overlaps no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from footnoted.charts import svg
from footnoted.model.dates import MONTHS

_WIDTH, _HEIGHT = 320.0, 180.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 18.0, 18.0, 30.0, 26.0
_GAP = 2.0  # years
_APART = (34.0, 15.0)  # of two values, across and down, so that they can be read
_DATE = re.compile(rf"\b(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+(\d{{4}})\b")


@dataclass(frozen=True, slots=True)
class Point:
    """One row of the table: `when` is in years (2022.5 is the middle of 2022), `counted` says what was counted."""

    when: float
    value: float
    counted: str = ""
    row: str | None = None


def point_of(cells: Sequence[str], row: str | None) -> Point | None:
    """A row's point, from its first three cells: date, number, what was counted; None without a date or a number."""
    date, number = _DATE.search(cells[0]), re.search(r"\d[\d,]*(?:\.\d+)?", cells[1])
    if not date or not number:
        return None
    when = int(date[3]) + MONTHS.index(date[2]) / 12 + (int(date[1] or 1) - 1) / 372
    return Point(when, float(number.group().replace(",", "")), cells[2] if len(cells) > 2 else "", row)


def time_chart(points: Sequence[Point]) -> str:
    """The picture; the table beside it says the same."""
    if not points:
        return '<p class="time-chart">No table for a chart on this page.</p>'
    points = sorted(points, key=lambda each: each.when)
    scale = _Scale.of(points)
    parts = [*_gaps(points, scale), *_grid(scale), *_lines(points, scale), *_marks(points, scale)]
    return svg.fitting((_WIDTH, _HEIGHT), "".join(parts), "time-chart")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a year and a value stand in the picture."""

    first: int
    last: int
    step: float
    most: float

    @classmethod
    def of(cls, points: Sequence[Point]) -> "_Scale":
        highest = max(each.value for each in points)
        step = next(size for size in _steps() if highest / size <= 4)
        return cls(int(points[0].when), int(points[-1].when) + 1, step, (highest // step + 1) * step)

    def across(self, when: float) -> float:
        return _LEFT + (when - self.first) / (self.last - self.first) * (_WIDTH - _LEFT - _RIGHT)

    def down(self, value: float) -> float:
        return _HEIGHT - _BOTTOM - value / self.most * (_HEIGHT - _TOP - _BOTTOM)


def _steps() -> Iterator[float]:
    """1, 2, 5, 10, 20, 50 …: the distances between lines of a grid that people read at once."""
    size = 1.0
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


def _gaps(points: Sequence[Point], scale: _Scale) -> Iterator[str]:
    for before, after in pairwise(points):
        if after.when - before.when >= _GAP:
            left, right = scale.across(before.when), scale.across(after.when)
            yield svg.rect(left, _TOP, right - left, _HEIGHT - _TOP - _BOTTOM, "gap")
            yield svg.text((left + right) / 2, _HEIGHT - _BOTTOM - 8, "no count found", "gap-name", "middle")


def _grid(scale: _Scale) -> Iterator[str]:
    lines = int(scale.most / scale.step)
    for value in (each * scale.step for each in range(lines + 1)):
        yield svg.line(_LEFT, scale.down(value), _WIDTH - 4, scale.down(value), "year-line")
        if value:
            yield svg.text(2, scale.down(value) - 4, f"{value:,.0f}", "year")
    years = scale.last - scale.first
    for year in range(scale.first, scale.last + 1, 1 if years <= 5 else 2):
        yield svg.text(scale.across(year), _HEIGHT - 8, str(year), "year", "middle")


def _lines(points: Sequence[Point], scale: _Scale) -> Iterator[str]:
    for before, after in pairwise(points):
        if before.counted == after.counted and after.when - before.when < _GAP:
            ends = (scale.across(before.when), scale.down(before.value), scale.across(after.when))
            yield svg.line(*ends, scale.down(after.value), "joined")


def _marks(points: Sequence[Point], scale: _Scale) -> Iterator[str]:
    named: list[tuple[float, float]] = []
    for each in reversed(points):  # the newest has its value before those that would overlap it
        x, y = scale.across(each.when), scale.down(each.value)
        mark = svg.dot(x, y, 4.5, "dot")
        if all(abs(x - a) >= _APART[0] or abs(y - b) >= _APART[1] for a, b in named):
            named.append((x, y))
            mark += svg.text(min(max(x, 14), _WIDTH - 22), y - 9, f"{each.value:,.0f}", "point-value", "middle")
        yield svg.link(f"#{each.row}", "", mark, "point") if each.row else mark
