"""Bounds told by their contrary, by verbs and behind a figure; and bounds of something else than the figure."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

DENIED_DATES = [
    ("Those born after May 2004 are exempt.", "Those born before May 2004 do not pay.", ["FN302"]),
    ("You never pay if you were born after May 2004.", "Those born before May 2004 do not pay.", ["FN302"]),
    ("Nobody who applied before 2021 waits.", "No one who applied after 2021 has to wait.", ["FN302"]),
    ("You do without a visa if you came before 2021.", "People who came before 2021 do not need a visa.", []),
    ("Only those who came after 2021 need a visa.", "People who came before 2021 do not need a visa.", []),
    ("It cannot be used before 1 May 2024.", "It will not be used after 1 May 2024.", ["FN302"]),
]
STRICT_OR_NOT = [
    ("Savings of £16,000 or less are fine.", "Savings below £16,000 are fine.", ["FN302"]),
    ("Fines of £500 and more are public.", "Fines exceeding £500 are public.", ["FN302"]),
    ("Fines in excess of £500 are public.", "Fines of £500 or more are public.", ["FN302"]),
    ("Stays longer than six months need a visa.", "Stays of six months or longer need a visa.", ["FN302"]),
    ("Stays of six months or longer need a visa.", "Stays of over six months need a visa.", ["FN302"]),
    ("Fines of more than £500 are public.", "Fines that exceed £500 are public.", []),
    ("Fines may not exceed £500.", "Fines are £500 or less.", []),
    ("It must never exceed £500.", "It is £500 or less.", []),
    ("It is £500 or less.", "It cannot exceed £500.", []),
    ("Trees of ten metres or higher are kept.", "Trees higher than ten metres are kept.", ["FN302"]),
]
CONTRARIES = [
    ("The scheme is not open to those over 25.", "The scheme is open to those of 25 and under.", []),
    ("The scheme is not open to those over 25.", "The scheme is open to those under 25.", ["FN302"]),
    ("It did not say that more than 500 were lost.", "It said that fewer than 500 were lost.", ["FN302"]),
    ("Once they have turned 18 they can vote.", "Those of 18 and over can vote.", []),
    ("Before they turn 18 they cannot vote.", "Those under 18 cannot vote.", []),
    ("Pupils may be sent home for 45 days at the most.", "A head may not suspend a pupil for more than 45 days.", []),
    ("A suspension lasts up to 45 days.", "No pupil may be suspended for more than 45 days.", []),
    ("A suspension lasts less than 45 days.", "No pupil may be suspended for more than 45 days.", ["FN302"]),
    ("No pupil may be suspended for less than 45 days.", "No pupil may be suspended for more than 45 days.", ["FN302"]),
    ("Nobody under 18 may be given one.", "It may not be imposed unless the person is at least 18.", []),
    ("It may be imposed only on people of 18 and over.", "It must not be imposed on anyone under 18.", []),
    ("Only under-18s are admitted.", "The home does not admit anyone 18 or over.", []),
    ("The home admits anyone 18 or over.", "The home admits only people under 18.", ["FN302"]),
    ("Anyone who has not yet turned 18 has a right to it.", "Those under 18 have a right to it.", []),
    ("Anyone who has not yet turned 18 has a right to it.", "Those of 18 or over have a right to it.", ["FN302"]),
    ("Those who have not reached the age of 18 get one.", "Those under 18 get one.", []),
    ("From their 16th birthday they may decide.", "Patients aged 16 and over may decide.", []),
    ("From their 16th birthday they may decide.", "Patients under 16 may decide.", ["FN302"]),
    ("After her 65th birthday she paid nothing.", "People of 65 or over pay nothing.", []),
    ("No more than ten may come.", "You cannot bring more than ten.", []),
    ("You can bring at least ten.", "You can bring up to ten.", ["FN302"]),
    (
        "People who waited less than six months are not seen.",
        "People who waited more than six months are not seen.",
        ["FN302"],
    ),
    (
        "People who waited less than six months are not seen.",
        "People who waited more than six months are seen.",
        ["FN302"],
    ),
]
BEHIND_AND_BETWEEN = [
    ("A third of them or more must be let.", "At least a third of the flats must be let.", []),
    ("A third of them or fewer must be let.", "At least a third of the flats must be let.", ["FN302"]),
    ("Ten of the flats or more must be let.", "At least ten of the flats must be let.", []),
    ("Ten of these and more came.", "Exactly ten came.", ["FN302"]),
    ("They held it for one to six hours.", "It was held for between one and six hours.", []),
    ("They held it for between two and nine days.", "It was held for 2-9 days.", []),
    ("They held it for between two and eight days.", "It was held for 2-9 days.", ["FN301"]),
]
FIXED = [
    ("Deaths passed 2,000.", "There were more than 2,000 deaths.", []),
    ("It passed 12 laws.", "In all 12 laws were passed.", []),
    ("The standard is six months.", "Many waited longer than the six-month standard.", []),
    ("The limit is 30 mph.", "Half of the cars were driven above the 30 mph limit.", []),
    ("Many waited longer than six months.", "Many waited longer than the six-month standard.", []),
    ("Many waited less than six months.", "Many waited longer than the six-month standard.", ["FN302"]),
    ("The budget was £2m.", "It cost more than the £2m budget.", []),
    ("It cost £2m.", "It cost more than £2m.", ["FN302"]),
    ("Records on 500 drivers were given to it.", "Records on 500 drivers were passed to the contractor.", []),
    ("Records on 500 drivers were given to it.", "Some 500 drivers have been passed on to it.", ["FN302"]),
    ("It was 500.", "The figure of 500 was passed in May.", ["FN302"]),
    ("It has passed 500.", "It is more than 500.", []),
    ("There were 500 bills.", "In all 500 bills were passed into law.", []),
]


@pytest.mark.parametrize(
    ("block", "excerpt", "expected"), [*DENIED_DATES, *STRICT_OR_NOT, *CONTRARIES, *BEHIND_AND_BETWEEN, *FIXED]
)
def test_a_bound_and_its_contrary(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
