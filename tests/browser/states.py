"""What a reader can open on a page, and what is wrong with it as axe-core sees it. For the tests and for the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

#: One address of each type of page; the claims' own pages are found by `claim_pages`.
TYPES = ("", "timeline/", "data-sharing/", "record/related-schemes/", "sources/", "search/", "c/", "no-such-page")
LONG = ("", "timeline/", "law-and-rights/", "criticism/", "record/data-sharing/", "record/related-schemes/")


def addresses(folder: Path) -> list[str]:
    """The address of every page of a built site, below the site's own; pages that only lead on are left out."""
    found = sorted(folder.rglob("*.html"))
    return [path.relative_to(folder).as_posix().removesuffix("index.html") for path in found if not leads_on(path)]


def leads_on(path: Path) -> bool:
    """Whether a page is an old address, which only leads on to another."""
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")


def claim_pages(folder: Path) -> list[str]:
    """The addresses of the claims' own pages."""
    return [each for each in addresses(folder) if each.startswith("c/") and each.count("/") == 2]


def _seen(page: Page, selector: str) -> Locator | None:
    found = page.locator(selector).locator("visible=true")
    return found.first if found.count() else None


def open_menu(page: Page) -> bool:
    """The menu of narrow windows."""
    summary = _seen(page, ".menu > summary")
    if summary:
        summary.click()
    return summary is not None


def open_search(page: Page, text: str = "face") -> bool:
    """The search box, with results."""
    if icon := _seen(page, ".search-icon"):  # narrow windows
        icon.click()
    box = _seen(page, ".md-search__input")
    if box:
        box.fill(text)
        page.locator(".md-search__output a").first.wait_for()
    return box is not None


def open_note(page: Page) -> bool:
    """The first note, under its claim."""
    mark = _seen(page, "a.footnote-ref")
    if mark:
        mark.click()
        page.locator(".note-panel").wait_for()
    return mark is not None


def open_actions(page: Page) -> bool:
    """What can be done with the first claim."""
    link = _seen(page, "a.claim-link")
    if link:
        link.click()
        page.locator(".claim-actions").wait_for()
    return link is not None


def open_details(page: Page) -> bool:
    """Everything that is folded, all at once."""
    folded = page.locator("main details:not([open]) > summary, article details:not([open]) > summary")
    seen = folded.locator("visible=true")
    for _ in range(seen.count()):
        seen.first.click()
    return bool(page.locator("article details").count())


def open_much(page: Page) -> bool:
    """All that can be open at once: the menu, the folded lists, a note, the search."""
    opened = [each(page) for each in (open_details, open_note, open_search, open_menu)]
    return any(opened)


#: What is looked at: one thing at a time is open under a claim, so that there are two states beside the plain one.
STATES: dict[str, Callable[[Page], bool]] = {
    "as it comes": lambda _: True,
    "menu, lists, note and search open": open_much,
    "claim actions open": open_actions,
}


#: All of axe-core's rules but the experimental ones: it leaves out the size of targets (WCAG 2.2) unless it is asked.
_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def violations(page: Page) -> Iterator[str]:
    """What axe-core finds, one line for each element: best practice included, of any impact."""
    if not page.evaluate("'axe' in window"):  # once for a page: it is half a megabyte
        page.evaluate(Axe().axe_script)
    for rule in page.evaluate("options => axe.run(options)", _RULES)["violations"]:
        for node in rule["nodes"]:
            why = node["failureSummary"].replace("\n", " ")
            yield f"{rule['impact']} {rule['id']}: {' '.join(map(str, node['target']))}: {why}"
