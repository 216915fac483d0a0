"""FN501: a page that was due for a review."""

import datetime
import re
from collections.abc import Iterator

from footnoted.model import Page, Site, as_day, is_to_come
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule

_EVERY = re.compile(r"(?:P|every )?\s*(?P<n>\d+)\s*(?P<unit>days?|weeks?|months?|years?|D|W|M|Y)?\Z", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30.4, "y": 365.25}


def check(site: Site) -> Iterator[Finding]:
    """Only pages that say how often they are reviewed (`review_every:`) can be late; any can name a wrong day."""
    for page in site.pages:
        message = _no_day(page, site.today) or (_late(page, site.today) if page.review_every is not None else None)
        if message:
            yield Finding("FN501", page.path, 1, message)


def _no_day(page: Page, today: str) -> str | None:
    if page.reviewed is not None and as_day(page.reviewed) is None:
        return f"reviewed “{page.reviewed}” is not a day: write it as {today}"
    if is_to_come(page.reviewed or "", today):
        return f"reviewed “{page.reviewed}” is yet to come: write the day on which it was"
    return None


def _late(page: Page, today: str) -> str | None:
    every = _EVERY.match(page.review_every or "")
    if not every:
        return f"review_every “{page.review_every}” is not a time: write it as 90 days, 6 months or 1 year"
    if page.reviewed is None:
        return f"is to be reviewed every {page.review_every}, but never was: write “reviewed: {today}” once it is"
    last = datetime.date.fromisoformat(page.reviewed)
    try:
        due = last + datetime.timedelta(days=int(every["n"]) * _DAYS[(every["unit"] or "d")[0].lower()])
    except (OverflowError, ValueError):  # beyond the year 9999
        return None
    if due >= datetime.date.fromisoformat(today):
        return None
    return f"was to be reviewed by {due}: read it against its sources, and write “reviewed: {today}”"


RULES = (
    Rule(
        "FN501",
        "page due for a review",
        "Programmes change. A page that says in its front matter how often it is reviewed (`review_every: 6 months`) "
        "is late when its `reviewed:` date is older than that.\n\n"
        "Read the page against its sources, mend it, and set `reviewed:` to the day you did.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="---\n"
            "reviewed: 2022-08-05\n"
            "review_every: 6 months\n"
            "---\n"
            "Records are kept for up to six years.[^report:kept]\n"
            "{ #kept }",
            passes="---\n"
            "reviewed: 2022-08-05\n"
            "review_every: 100 years\n"
            "---\n"
            "Records are kept for up to six years.[^report:kept]\n"
            "{ #kept }",
        ),
        site=check,
        severity="warning",
    ),
)
