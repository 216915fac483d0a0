"""Do links to the very words lead to them? `python tests/bench/passages.py FOLDER [--pages 50] [--each 4] [--firefox]`

FOLDER holds real web pages as HTML files, for example the test pages of trafilatura (github.com/adbar/trafilatura,
tests/cache). From each, some sentences are drawn as excerpts, with what stands around them as `source add` takes it.
The page is then opened at the link in Chromium (or, with --firefox, in Firefox), without its scripts and without what
it would load: a page whose pictures fail gives back their space, and moves after it has scrolled. It counts as

- right: the excerpt begins in view;
- plain: the link names no words, or the browser found none and shows the top;
- wrong: the browser shows another place.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import beside  # noqa: F401 - puts tests/browser on the path
from chromium import find
from firefox import Firefox
from firefox import firefox as running_firefox
from playwright.sync_api import Page, Route, sync_playwright
from serving import served

from footnoted.documents.context import context_of
from footnoted.documents.html_text import decode, parse_html, visible_text
from footnoted.model import Excerpt
from footnoted.notes.passage_links import passage_address

#: Where the words stand: the top of their first letter in the window, or null where they are not found. Of places with
#: the same letters (“Vreni Frost”-Urteil, and Vreni Frost Urteil) it is the one that is written so.
PLACE = """words => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const letters = [], nodes = [], places = []
  for (let node; (node = walker.nextNode());) {
    if (["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"].includes(node.parentElement.tagName)) continue
    for (let i = 0; i < node.data.length; i++)
      if (/[\\p{L}\\p{N}]/u.test(node.data[i])) { letters.push(node.data[i].toLowerCase()); nodes.push([node, i]) }
  }
  const wanted = [...words].filter(each => /[\\p{L}\\p{N}]/u.test(each)).join("").toLowerCase()
  const all = letters.join(""), bare = text => text.replace(/\\s+/g, "")
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) places.push(at)
  if (!places.length) return null
  const range = document.createRange()
  const mark = (at, length) => {
    range.setStart(...nodes[at]); range.setEnd(nodes[at + length - 1][0], nodes[at + length - 1][1] + 1)
  }
  const at = places.find(each => { mark(each, wanted.length); return bare(words).includes(bare(range.toString())) })
  mark(at ?? places[0], 1)
  const box = range.getBoundingClientRect()
  return box.height ? [box.top, scrollY, innerHeight] : null
}"""


SETTLED = 0.7  # seconds after which a page that has loaded no longer moves
Place = tuple[float, float, float]  # the top of the words, how far the page has scrolled, and the window's height

#: What is not there without the network, and what would be another page.
LOADED = re.compile(r"(?is)<(script|iframe)\b.*?</\1>|<(?:base|link|img|source|embed)\b[^>]*>")

#: A sentence: what an excerpt is taken from, and not a menu or a list of links.
PROSE = re.compile(r"[A-ZÄÖÜÉ][^.!?|»]{50,300}[a-zäöüß][.!?](?=\s|$)")


def excerpts(text: str, number: int, drawn: random.Random) -> list[Excerpt]:
    """Sentences or parts of them, of which the page has one alone."""
    lines = [line for line in text.split("\n") if PROSE.search(line) and len(line.split()) <= 200]
    found = []
    for line in drawn.sample(lines, min(len(lines), 4 * number)):
        sentence = drawn.choice(PROSE.findall(line))
        words = sentence.split()
        if len(words) > 12 and drawn.random() < 0.5:  # cut inside a sentence, as half of ours are
            start = drawn.randrange(0, len(words) - 6)
            words = words[start : start + drawn.randrange(4, 30)]
        cut = " ".join(words)
        if 4 <= len(words) <= 50 and text.count(cut) == 1:
            before, after = context_of(cut, [text], paged=False)
            found.append(Excerpt(text=cut, before=before or None, after=after or None))
    return found[:number]


class Browser(Protocol):
    """A window of 1280 by 300 px."""

    def place(self, html: str, link: str, words: str) -> Place | None:
        """Where the words stand once the page is opened at the link; None where they are not found."""


class InChromium:
    """With Playwright."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def place(self, html: str, link: str, words: str) -> Place | None:
        """See `Browser`."""
        page, address = self._page, link.partition("#")[0]
        page.unroute_all()
        page.route("**/*", lambda route: route.abort())
        page.route(address, answer(html))
        page.goto("about:blank")
        client = page.context.new_cdp_session(page)  # Playwright's own `goto` waits for an address with the directive
        client.send("Page.navigate", {"url": link})
        page.wait_for_url(f"{address}*")
        page.wait_for_load_state("load")
        page.wait_for_timeout(SETTLED * 1000)
        client.detach()
        return page.evaluate(PLACE, words)  # type: ignore[no-any-return]


class InFirefox:
    """With Puppeteer; pages are served from a folder."""

    def __init__(self, page: Firefox, folder: Path, address: str) -> None:
        self._page, self._folder, self._address = page, folder, address
        page.do("setViewport", {"width": 1280, "height": 300})

    def place(self, html: str, link: str, words: str) -> Place | None:
        """See `Browser`."""
        page, _, fragment = link.rpartition("/")[2].partition("#")
        (self._folder / f"{page}.html").write_text(html, encoding="utf-8")
        self._page.do("goto", "about:blank")
        self._page.do("goto", f"{self._address}{page}.html#{fragment}", {"waitUntil": "domcontentloaded"})
        time.sleep(SETTLED)
        return self._page.do("evaluate", f"({PLACE})({json.dumps(words)})")  # type: ignore[no-any-return]


@contextmanager
def browser(*, firefox: bool) -> Iterator[Browser]:
    """Chromium, or Firefox."""
    if firefox:
        with TemporaryDirectory() as folder, served(Path(folder)) as address, running_firefox() as page:
            yield InFirefox(page, Path(folder), address)
        return
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        yield InChromium(chromium.new_page(viewport={"width": 1280, "height": 300}))


def verdict(window: Browser, html: str, address: str, excerpt: Excerpt) -> str:
    link = passage_address(address, excerpt)
    if link == address:
        return "plain (no words)"
    place = window.place(html, link, excerpt.text)
    if place is None:
        return "not shown by the page"
    top, scrolled, height = place
    if 0 <= top <= height:
        return "right"
    return "wrong" if scrolled else "plain (not found)"


def answer(html: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--firefox", action="store_true", help="in Firefox")
    parser.add_argument("--told", action="store_true", help="tell each that is not right")
    options = parser.parse_args()
    drawn = random.Random(options.seed)
    files = sorted(options.folder.glob("*.html"))
    drawn.shuffle(files)
    counts: Counter[str] = Counter()
    pages = 0
    with browser(firefox=options.firefox) as window:
        for file in files:
            html = LOADED.sub("", decode(file.read_bytes(), None))
            tree = parse_html(html)
            found = excerpts(visible_text(tree), options.each, drawn) if tree is not None else []
            if not found:
                continue
            pages += 1
            for excerpt in found:
                told = verdict(window, html, f"http://page.test/{pages}", excerpt)
                counts[told] += 1
                if options.told and told != "right":
                    print(file.name, told, passage_address("", excerpt), excerpt.text[:80], sep=" | ")
            if pages == options.pages:
                break
    shown = sum(counts.values()) - counts["not shown by the page"]
    print(
        f"{pages} pages, {shown} excerpts: "
        + ", ".join(f"{name} {n} ({n / shown:.1%})" for name, n in counts.most_common())
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
