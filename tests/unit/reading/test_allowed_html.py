"""What of HTML a page may bring, and that nothing else gets by."""

from __future__ import annotations

import pytest

from footnoted.model.made_by import MADE_BY, US
from footnoted.reading.allowed_html import controls_in, disguises_in, hazards_in, tree_of
from footnoted.reading.front_matter_words import hazards_told
from footnoted.reading.source_lines import SourceLines

TEXT = """a abbr address article aside b bdi blockquote br button caption cite code col colgroup data dd details dfn
div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label li main mark menu nav ol
p picture pre q samp section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var
wbr"""
DRAWN = """g path rect circle ellipse line polyline polygon text tspan desc defs marker symbol use lineargradient
radialgradient stop clippath mask pattern"""
MATHS = (
    "mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover mtable mtr mtd"
)
ELSEWHERE = "a picture from another host, which the site's own policy blocks"
IN_TABLES = {"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}


def refused(page: str) -> list[str]:
    return [what for what, _ in tree_of(page)[1]]


def written(name: str) -> str:
    """The element with one of its own kind around it: browsers drop the parts of a table elsewhere."""
    inside = {"td": "<tr><td>", "th": "<tr><th>", "col": "<colgroup><col>"}.get(name, f"<{name}>")
    return f"<table>{inside}</table>" if name in IN_TABLES else f"<{name}>"


@pytest.mark.parametrize("name", TEXT.split())
def test_elements_of_text_may_stand_on_a_page(name: str) -> None:
    tree, found = tree_of(written(name))
    assert found == []
    assert tree.find(f".//{name}") is not None


def test_drawings_and_formulas_may() -> None:
    assert refused("<svg>" + "".join(f"<{name}></{name}>" for name in DRAWN.split()) + "</svg>") == []
    assert refused("<math>" + "".join(f"<{name}></{name}>" for name in MATHS.split()) + "</math>") == []


@pytest.mark.parametrize(
    "tag",
    [
        '<p id="a" class="b" title="c" lang="en" dir="rtl" role="note" tabindex="0" translate="no" aria-label="d">',
        '<a href="#x" download="x" hreflang="en" rel="me" type="text/css" name="n">',
        '<img src="a.png" srcset="a.png 2x" sizes="1px" alt="" width="1" height="1" loading="lazy" decoding="async" '
        'align="left">',
        '<source srcset="a.png" sizes="1px" media="print" type="image/png" width="1" height="1">',
        '<ol start="2" reversed type="a"><li value="3"></ol>',
        '<table><tr><td colspan="2" rowspan="2" headers="a" align="left" valign="top"></table>',
        '<table><tr><th colspan="2" rowspan="2" headers="a" scope="row" abbr="b" align="left" valign="top"></table>',
        '<table><colgroup span="1"><col span="1"></table>',
        '<blockquote cite="https://x.org/"><q cite="a"></q></blockquote>',
        '<ins cite="a" datetime="2020"></ins><time datetime="2020"></time><data value="1"></data>',
        '<details open name="a"></details><label for="a"></label><button type="button"></button>',
        '<input type="checkbox" name="a" checked disabled><input type="RADIO">',
        '<h2 data-date="2020" data-kind="a" data-tabs="1:1" data-toc-label="b" data-title="c" data-description="d" '
        'data-lang="e" data-linenos="1">',
        '<svg viewbox="0 0 1 1" xmlns="x" version="1.1" focusable="false" preserveaspectratio="none" display="none">'
        '<path d="M0" fill="#fff" fill-opacity="1" fill-rule="evenodd" stroke="a" stroke-width="1" '
        'stroke-dasharray="1" stroke-linecap="a" stroke-linejoin="a" stroke-opacity="1" opacity="1" '
        'vector-effect="a" marker-end="a" marker-start="a" clip-path="a" transform="a" points="1"/>'
        '<text x="1" y="1" dx="1" dy="1" text-anchor="a" font-size="1" font-weight="1" dominant-baseline="a"/>'
        '<circle cx="1" cy="1" r="1" rx="1" ry="1"/><line x1="1" y1="1" x2="1" y2="1"/>'
        '<stop offset="1" stop-color="a"/>'
        '<marker refx="1" refy="1" markerwidth="1" markerheight="1" orient="auto"/><use href="#a"/></svg>',
        '<math><mi mathvariant="bold">x</mi></math>',
        "<div data-footnoted></div>",
        '<a href="https://x.org/">a</a><a href="mailto:a@x.org">b</a><a href="tel:1">c</a><a href="HTTP://x.org">d</a>',
        '<a href="a/b.html?c:d#e:f">a</a><a href="//x.org/">b</a>',
        '<p class="md-button lamd-x">',
        '<p id="a__search">',
    ],
)
def test_these_attributes_may(tag: str) -> None:
    assert refused(tag) == []


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("<script>x</script>", "the element <script>"),
        ("<iframe></iframe>", "the element <iframe>"),
        ("<form></form>", "the element <form>"),
        ("<b is='x'>", "the attribute is="),
        ("<svg><title>x</title></svg>", "the element <title>"),
        ("<svg><foreignObject></foreignObject></svg>", "the element <foreignobject>"),
        ("<x-y>", "the element <x-y>"),
        ("<p onclick='x()'>", "the attribute onclick="),
        ("<p style='x'>", "the attribute style="),
        ("<p fill='x'>", "the attribute fill="),
        ("<p data-cite='x'>", "the attribute data-cite="),
        ("<p href='#a'>", "the attribute href="),
        ("<div data-footnoted id='a'>", "the attribute data-footnoted="),
        ("<p data-footnoted>", "the attribute data-footnoted="),
        ("<svg><use href='a.svg#b'/></svg>", "the attribute href="),
        ("<a href='javascript:x()'>", "an address that begins with javascript:"),
        ("<a href=' Java\n\tscript\u00a0:x()'>", "an address that begins with javascript:"),
        ("<a href='java\u2028script:x()'>", "an address that begins with javascript:"),
        ("<a href='vnd.x+y-z1:x'>", "an address that begins with vnd.x+y-z1:"),
        ("<a href='data:image/png,x'>", "an address that begins with data:"),
        ("<img src='data:text/html,x'>", "an address that begins with data:"),
        ("<img srcset='data:image/png,x'>", "an address that begins with data:"),
        ("<source srcset='data:image/png,x'>", "an address that begins with data:"),
        ("<q cite='ftp://x.org'>", "an address that begins with ftp:"),
        ("<svg><a xlink:href='x:y'></a></svg>", "an address that begins with x:"),
        ("<img src='https://x.org/a.png'>", ELSEWHERE),
        ("<img src='//x.org/a.png'>", ELSEWHERE),
        ("<img srcset='a.png 1x, HTTP://x.org/b.png 2x'>", ELSEWHERE),
        ("<ol start='32'><li></li></ol>", "a list that counts from 32, which is read as a figure"),
        ("<ol start='x'><li></li></ol>", "a list that counts from x, which is read as a figure"),
        (
            f"<ol><li value='{'9' * 30}'></li></ol>",
            f"a list that counts from {'9' * 20}, which is read as a figure",
        ),
        ("<input type='text'>", "the element <input> that is no checkbox"),
        ("<p class='a md-hidden'>", "a class of the theme's own (md-…), which can hide words"),
        ("<p class='md-buttons'>", "a class of the theme's own (md-…), which can hide words"),
        ("<p id='__search'>", "an id of the theme's own (__…)"),
        *((f"<p id='__{name}'>", "an id of the theme's own (__…)") for name in ("drawer", "palette_1", "toc", "nav_2")),
        *((f"<p id='__{name}'>", "an id of the theme's own (__…)") for name in ("nav", "skip", "consent")),
    ],
)  # fmt: skip
def test_nothing_else_does(tag: str, what: str) -> None:
    assert refused(tag) == [what]


