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


FIRST = """([box, result, query]) => new Promise((resolve) => {
  const [began, input] = [performance.now(), document.querySelector(box)];
  const shown = new MutationObserver(() => {
    if (!document.querySelector(result)) return;
    shown.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  });
  shown.observe(document.body, {childList: true, subtree: true});
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
})"""


class Box:
    """A tab with one engine's search box."""

    def __init__(self, browser: Browser, address: str, engine: str, page: str = "") -> None:
        self.box, self.output, self.result = BOXES[engine]
        self.asked: list[Any] = []
        self.page: Page = browser.new_page(viewport={"width": 1300, "height": 900})  # a context and a cache of its own
        self.pending = 0
        self.page.on("request", self._begun)
        self.page.on("requestfinished", self._keep)
        self.page.on("requestfailed", self._ended)
        self.page.goto(address + ("pagefind.html" if engine == "pagefind" else page), wait_until="networkidle")
        self.page.evaluate(WATCH, self.output)

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

    def text(self) -> str:
        """All that is shown for the query."""
        return self.page.locator(self.output).inner_text()

    def warm_up(self, query: str) -> None:
        """Ask something and wait for its first result, however long all that it needs takes to load."""
        self.page.focus(self.box)
        self._type(query)
        self.page.wait_for_selector(self.result, timeout=60_000)
        if self.box == BOXES["ours"][0] and self.page.locator("script[src*='/search/search.']").count():
            self.page.wait_for_selector(".md-search[data-whole]", timeout=60_000)  # the first results come before
        self.settle()

    def first_on_a_telephone(self, query: str) -> float:
        """Seconds until a query that is pasted at once has its first result, on a slow telephone; closes the tab."""
        session = self.page.context.new_cdp_session(self.page)
        line = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", line)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        taken = self.page.evaluate(FIRST, [self.box, self.result, query])
        self.page.close()
        return float(taken) / 1000

    def _type(self, text: str) -> None:
        self.page.fill(self.box, text)
        self.page.press(self.box, "End")  # the theme's box listens to keys
        self.settle()

    def settle(self, quiet: float = 250) -> None:
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
