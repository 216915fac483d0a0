"""What programs get: each export is read by the tools that people use, and held to its schema."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import feedparser
import frictionless
import icalendar
import jsonschema
import pandas
import pybtex.database
import pytest
import rispy
from citeproc.source.json import CiteProcJSON

from conftest import Built


@pytest.fixture
def data(built: Built) -> Path:
    return built.folder / "data"


def test_json_holds_to_its_json_schema(data: Path) -> None:
    for name in ("claims", "timeline"):
        rows = json.loads((data / f"{name}.json").read_text(encoding="utf-8"))
        schema = json.loads((data / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(rows, schema)
        assert len(rows) > 40
    claims = json.loads((data / "claims.json").read_text(encoding="utf-8"))
    assert all(row["excerpts"] or row["sources"] for row in claims)


@pytest.mark.parametrize("name", ["claims", "timeline", "schemes", "flows"])
def test_csv_holds_to_its_table_schema(data: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(data)
    report = frictionless.Resource(path=f"{name}.csv", schema=f"{name}.table.json").validate()
    assert report.valid, report.flatten(["type", "message"])
    assert report.tasks[0].stats["rows"] >= 10


def test_csv_keeps_its_types_in_pandas(data: Path) -> None:
    events = pandas.read_csv(data / "timeline.csv", parse_dates=["start", "end"], keep_default_na=False)
    assert (events["end"] >= events["start"]).all()
    assert events["start"].is_monotonic_increasing
    assert events["id"].is_unique
    claims = pandas.read_csv(data / "claims.csv", keep_default_na=False)
    assert claims["id"].is_unique
    assert len(claims) == len(json.loads((data / "claims.json").read_text(encoding="utf-8")))


def test_bibtex_is_read_by_bibtex_and_by_biber_like_readers(data: Path) -> None:
    strict = pybtex.database.parse_file(data / "sources.bib")
    modern = bibtexparser.parse_file(str(data / "sources.bib"))
    assert modern.failed_blocks == []
    assert sorted(strict.entries) == sorted(entry.key for entry in modern.entries)
    kelly = strict.entries["guardian-2022-08-05"]
    assert str(kelly.persons["author"][0]) == "Kelly, Nicola"
    assert "\\" not in kelly.fields["url"]


def test_ris_is_read_by_rispy(data: Path) -> None:
    records = rispy.loads((data / "sources.ris").read_text(encoding="utf-8"))
    [kelly] = [each for each in records if each["id"] == "guardian-2022-08-05"]
    assert kelly["authors"] == ["Kelly, Nicola"]
    assert kelly["date"] == "2022/08/05"


def test_csl_json_is_read_by_a_citation_processor(data: Path) -> None:
    items = json.loads((data / "sources.json").read_text(encoding="utf-8"))
    read = CiteProcJSON([{**item, "id": item["id"].lower()} for item in items])
    assert len(read) == len(items) >= 100
    [kelly] = [each for each in items if each["id"] == "guardian-2022-08-05"]
    assert kelly["issued"] == {"date-parts": [[2022, 8, 5]]}


def test_the_calendar_is_read_by_icalendar(data: Path) -> None:
    calendar = icalendar.Calendar.from_ical((data / "timeline.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert len(events) >= 50
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(event["DTSTART"].dt < event["DTEND"].dt for event in events)


def test_the_feed_is_read_by_feedparser(built: Built) -> None:
    feed = feedparser.parse((built.folder / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.title.startswith("Tagging Explained")
    assert feed.feed.links[0].rel == "self"
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 0
    assert all(entry.link and entry.updated_parsed and entry.title for entry in feed.entries)


def test_the_data_page_lists_every_file_and_says_what_columns_mean(built: Built) -> None:
    page = (built.folder / "data" / "index.html").read_text(encoding="utf-8")
    for path in sorted((built.folder / "data").iterdir()):
        assert path.name == "index.html" or f'href="../data/{path.name}"' in page
    assert "The claim in its own words" in page
