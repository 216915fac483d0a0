"""What a rendered page says: its claims, headings, ids and citations, read from the HTML that the reader gets."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from footnoted.model import Claim, Heading, Words
from footnoted.reading.allowed_html import hazards_in, tree_of
from footnoted.reading.inline import BLOCKS, SILENT, Spoken, comments_behind, listen, made, take_comment
from footnoted.reading.labels import heading_text, is_contents, titles_box, words_outside
from footnoted.reading.misread import Misread, cited_in_code, marked, misread_in
from footnoted.reading.row_sentences import with_sentences
from footnoted.reading.source_lines import SourceLines

_HEADINGS = re.compile("h[1-6]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was read from one page. The elements stand in the order of the claims, and of the headings."""

    claims: tuple[Claim, ...]
    headings: tuple[Heading, ...]
    ids: tuple[tuple[str, int], ...]
    hazards: tuple[tuple[str, int], ...] = ()
    words: tuple[Words, ...] = ()
    stray_allows: tuple[int, ...] = ()
    unread_says: tuple[int, ...] = ()
    misread: tuple[Misread, ...] = ()
    in_code: tuple[tuple[str, int], ...] = ()
    claim_elements: tuple[HtmlElement, ...] = ()
    heading_elements: tuple[HtmlElement, ...] = ()


def read_rendered(page: str, lines: SourceLines, permitted: Set[str] = frozenset()) -> Rendered:
    """The claims, headings and ids of a page's HTML. `lines` gives the Markdown line of each; `permitted` are classes
    that the site's own settings make.
    """
    root, refused = tree_of(page, permitted)
    read = read_tree(root, lines)
    unmeant = {f"the attribute {name}=" for each in read.misread for name in each.attributes}
    return replace(read, hazards=tuple(each for each in hazards_in(refused, lines) if each[0] not in unmeant))


def read_tree(root: HtmlElement, lines: SourceLines) -> Rendered:
    """The claims, headings and ids of a page's tree, with their elements."""
    reader = _Reader(lines)
    reader.read(root, editorial=False)
    headings = tuple(reader.sections())
    ids = tuple(_ids(root, lines))
    misread = tuple(misread_in(reader.claims, lines))
    marked_claims = marked(reader.claims, misread)
    claims, unread = with_sentences(root, dict(zip(reader.claim_elements, marked_claims, strict=True)), lines)
    return Rendered(
        tuple(claims.values()),
        headings,
        (*ids, *((name, each.line) for each in misread for name in each.ids if name not in dict(ids))),
        words=tuple(words_outside(root, claims, headings, lines)),
        stray_allows=tuple(reader.stray_allows(root)),
        unread_says=tuple(unread),
        misread=misread,
        in_code=tuple(cited_in_code(root, lines)),
        claim_elements=tuple(reader.claim_elements),
        heading_elements=tuple(reader.heading_elements),
    )


class _Reader:
    def __init__(self, lines: SourceLines) -> None:
        self._lines = lines
        self._taken: set[str] = set()
        self.claims: list[Claim] = []
        self.claim_elements: list[HtmlElement] = []
        self.heading_elements: list[HtmlElement] = []
        self._headings: list[tuple[Heading, int]] = []

    def read(self, element: HtmlElement, *, editorial: bool) -> None:
        """Walk the blocks in document order. What an extension of ours made is left out: it is made of what is read."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT or made(element) or is_contents(element) or titles_box(element):
            return
        if _HEADINGS.fullmatch(tag):
            self._heading(element)
            return
        editorial = editorial or "editorial" in (element.get("class") or "").split()
        if tag in {"tr", "blockquote"}:
            self._claim(element, _whole(element), editorial or _any_editorial(element), tag == "blockquote")
            return
        if tag in BLOCKS:
            spoken = _own(element)
            if spoken.text:
                self._claim(element, spoken, editorial, block_quote=False)
        for child in element:
            if child.tag in BLOCKS or tag not in BLOCKS or _holds_blocks(child):
                self.read(child, editorial=editorial)

    def _heading(self, element: HtmlElement) -> None:
        text = heading_text(element)
        found = self._lines.find(text)
        line = found[0][1] if found else self._lines.attribute(element.get("id") or "", 0) or 1
        heading = Heading(
            text, int(element.tag[1]), line, element.get("id"), element.get("data-date"), kind=element.get("data-kind")
        )
        self._headings.append((heading, len(self.claims)))
        self.heading_elements.append(element)

    def _claim(self, element: HtmlElement, spoken: Spoken, editorial: bool, block_quote: bool) -> None:
        text = spoken.text
        if not text.strip(" |"):
            return
        words = self._lines.find(text)
        previous = self.claims[-1].line if self.claims else 1
        last = words[-1][1] if words else previous
        for comment in comments_behind(element):
            if self._lines.is_right_below(last, comment):
                take_comment(comment, spoken)
                self._taken.add(comment)
        self.claim_elements.append(element)
        self.claims.append(
            Claim(
                text=text,
                line=words[0][1] if words else previous,
                id=_claim_id(element),
                citations=tuple(spoken.citations),
                broken=spoken.broken,
                block_quote=block_quote,
                editorial=editorial,
                allowed=tuple(spoken.allowed),
                worked_out=tuple(spoken.worked_out),
                misused_comment=spoken.misused_comment,
                cited_in_code=spoken.cited_in_code,
                lines=_line_starts(words),
                last_line=last,
                columns=_columns(element) if element.tag == "tr" else (),
                table=_table_classes(element) if element.tag == "tr" else frozenset(),
                kind="row" if element.tag == "tr" else "block",
            )
        )

    def sections(self) -> Iterator[Heading]:
        """The headings, each with the citations of its section: the claims up to the next heading that is no deeper."""
        for at, (heading, first) in enumerate(self._headings):
            ends = (start for each, start in self._headings[at + 1 :] if each.level <= heading.level)
            claims = self.claims[first : next(ends, len(self.claims))]
            yield replace(
                heading,
                citations=tuple(citation for claim in claims for citation in claim.citations),
                broken=any(claim.broken for claim in claims),
            )

    def stray_allows(self, root: HtmlElement) -> Iterator[int]:
        """The lines of the allow comments that stand between blocks, below none of them."""
        for comment in root.iter(etree.Comment):
            parent = comment.getparent()
            between = parent is None or parent.tag in {"div", "section", "article"}
            if (
                between
                and re.match(r"\s*allow\b", comment.text or "", re.IGNORECASE)
                and comment.text not in self._taken
            ):
                yield self._lines.written(f"<!--{(comment.text or '')[:20]}", 0)


def _line_starts(words: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Only the words at which another line begins: a claim has many words and few lines."""
    return tuple(each for at, each in enumerate(words) if not at or each[1] != words[at - 1][1])


