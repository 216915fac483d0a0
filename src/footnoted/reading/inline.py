"""The inline content of one block: its words, its citations and its comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from footnoted.model import Allowance, Citation
from footnoted.model.made_by import MADE_BY, US
from footnoted.text.look_alikes import INVISIBLE

#: What is read elsewhere, as words that stand over or beside claims (`reading.labels`).
SILENT = frozenset({"pre", "thead", "dt", "summary", "label"})

BLOCKS = frozenset(
    """address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)

_ALLOW = re.compile(
    r"\s*allow\s+(?P<codes>FN\d{3}(?:\s*,\s*FN\d{3})*)(?P<named>(?:\s*[“\"][^”\"]+[”\"]\s*,?)*)\s*(?::\s*(?P<reason>.*?))?\s*\Z",
    re.DOTALL,
)
_UNQUOTED = re.compile(r"(?P<codes>FN\d{3})\s+(?P<name>[^“”\":]+):\s*(?P<reason>.+)\Z")
_LIKE = 75  # of a hundred
#: A table row in a sentence of its own (`reading.row_sentences`).
SAYS = re.compile(r"\s*says\s*:(?P<words>.*)\Z", re.DOTALL)
_WORKED = re.compile(r"\s*worked out\s*:\s*(?P<sum>.*?)\s*\Z", re.DOTALL)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


@dataclass(slots=True)
class Spoken:
    """The inline content of one block while it is read."""

    parts: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    allowed: list[Allowance] = field(default_factory=list)
    worked_out: list[str] = field(default_factory=list)
    broken: bool = False
    misused_comment: str = ""
    cited_in_code: bool = False

    def take(self, text: str | None) -> None:
        """Add words."""
        self.parts.append(text or "")

    @property
    def text(self) -> str:
        """The words on one line, as they are seen: without what is not drawn, powers with their sign."""
        joined = re.sub(
            r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+", lambda found: f"^{found.group().translate(_SUPERSCRIPT)}", "".join(self.parts)
        )
        return re.sub(r"\s+", " ", INVISIBLE.sub("", joined)).strip()


def made(element: HtmlElement) -> bool:
    """Whether an extension of ours made the element. Citations are read, though it makes them as well."""
    return element.get(MADE_BY) == US and element.get("data-cite") is None


def listen(element: HtmlElement, spoken: Spoken) -> None:
    """Add one inline element: citations and comments are noted, all else is read, code as well."""
    if not isinstance(element.tag, str):
        take_comment(element.text or "", spoken)
        return
    if cited := element.get("data-cite"):
        if element.tag == "sup":
            source, _, excerpt = cited.partition(":")
            spoken.citations.append(Citation(source, excerpt or None))
        else:
            spoken.broken = True
        return
    if element.tag in SILENT or made(element):
        return
    if element.tag == "code":
        spoken.cited_in_code = spoken.cited_in_code or "[^" in (element.text_content() or "")
    spoken.take(" " if element.tag == "br" or element.tag in BLOCKS else None)
    opening, closing = "“”" if element.tag == "q" else ("", "")  # browsers set these marks themselves
    power = element.tag == "sup" and re.fullmatch(r"[+\-−]?\d+", (element.text or "").strip())
    spoken.take(opening + ("^" if power else "") + (element.text or ""))
    for child in element:
        listen(child, spoken)
        spoken.take(child.tail)
    spoken.take(closing)


def take_comment(text: str, spoken: Spoken) -> None:
    """Note a comment that allows a finding, or says how a figure was worked out."""
    if worked := _WORKED.match(text):
        spoken.worked_out.append(" ".join(worked["sum"].split()))
        return
    if SAYS.match(text):
        return
    found = _ALLOW.match(text)
    if found and found["reason"]:
        named = tuple(re.findall(r"[“\"]([^”\"]+)[”\"]", found["named"]))
        reason = " ".join(found["reason"].split())
        spoken.allowed += [Allowance(code, named, reason) for code in re.findall(r"FN\d{3}", found["codes"])]
    elif meant := _meant(" ".join(text.split())):
        spoken.misused_comment = f"<!-- {meant} -->"


def _meant(text: str) -> str:
    """What a comment that is almost one of ours was most likely meant to be; empty for one that is not."""
    word, _, rest = text.partition(" ")
    if (text.lower().startswith("allow") and not word[5:6].isalpha()) or (_is_like(word, "allow") and "FN" in rest):
        found = _UNQUOTED.match(rest)
        if (whole := _ALLOW.match(f"allow {rest}")) and whole["reason"]:
            return f"allow {rest}"
        return f"allow {found['codes']} “{found['name'].strip()}”: {found['reason']}" if found else "allow FN301: why"
    start, colon, rest = text.partition(":")
    if colon and start.lower() in {"say", "says", "said"}:
        return f"says: {rest.strip()}"
    return f"worked out: {rest.strip()}" if colon and _is_like(start, "worked out") else ""


def _is_like(text: str, word: str) -> bool:
    return abs(len(text) - len(word)) <= 2 and fuzz.ratio(text.lower(), word) >= _LIKE


def comments_behind(element: HtmlElement) -> Iterator[str]:
    """The comments right behind a block, where Python-Markdown sets those on lines of their own below it."""
    following = element.getnext()
    while following is not None and not isinstance(following.tag, str) and not (element.tail or "").strip():
        yield following.text or ""
        element, following = following, following.getnext()
