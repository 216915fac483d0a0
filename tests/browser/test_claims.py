"""A claim's address leads to it, and what can be done with a claim works.

`make audit` follows 200 addresses (tests/bench/permalinks.py).
"""

from __future__ import annotations

import random
from urllib.parse import quote

import pytest
from landing import lands, permalinks
from playwright.sync_api import Page, expect

from conftest import Built


def test_claims_addresses_lead_to_them(visit, address: str, built: Built) -> None:
    page = visit("")
    for each in random.Random(5).sample(permalinks(built.folder), 10):  # tests/bench/permalinks.py tries more
        assert lands(page, address, each), each


def test_an_address_of_nothing_does_not_land(visit, address: str) -> None:
    assert not lands(visit(""), address, "criticism/#no-such-claim")


@pytest.fixture
def page(visit) -> Page:
    return visit("criticism/", permissions=["clipboard-read", "clipboard-write"])


def _open_actions(page: Page, nth: int) -> str:
    link = page.locator("a.claim-link").nth(nth)
    link.click()
    return str(link.get_attribute("href"))[1:]


def _copied(page: Page, button: str, told: str) -> str:
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_function(
        "told => document.querySelector('p[role=status].visually-hidden').textContent === told", arg=told
    )
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_claims_link_is_copied(page: Page, address: str) -> None:
    identifier = _open_actions(page, 2)
    assert _copied(page, "Copy link", "Link copied") == f"{address}c/{quote(identifier)}/"
    assert page.url.endswith(f"criticism/#{identifier}")


def test_what_could_not_be_copied_is_not_called_copied(page: Page) -> None:
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    _open_actions(page, 2)
    button = page.get_by_role("button", name="Copy link")
    button.click()
    expect(page.locator("p[role=status].visually-hidden")).to_have_text("It could not be copied")
    assert button.evaluate("each => document.activeElement === each")


def test_a_claim_is_copied_as_a_quotation_without_its_marks(page: Page, address: str) -> None:
    identifier = _open_actions(page, 2)
    copied = _copied(page, "Copy as quotation", "Quotation with its source copied")
    words, _, source = copied.partition("” (")
    assert words.startswith("“")
    assert source == f"Tagging Explained, ‘What do critics say, and what is the answer?’, {address}c/{identifier}/)"
    shown = page.locator(f"[id='{identifier}']").evaluate(
        "each => { const copy = each.cloneNode(true);"
        " for (const mark of copy.querySelectorAll('sup, a.claim-link, .claim-actions')) mark.remove();"
        " return copy.textContent.replace(/\\s+/g, ' ').trim(); }"
    )
    assert words == f"“{shown}"


def test_a_table_row_is_copied_in_its_sentence(visit, address: str) -> None:
    page = visit("record/numbers/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#numbers-2015-march a.claim-link").click()
    words, _, source = _copied(page, "Copy as quotation", "Quotation with its source copied").partition("” (")
    assert words.startswith(
        "“On 31 March 2015, before GPS tags on immigration bail, the Ministry of Justice's caseload "
    )
    assert source.endswith(f"{address}c/numbers-2015-march/)")


def test_a_claims_own_page_has_its_evidence_and_leads_back(page: Page) -> None:
    identifier = _open_actions(page, 2)
    page.get_by_role("link", name="Cite it, with its evidence").click()
    assert page.url.endswith(f"/c/{identifier}/")
    expect(page.locator(".claim-evidence blockquote").first).to_be_visible()
    page.get_by_role("link", name="Read it in its page").click()
    assert page.url.endswith(f"criticism/#{identifier}")


def test_a_ready_made_citation_is_copied(visit, claim_page: str) -> None:
    page = visit(claim_page, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("In other styles").click()
    page.locator("button.copy").nth(1).click()
    page.wait_for_function("() => document.querySelector('p[role=status].visually-hidden').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("pre").nth(1).text_content()
