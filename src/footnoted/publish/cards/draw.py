"""One card: what is claimed, on what source, and on which site. 1200 × 630 pixels, as the Open Graph protocol's users
expect.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from footnoted.publish.cards import typesetting as setting
from footnoted.publish.cards.typesetting import Style

SIZE = (1200, 630)
#: Part of the key of every kept card: a new look draws all of them again.
LOOK = "2"

_INK, _PAPER, _QUIET = "#12242b", "#fbfaf7", "#4b5d64"
_MARGIN, _TOP, _FOOT = 72, 66, 150
_SIZES = range(60, 17, -2)


@dataclass(frozen=True, slots=True)
class Card:
    """The words on a card: `text` large, `source` (empty for a page) and `site` below it; and the site's colour."""

    text: str
    source: str
    site: str
    colour: str = "#333333"


def draw(card: Card) -> bytes:
    """The card as PNG, the same bytes for the same words."""
    image = Image.new("RGB", SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, 18, SIZE[1]), fill=card.colour)
    across, down = SIZE[0] - 2 * _MARGIN, SIZE[1] - _TOP - _FOOT - 24
    style, found = setting.fitted(setting.plain(card.text), _SIZES, across, down, bold=True)
    top = _TOP + max(0, (down - len(found) * style.leading) // 3)
    leftwards = setting.reads_leftwards(card.text)
    for number, line in enumerate(found):
        _line(canvas, (line, leftwards), (_MARGIN, top + number * style.leading), style, _INK)
    _foot(canvas, card, across)
    out = io.BytesIO()
    image.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _foot(canvas: ImageDraw.ImageDraw, card: Card, across: int) -> None:
    line = SIZE[1] - _FOOT
    canvas.rectangle((_MARGIN, line, SIZE[0] - _MARGIN, line + 2), fill=card.colour)
    style = Style(26)
    if card.source:
        _, [source] = setting.fitted(setting.plain(card.source), range(26, 25, -1), across, style.leading, bold=False)
        _line(canvas, (source, False), (_MARGIN, line + 22), style, _QUIET)
    _, [site] = setting.fitted(setting.plain(card.site), range(30, 29, -1), across, Style(30).leading, bold=True)
    _line(canvas, (site, False), (_MARGIN, line + (68 if card.source else 46)), Style(30, bold=True), card.colour)


def _line(canvas: ImageDraw.ImageDraw, text: tuple[str, bool], at: tuple[int, int], style: Style, colour: str) -> None:
    """A line from its left end, or from the right margin where its text reads from right to left."""
    line, leftwards = text
    x: float = at[0]
    if leftwards:
        x = SIZE[0] - _MARGIN - setting.width(line, style)
    for part, font in setting.runs(setting.visual(line, leftwards=leftwards), style):
        canvas.text((x, at[1] + style.size), part, font=font, fill=colour, anchor="ls")
        x += font.getlength(part)
