"""The web addresses in a document: Markdown, HTML and other text, Word (DOCX) and PDF, each with where it stands."""

import ctypes
import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\^{}|“”‘’»]+", re.IGNORECASE)
_CLOSING = ".,;:!?*_~"
_MAX_BYTES = 50_000_000
_MAX_PART = 20_000_000  # of a Word file, unpacked


class DocumentError(Exception):
    """The document cannot be read: the message says why, and what would help."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and where it stands: `line 12`, `page 3`; empty where the document has no places."""

    address: str
    place: str = ""


def links_in(path: Path) -> list[Link]:
    """Every address in the document, once for each place. Raises `DocumentError`, and `OSError`."""
    if path.stat().st_size > _MAX_BYTES:
        raise DocumentError(f"is larger than {_MAX_BYTES // 1_000_000} MB: cut it into parts")
    data = path.read_bytes()
    if data.startswith(b"%PDF-"):
        found = _in_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        found = _in_word(data)
    else:
        try:
            found = _in_text(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise DocumentError("is neither text in UTF-8, nor DOCX, nor PDF: save it as one of these") from error
    return list(dict.fromkeys(found))


def _in_text(text: str) -> Iterator[Link]:
    for number, line in enumerate(text.splitlines(), 1):
        yield from (Link(each, f"line {number}") for each in _addresses(html.unescape(line)))


def _addresses(text: str) -> Iterator[str]:
    """Addresses without the marks that close the sentence or the Markdown around them."""
    for found in _ADDRESS.finditer(text):
        address = found.group()
        while address and (address[-1] in _CLOSING or (address[-1] in ")]" and _opens(address) < 0)):
            address = address[:-1]
        yield address.split("](", 1)[0]


def _opens(address: str) -> int:
    """How many brackets are open at the end: fewer than none where it closes one that began before it."""
    return sum((each in "([") - (each in ")]") for each in address)


def _in_word(data: bytes) -> Iterator[Link]:
    """Linked addresses, and those that are written out, which may be in several runs of one paragraph."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [each for each in parts.infolist() if each.filename.startswith("word/")]
            if not names:
                raise DocumentError("is a packed file, and no Word document: save it as DOCX or PDF")
            for each in names:
                if (
                    re.fullmatch(r"word/(?:_rels/)?[\w-]+\.xml(?:\.rels)?", each.filename)
                    and each.file_size <= _MAX_PART
                ):
                    yield from _in_part(parts.read(each))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise DocumentError("is a damaged or locked Word document: save it again") from error


def _in_part(xml: bytes) -> Iterator[Link]:
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "Relationship" and element.get("TargetMode") == "External":
            yield from map(Link, _addresses(element.get("Target") or ""))
        elif name == "p":
            yield from map(Link, _addresses("".join(map(str, element.itertext("{*}t", "{*}instrText")))))


def _in_pdf(data: bytes) -> Iterator[Link]:
    """What links lead to, and addresses that are written out on a page."""
    import pypdfium2  # noqa: PLC0415 - large, and for a PDF alone

    try:
        document = pypdfium2.PdfDocument(data)
        for number, page in enumerate(document, 1):
            text = re.sub(r"\s*\r?\n\s*", " ", page.get_textpage().get_text_range())
            for address in (*_linked(document, page), *_addresses(text)):
                yield Link(address, f"page {number}")
    except pypdfium2.PdfiumError as error:
        raise DocumentError("is a damaged or locked PDF: save it again without a password") from error


def _linked(document: object, page: object) -> Iterator[str]:
    """The addresses behind the links of a page, which PDFium gives by its C interface alone."""
    from pypdfium2 import raw  # noqa: PLC0415

    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(document, action, buffer, length)
        yield from _addresses(buffer.value.decode("utf-8", "replace"))