def _own(block: HtmlElement) -> Spoken:
    """The inline content that stands in this block itself, not in blocks inside it."""
    spoken = Spoken()
    spoken.take(block.text)
    for child in block:
        if not (isinstance(child.tag, str) and (child.tag in BLOCKS or _holds_blocks(child))):
            listen(child, spoken)
        else:
            spoken.take(" ")
        spoken.take(child.tail)
    return spoken


def _whole(block: HtmlElement) -> Spoken:
    """All inline content of a table row or block quotation: cells and paragraphs are separated by “ | ” and a line."""
    spoken = Spoken()
    inner = {"td", "th", "p", "li"}
    parts = [each for each in block.iter(*inner) if not any(up.tag in inner for up in _parents(each, block))] or [block]
    for at, part in enumerate(parts):
        if at:
            spoken.take(" | " if block.tag == "tr" else " ¶ ")
        spoken.take(part.text)
        for child in part:
            listen(child, spoken)
            spoken.take(child.tail)
    return spoken


def _parents(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    parent = element.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()


def _claim_id(element: HtmlElement) -> str | None:
    """The block's id; a row's may stand on a cell, a block quotation's on a paragraph, a list item's on the item."""
    if found := element.get("id"):
        return str(found)
    if element.tag in {"tr", "blockquote"}:
        return next((str(part.get("id")) for part in element.iter("td", "th", "p") if part.get("id")), None)
    parent = element.getparent()
    if element.tag == "p" and parent is not None and parent.tag in {"li", "dd"} and element.getprevious() is None:
        return str(parent.get("id")) if parent.get("id") else None
    return None


def _columns(row: HtmlElement) -> tuple[str, ...]:
    """The heads of the columns of the table that the row is in."""
    table = next((each for each in row.iterancestors("table")), None)
    heads = table.find("thead/tr") if table is not None else None
    return tuple(" ".join(each.text_content().split()) for each in heads) if heads is not None else ()


def _table_classes(row: HtmlElement) -> frozenset[str]:
    """The classes of the table that the row is in, and of the boxes around the table."""
    boxes = row.iterancestors("table", "div")
    return frozenset(name for box in boxes for name in (box.get("class") or "").split())


def _any_editorial(element: HtmlElement) -> bool:
    return any("editorial" in (part.get("class") or "").split() for part in element.iter("td", "th", "p"))


def _holds_blocks(element: HtmlElement) -> bool:
    return any(isinstance(each.tag, str) and each.tag in BLOCKS for each in element.iter())


def _ids(root: HtmlElement, lines: SourceLines) -> Iterator[tuple[str, int]]:
    """Every id on the page that its author wrote, with its line; those of notes and marks are made from citations."""
    seen: dict[str, int] = {}
    for element in root.iter():
        identifier = element.get("id") if isinstance(element.tag, str) else None
        if not identifier or re.match(r"fn(?:ref\d*)?:", identifier):
            continue
        nth = seen.get(identifier, 0)
        seen[identifier] = nth + 1
        yield identifier, lines.attribute(identifier, nth) or 1
