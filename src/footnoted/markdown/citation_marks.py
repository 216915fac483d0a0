"""Citation marks: found in the text, resolved against the evidence, numbered, and never left as literal text."""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Container, Iterator

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from footnoted.markdown.page_state import PageState
from footnoted.model import Citation
from footnoted.model.pages import ProblemKind
from footnoted.notes.note_ids import note_id, reference_id
from footnoted.notes.numbers import numbers

#: A mark closed on its line, or the start of one that never is.
MARK = r"(?<!\\)\[\^(?:([^\]\[\n]*)\]|([^\s\]\[]*))"

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\n]*)\]:[^\n]*(?:\n {4,}[^\n]*)*", re.MULTILINE)
_UNREAD = re.compile(
    r"<(code|pre|script|style)\b.*?</\1>|<!--.*?-->|<section class=\"footnote\".*?</section>", re.DOTALL
)
_BARE = re.compile(r"\[([a-z0-9][a-z0-9-]+(?::[\w.-]+)?)\]")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_HELD = "data-footnoted-mark"


class CitationProcessor(InlineProcessor):
    """Turns a mark into an empty `sup` that holds its key; `CitationResolver` does the rest when the tree stands.

    A mark whose note is written by hand is left to the extension `footnotes`, where a site has that as well.
    """

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(MARK, md)
        self._state = state

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the interface's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        closed, unclosed = m.group(1), m.group(2)
        if closed in self._by_hand() and not self._state.resolve(closed)[0]:
            return None, None, None
        mark = etree.Element("sup", {_HELD: "closed" if unclosed is None else "unclosed"})
        mark.set("data-cite", (closed if unclosed is None else unclosed).strip())
        return mark, m.start(0), m.end(0)

    def _by_hand(self) -> Container[str]:
        """The keys of the notes that the page has by hand."""
        return {key for each in self.md.registeredExtensions for key in getattr(each, "footnotes", ())}


class DefinitionProcessor(BlockProcessor):
    """Takes out a footnote definition written by hand, and says so: notes come from the evidence alone."""

    def __init__(self, parser: BlockParser, state: PageState) -> None:
        super().__init__(parser)
        self._state = state

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(_DEFINITION.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        for found in _DEFINITION.finditer(block):
            self._state.problem("defined-by-hand", found.group(1))
        rest = _DEFINITION.sub("", block)
        if rest.strip():
            blocks.insert(0, rest)


class CitationResolver(Treeprocessor):
    """Resolves, numbers and labels the marks, and appends the notes."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, root: etree.Element) -> None:
        cited: dict[Citation, list[tuple[etree.Element, list[str]]]] = {}
        for mark, parent, where, before in list(_marks(root)):
            key = mark.get("data-cite", "")
            citation, kind, suggestion = self._resolve(mark, where, before)
            if kind == "doubled":
                self._state.problem(kind, key)
            elif kind:
                self._state.problem(kind, key, suggestion)
            self._state.seen[key] += 1
            if where == "in-heading" or kind == "doubled":
                _remove(parent, mark)
            elif citation:
                cited.setdefault(citation, []).append((mark, before))
            else:
                _show_problem(mark, key)
            for name, value in self._state.made.items():
                mark.set(name, value)
        for citation, number in numbers(cited).items():
            for nth, (mark, before) in enumerate(cited[citation], 1):
                self._refer(mark, citation, number, nth, before)
        if cited and self._state.notes:
            places = {citation: len(marks) for citation, marks in cited.items()}
            section = self._state.notes.section(places, self.md.htmlStash.store)
            section.attrib.update(self._state.made)
            root.append(section)

    def _resolve(
        self, mark: etree.Element, where: ProblemKind | None, before: list[str]
    ) -> tuple[Citation | None, ProblemKind | None, str | None]:
        key = mark.get("data-cite", "")
        if mark.get(_HELD) == "unclosed":
            return None, "unclosed", None
        if not re.fullmatch(r"[\w.-]+(:[\w.-]+)?", key, re.ASCII):
            return None, "malformed", None
        if where:
            return None, where, None
        citation, kind, suggestion = self._state.resolve(key)
        if citation and key in before:
            return citation, "doubled", None
        return citation, kind, suggestion

    def _refer(self, mark: etree.Element, citation: Citation, number: str, nth: int, before: list[str]) -> None:
        """Make the mark a link. Behind another of the same source the letter is enough: 3a·b."""
        del mark.attrib[_HELD]
        if not self._state.made:  # where the page is read again, this says what is cited; for readers the ids do
            del mark.attrib["data-cite"]
        mark.set("id", reference_id(citation, nth))
        if before:
            mark.set("class", "footnote-also")
        link = etree.SubElement(
            mark,
            "a",
            {
                "class": "footnote-ref",
                "href": f"#{note_id(citation)}",
                "role": "doc-noteref",
                "aria-label": self._state.notes.label(citation, number) if self._state.notes else number,
            },
        )
        goes_on = citation.excerpt and before and before[-1].startswith(f"{citation.source}:")
        link.text = AtomicString(number.lstrip("0123456789") if goes_on else number)


def _marks(
    root: etree.Element,
) -> Iterator[tuple[etree.Element, etree.Element, ProblemKind | None, list[str]]]:
    """Each mark in document order: with its parent, the place where it must not be, and the keys right before it."""

    def walk(
        parent: etree.Element, where: ProblemKind | None
    ) -> Iterator[tuple[etree.Element, etree.Element, ProblemKind | None, list[str]]]:
        adjacent: list[str] = []
        for child in parent:
            if child.get(_HELD):
                yield child, parent, where, list(adjacent)
                adjacent.append(child.get("data-cite", ""))
            else:
                inside: ProblemKind | None = (
                    "in-heading" if child.tag in _HEADINGS else "in-link" if child.tag == "a" else where
                )
                yield from walk(child, inside)
                adjacent.clear()
            if child.tail and child.tail.strip():
                adjacent.clear()

    return walk(root, None)


def _remove(parent: etree.Element, mark: etree.Element) -> None:
    """Take the mark out and keep the text behind it."""
    at = list(parent).index(mark)
    if mark.tail:
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + mark.tail
        else:
            parent.text = (parent.text or "") + mark.tail
    parent.remove(mark)


def _show_problem(mark: etree.Element, key: str) -> None:
    """In a live preview the writer sees which mark is wrong; a strict build never gets as far as a reader."""
    del mark.attrib[_HELD]
    mark.tag = "mark"
    mark.set("class", "footnoted-problem")
    mark.text = AtomicString(f"(citation not found: {key})")


def bare_marks(html: str, *sources: Container[str]) -> list[str]:
    """The keys in brackets that name a source and lack their “^”, in finished HTML, outside code and the notes."""
    if not _BARE.search(html):
        return []
    keys = [found[1] for found in _BARE.finditer(_UNREAD.sub("", html))]
    return [key for key in keys if any(key.partition(":")[0] in each for each in sources)]


def literal_marks(html: str) -> list[str]:
    """The keys of citation marks that stand as literal text in finished HTML, outside code and the notes."""
    if "[^" not in html:
        return []
    keys = Counter(re.findall(r"\[\^([^\s\]<]*)", _UNREAD.sub("", html)))
    return [key for key, times in keys.items() for _ in range(times)]
