"""What readers do, in a real Chromium: read at phone width, reach the notes by keyboard, and come back."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from chromium import ADVICE, find
from playwright.sync_api import Browser, Page, sync_playwright

from conftest import Built

PAGES = ("", "timeline/", "data-sharing/", "criticism/", "related-schemes/", "sources/", "about/method/")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    """Where the built site is served."""
    handler = functools.partial(_Silent, directory=str(built.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = find()
    assert path, ADVICE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab at phone width."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_asks_no_other_host_and_does_not_scroll_sideways(
    browser: Browser, address: str, path: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(address + path, wait_until="networkidle")
    assert [each for each in asked if not each.startswith((address, "data:", "blob:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.context.cookies() == []
    context.close()


@pytest.mark.parametrize("path", ["timeline/", "data-sharing/", "criticism/", "related-schemes/"])
def test_a_note_is_reached_by_keyboard_and_leads_back(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    mark = page.locator("a[role=doc-noteref]").nth(2)
    mark.focus()
    came_from = mark.evaluate("each => each.parentElement.id")
    page.keyboard.press("Enter")
    note = page.locator(":target")
    assert note.evaluate("each => each.tagName") == "LI"
    assert _in_view(page)
    page.keyboard.press("Tab")  # from the target, the next stop is inside the note
    inside = page.evaluate("document.activeElement.closest('li')?.id === document.querySelector(':target').id")
    assert inside
    back = note.locator(f"a[role=doc-backlink][href='#{came_from}']")
    back.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == came_from
    assert _in_view(page)


def _in_view(page: Page) -> bool:
    page.wait_for_timeout(300)
    return bool(
        page.evaluate(
            "() => { const box = document.querySelector(':target').getBoundingClientRect();"
            " return box.bottom > 0 && box.top < innerHeight }"
        )
    )


def test_without_javascript_everything_can_be_read_and_reached(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + "data-sharing/")
    assert page.locator("section[role=doc-endnotes] li").first.is_visible()
    page.locator("a[role=doc-noteref]").first.click()
    assert page.url.split("#")[1].startswith("fn:")
    context.close()


def test_a_claim_has_an_address(page: Page, address: str) -> None:
    page.goto(address + "data-sharing/")
    claims = page.locator("article p[id]")
    assert claims.count() > 10
    identifier = claims.nth(8).get_attribute("id")
    page.goto(f"{address}data-sharing/#{identifier}")
    assert _in_view(page)
