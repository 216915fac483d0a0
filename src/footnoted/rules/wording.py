"""When two wordings count as the same, and whether an excerpt contains a quotation.

Alike are: white space, curly and straight marks, kinds of dashes, the case of the quotation's first letter, and its
closing punctuation. Everything else must match, to the letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = str.maketrans({**dict.fromkeys('“”„‟«»"‘’‚‛`´′', "'"), **dict.fromkeys("‐‑−\u2043", "-")})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ELLIPSIS = re.compile(r"\[\s*(?:…|\.{3}|\. \. \.)\s*\]|…|\.{3,}|\. \. \.")
_BRACKET = re.compile(r"(\w*)\[([^\[\]]*)\](\w*)")
_CLOSING = ".,;:!?…'- "
_NEGATIONS = r"(?:not|no|never|none|nor|neither|without|cannot|\w+n't)"

#: What `…` may stand for: anything that does not begin with a “not”, which would turn the sentence round.
_LEFT_OUT = rf"(?!\W*{_NEGATIONS}\b)[\s\S]*?"

#: How many words of the source an editor's `[…]`-free bracket may stand for.
_REPLACED = 8


def plain(text: str) -> str:
    """A text with white space, marks and dashes told in one way. Words and case stay."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_MARKS)
    text = re.sub(r"(?<=\d)[–—―](?=\d)", "-", text)
    text = re.sub(r"\s*[—―]+\s*|\s+[–-]{1,3}\s+|\s*--+\s*", " - ", text).replace("–", "-")
    return re.sub(r"\s+", " ", text).strip()


def contains_quotation(excerpt: str, quotation: str) -> bool:
    """Whether `quotation` is told in the excerpt's exact words, after the alikes named above."""
    wanted = plain(quotation).strip("'").strip()
    held = _plain_excerpt(excerpt)
    if not re.search(r"\w", wanted):
        return wanted in held
    if _stands_in(wanted.rstrip(_CLOSING), held):
        return True
    pattern = _pattern(wanted)
    return pattern is not None and pattern.search(held) is not None


@lru_cache(maxsize=4096)
def _plain_excerpt(text: str) -> str:
    return plain(text)


#: Whole words only: “fitted” is not in “non-fitted”, nor “6” in “£6m” or “2,600”.
_BEFORE = r"(?<![\w£$€#@%/])(?<!\w[-'/])(?<!\d[.,])"
_AFTER = r"(?![\w%°])(?![-/]\w)(?!'\w)(?![.,]\d)"
_BEGINS = re.compile(_BEFORE)
_ENDS = re.compile(_AFTER)


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


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + pattern + _AFTER)


def _pattern(wanted: str) -> re.Pattern[str] | None:
    """The pattern for a quotation with joined parts or editorial brackets; None when it has neither."""
    parts = [part.strip(" ,;:-") for part in _ELLIPSIS.split(wanted)]
    parts = [part for part in parts if re.search(r"\w", part)]
    bracketed = _BRACKET.search(wanted) is not None
    if not parts or (len(parts) == 1 and not bracketed and parts[0] == wanted):
        return None
    parts[-1] = parts[-1].rstrip(_CLOSING)
    patterns = [_part(part, first=at == 0) for at, part in enumerate(parts)]
    return re.compile(_LEFT_OUT.join(_whole_words(each).pattern for each in patterns))


def _part(text: str, *, first: bool) -> str:
    """One unbroken part; `[word]` stands for changed or added words, but hides no negation and no figure."""
    pattern, at = "", 0
    for found in _BRACKET.finditer(text):
        before, inside, after = found.groups()
        literal = text[at : found.start()]
        attached = bool(before or after)
        if attached:
            pattern += _literal(literal, first and not pattern)
            pattern += _letters(before, inside, after)
            at = found.end()
            continue
        pattern += _literal(literal.rstrip(), first and not pattern)
        at = found.end()
        spaced = text[at : at + 1] == " "
        pattern += _words(inside, start=not pattern, spaced=spaced)
        at += spaced
    return pattern + _literal(text[at:], first and not pattern)


def _literal(text: str, first: bool) -> str:
    return _first_letter(text) if first and text else re.escape(text)


def _letters(before: str, inside: str, after: str) -> str:
    """`[T]he`, `encourage[s]`: letters changed, added or left out at one end of a word."""
    if before and not after:
        return re.escape(before) + r"\w*"
    if after and not before:
        return (rf"(?:{re.escape(inside)}|\w?)" if len(inside) == 1 else r"\w*") + re.escape(after)
    return re.escape(before) + r"\w*" + re.escape(after)


def _words(inside: str, *, start: bool, spaced: bool) -> str:
    """A bracket for whole words: nothing in the source, or some other words there."""
    may_negate = re.search(rf"\b{_NEGATIONS}\b", inside, re.IGNORECASE) is not None
    word = r"\S+" if may_negate else rf"(?!{_NEGATIONS}\b)\S+"
    if not re.search(r"\d", inside):
        word = word.replace(r"\S+", r"[^\s\d]+")
    some = rf"{word}(?: {word}){{0,{_REPLACED - 1}}}"
    if start:
        return rf"(?:{some} )?"
    return rf"(?: {some})? " if spaced else rf"(?: {some})?"
