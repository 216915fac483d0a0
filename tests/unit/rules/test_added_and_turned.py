"""Words that turn figures which the excerpt has: what is part of what, how often, and before or after a time."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

EXCERPT = {"text": "Data is kept for up to six years, and 4,552 of 28,111 people wore a tag in May 2022."}


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("In May 2022, 28,111 of 4,552 people wore a tag.", ["FN304"]),
        ("Of 4,552 people, 28,111 wore a tag.", ["FN304"]),
        ("There were 4,552 people, of whom 28,111 wore a tag.", ["FN304"]),
        ("Of 28,111 people, 4,552 wore a tag.", []),
        ("There were 28,111 people, of whom 4,552 wore a tag.", []),
        ("It was worn by 4,552 people a day.", ["FN301"]),
        ("It was worn by 4,552 people per week.", ["FN301"]),
        ("It was worn by 4,552 people a year before.", []),
        ("The data of 4,552 people is kept for up to six years.", []),
        ("People wore a tag before May 2022.", ["FN302"]),
        ("People wore a tag after May 2022.", ["FN302"]),
        ("People have worn a tag since May 2022.", []),
        ("People wore a tag until May 2022.", []),
        ("A tag was worn by hundreds of people.", ["FN301"]),
        ("A tag was worn by thousands of people.", []),
        ("Data is kept for up to a quarter-century.", ["FN301"]),
        ("Data is kept for up to a millennium.", ["FN301"]),
    ],
)
def test_what_the_page_adds_or_turns_is_found(block: str, expected: list[str]) -> None:
    assert codes(check_block(block, [EXCERPT])) == expected


@pytest.mark.parametrize(
    ("block", "excerpt"),
    [
        ("It was worn by 40 people a day.", "Each day, 40 people wear it."),
        ("Hundreds of people wore it.", "It was worn by 1,900 people."),
        ("It lasts up to a half-century.", "It lasts up to 50 years."),
    ],
)
def test_what_the_excerpt_has_in_other_words_passes(block: str, excerpt: str) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == []
