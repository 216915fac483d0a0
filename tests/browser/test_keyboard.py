"""Every page can be walked by keyboard: in order, in sight, and out again."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

PAGES = (
    "",
    "data-sharing/",
    "timeline/",
    "record/related-schemes/",
    "sources/",
    "search/",
    "no-such-page",
    "a claim's page",
)

#: Where the focus is: what it is, where it stands, and whether its outline can be seen.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  const before = window.lastStop;  // a script may add and remove elements on the way, so places are not counted
  window.lastStop = at;
  return {
    name: at.getAttribute("aria-label") || at.textContent.trim().slice(0, 60) || at.id,
    part: at.closest("header.masthead, .side, article, .site-footer")?.className.split(" ")[0] ?? at.className,
    after: !before || (before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: (() => {
      const seen = [...at.getClientRects()].find((each) => each.top >= 0 && each.bottom <= innerHeight && each.width);
      if (!seen) return false;
      const top = document.elementFromPoint(seen.left + seen.width / 2, seen.top + seen.height / 2);
      return !(at === top || at.contains(top) || top?.contains(at));
    })(),
  };
}"""


def walk(page: Page, most: int) -> list[dict[str, Any]]:
    """Where the focus is after each press of Tab, up to `most` presses or until it leaves the page."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_a_walk_begins_with_the_skip_link_and_goes_on_in_order(visit, claim_page: str, path: str, width: int) -> None:
    page = visit(claim_page if path == "a claim's page" else path, width=width)
    stops = walk(page, 40)
    assert stops[0]["name"] == "Skip to content"
    assert [each["name"] for each in stops[1:4]] == ["Tagging Explained", "Leave this site", "Search this site"]
    if path != "a claim's page":  # these have no menu: they would be as large as the site
        assert stops[4]["name"] == "Menu" if width == 360 else stops[4]["part"] == "side"
    for stop in stops:
        assert stop["outline"], f"no outline: {stop}"
        assert stop["inView"], f"out of sight: {stop}"
        assert not stop["covered"], f"covered: {stop}"
        assert stop["after"], f"not as the document reads, or a stop twice: {stop}"


@pytest.mark.parametrize("path", ["about/privacy/", "no-such-page", "a claim's page"])
def test_a_walk_comes_to_the_end_of_the_page(visit, claim_page: str, path: str) -> None:
    page = visit(claim_page if path == "a claim's page" else path, width=1440)
    stops = walk(page, 200)
    assert len(stops) < 200  # it left the page: nothing holds it
    assert stops[-1]["part"] == "site-footer"


def test_the_skip_link_leads_to_the_content(visit) -> None:
    page = visit("data-sharing/", width=1440)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_menu_opens_and_escape_closes_it(visit) -> None:
    page = visit("timeline/")
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu nav a").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".menu nav a").first).to_be_hidden()
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_a_note_is_reached_by_keyboard_and_leads_back(visit) -> None:
    page = visit("criticism/")
    mark = page.locator("a[role=doc-noteref]").nth(2)
    came_from = mark.evaluate("each => each.parentElement.id")
    mark.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').localName") == "li"
    assert in_view(page)
    page.keyboard.press("Tab")  # from the target, the next stop is inside the note
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector(':target')")
    page.locator(f":target a[role=doc-backlink][href='#{came_from}']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == came_from
    assert in_view(page)


def test_a_note_that_was_opened_closes_by_escape_and_the_focus_is_where_it_was(visit) -> None:
    page = visit("criticism/")
    mark = page.locator("a[role=doc-noteref]").nth(2)
    mark.click()
    panel = page.locator(".note-panel")
    assert panel.evaluate("each => each === document.activeElement")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    assert mark.evaluate("each => each === document.activeElement")


def test_what_can_be_done_with_a_claim_opens_and_closes_by_keyboard(visit) -> None:
    page = visit("criticism/")
    link = page.locator("a.claim-link").nth(3)
    link.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
    assert link.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(page.locator(".claim-actions")).to_have_count(0)
    assert link.evaluate("each => each === document.activeElement")


def test_a_table_that_is_wider_than_the_page_scrolls_by_keyboard(visit) -> None:
    page = visit("record/related-schemes/")
    page.locator(".table-box").first.focus()
    before = page.evaluate("document.activeElement.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => document.activeElement.scrollLeft !== before", arg=before)


def in_view(page: Page) -> bool:
    """Whether the target of the address is in sight, once scrolling has come to rest."""
    page.wait_for_function(
        "() => new Promise(done => { const at = scrollY; setTimeout(() => done(at === scrollY), 80); })"
    )
    return bool(
        page.evaluate(
            "() => { const box = document.querySelector(':target').getBoundingClientRect();"
            " return box.bottom > 0 && box.top < innerHeight }"
        )
    )
