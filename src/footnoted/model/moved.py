"""Claims that moved together: a page says once where what stood on it stands now (`moved: record/criticism.md`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from footnoted.model.addresses import named_page
from footnoted.model.history import Permalink
from footnoted.model.pages import Page


def with_moved(pages: Iterable[Page], permalinks: Iterable[Permalink], addresses: Mapping[str, str]) -> Iterator[Page]:
    """The pages, those with `moved` with an alias for each id that was recorded on them and stands there now."""
    pages = tuple(pages)
    ids = {page.url: {name for name, _ in page.ids} for page in pages}
    recorded: dict[str, set[str]] = {}
    for link in permalinks:
        recorded.setdefault(link.page, set()).add(link.claim)
    for page in pages:
        there = ids.get(named_page(page.moved, addresses), set()) if page.moved else set()
        moved = recorded.get(page.url, set()) & there - ids[page.url]
        yield replace(page, aliases={**{each: f"{page.moved}#{each}" for each in moved}, **page.aliases})
