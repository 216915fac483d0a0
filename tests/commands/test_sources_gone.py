"""A source whose file was renamed, or all of them gone, is said once: not at each of its citations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from footnoted.cli.main import main


def test_a_renamed_file_is_one_finding_a_page_that_names_the_new_one(
    scratch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = scratch / "evidence" / "sources"
    (sources / "guardian-2022.yml").rename(sources / "watches-in-the-press.yml")
    assert main(["check", str(scratch)]) == 1
    found = [line for line in capsys.readouterr().out.splitlines() if "FN001" in line]
    assert found == [
        "docs/index.md:5: FN001 no source “guardian-2022” in the evidence (did you mean [^watches-in-the-press:kept]?) "
        "(and 1 more citation of it on this page)"
    ]


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_folder_of_sources_that_is_missing_is_one_error(
    scratch: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    shutil.rmtree(scratch / "evidence" / "sources")
    assert main([command, str(scratch)]) == 2
    assert "evidence/sources: pages cite, and this folder is missing" in capsys.readouterr().err


def test_a_site_that_cites_nothing_needs_no_folder_of_sources(scratch: Path) -> None:
    shutil.rmtree(scratch / "evidence")
    (scratch / "docs" / "index.md").write_text("# Begun\n")
    assert main(["check", str(scratch)]) == 0
