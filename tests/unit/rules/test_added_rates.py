"""A rate that the page adds to a figure: FN301, unless a cited excerpt speaks of that time in some way."""

from __future__ import annotations

import pytest

from footnoted.model import Diagnostic
from helpers import check_block

BARE = "The centre took 4,552 calls, £700 and 16% of the forms, and 30 km of road."


def told(block: str, *excerpts: str) -> list[str]:
    found: tuple[Diagnostic, ...] = check_block(block, [{"text": each} for each in (excerpts or (BARE,))]).diagnostics
    return [each.message.partition(" (")[0] for each in found]


@pytest.mark.parametrize("counted", "people men women children staff calls phone-calls".split())
@pytest.mark.parametrize("each", "a per each every".split())
@pytest.mark.parametrize("period", "day night week month year".split())
def test_a_rate_that_no_excerpt_has_is_told(counted: str, each: str, period: str) -> None:
    told_of = f"rate not in the cited excerpt: ‘4,552 {counted} {each} {period}’"
    assert told_of in told(f"It took 4,552 {counted} {each} {period}.")


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("day", "each day"), ("day", "daily"), ("day", "in 24 hours"), ("night", "nightly"), ("night", "by day"),
        ("year", "an annual count"), ("year", "in 12 months"), ("year", "in twelve months"), ("month", "monthly"),
        ("week", "every week"),
    ],
)  # fmt: skip
def test_a_rate_of_which_an_excerpt_speaks_passes(period: str, words: str) -> None:
    assert told(f"It took 4,552 calls a {period}.", f"{BARE} This was {words}.") == []


@pytest.mark.parametrize("word", "was is as has does this its his us always sometimes perhaps times".split())
def test_a_word_that_counts_nothing_is_no_rate(word: str) -> None:
    assert not any(each.startswith("rate") for each in told(f"It took 4,552 {word} a year."))


def test_sums_measures_and_shares_have_rates_too() -> None:
    for words in ("£700 of fees a day", "16% of forms a day", "30 km of roads a day"):
        assert told(f"It was {words}.") == [f"rate not in the cited excerpt: ‘{words}’"]


def test_a_time_ago_is_no_rate() -> None:
    for behind in ("ago", "later", "earlier", "before", "after", "old"):
        assert told(f"It took 4,552 calls a year {behind}.") == []


def test_whom_a_figure_is_for_is_held_to_the_excerpt() -> None:
    assert told("It was £700 of fees per household.") == ["rate not in the cited excerpt: ‘£700 of fees per household’"]
    assert told("It was £700 of fees per household.", f"{BARE} Each home paid that.") == []
    assert told("It was £700 of fees per head.", f"{BARE} People paid that.") == []
    assert told("It was £700 of fees.") == []
