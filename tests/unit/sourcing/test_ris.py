"""RIS: what reference managers write becomes drafts, and what cannot be read is named by its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.sourcing.draft import Draft
from footnoted.sourcing.ris import from_ris


def one(*lines: str) -> Draft:
    """The draft of an entry of these lines."""
    found = from_ris("\n".join([*lines, "ER  - ", ""]))
    assert found.refused == []
    [(_, draft)] = found.read
    return draft


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("King, Martin L., Jr.", {"family": "King", "given": "Martin L.", "suffix": "Jr."}),
        ("Moss, Ada", {"family": "Moss", "given": "Ada"}),
        ("Home Office", {"literal": "Home Office"}),
        ("Department of Trams, Office of Rails", {"literal": "Department of Trams, Office of Rails"}),
    ],
)
def test_names_keep_their_parts(text: str, name: dict[str, str]) -> None:
    assert one("TY  - BOOK", f"AU  - {text}").author == (name,)


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["Y1  - 2020/05//"], "2020-05"),
        (["PY  - 2014", "DA  - 2014/06/01"], "2014-06-01"),
        (["Y1  - 1900/01/01", "DA  - 1950/01/01"], "1950-01-01"),
        (["PY  - 1996///"], "1996"),
    ],
)
def test_dates_stay_as_exact_as_they_are(lines: list[str], date: str) -> None:
    assert one("TY  - JOUR", *lines).fields["issued"] == date


def test_a_ruling_keeps_its_court_and_its_number() -> None:
    draft = one("TY  - CASE", "TI  - A v B", "PB  - Supreme Court", "IS  - [2024] UKSC 1", "ET  - 2")
    assert draft.fields["authority"] == "Supreme Court"
    assert draft.fields["number"] == "[2024] UKSC 1"
    assert draft.fields["edition"] == "2"
    assert not {"issue", "publisher"} & set(draft.fields)


@pytest.mark.parametrize(("tag", "csl"), [("UNPB", "manuscript"), ("VIDEO", "motion_picture"), ("PAT", "patent"),
    ("ENCYC", "entry-encyclopedia"), ("COMP", "software")])  # fmt: skip
def test_types_survive(tag: str, csl: str) -> None:
    assert one(f"TY  - {tag}", "TI  - T").fields["type"] == csl


def test_one_space_before_the_hyphen_and_a_tag_twice_are_read() -> None:
    draft = one("TY - JOUR", "TI - One", "TI - Two", "AU - Moss, Ada")
    assert draft.fields["title"] == "One"
    assert draft.author == ({"family": "Moss", "given": "Ada"},)


@given(st.text(alphabet="TYERAU  -\nJO1é,;"))
def test_no_text_breaks_the_reader(text: str) -> None:
    from_ris(text)
    from_ris(f"TY  - JOUR\n{text}\nER  - \n")
