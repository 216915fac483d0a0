"""`footnoted review`: claims beside their excerpts, and what the reader found is kept."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from footnoted.cli.main import main


def review(monkeypatch: pytest.MonkeyPatch, answers: str, *options: str) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(answers.encode())))
    return main(["review", "--reader", "Kim", *options])


def test_each_verdict_is_kept_and_a_change_is_told(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scratch)
    assert review(monkeypatch, "s\nu\n", "--seed", "1") == 1
    out = capsys.readouterr().out
    assert "docs/index.md:5 #kept (Scratch › Watches)" in out
    assert ">>Names and photographs are stored for up to six years.<<" in out
    assert out.endswith("Read 2 claims (drawn with --seed 1): 1 supported, 1 unclear.\n")
    kept = (scratch / "evidence" / "reviewed.yml").read_text()
    assert kept.count("reader: Kim, by: person") == 2
    assert main(["check"]) == 0
    assert "FN504" not in capsys.readouterr().out
    page = scratch / "docs" / "index.md"
    page.write_text(page.read_text().replace("Photographs are", "All photographs are"))
    assert main(["check"]) == 0
    assert "docs/index.md:5: FN504 warning: this or what it cites changed since it was read" in capsys.readouterr().out
    assert review(monkeypatch, "s\n", "--due") == 0
    assert "[1/1]" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert "FN504" not in capsys.readouterr().out


def test_the_same_seed_draws_the_same_and_a_skipped_claim_is_not_kept(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scratch)
    told = []
    for _ in range(2):
        assert review(monkeypatch, "\nq\n", "--sample", "1", "--seed", "7") == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert not (scratch / "evidence" / "reviewed.yml").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["review"], "--reader is missing: say who reads"),
        (["review", "--reader", "Kim", "--claim", "nowhere"], "no claim “nowhere” that cites a source"),
        (["review", "--reader", "Kim", "--sample", "0"], "--sample 0: must be 1 or more"),
    ],
)
def test_bad_options_are_one_message(
    scratch: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(scratch)
    assert main(options) == 2
    assert message in capsys.readouterr().err
