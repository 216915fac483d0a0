"""PDFs: tagged, with language, title and bookmarks, and each note at the foot of the sheet that cites it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html

from footnoted.publish.paper import pdf_address, whole_address, write_pdfs
from footnoted.publish.paper.sheet import Sheet, document, sheet_of

SITE = "https://example.org/"


def page(title: str, words: str) -> str:
    filler = "".join(f"<p>{words} {number}. {'Text that fills the sheet. ' * 20}</p>" for number in range(20))
    return (
        f'<html lang="en-GB"><body><article><h1 id="h">{title}</h1><h2 id="s">Section</h2>{filler}'
        '<p id="claim">Claim.<sup data-cite="a:b" id="fnref:a:b"><a class="footnote-ref" href="#fn:a:b">1</a></sup>'
        '<a class="claim-link" href="#claim">¶</a> See <a href="../more/#x">more</a>.</p>'
        '<section class="footnote" role="doc-endnotes"><ol><li id="fn:a:b">The Guardian. '
        '<a class="footnote-link" href="https://theguardian.example/a">Read the source</a> '
        '<a class="footnote-backref" href="#fnref:a:b">↩</a>\n<blockquote>The excerpt.</blockquote></li></ol></section>'
        "</article></body></html>"
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


def test_links_lead_within_the_whole_and_to_the_site_from_a_single_page() -> None:
    sheets = [sheet_of(page(name, "x"), url, SITE) for name, url in (("One", "one/"), ("More", "more/"))]
    found = [sheet for sheet in sheets if sheet]
    assert f'href="{SITE}more/#x"' in document(found[:1], "One", SITE)
    assert 'href="#page:more/"' in document(found, "All", SITE)


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
