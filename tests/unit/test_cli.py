"""The commands as their users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footnoted.cli import main


def test_check_counts_what_it_checked(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(scratch)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("All checks passed. Checked 2 claims, 2 citations, 1 quotation and 1 figure.")


def test_check_of_one_page_looks_at_that_page_alone(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (scratch / "docs" / "bad.md").write_text("Uncited.\n{ #bad }\n")
    monkeypatch.chdir(scratch)
    assert main(["check", "docs/index.md"]) == 0
    assert main(["check", "docs/bad.md"]) == 1
    assert "docs/bad.md:1: FN101 claim with no citation: ‘Uncited.’" in capsys.readouterr().out


def test_github_annotations_escape_what_they_must(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scratch / "docs" / "bad,page.md").write_text("100% uncited.\n{ #bad }\n")
    assert main(["check", str(scratch), "--format", "github"]) == 1
    out = capsys.readouterr().out
    assert "::error file=docs/bad%2Cpage.md,line=1,title=FN101::claim with no citation: ‘100%25 uncited.’" in out


def test_json_names_claim_source_and_excerpt(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(page.read_text().replace("six years", "seven years"))
    assert main(["check", str(scratch), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    [row] = data["diagnostics"]
    assert list(row) == ["code", "severity", "path", "line", "message", "claim", "source", "excerpt"]
    assert (row["claim"], row["source"], row["excerpt"]) == ("kept", "guardian-2022", "kept")
    assert [data[name] for name in ("claims", "citations", "quotations", "figures")] == [2, 2, 1, 1]


def test_explain_says_why_and_how_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "fn201"]) == 0
    assert capsys.readouterr().out.startswith("FN201: quotation not in the cited excerpt\n\nDouble quotation marks")
    assert main(["explain", "FN210"]) == 2
    assert "did you mean FN" in capsys.readouterr().err


def test_a_missing_path_or_project_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert main(["check", str(tmp_path)]) == 2
    assert "no mkdocs.yml here or in a folder above" in capsys.readouterr().err


@pytest.mark.parametrize(
    "broken", ["site_name: [", "nav: {", "docs_dir: nowhere\nsite_name: x\nmarkdown_extensions: [footnoted]"]
)
def test_a_broken_mkdocs_yml_is_one_message(scratch: Path, capsys: pytest.CaptureFixture[str], broken: str) -> None:
    (scratch / "mkdocs.yml").write_text(broken)
    assert main(["check", str(scratch)]) == 2
    assert "mkdocs.yml" in capsys.readouterr().err


def test_fix_writes_ids_that_change_nothing_else(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cite = "[^guardian-2022:kept]"
    page = scratch / "docs" / "new.md"
    page.write_text(
        f"# New\n\nThe names are kept\nin a store.{cite}\n\n- An item{cite}\n    - A nested item{cite}\n- "
        f"Another{cite}\n\n"
        f"    with a paragraph.{cite}\n\n| a | b |\n|---|---|\n| A cell | x{cite} |\n\n> Names and "
        f"photographs{cite}\n\n"
        f"Term\n:   Its definition{cite}\n\nA styled one{cite}\n{{ .note }}\n"
    )
    before = page.read_text()
    assert main(["fix", str(scratch)]) == 0, capsys.readouterr().out
    after = page.read_text()
    assert main(["check", str(scratch)]) == 0, capsys.readouterr().out
    assert "in a store.[^guardian-2022:kept]\n{ #names-are-kept-store }\n" in after
    assert "| A cell { #cell-x } |" in after
    assert [line for line in before.splitlines() if line not in after.splitlines()] == [
        "| A cell | x" + cite + " |",
        "{ .note }",
    ]
    main(["fix", str(scratch)])
    assert page.read_text() == after
    permalinks = (scratch / "evidence" / "permalinks.txt").read_text().split()
    assert {"./", "./#kept", "new/", "new/#names-are-kept-store"} <= set(permalinks)


def test_fix_never_takes_an_address_out(scratch: Path) -> None:
    (scratch / "evidence" / "permalinks.txt").write_text("old/#gone\n")
    main(["fix", str(scratch)])
    assert "old/#gone" in (scratch / "evidence" / "permalinks.txt").read_text()
