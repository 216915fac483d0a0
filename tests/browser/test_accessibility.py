"""axe-core finds nothing to mend: a page of each type as it comes, narrow and dark or wide and light by turns, and two
with everything open.

`make audit` looks at every page in every state, in light and dark, at three widths (tests/bench/axe.py).
"""

from __future__ import annotations

from itertools import cycle

import pytest
from states import STATES, TYPES, violations


@pytest.mark.parametrize(
    ("path", "width", "colours"),
    [(path, *window) for path, window in zip(TYPES, cycle([(360, "dark"), (1440, "light")]), strict=False)],
)
def test_nothing_is_found_on_a_page_as_it_comes(visit, path: str, width: int, colours: str) -> None:
    page = visit(path, width=width, color_scheme=colours)
    assert list(violations(page)) == []


@pytest.mark.parametrize(("path", "width", "colours"), [("", 360, "light"), ("data-sharing/", 1440, "dark")])
@pytest.mark.parametrize("state", list(STATES)[1:])
def test_nothing_is_found_with_everything_open(visit, path: str, width: int, colours: str, state: str) -> None:
    page = visit(path, width=width, color_scheme=colours)
    assert STATES[state](page)
    assert list(violations(page)) == []


def test_nothing_is_found_on_a_claims_own_page(visit, claim_page: str) -> None:
    assert list(violations(visit(claim_page))) == []


def test_what_is_wrong_is_found(visit) -> None:
    page = visit("")
    page.evaluate("document.querySelector('.md-search__input').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('.crumbs, h1').style.color = '#ddd'")
    found = {each.split(":")[0] for each in violations(page)}
    assert found >= {"serious color-contrast"}
