"""FN204: an excerpt that leaves out what turns its sense, and the message that says where it should begin or end."""

from __future__ import annotations

import pytest

from footnoted.model import SourceFile
from footnoted.model.sources import Source
from footnoted.rules.cut_excerpts import cut_excerpts


def found(**excerpt: str) -> list[tuple[str, int | None, str, str | None]]:
    source = Source.model_validate(
        {
            "csl": {"type": "report", "title": "Report", "URL": "https://example.org/r"},
            "kind": "primary",
            "accessed": "2026-02-01",
            "excerpts": {"kept": excerpt},
        }
    )
    file = SourceFile(id="report", path="evidence/sources/report.yml", source=source, lines={"excerpts.kept": 7})
    return [(each.code, each.line, each.message, each.excerpt) for each in cut_excerpts(file)]


@pytest.mark.parametrize(
    ("excerpt", "where"),
    [
        ({"before": "We found that there is no evidence that", "text": "the tags work."},
         "“is no evidence that” stands right before it: let the excerpt begin there"),
        ({"text": "Records are kept", "after": "; unless somebody objects to that."},
         "“unless somebody objects to” stands right behind it: let the excerpt go on to there"),
        ({"text": "unless it is renewed by the court"},
         "it begins with “unless it is renewed”: store what stands before that as “before”"),
        ({"text": "The report says that there is no evidence that"},
         "it ends with “is no evidence that”: store what stands behind that as “after”"),
    ],
)  # fmt: skip
def test_a_cut_is_named_with_its_place_and_its_mend(excerpt: dict[str, str], where: str) -> None:
    assert found(**excerpt) == [("FN204", 7, f"excerpt “kept” is cut at a turn of the sense: {where}", "kept")]


def test_an_excerpt_with_its_turn_is_none() -> None:
    assert (
        found(before="It adds this.", text="There is no evidence that the tags work.", after="It says so twice.") == []
    )
