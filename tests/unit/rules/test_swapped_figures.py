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
    (
        "There were 1,480 applicants under 25. In Kent 12 were tagged and in Hull 30.",
        "There were 1,480 applicants under 25. In Kent 30 were tagged and in Hull 12.",
        ["FN304"],
    ),
]


@pytest.mark.parametrize(("block", "excerpt", "expected"), SWAPPED)
def test_figures_that_changed_places(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected


OF_ANOTHER = [
    ("Built in the 1980s, the dam at Holm has not been surveyed since.", ["FN304"]),
    ("Built in the 1960s, the dam at Holm has not been surveyed since.", []),
    ("A report of the 1980s recommended draining the dam at Holm.", []),
    ("In the 1980s somebody recommended that it be drained.", []),  # too few words to tell by
]


@pytest.mark.parametrize(("block", "expected"), OF_ANOTHER)
def test_one_figure_is_told_of_what_the_excerpt_has_another_for(block: str, expected: list[str]) -> None:
    known = (
        "The dam at Holm was built in the 1960s and has not been surveyed since. "
        "A report written in the 1980s recommended that it be drained."
    )
    report = check_block(block, [{"text": known}])
    assert codes(report) == expected
    assert all(each.message.startswith("figure of something else: what ‘1980s’") for each in report.diagnostics)


def test_a_clause_that_goes_on_with_a_pronoun_is_of_what_stands_before_it() -> None:
    known = "The app was on 7,600 phones in the north. Of those, 1,790 phones belong to the pilot in Holm."
    assert codes(check_block("The app was on 1,790 phones in the north, those of the pilot.", [{"text": known}])) == []
