"""Titles and dates of pages whose data say several things."""

from __future__ import annotations

import pytest
from lxml import html

from footnoted.sourcing.page_dates import date_in_address, marked_dates, publication_date
from footnoted.sourcing.page_titles import best_title, marked_titles


@pytest.mark.parametrize(
    ("told", "headings", "title"),
    [
        (["Trams return | Tram-Weekly Online"], ["Trams return"], "Trams return"),
        (["rail vehicle running in streets", "Tramway"], ["Tramway"], "Tramway"),
        (["Trams are to return …", "Trams are to return to Leeds"], [], "Trams are to return to Leeds"),
        (["News: Trams return - The Weekly"], [], "News: Trams return"),
        (["Trams: a history"], ["Something else"], "Trams: a history"),
        (["Trams return - Tram News"], ["TRAM NEWS"], "Trams return"),
        (["tramnews.example | Trams return"], [], "Trams return"),
        (["Tram News", "Trams return"], [], "Trams return"),
        (["Trams - a view of tram news - Tram News"], [], "Trams - a view of tram news"),
    ],
)  # fmt: skip
def test_the_title_is_what_the_heading_says_too(told: list[str], headings: list[str], title: str) -> None:
    found = best_title([("data", each) for each in told], headings, "The Weekly", "www.tramnews.example")
    assert found == ("data", title)


def test_the_only_heading_is_the_title_where_the_data_has_the_sites_name_alone() -> None:
    told = [("data", "Tram News")]
    assert best_title(told, ["Trams return", "Tram News"], "", "tram-news.example") == ("the heading", "Trams return")
    assert best_title(told, ["Trams return", "Trams leave"], "", "tram-news.example") is None


def test_headings_below_the_first_level_may_say_that_they_are_the_title() -> None:
    page = (
        "<h2 class='entry-title x'>a</h2><h3 itemprop=headline>b</h3><h2>c</h2><aside><h2 class=headline>d</h2></aside>"
    )
    assert [each.text for each in marked_titles(html.fromstring(f"<body>{page}</body>"))] == ["a", "b"]


@pytest.mark.parametrize(
    ("told", "marked", "date"),
    [
        (["2020-02-25T02:25:54+00:00"], ["2020-02-24T21:25:54-05:00"], "2020-02-24"),
        (["2020-02-25T02:25:54Z"], [], "2020-02-25"),
        (["2020-02-25", "2019-02-25"], [], None),
        (["2020-02", "2020-02-25"], [], "2020-02"),
        ([], ["25 February 2020"], "2020-02-25"),
    ],
)
def test_data_that_cannot_both_be_leave_the_date_open(told: list[str], marked: list[str], date: str | None) -> None:
    found = publication_date([("data", each) for each in told], [("page", each) for each in marked], "en")
    assert (found and found[1]) == date


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p itemprop=datePublished content=2020-02-24>", ["2020-02-24"]),
        ("<time pubdate datetime=2020-02-24>Mon</time>", ["2020-02-24", "2020-02-24"]),
        ("<time datetime=2020-02-24>x</time><aside><time datetime=2019-01-01>y</time></aside>", ["2020-02-24"]),
        ("<time datetime=2020-02-24>x</time><time datetime=2019-01-01>y</time>", []),
        ("<abbr class='published' title='2020-02-24T10:00'>x</abbr>", ["2020-02-24T10:00"]),
    ],
)
def test_elements_that_say_what_they_are(page: str, texts: list[str]) -> None:
    assert [text for _, text in marked_dates(html.fromstring(f"<body>{page}</body>"))] == texts


def test_an_address_that_names_the_day() -> None:
    assert [text for _, text in date_in_address("https://e.example/world/2020/feb/24/trams")] == ["24 feb 2020"]
    assert list(date_in_address("https://e.example/2020/report-24")) == []
