"""What no text of a site may have: characters that XML 1.0 forbids, so that no feed or table could carry them."""

from __future__ import annotations

import re
from collections.abc import Iterator

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x(?P<hexadecimal>[0-9a-f]+)|(?P<decimal>[0-9]+));?", re.IGNORECASE)


def controls_by_number(markup: str) -> Iterator[int]:
    """Where forbidden characters stand in Markdown or HTML by their number, as in `&#8;`."""
    return (each.start() for each in _REFERENCE.finditer(markup) if _is_control(each))


def _is_control(reference: re.Match[str]) -> bool:
    code = int(reference["hexadecimal"], 16) if reference["hexadecimal"] else int(reference["decimal"][:9])
    return code <= 0xFFFF and CONTROL.match(chr(code)) is not None
