"""Files beside the pages: none of them may run in a reader's browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.cli.main import main
from footnoted.reading.files_that_run import what_runs

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("x.html", "<p>9,999 people</p>", "a page in HTML"),
        ("x.XHTML", "<p/>", "a page in HTML"),
        ("e.svg", SVG.format("<script>alert(1)</script>"), "<script>"),
        ("e.svg", SVG.format("<foreignObject><b/></foreignObject>"), "<foreignobject>"),
        ("e.svg", SVG.format('<rect onload="alert(1)"/>'), "the attribute onload"),
        ("e.svg", SVG.format('<a xlink:href="java&#10;script:alert(1)"/>'), "href=“javascript:"),
        ("e.svg", SVG.format('<set attributeName="href" to="javascript:alert(1)"/>'), "<set>"),
        ("e.svg", SVG.format('<b xmlns="http://www.w3.org/1999/xhtml"/>'), "<b>"),
        ("e.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "entities of its own"),
        ("e.svg", '<?xml-stylesheet href="a.css"?>' + SVG.format(""), "a style sheet"),
        ("e.svg", SVG.format('<image href="https://x.example/a.png"/>'), "of <image>, which loads from another host"),
        ("e.svg", SVG.format('<use xlink:href=" //x.example/a.svg#b"/>'), "of <use>, which loads from another host"),
        ("e.svg", SVG.format('<filter><feImage href="\\\\x.example/a"/></filter>'), "of <feimage>"),
        ("e.svg", SVG.format("<style>@import 'a.css'</style>"), "“@import” in a style"),
        ("e.svg", SVG.format("<style>b{fill:u\\72l(a)}</style>"), "in a style, which can load"),
        ("e.svg", SVG.format('<rect fill="url(//x.example/a#b)"/>'), "fill=“url(//x.example/a#b)…”, which can load"),
        ("e.svg", SVG.format('<rect style="fill:url(https://x.example/a)"/>'), "style=“"),
        ("e.svg", "<svg", "no sound XML"),
        ("e.svg", "", "no sound XML"),
        ("e.svgz", "", "a packed drawing"),
        ("_redirects", "/* https://example.org 302", "a file that hosts act on"),
        ("_worker.js", "", "a file that hosts act on"),
        ("Web.config", "", "a file that hosts act on"),
        ("d.xml", '<d xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></d>', "<script>"),
    ],
)
def test_what_could_run_is_named(tmp_path: Path, name: str, text: str, what: str) -> None:
    (tmp_path / name).write_text(text)
    assert what in (what_runs(tmp_path / name) or "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("m.svg", SVG.format('<path d="M0 0" fill="#fff"/><text>9 people</text>')),
        (
            "m.svg",
            SVG.format('<a href="https://x.example/(b)"><use href="#b" fill="url(#c)" transform="scale(2)"/></a>'),
        ),
        ("m.svg", SVG.format('<style>a{fill:url(#c)}</style><image href="data:image/png;base64,AAAA"/>')),
        ("d.xml", "<d/>"),
        ("f.atom", '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://x.example/"/></feed>'),
        ("a.png", "x"),
    ],
)
def test_what_cannot_run_passes(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert what_runs(tmp_path / name) is None


@pytest.mark.parametrize("ending", "html htm xhtml xht shtml mhtml".split())
def test_no_page_in_html_passes(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.{ending}").write_text("<p>9,999 people</p>")
    assert what_runs(tmp_path / f"a.{ending}") == "a page in HTML, which no rule reads: write it in Markdown"


@pytest.mark.parametrize("ending", "svg xml xsl xslt rdf atom rss".split())
def test_every_kind_of_xml_is_looked_into(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.{ending}").write_text("<d><script/></d>")
    assert what_runs(tmp_path / f"a.{ending}") == "<script>: take it out"


@pytest.mark.parametrize("name", "script foreignObject iframe object embed handler listener set form".split())
def test_every_element_that_runs_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(f"<g/><{name}/>"))
    assert what_runs(tmp_path / "a.svg") == f"<{name.casefold()}>: take it out"


@pytest.mark.parametrize("name", "href src to values from".split())
@pytest.mark.parametrize("address", ["javascript:x()", " VBScript:x()", "data:text/html,x"])
def test_every_address_that_runs_is_named(tmp_path: Path, name: str, address: str) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(f'<a id="a" {name}="{address}" rel="b"/>'))
    told = address.casefold().strip()
    assert what_runs(tmp_path / "a.svg") == f"{name}=“{told[:20]}…”: take it out"


def test_an_address_is_told_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(f'<a href="javascript:{"x" * 99}"/>'))
    assert what_runs(tmp_path / "a.svg") == "href=“javascript:xxxxxxxxx…”: take it out"


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="#a" title="javascript:x"/>',
        '<image href="data:image/png;base64,x"/>',
        "<!-- <script/> --><?other x?><g/>",
        '<g id="onload"/>',
    ],
)
def test_what_only_looks_like_it_passes(tmp_path: Path, inside: str) -> None:
    (tmp_path / "a.svg").write_text(f'<!DOCTYPE svg PUBLIC "x" "y">{SVG.format(inside)}')
    assert what_runs(tmp_path / "a.svg") is None


@pytest.mark.parametrize("inside", ["<?xml-stylesheet href='a.css'?>", "<!-- a --><?other?><?xml-stylesheet?>"])
def test_a_style_sheet_is_found_wherever_it_stands(tmp_path: Path, inside: str) -> None:
    for text in (inside + SVG.format(""), SVG.format(inside)):
        (tmp_path / "a.svg").write_text(text)
        assert what_runs(tmp_path / "a.svg") == "a style sheet that the file names: take it out"


def test_the_other_messages_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.svgz").write_text("")
    assert what_runs(tmp_path / "a.svgz") == "a packed drawing, which no rule reads: save it as .svg"
    (tmp_path / "a.svg").write_text("<svg>\n<b></svg>")
    message = "no sound XML (Opening and ending tag mismatch: b line 2 and svg, line 2, column 10): save it again"
    assert what_runs(tmp_path / "a.svg") == message
    assert (what_runs(tmp_path / "none.svg") or "").startswith("no sound XML (Error reading file")
    (tmp_path / "a.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')
    assert what_runs(tmp_path / "a.svg") == "entities of its own: save it without them"


def test_no_entity_is_read_from_elsewhere_and_no_tree_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("<script/>")
    (tmp_path / "a.svg").write_text(f'<!DOCTYPE svg [<!ENTITY a SYSTEM "{tmp_path}/secret">]><svg>&a;</svg>')
    assert what_runs(tmp_path / "a.svg") == "entities of its own: save it without them"
    (tmp_path / "a.svg").write_text("<g>" * 300 + "</g>" * 300)
    assert (what_runs(tmp_path / "a.svg") or "").startswith("no sound XML (Excessive depth in document")


@pytest.mark.parametrize("name", ["_redirects", ".htaccess", "a/netlify.toml"])
def test_settings_of_hosts_are_no_part_of_the_pages(
    scratch: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (scratch / "docs/a").mkdir()
    (scratch / "docs" / name).write_text("/* https://elsewhere.example 302")
    assert main(["check", str(scratch)]) == 1
    assert f"docs/{name}:1: FN007 refused: a file that hosts act on" in capsys.readouterr().out


def test_the_check_refuses_them(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scratch / "docs/x.html").write_text("<title>x</title><script>alert(1)</script>")
    assert main(["check", str(scratch)]) == 1
    assert "docs/x.html:1: FN007 refused: a page in HTML" in capsys.readouterr().out
