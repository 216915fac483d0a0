"""What an editor may change in square brackets, and what the source must have said itself."""

from __future__ import annotations

import pytest

from footnoted.text.wording import contains_quotation

HELD = (
    "Ministers say the new tags cost £6m (about 60 each), and every officer keeps them on for 12 weeks. Then they go."
)


@pytest.mark.parametrize(
    "quotation",
    [
        "[t]he new tags",
        "the new [T]ags cost",
        "the new tag[s] cost",
        "every officer ke[eps] them",
        "every officer keep[ing] them",
        "every officer keep[] them",
        "every officer [keeps] them",
        "and every officer [kept] them on",
        "and every officer [keep] them on",
        "[Officials] say the new tags",
        "[Officials] say [that] the new tags",
        "[The ministers of the Home Office] say the new tags",
        "say the [electronic] new tags",
        "say the new [tracking devices] cost £6m",
        "say [the things] £6m",
        "the new tags [bought then] cost",
        "the new tags cost [£7m]",
        "Ministers [said] the new tags",
        "every officer keeps [tags] on",
        "every officer keeps [the tags] on",
        "keeps them on for [20] weeks",
        "[every] officer keeps",
        "for 12 weeks. [t]hen they go",
        "they [left].",
        "[they] keeps them",
    ],
)
def test_it_may_stand_for_these_words(quotation: str) -> None:
    assert contains_quotation(HELD, quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "every officer [removes] them",  # another verb
        "[keeping] them on",  # where a part begins, what was done is the source's to say
        "the new tag[ged] cost",
        "the new tags [not] cost",
        "the new tags [all] cost",
        "[all] officers keep them",
        "[some] officer keeps them",
        "keeps them on for [twelve] weeks",  # a figure in words replaces no other
        "the new tags cost £6m [each], and",  # nor does a word hide one
        "Ministers [one of them] every officer",  # eight words at most
        "say the [old] tags",
    ],
)
def test_it_may_not_for_these(quotation: str) -> None:
    assert not contains_quotation(HELD, quotation)


def test_no_word_that_only_looks_like_a_denial_is_taken_for_one() -> None:
    assert contains_quotation("They kept it for years.", "They kept [the amount] for years")
    assert contains_quotation("The amount that they have to pay is small.", "The … is small")
