"""FN304: one figure, told of what its neighbour in the excerpt belongs to."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

TICKETS = "Admission to the house and gardens is £18 for adults and £9 for children under 16."
HOMES = "We built 412 homes, of which 268 were for social rent, 97 for shared ownership and 47 for sale."
SEARCHES = (
    "Searches were 24.5 for every 1,000 Black people, 8.5 for every 1,000 Asian and 5.9 for every 1,000 white people."
)
COURTS = "Private cases took 41 weeks on average to reach an order, while public cases took 36 weeks."
VOTES = "The council passed it by 28 votes to 6, with 13 abstentions."
TELLING = [
    ("A child pays £18 to see the house.", TICKETS, ["FN304"]),
    ("A child pays £9 to see the house.", TICKETS, []),
    ("Adults pay £9 to see the house.", TICKETS, ["FN304"]),
    ("Of the 412 homes, 97 were let at a social rent.", HOMES, ["FN304"]),
    ("Of the 412 homes, 268 were let at a social rent.", HOMES, []),
    ("For every 1,000 white people there were 8.5 searches.", SEARCHES, ["FN304"]),
    ("For every 1,000 white people there were 5.9 searches.", SEARCHES, []),
    ("64.8% of the girls passed.", "In 2024, 70.4% of girls passed, compared with 64.8% of boys.", ["FN304"]),
    ("64.8% of the pupils passed, of the boys.", "In 2024, 70.4% of girls passed, compared with 64.8% of boys.", []),
]
SUBJECTS = [
    ("Public cases took 41 weeks on average to reach an order.", COURTS, ["FN304"]),
    ("It is long. Public cases took 41 weeks on average to reach an order.", COURTS, ["FN304"]),
    ("Public cases took 41 weeks to reach an order.", f"It is long. {COURTS}", ["FN304"]),
    ("Private cases took 41 weeks on average to reach an order.", COURTS, []),
    ("Family cases took 41 weeks, longer than public cases.", COURTS, []),  # another name for the private ones
    ("Private cases, unlike public cases, took 41 weeks.", COURTS, []),
]
LEFT = [
    # What the sentence begins with is said of all that it counts.
    ("The pilot covered 50 people.", "The pilot covered 200 people by voice and 50 by tag.", []),
    # A range, a change, a result and a rate are one thing.
    ("By May the pilot had 365 people.", "The pilot grew from 50 people in May to 365.", []),
    ("The council passed it with 28 votes in favour.", VOTES, []),
    ("For each pound that men earned, women were paid 91p.", "Women were paid 91p for every £1 earned by men.", []),
    # A maximum is of the same thing.
    (
        "It grows with years of service, to 12 weeks at most.",
        "It is one week for each year of service, up to 12 weeks.",
        [],
    ),
    # Another sentence tells of something else.
    (
        "The room was eight metres away, the tribunal found.",
        "“She walked 50 metres to the room.” It is eight metres, the tribunal found.",
        [],
    ),
]


@pytest.mark.parametrize(("block", "excerpt", "expected"), [*TELLING, *SUBJECTS, *LEFT])
def test_a_figure_told_of_what_its_neighbour_belongs_to_is_found(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
