"""Readings: kept on a line each, and lapsed by every change of what was read, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.evidence.ledger import add_reading, line_for, readings_in
from footnoted.evidence.plain_yaml import YamlError
from footnoted.model import Citation, Claim, Excerpt
from footnoted.model.readings import Judgement, ReadBy, Reading, digest_of

READING = Reading("kept", "0123456789abcdef", "Kim", ReadBy.PERSON, "2026-11-30", Judgement.SUPPORTED)


def test_a_reading_is_added_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.yml"
    add_reading(path, READING)
    add_reading(path, replace(READING, claim="other", by=ReadBy.COMPUTER, verdict=Judgement.UNCLEAR))
    assert path.read_text() == (
        "- {claim: kept, digest: 0123456789abcdef, reader: Kim, by: person, day: '2026-11-30', verdict: supported}\n"
        "- {claim: other, digest: 0123456789abcdef, reader: Kim, by: computer, day: '2026-11-30', verdict: unclear}\n"
    )
    assert [(each.claim, each.line) for each in readings_in(path.read_text(), "reviewed.yml")] == [
        ("kept", 1),
        ("other", 2),
    ]


@given(st.text(min_size=1).filter(lambda each: each.strip() == each and each.isprintable()))
@settings(max_examples=100, deadline=None)
def test_any_reader_and_digest_read_back(reader: str) -> None:
    for digest in ("0123456789012345", "12345678e9012345", "0123456789abcdef"):
        told = replace(READING, reader=reader, digest=digest)
        assert readings_in(line_for(told), "reviewed.yml") == (replace(told, path="reviewed.yml"),)


def test_written_over_several_lines_it_is_read_as_well() -> None:
    text = (
        "# ours\n- claim: kept\n  digest: 0123456789abcdef\n  reader: Kim\n  by: person\n  day: 2026-11-30\n"
        "  verdict: supported\n"
    )
    assert readings_in(text, "reviewed.yml") == (replace(READING, line=2, path="reviewed.yml"),)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("claim: kept\n", 1, "must be a list of readings"),
        (f"{line_for(READING)}- {{claim: kept}}\n", 2, "digest"),
        (line_for(READING).replace("supported", "fine"), 1, "supported"),
        (line_for(READING).replace("person", "robot"), 1, "person"),
        (line_for(READING).replace("2026-11-30", "2026-11"), 1, "day"),
    ],
)
def test_what_is_no_reading_is_named_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(YamlError, match=message) as error:
        readings_in(text, "reviewed.yml")
    assert error.value.line == line


CITED = (Citation("report", "kept"), Citation("letter", "sent"))
EXCERPTS = {"report": Excerpt(text="Kept for six years.", speaker="Kim"), "letter": Excerpt(text="It was sent.")}
CLAIM = Claim("It is kept.", 3, "kept", CITED)
_words = st.text("abc ,.", min_size=1, max_size=12)


def digest(claim: Claim, excerpts: dict[str, Excerpt]) -> str:
    return digest_of(claim, ((each, excerpts[each.source]) for each in claim.citations))


@given(_words, _words)
def test_every_change_of_what_is_read_lapses_it(words: str, other: str) -> None:
    base = digest(CLAIM, EXCERPTS)
    report = EXCERPTS["report"]
    changed = [
        digest(replace(CLAIM, text=f"{CLAIM.text} x{words}"), EXCERPTS),
        digest(replace(CLAIM, says=f"x{words}"), EXCERPTS),
        digest(replace(CLAIM, worked_out=(f"x{words}",)), EXCERPTS),
        digest(replace(CLAIM, citations=CITED[:1]), EXCERPTS),
        *(
            digest(CLAIM, {**EXCERPTS, "report": report.model_copy(update=update)})
            for update in (
                {"text": f"{report.text} x{other}"},
                {"speaker": f"x{other}"},
                {"date": "2022"},
                {"translation": f"x{other}"},
            )
        ),
    ]
    assert base not in changed
    assert len(set(changed)) == len(changed)


@given(st.integers(1, 500), _words)
def test_nothing_else_does(line: int, words: str) -> None:
    moved = replace(CLAIM, line=line, lines=((0, line),), id="renamed", citations=(CITED[1], CITED[0], CITED[0]))
    around = EXCERPTS["report"].model_copy(update={"before": words, "after": words, "locator": words})
    assert digest(moved, {**EXCERPTS, "report": around}) == digest(CLAIM, EXCERPTS)
