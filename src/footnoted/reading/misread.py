"""What was meant as Markdown and is printed as text, or taken for something else: attribute lists, tables, blocks.

Markdown has no errors: what it cannot read it prints. A page would be wrong without a word, and what else
is found there (a claim without an id, a claim with no citation) would lead its writer astray.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement
from rapidfuzz import process

from footnoted.model import Claim
from footnoted.model.views import VIEWS
from footnoted.reading.broken_tables import broken_tables
from footnoted.reading.source_lines import SourceLines

#: An attribute list, closed or not, at the end of a line or of a cell.
_LIST = re.compile(r"(?<![{\\])\{[ ]*:?[ ]*(?P<inside>[#.\w][^{}|\n]*)(?P<close>\}?)[ \t]*(?=\||$)", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?P<slashes>/{3,})[ \t]*(?P<name>[\w-]*)", re.MULTILINE)
_INDENTED = re.compile(r"^(?: {4}|\t)[ \t]*(?P<line>\S[^\n]*?\[\^(?P<key>[\w.:-]+)\])", re.MULTILINE)
_ALONE = re.compile(r"[ \t>]*\Z")
_TOKEN = re.compile(r"[\w:.-]+=(?:\"[^\"]*\"|'[^']*'|\S*)|\S+")


@dataclass(frozen=True, slots=True)
class Misread:
    """What is wrong and how to mend it, with its line. `lines` are those of the blocks that it spoils, `ids` would
    stand there, and `attributes` were not meant.
    """

    message: str
    line: int
    lines: range
    ids: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _List:
    """An attribute list of the Markdown: `alone` on its line, and `parted` from what stands above by an empty line."""

    text: str
    inside: str
    line: int
    closed: bool
    alone: bool
    parted: bool

    @property
    def tokens(self) -> list[str]:
        return _TOKEN.findall(self.inside)


def misread_in(claims: Sequence[Claim], lines: SourceLines) -> Iterator[Misread]:
    """What on a page was misread, in no order; `claims` are those of the page."""
    tables = list(broken_tables(claims, lines))
    lists = list(_lists(claims, lines))
    for rows, message in tables:
        inside = tuple(name for each in lists if each.line in rows for name in each.ids)
        yield Misread(message, rows[0], rows, inside)
    yield from (each for each in lists if not any(each.line in rows for rows, _ in tables))
    yield from _blocks(claims, lines)


def marked(claims: Sequence[Claim], misread: Sequence[Misread]) -> tuple[Claim, ...]:
    """The claims, with a mark on those whose words or id are not what was meant: that is a finding of its own."""
    ranges = [each.lines for each in misread]
    return tuple(
        replace(claim, misread=True)
        if any(claim.line <= each[-1] and claim.last_line >= each[0] for each in ranges)
        else claim
        for claim in claims
    )


def _blocks(claims: Sequence[Claim], lines: SourceLines) -> Iterator[Misread]:
    """Blocks (`/// bibliography`) of a name that nothing reads, and views that are never closed."""
    fences = list(_FENCE.finditer(lines.shown))
    printed = "\n".join(claim.text for claim in claims if "///" in claim.text)
    for at, fence in enumerate(fences):
        name, line = fence["name"], lines.line_of(fence.start("slashes"))
        following = next((each for each in fences[at + 1 :] if each["slashes"] == fence["slashes"]), None)
        if name and f"{fence['slashes']} {name}" in printed:
            end = lines.line_of(following.start("slashes")) if following and not following["name"] else line
            near = process.extractOne(name, VIEWS, score_cutoff=60)
            mend = f"did you mean “{near[0]}”?" if near else "no extension of this site reads it: take it out"
            yield Misread(f"unknown block “{name}”: {mend}", line, range(line, end + 1))
        elif name in VIEWS and (following is None or following["name"]):
            message = f"the block “{name}” is never closed: write a line “{fence['slashes']}” below it"
            yield Misread(message, line, range(line, line + 1))


def cited_in_code(root: HtmlElement, lines: SourceLines) -> Iterator[tuple[str, int]]:
    """The citations in code that is code only because four blanks stand before it, each with its line."""
    code = "\n".join(each.text_content() for each in root.iter("pre"))
    if "[^" in code:
        for found in _INDENTED.finditer(lines.prose):
            if found["line"] in code:
                yield found["key"], lines.line_of(found.start("key"))


def _lists(claims: Sequence[Claim], lines: SourceLines) -> Iterator[Misread]:
    written = list(_written(lines))
    # Of two that read alike, one may be in its place: what stands alone below an empty line is more likely printed.
    ordered = sorted(written, key=lambda each: not each.parted)
    braced = "\n".join(claim.text for claim in claims if "{" in claim.text)
    left = Counter({each.text: braced.count(each.text) for each in written})
    alone = {each.line: each for each in written if each.alone}
    ends = sorted(claim.last_line for claim in claims)
    for each in ordered:
        printed = left[each.text] > 0
        left[each.text] -= 1
        message = _printed(each, alone.get(each.line + 1)) if printed else _malformed(each)
        above = ends[at - 1] if (at := bisect_left(ends, each.line)) else each.line
        if message and (printed or (each.alone and each.line - 1 == above)):
            ids = tuple(token[1:] for token in each.tokens if token.startswith("#"))
            attributes = tuple(token.lower() for token in each.tokens if _is_bare(token))
            yield Misread(message, each.line, range(above, each.line + 1), ids, attributes)


def _written(lines: SourceLines) -> Iterator[_List]:
    """The attribute lists of a page, and what was meant as one."""
    text = lines.shown
    for found in _LIST.finditer(text):
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        above = text[: found.start() - len(before)].removesuffix("\n").rpartition("\n")[2]
        if found["close"] or found["inside"][0] in "#.":
            yield _List(
                " ".join(found.group().split()),
                found["inside"],
                lines.line_of(found.start()),
                bool(found["close"]),
                _ALONE.match(before) is not None and not text[found.end() :].startswith("|"),
                not above.strip(" \t>"),
            )


def _is_bare(token: str) -> bool:
    return token[0] not in "#." and "=" not in token


def _printed(found: _List, below: _List | None) -> str | None:
    """What is wrong with a list that is printed as text."""
    if not found.closed:
        return f"“{found.text}” is never closed: write {_meant(found)}"
    if found.inside[0] not in "#.":
        return None  # words in braces
    if found.alone and below:
        both = f"{found.inside.strip()} {below.inside.strip()}"
        return f"“{found.text}” stands above another list, and is printed as text: write one, {{ {both} }}"
    if found.alone and found.parted:
        return f"“{found.text}” stands for nothing: put it directly below its block, with no empty line between"
    return (
        f"“{found.text}” is read as text here: write it alone, on the line right below its block; in a row of a table "
        "at the end of a cell, in a heading at its end"
    )


def _malformed(found: _List) -> str | None:
    """What is wrong with a list that is taken for one, and does not say what was meant."""
    if not found.closed or not (any(map(_is_bare, found.tokens)) or sum(each[0] == "#" for each in found.tokens) > 1):
        return None
    if sum(each[0] == "#" for each in found.tokens) > 1:
        return f"“{found.text}” has two ids, and a block has one: keep the one that people link to"
    return f"“{found.text}” is no list of attributes: write {_meant(found)}"


def _meant(found: _List) -> str:
    """The list as it was most likely meant: words without a sign are a class that is known, or parts of an id."""
    words = [each.lstrip("#") for each in found.tokens if each[0] != "." and "=" not in each and each != "editorial"]
    rest = [each for each in found.tokens if each[0] == "." or "=" in each]
    rest += [".editorial"] if "editorial" in found.tokens else []
    return " ".join(["{", *(["#" + "-".join(words)] if words else []), *rest, "}"])
