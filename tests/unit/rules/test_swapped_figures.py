"""FN304: figures that changed places, however the page ties them to what they are of."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

SWAPPED = [
    ("In 2022–23 it paid £3m, and £2m in 2023–24.", "It paid £3m in 2022-23 and £2m in 2023-24.", []),
    ("In 2022–23 it paid £2m, and £3m in 2023–24.", "It paid £3m in 2022-23 and £2m in 2023-24.", ["FN304"]),
    ("It refused 40 and approved 60.", "There were 40 approvals and 60 refusals.", ["FN304"]),
    ("It approved 40 and refused 60.", "There were 40 approvals and 60 refusals.", []),
    ("There were 30 arrests and 12 cautions.", "Officers arrested 12 people and cautioned 30.", ["FN304"]),
    (
        "Among those aged 60 to 69 it was 58%, and 74% among those aged 50–59.",
        "It was 58% of those aged 50 to 59 and 74% of those aged 60 to 69.",
        ["FN304"],
    ),
    (
        "Among those aged 60 to 69 it was 74%, and 58% among those aged 50–59.",
        "It was 58% of those aged 50 to 59 and 74% of those aged 60 to 69.",
        [],
    ),
    (
        "For theft you get five years, for fraud two years.",
        "It is two years for theft and five years for fraud.",
        ["FN304"],
    ),
    (
        "For obstructing it you get five years, for threatening them two years.",
        "It is two years for obstruction and five years for threats.",
        ["FN304"],
    ),
    (
        "For obstructing it you get two years, for threatening them five years.",
        "It is two years for obstruction and five years for threats.",
        [],
    ),
    ("Men served nine months and women 12.", "Women served nine months, men 12.", ["FN304"]),
    ("Men served 12 months and women nine.", "Women served nine months, men 12.", []),
    ("It is 9% in Kent and 12 in Hull.", "It is 9% in Hull and 12% in Kent.", ["FN304"]),
    ("They released 12 and arrested 30.", "There were 30 releases and 12 arrests.", ["FN304"]),
]


@pytest.mark.parametrize(("block", "excerpt", "expected"), SWAPPED)
def test_figures_that_changed_places(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
