"""A share told by its part and its whole, and the same share told in per cent or as a fraction."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

BEACHES, CLAIMS, LIFTS = (
    "It was poor at six of the 40 beaches.",
    "Of the 90 claims settled, 60 were small.",
    "Nine of the 12 lifts.",
)
SEATS = "The party took 31 of the council's 60 seats."


@pytest.mark.parametrize(
    ("block", "excerpt", "expected"),
    [
        ("It was poor at 15% of the beaches.", BEACHES, []),
        ("It was poor at six of the 40 beaches.", "It was poor at 15% of the 40 beaches.", []),
        ("It was poor at 16% of the beaches.", BEACHES, ["FN301"]),
        ("It was poor at seven of the 40 beaches.", "It was poor at 15% of the 40 beaches.", ["FN301"]),
        ("Two thirds of the 90 claims were small.", CLAIMS, []),
        ("Two in three of the 90 claims were small.", CLAIMS, []),
        ("Half of the 90 claims were small.", CLAIMS, ["FN301"]),
        ("More than two thirds were small.", CLAIMS, ["FN302"]),
        ("Three lifts in every four were broken.", LIFTS, []),
        ("Three lifts in every five were broken.", LIFTS, ["FN301"]),
        ("16% wore one.", "A tag was worn by 4,552 of the 28,111.", ["FN301"]),
        ("One patient in a thousand dies.", "It has a mortality rate of 0.1%.", []),
        ("One patient in 1,000 dies.", "It has a mortality rate of 0.1%.", []),
        ("One patient in a hundred dies.", "It has a mortality rate of 0.1%.", ["FN301"]),
        ("With 31 seats out of 60, the party runs the council.", SEATS, []),
        ("The party runs the council with 31 of 60 seats.", SEATS, []),
        ("With 60 seats out of 31, the party runs the council.", SEATS, ["FN304"]),
    ],
)
def test_a_share_may_be_told_both_ways_where_it_is_exact(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
