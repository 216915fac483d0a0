"""`/// bar-chart`: the numbers of the table of the class `chart` as bars on one scale, drawn for a phone's width."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.charts import svg

_WIDTH, _VALUES, _ROW, _BAR = 320, 56, 44, 18
_FITS = 44  # characters of a name above its bar, in the widest fonts of a system


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the table: its name, and its number as it is written there."""

    name: str
    value: float
    written: str
    row: str | None = None


def bar_of(cells: Sequence[str], row: str | None) -> Bar | None:
    """A row's bar: name and number, from its first two cells; None where there is no number."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?\s?%?", cells[1]) if len(cells) > 1 else None
    if not found:
        return None
    return Bar(cells[0], float(found.group().strip(" %").replace(",", "")), found.group(), row)


def bar_chart(bars: Sequence[Bar]) -> str:
    """Horizontal bars from zero, each below its name."""
    if not bars:
        return '<p class="bar-chart">No table for a chart on this page.</p>'
    scale = (_WIDTH - _VALUES) / (max(each.value for each in bars) or 1)
    parts = []
    for at, each in enumerate(bars):
        long, top = max(each.value * scale, 1), at * _ROW
        bar = svg.rect(0, top + 20, long, _BAR, "bar") + svg.text(long + 6, top + 34, each.written, "bar-value")
        parts.append(svg.text(0, top + 14, svg.shortened(each.name, _FITS), "bar-name"))
        parts.append(svg.link(f"#{each.row}", "", bar, "bar-row") if each.row else bar)
    return svg.fitting((_WIDTH, len(bars) * _ROW), "".join(parts), "bar-chart")
