"""Each rule carries an example that it finds fault with, and one that it passes; README lists the rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT
from footnoted.cli.main import main
from footnoted.rules.registry import RULES
from footnoted.rules.rule import Rule

by_code = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def found(rule: Rule, page: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The codes that a check of the example finds; FN004 is left out where the example cites nothing by intent."""
    for path, text in rule.example.files(page).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    main(["check", str(folder), "--format", "json"])
    rows = json.loads(capsys.readouterr().out)["diagnostics"]
    return {row["code"] for row in rows} - ({"FN004"} if rule.code in {"FN001", "FN002", "FN101"} else set())


@by_code
def test_the_example_that_fails_has_this_finding_and_no_other(
    rule: Rule, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(rule, rule.example.fails, tmp_path, capsys) == {rule.code}


@by_code
def test_the_example_that_passes_is_clean(rule: Rule, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(rule, rule.example.passes, tmp_path, capsys) == set()


@by_code
def test_explain_shows_both(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", rule.code])
    said = capsys.readouterr().out
    assert rule.example.fails.splitlines()[0] in said
    assert rule.example.passes.splitlines()[0] in said


def test_readme_lists_the_rules_as_explain_does(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain"])
    listed = "".join(f"| {' | '.join(line.split('  ', 1))} |\n" for line in capsys.readouterr().out.splitlines())
    table = re.search(r"^\| rule \| finds \|\n\| --- \| --- \|\n((?:\|.*\n)+)", (ROOT / "README.md").read_text(), re.M)
    assert table
    assert table[1] == listed, f"README's table of rules should be:\n{listed}"
