"""Dated headings: the date that is shown, the rail of a page that filters its events, and the events of other pages."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from conftest import SOURCE
from helpers import write_source

TIMELINE = """\
# Timeline

/// events-that-matter
///

/// timeline-chart
///

## 2022

### Buddi *wins* [^no] { #won .matters date="2022-05" kind="contract" }

It won.

#### Why

Nobody knows.

### The duty grows { #grows date="2022-01" kind="law" }

It grew.

## 2021 { .first }

### The duty starts { #starts date="2021-08-31" kind="law" }

It started.

### Bad { date="2021-13" }

## What is missing

More.
"""


@pytest.fixture
def page(tmp_path: Path) -> Markdown:
    (tmp_path / "timeline.md").write_text(
        '# T\n\n### Buddi wins { #won date="2022-05" kind="contract" }\n\n'
        '```\n### Not { #no date="2020" }\n```\n\n### Bad { date="2022-13" }\n'
    )
    footnoted = {"evidence": str(tmp_path), "docs": str(tmp_path)}
    return Markdown(extensions=["attr_list", "toc", "footnoted"], extension_configs={"footnoted": footnoted})


def words(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_a_dated_heading_says_its_date_and_its_kind_below_it(page: Markdown) -> None:
    tree = html.fromstring(
        page.convert(
            '# A\n\n## Law { date="2020-01" kind="law" }\n\nText.\n\n### Pilot { date="2022-06-15/2023-12-15" }\n\n'
            '> ### Quoted { date="2022-23" }\n\n## Bad { date="2022-13" }\n\n## Undated\n\nText.'
        )
    )
    dates = {each.getprevious().text: words(each) for each in tree.xpath("//p[@data-footnoted='generated']")}
    assert dates == {"Law": "January 2020 Law", "Pilot": "15 June 2022 to 15 December 2023", "Quoted": "autumn 2022"}
    assert tree.xpath("//time/@datetime") == ["2020-01"]
    assert not tree.xpath("//section")  # there is nothing to filter


def test_each_event_is_a_section_with_all_that_belongs_to_it(page: Markdown) -> None:
    tree = html.fromstring(page.convert(TIMELINE))
    assert [(each.get("class"), words(each)) for each in tree.xpath("//section")] == [
        ("event kind-2", "Buddi wins May 2022 Contract It won. Why Nobody knows."),
        ("event kind-1", "The duty grows January 2022 Law It grew."),
        ("event kind-1", "The duty starts 31 August 2021 Law It started."),
    ]
    assert [words(each) for each in tree.xpath("//label")] == ["All (3)", "Law (2)", "Contract (1)"]


def test_a_year_has_the_kinds_of_its_events_so_that_it_goes_when_they_go(page: Markdown) -> None:
    tree = html.fromstring(page.convert(TIMELINE))
    assert [each.get("class") for each in tree.xpath("//h2")] == ["year kind-2 kind-1", "first kind-1", None]


def test_all_years_but_the_first_are_folded_and_say_how_much_they_hold(page: Markdown) -> None:
    tree = html.fromstring(
        page.convert(
            '# T\n\n/// timeline-chart\n///\n\n## 2024\n\n### A { date="2024-05" }\n\n## 2023\n\n'
            '### B { date="2023-06" }\n\n'
            '### C { date="2023-05" }\n\n## 2022\n\n### D { date="2022" }\n\n## What is missing\n\nNothing.'
        )
    )
    assert [(words(each), len(each.xpath("./section"))) for each in tree.xpath("./details/summary/..")] == [
        ("2 events B June 2023 C May 2023", 2),
        ("1 event D 2022", 1),
    ]
    assert len(tree.xpath("./section")) == 1
    assert [words(each) for each in tree.xpath("./h2")] == ["2024", "2023", "2022", "What is missing"]


def test_the_notes_of_a_page_are_no_part_of_its_last_event(tmp_path: Path) -> None:
    write_source(tmp_path, "guardian-2022", SOURCE)
    page = Markdown(extensions=["attr_list", "footnoted"], extension_configs={"footnoted": {"evidence": str(tmp_path)}})
    text = '# T\n\n/// timeline-chart\n///\n\n## Last { date="2022" }\n\nKept.[^guardian-2022:kept]\n'
    assert html.fromstring(page.convert(text)).xpath("./section/@class") == ["event kind-1", "footnote"]


def test_the_events_that_matter_are_those_that_the_page_marks(page: Markdown) -> None:
    [item] = html.fromstring(page.convert(TIMELINE)).xpath("//ul[@class='latest-events']/li")
    assert (words(item), item.xpath(".//a/@href")) == ("May 2022 Buddi wins", ["#won"])


def test_the_events_of_another_page_lead_there_from_wherever_the_page_stands(page: Markdown) -> None:
    class ByTheEngine(Treeprocessor):
        """What MkDocs leaves with each page that it converts."""

        file = SimpleNamespace(src_uri="about/past/method.md")

    text = "/// latest-events | timeline.md\n///"
    assert html.fromstring(page.convert(text)).xpath("//li//a/@href") == ["timeline/#won"]
    page.reset().treeprocessors.register(ByTheEngine(page), "engine", 0)
    assert html.fromstring(page.convert(text)).xpath("//li//a/@href") == ["../../../timeline/#won"]
    assert "No dated events" in page.reset().convert("/// latest-events | ../../etc/passwd\n///")
