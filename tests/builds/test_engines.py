"""MkDocs and Zensical build the same site: every page's text, ids, notes, links and metadata. What differs is listed
here, each difference with its reason; one that is not listed fails, and so does one that is listed and no longer there.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement

from conftest import Built

SITE = "https://tagging-explained.example/"


@dataclass(frozen=True)
class Facts:
    """What a page says to readers and to machines, as it is written."""

    title: str
    text: str
    ids: list[str]
    notes: list[str]
    links: list[tuple[str, str]]
    meta: list[tuple[str, str]]
    related: list[tuple[str, str]]
    json_ld: list[Any]


@dataclass(frozen=True)
class Difference:
    """One thing that the two builds tell differently; None where one of them does not tell it."""

    page: str
    what: str
    ours: Any
    theirs: Any


def folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def facts(path: Path) -> Facts:
    root: HtmlElement = html.document_fromstring(path.read_text(encoding="utf-8"))
    data = [json.loads(each.text) for each in root.xpath("//script[@type='application/ld+json']")]
    links = [(each.get("href"), folded(each.text_content())) for each in root.xpath("//body//a[@href]")]
    for quiet in root.xpath("//script | //style"):
        quiet.drop_tree()
    named = (each for each in root.xpath("//meta") if each.get("content"))
    return Facts(
        title=folded(root.findtext(".//title")),
        text=folded(root.find("body").text_content()),
        ids=[each.get("id") for each in root.iter() if isinstance(each.tag, str) and each.get("id")],
        notes=[html.tostring(each, encoding="unicode") for each in root.xpath("//*[@role='doc-endnotes']//li")],
        links=links,
        meta=sorted(
            (each.get("name") or each.get("property") or each.get("http-equiv"), each.get("content")) for each in named
        ),
        related=sorted((each.get("rel"), each.get("href")) for each in root.xpath("//head/link")),
        json_ld=data,
    )


@cache
def pages(folder: Path) -> dict[str, Facts]:
    """The facts of each page, by its address."""
    return {path.relative_to(folder).as_posix(): facts(path) for path in sorted(folder.rglob("*.html"))}


def differences(ours: dict[str, Facts], theirs: dict[str, Facts]) -> Iterator[Difference]:
    for page, one in ours.items():
        other = theirs[page]
        for what in ("title", "ids", "notes", "meta", "json_ld"):
            if getattr(one, what) != getattr(other, what):
                yield Difference(page, what, getattr(one, what), getattr(other, what))
        for mine, others in _changed(one.text.split(), other.text.split()):
            yield Difference(page, "text", " ".join(mine), " ".join(others))
        for what in ("links", "related"):
            yield from _paired(page, what, getattr(one, what), getattr(other, what))


def _changed(ours: list[Any], theirs: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """The stretches in which two sequences differ."""
    if ours != theirs:
        for kind, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            if kind != "equal":
                yield ours[start:end], theirs[first:last]


def _paired(page: str, what: str, ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> Iterator[Difference]:
    """Addresses that are written differently, those that lead to the same place side by side."""
    only_ours, only_theirs = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    left = list(only_theirs.elements())
    for each in only_ours.elements():
        same = next((other for other in left if _place(page, other) == _place(page, each)), None)
        if same:
            left.remove(same)
        yield Difference(page, what, each, same)
    yield from (Difference(page, what, None, each) for each in left)


def _place(page: str, link: tuple[str, str]) -> tuple[str, str]:
    """A link with the address that it leads to; `related` has the relation first, and its address second."""
    first, second = link
    if first in RELATIONS:
        return first, urljoin(SITE + page, second)
    return urljoin(SITE + page, first).removesuffix("index.html"), second


RELATIONS = frozenset(
    {"alternate", "apple-touch-icon", "canonical", "edit", "icon", "next", "prev", "search", "stylesheet"}
)


def no_edit_link(each: Difference) -> bool:
    if each.what == "links":
        return each.theirs is None and "/edit/" in each.ours[0]
    return each.what == "text" and (each.ours, each.theirs) == ("Suggest a correction.", "")


def dot_slash(each: Difference) -> bool:
    pair = each.what in {"links", "related"} and each.ours and each.theirs
    return bool(pair) and _place(each.page, each.ours) == _place(each.page, each.theirs)


#: What a page of the one build tells and the other does not, each with how it is recognised and why it is so.
KNOWN: dict[str, tuple[Callable[[Difference], bool], str]] = {
    "no link to suggest a correction": (
        no_edit_link,
        "Zensical gives templates page.edit_url only where repo_url is set, and repo_url makes the theme ask the forge "
        "for its stars from every reader's browser.",
    ),
    "addresses with a dot and a slash in front": (
        dot_slash,
        "Zensical writes ./ and ./.. where MkDocs writes nothing and ..; the browser goes to the same place.",
    ),
}

#: Files that only one of the two makes. None is linked from a page: our own search replaces the theme's.
ONLY_MKDOCS = {
    "search/search_index.json": "the index of the theme's search, where MkDocs puts it",
    "sitemap.xml.gz": "MkDocs packs the sitemap as well; search engines read sitemap.xml",
}
ONLY_ZENSICAL = {
    "search.json": "the index of the theme's search, where Zensical puts it",
    "redirect.json": "Zensical's own list of redirects; the pages that redirect are made by both",
    "assets/javascripts/LICENSE": "the licence of the theme's scripts, which Zensical ships as a file",
}


@pytest.fixture(scope="module")
def found(built: Built, built_by_zensical: Built) -> list[Difference]:
    ours, theirs = pages(built.folder), pages(built_by_zensical.folder)
    assert sorted(ours) == sorted(theirs)
    return list(differences(ours, theirs))


def test_every_difference_is_a_known_one(found: list[Difference]) -> None:
    strange = [each for each in found if not any(knows(each) for knows, _ in KNOWN.values())]
    assert strange == []


@pytest.mark.parametrize("name", KNOWN)
def test_each_known_difference_is_still_there(found: list[Difference], name: str) -> None:
    """One that is gone is taken off the list, so that it cannot come back unseen."""
    assert any(KNOWN[name][0](each) for each in found)


@pytest.mark.parametrize("what", ["ids", "notes", "meta", "json_ld"])
def test_ids_notes_and_metadata_are_the_same_to_the_letter(found: list[Difference], what: str) -> None:
    """Description, canonical address, Open Graph and JSON-LD; and each note with its markup."""
    assert [each for each in found if each.what == what] == []


def test_links_stand_in_the_same_order(built: Built, built_by_zensical: Built, found: list[Difference]) -> None:
    one_sided: dict[str, list[tuple[str, str]]] = {}
    for each in found:
        if each.what == "links" and not (each.ours and each.theirs):
            one_sided.setdefault(each.page, []).append(_place(each.page, each.ours or each.theirs))
    theirs = pages(built_by_zensical.folder)
    for page, one in pages(built.folder).items():
        mine, other = ([_place(page, each) for each in links] for links in (one.links, theirs[page].links))
        for more in (each for pair in _changed(mine, other) for each in pair[0] + pair[1]):
            assert more in one_sided.get(page, ()), (page, more)


def test_the_same_files_are_made(built: Built, built_by_zensical: Built) -> None:
    def names(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    ours, theirs = names(built.folder), names(built_by_zensical.folder)
    assert ours - theirs == set(ONLY_MKDOCS)
    assert theirs - ours == set(ONLY_ZENSICAL)
    for one_sided in (*ONLY_MKDOCS, *ONLY_ZENSICAL):
        for folder in (built.folder, built_by_zensical.folder):
            for page, each in pages(folder).items():
                assert not any(href.endswith(one_sided) for href, _ in each.links), (page, one_sided)


def test_files_that_are_no_pages_are_the_same_bytes(built: Built, built_by_zensical: Built) -> None:
    """Cards, exports, feed, headers, search and assets; but for the sitemap, in which Zensical names no days."""
    other_files = [path for path in built_by_zensical.folder.rglob("*") if path.is_file() and path.suffix != ".html"]
    differing = set()
    for path in other_files:
        name = path.relative_to(built_by_zensical.folder).as_posix()
        if name not in ONLY_ZENSICAL and (built.folder / name).read_bytes() != path.read_bytes():
            differing.add(name)
    assert differing == {"sitemap.xml"}
    one, other = ((each.folder / "sitemap.xml").read_text() for each in (built, built_by_zensical))
    assert sorted(re.findall("<loc>(.*?)</loc>", one)) == sorted(re.findall("<loc>(.*?)</loc>", other))
    assert "<lastmod>" not in other


def test_there_is_enough_to_compare(built: Built) -> None:
    ours = pages(built.folder)
    assert len(ours) >= 500
    assert sum(len(each.notes) for each in ours.values()) >= 1000
    assert sum(len(each.links) for each in ours.values()) >= 10_000
    told = {name for name, _ in ours["timeline/index.html"].meta}
    assert {"description", "og:title", "og:description", "og:url", "og:image", "twitter:card"} <= told
    assert "canonical" in {rel for rel, _ in ours["timeline/index.html"].related}
    kinds = {thing["@type"] for data in ours["timeline/index.html"].json_ld for thing in data["@graph"]}
    assert {"WebSite", "Article", "BreadcrumbList", "Event"} <= kinds


def test_a_planted_difference_is_found(built: Built) -> None:
    """The comparison itself: a changed word, id, note, link or description is no known difference."""
    ours = pages(built.folder)
    page = ours["timeline/index.html"]
    for changed in (
        {"text": page.text.replace("GPS", "GSP", 1)},
        {"ids": page.ids[1:]},
        {"notes": [*page.notes[:-1], f"{page.notes[-1]} More."]},
        {"links": [*page.links[:-1], ("../elsewhere/", page.links[-1][1])]},
        {"meta": [("description", "x"), *page.meta[1:]]},
        {"json_ld": []},
        {"title": "Home - Tagging Explained"},
    ):
        other = {**ours, "timeline/index.html": Facts(**{**page.__dict__, **changed})}
        found = list(differences(ours, other))
        assert found, changed.keys()
        assert not all(any(knows(each) for knows, _ in KNOWN.values()) for each in found), changed.keys()


def test_both_leave_no_temporary_folder_behind(built: Built, built_by_zensical: Built) -> None:
    for folder in (built.folder.parent, built_by_zensical.folder.parent):
        assert not list(Path(folder).glob(".site-*"))
