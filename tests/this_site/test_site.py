"""The built site: complete, self-contained, and without a warning."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from conftest import Built

PAGES = ("", "timeline/", "data-sharing/", "criticism/", "related-schemes/", "sources/", "about/method/")
LOADING = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
}


def test_the_build_says_nothing_of_a_warning(built: Built) -> None:
    assert "All checks passed." in built.said
    assert not re.search(r"\b(WARNING|ERROR)\b", built.said), built.said


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there(built: Built, page: str) -> None:
    tree = html.parse(str(built.folder / page / "index.html"))
    assert tree.findtext(".//title")
    assert len(tree.xpath("//h1")) == 1


def test_the_site_is_large_enough(built: Built) -> None:
    claims = built.said.split("Checked ")[1]
    assert int(claims.split(" claims")[0]) >= 100
    sources = html.parse(str(built.folder / "sources" / "index.html")).xpath("//li[starts-with(@id, 'source:')]")
    assert len(sources) >= 40


def test_nothing_loads_from_another_host(built: Built) -> None:
    own = "https://tagging-explained.example/"
    for path in built.pages:
        for element in html.parse(str(path)).getroot().iter(*LOADING):
            address = element.get(LOADING[element.tag])
            if address and not (element.tag == "link" and element.get("rel") in {"canonical", "edit", "prev", "next"}):
                assert urlsplit(urljoin(own, address)).netloc == urlsplit(own).netloc, f"{path.name}: {address}"
    for path in built.folder.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", path.read_text(encoding="utf-8")), path.name


def test_every_note_leads_there_and_back(built: Built) -> None:
    for path in built.pages:
        root = html.parse(str(path)).getroot()
        ids = {element.get("id") for element in root.iter() if element.get("id")}
        for mark in root.xpath("//a[@role='doc-noteref']"):
            assert mark.get("href")[1:] in ids
            assert mark.getparent().get("id") in ids
        for back in root.xpath("//a[@role='doc-backlink']"):
            assert back.get("href")[1:] in ids


def test_no_citation_and_no_attribute_list_is_left_as_text(built: Built) -> None:
    for path in built.pages:
        root = html.parse(str(path)).getroot()
        for quiet in root.xpath("//code|//pre|//script|//style"):
            quiet.drop_tree()
        text = root.text_content()
        assert "[^" not in text, path
        assert not re.search(r"\{ ?[#.][\w-]+ ?\}", text), path


def test_the_method_page_shows_the_report(built: Built) -> None:
    [report] = html.parse(str(built.folder / "about/method/index.html")).xpath("//*[@data-footnoted='report']")
    assert re.search(r"Claims\s*\d{3}", report.text_content())
