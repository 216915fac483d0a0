"""Social images: the right size, never cut, the same bytes for the same words, and drawn only once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from footnoted.publish.cards import Card, draw, write_cards
from footnoted.publish.cards import typesetting as setting
from footnoted.publish.cards.draw import SIZE
from footnoted.publish.cards.typesetting import Style, fitted, lines, width

LONGEST = "The Home Office may have the record only where that is “proportionate and justified”. " * 12
WORDS = {
    "short": "It ended.",
    "long": LONGEST,
    "accents": "Le bracelet électronique des Ångström, déjà porté à Łódź.",
    "Arabic": "تستخدم وزارة الداخلية البريطانية سوارًا إلكترونيًا لتتبع المهاجرين في عام 2022",
    "emoji": "GPS tags 📍 and watches ⌚ in the UK 🇬🇧",
    "one long word": "https://www.legislation.gov.uk/ukpga/2016/19/schedule/10/" + "part/" * 60,
}


def opened(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw(card))).convert("RGB")


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_card_is_of_the_right_size_small_and_keeps_its_margins(name: str) -> None:
    card = Card(WORDS[name], "Source: The Guardian, 5 August 2022", "Tagging Explained")
    assert len(draw(card)) < 100_000
    image = opened(card)
    assert image.size == SIZE == (1200, 630)
    paper = image.getpixel((600, 5))
    for box in ((1140, 0, 1200, 630), (30, 0, 60, 630), (0, 0, 1200, 20), (20, 600, 1200, 630)):
        edge = image.crop(box) if box[0] or box[1] == 600 else image.crop((20, *box[1:]))
        assert ImageChops.difference(edge, Image.new("RGB", edge.size, paper)).getbbox() is None, box


def test_the_bar_the_rule_and_the_name_have_the_sites_colour_and_the_text_its_own() -> None:
    image = opened(Card("WWWW " * 40, "Ministry of Justice", "Tagging Explained", "#0a7d33"))
    green, ink, quiet = (0x0A, 0x7D, 0x33), (0x12, 0x24, 0x2B), (0x4B, 0x5D, 0x64)
    assert image.getpixel((9, 300)) == image.getpixel((600, 481)) == green

    def inks(top: int, bottom: int) -> set[object]:
        return {colour for _, colour in image.crop((60, top, 1200, bottom)).getcolors(9999)}

    assert ink in inks(60, 470)
    assert green not in inks(60, 470)
    assert quiet in inks(490, 540)
    assert green not in inks(490, 540)
    assert green in inks(545, 600)


def test_the_longest_text_is_whole() -> None:
    _, found = fitted(LONGEST, range(60, 17, -2), 1056, 390, bold=True)
    assert " ".join(found) == " ".join(LONGEST.split())


def test_what_fits_in_no_size_ends_in_an_ellipsis() -> None:
    style, found = fitted(LONGEST * 9, range(60, 17, -2), 1056, 390, bold=True)
    assert found[-1].endswith("…")
    assert len(found) * style.leading <= 390


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_it_may_be(text: str) -> None:
    style = Style(30, bold=True)
    for line in lines(setting.plain(text), style, 600):
        assert width(line, style) <= 600 or len(line) == 1


def test_signs_that_no_font_has_are_not_dropped_without_a_trace() -> None:
    assert setting.plain("a\u200d\ufe0fb") == "ab"
    assert setting.plain("\U00012000") == "\ufffd"


def test_right_to_left_text_begins_at_the_right_margin() -> None:
    image = opened(Card("سوار", "", "Tagging Explained"))
    ink = ImageChops.difference(image, Image.new("RGB", image.size, image.getpixel((600, 5)))).crop((40, 0, 1200, 450))
    left, _, right, _ = ink.getbbox()
    assert right + 40 > 1100
    assert left + 40 > 800


def test_the_same_words_are_the_same_bytes() -> None:
    card = Card(WORDS["accents"], "a", "b")
    assert draw(card) == draw(card)


def test_only_new_words_are_drawn(tmp_path: Path) -> None:
    cards = {tmp_path / "site" / f"{number}.png": Card(f"Claim {number}", "", "Site") for number in range(30)}
    assert write_cards(cards, tmp_path / "kept") == 30
    assert write_cards(cards, tmp_path / "kept") == 0
    cards[tmp_path / "site" / "7.png"] = Card("Claim seven", "", "Site")
    assert write_cards(cards, tmp_path / "kept") == 1
    assert all(path.exists() for path in cards)
