"""The addresses in documents of each kind, with where they stand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from footnoted.documents.links import DocumentError, Link, links_in

ADDRESS = "https://example.org/c/kept/"


def docx(body: str, rels: str = "") -> bytes:
    """A Word file with these paragraphs (WordprocessingML) and relationships."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>')
        parts.writestr("word/_rels/document.xml.rels", f"<Relationships>{rels}</Relationships>")
    return packed.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"See {ADDRESS}.",
        f"See [this]({ADDRESS}), please",
        f"[1]: {ADDRESS}",
        f"<{ADDRESS}>",
        f'<a href="{ADDRESS}">this</a>',
        f"(It says so: {ADDRESS})",
        f"**{ADDRESS}**",
        f"[{ADDRESS}]({ADDRESS})",
    ],
)
def test_text_of_any_kind(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.md"
    path.write_text(f"First.\n{text}\n")
    assert links_in(path) == [Link(ADDRESS, "line 2")]


def test_brackets_of_the_address_are_its_own(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("<a href='https://example.org/a_(b)?x=1&amp;y=2'>a</a>")
    assert links_in(path) == [Link("https://example.org/a_(b)?x=1&y=2", "line 1")]


def test_word_links_and_addresses_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    pieces = f"<w:p><w:r><w:t>See {ADDRESS[:12]}</w:t></w:r><w:r><w:t>{ADDRESS[12:]}</w:t></w:r></w:p>"
    path.write_bytes(docx(pieces, '<Relationship TargetMode="External" Target="https://example.org/law/#kept"/>'))
    assert {each.address for each in links_in(path)} == {ADDRESS, "https://example.org/law/#kept"}


def test_pdf_links_tell_their_page(tmp_path: Path) -> None:
    from weasyprint import HTML

    path = tmp_path / "report.pdf"
    page = f"<p>One</p><p style='break-before: page'><a href='{ADDRESS}'>this</a> and https://example.org/law/#kept</p>"
    path.write_bytes(HTML(string=page).write_pdf())
    assert set(links_in(path)) == {Link(ADDRESS, "page 2"), Link("https://example.org/law/#kept", "page 2")}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7 broken", "a damaged or locked PDF"),
        (b"PK\x03\x04 broken", "a damaged or locked Word document"),
        (docx("<w:p>").replace(b"word/", b"text/"), "no Word document"),
        (docx("<w:p>"), "a damaged or locked Word document"),
        (b"\xff\xfe\x00\x80", "neither text in UTF-8, nor DOCX, nor PDF"),
    ],
)
def test_what_cannot_be_read_is_one_message(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "report"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=message):
        links_in(path)
