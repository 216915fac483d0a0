"""Bounds told behind a figure, and what lies on which side of it."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

UP_TO, AT_LEAST = "It carries up to six years in prison.", "It takes at least six weeks."
BEHIND = [
    ("Six years in prison is the most that the court can give.", UP_TO, []),
    ("Six years is the maximum.", UP_TO, []),
    ("Six years is the longest term that may be given.", UP_TO, []),
    ("Six weeks is the minimum.", AT_LEAST, []),
    ("Six weeks is the least that it takes.", AT_LEAST, []),
    ("Six weeks is the shortest that it can last.", AT_LEAST, []),
    ("Six years is the least that the court can give.", UP_TO, ["FN302"]),
    ("Six years is the most that the court can give.", "It carries six years.", ["FN302"]),
    ("At 300, this was the most that the county had.", "It was 300.", []),
    ("No reading had topped 40C.", "It was the first time that 40C had been exceeded.", []),
    ("It was 40C.", "It was the first time that 40C had been exceeded.", ["FN302"]),
    ("It reached 40C.", "A maximum of 40C was recorded.", []),
    ("A maximum of 500 was set.", "It was 500.", ["FN302"]),
    ("500 were seen.", "No more than 500 were seen.", ["FN302"]),
]
WON = "She won in 2:29:10."
COMPOUND = [
    ("She took a little over two hours and 29 minutes.", WON, []),
    ("She took about two hours and 29 minutes.", WON, []),
    ("She took two hours, 29 minutes and 10 seconds.", WON, []),
    ("She took just under two and a half hours.", WON, []),
    ("She took nearly two hours and 29 minutes.", WON, ["FN302"]),
    ("She took a little over two hours and 28 minutes.", WON, ["FN301", "FN302"]),
    ("It took just over three hours and five minutes.", "It took three hours, five minutes and 20 seconds.", []),
    ("He got nearly nine years and six months.", "He got nine years and six months.", ["FN302"]),
]
CLOSED = "The road is closed until 3 May."
SIDES = [
    ("The road is closed from 3 May.", CLOSED, ["FN302"]),
    ("The road reopens from 3 May.", CLOSED, []),
    ("The road is no longer closed from 3 May.", CLOSED, []),
    ("It ran until 2019.", "It ran from 2019.", ["FN302"]),
    ("It ran from May to June 2022.", "It was counted until May to June 2022.", []),
    ("It is open from 9am until 5pm.", "It is open from 9am until 5pm.", []),
    ("It is open until 9am.", "It is open from 9am until 5pm.", ["FN302"]),
]
UNDER, OVER = "It is free for children under 12.", "Those aged 18 or over may vote."
AGES = [
    ("It is free for children of 12 and under.", UNDER, ["FN302"]),
    ("It is free for children younger than 12.", UNDER, []),
    ("It is free for children up to 12.", UNDER, []),
    ("Those over 18 may vote.", OVER, ["FN302"]),
    ("Those of 18 and above may vote.", OVER, []),
    ("Those of at least 18 may vote.", OVER, []),
    ("No fewer than 500 came.", "500 or more came.", []),
    ("More than 500 came.", "500 or more came.", ["FN302"]),
    ("Older than 13 is old enough.", "A child must be at least 13.", ["FN302"]),
    ("Nobody of 21 or over may be paid less than £12.", "The minimum rate for those of 21 and over is £12.", []),
    ("Women of at least 28 weeks can have it.", "Women can have it from 28 weeks.", []),
    ("It needs at least 100,000 names.", "Those that reach 100,000 names are debated.", []),
    ("It was down by a quarter, and less than in any year since 1987.", "It fell by 25%, the least since 1987.", []),
    ("Both had eight hours of sleep or more.", "Both slept for at least eight hours.", []),
    ("They have 15 years at most.", "They are to do it at the latest 15 years after that day.", []),
    ("It asked for 9,250.", "It applied to raise the limit to 9,250.", []),
    ("They went to machines a third less often.", "Withdrawals from machines fell by a third.", []),
    ("They spent 2% of GDP or more.", "They spent at least 2% of GDP.", []),
    (
        "It fetched three times the £30,000 that had been expected.",
        "It fetched three times its estimate of £30,000.",
        [],
    ),
    ("Of the classes, 11.6% had more.", "Some 11.6% of classes had more.", []),
    ("The over-65s get it.", "Those aged 65 and over get it.", []),
]
CUT = "It will cut its workforce in Swindon by 400."
BY_OR_TO = [
    ("It will cut its workforce in Swindon to 400.", CUT, ["FN302"]),
    ("It will reduce the number of people there by 400.", CUT, []),
    ("400 jobs will go.", CUT, []),
    ("It raised the limit to 50.", "It raised the limit by 50.", ["FN302"]),
    ("It raised the limit to 50.", "It raised the limit by ten to 50.", []),
    ("It moved 40 people to 12 hotels.", "It moved 40 people by bus to 12 hotels.", []),
    ("It increased the sum by more than £400.", "It increased the sum to more than £400.", ["FN302"]),
]


@pytest.mark.parametrize(("block", "excerpt", "expected"), [*BEHIND, *COMPOUND, *SIDES, *AGES, *BY_OR_TO])
def test_a_bound_or_a_side_that_changed_is_found(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
