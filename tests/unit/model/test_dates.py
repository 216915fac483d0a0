"""EDTF in, dates for people and for comparison out."""

import pytest

from footnoted.model import EdtfError, PartialDate, edtf_dates, show_edtf


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2022-08-05", "5 August 2022"),
        ("2022-05", "May 2022"),
        ("2022-23", "autumn 2022"),
        ("2022", "2022"),
        ("2022-06-15/2023-12-15", "15 June 2022 to 15 December 2023"),
        ("2022~", "about 2022"),
        ("2022-05?", "perhaps May 2022"),
        ("2022~/2023-05%", "about 2022 to perhaps about May 2023"),
        ("2022/..", "2022 and after"),
        ("/2022-05", "May 2022 and before"),
    ],
)
def test_dates_are_shown_as_people_write_them(edtf: str, shown: str) -> None:
    assert show_edtf(edtf) == shown


@pytest.mark.parametrize(
    "wrong",
    [
        "2022-13",
        "2022-00",
        "2022-05-00",
        "0000-05",
        "2022-02-30",
        "5 August 2022",
        "2022-8-5",
        "",
        "soon",
        "2022-08-32",
        "../..",
        "../",
        "2004-XX/2005",
    ],
)
def test_what_is_no_date_is_refused_with_an_example(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EdtfError, match="write it as EDTF, for example 2022-08-05"):
        edtf_dates(wrong)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("evidence", "told", "carried"),
    [
        ("2022-08-05", PartialDate(2022, 8), True),
        ("2022-08-05", PartialDate(2022), True),
        ("2022-08", PartialDate(2022, 8, 5), False),
        ("2022-10", PartialDate(2022, season=23), True),
        ("2022-23", PartialDate(2022, season=23), True),
        ("2022-06", PartialDate(2022, season=23), False),
        ("2022-08-05", PartialDate(month=8, day=5), True),
    ],
)
def test_evidence_carries_a_date_told_less_exactly(evidence: str, told: PartialDate, carried: bool) -> None:
    assert edtf_dates(evidence)[0].supports(told) is carried
