"""A page may close what it opened, and nothing of the theme's around it."""

from __future__ import annotations

import pytest

from footnoted.reading.closing_tags import closed_around


@pytest.mark.parametrize(
    ("page", "closed"),
    [
        ("<p>Words.</p></main>", "main"),
        ("</nav>", "nav"),
        ("</section>", "section"),
        ("</ul>", "ul"),
        ("</div>", "div"),
        ("</article>", "article"),
        ("</p></article></div></main><p>Behind.</p>", "main"),
        ("</div><div><article>", "div"),
    ],
)
def test_the_outermost_element_that_a_page_closes_is_told(page: str, closed: str) -> None:
    told = f"a closing tag </{closed}> of an element that the page does not open"
    assert list(closed_around(page)) == [(told, f"</{closed}")]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>Words.",
        "<div><article><p>Words.</p></article></div>",
        "<ul><li>One<li>Two</ul>",
        "</p></em>",
        "<script>",
    ],
)
def test_what_closes_nothing_around_it_passes(page: str) -> None:
    assert list(closed_around(page)) == []
