"""Watches a window: what it asks of whom, what its policy stops, what it complains of, what shifts, what it stores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

#: Runs before anything of a page: gathers what the policy stops, and what moves without the reader's doing.
_GATHER = """
window.seen = {stopped: [], shifts: []};
document.addEventListener("securitypolicyviolation", (event) =>
  window.seen.stopped.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    if (!each.hadRecentInput) window.seen.shifts.push(each.value);
  }
}).observe({type: "layout-shift", buffered: true});
"""


@dataclass
class Watch:
    """What was seen in a window since it was opened."""

    abroad: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def on(self, window: BrowserContext) -> None:
        """Begin to watch, before a page is opened."""
        window.add_init_script(_GATHER)
        window.on("request", lambda request: self._asked(request.url))
        window.on("console", lambda said: self.complaints.append(said.text) if said.type in _LOUD else None)
        window.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.abroad.append(url)


_LOUD = frozenset({"error", "warning"})


def stopped(page: Page) -> list[str]:
    """What the Content-Security-Policy stopped on this page."""
    return list(page.evaluate("window.seen.stopped"))


def shift(page: Page) -> float:
    """The sum of layout shifts on this page (the unit of Cumulative Layout Shift) that the reader did not cause."""
    return float(page.evaluate("window.seen.shifts.reduce((sum, each) => sum + each, 0)"))


def stored(page: Page) -> dict[str, object]:
    """All that the page's origin has stored in the browser."""
    found: dict[str, object] = page.evaluate(
        """async () => ({local: Object.keys(localStorage), session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).length, caches: (await (window.caches?.keys() ?? [])).length,
        workers: (await (navigator.serviceWorker?.getRegistrations() ?? [])).length})"""
    )
    return {**found, "cookies": len(page.context.cookies())}


#: What `stored` gives where nothing is stored.
NOTHING = {"local": [], "session": [], "databases": 0, "caches": 0, "workers": 0, "cookies": 0}


def settled(page: Page, script: str) -> Any:
    """What a script says once it has said the same five times, a tenth of a second apart: nothing moves any more."""
    said = [page.evaluate(script)]
    while len(said) < 5 or said[-5:] != said[-1:] * 5:
        page.wait_for_timeout(100)
        said.append(page.evaluate(script))
        assert len(said) < 300, f"does not come to rest: {said[-5:]}"
    return said[-1]
