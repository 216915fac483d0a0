"""Styles of the Citation Style Language: which are refused, and that the others print a reference once and whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.model import Source
from footnoted.notes.citation_styles import StyleError, require_style
from footnoted.notes.references import OUR_STYLE, CitationFormatter

STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info>{info}</info>'
    '<macro name="title"><text variable="title"/></macro>{body}</style>'
)
AUTHOR_OR_TITLE = (
    '<names variable="author"><substitute><group><text macro="title"/></group></substitute></names>'
    '<text macro="title" prefix=". "/>'
)
SOURCE = Source.model_validate(
    {
        "csl": {"type": "webpage", "title": "A < B & C", "URL": "https://e.example/a"},
        "kind": "primary",
        "accessed": "2026-01-01",
        "excerpts": {},
    }
)


def style(folder: Path, body: str, info: str = "") -> Path:
    path = folder / "some.csl"
    path.write_text(STYLE.format(body=body, info=info))
    return path


def test_our_own_style_renders_all_types() -> None:
    require_style(OUR_STYLE)


def test_a_title_that_stands_in_for_the_author_is_not_printed_again(tmp_path: Path) -> None:
    path = style(tmp_path, f"<bibliography><layout>{AUTHOR_OR_TITLE}</layout></bibliography>")
    require_style(path)
    assert CitationFormatter(path).html("a", SOURCE) == "A &lt; B &amp; C"


def test_a_style_for_notes_alone_is_rendered_as_a_note(tmp_path: Path) -> None:
    path = style(tmp_path, '<citation><layout suffix="."><text variable="title"/></layout></citation>')
    require_style(path)
    assert CitationFormatter(path).html("a", SOURCE) == "A &lt; B &amp; C."


def test_brackets_of_the_style_stay_text(tmp_path: Path) -> None:
    path = style(
        tmp_path,
        '<bibliography><layout><text variable="title" font-style="italic"/>'
        '<text variable="URL" prefix=" &lt;" suffix="&gt;"/></layout></bibliography>',
    )
    require_style(path)
    assert CitationFormatter(path).html("a", SOURCE) == "<i>A &lt; B &amp; C</i> &lt;https://e.example/a&gt;"


@pytest.mark.parametrize(
    ("body", "info", "message"),
    [
        ("", '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>', "take apa.csl"),
        ("", "", "says neither how to cite nor how to list sources"),
        ('<bibliography><layout><text macro="none"/></layout></bibliography>', "", "cannot be rendered for a source"),
        ('<bibliography><layout><text macro="title"/><text macro="title"/></layout></bibliography>', "",
         "prints the title of a source of type webpage without an author twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_rendered_right_is_refused_by_name(tmp_path: Path, body: str, info: str, message: str) -> None:
    with pytest.raises(StyleError, match=message) as error:
        require_style(style(tmp_path, body, info))
    assert str(error.value).startswith(f"{tmp_path}/some.csl: ")


@pytest.mark.parametrize("text", ["", "<style/>", "no xml"])
def test_what_is_no_style_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "some.csl").write_text(text)
    with pytest.raises(StyleError, match=r"some\.csl: is no"):
        require_style(tmp_path / "some.csl")
