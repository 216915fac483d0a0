"""Figures that are worked out are computed, from figures of the evidence."""

from __future__ import annotations

import re

import pytest

from footnoted.figures.working import WorkingError, work_out
from helpers import check_block, codes

EXCERPT = (
    "Of 28,111 people tagged on that day, 4,552 were tagged in immigration cases. In 2019 it was 400, in 2020 800."
)


@pytest.mark.parametrize(
    "written",
    [
        "4,552 / 28,111 = 16%",
        "4,552 ÷ 28,111 = 16.2%",
        "28,111 - 4,552 = 23,559",
        "(800 - 400) / 400 = 100%",
        "800 / 400 = 2",
        "£6 million + £2m = £8m",
        "£6.24m + £2m = £8.2m",
        "4,552 / 28,111 = about one in six",
        "1 - 84% = 16%",
        "six years + 6 months = 78 months",
        "2000 + 24 = 2024",
        "2019 - 2009 = ten years",
        "65 - 60 = five years",
        "2 × 12 = 24 months",
        "34% - 29% = five percentage points",
        "09:50 - 09:05 = three quarters of an hour",
        "four years and six months × half = two years and three months",
    ],
)
def test_a_working_that_holds(written: str) -> None:
    assert work_out(written).operands


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("4,552 / 28,111 = 17%", "is 16.19%, not 17%"),
        ("4,552 + 28,111", "has no “=”"),
        ("4,552 / 0 = 16%", "divides by nothing"),
        ("4,552 / people = 16%", "is not one figure"),
        ("4,552 28,111 = 16%", "is not one figure"),
        ("4,552 / / 28,111 = 16%", "not a sum"),
        ("4,552 / 28,111 = one in six", "is 16.19%, not one in six"),
        ("4,552 / 28,111 = nearly 16%", "not nearly 16%"),
        ("((((4 = 4", "not a sum"),
        ("= 4", "not a sum"),
        ("2019 - 2009 = eleven years", "is 10, not eleven years"),
        ("4 years and 6 days × 2 = 8 years", "is not one figure"),
    ],
)
def test_a_working_that_does_not(written: str, why: str) -> None:
    with pytest.raises(WorkingError, match=re.escape(why)):
        work_out(written)


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("About 16% were. <!-- worked out: 4,552 / 28,111 = 16% -->", []),
        ("It was 16%. <!-- worked out: 4,552 / 28,111 = 16% -->", []),
        ("More than 16% were. <!-- worked out: 4,552 / 28,111 = 16% -->", []),
        ("Nearly 16% were. <!-- worked out: 4,552 / 28,111 = 16% -->", ["FN302"]),
        ("About one in six were. <!-- worked out: 4,552 / 28,111 = about one in six -->", []),
        ("It was 17%. <!-- worked out: 4,552 / 28,111 = 16% -->", ["FN301"]),
        ("It was 17%. <!-- worked out: 4,552 / 28,111 = 17% -->", ["FN301"]),
        ("It was 16%. <!-- worked out: 4,553 / 28,111 = 16% -->", ["FN301"]),
        ("It was 16%.", ["FN301"]),
        ("It doubled.", []),
        ("It trebled.", ["FN301"]),
    ],
)
def test_what_a_working_supports(block: str, found: list[str]) -> None:
    assert codes(check_block(block, [{"text": EXCERPT}])) == found
