"""Asks the three search boxes in a real Chromium, as a reader does: types, and reads what is shown."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

#: Where each engine's box is: the page, the box, a result, and the links that a result shows.
BOXES = {
    "ours": ("data-sharing/", ".md-search__input", ".md-search-result__item", "a"),
    "stock": ("data-sharing/", ".md-search__input", ".md-search-result__item", "a"),
    "pagefind": ("pagefind.html", ".pagefind-ui__search-input", ".pagefind-ui__result", "a"),
}

#: Says when the list of results was last changed, and when that was painted.
WATCH = """(selector) => {
  window.seen = {changed: 0, painted: 0, first: 0};
  const paint = () => requestAnimationFrame(() => setTimeout(() => {
    window.seen.painted = performance.now();
    window.seen.first ||= window.seen.painted;
  }));
  new MutationObserver((changes) => {
    if (!changes.some((each) => each.addedNodes.length || each.removedNodes.length)) return;
    window.seen.changed = performance.now();
    paint();
  }).observe(document.querySelector(selector), {childList: true, subtree: true});
  document.addEventListener("keydown", () => { window.seen.key = performance.now(); window.seen.first = 0; }, true);
}"""
LISTS = {"ours": ".md-search-result__list", "stock": ".md-search-result__list", "pagefind": "#search"}


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    handler = functools.partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Asked:
    """A tab with one engine's search box open."""

    def __init__(self, browser: Browser, address: str, engine: str, start: str | None = None) -> None:
        page, self.box, self.result, self.links = BOXES[engine]
        self.address = address
        self.engine = engine
        self.page: Page = browser.new_page(viewport={"width": 1300, "height": 900})
        self.bodies: dict[str, int] = {}
        self.zipped: dict[str, int] = {}
        self.page.on("response", self._loaded)
        self.page.goto(address + (page if start is None or engine == "pagefind" else start), wait_until="networkidle")
        self.page.evaluate(WATCH, LISTS[engine])

    def _loaded(self, response: Any) -> None:
        path = urlsplit(response.url).path
        if any(word in path for word in ("search", "pagefind", "workers", "lunr")) and response.ok:
            body = response.body()
            self.bodies[path] = len(body)
            self.zipped[path] = len(gzip.compress(body, 9))

    def results(self, query: str, count: int = 3) -> list[list[str]]:
        """The first results for a query, each as the addresses below the site's top that it shows, in order."""
        self.page.fill(self.box, "")
        self._settle()
        self.page.fill(self.box, query)
        self._settle()
        shown = self.page.locator(self.result)
        found = []
        for at in range(min(count, shown.count())):
            hrefs = shown.nth(at).locator(self.links).evaluate_all("links => links.filter(l => l.checkVisibility()).map(l => l.href)")
            found.append([self._below(href) for href in hrefs])
        return found

    def _below(self, href: str) -> str:
        parts = urlsplit(href)
        return unquote(parts.path.lstrip("/") + (f"#{parts.fragment}" if parts.fragment else ""))

    def _settle(self, quiet: float = 250, most: float = 8000) -> None:
        """Wait until nothing has changed for a while."""
        self.page.evaluate(
            """([quiet, most]) => new Promise((resolve) => {
              const began = performance.now();
              const look = () => performance.now() - Math.max(began, window.seen.changed) > quiet ||
                performance.now() - began > most ? resolve() : setTimeout(look, 20);
              look();
            })""",
            [quiet, most],
        )

    def latencies(self, query: str) -> list[float]:
        """Milliseconds from each key to the painted results, typing the query letter by letter."""
        self.page.fill(self.box, "")
        self._settle()
        self.page.focus(self.box)
        taken = []
        for letter in query:
            self.page.keyboard.press("Space" if letter == " " else letter)
            self._settle()
            seen = self.page.evaluate("window.seen")
            if seen["first"]:
                taken.append(seen["first"] - seen["key"])
        return taken
