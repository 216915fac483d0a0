"""Every page can be read by people with little English, and says when it was reviewed."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT
from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.model import Page, as_day

sys.path.insert(0, str(ROOT / "tests" / "bench"))
from reading import EASY_ENOUGH, measure

SITE = load_site(find_project(ROOT))


@pytest.mark.parametrize("page", SITE.pages, ids=lambda page: page.path)
def test_a_page_is_easy_to_read(page: Page) -> None:
    reading = measure(page)
    assert reading.ease >= EASY_ENOUGH
    assert reading.too_long == ()


@pytest.mark.parametrize("page", SITE.pages, ids=lambda page: page.path)
def test_a_page_says_what_it_is_about_and_when_it_was_reviewed(page: Page) -> None:
    assert as_day(page.reviewed)
    assert 20 < len(page.description) <= 155


def test_the_site_is_as_large_and_as_well_sourced_as_it_says() -> None:
    claims = [claim for page in SITE.pages if not page.unsourced for claim in page.claims if not claim.editorial]
    assert len(claims) >= 350
    assert all(claim.citations for claim in claims)
    sources = [file.source for file in SITE.sources.values() if file.source.excerpts]
    assert len(sources) >= 100
    assert sum(source.kind == "primary" for source in sources) * 2 >= len(sources)
    # Acts and judgments may be quoted under their open licences; of all else only a few short passages.
    theirs = [source for source in sources if source.csl.type not in {"legislation", "bill", "legal_case"}]
    assert max(len(source.excerpts) for source in theirs) <= 12


def test_the_timeline_has_fifty_events_of_known_kinds() -> None:
    [timeline] = [page for page in SITE.pages if page.url == "timeline/"]
    dated = [heading for heading in timeline.headings if heading.date]
    assert len(dated) >= 50
    assert all(heading.kind for heading in dated)
    kinds = len({heading.kind for heading in dated})
    assert f".show-kind-{kinds}:checked" in (ROOT / "docs" / "assets" / "more.css").read_text(encoding="utf-8")


def test_no_published_address_is_missing_from_the_record() -> None:
    from footnoted.fixing.permalink_record import addresses

    recorded = {link.address for link in SITE.permalinks}
    assert [address for address in addresses(SITE) if address not in recorded] == []
