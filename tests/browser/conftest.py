"""The built site, served as its host would serve it, and a Chromium to read it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urljoin

import pytest
from chromium import ADVICE, find
from playwright.sync_api import Browser, Page, expect, sync_playwright
from serving import Quick, served
from states import QUIET, claim_pages
from watching import Watch

from conftest import Built

expect.set_options(timeout=30_000)  # a busy machine takes its time; no test is of how long

#: Opens an address below the site's, or a whole one, in a window of its own: `visit("timeline/", width=360)`. More
#: arguments are Playwright's for a new context (color_scheme, java_script_enabled …).
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    """Where the built site is served."""
    with served(built.folder, Quick) as found:
        yield found


@pytest.fixture(scope="module")  # as in test_search.py: one Playwright at a time in a worker
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = find()
    assert path, ADVICE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def watch() -> Watch:
    """What the windows of this test did that they should not."""
    return Watch()


@pytest.fixture
def visit(browser: Browser, address: str, watch: Watch) -> Iterator[Visit]:
    with ExitStack() as windows:

        def opened(path: str, width: int = 360, height: int = 740, **context: Any) -> Page:
            window = browser.new_context(viewport={"width": width, "height": height}, **context)
            windows.callback(window.close)
            watch.on(window)
            page = window.new_page()
            page.goto(urljoin(address, path))
            return page

        yield opened


@pytest.fixture(scope="session")
def claim_page(built: Built) -> str:
    """The address of a claim's own page."""
    return claim_pages(built.folder)[0]
