"""`/// flow-diagram`: who passes what to whom, drawn from the table of the class `flows` on the same page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from footnoted.charts import svg

_WIDTH, _BOX, _SLOT, _GAP = 672, 160, 26, 12
_WORDS_ON_LINE = 46


@dataclass(frozen=True, slots=True)
class Flow:
    """One row of the table: what goes from whom to whom, and the id of the row."""

    giver: str
    taker: str
    what: str
    row: str | None = None


def flow_diagram(flows: Sequence[Flow]) -> str:
    """Givers on the left, takers on the right, a line for each row with what it carries. The table says it in full."""
    if not flows:
        return '<p class="flow-diagram">No table of flows on this page.</p>'
    givers = list(dict.fromkeys(each.giver for each in flows))
    takers = list(dict.fromkeys(each.taker for each in flows))
    ordered = sorted(flows, key=lambda each: (givers.index(each.giver), takers.index(each.taker)))
    left, height_left, at_left = _column([each.giver for each in ordered], givers, 0)
    by_taker = sorted(range(len(ordered)), key=lambda at: (takers.index(ordered[at].taker), at))
    right, height_right, in_order = _column([ordered[at].taker for at in by_taker], takers, _WIDTH - _BOX)
    at_right = dict(zip(by_taker, in_order, strict=True))
    lines = "".join(_line(each, at_left[at], at_right[at]) for at, each in enumerate(ordered))
    height = max(height_left, height_right)
    heads = svg.text(0, 14, "From", "column-name") + svg.text(_WIDTH - _BOX, 14, "To", "column-name")
    label = "Diagram of who passes what to whom; the table says the same in full"
    return svg.picture((_WIDTH, height), heads + lines + left + right, label, "flow-diagram")


def _column(names: Sequence[str], order: Sequence[str], x: float) -> tuple[str, float, list[float]]:
    """Boxes under each other, as high as they have lines: the boxes, how far down they reach, each line's height."""
    parts, places, y = [], [0.0] * len(names), 24.0
    for name in order:
        own = [at for at, each in enumerate(names) if each == name]
        height = len(own) * _SLOT
        parts.append(svg.rect(x, y, _BOX, height, "party"))
        parts.append(svg.text(x + _BOX / 2, y + height / 2 + 4, svg.shortened(name, 23), "party-name", "middle"))
        for slot, at in enumerate(own):
            places[at] = y + slot * _SLOT + _SLOT / 2
        y += height + _GAP
    return "".join(parts), y, places


def _line(flow: Flow, start: float, end: float) -> str:
    x1, x2, n = _BOX, _WIDTH - _BOX, svg.number
    first, second = x1 + (x2 - x1) * 0.72, x1 + (x2 - x1) * 0.86
    path = f"M{n(x1)} {n(start)}H{n(first)}C{n(second)} {n(start)} {n(first)} {n(end)} {n(x2 - 8)} {n(end)}"
    drawn = f'<path class="flow-line" d="{path}"/>'
    tip = f"M{n(x2)} {n(end)}l-9 -4v8z"
    drawn += f'<path class="flow-tip" d="{tip}"/>'
    drawn += svg.text(x1 + 8, start - 4, svg.shortened(flow.what, _WORDS_ON_LINE), "flow-what")
    title = f"From {flow.giver} to {flow.taker}: {flow.what}"
    if flow.row:
        return svg.link(f"#{flow.row}", title, drawn, "flow")
    return f'<g class="flow"><title>{escape(title)}</title>{drawn}</g>'
