"""FN301, FN302 and FN304: what is said of a figure that the evidence does not have, or has otherwise."""

from __future__ import annotations

import pytest

from footnoted.model import Claim
from footnoted.rules.unsupported_figures import figures_stated
from helpers import check_block, codes

TEXT = "Of 600 people, 84% were men and 16% were women. Photographs are kept for up to six years."


def told(block: str, *texts: str) -> list[tuple[str, str]]:
    report = check_block(block, [{"text": each} for each in texts or (TEXT,)])
    return [(each.code, each.message) for each in report.diagnostics]


def test_the_message_names_the_excerpts_and_what_they_have_instead() -> None:
    assert told("It was 700 people.") == [
        ("FN301", "figure not in the cited excerpt: ‘700’ (looked in s0:e; found ‘600’)")
    ]
    assert told("It was £700.") == [("FN301", "figure not in the cited excerpt: ‘£700’ (looked in s0:e)")]
    assert told("It was 5 of them.", "It was 1, 2, 3 and 4.", "It was 1.") == [
        ("FN301", "figure not in the cited excerpt: ‘5’ (looked in s0:e, s1:e; found ‘1’, ‘2’, ‘3’)")
    ]


def test_only_a_claim_with_one_citation_says_which_excerpt_is_meant() -> None:
    [one] = check_block("It was 700.", [{"text": TEXT}]).diagnostics
    [two] = check_block("It was 700.", [{"text": TEXT}, {"text": "It was so."}]).diagnostics
    assert (one.source, one.excerpt) == ("s0", "e")
    assert (two.source, two.excerpt) == (None, None)


@pytest.mark.parametrize(
    ("block", "text", "message"),
    [
        (
            "It is kept for six years.",
            TEXT,
            "bound changed: ‘six years’ is told as exact, but the cited excerpt has it as an upper bound (“up to”, "
            "“fewer than”)",
        ),
        (
            "It was more than 600.",
            "It was about 600.",
            "bound changed: ‘600’ is told as a lower bound (“more than”, “at least”), but the cited excerpt has it "
            "as approximate (“about”, “nearly”)",
        ),
        (
            "It ended within 30 days.",
            "It ended after 30 days.",
            "bound changed: ‘30 days’ is told as a time within which (“within 30 days”), but the cited excerpt has it "
            "as a time after which (“after 30 days”)",
        ),
        (
            "It begins not before 5 May 2022.",
            "It begins by 5 May 2022.",
            "bound changed: ‘5 May 2022’ is told as the earliest (“not before”), but the cited excerpt has it as "
            "the latest (“by”, “not later than”)",
        ),
    ],
)
def test_a_changed_bound_is_told_in_words(block: str, text: str, message: str) -> None:
    assert told(block, text) == [("FN302", message)]


def test_any_excerpt_that_bounds_a_figure_alike_is_enough() -> None:
    assert told("It was about 600.", "It was 600.", "It was about 600.") == []


def test_a_name_is_only_compared_with_names_of_its_kind() -> None:
    assert told("It is in Article 8.", "It is in Article 9.") != []
    assert told("It is in Article 8.", "It is in a law.") == []


def test_what_is_set_into_a_quotation_is_told_by_the_page() -> None:
    def stated(text: str) -> list[str]:
        return [text[each.start : each.end].strip() for each in figures_stated(Claim(text, 1))]

    assert stated("It was 7, “not 600 but [800] people”, and 9.") == ["7", "9", "800"]
    assert stated("“up to six [7] and more”") == ["7"]
    assert stated("“six years”") == []


def test_the_line_is_that_of_the_figure() -> None:
    report = check_block("It was\n600 and\n700 people.", [{"text": TEXT}])
    assert [each.line for each in report.diagnostics] == [3]


@pytest.mark.parametrize(
    ("working", "message"),
    [
        ("600 × 84% = 504", None),
        ("600 × 84% = 505", "the working does not hold: "),
        (
            "604 - 100 = 504",
            "the working does not hold: a figure that it starts from is in no excerpt that the block cites",
        ),
    ],
)
def test_a_working_holds_or_is_told(working: str, message: str | None) -> None:
    found = told(f"It was 504 people. <!-- worked out: {working} -->")
    if message is None:
        assert found == []
    else:
        assert [code for code, _ in found] == ["FN301"]
        assert any(message in said and said.endswith(f"(worked out: {working})") for _, said in found)


def test_a_working_whose_result_is_not_told_is_left_over() -> None:
    [(code, message)] = told("It was 600 people. <!-- worked out: 600 × 84% = 504 -->")
    assert code == "FN301"
    assert "the block does not tell its result: take the comment out, or mend it" in message


SWAPPED = "figures in each other's place: ‘{}’ and ‘{}’ belong the other way round in the excerpt"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("84% were women and 16% were men.", "84% were men and 16% were women."),
        ("84% women, 16% men.", "84% men, 16% women."),
        ("Women were 84%; men were 16%.", "Men were 84%; women were 16%."),
        ("84% were women while 16% were men.", "84% were men, while 16% were women."),
        ("84% were women compared with 16% of men.", "84% were men but 16% were women."),
        ("It fell from 84% for women to 16% for men.", "It was 84% for men and 16% for women."),
        ("There were 84% women. There were 16% men.", "There were 84% men. There were 16% women."),
        ("84% were women, and 16% were men.", "84% were men, and 16% were women."),
    ],
)
def test_two_figures_that_changed_places_are_told(block: str, text: str) -> None:
    assert told(block, text) == [("FN304", SWAPPED.format("84%", "16%"))]
    assert told(text, text) == []


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("84% were there and 16% were not.", "84% were men and 16% were women."),
        ("84% of men, 84% of women and 16% of all", "84% were women, 84% men and 16% of all"),
        ("84% were women and men, 16% were men and women.", "84% were men and 16% were women."),
        ("84% were of women, 16% of men.", "84% and 16% were of men and women."),
    ],
)
def test_what_cannot_be_told_apart_is_left(block: str, text: str) -> None:
    assert [code for code, _ in told(block, text) if code == "FN304"] == []


def test_dates_can_change_places_too_and_translations_count() -> None:
    block = "The pilot began on 5 May 2021 and the rollout on 6 June 2022."
    text = "The rollout began on 5 May 2021 and the pilot on 6 June 2022."
    assert told(block, text) == [("FN304", SWAPPED.format("5 May 2021", "6 June 2022"))]
    report = check_block("84% were women and 16% were men.", [{"text": "Il y en a.", "translation": TEXT}])
    assert codes(report) == ["FN304"]


def test_the_finding_stands_at_the_first_of_them() -> None:
    report = check_block("It is so:\n84% were women\nand 16% were men.", [{"text": TEXT}])
    assert [(each.code, each.line) for each in report.diagnostics] == [("FN304", 2)]
