"""`/// bar-chart`: the numbers of the table of the class `chart` on the same page, as bars on one scale."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.charts import svg

_WIDTH, _LABELS, _VALUES, _BAR = 672, 240, 56, 28

#: Characters that fit beside the bars, in the widest fonts of a system, and the height of a line of them.
_FITS, _LINE = 33, 13


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the table: its name, its number, and what was counted (numbers counted otherwise look otherwise)."""

    name: str
    value: float
    counted: str = ""
    row: str | None = None


def bar_of(cells: Sequence[str], row: str | None) -> Bar | None:
    """A row's bar: name, number, and what was counted, from its first three cells; None where there is no number."""
    if len(cells) < 2:
        return None
    found = re.search(r"\d[\d,]*(?:\.\d+)?", cells[1])
    if not found:
        return None
    return Bar(cells[0], float(found.group().replace(",", "")), cells[2] if len(cells) > 2 else "", row)


def bar_chart(bars: Sequence[Bar]) -> str:
    """Horizontal bars from zero. Each way of counting has a look of its own and is named at the bar."""
    if not bars:
        return '<p class="bar-chart">No table for a chart on this page.</p>'
    ways = list(dict.fromkeys(each.counted for each in bars))
    scale = (_WIDTH - _LABELS - _VALUES) / (max(each.value for each in bars) or 1)
    parts = [svg.line(_LABELS, 0, _LABELS, len(bars) * _BAR, "axis")]
    for at, each in enumerate(bars):
        middle = at * _BAR + _BAR / 2
        long = max(each.value * scale, 1)
        lines = _name_lines(each) if len(ways) > 1 else [each.name]
        parts.append(_name(lines, middle))
        bar = svg.rect(_LABELS, middle - 9, long, 18, f"bar way-{ways.index(each.counted) + 1}")
        number = f"{each.value:,.0f}" if each.value == int(each.value) else f"{each.value:,}"
        bar += svg.text(_LABELS + long + 6, middle + 4, number, "bar-value")
        title = f"{' '.join(lines)}: {number}"
        parts.append(svg.link(f"#{each.row}", title, bar, "bar-row") if each.row else bar)
    label = "Chart of the numbers; the table says the same"
    return svg.picture((_WIDTH, len(bars) * _BAR + 4), "".join(parts), label, "bar-chart")


def _name(lines: Sequence[str], middle: float) -> str:
    """The lines of a bar's name, which end beside it, around the middle of it."""
    top = middle + 4 - (len(lines) - 1) / 2 * _LINE
    return "".join(
        svg.text(_LABELS - 8, top + number * _LINE, svg.shortened(words, _FITS), "bar-name", "end")
        for number, words in enumerate(lines)
    )


def _name_lines(bar: Bar) -> list[str]:
    """The name with what was counted behind it, or below it where one line does not hold both."""
    lines = [bar.name, f"({bar.counted})"] if bar.counted else [bar.name]
    joined = " ".join(lines)
    return [joined] if len(joined) <= _FITS else lines
