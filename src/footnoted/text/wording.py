"""Whether an excerpt contains a quotation.

Besides what `normalise` makes the same, the case of the quotation's first letter and its closing punctuation may
differ. Everything else must match, to the letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from footnoted.text.normalise import plain

_ELLIPSIS = re.compile(r"\[\s*(?:…|\.{3}|\. \. \.)\s*\]|…|\.{3,}|\. \. \.")
_BRACKET = re.compile(r"(\w*)\[([^\[\]]*)\](\w*)")
_DETACHED = re.compile(r"(?<!\w)\[[^\[\]]*\](?!\w)")
_CLOSING = ".,;:!?…'- "
_NEGATIONS = r"(?:not|no|never|none|nor|neither|without|cannot|\w+n't)"

#: Letters that turn a word round.
_REVERSES = re.compile(r"un|in|im|ir|il|dis|mis|non-?|not|n't|less", re.IGNORECASE)
_NEGATED = re.compile(rf"\b{_NEGATIONS}\b", re.IGNORECASE)

#: What `…` may not stand for: a “not” right behind, which would turn the sentence round.
_TURNS_ROUND = re.compile(rf"\W*{_NEGATIONS}\b")

#: Most source words that one `[bracket]` may replace.
_REPLACED = 8


def contains_quotation(excerpt: str, quotation: str) -> bool:
    """Whether `quotation` is in the excerpt's exact words, after the alikes named above."""
    wanted = plain(quotation).strip("'").strip()
    held = _plain_excerpt(excerpt)
    if not re.search(r"\w", wanted):
        return wanted in held
    if _stands_in(wanted.rstrip(_CLOSING), held):
        return True
    parts = _parts(wanted)
    return bool(parts) and _stand_in_order(parts, held)


@lru_cache(maxsize=4096)
def _plain_excerpt(text: str) -> str:
    return plain(text)


#: Whole words only: “fitted” is not in “non-fitted”, nor “6” in “£6m” or “2,600”. (“The Office” is in “the Office’s”.)
_BEGINS = re.compile(r"(?<![\w£$€#@%/])(?<!\w[-'/])(?<!\d[.,])")
_ENDS = re.compile(r"(?![\w%°])(?![-/]\w)(?!'(?!s\b)\w)(?![.,]\d)")


def _stands_in(wanted: str, held: str) -> bool:
    """Whether the words stand in the text as they are, but for the case of their first letter."""
    for words in {wanted, wanted[:1].swapcase() + wanted[1:]}:
        at = held.find(words)
        while at >= 0:
            if _BEGINS.match(held, at) and _ENDS.match(held, at + len(words)):
                return True
            at = held.find(words, at + 1)
    return False


def _first_letter(text: str) -> str:
    """A pattern for the text that leaves the case of its first letter open."""
    found = re.search(r"[^\W\d_]", text)
    if not found or found.start() > 3:
        return re.escape(text)
    at, letter = found.start(), found.group()
    return f"{re.escape(text[:at])}[{letter.lower()}{letter.upper()}]{re.escape(text[at + 1 :])}"


@dataclass(frozen=True, slots=True)
class _Bracket:
    """An editor's bracket for whole words: nothing in the source, or a few other words there.

    `leads`: it begins a part. `spaced`: a space follows it.
    """

    word: re.Pattern[str]
    leads: bool
    spaced: bool

    def ends(self, held: str, place: int) -> Iterator[int]:
        """Where in the text it can end that begins at `place`."""
        start = place
        for _ in range(_REPLACED + 1):
            if self.leads:
                yield place
            else:
                yield from self._cut(held, start, place)
                if held[place : place + 1] != " ":
                    return
                place += 1
            found = self.word.match(held, place)
            if not found or (self.leads and held[found.end() : found.end() + 1] != " "):
                return
            place = found.end() + self.leads

    def _cut(self, held: str, start: int, end: int) -> Iterator[int]:
        """The end of a word with the marks behind it, and without each of them."""
        while True:
            if not self.spaced:
                yield end
            elif held[end : end + 1] == " ":
                yield end + 1
            if end == start or held[end - 1] not in _CLOSING + ")":
                return
            end -= 1


