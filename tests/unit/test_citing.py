"""What became of the claims that a document cites: every change is told, and none that did not happen."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.citing import Citing, Status
from footnoted.model import Claim, Correction, CorrectionKind, Page, Site
from footnoted.model.wordings import Wording

HOME = "https://example.org/site/"
FIRST, SECOND = Wording("kept", "2026-01-10", "Kept for six years."), Wording("kept", "2026-03-10", "Kept for long.")


def site(words: str = SECOND.words, *corrections: Correction, wordings: tuple[Wording, ...] = (FIRST, SECOND)) -> Site:
    page = Page("docs/law.md", "law/", (Claim(words, 3, "kept"),), ids=(("kept", 3),), aliases={"held": "kept"})
    return Site((page,), {}, corrections=corrections, wordings=wordings, today="2026-06-01")


def standing(of: Site, address: str, written: str = "") -> tuple[str, str]:
    [found] = Citing(of, HOME).judge([(address, "")], written)
    return str(found.status), found.day


def test_a_link_without_a_day_counts_every_change() -> None:
    assert standing(site(), f"{HOME}c/kept/") == ("reworded", "2026-03-10")
    assert standing(site(FIRST.words, wordings=(FIRST,)), f"{HOME}c/kept/") == ("stands", "")


def test_a_link_with_a_day_counts_what_came_later() -> None:
    assert standing(site(), f"{HOME}law/#kept", "2026-02-01") == ("reworded", "2026-03-10")
    assert standing(site(), f"{HOME}law/#kept", "2026-03-10") == ("stands", "")
    assert standing(site(), f"{HOME}law/#kept", "2025-12-01") == ("reworded", "2026-03-10")


def test_a_link_to_one_wording_needs_no_day() -> None:
    assert standing(site(), f"{HOME}c/kept/{FIRST.digest}/") == ("reworded", "2026-03-10")
    assert standing(site(), f"{HOME}c/kept/{SECOND.digest}/") == ("stands", "")
    assert standing(site(), f"{HOME}c/kept/0123456789/") == ("unknown", "")


def test_a_correction_goes_before_a_new_wording() -> None:
    of = site(SECOND.words, Correction("2026-03-10", "law/#kept", CorrectionKind.CORRECTED, "The paper said so.", "x"))
    assert standing(of, f"{HOME}c/kept/{FIRST.digest}/") == ("corrected", "2026-03-10")
    assert standing(of, f"{HOME}c/kept/{SECOND.digest}/") == ("stands", "")
    assert standing(of, f"{HOME}c/kept/", "2026-04-01") == ("stands", "")


def test_withdrawn_renamed_and_unknown_claims() -> None:
    gone = Correction("2026-05-01", "law/#old", CorrectionKind.WITHDRAWN, "It was wrong.", "Kept for ever.")
    of = site(SECOND.words, gone)
    assert standing(of, f"{HOME}law/#old") == ("withdrawn", "2026-05-01")
    assert standing(of, f"{HOME}c/old/index.html") == ("withdrawn", "2026-05-01")
    assert standing(of, "http://www.example.org/site/law/#held", "2026-04-01") == ("stands", "")
    assert standing(of, f"{HOME}c/nowhere/") == ("unknown", "")


def test_other_links_are_not_judged() -> None:
    others = [
        HOME,
        f"{HOME}law/",
        f"{HOME}law/#a-heading",
        "https://example.com/c/kept/",
        "https://example.org/c/kept/",
    ]
    assert not list(Citing(site(), HOME).judge([(each, "") for each in others]))


_days = st.dates().map(lambda day: f"20{day.year % 100:02d}-{day.month:02d}-{day.day:02d}")


@settings(max_examples=200, deadline=None)
@given(st.lists(_days, min_size=1, max_size=4, unique=True).map(sorted), _days)
def test_a_change_is_told_where_the_words_of_that_day_are_not_those_of_now(days: list[str], written: str) -> None:
    wordings = tuple(Wording("kept", day, f"Words {number}.") for number, day in enumerate(days))
    of = site(wordings[-1].words, wordings=wordings)
    [found] = Citing(of, HOME).judge([(f"{HOME}c/kept/", "")], written)
    changed = len(wordings) > 1 and written < days[-1]
    assert found.status is (Status.REWORDED if changed else Status.STANDS)
    for wording in wordings:
        [found] = Citing(of, HOME).judge([(f"{HOME}c/kept/{wording.digest}/", "")])
        assert found.status is (Status.STANDS if wording is wordings[-1] else Status.REWORDED)
