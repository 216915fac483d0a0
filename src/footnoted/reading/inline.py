"""The inline content of one block: its words, its citations and its comments."""

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from footnoted.model import Citation

SILENT = frozenset({"script", "style", "template", "pre", "head", "thead", "dt", "summary"})


_CODE = frozenset({"code"})


BLOCKS = frozenset(
    """address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)


_ALLOW = re.compile(r"\s*allow\s+(FN\d{3}(?:\s*,\s*FN\d{3})*)\s*(?::\s*(.*?))?\s*\Z", re.DOTALL)


#: Stands in the text for code: no word, no figure, but not nothing either.
OPAQUE = "\ufffc"


@dataclass(slots=True)
class Spoken:
    """The inline content of one block while it is read."""

    parts: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    allowed: dict[str, str] = field(default_factory=dict)
    broken: bool = False
    misused_allow: bool = False
    cited_in_code: bool = False

    def take(self, text: str | None) -> None:
        self.parts.append(text or "")

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.parts)).strip()


def listen(element: HtmlElement, spoken: Spoken) -> None:
    """Add one inline element: citations and comments are noted, code is opaque, the rest is read."""
    if not isinstance(element.tag, str):
        _take_comment(element.text or "", spoken)
        return
    if cited := element.get("data-cite"):
        if element.tag == "sup":
            source, _, excerpt = cited.partition(":")
            spoken.citations.append(Citation(source, excerpt or None))
        else:
            spoken.broken = True
        return
    if element.tag in _CODE:
        spoken.cited_in_code = spoken.cited_in_code or "[^" in (element.text_content() or "")
        spoken.take(OPAQUE)
        return
    if element.tag in SILENT or "claim-link" in (element.get("class") or "").split():
        return
    spoken.take(" " if element.tag == "br" or element.tag in BLOCKS else None)
    opening, closing = "“”" if element.tag == "q" else ("", "")  # browsers set these marks themselves
    spoken.take(opening + (element.text or ""))
    for child in element:
        listen(child, spoken)
        spoken.take(child.tail)
    spoken.take(closing)


def _take_comment(text: str, spoken: Spoken) -> None:
    found = _ALLOW.match(text)
    if found and found.group(2):
        for code in re.split(r"\s*,\s*", found.group(1)):
            spoken.allowed[code] = " ".join(found.group(2).split())
    elif re.match(r"\s*allow\b", text, re.IGNORECASE):
        spoken.misused_allow = True


def take_comment_behind(element: HtmlElement, spoken: Spoken) -> None:
    """An allow comment on a line of its own right below the block: Python-Markdown sets it behind the block."""
    following = element.getnext()
    if following is not None and not isinstance(following.tag, str) and not (element.tail or "").strip():
        _take_comment(following.text or "", spoken)
