"""Makes texts the same that differ only in white space, quotation marks, kinds of dashes or invisible characters."""

import re
import unicodedata

_MARKS = str.maketrans({**dict.fromkeys('“”„‟«»"‘’‚‛`´′', "'"), **dict.fromkeys("‐‑−﹣－\u2043", "-")})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain(text: str) -> str:
    """A text with white space, marks and dashes written in one way. Words and case stay."""
    text = re.sub(r"\s+", " ", text)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_MARKS)
    text = re.sub(r"(?<=\d)[–—―](?=\d)", "-", text.replace("‒", "–"))
    text = re.sub(r"\s*[—―]+\s*|\s+[–-]{1,3}\s+|\s*--+\s*", " - ", text).replace("–", "-")
    return re.sub(r"\s+", " ", text).strip()