@pytest.mark.parametrize(
    "name",
    "script style template noscript noembed noframes iframe xmp textarea object select".split(),
)
def test_what_a_browser_does_not_show_is_not_read(name: str) -> None:
    tree, found = tree_of(f"<p>a</p><{name}>hidden</{name}><p>b</p>")
    assert "hidden" not in tree.text_content()
    assert (f"the element <{name}>", f"<{name}") in found


@pytest.mark.parametrize("page", ["<plaintext>hidden", "<svg><title>hidden</title></svg>"])
def test_nor_is_the_rest_of_a_page_behind_such_a_tag(page: str) -> None:
    assert "hidden" not in tree_of(page)[0].text_content()


def test_every_fault_is_named_and_not_only_the_first() -> None:
    assert refused("<a href='x:y' onclick='z' style='a'>") == [
        "an address that begins with x:",
        "the attribute onclick=",
        "the attribute style=",
    ]


def test_what_we_made_is_not_looked_into() -> None:
    assert refused(f"<div {MADE_BY}='{US}'><p style='x'><svg style='y'></svg></p></div>") == []
    assert refused(f"<div {MADE_BY}='{US}'></div><p style='x'>") == ["the attribute style="]
    assert refused(f"<div {MADE_BY}='guessed'>") == [f"the attribute {MADE_BY}="]