#: A part of a quotation: text to match as it is, and brackets.
_Part = list[re.Pattern[str] | _Bracket]


def _parts(wanted: str) -> list[_Part]:
    """The parts of a quotation that is joined or has editorial brackets; none where it is neither, or all brackets."""
    parts = [part.strip(" ,;:-") for part in _ELLIPSIS.split(wanted)]
    parts = [part for part in parts if re.search(r"\w", part)]
    whole = len(parts) == 1 and parts[0] == wanted and not _BRACKET.search(wanted)
    if not parts or whole or not any(re.search(r"\w", _DETACHED.sub("", part)) for part in parts):
        return []
    parts[-1] = parts[-1].rstrip(_CLOSING)
    return [_part(part, first=at == 0) for at, part in enumerate(parts)]


def _stand_in_order(parts: list[_Part], held: str) -> bool:
    """Whether the parts stand in the text one behind the other.

    The earliest end of each is the best for the next, so nothing is tried twice and no quotation takes long.
    """
    at = 0
    for number, part in enumerate(parts):
        ends = {
            end for start in range(at, len(held) + 1) if _BEGINS.match(held, start) for end in _ends(part, held, start)
        }
        if number < len(parts) - 1:
            ends = {end for end in ends if not _TURNS_ROUND.match(held, end)}
        if not ends:
            return False
        at = min(ends)
    return True


def _ends(part: _Part, held: str, start: int) -> set[int]:
    """Where the part can end that begins at `start`."""
    places = {start}
    for step in part:
        if isinstance(step, _Bracket):
            places = {end for place in places for end in step.ends(held, place)}
        else:
            places = {found.end() for place in places if (found := step.match(held, place))}
    return {place for place in places if _ENDS.match(held, place)}


def _part(text: str, *, first: bool) -> _Part:
    """One unbroken part; `[word]` stands for changed or added words, but hides no negation and no figure."""
    part: _Part = []
    pattern, at = "", 0
    for found in _BRACKET.finditer(text):
        before, inside, after = found.groups()
        literal = text[at : found.start()]
        start = first and not part and not pattern
        at = found.end()
        if before or after:
            pattern += _literal(literal, start) + _letters(before, inside, after)
            continue
        if _NEGATED.search(inside):  # the source must have the “not” as well
            pattern += _literal(literal, start) + f"(?i:{re.escape(inside)})"
            continue
        pattern += _literal(literal.rstrip(), start)
        if pattern:
            part.append(re.compile(pattern))
            pattern = ""
        spaced = text[at : at + 1] == " "
        part.append(_Bracket(_word(inside), leads=not part, spaced=spaced))
        at += spaced
    pattern += _literal(text[at:], first and not part and not pattern)
    return [*part, re.compile(pattern)] if pattern else part


def _literal(text: str, first: bool) -> str:
    return _first_letter(text) if first and text else re.escape(text)


def _letters(before: str, inside: str, after: str) -> str:
    """`[T]he`, `encourage[s]`: letters changed, added or left out at one end of a word, but for those that turn it
    round, as in `[un]lawful`.
    """
    if _REVERSES.fullmatch(inside):
        return re.escape(before) + f"(?i:{re.escape(inside)})" + re.escape(after)
    if before and not after:
        return re.escape(before) + r"\w*"
    if after and not before:
        return (rf"(?:{re.escape(inside)}|\w?)" if len(inside) == 1 else r"\w*") + re.escape(after)
    return re.escape(before) + r"\w*" + re.escape(after)


def _word(inside: str) -> re.Pattern[str]:
    """A word of the source that a bracket may stand for: no “not”, and no figure unless the bracket has one too."""
    letters = r"\S" if re.search(r"\d", inside) else r"[^\s\d]"
    return re.compile(rf"(?!{_NEGATIONS}\b)" + letters + r"+(?!\S)")
