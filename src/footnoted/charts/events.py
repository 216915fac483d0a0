"""Dated events as lists of links, and the filter of those on the page by their kind."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from footnoted.model import Event, PartialDate, edtf_dates
from footnoted.notes.date_html import time_element

_NEWEST = 3


def latest_events(events: Sequence[Event]) -> str:
    """The newest events first."""
    return _listed(sorted(events, key=_when, reverse=True)[:_NEWEST])


def events_that_matter(events: Sequence[Event]) -> str:
    """The events that are marked, in the order of the page."""
    return _listed([each for each in events if each.matters])


def kinds_of(events: Sequence[Event]) -> list[str]:
    """The kinds of the events, the most frequent first. The place of each is its number in the style sheet."""
    return [kind for kind, _ in Counter(each.kind for each in events).most_common()]


def event_filter(events: Sequence[Event]) -> str:
    """Radio buttons, one a kind, that the style sheet alone acts on, so that the filter needs no script."""
    if not events:
        return '<p class="timeline-chart">No dated events.</p>'
    counts = Counter(each.kind for each in events)
    choices = [("All", len(events)), *((kind_name(kind), counts[kind]) for kind in kinds_of(events))]
    chips = "".join(_chip(number, *choice) for number, choice in enumerate(choices))
    return f'<fieldset class="timeline-chart"><legend>Show</legend>{chips}</fieldset>'


def kind_name(kind: str) -> str:
    """A kind as its chip says it."""
    return (kind or "other").capitalize()


def _chip(number: int, name: str, count: int) -> str:
    checked = "" if number else ' checked=""'
    radio = f'<input type="radio" name="kind" class="show-kind-{number}"{checked}/>'
    return f"<label>{radio}{escape(name)} ({count})</label>"


def _listed(events: Sequence[Event]) -> str:
    if not events:
        return '<p class="latest-events">No dated events.</p>'
    items = "".join(
        f'<li>{time_element(each.date)} <a href="{escape(each.href)}">{escape(each.title)}</a></li>' for each in events
    )
    return f'<ul class="latest-events">{items}</ul>'


def _when(event: Event) -> tuple[int, int, int]:
    date: PartialDate = edtf_dates(event.date)[-1]
    return date.year or 0, date.month or 0, date.day or 0