def test_a_page_may_be_a_hundred_elements_deep() -> None:
    assert refused("<b>" * 100) == []
    assert tree_of("<b>" * 101)[1] == [("elements nested too deeply", "<b")]


def test_the_tree_is_what_a_browser_makes_of_the_page() -> None:
    tree, _ = tree_of("one<p>two<b>three</b>four<!--a--b--->five\x08six<x!y>seven</x!y><p _a.b-c='d\x0ce' 1='f'>")
    paragraph = tree.find("p")
    assert tree.text == "one"
    assert (paragraph.text, paragraph[0].tail) == ("two", "four")
    assert (paragraph[1].text, paragraph[1].tail) == ("a- -b", "fivesix")
    assert (paragraph[2].tag, paragraph[2].text) == ("span", "seven")
    assert dict(tree.findall("p")[1].attrib) == {"_a.b-c": "de"}


def test_a_fault_has_the_line_where_it_is_written() -> None:
    page = "one\n\n<p style='a'>\n\n<p STYLE='b'>\n<p style='c'>\n<p class='md-x'>\n<p style='d'>\n"
    found = list(hazards_in(tree_of(page)[1], SourceLines(page)))
    assert [line for _, line in found] == [3, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (f"<p class='{'a ' * 30}md-x'>", 2),
        (f"<p id='__nav{'_' * 50}'>", 2),
        (f"<img src='//x.org/{'a' * 50}'>", 2),
        ("<x-y>", 2),
        ("<a href='javascript:x'>", 2),
        ("<input type=text>", 2),
    ],
)
def test_a_long_or_odd_one_has_it_too(fault: str, line: int) -> None:
    page = f"a\n{fault}\n"
    assert [at for _, at in hazards_in(tree_of(page)[1], SourceLines(page))] == [line]


def test_a_fault_in_a_hundred_levels_has_its_line() -> None:
    page = "\n" + "<b>" * 100 + "\n<i>"
    assert list(hazards_in(tree_of(page)[1], SourceLines(page))) == [("elements nested too deeply", 3)]


def told(text: str) -> list[tuple[str, int]]:
    return list(disguises_in(SourceLines(text)))


@pytest.mark.parametrize(
    "name", "bibliography check-report exports corrections timeline-chart flow-diagram bar-chart".split()
)
def test_text_in_a_generated_view_would_vanish(name: str) -> None:
    found = [(f"text in the block “{name}”, which has none of its own", 2)]
    assert told(f"a\n/// {name}\n\n    option: x\n\nText.\n///\n") == found
    assert told(f"a\n  //// {name} | x\nText.\n  ////\n") == found
    assert told(f"a\n/// {name}\n\n    option: x\n\n///\n\nText.\n") == []
    assert told(f"```\n/// {name}\nText.\n///\n```\n") == []


def test_an_unclosed_view_at_the_end_hides_nothing() -> None:
    assert told("/// bibliography\n") == []
    assert told("/// details\nText.\n///\n") == []


def controls(text: str) -> list[tuple[str, int]]:
    return list(controls_in(text, SourceLines(text)))


TURNS = "a character that turns the direction of writing"


def test_characters_that_no_feed_can_carry_are_found_by_themselves_and_by_number() -> None:
    assert controls("a\n\x08 \x08\n&#8;\n&#x1F; &#x1f\n&#xFFFF;\n") == [
        ("a control character", line) for line in (2, 3, 4, 5)
    ]
    assert controls("a\n\u202e\n&#x202E;\n&#8238;") == [
        ("a control character", 3),
        ("a control character", 4),
        (TURNS, 2),
    ]
    assert controls(f"&#65; &#x41; &#9; &#x1F600; &#{'9' * 5000}; `&#8;`") == []


def test_front_matter_brings_no_html() -> None:
    told = '“title” in the front matter has a <, > or "'
    assert list(hazards_told({"title": "a < b"})) == [told]
    assert list(hazards_told({"title": ["a", {"b": ("c", {'"'})}]})) == [told]
    assert list(hazards_told({"title": {">": 1}})) == [told]
    assert list(hazards_told({"title": "a 'b' & c", "number": 5, "none": None})) == []
    assert list(hazards_told({"a" * 50 + ">": "x"})) == [f'“{"a" * 40}” in the front matter has a <, > or "']
    assert list(hazards_told({"title": "\u202eabc"})) == [f"{TURNS} in “title” of the front matter"]
    assert list(hazards_told({"b" * 50: "\u202e"})) == [f"{TURNS} in “{'b' * 40}” of the front matter"]
