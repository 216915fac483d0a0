"""Asking an archive service for a copy of a page: the Wayback Machine's “Save Page Now”, or one that works like it."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from footnoted.model.settings import Settings
from footnoted.web.answers import Fetched, FetchError
from footnoted.web.fetch import Fetcher

_SECONDS = 180.0  # the service loads the whole page, pictures included, before it answers
_MOST_ANSWERS = 5


async def save(url: str, fetcher: Fetcher, settings: Settings) -> str:
    """The https address of a copy that the service has just made. Raises `FetchError`."""
    ask = settings.archive + url
    for _ in range(_MOST_ANSWERS):
        answer = await fetcher.ask(ask, max(settings.total, _SECONDS))
        for copy in _copies(answer):
            if _is_copy(copy, url, settings):
                return re.sub(r"^http://", "https://", copy)
        onward = answer.headers.get("location")
        if not onward:
            break
        ask = urljoin(ask, onward)
    raise FetchError("unreachable", "the archive service named no address of a copy")


def _copies(answer: Fetched) -> Iterator[str]:
    """Addresses in the answer that may be the copy's: `Content-Location`, `Link: …; rel="memento"`, `Location`."""
    addresses = [answer.headers.get("content-location")]
    addresses += re.findall(r"<([^<>]+)>\s*;[^,]*rel=\"?[^\",]*\bmemento\b", answer.headers.get("link", ""))
    addresses.append(answer.headers.get("location"))
    for each in addresses:
        if each:
            yield urljoin(answer.url, each)


def _is_copy(address: str, url: str, settings: Settings) -> bool:
    """Whether this is an address with a moment in it (as of RFC 7089 archives), and not the service's own."""
    dated = re.match(r"https?://[^\s/?#@]+/(?:\S*/)?\d{14}[a-z_]*/", address)
    return bool(dated) and address.endswith(url.partition("#")[0]) and not address.startswith(settings.archive)
