"""Words in a built page that the check has not read: a hook, a macro or a plugin wrote or changed them.

Words are compared in threes, within a block: who changes one word, takes one out or adds a sentence makes a row of
three that stands nowhere else. What the theme shows without content, and what it repeats of other pages (titles,
headings), is known.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from selectolax.lexbor import LexborHTMLParser, LexborNode

from footnoted.notes.note_ids import MARK
from footnoted.reading.inline import BLOCKS
from footnoted.text.look_alikes import INVISIBLE

Row = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_ROW = 3
_LONGEST_LABEL = 8  # words
#: Elements that show no words of the page.
_SILENT = frozenset("script style template noscript head title svg math".split())
#: Where a text ends: blocks, and links, as themes set them beside each other.
_BREAKS = BLOCKS | {"label", "button", "option", "a"}


def rows_of(texts: Iterable[str]) -> set[Row]:
    """Every row of one, two or three words that stands in these texts."""
    found: set[Row] = set()
    for text in texts:
        words = _words(text)
        for size in range(1, _ROW + 1):
            found |= {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
    return found


def texts_of(page: str) -> list[str]:
    """The visible texts of a page's HTML: one for each block and each link, and for what stands between links."""
    parser = LexborHTMLParser(page)
    texts: list[str] = []
    if parser.body is not None:
        rest = _read(parser.body, texts)
        texts.append("".join(rest))
    return [text for text in texts if text.strip()]


def unread(page: str, known: Set[Row], labels: Set[Row] = frozenset()) -> Iterator[str]:
    """The words in a built page that stand in no known row, each with those around it.

    `labels` are whole texts of the theme that it sets before or behind a title, as in “Next: ”.
    """
    for text in texts_of(page):
        words = _words(text)
        at = _first_unknown(words, known)
        if at is None or _labelled(words, known, labels):
            continue
        yield " ".join(words[max(0, at - 2) : at + _ROW + 2])


def whole_texts(texts: Iterable[str]) -> set[Row]:
    """These texts, each as one row."""
    return {tuple(_words(text)) for text in texts}


def _first_unknown(words: Sequence[str], known: Set[Row]) -> int | None:
    size = min(_ROW, len(words))
    starts = range(len(words) - size + 1) if words else range(0)
    return next((at for at in starts if tuple(words[at : at + size]) not in known), None)


def _labelled(words: Sequence[str], known: Set[Row], labels: Set[Row]) -> bool:
    """Whether the text is one that is known, behind or before a label of the theme."""
    for size in range(1, min(_LONGEST_LABEL, len(words) - 1) + 1):
        if tuple(words[:size]) in labels and _first_unknown(words[size:], known) is None:
            return True
        if tuple(words[-size:]) in labels and _first_unknown(words[:-size], known) is None:
            return True
    return False


def _words(text: str) -> list[str]:
    return [each.group().casefold() for each in _WORD.finditer(INVISIBLE.sub("", text))]


def _read(node: LexborNode, texts: list[str]) -> list[str]:
    """The inline text of a node; that of blocks inside it is added to `texts`."""
    parts: list[str] = []
    child = node.child
    while child is not None:
        if child.is_text_node:
            parts.append(child.text_content or "")
        elif child.is_element_node and child.tag not in _SILENT:
            inner = _read(child, texts)
            if child.tag in _BREAKS:
                texts.append("".join(inner))
                texts.append("".join(parts))
                parts = []
            elif child.tag == "br":
                parts.append(" ")
            elif not (child.tag == "sup" and (child.attributes.get("id") or "").startswith(MARK)):
                parts += inner
        child = child.next
    return parts
