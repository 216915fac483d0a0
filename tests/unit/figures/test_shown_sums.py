"""A figure that a claim works out itself needs no comment: its parts stand there and in the excerpt."""

from __future__ import annotations

import pytest

from helpers import check_block, codes


@pytest.mark.parametrize(
    ("excerpt", "block"),
    [
        ("There were 212 in May and 187 in June.", "There were 212 in May and 187 in June, 399 in all."),
        ("Deaths fell from 120 to 95.", "Deaths fell from 120 to 95, which is 25 fewer."),
        ("Deaths fell from 120 to 48.", "Deaths fell from 120 to 48, a drop of 60%."),
        ("It rose from 41% to 46%.", "It rose by five percentage points, from 41% to 46%."),
        ("A room costs £140 and a bed £14.", "A room costs £140, ten times as much as a bed at £14."),
        ("The grant is £96,000 over eight years.", "The grant is £96,000 over eight years, or £12,000 a year."),
        ("It opened in 1897 and closed in 1963.", "It opened in 1897 and closed in 1963, 66 years later."),
        (
            "It began on 5 March 2024 and ended on 8 March 2024.",
            "Begun on 5 March 2024, it ended three days later, on 8 March.",
        ),
        ("It began on 3 July and ended on 14 August.", "It ran for six weeks, from 3 July to 14 August."),
        ("Of 1,050 applications 700 were granted.", "Of the 1,050 applications, 700, or two-thirds, were granted."),
        ("There were 7 women and 5 men.", "All 12, seven women and five men, agreed."),
    ],
)
def test_a_sum_with_its_parts_beside_it_is_held(excerpt: str, block: str) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == []


@pytest.mark.parametrize(
    ("excerpt", "block"),
    [
        ("There were 212 in May and 187 in June.", "There were 212 in May and 187 in June, 389 in all."),
        ("There were 212 in May and 187 in June.", "There were 399 in two months."),  # the parts are not told
        ("Deaths fell from 120 to 48.", "Deaths fell from 120 to 48, a drop of 40%."),
        ("4,552 of 28,111 were.", "4,552 of 28,111 were, 17%."),  # rounded: that is for a working to say
        ("It opened in 1897 and closed in 1963.", "It opened in 1897 and closed in 1963, 68 years later."),
        ("It began on 29 February and ended in 2023.", "It began on 29 February, 12 days before it ended in 2023."),
        ("Of the 9, 3 were fitted.", "Of the 9, 3 were fitted by 6 people."),  # small numbers meet by chance
        (
            "It began on 5 March 2024 and ended on 8 March 2024.",
            "Begun on 5 March 2024, it ended four days later, on 8 March.",
        ),
    ],
)
def test_what_is_no_such_sum_is_a_finding(excerpt: str, block: str) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == ["FN301"]


def test_among_very_many_figures_no_sum_is_looked_for() -> None:
    many = ", ".join(f"{each} of them" for each in range(101, 150))
    block = f"There were 212 in May and 187 in June, 399 in all. Others: {many}."
    report = check_block(block, [{"text": "There were 212 in May and 187 in June."}])
    assert any("‘399’" in each.message for each in report.diagnostics)
