"""Figures that leave out what the figure before them has, and labels told by their order."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

ELLIPSES = [
    ("It was 29 days before. Today it is 41.", "It is now 41 days, compared with 29 days before.", []),
    ("It was 29 days before. Today it is 41.", "It is now 41 weeks, compared with 29 days before.", ["FN301"]),
    ("It was 12% in Kent and nine in Hull.", "In Hull it is 9%, in Kent 12%.", []),
    ("It was 12% in Kent and nine in Hull.", "In Hull it is £9, in Kent 12%.", ["FN301"]),
    ("In Hull it takes eleven and a half weeks.", "It takes 16 weeks in Leeds and 11.5 in Hull.", []),
    ("In Hull it takes eleven and a half months.", "It takes 16 weeks in Leeds and 11.5 in Hull.", ["FN301"]),
    ("They found 9 in every 1,000 in Hull.", "They found 14 per 1,000 people in Kent and 9 in Hull.", []),
    ("They found 9 in every 100 in Hull.", "They found 14 per 1,000 people in Kent and 9 in Hull.", ["FN301"]),
    ("They found 9 per 0 people in Hull.", "They found 9 per 0 people in Hull.", []),  # a rate of nothing is none
    ("They found 8 per 0 people in Hull.", "They found 9 per 0 people in Hull.", ["FN301"]),
    ("The young get £10 an hour.", "It is £12 an hour for adults and £10 for the young.", []),
    ("The young get £10 a day.", "It is £12 an hour for adults and £10 for the young.", ["FN301"]),
    (
        "The walls are 12 metres long and nine at the gate.",
        "At the gate the wall is 9 metres, and 12 metres elsewhere.",
        [],
    ),
    ("It took 12 days, and nine people came.", "It took 12 days and then 9 days.", ["FN301"]),
]
LABELS_AND_SINGLE_THINGS = [
    ("The first ground failed.", "I dismiss the appeal on ground one.", []),
    ("The second ground failed.", "I dismiss the appeal on ground one.", ["FN301"]),
    ("Ground two failed.", "The second ground fails.", []),
    ("It accepted the third recommendation.", "It accepted recommendation 3.", []),
    ("It accepted the third recommendation.", "It accepted recommendation 2.", ["FN301"]),
    ("The answer to the fourth question is no.", "Question 4 is answered in the negative.", []),
    ("The second and third stages failed.", "It failed at stages two and three.", []),
    ("Each £1 brings back £3.", "For every pound spent, £3 comes back.", []),
    ("Each £2 brings back £3.", "For every pound spent, £3 comes back.", ["FN301"]),
    ("Each €1 brings back £3.", "For every pound spent, £3 comes back.", ["FN301"]),
    ("Each €1 brings back €3.", "They get back €3 per euro.", []),
    ("It began in September.", "It peaked the previous September.", []),
    ("It began in October.", "It peaked the previous September.", ["FN301"]),
    ("In May it began.", "It began the following May.", []),
]


@pytest.mark.parametrize(("block", "excerpt", "expected"), [*ELLIPSES, *LABELS_AND_SINGLE_THINGS])
def test_what_is_left_out_is_read(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
