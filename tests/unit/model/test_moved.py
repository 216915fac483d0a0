"""What stood on a page and stands together on another now is found there."""

from __future__ import annotations

from footnoted.model import Page, Permalink
from footnoted.model.moved import with_moved

RECORD = Page("docs/record/law.md", "record/law/", ids=(("old", 1), ("kept", 2), ("new", 3)))


def aliases(page: Page, *recorded: str) -> dict[str, str]:
    links = tuple(Permalink(each) for each in recorded)
    return dict(next(with_moved([page, RECORD], links, {"record/law.md": "record/law/"})).aliases)


def test_what_was_recorded_here_and_stands_there_leads_there() -> None:
    page = Page("docs/law.md", "law/", ids=(("kept", 1),), moved="record/law.md")
    assert aliases(page, "law/", "law/#old", "law/#kept", "law/#gone") == {"old": "record/law.md#old"}


def test_an_alias_that_was_written_goes_before() -> None:
    page = Page("docs/law.md", "law/", aliases={"old": "here"}, moved="record/law.md")
    assert aliases(page, "law/#old") == {"old": "here"}


def test_a_page_that_says_nothing_or_names_none_has_none() -> None:
    assert aliases(Page("docs/law.md", "law/"), "law/#old") == {}
    assert aliases(Page("docs/law.md", "law/", moved="nowhere.md"), "law/#old") == {}
