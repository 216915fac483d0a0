"""`python -m footnoted.documents.pdf_text` reads a PDF from standard input and writes its pages' text as JSON.

A program of its own, since PDF readers are large and files can be hostile: who starts it sets the time limit.
"""

import contextlib
import json
import re
import sys

import pypdfium2

from footnoted.text.printable import LINE_HYPHEN

_MAX_CHARACTERS = 5_000_000
_MAX_MEMORY = 2 * 1024**3
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(data: bytes) -> dict[str, object]:
    """`pages`: the text of each; `info`: Title, Author and so on, where the PDF has them. Raises `PdfiumError`."""
    document = pypdfium2.PdfDocument(data)
    pages: list[str] = []
    size = 0
    for page in document:
        text = page_text(page.get_textpage().get_text_range())
        pages.append(text)
        size += len(text)
        if size > _MAX_CHARACTERS:
            raise ValueError("too long")
    return {"pages": pages, "info": {key: value for key, value in document.get_metadata_dict().items() if value}}


def page_text(text: str) -> str:
    """A page's text with lines joined. A hyphen at a line's end is marked, for it may not be the word's own."""
    text = re.sub(r"(?<=\w)[\u00ad\u0002\ufffe-]\r?\n\s*(?=\w)|[\u0002\ufffe](?:\r?\n)?", LINE_HYPHEN, text)
    return re.sub(r"\s+", " ", text.translate(_LIGATURES)).strip()


def main() -> int:
    """Exit status 1 when the PDF cannot be read."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    try:
        json.dump(read_pdf(sys.stdin.buffer.read()), sys.stdout)
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
