"""A leaflet: a page without its notes on A4, with the QR code of each section's address."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from footnoted.publish.paper import leaflet_address, write_leaflet
from footnoted.publish.paper.leaflet import leaflet

PAGE = """<html lang="en-GB"><body><article><h1 id="h">Help</h1>
<p>Call this number.<sup id="fnref:a:b"><a href="#fn:a:b" role="doc-noteref">1a</a></sup></p>
<h2 id="broken">It is broken</h2>
<div class="drawing"><svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg></div><p>Write it down.</p>
<section role="doc-endnotes"><ol><li id="fn:a:b">A source.</li></ol></section></article></body></html>"""


def test_every_section_has_the_code_of_its_address_and_no_note() -> None:
    text = leaflet(PAGE, "https://example.org/help/", "A Site")
    assert "QR code: https://example.org/help/" in text
    assert "QR code: https://example.org/help/#broken" in text
    assert "A source." not in text
    assert "Call this number.</p>" in text
    assert 'd="M0 0h9v9z"' in text


def test_it_is_written_beside_its_page(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "index.html").write_text(PAGE, encoding="utf-8")
    write_leaflet(tmp_path, "help/", "https://example.org/", "A Site")
    pdf = pypdfium2.PdfDocument(tmp_path / leaflet_address("help/"))
    words = pdf[0].get_textpage().get_text_range()
    assert "It is broken" in words
    assert "Each sentence has its source at example.org/help" in " ".join(words.split())
