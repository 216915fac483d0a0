"""What is drawn from the page: the flows, the bars, the counts over time and the lists of events."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html
from markdown import Markdown

from footnoted.charts.bars import bar_chart, bar_of
from footnoted.charts.events import event_filter, events_that_matter, latest_events
from footnoted.charts.flows import Flow, flow_diagram
from footnoted.charts.points import Point, time_chart
from footnoted.model import Event


@pytest.fixture
def page(tmp_path: Path) -> Markdown:
    return Markdown(
        extensions=["attr_list", "tables", "md_in_html", "footnoted"],
        extension_configs={"footnoted": {"evidence": str(tmp_path)}},
    )


TABLE = """\
| From | To | What | Why | Kept for |
| --- | --- | --- | --- | --- |
| Person { #row-1 } | Tag | Location | - | - |
| Tag | Contractor | Trail data | - | - |
| Tag | Police | Trail <b>data</b> | - | - |

{ .flows }

/// flow-diagram
///
"""


def test_flows_are_drawn_from_the_table(page: Markdown) -> None:
    tree = html.fromstring(page.convert(TABLE))
    assert tree.xpath("//table/@class") == ["flows"]
    titles = tree.xpath("//svg//title/text()")
    assert titles == [
        "From Person to Tag: Location",
        "From Tag to Contractor: Trail data",
        "From Tag to Police: Trail data",
    ]
    assert tree.xpath("//svg//a/@href") == ["#row-1"]


COUNTS = (
    "| Date | People | Counted as |\n| --- | --- | --- |\n| 31 March 2019 | 233 | caseload |\n"
    "| 2 June 2025 { #june } | 3,994 | fitted |\n| 30 June 2025 | 4,166 | fitted |\n"
    "| 31 December 2025 | 4,552 | assigned |\n{ .chart }\n\n"
).replace("|\n{ .chart }", "|\n\n{ .chart }")


def test_bars_are_drawn_from_the_table_each_below_its_name(page: Markdown) -> None:
    tree = html.fromstring(page.convert(f"{COUNTS}/// bar-chart\n///\n"))
    bars = tree.xpath("//rect[@class='bar']")
    widths = [float(each.get("width")) for each in bars]
    assert widths[2] / widths[1] == pytest.approx(4166 / 3994, abs=0.01)
    assert [each.text for each in tree.xpath("//text[@class='bar-name']")][:2] == ["31 March 2019", "2 June 2025"]
    assert bar_of(["No number", "unknown"], None) is None


def test_a_chart_can_be_drawn_from_the_tables_of_another_class(page: Markdown) -> None:
    pilot = "| Group | Absconders |\n| --- | --- |\n| With a tag | 16% |\n\n{ .pilot }\n\n/// bar-chart | pilot\n///\n"
    tree = html.fromstring(page.convert(COUNTS + pilot))
    assert [each.text for each in tree.xpath("//text[@class='bar-value']")] == ["16%"]


def test_counts_stand_on_a_true_axis_of_time(page: Markdown) -> None:
    """Only what counts alike and lies near is joined; a long time without a count is shaded as a gap."""
    tree = html.fromstring(page.convert(f"{COUNTS}/// time-chart\n///\n"))
    newest, june, _, oldest = sorted((float(each.get("cx")) for each in tree.xpath("//circle")), reverse=True)
    assert (newest - june) / (june - oldest) == pytest.approx(0.5 / 6.2, abs=0.03)
    assert len(tree.xpath("//line[@class='joined']")) == 1
    assert [each.text for each in tree.xpath("//text[@class='gap-name']")] == ["no count found"]
    assert {"4,552", "233"} <= {each.text for each in tree.xpath("//text[@class='point-value']")}
    assert tree.xpath("//a[@class='point']/@href") == ["#june"]


def test_no_two_values_on_a_chart_of_time_overlap(page: Markdown) -> None:
    tree = html.fromstring(page.convert(f"{COUNTS}/// time-chart\n///\n"))
    places = [(float(each.get("x")), float(each.get("y"))) for each in tree.xpath("//text[@class='point-value']")]
    for at, (x, y) in enumerate(places):
        assert all(abs(x - a) > 20 or abs(y - b) > 12 for a, b in places[:at])


def test_the_newest_events_come_first_and_tell_dates_as_people_do() -> None:
    dates = ("2016", "2022-06-15/2023-12-15", "2022-23", "2021-08-31", "2023-05")
    tree = html.fromstring(latest_events([Event(f"E {date}", date, f"#e{date}") for date in dates]))
    told = [" ".join(item.text_content().split()).partition(" E ")[0] for item in tree.xpath("//li")]
    assert told == ["15 June 2022 to 15 December 2023", "May 2023", "autumn 2022"]
    assert tree.xpath("//time/@datetime") == ["2023-05"]  # HTML has no way to write an interval or a season
    assert "No dated events" in latest_events([])


def test_the_events_that_matter_are_listed_in_the_order_of_the_page() -> None:
    events = [
        Event("New", "2026", "#n", "law", True),
        Event("Small", "2025", "#s"),
        Event("Old", "2004", "#o", "", True),
    ]
    assert html.fromstring(events_that_matter(events)).xpath("//a/@href") == ["#n", "#o"]


def test_the_filter_has_a_choice_for_each_kind_the_most_frequent_first() -> None:
    kinds = ("court", "law", "", "law")
    tree = html.fromstring(event_filter([Event("E", "2020", "#e", kind) for kind in kinds]))
    assert [" ".join(each.text_content().split()) for each in tree.xpath("//label")] == [
        "All (4)", "Law (2)", "Court (1)", "Other (1)",
    ]  # fmt: skip
    assert tree.xpath("//input[@checked]/@class") == ["show-kind-0"]


def test_what_is_drawn_is_well_formed_and_escaped() -> None:
    nasty = '<script>alert(1)</script> & "x"'
    for drawn in (
        event_filter([Event(nasty, "2020", "#a", nasty)]),
        flow_diagram([Flow(nasty, nasty, nasty, "r")]),
        bar_chart([bar for bar in [bar_of([nasty, "3", nasty], "r")] if bar]),
        time_chart([Point(2020.0, 3, nasty, "r")]),
        latest_events([Event(nasty, "2020", "#a", nasty)]),
    ):
        etree.fromstring(f"<r>{drawn}</r>")
        assert "<script" not in drawn


def test_with_nothing_to_draw_the_page_says_so(page: Markdown) -> None:
    text = page.convert("/// flow-diagram\n///\n\n/// bar-chart\n///\n\n/// timeline-chart\n///\n")
    assert "No table of flows" in text
    assert "No table for a chart" in text
    assert "No dated events" in text
