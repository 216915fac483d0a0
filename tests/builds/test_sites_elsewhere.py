"""Two sites that are none of ours, in `tests/sites/`: stock Material, and one in German."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT
from footnoted.cli.main import main

SITES = ROOT / "tests" / "sites"
UNREAD = "as this site is in “de” and the rules have the words of English alone: numbers, months"


def copied(name: str, folder: Path) -> Path:
    return shutil.copytree(SITES / name, folder / name)


@pytest.mark.parametrize(("name", "claims"), [("german", 4), ("stock_material", 6)])
def test_it_is_clean_and_builds(name: str, claims: int, tmp_path: Path) -> None:
    site = copied(name, tmp_path)
    command = [sys.executable, "-m", "footnoted", "build"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    page = html.parse(str(site / "site" / "index.html"))
    assert len(page.xpath("//section[@role='doc-endnotes']/details/ol/li")) >= 1
    assert len(list((site / "site" / "c").glob("*/index.html"))) == claims


def test_a_report_says_what_it_cannot_read_in_german(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(copied("german", tmp_path))]) == 0
    assert UNREAD in capsys.readouterr().out
    assert main(["check", str(copied("stock_material", tmp_path))]) == 0
    assert "words of English" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        ("kein Armband", "ein Armband", "FN201 quotation not in the cited excerpt: “Das ist ein Armband.”"),
        ("eine sehr ernste", "eine ernste", "FN201 quotation not in the cited excerpt: “eine ernste Technik”"),
        ("4.552", "4.553", "FN301 figure not in the cited excerpt: ‘4.553’"),
        ("16,2 %", "16,3 %", "FN301 figure not in the cited excerpt: ‘16,3 %’"),
        ("Monika Beispiel sagt", "Es heißt", "FN202 quotation whose speaker is not named"),
    ],
)
def test_quotations_and_digits_are_checked_in_german(
    right: str, wrong: str, finding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = copied("german", tmp_path)
    page = site / "docs" / "index.md"
    text = page.read_text(encoding="utf-8")
    assert right in text
    page.write_text(text.replace(right, wrong), encoding="utf-8")
    assert main(["check", str(site)]) == 1
    assert finding in capsys.readouterr().out
