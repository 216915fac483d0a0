"""What a page asks for, stores and lets run, under the real headers; and how a reader leaves it at once."""

from __future__ import annotations

import contextlib

import pytest
from playwright.sync_api import Error, Page, expect
from states import LONG, TYPES
from watching import NOTHING, Watch, stopped, stored

from conftest import Built


def _keeps_to_itself(page: Page, watch: Watch, expected: str = "") -> None:
    page.wait_for_load_state("networkidle")
    assert watch.abroad == []
    assert stopped(page) == []
    assert stored(page) == NOTHING
    assert [each for each in watch.complaints if not (expected and expected in each)] == []


@pytest.mark.parametrize("path", sorted({*TYPES, *LONG}))
def test_a_page_asks_no_other_host_stores_nothing_and_breaks_no_policy(visit, watch: Watch, path: str) -> None:
    # Chromium says on the console that a page was not found.
    _keeps_to_itself(visit(path), watch, expected="404" if path == "no-such-page" else "")


def test_neither_does_a_claims_own_page(visit, watch: Watch, claim_page: str) -> None:
    _keeps_to_itself(visit(claim_page), watch)


def test_every_page_names_the_policy_itself_for_hosts_that_send_no_headers(built: Built) -> None:
    for path in built.pages:
        assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in path.read_text(encoding="utf-8")


def test_the_policy_stops_what_it_should(visit) -> None:
    page = visit("")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.bad = 1'}))"
    )
    page.evaluate("new Image().src = 'https://elsewhere.example/pixel.png'")
    page.wait_for_function("() => window.seen.stopped.length >= 2")
    assert page.evaluate("window.bad") is None
    assert {each.split()[0] for each in stopped(page)} == {"script-src-elem", "img-src"}


def test_using_everything_breaks_no_policy_and_asks_nobody(visit, watch: Watch) -> None:
    page = visit("record/related-schemes/", width=1440)
    page.locator("a.footnote-ref").first.click()
    page.locator(".note-panel").wait_for()
    page.locator("a.claim-link").first.click()
    page.get_by_role("button", name="Copy link").click()
    page.locator(".schemes thead button").nth(1).click()
    page.locator("button.colours").click()
    page.locator(".md-search__input").fill("retention")
    page.locator(".md-search__output a").first.wait_for()
    page.pdf()
    assert stopped(page) == []
    assert watch.abroad == []
    assert watch.complaints == []
    assert stored(page) == {**NOTHING, "local": ["colours"]}


def test_the_choice_of_colours_is_the_only_thing_that_is_stored_and_it_lasts(visit, address: str) -> None:
    page = visit("", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator("button.colours").click()
    dark = page.evaluate(paper)
    assert light != dark
    page.goto(f"{address}timeline/")
    assert page.evaluate(paper) == dark
    expect(page.locator("button.colours")).to_have_text("Light colours")
    assert page.evaluate("Object.entries(localStorage)") == [["colours", "dark"]]


def test_a_page_on_paper_is_light_whatever_the_reader_chose(visit) -> None:
    page = visit("", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def _leaves(page: Page, act: str) -> list[str]:
    """Do something, and give the addresses that the page was left for; the request itself is not let through."""
    left: list[str] = []

    def gone(route, request) -> None:
        left.append(request.url)
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    page.route("https://www.bbc.co.uk/**", gone)
    if act == "click":
        page.locator(".quick-exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    return left


@pytest.mark.parametrize("act", ["click", "Shift, three times"])
def test_a_reader_can_leave_at_once_and_the_way_back_does_not_lead_here(visit, address: str, act: str) -> None:
    page = visit("about/privacy/")
    page.goto(f"{address}law-and-rights/")
    assert _leaves(page, act) == ["https://www.bbc.co.uk/weather"]
    assert page.title() == "Weather"
    for way in (page.go_back, page.reload):  # neither Back nor Reload shows the site again
        with contextlib.suppress(Error):  # the page that it comes to is left before it has loaded
            way()
        page.wait_for_url("https://www.bbc.co.uk/weather")


def test_who_comes_to_the_site_anew_sees_it(visit, address: str) -> None:
    page = visit("about/privacy/")
    _leaves(page, "click")
    page.goto(f"{address}numbers/")
    expect(page.locator("h1")).to_be_visible()


def test_shift_in_a_field_or_with_other_keys_between_is_no_leaving(visit) -> None:
    page = visit("", width=1440)
    for key in ("Shift", "Shift", "a", "Shift", "Shift", "b", "Shift"):
        page.keyboard.press(key)
    page.locator(".md-search__input").focus()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_timeout(100)
    assert page.url.startswith("http://127.0.0.1")


def test_leaving_works_without_javascript(visit) -> None:
    page = visit("", java_script_enabled=False)
    assert page.locator(".quick-exit").get_attribute("href") == "https://www.bbc.co.uk/weather"
    assert page.locator(".quick-exit").get_attribute("rel") == "noreferrer nofollow"


def test_headers_are_sent_as_the_file_says(visit, address: str) -> None:
    page = visit("")
    headers = page.request.get(address).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "unsafe" not in headers["content-security-policy"]
    sheet = page.locator("link[rel=stylesheet]").get_attribute("href")
    assert "immutable" in page.request.get(address + sheet).headers["cache-control"]
