"""`/// latest-events`: the newest dated events of a page, as a list of links."""

from collections.abc import Sequence
from html import escape

from footnoted.model import Event, PartialDate, edtf_dates
from footnoted.notes.date_html import time_element

_NEWEST = 3


def latest_events(events: Sequence[Event]) -> str:
    """The newest events first. Without a dated one there is nothing to list, and the text says so."""
    newest = sorted(events, key=_when, reverse=True)[:_NEWEST]
    if not newest:
        return '<p class="latest-events">No dated events.</p>'
    items = "".join(
        f'<li>{time_element(each.date)} <a href="{escape(each.href)}">{escape(each.title)}</a></li>' for each in newest
    )
    return f'<ul class="latest-events">{items}</ul>'


def _when(event: Event) -> tuple[int, int, int]:
    date: PartialDate = edtf_dates(event.date)[-1]
    return date.year or 0, date.month or 0, date.day or 0
