"""Makes texts the same that differ only in white space, quotation marks, kinds of dashes or invisible characters."""

import re
import unicodedata

from footnoted.text.look_alikes import INVISIBLE

_MARKS = str.maketrans({**dict.fromkeys('“”„‟«»‹›「」『』"‘’‚‛`´′', "'"), **dict.fromkeys("‐‑−﹣－\u2043", "-")})


def plain(text: str) -> str:
    """A text with white space, marks and dashes written in one way. Words and case stay."""
    text = re.sub(r"\s+", " ", text)
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_MARKS)
    text = re.sub(r"(?<=\d)[–—―](?=\d)", "-", text.replace("‒", "–"))
    text = re.sub(r"\s*[—―]+\s*|\s+[–-]{1,3}\s+|\s*--+\s*", " - ", text).replace("–", "-")
    return re.sub(r"\s+", " ", text).strip()
