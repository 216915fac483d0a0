"""What a first view weighs over the wire, compressed, beside the theme as it comes with the same pages.

    python tests/bench/weight.py [FOLDER]      (default: site/)

Counts the bytes of the bodies that Chromium receives (brotli) until the network is idle. Exits with 1 when an aim is
missed: a first view of at most 60 % of the theme's, and at most 20,000 bytes of HTML and CSS to read the home page.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from beside import ROOT
from chromium import ADVICE, find
from playwright.sync_api import Browser, Request, sync_playwright
from search.sites import prepare, publish
from serving import built_site, served
from states import QUIET, claim_pages

PAGES = ("", "timeline/", "data-sharing/", "law-and-rights/", "criticism/", "numbers/", "sources/", "about/method/")
AIM_SHARE = 0.60
AIM_READING = 20_000


def first_view(browser: Browser, address: str) -> Counter[str]:
    """Bytes received for a page in a fresh window, by what they are (document, stylesheet, script, image …)."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    loaded: list[Request] = []

    def keep(request: Request) -> None:
        loaded.append(request)

    page.on("requestfinished", keep)
    page.goto(address, wait_until="networkidle")
    received: Counter[str] = Counter()
    for each in loaded:
        received[each.resource_type] += each.sizes()["responseBodySize"]
    context.close()
    return received


def stock(into: Path) -> Path:
    """The same pages with the theme as it comes, built into a folder."""
    publish("stock", prepare("stock", into / "project"), into / "site")
    return into / "site"


def main() -> int:
    """Print a table. Returns 1 when an aim is missed."""
    folder = built_site(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    path = find() or sys.exit(ADVICE)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        with served(folder) as ours, served(stock(Path(scratch))) as theirs:
            views = {page: (first_view(browser, ours + page), first_view(browser, theirs + page)) for page in PAGES}
            claim = first_view(browser, ours + claim_pages(folder)[0])
        browser.close()
    print(f"{'page':<18} {'ours':>8} {'theme':>8} {'share':>6}   of ours: HTML, CSS, scripts, else (bytes, brotli)")
    missed = False
    for page, (own, other) in views.items():
        share = own.total() / other.total()
        missed |= share > AIM_SHARE
        print(f"/{page:<17} {own.total():>8,} {other.total():>8,} {share:>6.0%}   {_parts(own)}")
    print(f"{'a claim’s page':<18} {claim.total():>8,} {'–':>8} {'–':>6}   {_parts(claim)}")
    reading = views[""][0]["document"] + views[""][0]["stylesheet"]
    print(f"HTML and CSS to read the home page: {reading:,} bytes (aim {AIM_READING:,}); share, aim {AIM_SHARE:.0%}")
    return 1 if missed or reading > AIM_READING else 0


def _parts(view: Counter[str]) -> str:
    named = [view["document"], view["stylesheet"], view["script"]]
    return ", ".join(f"{each:,}" for each in [*named, view.total() - sum(named)])


if __name__ == "__main__":
    sys.exit(main())
