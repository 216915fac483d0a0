"""Where in the Markdown a rendered word was written.

Python-Markdown keeps no positions, so the words of the rendered page are found again in the source, in order. What is
markup in the source is blanked first, so that both have the same words.
"""

import re
from bisect import bisect_left
from functools import cached_property

_WORD = re.compile(r"\w+")
_MARKUP = re.compile(
    r"\[\^(?:[^\]\[\n]*\]|[^\s\]\[]*)"  # citation marks
    r"|(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)"  # link targets
    r"|\{[ ]*[:#.][^{}\n]*\}"  # attribute lists
    r"|&#?\w+;"  # entities
    r"|</?[A-Za-z][^<>]*>",  # tags
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(
    r"^(?P<fence> *(?:```+|~~~+))[^\n]*\n.*?^(?P=fence)[^\n]*$|(?<!`)(?P<ticks>`++)[^\n]+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_LOOK_FOR = 12  # words that make a place certain enough


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _without_comments(text: str) -> str:
    """The text with its comments blanked. Behind the last end of one there is none: looking for its end from each of
    many beginnings would take long.
    """
    end = text.rfind("-->") + 3
    return _COMMENT.sub(_blank, text[:end]) + text[end:] if end > 2 else text


class SourceLines:
    """The words of one page's Markdown with their lines; `offset` is the number of lines above the text given."""

    def __init__(self, markdown: str, offset: int = 0) -> None:
        self._markdown = markdown
        self._offset = offset
        self._starts = [0, *(found.end() for found in re.finditer("\n", markdown))]
        found = list(_WORD.finditer(_MARKUP.sub(_blank, _without_comments(self.prose))))
        self._words = [each.group().casefold() for each in found]
        self._at = [each.start() for each in found]
        self._cursor = 0
        self._written: dict[str, list[int]] = {}

    def line_of(self, position: int) -> int:
        """The line (from 1, in the file) of a character of the Markdown."""
        return bisect_left(self._starts, position + 1) + self._offset

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """The line of each word of a rendered text, as (offset in the text, line); the next call looks further down.

        Empty where the text does not come from this page's Markdown (a snippet, a generated view).
        """
        spoken = list(_WORD.finditer(text))
        words = [each.group().casefold() for each in spoken]
        start, certain = self._place(words)
        if start is None:
            return ()
        found: list[tuple[int, int]] = []
        at = start
        for word, each in zip(words, spoken, strict=True):
            step = self._next(word, at)
            if step is not None:
                at = step
                found.append((each.start(), self.line_of(self._at[at])))
                at += 1
        if certain:
            self._cursor = at
        return tuple(found)

    def _place(self, words: list[str]) -> tuple[int | None, bool]:
        """Where the words begin, and whether that is certain enough to look only further down from there."""
        for length in (_LOOK_FOR, 5, 2, 1):
            wanted = words[:length]
            if wanted and (place := self._sequence(wanted)) is not None:
                near = place - self._cursor < 50
                return place, len(wanted) == min(len(words), 5) or near or length >= 5
        return None, False

    def _sequence(self, wanted: list[str]) -> int | None:
        first, length = wanted[0], len(wanted)
        at = self._cursor
        while True:
            try:
                at = self._words.index(first, at)
            except ValueError:
                return None
            if self._words[at : at + length] == wanted:
                return at
            at += 1

    def _next(self, word: str, at: int, reach: int = 6) -> int | None:
        """The next place of a word within reach: markup left in the source is stepped over."""
        if at < len(self._words) and self._words[at] == word:
            return at
        try:
            return self._words.index(word, at, at + reach)
        except ValueError:
            return None

    @cached_property
    def prose(self) -> str:
        """The Markdown with its code blanked, every other character in its place. (A code span over two lines stays:
        whether it is one depends on the blocks.)
        """
        return _CODE.sub(_blank, self._markdown)

    @cached_property
    def shown(self) -> str:
        """The Markdown with its code and its comments blanked."""
        return _without_comments(self.prose)

    def is_right_below(self, line: int, comment: str) -> bool:
        """Whether a comment begins below this line of the file with no empty line between."""
        start = self._starts[min(max(line - self._offset, 1), len(self._starts)) - 1]
        found = self.comment(comment, start)
        return found is not None and not re.search(r"\n[ \t]*\n", self._markdown[start : found.start()])

    def comment(self, text: str, start: int) -> re.Match[str] | None:
        """The first comment of this text at or behind a character of the Markdown, outside code."""
        return re.compile(rf"<!--\s*{re.escape(text.strip())}").search(self.prose, start)

    def mark(self, key: str, nth: int) -> int:
        """The line of the `nth` mark `[^key` or `[key` outside code, or of the last one; 1 where there is none."""
        written = re.compile(r"\[\^?\s*" + re.escape(key) + r"(?![\w:.-])")
        places = [found.start() for found in written.finditer(self.prose)]
        return self.line_of(places[min(nth, len(places) - 1)]) if places else 1 + self._offset

    def definition(self, key: str) -> int:
        """The line of a footnote definition written by hand."""
        found = re.search(r"^ {0,3}\[\^\s*" + re.escape(key) + r"\]:", self._markdown, re.MULTILINE)
        return self.line_of(found.end() - 1) if found else 1 + self._offset

    def written(self, text: str, nth: int) -> int:
        """The line where a text is written, in whatever case, the `nth` time (from 0); the first where it is not."""
        places = self._written.get(text)
        if places is None:
            found = re.finditer(re.escape(text), self._markdown, re.IGNORECASE)
            places = self._written[text] = [each.start() for each in found]
        return self.line_of(places[min(nth, len(places) - 1)]) if places else 1 + self._offset

    def attribute(self, identifier: str, nth: int) -> int | None:
        """The line where an id is written in an attribute list or a tag, the `nth` time (from 0)."""
        places = self._written_ids.get(identifier, [])
        return self.line_of(places[nth]) if nth < len(places) else None

    @cached_property
    def _written_ids(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for found in re.finditer(r"\{[^{}\n]*\}|\bid=[\"']?(?P<tag>[^\s\"'>]+)", self._markdown):
            names = [found["tag"]] if found["tag"] else re.findall(r"(?<=#)[^\s}#]+", found.group())
            for name in names:
                places.setdefault(name, []).append(found.start())
        return places
