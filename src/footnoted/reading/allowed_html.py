"""HTML as a browser reads it, and what of it a page may bring: elements and attributes are allowed by name.

Pages are text with sources; code is the theme's. What is not named here is a finding (FN007) and is not read on.
The parser is Lexbor, which follows the HTML standard, so that nothing hides in the difference between two readings. The
tree is handed on as lxml elements, which know their parents and can be written back.
"""

import re
from collections.abc import Iterator, Mapping, Set

from lxml import etree, html
from lxml.html import HtmlElement
from selectolax.lexbor import LexborHTMLParser, LexborNode

from footnoted.model.characters import CONTROL
from footnoted.model.made_by import MADE_BY, US
from footnoted.model.views import VIEWS
from footnoted.reading.closing_tags import closed_around
from footnoted.reading.pretending import Refused, pretences
from footnoted.reading.source_lines import SourceLines
from footnoted.text.look_alikes import turning_characters

_TEXT = """a abbr address article aside b bdi blockquote br button caption cite code col colgroup data dd details dfn
div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label li main mark menu nav ol p
picture pre q samp section small source span strong sub summary sup table tbody td tfoot th thead time tr u
ul var wbr input"""
_DRAWN = """svg g path rect circle ellipse line polyline polygon text tspan desc defs marker symbol use
lineargradient radialgradient stop clippath mask pattern"""
_MATHS = """math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover mtable
mtr mtd"""
_ELEMENTS = frozenset(f"{_TEXT} {_DRAWN} {_MATHS}".split())

#: Elements whose content a browser does not read as HTML, or does not show: it is dropped with them.
_OPAQUE = frozenset(
    """script style template noscript noembed noframes iframe xmp plaintext textarea title object select
    head""".split()
)

_EVERYWHERE = frozenset("id class title lang dir role tabindex translate".split())
_ON = {
    "a": "href download hreflang rel type name",
    "img": "src srcset sizes alt width height loading decoding align",
    "source": "srcset sizes media type width height",
    "ol": "start reversed type",
    "li": "value",
    "td": "colspan rowspan headers align valign",
    "th": "colspan rowspan headers scope abbr align valign",
    "col": "span",
    "colgroup": "span",
    "blockquote": "cite",
    "q": "cite",
    "ins": "cite datetime",
    "time": "datetime",
    "data": "value",
    "details": "open name",
    "label": "for",
    "input": "type name checked disabled",
    "button": "type",
}
_DRAWING = frozenset(
    """viewbox width height d x y dx dy x1 y1 x2 y2 cx cy r rx ry points transform fill fill-opacity fill-rule stroke
    stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity text-anchor font-size
    font-weight dominant-baseline preserveaspectratio focusable xmlns vector-effect marker-end marker-start refx refy
    markerwidth markerheight pathlength orient offset stop-color clip-path href display mathvariant version""".split()
)
#: What extensions of Markdown give elements, and nothing acts on.
_DATA = frozenset(
    "data-date data-kind data-tabs data-toc-label data-title data-description data-lang data-linenos".split()
)
_ALLOWED = {name: frozenset(attributes.split()) for name, attributes in _ON.items()}

_ADDRESSES = frozenset("href src cite srcset xlink:href".split())
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ELSEWHERE = re.compile(r"(?:^|[\s,])\s*(?:https?:|[/\\]{2})", re.IGNORECASE)
#: What sets the number before an item of a list. More than the days of a month is a figure and no numbering.
_NUMBERS = frozenset({("ol", "start"), ("li", "value")})
_INPUTS = frozenset({"checkbox", "radio"})

#: Levels of elements in each other: deeper than any page for people, and no deeper than Python's own limit allows.
_DEEPEST = 100


def tree_of(page: str, permitted: Set[str] = frozenset()) -> tuple[HtmlElement, list[Refused]]:
    """A page's HTML as a tree below a `div` of its own, and what was refused in it. What we made is not looked into.

    `permitted` are classes that only the site's own settings make.
    """
    parser = LexborHTMLParser(f"<!doctype html><html><body>{page}</body></html>")
    root = html.Element("div")
    refused: list[Refused] = []
    body = parser.body
    stack = [(body, root, 0, False)] if body is not None else []
    while stack:
        node, into, depth, made = stack.pop()
        opened: list[tuple[LexborNode, HtmlElement, int, bool]] = []
        child = node.child
        while child is not None:
            built = _built(child, into, refused, made, permitted)
            if built is not None:
                if depth >= _DEEPEST:
                    refused.append(("elements nested too deeply", f"<{child.tag}"))
                else:
                    opened.append((child, built[0], depth + 1, built[1]))
            child = child.next
        stack += reversed(opened)
    return root, [*refused, *closed_around(page)]


