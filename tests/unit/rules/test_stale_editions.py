"""FN503: a figure that was right, told as of now, when a later edition is due or known."""

from __future__ import annotations

import pytest

from footnoted.checker import check_site
from footnoted.model import Citation, Claim, Heading, Page, Site, SourceFile
from footnoted.model.sources import Source

CITED = (Citation("report", "kept"),)


def found(
    text: str, today: str = "2026-11-29", headings: tuple[Heading, ...] = (), **edition: object
) -> list[tuple[str, str]]:
    source = Source.model_validate(
        {
            "csl": {"type": "report", "title": "Report", "URL": "https://example.org/r", "issued": "2026-01-22"},
            "kind": "primary",
            "accessed": "2026-02-01",
            "excerpts": {"kept": {"text": "On 31 December 2025 there were 4,552 orders."}},
            **edition,
        }
    )
    file = SourceFile(id="report", path="evidence/sources/report.yml", source=source)
    page = Page("docs/index.md", "", claims=(Claim(text, 3, id="a", citations=CITED),), headings=headings)
    report = check_site(Site((page,), {"report": file}, today=today))
    return [(each.path, each.message) for each in report.diagnostics if each.code == "FN503"]


QUARTERLY = {"of": "orders", "every": "quarter", "next": "2026-04"}


@pytest.mark.parametrize(
    "text",
    ["There were 4,552 orders.", "There are now 4,552 orders.", "Today, as on 31 December 2025, 4,552 are latest."],
)
def test_what_is_told_as_of_now_is_found_once_the_next_is_due(text: str) -> None:
    [(path, message)] = found(text, series=QUARTERLY)
    assert path == "docs/index.md"
    assert message.startswith("told as of now, but a later edition than “report” was due in April 2026: ")
    assert found(text, today="2026-04-30", series=QUARTERLY) == []  # its month is not over
    assert found(text) == []  # no series, no finding


@pytest.mark.parametrize(
    "text",
    ["On 31 December 2025 there were 4,552 orders.", "The newest count that we have found is 4,552 orders."],
)
def test_who_says_the_date_or_that_it_is_the_newest_found_is_right(text: str) -> None:
    assert found(text, series=QUARTERLY) == []


def test_a_dated_heading_dates_what_stands_below_it() -> None:
    dated = (Heading("Orders counted", 3, 1, "e", "2025-12-31"),)
    assert found("There were 4,552 orders.", headings=dated, series=QUARTERLY) == []


def test_a_later_edition_that_is_known_counts_at_once_and_must_be_a_source() -> None:
    told = found("There were 4,552 orders.", today="2026-01-23", superseded_by="report-2026")
    assert [message.partition(":")[0] for _, message in told] == [
        "told as of now, but “report” was superseded by “report-2026”",
        "“superseded_by",
    ]
