"""What a document says to its reader: HTML as it is shown, and PDF page by page."""

import asyncio
import codecs
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from footnoted.web.answers import Fetched, FetchError

#: Elements that show nothing, or no words of the page.
_SILENT = frozenset(
    "script style template noscript head svg math iframe object select textarea canvas audio video".split()
)
#: Elements in the line: everything else begins and ends a word.
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span
    strike strong sub sup time tt u var wbr""".split()
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_CHARSETS = re.compile(r"iso-?8859|windows-|cp125|koi8|shift.?jis|euc|gb|big5|utf-?16|mac|us-asc|latin", re.IGNORECASE)
_LATIN_1 = re.compile(r"iso-?8859-?1|latin-?1|us-ascii", re.IGNORECASE)  # on the web these mean Windows-1252
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PDF_TYPES = frozenset({"application/pdf", "application/x-pdf"})
_TEXT_TYPES = re.compile(r"text/|application/(?:xhtml\+xml|xml)\Z")

#: Characters of text on one page; the Bible has fewer. It bounds what reading and searching cost.
_MAX_TEXT = 5_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a page as one part, or of a PDF as a part for each page; `tree` is the HTML, `info` the PDF's own."""

    url: str
    parts: tuple[str, ...]
    tree: HtmlElement | None = None
    info: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_pdf(self) -> bool:
        """Whether parts are numbered pages."""
        return bool(self.info)


async def read_document(fetched: Fetched, seconds: float, thread: Executor | None = None) -> Document:
    """The document in a body. With `thread`, a page is parsed there and its tree, ten times its size, not kept.

    Raises `FetchError` (unreachable) for one that is neither page, text nor PDF, or a PDF that takes over `seconds`.
    """
    kind, charset = _content_type(fetched.headers.get("content-type", ""))
    if kind in _PDF_TYPES or fetched.body[:1024].lstrip().startswith(b"%PDF-"):
        data = await _in_a_child(fetched, seconds)
        return Document(fetched.url, tuple(data["pages"]), info={"format": "PDF", **data["info"]})
    if kind and not _TEXT_TYPES.match(kind):
        raise FetchError("unreachable", f"is neither a page nor a PDF ({kind[:60]})", fetched.status, fetched.url)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(thread, _html_document, fetched, charset, kind == "text/plain", thread is None)


def _html_document(fetched: Fetched, charset: str | None, plain: bool, keep_tree: bool) -> Document:
    text = decode(fetched.body, charset)
    tree = None if plain else parse_html(text)
    try:
        shown = text[:_MAX_TEXT] if tree is None else visible_text(tree)
    except ValueError as error:
        raise FetchError("unreachable", str(error), fetched.status, fetched.url) from error
    return Document(fetched.url, (shown,), tree if keep_tree else None)


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
    return kind.strip().lower(), charset.group(1) if charset else None


def decode(body: bytes, declared: str | None) -> str:
    """Text in the encoding that fits, whatever header and page declare.

    Bytes that are valid UTF-8 are UTF-8: text in another encoding practically never is by chance. Then what the header
    and the page declare count, and last Windows-1252, the web's default (WHATWG Encoding Standard).
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > 0.9 * len(body) and error.reason == "unexpected end of data":
            return body.decode("utf-8", "replace")
    found = _META_CHARSET.search(body[:4096])
    for name in (declared, found.group(1).decode("ascii") if found else None):
        if name and _CHARSETS.match(name):
            try:
                return body.decode("cp1252" if _LATIN_1.fullmatch(name) else name)
            except (LookupError, UnicodeError):
                continue
    return body.decode("cp1252", "replace")


def parse_html(text: str) -> HtmlElement | None:
    """The tree of a page; None for a page without an element."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def visible_text(tree: HtmlElement) -> str:
    """The words of a page as a reader sees them, white space as one space, and a line for each block.

    Raises `ValueError` for a page with more text than a book.
    """
    shown = io.StringIO()
    for piece in _pieces(tree):
        shown.write(piece)
        if shown.tell() > _MAX_TEXT:
            raise ValueError("has more text than a book")
    return re.sub(r" *\n[\n ]*", "\n", re.sub(r" +", " ", shown.getvalue())).strip()


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """The texts of a page in their order, with a line end wherever a block begins or ends."""
    silent: Any = None
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            if silent is None and _shows_nothing(element):
                silent = element
            if silent is None:
                yield f"{_edge(element.tag)}{_spaced(element.text)}"
            continue
        if element is silent:
            silent = None
        if silent is None:
            yield f"{_edge(element.tag) if event == 'end' else ''}{_spaced(element.tail)}"


def _edge(tag: object) -> str:
    """What begins and ends an element: a block is a line of its own, and a line that is broken off goes on."""
    return "" if tag in _INLINE else " " if tag == "br" else "\n"


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _shows_nothing(element: Any) -> bool:
    return (
        element.tag in _SILENT or element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
    )


async def _in_a_child(fetched: Fetched, seconds: float) -> dict[str, Any]:
    """A PDF's pages and information, read in a process of its own: one that hangs or crashes takes nothing with it."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "footnoted.documents.pdf_text",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(seconds):
            out, _ = await child.communicate(fetched.body)
    except TimeoutError as error:
        reason = f"its PDF takes more than {seconds:g} seconds to read"
        raise FetchError("unreachable", reason, fetched.status, fetched.url) from error
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        reason = "its PDF cannot be read: damaged, locked or far too long"
        raise FetchError("unreachable", reason, fetched.status, fetched.url)
    data: dict[str, Any] = json.loads(out)
    return data
