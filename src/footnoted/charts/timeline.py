"""`/// timeline-chart`: dated events to scale, one lane for each kind, above the same events as an ordered list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from footnoted.charts import svg
from footnoted.model import Event, PartialDate, edtf_dates
from footnoted.notes.date_html import time_element

_WIDTH, _LABELS, _MARGIN = 588, 84, 14  # of the picture, of the names of the lanes beside it, and at its ends
_DOT = 24  # the side of the square that a finger must be able to hit (WCAG 2.2, success criterion 2.5.8)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with the stretch of time that its date names, in years (2022.5 is the middle of 2022)."""

    event: Event
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def exact(self) -> bool:
        """Whether the date names a month or a day; a year alone is drawn as an outline."""
        return self.end - self.start < 0.2


def timeline_chart(events: Sequence[Event], identifier: str, *, folded: bool = False) -> str:
    """The chart, the filter by kind and the list. `identifier` is unlike any other on the page; `folded` hides the list
    behind a summary. Without a date there is nothing to draw, and the text says so.
    """
    placed = sorted((_place(event) for event in events), key=lambda each: (each.start, each.end))
    if not placed:
        return '<p class="timeline-chart">No dated events.</p>'
    kinds = list(dict.fromkeys(each.event.kind for each in placed))
    return (
        f'<div class="timeline-chart" role="group" aria-label="Timeline of {len(placed)} events">'
        f"{_filter(kinds, identifier)}{_chart(placed, kinds)}{_list(placed, kinds, folded=folded)}</div>"
    )


def _place(event: Event) -> _Placed:
    dates = edtf_dates(event.date)
    return _Placed(event, _begins(dates[0]), _ends(dates[-1]))


def _begins(date: PartialDate) -> float:
    month = date.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(date.season or 0, 1)
    return (date.year or 0) + (month - 1 + ((date.day or 1) - 1) / 31) / 12


def _ends(date: PartialDate) -> float:
    long = 1 / 372 if date.day else 1 / 12 if date.month else 1 / 4 if date.season else 1
    return _begins(date) + long


def _chart(placed: Sequence[_Placed], kinds: Sequence[str]) -> str:
    first = int(placed[0].start)
    last = int(max(each.end for each in placed)) + 1
    scale = (_WIDTH - 2 * _MARGIN) / (last - first)

    def across(year: float) -> float:
        return _MARGIN + (year - first) * scale

    names, parts, y = [], [], 8.0
    for kind in kinds:
        lane = [each for each in placed if each.event.kind == kind]
        rows = _rows([across(each.middle) for each in lane])
        height = (max(rows) + 1) * _DOT + 8
        parts.append(svg.rect(0, y, _WIDTH, height - 4, "lane"))
        names.append(svg.rect(0, y, _LABELS, height - 4, "lane"))
        names.append(svg.text(6, y + height / 2 + 2, _name(kind), "lane-name"))
        for each, row in zip(lane, rows, strict=True):
            middle = y + 2 + row * _DOT + _DOT / 2
            parts.append(_mark(each, across, middle, _css(kind, kinds)))
        y += height
    years = _years(first, last, scale)
    grid = [svg.line(across(year), 4, across(year), y, "year-line") for year in years]
    scale_names = [svg.text(across(year), y + 16, str(year), "year", "middle") for year in years]
    label = "Chart of the events over time; the list after it says the same"
    lanes = svg.drawing((_LABELS, y + 24), "".join(names))
    return svg.picture((_WIDTH, y + 24), "".join([*grid, *parts, *scale_names]), label, "events-picture", beside=lanes)


def _rows(places: Sequence[float]) -> list[int]:
    """For marks at these places, from left to right, the first row in which each overlaps no mark before it."""
    ends: list[float] = []
    rows = []
    for place in places:
        row = next((row for row, end in enumerate(ends) if place - end >= _DOT), len(ends))
        ends[row : row + 1] = [place]
        rows.append(row)
    return rows


def _mark(each: _Placed, across: Callable[[float], float], middle: float, css: str) -> str:
    x = across(each.middle)
    if (
        each.exact and "/" not in each.event.date
    ):  # the style sheet gives a dot a rim that cannot be seen, as wide as _DOT
        shape = svg.dot(x, middle, 7, "dot")
    else:
        shape = svg.rect(x - _DOT / 2, middle - _DOT / 2, _DOT, _DOT, "target")
        start, end = across(each.start), across(each.end)
        span = svg.rect(start, middle - 4, max(end - start, 8), 8, "span")
        shape += span if "/" in each.event.date else svg.dot(x, middle, 7, "outline")
    return svg.link(each.event.href, "", shape, f"event {css}")  # the list says what it is; a script shows that on it


def _years(first: int, last: int, scale: float) -> list[int]:
    """The years to name: each, or every second, third … so that the names keep apart."""
    step = next(step for step in (1, 2, 3, 5, 10, 20, 50, 100, 1000) if step * scale >= 36)
    return [year for year in range(first, last + 1) if year % step == 0]


def _name(kind: str) -> str:
    return (kind or "other").capitalize()


def _css(kind: str, kinds: Sequence[str]) -> str:
    return f"kind-{kinds.index(kind) + 1}"


def _filter(kinds: Sequence[str], identifier: str) -> str:
    """Radio buttons that the style sheet alone acts on, so that the filter needs no script."""
    if len(kinds) < 2:
        return ""
    choices = [("all", "All kinds"), *((_css(kind, kinds), _name(kind)) for kind in kinds)]
    return "".join(
        f'<input type="radio" class="show-{css}" name="{identifier}" id="{identifier}-{css}"'
        f"{' checked' if css == 'all' else ''}>"
        f'<label for="{identifier}-{css}">{escape(name)}</label>'
        for css, name in choices
    )


def _list(placed: Sequence[_Placed], kinds: Sequence[str], *, folded: bool) -> str:
    items = "".join(_item(each.event, _css(each.event.kind, kinds)) for each in placed)
    listed = f'<ol class="events">{items}</ol>'
    if folded:
        return f"<details><summary>All {len(placed)} events as a list</summary>{listed}</details>"
    return listed


def _item(event: Event, css: str) -> str:
    kind = f' <span class="kind">{escape(event.kind)}</span>' if event.kind else ""
    link = f'<a href="{escape(event.href)}">{escape(event.title)}</a>'
    return f'<li class="event {css}">{time_element(event.date)} {link}{kind}</li>'
