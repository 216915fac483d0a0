"""Times of day, days by name, the two ends of a year, and units behind a slash or in words."""

from __future__ import annotations

import pytest

from helpers import check_block, codes

TIMES_OF_DAY = [
    ("It stood at 5.02m.", "The river stood at 5.02 metres.", []),
    ("It stood at 5.02pm.", "The river stood at 5.02 metres.", ["FN301"]),
    ("It was over by 6.15am.", "It was over by 06.15.", []),
    ("It struck at eight minutes to midnight.", "It struck at 11.52pm.", []),
    ("It struck at nine minutes to midnight.", "It struck at 11.52pm.", ["FN301"]),
    ("It struck at 7 minutes past noon.", "It struck at 12.07pm.", []),
]
DAYS_BY_NAME = [
    ("The market will be on Fridays.", "The market moves from Wednesday to Friday.", []),
    ("The market will be on Thursdays.", "The market moves from Wednesday to Friday.", ["FN301"]),
    ("It is open on Thursdays.", "It is open once a week.", []),  # no excerpt names a day to compare it with
    ("They roll eggs on Easter Monday.", "They roll eggs every Good Friday.", ["FN301"]),
    ("They roll eggs on Good Friday.", "They roll eggs every Good Friday.", []),
    ("The strike ends after Easter.", "The strike will end before Easter.", ["FN302"]),
    ("A hundred people voted in May.", "At the May elections 100 people voted.", []),
    ("It is 100 years since she was born.", "They marked the centenary of her birth.", []),
]
ENDS = [
    ("It lapsed at the start of 2020.", "It lapsed at the end of 2020.", ["FN302"]),
    ("It lapsed in late 2020.", "It lapsed at the end of 2020.", []),
    ("It will not end until after 30 June.", "It is to end by 30 June.", ["FN302"]),
    ("It must open 56 days after that at the latest.", "The delay must not exceed 56 days.", []),
]
UNITS = [
    ("It yields 46 t/ha.", "It yields 46 tonnes a hectare.", []),
    ("It held 43 µg/m³.", "It held 43 micrograms per cubic metre.", []),
    ("The fee is £86 for every kilogram.", "The fee is £86 per tonne.", ["FN301"]),
    ("The fee is £86 a tonne.", "The fee per tonne is £86.", []),
    ("The share rose by 0.6 of a percentage point.", "The share was 0.6 percentage points higher.", []),
]
BOUNDS = [
    ("At most it would use 90 MW.", "It would use up to 90 MW.", []),
    ("At most 500 people a day may enter.", "They capped attendance at 500 a day.", []),
    ("It was over the limit of 40.", "The limit is 40, and it was 43.", []),
    ("The estimate in 2016 had been £3m.", "In 2016 it was estimated at £3m.", []),
    ("Nearly 3,000 people signed.", "The petition has 2,140 signatures.", ["FN301"]),
    ("They waited almost eight years.", "They waited 7.8 years.", []),
    ("A little over three quarters voted for it.", "It was backed by 76%.", []),
    ("They pay the first £250 of a claim.", "The excess is £250 for each claim.", []),
    ("It is held for the third year running.", "It is held for a third year running.", []),
]


@pytest.mark.parametrize(("block", "excerpt", "expected"), [*TIMES_OF_DAY, *DAYS_BY_NAME, *ENDS, *UNITS, *BOUNDS])
def test_a_time_and_a_unit(block: str, excerpt: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": excerpt}])) == expected
