"""The extension: footnotes from citations, and nothing left as literal text."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown import Markdown

from footnoted.markdown import page_problems, view_blocks
from footnoted.model.views import VIEWS


def convert(scratch: Path, text: str) -> tuple[str, list[str]]:
    """The HTML of a page and the kinds of the problems on it."""
    md = Markdown(
        extensions=["attr_list", "tables", "toc", "footnoted"],
        extension_configs={"footnoted": {"evidence": str(scratch / "evidence")}},
    )
    return md.convert(text), [problem.kind for problem in page_problems(md)]


CITE = "Kept.[^guardian-2022:kept] Said.[^guardian-2022:said] Kept again.[^guardian-2022:kept]"


def test_a_citation_becomes_an_accessible_footnote(scratch: Path) -> None:
    page, problems = convert(scratch, "Kept.[^guardian-2022:kept] Kept again.[^guardian-2022:kept]")
    tree = lxml_html.fragment_fromstring(page, create_parent="div")
    assert problems == []
    refs = tree.xpath("//sup/a[@role='doc-noteref']")
    assert [ref.text for ref in refs] == ["1", "1"]
    assert refs[0].get("aria-label") == "Note 1: The Guardian, 5 August 2022"
    assert [ref.getparent().get("id") for ref in refs] == ["fnref:guardian-2022:kept", "fnref2:guardian-2022:kept"]
    [section] = tree.xpath("//section[@role='doc-endnotes']")
    assert tree.get_element_by_id(section.get("aria-labelledby")).text == "Sources for this page"
    assert section.findtext("details/summary") == "1 source, 1 excerpt"
    [note] = section.xpath("./details/ol/li")
    assert note.get("id") == "fn:guardian-2022:kept"
    assert note.text_content().startswith("Nicola Kelly, ‘Watches’ (The Guardian, 5 August 2022).")
    assert note.xpath("./blockquote")[0].text == "Names and photographs are stored for up to six years."
    assert len(note.xpath(".//a[@role='doc-backlink']")) == 2
    assert note.xpath(".//a[@data-versiondate]")[0].get("data-versiondate") == "2026-11-24"


def test_a_source_stands_once_with_its_excerpts_as_a_b_c(scratch: Path) -> None:
    page, _ = convert(
        scratch, "All of it.[^guardian-2022] " + CITE + " Both.[^guardian-2022:kept][^guardian-2022:said]"
    )
    tree = lxml_html.fragment_fromstring(page, create_parent="div")
    refs = tree.xpath("//sup/a[@role='doc-noteref']")
    assert [ref.text for ref in refs] == ["1", "1a", "1b", "1a", "1a", "b"]
    assert refs[-1].get("aria-label") == "Note 1b: The Guardian, 5 August 2022"
    [note] = tree.xpath("//section/details/ol/li")
    assert note.get("id") == "fn:guardian-2022"
    assert [back.get("href") for back in note.xpath("./a[@role='doc-backlink']")] == ["#fnref:guardian-2022"]
    kept, said = note.xpath("./ol[@type='a']/li")
    assert [kept.get("id"), said.get("id")] == ["fn:guardian-2022:kept", "fn:guardian-2022:said"]
    assert "Monish Bhatia" in said.text_content()
    assert ":~:text=" in kept.xpath("./a[@class='footnote-link']/@href")[0]  # to the very words
    assert [back.get("aria-label") for back in kept.xpath("./a[@role]")] == [
        f"Back to where note 1a is cited, place {nth} of 3" for nth in (1, 2, 3)
    ]
    assert page.count("Nicola Kelly") == 1


@pytest.mark.parametrize(
    ("excerpt", "shown"),
    [
        ("Stored for six years.", "Stored for six years."),
        ("stored for six years", "… stored for six years …"),
        ("“stored,” he said. “(Six years.)”", "… “stored,” he said. “(Six years.)”"),
        ("4,552 people;", "4,552 people; …"),
    ],
)
def test_an_excerpt_that_is_cut_inside_a_sentence_says_so(scratch: Path, excerpt: str, shown: str) -> None:
    source = scratch / "evidence" / "sources" / "guardian-2022.yml"
    source.write_text(
        source.read_text().replace("Names and photographs are stored for up to six years.", f"'{excerpt}'")
    )
    page, _ = convert(scratch, CITE)
    tree = lxml_html.fragment_fromstring(page, create_parent="div")
    assert tree.xpath("//blockquote")[0].text.replace("\u00a0", " ") == shown


def test_every_link_of_a_note_leads_somewhere(scratch: Path) -> None:
    page, _ = convert(scratch, CITE)
    tree = lxml_html.fragment_fromstring(page, create_parent="div")
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        assert tree.get_element_by_id(link.get("href")[1:]) is not None


def test_evidence_is_text_and_never_markup(scratch: Path) -> None:
    source = scratch / "evidence" / "sources" / "guardian-2022.yml"
    evil = "'<script>alert(1)</script> & [^guardian-2022:kept] {: onclick=x }'"
    source.write_text(
        source.read_text()
        .replace("Watches", evil)
        .replace("Names and photographs are stored for up to six years.", evil)
    )
    page, _ = convert(scratch, CITE)
    assert "<script" not in page
    assert "onclick=x }" in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A[^guardian-2023:kept]", "unknown-source"),
        ("A[^guardian-2022:keep]", "unknown-excerpt"),
        ("A[^guardian-2022:]", "malformed"),
        ("A [^guardian-2022:kept and on", "unclosed"),
        ("A [^two words] b", "malformed"),
        ("A [^] b", "malformed"),
        ("# A[^guardian-2022:kept]", "in-heading"),
        ("[A[^guardian-2022:kept]](https://example.org)", "in-link"),
        ("[^guardian-2022:kept]: By hand", "defined-by-hand"),
        ("[^guardian-2022:kept]: https://example.org", "defined-by-hand"),
        ("A[^guardian-2022:kept][^guardian-2022:kept]", "doubled"),
        ("<div>A[^guardian-2022:kept]</div>", "malformed"),
        ("A \\[^guardian-2022:kept]", "malformed"),
    ],
)
def test_a_mark_that_is_no_footnote_is_a_problem(scratch: Path, text: str, kind: str) -> None:
    page, problems = convert(scratch, text)
    assert kind in problems
    assert "[^guardian-2022:kept]" not in page or kind == "malformed"


def test_code_may_show_a_citation(scratch: Path) -> None:
    page, problems = convert(scratch, "Write `[^source:excerpt]`.\n\n    [^source:excerpt]\n")
    assert problems == []
    assert page.count("[^source:excerpt]") == 2


def test_problems_are_warnings_where_mkdocs_counts_them(scratch: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        convert(scratch, "# Title\n\nA[^guardian-2022:keep]")
    assert [record.name for record in caplog.records] == ["mkdocs.footnoted"]
    assert "did you mean [^guardian-2022:kept]?" in caplog.text


_pieces = st.sampled_from(
    ["[^guardian-2022:kept]", "[^guardian-2022", "[^",
     "]", "`", "```\n", "\n\n", "# ", "- ", "    ", "> ", "| a |\n|---|\n",
     "**", "[a](b)", "<div>", "</div>", "{ #x }", ": ", "text ", "[^x]: y\n", "\\", "![",
     "<!-- ", " -->", "&amp;", "\u0002"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_pieces, max_size=25))
def test_whatever_the_page_no_mark_reaches_it_as_text_unnoticed(shared: Path, pieces: list[str]) -> None:
    page, problems = convert(shared, "".join(pieces))
    shown = lxml_html.fragment_fromstring(page or "<p></p>", create_parent="div")
    for quiet in shown.xpath("//code|//pre|//comment()|//section[@role='doc-endnotes']"):
        quiet.drop_tree()
    assert "[^guardian-2022:kept]" not in shown.text_content() or problems


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from conftest import SOURCE
    from helpers import write_source

    folder = tmp_path_factory.mktemp("shared")
    write_source(folder / "evidence", "guardian-2022", SOURCE)
    return folder


def test_every_view_is_known_by_its_name() -> None:
    """The reader of pages refuses text in such a block, so it has to know them all."""
    assert {view.NAME for view in (*view_blocks._FILLED, *view_blocks._DRAWN_LATER, view_blocks.Drawing)} == set(VIEWS)


def test_a_drawing_stands_in_the_page_itself(tmp_path: Path) -> None:
    (tmp_path / "tag.svg").write_text('<svg viewBox="0 0 1 1"><path class="accent" d="M0 0"/></svg>\n')
    (tmp_path.parent / "outside.svg").write_text("<svg/>")
    page = Markdown(extensions=["footnoted"], extension_configs={"footnoted": {"docs": str(tmp_path)}})
    assert '<path class="accent" d="M0 0"/>' in page.convert("/// drawing | tag.svg\n///\n")
    for elsewhere in ("missing.svg", "../outside.svg", "page.md"):
        assert f'<img alt="" src="{elsewhere}"' in page.reset().convert(f"/// drawing | {elsewhere}\n///\n")
