"""Pictures that are drawn from the page: the timeline, the flows and the bars."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footnoted.charts.bars import bar_chart, bar_of
from footnoted.charts.flows import Flow, flow_diagram
from footnoted.charts.latest import latest_events
from footnoted.charts.points import Point, time_chart
from footnoted.charts.timeline import _rows, timeline_chart
from footnoted.model import Event

EVENTS = [
    Event("The Act", "2016", "#act", "law"),
    Event("A contract", "2022-05", "#contract", "contract"),
    Event("The duty starts", "2021-08-31", "#duty", "law"),
    Event("A pilot", "2022-06-15/2023-12-15", "#pilot", "pilot"),
    Event("A watch is due", "2022-23", "#watch", "device"),
]


@pytest.fixture
def page(tmp_path: Path) -> Markdown:
    (tmp_path / "timeline.md").write_text(
        '# T\n\n### Buddi wins { #won date="2022-05" kind="contract" }\n\n'
        '```\n### Not { #no date="2020" }\n```\n\n### Bad { date="2022-13" }\n'
    )
    footnoted = {"evidence": str(tmp_path), "docs": str(tmp_path)}
    return Markdown(
        extensions=["attr_list", "tables", "md_in_html", "toc", "footnoted"], extension_configs={"footnoted": footnoted}
    )


def test_the_list_is_in_the_order_of_time_and_tells_dates_as_people_do() -> None:
    tree = html.fromstring(timeline_chart(EVENTS, "t"))
    told = [" ".join(item.text_content().split()) for item in tree.xpath("//ol/li")]
    assert told == [
        "2016 The Act law",
        "31 August 2021 The duty starts law",
        "May 2022 A contract contract",
        "15 June 2022 to 15 December 2023 A pilot pilot",
        "autumn 2022 A watch is due device",
    ]
    assert tree.xpath("//time/@datetime") == ["2016", "2021-08-31", "2022-05"]
    assert not tree.xpath("//time[not(@datetime)]")  # HTML has no way to write an interval or a season


def test_the_chart_is_to_scale() -> None:
    tree = html.fromstring(
        timeline_chart([Event("a", "2010", "#a"), Event("b", "2015", "#b"), Event("c", "2020", "#c")], "t")
    )
    a, b, c = (float(each.get("cx")) for each in tree.xpath("//circle"))
    assert b - a == pytest.approx(c - b, abs=0.3)


def test_each_kind_can_be_shown_alone_without_a_script() -> None:
    tree = html.fromstring(timeline_chart(EVENTS, "t"))
    assert [each.text for each in tree.xpath("//label")] == ["All kinds", "Law", "Contract", "Pilot", "Device"]
    assert len(tree.xpath("//input[@type='radio' and @name='t']")) == 5
    assert not tree.xpath("//script")


@given(st.lists(st.floats(0, 600), max_size=60).map(sorted))
def test_marks_never_overlap(places: list[float]) -> None:
    taken: dict[int, float] = {}
    for place, row in zip(places, _rows(places), strict=True):
        assert place - taken.get(row, -24) >= 24
        taken[row] = place


def test_a_page_draws_its_own_events_and_those_of_another_page(page: Markdown) -> None:
    own = page.convert(
        '# A\n\n/// timeline-chart\n///\n\n## It *begins* [^no] { #begins date="2020-01" kind="law" }\n\nText.'
    )
    [item] = html.fromstring(own).xpath("//ol[@class='events']/li")
    assert " ".join(item.text_content().split()) == "January 2020 It begins law"
    assert item.xpath(".//a/@href") == ["#begins"]
    page.reset()
    [other] = html.fromstring(page.convert("/// timeline-chart | timeline.md\n///")).xpath("//ol[@class='events']/li")
    assert other.xpath(".//a/@href") == ["timeline/#won"]
    page.reset()
    assert "No dated events" in page.convert("/// timeline-chart | ../../etc/passwd\n///")


def test_a_dated_heading_says_its_date_below_it(page: Markdown) -> None:
    tree = html.fromstring(
        page.convert(
            '# A\n\n## Law { date="2020-01" }\n\nText.\n\n### Pilot { date="2022-06-15/2023-12-15" }\n\n'
            '> ### Quoted { date="2022-23" }\n\n## Bad { date="2022-13" }\n\n## Undated\n\nText.'
        )
    )
    dates = {each.getprevious().text: each.text_content() for each in tree.xpath("//p[@data-footnoted='generated']")}
    assert dates == {"Law": "January 2020", "Pilot": "15 June 2022 to 15 December 2023", "Quoted": "autumn 2022"}
    assert tree.xpath("//time/@datetime") == ["2020-01"]


def test_events_of_another_page_lead_there_from_wherever_the_page_stands(page: Markdown) -> None:
    class ByTheEngine(Treeprocessor):
        """What MkDocs leaves with each page that it converts."""

        file = SimpleNamespace(src_uri="about/past/method.md")

    page.treeprocessors.register(ByTheEngine(page), "engine", 0)
    tree = html.fromstring(page.convert("/// timeline-chart | timeline.md\n///"))
    assert set(tree.xpath("//li//a/@href | //svg//a/@href")) == {"../../../timeline/#won"}


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


def test_the_newest_events_come_first() -> None:
    events = [Event(f"In {year}", str(year), f"#y{year}") for year in (2004, 2022, 2026, 2025)]
    tree = html.fromstring(latest_events(events))
    assert [each.text for each in tree.xpath("//a")] == ["In 2026", "In 2025", "In 2022"]
    assert "No dated events" in latest_events([])


def test_what_is_drawn_is_well_formed_and_escaped() -> None:
    nasty = '<script>alert(1)</script> & "x"'
    for drawn in (
        timeline_chart([Event(nasty, "2020", "#a", nasty)], "t"),
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
