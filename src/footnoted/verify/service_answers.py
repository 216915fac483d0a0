"""What publishers' services answer, as data: JSON, XML feeds and their time stamps."""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from lxml import etree

from footnoted.web.answers import Fetched, FetchError

Ask = Callable[[str], Awaitable[Fetched]]

#: The names that feeds use: Atom, legislation.gov.uk's own, and those of Find Case Law.
NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "ukm": "http://www.legislation.gov.uk/namespaces/metadata",
    "tna": "https://caselaw.nationalarchives.gov.uk",
}


def as_object(answer: Fetched) -> dict[str, Any]:
    """The JSON object that was answered, empty where it is another value. Raises `FetchError` for what is no JSON."""
    try:
        item = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise FetchError("unreachable", "the service's answer is no JSON", answer.status, answer.url) from error
    return item if isinstance(item, dict) else {}


def as_feed(answer: Fetched) -> etree._Element:
    """The feed that was answered. Raises `FetchError` for what is no XML."""
    try:
        return etree.fromstring(answer.body, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError("unreachable", "the service's answer is no XML", answer.status, answer.url) from error


def day_of(stamp: Any) -> str:
    """The day of a time stamp; empty where there is none."""
    found = re.match(r"\d{4}-\d\d-\d\d", stamp) if isinstance(stamp, str) else None
    return found[0] if found else ""
