"""By-lines as pages have them: people, bodies, and what is not surely a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from footnoted.sourcing.bylines import marked_authors, names_in

ADA = {"family": "Moss", "given": "Ada"}
BO = {"family": "Lee", "given": "Bo"}
CY = {"family": "Kay", "given": "Cy"}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Moss, Bo Lee and Cy Kay", [ADA, BO, CY]),
        ("Moss, Ada and Lee, Bo", [ADA, BO]),
        ("Moss, Ada; Lee, Bo", [ADA, BO]),
        ("Ada Moss & Bo Lee", [ADA, BO]),
        ("Ada Moss, PhD", [ADA]),
        ("Ada Moss OBE", [ADA]),
        ("Ada Moss, TIME", [ADA]),
        ("Ada Moss et al.", [ADA]),
        ("Ada Moss for the Tram Weekly", [ADA]),
        ("Written by Ada Moss", [ADA]),
        ("Von Ada Moss", [ADA]),
        ("Alle Artikel von Ada Moss", [ADA]),
        ("By Ada Moss", [ADA]),
        ("Moss, Jr., Ada", [{**ADA, "suffix": "Jr."}]),
        ("Jan van der Berg", [{"family": "van der Berg", "given": "Jan"}]),
        ("van der Berg, Jan", [{"family": "van der Berg", "given": "Jan"}]),
        ("Home Office", [{"literal": "Home Office"}]),
        ("Department for Business and Trade", [{"literal": "Department for Business and Trade"}]),
        ("Reuters", [{"literal": "Reuters"}]),
    ],
)
def test_names(line: str, names: list[dict[str, str]]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "admin", "No Author", "Unknown", "ada@e.example", "https://e.example/ada", "@adamoss", "ada.moss", "",
        "View all posts by Ada Moss", "Interview led by Ada Moss in Leeds", "Ada Moss, Leeds", "Ada Moss and her team",
    ],
)  # fmt: skip
def test_what_may_be_no_name_is_asked_for(line: str) -> None:
    assert names_in(line) == []


def test_data_that_gives_the_family_name_first_by_its_own_rules() -> None:
    assert names_in("García Márquez, Gabriel", inverted=True) == [{"family": "García Márquez", "given": "Gabriel"}]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(line: str) -> None:
    names_in(line)


MOSS = {"family": "Moss", "given": "Ada"}


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<p class=c-article__author>Ada Moss</p>", [("class of by-lines", [MOSS])]),
        ("<byline>Von Ada Moss</byline>", [("class of by-lines", [MOSS])]),
        ("<p class=date-author>Ada Moss, 01.12.2021</p>", [("class of by-lines", [MOSS])]),
        ("<p class=byline><span>Author</span><b>Ada Moss</b></p>", [("class of by-lines", [MOSS])]),
        ("<div id=author_header>Ada Moss</div>", [("class of by-lines", [MOSS])]),
        ("<a class='url fn' href='https://e.example/author/moss/'>Ada Moss</a>", [("link to the author", [MOSS])]),
        ("<a rel=author>Ada Moss</a><a rel=author>All posts by Ada Moss</a>", [("rel author", [MOSS])]),
        ("<a rel=author>mossy</a>", [("rel author", [{"literal": "mossy"}])]),
        ("<a rel=author>wordpressadmin</a>", []),
        ("<p class=author>mossy</p>", []),  # a class is no account's name
        ("<div class=author-bio>Ada Moss writes.</div>", []),
        ("<div class=comments><a href='/author/moss'>Ada Moss</a></div>", []),
        ("<aside><p class=author>Bo Lee</p></aside><p class=author>Ada Moss</p>", [("class of by-lines", [MOSS])]),
        ("<p class=author>Bo Lee</p><p class=author>Ada Moss</p>", []),
    ],
)
def test_what_says_of_itself_that_it_is_a_by_line(page: str, marked: list[tuple[str, list[dict[str, str]]]]) -> None:
    assert list(marked_authors(html.fromstring(f"<body>{page}</body>"))) == marked
