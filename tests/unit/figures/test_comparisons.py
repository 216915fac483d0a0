"""What is said beside a figure may not become its contrary: faster, slower; cheaper, dearer; narrowed, widened."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

GAP = "The gap narrowed by three percentage points over the decade."
FASTER = "Repairs were completed four days faster than in 2020."
CHEAPER = "The new tag is £5 cheaper than the old one."


@pytest.mark.parametrize(
    ("block", "excerpt", "expected"),
    [
        ("Over the decade the gap widened by three percentage points.", GAP, ["FN302"]),
        ("Over the decade the gap became three percentage points wider.", GAP, ["FN302"]),
        ("Over the decade the gap became three percentage points narrower.", GAP, []),
        ("Repairs took four days longer than in 2020.", FASTER, ["FN302"]),
        ("Repairs were four days slower than they had been in 2020.", FASTER, ["FN302"]),
        ("Repairs were four days quicker than they had been in 2020.", FASTER, []),
        ("In 2020 repairs took four days.", FASTER, []),
        ("The new tag is £5 dearer than the old one.", CHEAPER, ["FN302"]),
        ("The new tag is £5 more expensive.", CHEAPER, ["FN302"]),
        ("The old tag is £5 dearer than the new one.", CHEAPER, []),
        ("The new tag is cheaper by £5.", CHEAPER, []),
        ("It was two degrees colder than usual.", "It was two degrees warmer than usual.", ["FN302"]),
        ("The course is 40 metres shorter now.", "The course is 40 metres longer now.", ["FN302"]),
        ("It tagged 12 fewer people than before.", "It tagged 12 more people than before.", ["FN302"]),
        ("It is two years older than its rival.", "It is two years younger than its rival.", ["FN302"]),
        ("It takes four days or longer.", "It takes four days or more.", []),
    ],
)
def test_the_contrary_beside_the_same_figure(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
