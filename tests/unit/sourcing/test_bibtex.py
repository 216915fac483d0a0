"""BibTeX and BibLaTeX: what reference managers write becomes drafts, and what cannot be read is named by its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.sourcing.bibtex import from_bibtex
from footnoted.sourcing.draft import Draft


def one(text: str) -> Draft:
    """The draft of the one entry of a file, all of which can be read."""
    found = from_bibtex(text)
    assert found.refused == []
    [(_, draft)] = found.read
    return draft


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("url = {https://e.example/annual%20report/2020.pdf}", "https://e.example/annual%20report/2020.pdf"),
        ("url = {https://e.example/~moss/}", "https://e.example/~moss/"),
        (r"url = {https://e.example/\~{}moss/a\_b?c=1\&d=2}", "https://e.example/~moss/a_b?c=1&d=2"),
        (r"howpublished = {\url{https://e.example/a%20b}}", "https://e.example/a%20b"),
        (r"howpublished = \url{https://e.example/}", "https://e.example/"),
        ("howpublished = {Available at: https://e.example/x}", "https://e.example/x"),
        ("eprint = {2001.00001}, archiveprefix = {arXiv}", "https://arxiv.org/abs/2001.00001"),
        ("doi = {10.1002/(SICI)1521-396X(199901)171:1<325::AID>3.0.CO;2-1}",
         "https://doi.org/10.1002/(SICI)1521-396X(199901)171:1%3C325::AID%3E3.0.CO;2-1"),
        ("url = {http://dx.doi.org/10.1177/03}", "https://doi.org/10.1177/03"),
    ],
)  # fmt: skip
def test_an_address_is_no_latex(field: str, address: str) -> None:
    assert one(f"@misc{{k, title = {{T}}, {field}}}").declared_address == address


def test_the_good_entries_are_read_and_the_others_named_with_their_lines() -> None:
    found = from_bibtex(
        "@book{first, title = {A}}\n"
        "@book{first, title = {B}}\n"
        "@book{twice, title = {A}, title = {B}, keywords = {x}, keywords = {y}}\n"
        "@book{macro, title = {A}, publisher = nowhere}\n"
        "@book{unclosed, title = {A\n"
        "@book{harmless, title = {A}, keywords = {x}, keywords = nowhere}\n"
    )
    assert [key for key, _ in found.read] == ["first", "harmless"]
    assert [(each.line, each.why.split(":")[0]) for each in found.refused] == [
        (2, "an earlier entry has the key “first”"),
        (3, "title is given twice"),
        (4, "publisher names a macro that no @string defines"),
        (5, "a brace or quotation mark does not close, or a comma or “=” is missing"),
    ]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Moss, Ada and others", [{"family": "Moss", "given": "Ada"}]),
        ("King, Jr., Martin Luther", [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]),
        (
            "{Home Office} and Jan van der Berg",
            [{"literal": "Home Office"}, {"family": "van der Berg", "given": "Jan"}],
        ),
        ("family=Dijk, given=Ada, prefix=van, useprefix=true", [{"family": "van Dijk", "given": "Ada"}]),
        (r"{\'E}mile Zola", [{"family": "Zola", "given": "Émile"}]),
        ("{Barnes and Noble}", [{"literal": "Barnes and Noble"}]),
    ],
)
def test_names_keep_their_parts(field: str, names: list[dict[str, str]]) -> None:
    assert list(one(f"@book{{k, title = {{T}}, author = {{{field}}}}}").author) == names


@pytest.mark.parametrize(
    ("latex", "title"),
    [
        (r"\emph{Tramus}", "Tramus"),
        ("CO$_2$ at 10$^{5}$", "CO₂ at 10⁵"),
        (r"\enquote{Trams} and\slash or ``buses''", "“Trams” and/or “buses”"),
        (r"{\"O}ffentlichkeit \& {\v C}apek, 50\% or 50%", "Öffentlichkeit & Čapek, 50% or 50%"),
        (r"{\textless}i{\textgreater}Rex{\textless}/i{\textgreater} p {\textless} 0.5", "Rex p < 0.5"),
    ],
)
def test_latex_becomes_plain_text(latex: str, title: str) -> None:
    assert one(f"@book{{k, title = {{{latex}}}}}").fields["title"] == title


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2020-01/2020-03}", "2020-01/2020-03"),
        ("date = {2020~}", "2020~"),
        ("year = 2020, month = jun, day = 5", "2020-06-05"),
        ("year = {2020}, month = {5~} # jun", "2020-06-05"),
        ("year = {2020}, month = {June 5}", "2020-06-05"),
        ("year = {2020-06-05}", "2020-06-05"),
        ("year = {in press}", None),
    ],
)
def test_dates_stay_as_exact_as_they_are(fields: str, date: str | None) -> None:
    assert one(f"@book{{k, title = {{T}}, {fields}}}").fields.get("issued") == date


def test_a_ruling_keeps_its_court_and_its_number() -> None:
    draft = one(
        "@jurisdiction{k, title = {A v B}, institution = {UKSC}, number = {[2024] UKSC 1}, date = {2024-01-10}, "
        "reporter = {A.C.}, volume = {1}}"
    )
    assert draft.fields["type"] == "legal_case"
    assert draft.fields["authority"] == "UKSC"
    assert draft.fields["number"] == "[2024] UKSC 1"
    assert draft.fields["container-title"] == "A.C."
    assert not {"issue", "publisher"} & set(draft.fields)


def test_a_chapter_takes_from_its_book_what_is_the_books() -> None:
    found = from_bibtex(
        "@inbook{part, title = {Part}, author = {Moss, Ada}, crossref = {whole}}\n"
        "@book{whole, title = {Whole}, author = {Lee, Bo}, publisher = {P}, year = 2001, langid = {ngerman}}\n"
    )
    part = dict(found.read)["part"]
    assert part.fields["title"] == "Part"
    assert part.fields["container-title"] == "Whole"
    assert part.fields["publisher"] == "P"
    assert part.fields["issued"] == "2001"
    assert part.language == "de"
    assert part.author == ({"family": "Moss", "given": "Ada"},)


@pytest.mark.parametrize(("kind", "csl"), [("patent", "patent"), ("software", "software"), ("movie", "motion_picture")])
def test_types_survive(kind: str, csl: str) -> None:
    assert one(f"@{kind}{{k, title = {{T}}, edition = {{2}}}}").fields["type"] == csl


@given(st.text(alphabet="@bok{},=\" \\#$%&_^~\n'`eurlhf1é"))
def test_no_text_breaks_the_reader(text: str) -> None:
    from_bibtex(text)
    from_bibtex(f"@book{{k, title = {{T}}, author = {{{text}}}, year = {{{text}}}, url = {{{text}}}}}")
    from_bibtex(f"@book{{k, title = {{{text}}}, note = {text}}}")
