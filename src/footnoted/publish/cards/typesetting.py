"""Text in several scripts, measured and broken into lines, with the fonts that come with the package.

Pillow's basic layout is used on purpose: it needs no library of the system, so a card has the same bytes everywhere.
Arabic and Hebrew are shaped and put into visual order before they are drawn (arabic-reshaper, python-bidi).
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from arabic_reshaper import reshape
from bidi import get_display
from fontTools.ttLib import TTFont
from PIL import ImageFont

_FONTS = Path(__file__).with_name("fonts")
_REGULAR = ("NotoSans-Regular.ttf", "NotoSansArabic-Bold.ttf", "NotoEmoji-Regular.ttf")
_BOLD = ("NotoSans-Bold.ttf", "NotoSansArabic-Bold.ttf", "NotoEmoji-Regular.ttf")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_IGNORED = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\u00ad]")
_MISSING = "\ufffd"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and line height in pixels."""

    size: int
    bold: bool = False

    @property
    def leading(self) -> int:
        """From one line to the next."""
        return round(self.size * 1.32)


@lru_cache(maxsize=256)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """One of the fonts of the package."""
    return ImageFont.truetype(str(_FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache
def _covers(name: str) -> frozenset[int]:
    with TTFont(_FONTS / name) as file:
        return frozenset(file.getBestCmap())


@lru_cache(maxsize=4096)
def _font_for(character: str, *, bold: bool) -> str | None:
    names = _BOLD if bold else _REGULAR
    return next((name for name in names if ord(character) in _covers(name)), None)


def plain(text: str) -> str:
    """The text without what no font draws: joiners and selectors, and a sign in the place of unknown characters."""
    text = _IGNORED.sub("", unicodedata.normalize("NFC", " ".join(text.split())))
    return "".join(each if _font_for(each, bold=True) else _MISSING for each in text)


def visual(line: str, *, leftwards: bool = False) -> str:
    """A line in the order in which it is drawn from left to right, in a text that reads rightwards or leftwards."""
    if not _RIGHT_TO_LEFT.search(line):
        return line
    return str(get_display(reshape(line), base_dir="R" if leftwards else "L"))


def runs(line: str, style: Style) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """A line cut where the font changes."""
    at = 0
    names = [_font_for(each, bold=style.bold) or (_BOLD if style.bold else _REGULAR)[0] for each in line]
    for end in range(1, len(line) + 1):
        if end == len(line) or names[end] != names[at]:
            yield line[at:end], font(names[at], style.size)
            at = end


@lru_cache(maxsize=65536)
def _word_width(word: str, style: Style) -> float:
    return sum(each.getlength(part) for part, each in runs(visual(word), style))


def width(line: str, style: Style) -> float:
    """How wide a line is, in pixels."""
    return sum(each.getlength(part) for part, each in runs(visual(line), style))


def lines(text: str, style: Style, across: int) -> list[str]:
    """The text broken at spaces into lines no wider than `across` pixels; a longer word is broken where it must be."""
    found: list[str] = []
    space, used = _word_width(" ", style), 0.0
    for word in (piece for whole in text.split() for piece in _pieces(whole, style, across)):
        wide = _word_width(word, style)
        if found and used + space + wide <= across:
            found[-1] += f" {word}"
            used += space + wide
        else:
            found.append(word)
            used = wide
    return found


def _pieces(word: str, style: Style, across: int) -> Iterator[str]:
    while _word_width(word, style) > across:
        end = next(end for end in range(len(word) - 1, 0, -1) if _word_width(word[:end], style) <= across or end == 1)
        yield word[:end]
        word = word[end:]
    yield word


def fitted(text: str, sizes: range, across: int, down: int, *, bold: bool) -> tuple[Style, list[str]]:
    """The largest of the sizes in which the text fits; in the smallest, what does not fit ends in an ellipsis."""

    def too_high(size: int) -> bool:
        style = Style(size, bold)
        return len(lines(text, style, across)) * style.leading > down

    at = bisect_left(sizes, True, key=lambda size: not too_high(size))
    style = Style(sizes[min(at, len(sizes) - 1)], bold)
    found = lines(text, style, across)
    if at < len(sizes):
        return style, found
    kept = found[: down // style.leading]
    while width(f"{kept[-1]}…", style) > across:
        kept[-1] = kept[-1].rsplit(" ", 1)[0] if " " in kept[-1] else kept[-1][:-1]
    kept[-1] += "…"
    return style, kept


def reads_leftwards(text: str) -> bool:
    """Whether the first letter of a text is of a script that is read from right to left (Unicode's first strong)."""
    strong = (unicodedata.bidirectional(each) for each in text)
    return next((each for each in strong if each in {"L", "R", "AL"}), "L") != "L"
