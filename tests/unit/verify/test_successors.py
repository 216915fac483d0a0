"""What followed a source, from recorded answers of the publishers' own services."""

from __future__ import annotations

import asyncio
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from footnoted.model import Source
from footnoted.verify.later_editions import is_later_edition
from footnoted.verify.successors import successor
from footnoted.web.answers import Fetched, FetchError

READ = "2026-06-01"


def source(url: str, kind: str = "report", title: str = "T", **csl: str) -> Source:
    csl = {"type": kind, "title": title, "URL": url, **csl}
    return Source.model_validate({"csl": csl, "kind": "primary", "accessed": READ, "excerpts": {}})


def followed(of: Source, answers: dict[str, Any]) -> str | None:
    """What `successor` says where the service answers so; addresses are known without their query."""

    async def ask(address: str) -> Fetched:
        answer = answers[address.partition("?")[0]]
        if isinstance(answer, int):
            raise FetchError("gone", "gone", answer, address)
        if isinstance(answer, tuple):
            return Fetched(address, 303, {"location": answer[0]}, b"")
        return Fetched(address, 200, {}, (answer if isinstance(answer, str) else json.dumps(answer)).encode())

    return asyncio.run(successor(of, ask, datetime.date(2026, 11, 30)))


PAGE = "https://www.gov.uk/api/content/government/statistics/em-december-2025"
COLLECTION = "https://www.gov.uk/api/content/government/collections/em"
EDITION = source("https://www.gov.uk/government/statistics/em-december-2025", title="Tagging, December 2025")


def item(title: str = "Tagging, December 2025", updated: str = "2026-02-01T09:30:00Z", **more: Any) -> dict[str, Any]:
    links = {"document_collections": [{"base_path": "/government/collections/em"}]}
    return {"title": title, "public_updated_at": updated, "withdrawn_notice": {}, "links": links, **more}


def editions(*titles: str) -> dict[str, Any]:
    return {"links": {"documents": [{"title": each, "base_path": f"/{each[-4:]}"} for each in titles]}}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({PAGE: item(), COLLECTION: editions("Tagging, September 2025", "Tagging, March 2026")},
         "a later edition: “Tagging, March 2026”"),
        ({PAGE: item(), COLLECTION: editions("Tagging, September 2025", "Tagging, December 2025")}, None),
        ({PAGE: item(), COLLECTION: editions("Tagging: a pilot, March 2026", "Prisons, March 2026")}, None),
        ({PAGE: item(withdrawn_notice={"withdrawn_at": "2026-05-05T00:00:00Z"})}, "withdrew the page on 2026-05-05"),
        ({PAGE: item(updated="2026-07-01T00:00:00Z", links={})}, "updated the page on 2026-07-01"),
        ({PAGE: item(links={})}, None),
        ({PAGE: 410}, "has taken the page away"),
        ({PAGE: ("/api/content/government/statistics/em",)}, "moved the page to https://www.gov.uk/government/stat"),
    ],
)  # fmt: skip
def test_govuk(answers: dict[str, Any], told: str | None) -> None:
    found = followed(EDITION, answers)
    assert (found is None) == (told is None)
    assert (told or "") in (found or "")


FEED = "https://www.legislation.gov.uk/changes/affected/ukpga/2016/19/data.feed"


def changes(kind: str, where: str, modified: str, text: str = "s. 1") -> str:
    uri = "http://www.legislation.gov.uk/id/ukpga/2016/19"
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata">'
        f'<entry><content><ukm:Effect Type="{kind}" Modified="{modified}T10:00:00Z" AffectedProvisions="{text}" '
        'AffectingURI="http://www.legislation.gov.uk/id/ukpga/2026/2"><ukm:AffectedProvisions>'
        f'<ukm:Section URI="{uri}/{where}"/></ukm:AffectedProvisions></ukm:Effect></content></entry></feed>'
    )


