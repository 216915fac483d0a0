"""Where an excerpt stands in a document, word for word; and the passage nearest to it where it does not."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from footnoted.text.normalise import plain
from footnoted.text.printable import LINE_HYPHEN
from footnoted.text.wording import contains_quotation

_ELLIPSIS = re.compile(r"\[\s*(?:…|\.{3}|\. \. \.)\s*\]|…|\.{3,}|\. \. \.")
_CLOSING = ".,;:!?…'- "

#: From here on a passage counts as the excerpt in other words, and not as another passage. Never decides that words
#: are there. Two unrelated English passages share about a quarter of their words.
_ALIKE = 0.5

#: Characters around the words found that decide whether they are whole words.
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand: the part's number from 1, and the last one where they run over its end."""

    first: int
    last: int

    @property
    def locator(self) -> str:
        """As a locator in evidence has it: `page 4`, `pages 4–5`."""
        return f"page {self.first}" if self.first == self.last else f"pages {self.first}–{self.last}"


class Haystack:
    """A document's parts as one normalised text that is prepared once and searched for many excerpts."""

    def __init__(self, parts: Sequence[str]) -> None:
        # White space first: the normalisation is slow on long runs of it, and a page may have megabytes.
        texts = [plain(re.sub(r"\s+", " ", part)) for part in parts]
        self.text = " ".join(texts)
        self._starts: list[int] = []
        at = 0
        for text in texts:
            self._starts.append(at)
            at += len(text) + 1
        self._hyphens = LINE_HYPHEN in self.text

    def find(self, excerpt: str) -> Found | None:
        """Where the excerpt stands, by the rules for quotations (`rules/wording.py`); parts joined by `…` in order."""
        pieces = [piece for piece in _ELLIPSIS.split(plain(excerpt)) if re.search(r"\w", piece)]
        start, at = -1, 0
        for piece in pieces or [plain(excerpt)]:
            span = self._piece(piece.strip(" ,;-" if len(pieces) > 1 else " "), at)
            if span is None:
                return None
            start, at = (span[0] if start < 0 else start), span[1]
        return Found(self._part(start), self._part(max(start, at - 1)))

    def _piece(self, piece: str, at: int) -> tuple[int, int] | None:
        wanted = piece.strip("' ").rstrip(_CLOSING) or piece
        if not wanted:
            return None
        before, after = (r"(?<!\w)" if wanted[0].isalnum() else ""), (r"(?!\w)" if wanted[-1].isalnum() else "")
        pattern = re.compile(before + _pattern(wanted, self._hyphens) + after)
        for match in pattern.finditer(self.text, at):
            if self._whole_words(match, wanted):
                return match.span()
        return None

    def _whole_words(self, match: re.Match[str], wanted: str) -> bool:
        """The verdict is the linter's own, on the words found and a little around them."""
        before = self.text[max(0, match.start() - _AROUND) : match.start()]
        after = self.text[match.end() : match.end() + _AROUND]
        return contains_quotation(f"{before}{wanted}{after}".replace(LINE_HYPHEN, ""), wanted)

    def _part(self, at: int) -> int:
        return sum(start <= at for start in self._starts) or 1

    def nearest(self, excerpt: str) -> str | None:
        """The passage most like the excerpt, as the document has it; None where nothing is like it.

        One pass over the words keeps count of how many of the excerpt's stand in a window of its length.
        """
        wanted = _words(plain(excerpt))
        words = self.text.split()
        if not wanted or not words:
            return None
        need = Counter(wanted)
        bare = {word: _bare(word) for word in set(words)}
        there = [bare[word] for word in words]
        size = min(len(wanted), len(words))
        have: Counter[str] = Counter()
        score = best = best_at = 0
        for at, word in enumerate(there):
            have[word] += 1
            score += have[word] <= need[word]
            if at >= size:
                old = there[at - size]
                score -= have[old] <= need[old]
                have[old] -= 1
            if score > best:
                best, best_at = score, at
        first, last = _trimmed(there, max(0, best_at - size + 1), best_at, wanted)
        if not best or Indel.normalized_similarity(there[first : last + 1], wanted) < _ALIKE:
            return None
        return " ".join(words[first : last + 1]).replace(LINE_HYPHEN, "")


def _trimmed(there: list[str], first: int, last: int, wanted: list[str]) -> tuple[int, int]:
    """The window's best beginning and end: some words more or fewer than the excerpt has."""
    slack = max(6, len(wanted) // 3)  # as many words as one change may have put in, and the few behind it

    def likeness(begin: int, end: int) -> float:
        return float(Indel.normalized_similarity(there[begin : end + 1], wanted))

    begins = range(max(0, first - slack), min(last, first + slack) + 1)
    begin = max(begins, key=lambda each: (likeness(each, last), each))
    ends = range(max(begin, last - slack), min(len(there) - 1, last + slack) + 1)
    end = max(ends, key=lambda each: (likeness(begin, each), -each))
    return begin, end


def _pattern(wanted: str, hyphens: bool) -> str:
    """The words as a pattern: the first letter in either case; in a PDF, hyphens that may be a line's alone."""
    letters = [re.escape(letter) for letter in wanted]
    first = wanted[0]
    if first.lower() != first.upper():
        letters[0] = f"[{re.escape(first.lower())}{re.escape(first.upper())}]"
    if not hyphens:
        return "".join(letters)
    patterns = [
        f"[-{LINE_HYPHEN}]" if letter == "-" else escaped for letter, escaped in zip(wanted, letters, strict=True)
    ]
    return "".join(
        escaped + (f"{LINE_HYPHEN}?" if this.isalnum() and after.isalnum() else "")
        for this, after, escaped in zip(wanted, [*wanted[1:], " "], patterns, strict=True)
    )


def _words(text: str) -> list[str]:
    return [_bare(word) for word in text.split()]


def _bare(word: str) -> str:
    return word.replace(LINE_HYPHEN, "").strip(".,;:!?'\"()[]").casefold() or word


def word_diff(excerpt: str, passage: str) -> str:
    """What changed, word by word, as git writes it: `[-six-]{+seven+} years`."""
    old, new = plain(excerpt).split(), passage.split()
    parts: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts += old[a:b]
            continue
        gone = f"[-{' '.join(old[a:b])}-]" if a < b else ""
        come = f"{{+{' '.join(new[c:d])}+}}" if c < d else ""
        parts.append(gone + come)
    return " ".join(parts)
