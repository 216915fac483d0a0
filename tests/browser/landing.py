"""Whether the address of a claim leads to it: for the tests and for the audit."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from lxml import html
from playwright.sync_api import Page


def permalinks(folder: Path) -> list[str]:
    """The address of every claim in its page, `page/#claim`, below the site's own: each with a mark to link to it."""
    found = []
    for path in sorted(folder.rglob("index.html")):
        place = path.relative_to(folder).as_posix().removesuffix("index.html")
        links = html.parse(str(path)).xpath("//article//a[@class='claim-link']/@href")
        found += [f"{place}{link}" for link in links]
    return found


def lands(page: Page, address: str, permalink: str) -> bool:
    """Follow a claim's address as a link from elsewhere would; whether the claim itself is then in sight, unmoved."""
    place, _, identifier = permalink.partition("#")
    page.goto("about:blank")
    page.goto(f"{address}{place}#{quote(identifier)}")
    page.wait_for_function(
        "() => new Promise(done => { const at = scrollY; setTimeout(() => done(at === scrollY), 60); })"
    )
    return bool(
        page.evaluate(
            """(identifier) => {
            const target = document.querySelector(":target");
            const box = target?.id === identifier && target.getBoundingClientRect();
            return Boolean(box) && box.top >= -1 && box.top < innerHeight && box.height > 0; }""",
            identifier,
        )
    )
