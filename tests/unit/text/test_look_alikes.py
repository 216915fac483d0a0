"""Figures in signs and letters: what a reader takes for a number, and no rule reads, is named."""

from __future__ import annotations

import pytest

from footnoted.figures.reader import figures_in
from footnoted.text.look_alikes import look_alikes


@pytest.mark.parametrize(
    "text",
    [
        "up to IX years", "worn by LXX people", "In MMXX", "Ⅻ years", "➐ years", "㊿ years", "🔟 years", "九十九 years",
        "⁹⁹ years", "₉₉ years", "💯 % of people", "up to lOO years", "worn by IOO,OOO people",
    ],
)  # fmt: skip
def test_a_figure_that_no_rule_reads_is_named(text: str) -> None:
    assert look_alikes(text)


@pytest.mark.parametrize(
    "text",
    [
        "1,000 m² of CO₂ and 10⁶ more", "A word² with a note’s number", "Il Giornale and I", "World War II years",
        "type II people, stage IV people", "Henry VIII", "DC people", "for X years", "人が三人いる", "½, ⅞ and ⑨",
    ],
)  # fmt: skip
def test_names_measures_and_words_are_none(text: str) -> None:
    assert look_alikes(text) == []


@pytest.mark.parametrize(
    ("sign", "digits"), [("⅗ of people", "60% of people"), ("160‰", "16%"), ("Ⅸ years", "9 years")]
)
def test_a_sign_is_read_as_its_number(sign: str, digits: str) -> None:
    assert figures_in(sign)[0].readings[0] == figures_in(digits)[0].readings[0]
