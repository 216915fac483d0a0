"""Each claim's own page, its card, and what machines read of every page."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement
from PIL import Image

from conftest import Built
from footnoted.publish.security import script_hashes


def claims(built: Built) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((built.folder / "data" / "claims.json").read_text(encoding="utf-8"))
    return found


def page(path: Path) -> HtmlElement:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def graph(tree: HtmlElement) -> list[dict[str, Any]]:
    [told] = tree.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(told)
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_every_claim_has_a_page_with_its_words_evidence_and_place(built: Built) -> None:
    for claim in claims(built):
        tree = page(built.folder / "c" / claim["id"] / "index.html")
        assert tree.xpath("string(//h1)").strip() == claim["text"]
        told = " ".join(tree.xpath("string(//ol[@class='claim-evidence'])").split())
        for excerpt in claim["excerpts"]:
            assert " ".join(excerpt["text"].split()) in told, claim["id"]
        address, anchor = claim["url"].removeprefix("https://tagging-explained.example/").split("#")
        assert tree.xpath("//a[@class='claim-in-page']/@href") == [f"../../{address}#{anchor}"]
        assert (built.folder / address / "index.html").exists()


def test_pages_are_light(built: Built) -> None:
    sizes = sorted(path.stat().st_size for path in (built.folder / "c").glob("*/index.html"))
    assert sizes[len(sizes) // 2] <= 12_000
    assert sizes[len(sizes) * 95 // 100] <= 15_000  # since 2026-11-30 with what stands around each excerpt
    front = page(built.folder / "index.html")
    parts = ["index.html", *front.xpath("//link[@rel='stylesheet']/@href")]
    assert sum(len(gzip.compress((built.folder / part).read_bytes(), 9)) for part in parts) <= 22_000


def test_a_claims_page_offers_ready_made_citations(built: Built) -> None:
    tree = page(built.folder / "c" / claims(built)[3]["id"] / "index.html")
    styles = [each.text for each in tree.xpath("//dl[@class='claim-citations']/dt")]
    assert styles == ["OSCOLA", "APA", "Chicago", "BibTeX", "RIS", "Wikipedia", "Plain text", "HTML"]
    assert all(each.text_content().strip() for each in tree.xpath("//dl[@class='claim-citations']/dd"))


def test_every_link_of_a_claims_page_leads_somewhere(built: Built) -> None:
    for claim in random.Random(4).sample(claims(built), 40):
        folder = built.folder / "c" / claim["id"]
        for address in page(folder / "index.html").xpath("//@href | //@src"):
            if address.startswith("..") and not address.endswith(("offline.zip", ".pdf")):
                target = (folder / address.split("#")[0].split("?")[0]).resolve()
                assert target.exists(), address


def test_each_page_and_claim_unfolds_with_a_card(built: Built) -> None:
    paths = [
        *(built.folder / "c").glob("*/index.html"),
        *built.folder.glob("*/index.html"),
        built.folder / "index.html",
    ]
    for path in paths:
        tree = page(path)
        told = {each.get("property"): each.get("content") for each in tree.xpath("//meta[@property]")}
        if not told:
            leads_on = tree.xpath("//meta[@http-equiv='refresh']")  # a claim that another one tells now
            assert path.parent.name == "c" or leads_on, path  # the plain list of statements
            continue
        card = built.folder / told["og:image"].removeprefix("https://tagging-explained.example/")
        assert card.exists(), path
        assert told["og:title"]
        assert told["og:url"] == tree.xpath("string(//link[@rel='canonical']/@href)")


def test_cards_are_of_the_right_size_and_small(built: Built) -> None:
    cards = sorted((built.folder / "cards").rglob("*.png"))
    assert len(cards) >= len(claims(built))
    for path in cards:
        assert path.stat().st_size < 100_000, path
        with Image.open(path) as image:
            assert image.size == (1200, 630)


def test_json_ld_says_what_each_page_is(built: Built) -> None:
    kinds = {thing["@type"] for thing in graph(page(built.folder / "timeline" / "index.html"))}
    assert {"WebSite", "Article", "BreadcrumbList", "Event"} <= kinds
    [article] = [each for each in graph(page(built.folder / "index.html")) if each["@type"] == "Article"]
    assert article["dateModified"].startswith("20")
    assert article["license"].startswith("https://creativecommons.org/")
    assert article["citation"]
    [dataset] = [each for each in graph(page(built.folder / "data" / "index.html")) if each["@type"] == "Dataset"]
    for download in dataset["distribution"]:
        path = download["contentUrl"].removeprefix("https://tagging-explained.example/")
        assert (built.folder / path).exists()


def test_every_page_carries_a_strict_policy_that_allows_its_own_scripts(built: Built) -> None:
    header = (built.folder / "_headers").read_text(encoding="utf-8")
    for line in ("Content-Security-Policy", "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff",
                 "Permissions-Policy", "Cross-Origin-Opener-Policy: same-origin"):  # fmt: skip
        assert line in header
    assert "unsafe" not in header
    for path in built.pages:
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:
            continue
        [policy] = page(path).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "unsafe" not in policy
        for digest in script_hashes(text):
            assert digest in policy
            assert digest in header


@pytest.mark.parametrize("attribute", ["style", "onclick", "onload", "onerror"])
def test_nothing_inline_that_the_policy_would_refuse(built: Built, attribute: str) -> None:
    for path in built.pages:
        assert not page(path).xpath(f"//*[@{attribute}]"), path
        assert not page(path).xpath("//style"), path