@pytest.mark.parametrize(
    ("path", "answer", "changed"),
    [
        ("schedule/10", changes("words substituted", "schedule/10/paragraph/4", "2026-07-01"), True),
        ("schedule/10/paragraph/4/enacted", changes("repealed", "schedule/10", "2026-07-01"), True),
        ("schedule/10/2024-01-01", changes("inserted", "schedule/10/paragraph/4A", "2026-07-01"), True),
        ("schedule/10", changes("words substituted", "schedule/10/paragraph/4", "2026-05-01"), False),
        ("schedule/1", changes("words substituted", "schedule/10/paragraph/4", "2026-07-01"), False),
        ("schedule/10", changes("coming into force", "schedule/10", "2026-07-01"), False),
        ("contents", changes("words substituted", "section/3", "2026-07-01"), False),
        ("section/3", changes("repealed", "", "2026-07-01", "Act"), True),
    ],
)
def test_legislation(path: str, answer: str, changed: bool) -> None:
    act = source(f"https://www.legislation.gov.uk/ukpga/2016/19/{path}", "legislation")
    found = followed(act, {FEED: answer})
    assert bool(found) == changed
    assert not found or "https://www.legislation.gov.uk/ukpga/2026/2" in found


JUDGMENTS = "https://caselaw.nationalarchives.gov.uk/atom.xml"
RULING = source(
    "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2024/994", "legal_case",
    "R (on the application of ADL) v Secretary of State for the Home Department", issued="2024-05-15",
    number="[2024] EWHC 994 (Admin)",
)  # fmt: skip


def judgments(*entries: tuple[str, str, str]) -> str:
    rows = "".join(
        f"<entry><title>{title}</title><published>{day}T00:00:00Z</published>"
        f'<tna:identifier type="ukncn">{number}</tna:identifier></entry>'
        for title, day, number in entries
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:tna="https://caselaw.nationalarchives.gov.uk">{rows}</feed>'
    )


@pytest.mark.parametrize(
    ("entry", "later"),
    [
        (("ADL &amp; Ors v SSHD", "2025-03-01", "[2025] EWCA Civil 1"), True),
        (("ADL, R (on the application of) v Secretary of State", "2024-05-15", "[2024] EWHC 994 (Admin)"), False),
        (("ADL v SSHD", "2023-01-01", "[2023] EWHC 1 (Admin)"), False),
        (("Moss v SSHD", "2025-03-01", "[2025] EWHC 1 (Admin)"), False),
    ],
)
def test_judgments(entry: tuple[str, str, str], later: bool) -> None:
    found = followed(RULING, {JUDGMENTS: judgments(entry)})
    assert bool(found) == later


def asked(of: dict[str, Any]) -> dict[str, Any]:
    """The recorded answers of a case as `followed` takes them."""
    return {
        address: answer["status"]
        if answer["status"] == 410
        else (answer["location"],)
        if answer.get("location")
        else answer["body"]
        for address, answer in of["answers"].items()
    }


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "answers").glob("*.yml")), ids=lambda path: path.stem)
def test_each_recorded_answer_is_read_as_its_writer_meant_or_known_not_to_be(path: Path) -> None:
    cases = yaml.safe_load(path.read_text("utf-8"))
    found = {
        case["id"]: bool(followed(Source.model_validate({"kind": "primary", **case["source"]}), asked(case)))
        for case in cases
    }
    assert found == {case["id"]: case["superseded"] != ("known" in case) for case in cases}


def test_other_sources_ask_nobody() -> None:
    assert followed(source("https://www.theguardian.com/a"), {}) is None


@pytest.mark.parametrize("answer", ["[]", '{"links": 1, "withdrawn_notice": null}', '{"links": {"documents": [1]}}'])
def test_an_answer_of_another_shape_says_nothing(answer: str) -> None:
    assert followed(EDITION, {PAGE: answer}) is None


@pytest.mark.parametrize("answer", ["", "{"])
def test_a_broken_answer_is_a_failure(answer: str) -> None:
    with pytest.raises(FetchError, match="no JSON"):
        followed(EDITION, {PAGE: answer})


@pytest.mark.parametrize(
    ("title", "than", "later"),
    [
        ("Court quarterly statistics, April – June 2026", "Courts Statistics Quarterly: January to March 2026", True),
        ("Bus statistics: 2025 annual report", "Annual bus statistics: 2024", True),
        ("Farm income: second estimate for 2025", "Farm income: first estimate for 2025", True),
        ("Insolvencies, 2025 (revised)", "Insolvencies, 2025", True),
        ("Farm income: first estimate for 2025", "Farm income: second estimate for 2025", False),
        ("Bus statistics, annual: 2026", "Bus statistics, quarterly: March 2025", False),
        ("Bus fares statistics: 2026", "Bus statistics: 2025", False),
    ],
)  # fmt: skip
def test_editions_of_one_series(title: str, than: str, later: bool) -> None:
    assert is_later_edition(title, than) is later
