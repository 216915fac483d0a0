"""What a page must not bring: anything that runs, loads or sends. Pages are text with sources; code is the theme's.

The published pages allow the theme's scripts by a hash of their text, so a script that came with a page would run as
well: it is found here, before anything is built.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from footnoted.model.characters import CONTROL
from footnoted.model.views import VIEWS
from footnoted.reading.source_lines import SourceLines

#: Elements that run code, load another page into this one, send what is typed, or change what the page itself is.
_RUNNING = frozenset("script iframe frame frameset object embed applet base meta link form portal".split())

#: Elements whose content browsers read by rules of its own, and we do not: a script can hide there.
_OPAQUE = frozenset("noscript noembed noframes xmp plaintext textarea title style".split())

_ADDRESSES = frozenset("href src action formaction poster cite background data xlink:href srcset ping".split())
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


#: The classes of what extensions make and no rule reads.
_MADE = "toc|admonition-title|claim-link"

#: What in Markdown would pass for the work of an extension. Authors may write an empty placeholder
#: `<div data-footnoted="x"></div>`, which publishing fills; any other `data-footnoted` is rejected.
_DISGUISES = (
    (
        re.compile(r"(?P<what>data-footnoted)(?![\w-])(?!=\"\w+\"></div>)", re.IGNORECASE),
        "the attribute {} on something that is not an empty div",
    ),
    (re.compile(r"(?P<what>data-cite|doc-endnotes)(?![\w-])", re.IGNORECASE), "{}, which citations alone have"),
    (
        re.compile(
            r"(?:\{[^{}\n]*|^/{3,}[^\n]*)\."
            rf"(?P<what>{_MADE})(?![\w-])",
            re.MULTILINE | re.IGNORECASE,
        ),
        "the class {}, which extensions alone give",
    ),
    (
        re.compile(
            r"\bclass\s*=\s*[\"']?[^\"'>{}\n]*(?<![\w-])"
            rf"(?P<what>{_MADE})(?![\w-])",
            re.IGNORECASE,
        ),
        "the class {}, which extensions alone give",
    ),
    (
        re.compile(
            r"^(?P<indent> *)/{3,} "
            rf"(?P<what>{'|'.join(VIEWS)})\b"
            r"[^\n]*\n(?:[ \t]*\n|(?P=indent)    [^\n]*\n)*+(?! */{3,}[ \t]*(?:\n|\Z))(?=.)",
            re.MULTILINE,
        ),
        "text in the block “{}”, which has none of its own",
    ),
)


def hazards_in(root: HtmlElement, lines: SourceLines) -> Iterator[tuple[str, int]]:
    """What in a rendered page could run, load or send, in words, each with its line in the Markdown."""
    seen: dict[str, int] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or element.get("data-footnoted"):
            continue
        for what, written in _of_element(element):
            nth = seen.get(written, 0)
            seen[written] = nth + 1
            yield what, lines.written(written, nth)


def _of_element(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """What is wrong with one element, and the text to look for in the Markdown."""
    if element.tag in _RUNNING or (element.tag in _OPAQUE and next(element.iterancestors("svg"), None) is None):
        yield f"the element <{element.tag}>", f"<{element.tag}"
    for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
        if name.startswith("on") or name == "srcdoc":
            yield f"the attribute {name}=", name
        elif name in _ADDRESSES and (scheme := _scheme(value)) and not _is_allowed(scheme, value, element, name):
            yield f"an address that begins with {scheme}:", f"{scheme}:"


def _scheme(address: str) -> str:
    """The scheme of an address as a browser reads it: it skips what is invisible."""
    found = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029]", "", address), re.IGNORECASE)
    return found[1].lower() if found else ""


def _is_allowed(scheme: str, address: str, element: HtmlElement, name: str) -> bool:
    picture = element.tag == "img" and name == "src" and address.strip().lower().startswith("data:image/")
    return scheme in _SCHEMES or picture


def disguises_in(lines: SourceLines) -> Iterator[tuple[str, int]]:
    """What in a page's Markdown would pass for the work of an extension, which no rule reads, with its line."""
    for pattern, what in _DISGUISES:
        for found in pattern.finditer(lines.prose):
            yield what.format(found["what"]), lines.line_of(found.start("what"))


_BY_NUMBER = re.compile(r"&#(?:x(?P<hexadecimal>[0-9a-f]+)|(?P<decimal>[0-9]+));?", re.IGNORECASE)


def controls_in(text: str, lines: SourceLines) -> Iterator[tuple[str, int]]:
    """The characters of a page's Markdown that no feed or table could carry, one for each line that has any."""
    places = (*(each.start() for each in CONTROL.finditer(text)), *_controls_by_number(lines.prose))
    yield from (("a control character", line) for line in sorted({lines.line_of(at) for at in places}))


def _controls_by_number(markup: str) -> Iterator[int]:
    """Where forbidden characters stand by their number, as in `&#8;`."""
    return (each.start() for each in _BY_NUMBER.finditer(markup) if _is_control(each))


def _is_control(reference: re.Match[str]) -> bool:
    code = int(reference["hexadecimal"], 16) if reference["hexadecimal"] else int(reference["decimal"][:9])
    return code <= 0xFFFF and CONTROL.match(chr(code)) is not None


def hazards_told(meta: Mapping[str, Any]) -> Iterator[str]:
    """What in a page's front matter would be read as HTML: themes print it as it is, inside attributes as well."""
    for name, value in meta.items():
        if re.search(r"[<>\"]", "\n".join(_texts([name, value]))):
            yield f'“{str(name)[:40]}” in the front matter has a <, > or "'


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (text for pair in value.items() for each in pair for text in _texts(each))
    elif isinstance(value, list | tuple | set):
        yield from (text for each in value for text in _texts(each))
    elif isinstance(value, str):
        yield value
