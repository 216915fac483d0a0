"""Characters that no text of a site may have, as XML 1.0 forbids them, and those that keys are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x(?P<hexadecimal>[0-9a-f]+)|(?P<decimal>[0-9]+));?", re.IGNORECASE)


def controls_by_number(markup: str) -> Iterator[int]:
    """Where forbidden characters stand in Markdown or HTML by their number, as in `&#8;`."""
    return (each.start() for each in _REFERENCE.finditer(markup) if _is_control(each))


def _is_control(reference: re.Match[str]) -> bool:
    code = int(reference["hexadecimal"], 16) if reference["hexadecimal"] else int(reference["decimal"][:9])
    return code <= 0xFFFF and CONTROL.match(chr(code)) is not None


def unaccented(text: str) -> str:
    """A text in small letters of ASCII, without accents; what has no such letter is left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
