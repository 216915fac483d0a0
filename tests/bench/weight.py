"""What a first view weighs over the wire, compressed, beside the theme as it comes with the same pages.

    python tests/bench/weight.py [FOLDER]      (default: site/)

Counts the bytes of the bodies that Chromium receives (brotli) until the network is idle, and how many of those of the
HTML must have come until the first screen of a phone looks as it stays, without a script. Exits with 1 when an aim is
missed: at most 60 % of the theme's bytes; at most 20,000 bytes of HTML and CSS for the whole home page, and for the
first screen of every page.
"""

from __future__ import annotations

import sys
import tempfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
from beside import ROOT
from chromium import ADVICE, find
from playwright.sync_api import Browser, Request, Route, ViewportSize, sync_playwright
from search.sites import prepare, publish
from serving import built_site, served
from states import QUIET, addresses, claim_pages

AIM_SHARE = 0.60
AIM_READING = 20_000
PHONE: ViewportSize = {"width": 360, "height": 740}
STEP = 128  # bytes, to which the first screen's share of a page is found


def first_view(browser: Browser, address: str) -> Counter[str]:
    """Bytes received for a page in a fresh window, by what they are (document, stylesheet, script, image …)."""
    context = browser.new_context(viewport=PHONE)
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


def unpacked(begun: bytes) -> bytes:
    """What the beginning of a brotli stream tells so far; the library hands it out in parts."""
    stream = brotli.Decompressor()
    parts = [stream.process(begun)]
    while parts[-1]:
        parts.append(stream.process(b""))
    return b"".join(parts)


def first_screen(browser: Browser, address: str, whole: bytes) -> int:
    """Bytes of a page's HTML, compressed, from which its first screen is painted as the whole page paints it."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    packed = brotli.compress(whole, quality=11)
    come = b""

    def cut_off(route: Route) -> None:
        route.fulfill(body=come, content_type="text/html; charset=utf-8")

    page.route(address, cut_off)

    def painted(size: int) -> bytes:
        nonlocal come
        come = unpacked(packed[:size])
        page.goto(address)
        return page.screenshot()

    final = painted(len(packed))
    sizes = range(STEP, len(packed) + STEP, STEP)
    needed = sizes[bisect_left(sizes, True, key=lambda size: painted(size) == final)]
    context.close()
    return min(needed, len(packed))


def stock(into: Path) -> Path:
    """The same pages with the theme as it comes, built into a folder."""
    publish("stock", prepare("stock", into / "project"), into / "site")
    return into / "site"


@dataclass(frozen=True, slots=True)
class Weight:
    """Of one page: what is received of ours and of the theme's (None where it has no such page), and the bytes of HTML
    that the first screen needs.
    """

    page: str
    ours: Counter[str]
    theirs: Counter[str] | None
    screen: int

    @property
    def share(self) -> float:
        """Of the theme's bytes."""
        return self.ours.total() / self.theirs.total() if self.theirs else 0

    @property
    def first_screen(self) -> int:
        """Bytes of HTML and CSS."""
        return self.screen + self.ours["stylesheet"]

    @property
    def reading(self) -> int:
        """Bytes of HTML and CSS of the whole page."""
        return self.ours["document"] + self.ours["stylesheet"]

    def row(self) -> str:
        """One line of the table."""
        theirs, share = (f"{self.theirs.total():,}", f"{self.share:.0%}") if self.theirs else ("–", "–")
        return (
            f"/{self.page[:25]:<26} {self.ours.total():>7,} {theirs:>8} {share:>5} "
            f"{self.reading:>10,} {self.first_screen:>13,} {self.ours['script']:>8,}"
        )


def weights(browser: Browser, folder: Path, scratch: Path) -> Iterator[Weight]:
    """Every page of which there is one, and one claim's own."""
    claims = claim_pages(folder)
    kept = [each for each in addresses(folder) if each not in set(claims[1:]) and not each.endswith(".html")]
    with served(folder) as ours, served(stock(scratch)) as theirs:
        for page in kept:
            yield Weight(
                page,
                first_view(browser, ours + page),
                first_view(browser, theirs + page) if (scratch / "site" / page / "index.html").exists() else None,
                first_screen(browser, ours + page, (folder / page / "index.html").read_bytes()),
            )


def main() -> int:
    """Print a table. Returns 1 when an aim is missed."""
    folder = built_site(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    path = find() or sys.exit(ADVICE)
    print("bytes, brotli                  ours  theme’s share   HTML+CSS  first screen’s  scripts", flush=True)
    found = []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for each in weights(browser, folder, Path(scratch)):
            found.append(each)
            print(each.row(), flush=True)
        browser.close()
    share, screen = max(each.share for each in found), max(each.first_screen for each in found)
    home = next(each.reading for each in found if not each.page)
    print(
        f"At most {share:.0%} of the theme’s (aim {AIM_SHARE:.0%}). HTML and CSS (aim {AIM_READING:,}): first screens "
        f"at most {screen:,}, the whole home page {home:,}."
    )
    return 1 if share > AIM_SHARE or max(screen, home) > AIM_READING else 0


if __name__ == "__main__":
    sys.exit(main())