def _built(
    node: LexborNode, into: HtmlElement, refused: list[Refused], made: bool, permitted: Set[str]
) -> tuple[HtmlElement, bool] | None:
    """Add one node to the tree. Returns the element to fill, and whether an extension of ours made it."""
    if node.is_text_node:
        _append_text(into, node.text_content or "")
        return None
    if node.is_comment_node:
        into.append(etree.Comment(re.sub("-(?=-)", "- ", node.comment_content or "").rstrip("-")))
        return None
    if not node.is_element_node:
        return None
    name = str(node.tag).lower()
    attributes = {str(key).lower(): str(value or "") for key, value in node.attributes.items()}
    made = made or attributes.get(MADE_BY) == US
    if not made:
        refused += _refused(name, attributes)
        refused += pretences(attributes, permitted)
    if name in _OPAQUE:
        return None
    element = html.Element(name if re.fullmatch(r"[a-z][\w-]*", name, re.ASCII) else "span")
    for key, value in attributes.items():
        if re.fullmatch(r"[a-z_][\w.-]*", key, re.ASCII):
            element.set(key, CONTROL.sub("", value))
    into.append(element)
    return element, made


def _append_text(into: HtmlElement, text: str) -> None:
    text = CONTROL.sub("", text)
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text


def _refused(name: str, attributes: Mapping[str, str]) -> Iterator[Refused]:
    """What is wrong with one element that somebody wrote."""
    if name not in _ELEMENTS:
        yield f"the element <{name}>", f"<{name}"
    if name == "div" and list(attributes) == ["data-footnoted"]:
        return  # an empty place that publishing fills
    own = _ALLOWED.get(name, frozenset())
    drawing = name in _DRAWN.split() or name in _MATHS.split()
    for key, value in attributes.items():
        if key in _ADDRESSES and (scheme := _scheme(value)) and scheme not in _SCHEMES:
            yield f"an address that begins with {scheme}:", f"{scheme}:"
            continue
        allowed = key in _EVERYWHERE or key in own or key in _DATA or key.startswith("aria-")
        if (not allowed and not (drawing and key in _DRAWING)) or (
            drawing and key == "href" and not value.startswith("#")
        ):
            yield f"the attribute {key}=", key
        elif key in {"src", "srcset"} and _ELSEWHERE.search(value):
            yield "a picture from another host, which the site's own policy blocks", value[:40]
        elif (name, key) in _NUMBERS and not re.fullmatch(r"0*(?:[12]?\d|3[01])", value):
            yield f"a list that counts from {value[:20]}, which is read as a figure", value[:20]
        elif name == "input" and key == "type" and value.lower() not in _INPUTS:
            yield "the element <input> that is no checkbox", "<input"


def _scheme(address: str) -> str:
    """The scheme of an address as a browser reads it: it skips what is invisible."""
    found = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029]", "", address), re.IGNORECASE)
    return found[1].lower() if found else ""


def hazards_in(refused: list[Refused], lines: SourceLines) -> Iterator[tuple[str, int]]:
    """What was refused, in words, each with its line in the Markdown."""
    seen: dict[str, int] = {}
    for what, written in refused:
        nth = seen.get(written, 0)
        seen[written] = nth + 1
        yield what, lines.written(written, nth)


#: Text inside the block of a generated view, which would vanish.
_IN_VIEW = re.compile(
    r"^(?P<indent> *)/{3,} "
    rf"(?P<what>{'|'.join(VIEWS)})\b"
    r"[^\n]*\n(?:[ \t]*\n|(?P=indent)    [^\n]*\n)*+(?! */{3,}[ \t]*(?:\n|\Z))(?=.)",
    re.MULTILINE,
)


def disguises_in(lines: SourceLines) -> Iterator[tuple[str, int]]:
    """What in a page's Markdown would vanish, or look like something else, with its line."""
    for found in _IN_VIEW.finditer(lines.prose):
        yield f"text in the block “{found['what']}”, which has none of its own", lines.line_of(found.start("what"))


_BY_NUMBER = re.compile(r"&#(?:x(?P<hexadecimal>[0-9a-f]+)|(?P<decimal>[0-9]+));?", re.IGNORECASE)


def controls_in(text: str, lines: SourceLines) -> Iterator[tuple[str, int]]:
    """The characters of a page's Markdown that no feed or table could carry, or that make a reader see other words than
    the check: one finding a kind and line.
    """
    places = [("a control character", each.start()) for each in CONTROL.finditer(text)]
    places += [("a control character", at) for at in _controls_by_number(lines.prose)]
    places += turning_characters(text)
    yield from dict.fromkeys((what, lines.line_of(at)) for what, at in places)


def _controls_by_number(markup: str) -> Iterator[int]:
    """Where forbidden characters stand by their number, as in `&#8;`."""
    return (each.start() for each in _BY_NUMBER.finditer(markup) if _is_control(each))


def _is_control(reference: re.Match[str]) -> bool:
    code = int(reference["hexadecimal"][:9], 16) if reference["hexadecimal"] else int(reference["decimal"][:9])
    return code <= 0xFFFF and (CONTROL.match(chr(code)) is not None or bool(turning_characters(chr(code))))
