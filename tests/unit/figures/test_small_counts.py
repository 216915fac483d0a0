"""“One” as a word, and a page’s count of its own reasons, need evidence where excerpts count the same otherwise."""

from __future__ import annotations

import pytest

from helpers import check_block, codes


def found(block: str, excerpt: str = "It says nothing of it.") -> list[str]:
    return codes(check_block(block, [{"text": excerpt}]))


@pytest.mark.parametrize(
    "block",
    [
        "One man's tag was lost.",
        "It was worse than earlier ones.",
        "It was not for one that was just wrong.",
        "They were given one then.",
        "One ground is that it fails.",
        "There is no cost for one person on bail.",
        "They left one by one, and no one knew of one another.",
        "It was one or two of them.",
        "It was a one-off, one-sided, and number one for some.",
        "One of them knew, and one knows.",
    ],
)
def test_one_is_mostly_a_word(block: str) -> None:
    assert found(block) == []


@pytest.mark.parametrize(
    "block",
    [
        "Only one man was tagged.",
        "More than one was tagged.",
        "One in six was tagged.",
        "The number fell to one.",
        "It was a majority of one.",
        "One to three of them were tagged.",
        "All but one were tagged.",
    ],
)
def test_where_it_counts_it_is_a_figure(block: str) -> None:
    assert found(block) == ["FN301"]


@pytest.mark.parametrize(
    ("block", "excerpt", "expected"),
    [
        ("One officer was hurt.", "No officers were hurt.", ["FN301"]),
        ("One officer was hurt.", "No officer was hurt.", ["FN301"]),
        ("One officer was hurt.", "An officer was hurt; three officers were there.", []),
        ("It found that one child died.", "It found that three young children died.", ["FN301"]),
        ("One judge heard it.", "Both judges heard it.", ["FN301"]),
        ("One judge heard it.", "They heard it.", []),
        ("One woman wore it.", "It was worn by 14 women.", ["FN301"]),
        ("One woman's tag was lost.", "It was worn by 14 women.", []),
    ],
)
def test_excerpts_that_count_the_same_otherwise_hold_it(block: str, excerpt: str, expected: list[str]) -> None:
    assert found(block, excerpt) == expected


@pytest.mark.parametrize(
    ("block", "excerpt", "expected"),
    [
        ("They said no for two reasons: the price and the place.", "The price and the place were wrong.", []),
        ("It opened in two main phases.", "It opened bit by bit.", []),
        ("It works in three ways.", "It works.", []),
        ("There are four kinds of tag.", "It lists the kinds of tag.", []),
        ("They said no for two reasons.", "They gave three reasons.", ["FN301"]),
        ("They said no for two reasons.", "They gave two reasons.", []),
        ("It opened in two phases.", "It opened in three stages.", ["FN301"]),
        ("They won by two points.", "They won.", ["FN301"]),
        ("Two people said no.", "They said no.", ["FN301"]),
    ],
)
def test_a_page_may_count_its_own_reasons(block: str, excerpt: str, expected: list[str]) -> None:
    assert found(block, excerpt) == expected


@pytest.mark.parametrize(
    ("block", "excerpt", "expected"),
    [
        ("Three firms bid.", "Bids came from Corvane Ltd, Halden & Sons and the Brightwater Partnership.", []),
        ("Four towns have it: Ely, Diss, Bury and Eye.", "It is in Ely, Diss, Bury and Eye.", []),
        ("Four firms bid.", "Bids came from Corvane Ltd, Halden & Sons and the Brightwater Partnership.", ["FN301"]),
        ("Three firms bid.", "Five bid, among them Corvane, Halden and Brightwater.", ["FN301"]),
        ("Three firms bid.", "Bids came from Corvane and Halden.", ["FN301"]),
        ("More than three firms bid.", "Bids came from Corvane, Halden and Brightwater.", ["FN301"]),
    ],
)
def test_a_page_may_count_the_names_of_a_list(block: str, excerpt: str, expected: list[str]) -> None:
    assert found(block, excerpt) == expected
