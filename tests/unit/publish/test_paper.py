"""PDFs: tagged, with language, title and bookmarks, and each note at the foot of the sheet that cites it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html

from footnoted.publish.paper import pdf_address, whole_address, write_pdfs
from footnoted.publish.paper.render import render
from footnoted.publish.paper.sheet import Sheet, document, sheet_of

SITE = "https://example.org/"


def page(title: str, words: str) -> str:
    filler = "".join(f"<p>{words} {number}. {'Text that fills the sheet. ' * 20}</p>" for number in range(20))
    return (
        f'<html lang="en-GB"><body><article><h1 id="h">{title}</h1><h2 id="s">Section</h2>{filler}'
        '<p id="claim">Claim.<sup id="fnref:a:b"><a class="footnote-ref" href="#fn:a:b">1</a></sup>'
        '<a class="claim-link" href="#claim">¶</a> See <a href="../more/#x">more</a>.</p>'
        '<section class="footnote" role="doc-endnotes"><ol><li id="fn:a:b">The Guardian. '
        '<a class="footnote-link" href="https://theguardian.example/a">Read the source</a> '
        '<a class="footnote-backref" href="#fnref:a:b">↩</a>\n<blockquote>The excerpt.</blockquote>(page 3)</li></ol>'
        "</section></article></body></html>"
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    for url, title in (("one/", "Page one"), ("more/", "More")):
        (folder / url).mkdir()
        (folder / url / "index.html").write_text(page(title, "Words"), encoding="utf-8")
    assert write_pdfs(folder, ["one/", "more/"], "A Site", SITE, folder / "kept") == 3
    return folder


def test_pdfs_are_tagged_and_have_language_title_and_bookmarks(built: Path) -> None:
    for address, title in ((pdf_address("one/"), "Page one"), (whole_address("A Site"), "A Site")):
        with pikepdf.open(built / address) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.StructTreeRoot
            assert str(pdf.Root.Lang) == "en-GB"
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
                assert metadata["dc:title"] == title
            with pdf.open_outline() as outline:
                assert len(outline.root) >= 1


def test_a_note_stands_on_the_sheet_that_cites_it(built: Path) -> None:
    pdf = pypdfium2.PdfDocument(built / pdf_address("one/"))
    texts = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    [cites] = [text for text in texts if "Claim." in text]
    assert len(texts) > 1
    assert "The excerpt." in cites
    assert "theguardian.example/a" in cites
    assert "¶" not in "".join(texts)


def test_what_stands_behind_an_excerpt_keeps_apart_from_it(built: Path) -> None:
    pdf = pypdfium2.PdfDocument(built / pdf_address("one/"))
    assert "The excerpt.” (page 3)" in "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)


def test_on_paper_there_is_nothing_to_choose() -> None:
    chips = '<fieldset><legend>Show</legend><label><input type="radio">All</label></fieldset>'
    sheet = sheet_of(f"<article><h1>T</h1>{chips}<section>Event.</section></article>", "", SITE)
    assert sheet
    assert sheet.body == "<h1>T</h1><section>Event.</section>"


def test_a_source_is_named_in_full_once_and_its_other_notes_name_the_first() -> None:
    def mark(key: str, shown: str) -> str:
        return f'<sup id="fnref:a:{key}"><a href="#fn:a:{key}">{shown}</a></sup>'

    excerpts = "".join(f'<li id="fn:a:{key}"><blockquote>{key}</blockquote></li>' for key in ("one", "two", "three"))
    notes = f'<details><ol><li id="fn:a">The Guardian. <ol type="a">{excerpts}</ol></li></ol></details>'
    marks = f"{mark('one', '1a')}{mark('two', 'b')}</p><p>Again.{mark('two', '1b')}{mark('three', 'c')}"
    sheet = sheet_of(
        f'<article><h1>T</h1><p>Words.{marks}</p><section role="doc-endnotes">{notes}</section></article>', "", SITE
    )
    assert sheet
    told = html.fragment_fromstring(sheet.body, create_parent="div")
    assert [(each.get("data-number"), each.text_content()) for each in told.find_class("paper-note")] == [
        ("1a", "The Guardian. one"),
        ("1b", "Source: see 1a. two"),
        ("1c", "Source: see 1a. three"),
    ]
    assert told.xpath("//*[@class='paper-note']/a/@href") == ["#fn:a:one", "#fn:a:one"]
    assert [each.text_content() for each in told.iter("sup")] == ["1b"]  # cited again: the note stands above


@pytest.mark.parametrize("again", [False, True], ids=["first citations", "later citations"])
def test_a_mark_stays_with_the_word_before_it_and_apart_from_other_marks(*, again: bool) -> None:
    widths = range(100, 400, 3)
    numbers = {f"{name}{'' if again else width}": number for width in widths for name, number in (("a", 61), ("b", 63))}

    def mark(key: str) -> str:
        return f'<sup id="fnref:{key}"><a href="#fn:{key}">{numbers[key]}</a></sup>'

    def cited(width: int) -> str:
        own = "" if again else width
        return f'<p style="width: {width}px">A group reported in person.{mark(f"a{own}")}{mark(f"b{own}")}</p>'

    notes = "".join(f'<li id="fn:{key}">Note {key}.</li>' for key in numbers)
    paragraphs = "".join(map(cited, widths))
    article = f'<article><h1>T</h1>{paragraphs}<section role="doc-endnotes"><ol>{notes}</ol></section></article>'
    sheet = sheet_of(article, "", SITE)
    assert sheet
    lines = [
        line
        for each in pypdfium2.PdfDocument(render(document([sheet], "T", SITE)))
        for line in each.get_textpage().get_text_bounded().splitlines()
    ]
    marked = [line for line in lines if "61" in line and "Note" not in line]
    assert len(marked) == len(widths)
    assert [line for line in marked if "person.61" not in line] == []
    assert [line for line in lines if "6163" in line] == []


def test_links_lead_within_the_whole_and_to_the_site_from_a_single_page() -> None:
    sheets = [sheet_of(page(name, "x"), url, SITE) for name, url in (("One", "one/"), ("More", "more/"))]
    found = [sheet for sheet in sheets if sheet]
    assert f'href="{SITE}more/#x"' in document(found[:1], "One", SITE)
    assert 'href="#page:more/"' in document(found, "All", SITE)


def test_a_list_of_sources_tells_their_addresses() -> None:
    link = '<a class="footnote-link" href="https://court.example/1" aria-label="The Court">Read the source</a>'
    listed = f'<ul class="bibliography"><li>Court. {link}</li></ul>'
    sheet = sheet_of(f"<article><h1>Sources</h1>{listed}</article>", "", SITE)
    assert sheet
    assert "Court. https://court.example/1" in html.fromstring(sheet.body).text_content()


def test_a_sheet_says_when_it_was_reviewed_and_does_not_lead_to_itself() -> None:
    about = '<p>Last reviewed on <time>2026-11-24</time>.</p><p><a href="one.pdf">This page as a PDF</a></p>'
    sheet = sheet_of(f'<article><h1>T</h1><footer class="about-page">{about}</footer></article>', "one/", SITE)
    assert sheet
    assert "Last reviewed" in sheet.body
    assert "PDF" not in sheet.body


def test_the_same_id_may_stand_on_two_pages_of_the_whole() -> None:
    def sheet(url: str) -> Sheet:
        return Sheet(
            url, url, f'<h2 id="sources">{url}</h2><a href="#sources">here</a> <a href="{SITE}a-b/#sources">b</a>', "de"
        )

    told = html.document_fromstring(document([sheet("a/b/"), sheet("a-b/")], "All", SITE))
    ids = told.xpath("//@id")
    assert len(ids) == len(set(ids)) == 4
    assert (
        told.xpath("//section//a/@href")[-4:]
        == ["#page:a/b/:sources", "#page:a-b/:sources"] + ["#page:a-b/:sources"] * 2
    )
    assert set(told.xpath("//section//a/@href")) <= {f"#{each}" for each in ids}
    assert told.get("lang") == "de"


def test_nothing_is_rendered_twice(built: Path) -> None:
    assert write_pdfs(built, ["one/", "more/"], "A Site", SITE, built / "kept") == 0
