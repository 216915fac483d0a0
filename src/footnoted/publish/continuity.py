"""Old addresses in the built pages: an alias leads to the claim's new place, a withdrawn claim says that it is gone."""

import re
from collections.abc import Mapping
from html import escape

from footnoted.model import Correction, Page, named_page, show_edtf, way_up
from footnoted.publish.catalogue import Catalogue, claim_address

_NOTES = re.compile(r"<section\b[^>]*\bclass=\"?footnote\b|</article>")
_END = re.compile(r"</(?:article|main|body)>")


def with_old_addresses(text: str, page: Page, catalogue: Catalogue) -> str:
    """The page's HTML with a place for every id that was published on it and no longer stands in it."""
    moved = []
    for old, new in sorted(page.aliases.items()):
        if "#" in new:
            moved.append(_moved(old, new, page, catalogue.site.addresses))
        else:
            text = _renamed(text, old, new)
    if moved:
        listed = f"<ul>{''.join(moved)}</ul>"
        folded = f'<details class="moved"><summary>Statements that have moved</summary>{listed}</details>'
        text = _before(_END, text, folded)
    gone = [each for each in catalogue.withdrawn if final_page(each.page, catalogue.site.redirects) == page.url]
    return _before(_NOTES, text, _withdrawn(gone, page)) if gone else text


def final_page(url: str, redirects: Mapping[str, str]) -> str:
    """Where a page is now: the end of the chain of redirects."""
    seen = {url}
    while url in redirects:
        url = redirects[url].partition("#")[0]
        if url in seen:
            break
        seen.add(url)
    return url


def _moved(old: str, new: str, page: Page, addresses: Mapping[str, str]) -> str:
    """The place of a statement that stands on another page now. A browser opens the fold when a link leads to it."""
    target, _, identifier = new.rpartition("#")
    address = f"{way_up(page.url)}{named_page(target, addresses)}#{identifier}"
    return f'<li id="{escape(old)}"><a href="{escape(address)}">{escape(old)}</a></li>'


def _renamed(text: str, old: str, identifier: str) -> str:
    mark = f'<span class="alias" id="{escape(old)}"></span>'
    opening = re.compile(
        rf"<(?P<tag>[a-z][a-z0-9]*)\b[^>]*\bid=(?:\"{re.escape(identifier)}\"|{re.escape(identifier)}(?=[\s>]))[^>]*>"
    )
    if not (found := opening.search(text)):
        return text
    end = found.end()
    if found["tag"] == "tr" and (cell := re.compile(r"<t[dh]\b[^>]*>").search(text, end)):
        end = cell.end()  # only cells may stand in a row
    return text[:end] + mark + text[end:]


def _withdrawn(gone: list[Correction], page: Page) -> str:
    entries: dict[tuple[str, str, str], list[Correction]] = {}
    for each in gone:  # a page that was withdrawn as a whole has one entry for all its claims
        entries.setdefault((each.date, each.why, each.was), []).append(each)
    items = "".join(_entry(of_one, page) for of_one in entries.values())
    return (
        '<section class="withdrawn" aria-labelledby="withdrawn-statements">'
        f'<h2 id="withdrawn-statements">Withdrawn statements</h2><ul>{items}</ul></section>'
    )


def _entry(gone: list[Correction], page: Page) -> str:
    first, *others = gone
    places = "".join(f'<span id="{escape(each.claim)}"></span>' for each in others)
    return (
        f'<li id="{escape(first.claim)}"><p>{places}Withdrawn on {show_edtf(first.date)}: {escape(first.why)} It said: '
        f'‘{escape(first.was)}’ <a href="{way_up(page.url)}{claim_address(first.claim)}">Its history</a></p></li>'
    )


def _before(place: re.Pattern[str], text: str, added: str) -> str:
    found = place.search(text)
    at = found.start() if found else len(text)
    return text[:at] + added + text[at:]
