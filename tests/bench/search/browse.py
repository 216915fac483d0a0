"""Asks the three search boxes in a real Chromium, as a reader does: types, and reads what is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

sys.path.insert(0, str(Path(__file__).parents[2] / "browser"))

from playwright.sync_api import Browser, Page

ENGINES = ("ours", "stock", "pagefind")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

#: Where each engine's box is on a page, what holds its results, and what one result is.
BOXES = {
    "ours": (".md-search__input", ".md-search__output", ".md-search-result__item"),
    "stock": (".md-search__input", ".md-search__output", ".md-search-result__item"),
    "pagefind": (".pagefind-ui__search-input", "#search", ".pagefind-ui__result"),
}

#: What an engine loads has one of these in its address.
LOADED = ("/search", "pagefind", "/workers/", "lunr")

#: Notes when results were last changed, and how long after the key the last change was painted.
WATCH = """(selector) => {
  window.seen = {changed: 0, key: 0, painted: 0};
  new MutationObserver((changes) => {
    if (!changes.some((each) => each.addedNodes.length || each.removedNodes.length)) return;
    window.seen.changed = performance.now();
    requestAnimationFrame(() => setTimeout(() => { window.seen.painted = performance.now() - window.seen.key; }));
  }).observe(document.querySelector(selector), {childList: true, subtree: true, characterData: true});
  document.addEventListener("keydown", () => { window.seen.key = performance.now(); window.seen.painted = 0; }, true);
}"""
QUIET = """([quiet, most]) => new Promise((resolve) => {
  const began = performance.now();
  const since = (moment) => performance.now() - moment;
  const look = () => since(Math.max(began, window.seen.changed)) > quiet || since(began) > most
    ? resolve() : setTimeout(look, 20);
  look();
})"""


class Box:
    """A tab with one engine's search box."""

    def __init__(self, browser: Browser, address: str, engine: str, page: str = "") -> None:
        self.box, results, self.result = BOXES[engine]
        self.asked: list[Any] = []
        self.page: Page = browser.new_page(viewport={"width": 1300, "height": 900})
        self.pending = 0
        self.page.on("request", self._begun)
        self.page.on("requestfinished", self._keep)
        self.page.on("requestfailed", self._ended)
        self.page.goto(address + ("pagefind.html" if engine == "pagefind" else page), wait_until="networkidle")
        self.page.evaluate(WATCH, results)
        self.page.focus(self.box)

    def _begun(self, request: Any) -> None:
        self.pending += 1

    def _ended(self, request: Any) -> None:
        self.pending -= 1

    def _keep(self, request: Any) -> None:
        self._ended(request)
        self.asked.append(request)

    def loaded(self) -> tuple[int, int]:
        """The bytes that the engine has loaded so far, as they are and over the wire."""
        raw = wire = 0
        for request in self.asked:
            path = urlsplit(request.url).path
            if any(part in path for part in LOADED) and path != "/search/":
                raw += len(request.response().body())
                wire += request.sizes()["responseBodySize"]
        return raw, wire

    def results(self, query: str, count: int = 3) -> list[list[str]]:
        """The first results for a query, each as the addresses (below the site's top) that it shows, in order."""
        self._type("")
        self._type(query)
        shown = self.page.locator(self.result)
        links = "(item) => [...item.querySelectorAll('a')].filter((a) => a.checkVisibility()).map((a) => a.href)"
        return [[_below(link) for link in shown.nth(at).evaluate(links)] for at in range(min(count, shown.count()))]

    def warm_up(self, query: str) -> None:
        """Ask something and wait for its first result, however long all that it needs takes to load."""
        self._type(query)
        self.page.wait_for_selector(self.result, timeout=60_000)
        self.settle()

    def _type(self, text: str) -> None:
        self.page.fill(self.box, text)
        self.page.press(self.box, "End")  # the theme's box listens to keys
        self.settle()

    def settle(self, quiet: float = 200) -> None:
        """Wait until nothing is loading and nothing has changed for a while (milliseconds)."""
        self.page.evaluate(QUIET, [quiet, 8000])
        while self.pending > 0:
            self.page.evaluate(QUIET, [quiet, 8000])

    def latencies(self, query: str) -> list[float]:
        """Milliseconds from each key to its painted results, typing a query letter by letter."""
        self._type("")
        taken = []
        for letter in query:
            self.page.keyboard.press("Space" if letter == " " else letter)
            self.settle()
            if painted := self.page.evaluate("window.seen.painted"):
                taken.append(painted)
        return taken


def _below(address: str) -> str:
    parts = urlsplit(address)
    return unquote(parts.path.lstrip("/") + (f"#{parts.fragment}" if parts.fragment else ""))
