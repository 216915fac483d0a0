"""MkDocs and Zensical build the same pages, with the same ids and the same notes."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from conftest import Built


def articles(built: Built) -> dict[str, HtmlElement]:
    """The content of each page, by its address; not what engines make of their own (404, redirects)."""
    found = {}
    for path in built.pages:
        [article] = html.parse(str(path)).xpath("//article") or [None]
        address = path.relative_to(built.folder).as_posix()
        if article is not None and address != "404.html":
            found[address] = article
    return found


def ids(article: HtmlElement) -> list[str]:
    """The ids of the content in order; the theme's own begin with two underscores."""
    return [each.get("id") for each in article.iter() if each.get("id") and not each.get("id").startswith("__")]


def notes(article: HtmlElement) -> list[str]:
    """The text of each note, white space folded."""
    return [
        re.sub(r"\s+", " ", each.text_content()).strip()
        for each in article.xpath(".//section[@role='doc-endnotes']/ol/li")
    ]


def test_the_two_engines_agree(built: Built, built_by_zensical: Built) -> None:
    ours, theirs = articles(built), articles(built_by_zensical)
    assert sorted(ours) == sorted(theirs)
    assert len(ours) >= 7
    for address in ours:
        assert ids(ours[address]) == ids(theirs[address]), address
        assert notes(ours[address]) == notes(theirs[address]), address


def test_there_are_notes_to_compare(built: Built) -> None:
    assert sum(len(notes(article)) for article in articles(built).values()) >= 100


def test_both_leave_no_temporary_folder_behind(built: Built, built_by_zensical: Built) -> None:
    for folder in (built.folder.parent, built_by_zensical.folder.parent):
        assert not list(Path(folder).glob(".site-*"))
