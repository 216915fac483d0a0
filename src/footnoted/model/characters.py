"""Characters that no text of a site may have (XML 1.0 forbids them), and the plain letters that keys are made of."""

import re
import unicodedata

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def unaccented(text: str) -> str:
    """A text in small letters of ASCII, without accents; what has no such letter is left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
