"""FN301 and FN302 say what differs between the page and the excerpt; which figures do is in tests/cases."""

from __future__ import annotations

import pytest

from helpers import check_block


@pytest.mark.parametrize(
    ("excerpt", "page", "told", "held"),
    [
        (
            "Records are stored for up to six years.",
            "They are stored for six years.",
            "exact",
            "an upper bound (“up to”",
        ),
        ("Records are stored for up to six years.", "The time rose to six years.", "exact", "an upper bound (“up to”"),
        ("Prices rose by 30%.", "Prices fell by 30%.", "falling", "rising"),
        ("It ends within 30 days.", "It ends after 30 days.", "a time after which", "a time within which"),
    ],
)
def test_a_changed_bound_is_named_by_what_differs(excerpt: str, page: str, told: str, held: str) -> None:
    [finding] = check_block(page, [{"text": excerpt}]).diagnostics
    assert finding.code == "FN302"
    ours, _, theirs = finding.message.partition(", but the cited excerpt has it as ")
    assert f"is told as {told}" in ours or told in ours.rpartition("is told as ")[2]
    assert held in theirs


@pytest.mark.parametrize("working", ["1 / 5 = one in six", "700 / 4,200 = one in five", "one in six"])
def test_a_working_that_does_not_hold_is_one_finding(working: str) -> None:
    block = f"One in six of the 4,200 had them. <!-- worked out: {working} -->"
    [finding] = check_block(block, [{"text": "700 of 4,200 people had them."}]).diagnostics
    assert finding.message.startswith("the working does not hold: ")


@pytest.mark.parametrize(
    ("excerpt", "page"),
    [
        ("They are kept for six ye\u00adars.", "They are kept for six years."),
        ("It costs £6\u00a0m.", "It costs £6m."),
        ("It costs £6m.", "It costs £6&nbsp;m."),
        ("It costs £6m.", "It costs £6 million."),
    ],
)
def test_blanks_and_soft_hyphens_are_no_part_of_a_figure(excerpt: str, page: str) -> None:
    assert check_block(page, [{"text": excerpt}]).diagnostics == ()


def test_a_multiple_of_a_figure_is_no_bound_of_it() -> None:
    excerpt = "The first cost £6m, and the second was twice as high."
    assert check_block("The second was twice as high as £6m.", [{"text": excerpt}]).diagnostics == ()


def test_a_comparison_that_is_turned_is_named_with_its_figure() -> None:
    excerpt = "The new route is four days slower than the old."
    report = check_block("The new route is four days faster than the old.", [{"text": excerpt}])
    assert [each.message for each in report.diagnostics] == [
        "direction changed: beside ‘four days’ the cited excerpt says the contrary"
    ]
