"""One card: what is claimed, on what source, and on which site. 1200 × 630 pixels, as the Open Graph protocol's users
expect.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageColor, ImageDraw

from footnoted.publish.cards import typesetting as setting
from footnoted.publish.cards.typesetting import Style

SIZE = (1200, 630)
#: Part of the key of every kept card: a new look draws all of them again.
LOOK = "3"

_INK, _PAPER, _QUIET = "#12242b", "#fbfaf7", "#4b5d64"
_MARGIN, _TOP, _FOOT, _BAR = 72, 66, 150, 19
_RULE = SIZE[1] - _FOOT
_FULL = 255
_SIZES = range(60, 17, -2)
_SHADES = 16  # of each ink, from paper to full: enough for the edges of letters


@dataclass(frozen=True, slots=True)
class Card:
    """The words on a card: `text` large, `source` (empty for a page) and `site` below it; and the site's colour."""

    text: str
    source: str
    site: str
    colour: str = "#333333"


def draw(card: Card) -> bytes:
    """The card as PNG, the same bytes for the same words."""
    cover = Image.new("L", SIZE)  # how much ink lies where; each part of the card has one ink
    canvas = ImageDraw.Draw(cover)
    canvas.rectangle((0, 0, _BAR - 1, SIZE[1]), fill=_FULL)
    across, down = SIZE[0] - 2 * _MARGIN, SIZE[1] - _TOP - _FOOT - 24
    style, found = setting.fitted(setting.plain(card.text), _SIZES, across, down, bold=True)
    top = _TOP + max(0, (down - len(found) * style.leading) // 3)
    leftwards = setting.reads_leftwards(card.text)
    for number, line in enumerate(found):
        _line(canvas, (line, leftwards), (_MARGIN, top + number * style.leading), style)
    _foot(canvas, card, across)
    parts = {  # the text, the rule below it, the source, the site, and the bar beside them
        (_BAR, 0, SIZE[0], _RULE): _INK,
        (_BAR, _RULE, SIZE[0], _RULE + 3): card.colour,
        (_BAR, _RULE + 3, SIZE[0], _RULE + 62): _QUIET if card.source else card.colour,
        (_BAR, _RULE + 62, *SIZE): card.colour,
        (0, 0, _BAR, SIZE[1]): card.colour,
    }
    return _printed(cover, parts)


def _printed(cover: Image.Image, parts: dict[tuple[int, int, int, int], str]) -> bytes:
    """The PNG of a picture in which each part (left, top, right, bottom) is printed in one ink."""
    image, palette, first = Image.new("P", SIZE), list[int](), dict[str, int]()
    for box, ink in parts.items():
        if ink not in first:
            first[ink] = len(palette) // 3
            palette += _shades(ink)
        shades = [first[ink] + covered * _SHADES // (_FULL + 1) for covered in range(_FULL + 1)]
        image.paste(cover.crop(box).point(shades), box[:2])
    image.putpalette(palette)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _shades(ink: str) -> list[int]:
    """Red, green and blue of each shade, from paper to ink."""
    ends = list(zip(ImageColor.getrgb(_PAPER), ImageColor.getrgb(ink)[:3], strict=True))  # opaque
    return [round(paper + (full - paper) * shade / (_SHADES - 1)) for shade in range(_SHADES) for paper, full in ends]


def _foot(canvas: ImageDraw.ImageDraw, card: Card, across: int) -> None:
    canvas.rectangle((_MARGIN, _RULE, SIZE[0] - _MARGIN, _RULE + 2), fill=_FULL)
    style = Style(26)
    if card.source:
        _, [source] = setting.fitted(setting.plain(card.source), range(26, 25, -1), across, style.leading, bold=False)
        _line(canvas, (source, False), (_MARGIN, _RULE + 22), style)
    _, [site] = setting.fitted(setting.plain(card.site), range(30, 29, -1), across, Style(30).leading, bold=True)
    _line(canvas, (site, False), (_MARGIN, _RULE + (68 if card.source else 46)), Style(30, bold=True))


def _line(canvas: ImageDraw.ImageDraw, text: tuple[str, bool], at: tuple[int, int], style: Style) -> None:
    """A line from its left end, or from the right margin where its text reads from right to left."""
    line, leftwards = text
    x: float = at[0]
    if leftwards:
        x = SIZE[0] - _MARGIN - setting.width(line, style)
    for part, font in setting.runs(setting.visual(line, leftwards=leftwards), style):
        canvas.text((x, at[1] + style.size), part, font=font, fill=_FULL, anchor="ls")
        x += font.getlength(part)
