"""The commands as their users run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from footnoted.cli.main import main
from footnoted.notes.references import OUR_STYLE


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


def test_what_stops_a_check_is_told_in_its_format(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scratch / "docs" / "bad,page.md").write_text("---\ntitle: a: b\n---\n")
    assert main(["check", str(scratch), "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["path"], told["line"]) == ("docs/bad,page.md", 2)
    assert told["error"].startswith("front matter: not valid YAML")
    assert main(["check", str(scratch), "--format", "github"]) == 2
    assert capsys.readouterr().out.startswith("::error file=docs/bad%2Cpage.md,line=2::front matter: not valid YAML")
    assert main(["check", str(scratch / "nowhere"), "--format", "github"]) == 2
    assert capsys.readouterr().out == f"::error::{scratch}/nowhere: no such file or folder\n"


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
        f"    with a paragraph.{cite}\n\n| a | b |\n|---|---|\n| A cell | x{cite} <!-- says: It is so. --> |\n\n"
        f"> Names and photographs{cite}\n\n"
        f"Term\n:   Its definition{cite}\n\nA styled one{cite}\n{{ .note }}\n"
    )
    before = page.read_text()
    assert main(["fix", str(scratch)]) == 0, capsys.readouterr().out
    after = page.read_text()
    assert main(["check", str(scratch)]) == 0, capsys.readouterr().out
    assert "in a store.[^guardian-2022:kept]\n{ #names-are-kept-store }\n" in after
    assert "| A cell { #cell-x } |" in after
    assert [line for line in before.splitlines() if line not in after.splitlines()] == [
        "| A cell | x" + cite + " <!-- says: It is so. --> |",
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


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| A cell | x{c} |", "| A cell {{ #cell-x }} | x{c} |"),
        ("A cell | x{c}", "A cell {{ #cell-x }} | x{c}"),
        (r"| a\|b | x{c} |", r"| a\|b {{ #b-x }} | x{c} |"),
        ("| `x|y` z | x{c} |", "| `x|y` z {{ #x-y-z-x }} | x{c} |"),
        ("|  | x{c} |", "|  | x{c} {{ #x }} |"),
    ],
)
def test_fix_writes_ids_into_rows(scratch: Path, row: str, expected: str) -> None:
    page = scratch / "docs" / "new.md"
    cite = "[^guardian-2022:kept]"
    page.write_text(f"# New\n\n| a | b |\n|---|---|\n{row.format(c=cite)}\n")
    assert main(["fix", str(scratch)]) == 0
    assert page.read_text().splitlines()[-1] == expected.format(c=cite)


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_fix_keeps_line_ends_and_the_byte_order_mark(scratch: Path, ends: str, mark: str) -> None:
    page = scratch / "docs" / "new.md"
    text = f"{mark}# New\n\nIt is kept.[^guardian-2022:kept]\n"
    page.write_bytes(text.replace("\n", ends).encode())
    assert main(["fix", str(scratch)]) == 0
    assert page.read_bytes() == f"{text}{{ #kept-2 }}\n".replace("\n", ends).encode()


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("docs_dir: nowhere", "Config value 'docs_dir': The path"),
        ("plugins: [nothing]", 'The "nothing" plugin is not installed'),
        ("markdown_extensions: [footnoted, nothing]", "Failed to load extension 'nothing'."),
        ("markdown_extensions: [{footnoted: {stile: x}}]", "footnoted has no option “stile”: it has evidence,"),
        ("markdown_extensions: [{footnoted: {style: no.csl}}]", "No such file or directory: 'no.csl'"),
        (
            "markdown_extensions: [footnoted]\nplugins: [{redirects: {redirect_maps: {a.md: 5}}}]",
            "redirect_maps: “a.md: 5” must lead from a page to a page",
        ),
    ],
)
def test_a_wrong_setting_is_named(
    scratch: Path, capsys: pytest.CaptureFixture[str], setting: str, message: str
) -> None:
    (scratch / "mkdocs.yml").write_text(f"site_name: Scratch\n{setting}\n")
    assert main(["check", str(scratch)]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "line 1" not in said, "no traceback"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"site_name: A\nplugins:\n\t- search\n", "mkdocs.yml:3: a tab stands in its indentation"),
        (b'site_name: "A\nnav: []\n', "mkdocs.yml:1: not valid YAML (while scanning a quoted scalar"),
        (b"site_name: A\n<<<<<<< HEAD\n", "mkdocs.yml:2: is a mark of two merged versions"),
        (b"# A\nsite_name: Caf\xe9\n", "mkdocs.yml:2: is not UTF-8 text: save the file as UTF-8"),
        (
            b"markdown_extensions: [footnoted]\nsite_name: A\nextra: {footnoted: {colour: red, slim: 5}}\n",
            "mkdocs.yml: extra.footnoted.slim must be true or false (and 1 more)",
        ),
    ],
)
def test_settings_that_cannot_be_read_are_said_as_they_are_typed(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: bytes, message: str
) -> None:
    (scratch / "mkdocs.yml").write_bytes(text)
    monkeypatch.chdir(scratch)
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith(f"footnoted: {message}")


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            "---\ntitle: A\ndescription: B\n",
            "docs/index.md:1: front matter: is never closed: write a line “---” below it",
        ),
        ("\n---\ntitle: A\n---\n", "docs/index.md:1: front matter: begins on the first line: take out the empty line"),
        ("---\n- title: A\n- description: B\n---\n", "docs/index.md:2: front matter: is a list: write “title: …”"),
    ],
)
def test_front_matter_that_would_be_printed_is_one_message(
    scratch: Path, capsys: pytest.CaptureFixture[str], head: str, message: str, command: str
) -> None:
    page = scratch / "docs" / "index.md"
    text = f"{head}\n{page.read_text()}"
    page.write_text(text)
    assert main([command, str(scratch)]) == 2
    assert message in capsys.readouterr().err
    assert page.read_text() == text


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: A\nreviewed: 2026-02-30", "docs/index.md:3: front matter: “2026-02-30” is no day"),
        ("title: a: b\nevidence: none", "docs/index.md:2: front matter: not valid YAML"),
        ("title: A\nevidence: none\nother: [", "docs/index.md:5: front matter: not valid YAML"),
        ("title: A\ntitle: B", "docs/index.md:3: front matter: “title” stands twice (first on line 2)"),
    ],
)
def test_front_matter_that_would_be_lost_is_one_message(
    scratch: Path, capsys: pytest.CaptureFixture[str], front: str, message: str
) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(f"---\n{front}\n---\n\n{page.read_text()}")
    assert main(["check", str(scratch)]) == 2
    assert message in capsys.readouterr().err


def test_a_review_in_the_far_future_is_not_late(scratch: Path) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(f"---\nreviewed: 2026-02-03\nreview_every: 99999 years\n---\n\n{page.read_text()}")
    assert main(["check", str(scratch)]) == 0


def test_a_console_that_lacks_a_sign_gets_another(scratch: Path) -> None:
    (scratch / "docs" / "bad.md").write_text("“Uncited”…\n{ #bad }\n")
    command = [sys.executable, "-m", "footnoted", "check", str(scratch)]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"FN101 claim with no citation: ??Uncited??" in done.stdout


def test_a_path_that_holds_no_page_is_unusable(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("mkdocs.yml", "evidence", "evidence/sources/guardian-2022.yml"):
        assert main(["check", str(scratch / path)]) == 2
        assert "is no page of" in capsys.readouterr().err


@pytest.mark.parametrize("block", ["A claim.[^guardian-2022:kept] { #x }", "A claim.[^guardian-2022:kept]\n\n{ #x }"])
def test_an_id_that_would_be_read_as_text_is_found(
    scratch: Path, capsys: pytest.CaptureFixture[str], block: str
) -> None:
    (scratch / "docs" / "bad.md").write_text(f"{block}\n")
    assert main(["check", str(scratch)]) == 1
    assert "FN008 “{ #x }” " in capsys.readouterr().out


def test_relative_settings_count_from_the_site(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(OUR_STYLE, scratch / "own.csl")
    page = scratch / "mkdocs.yml"
    page.write_text(page.read_text().replace("evidence: evidence", "evidence: evidence\n      style: own.csl"))
    assert "own.csl" in page.read_text()
    monkeypatch.chdir(scratch / "docs")
    assert main(["check"]) == 0


def test_an_editors_own_files_are_no_evidence(scratch: Path) -> None:
    (scratch / "evidence" / "sources" / ".#guardian-2022.yml").symlink_to("me@host.1:2")
    assert main(["check", str(scratch)]) == 0


def test_a_folder_where_evidence_should_be_is_found(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scratch / "evidence" / "sources" / "w3c.yml").mkdir()
    assert main(["check", str(scratch)]) == 1
    assert "evidence/sources/w3c.yml:1: FN003 is no file: take it out" in capsys.readouterr().out


def test_another_name_of_mkdocs_yml_is_said(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scratch / "mkdocs.yml").rename(scratch / "mkdocs.yaml")
    assert main(["check", str(scratch)]) == 2
    assert "mkdocs.yaml: name it mkdocs.yml" in capsys.readouterr().err


def test_a_build_needs_a_configuration(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (scratch / "mkdocs.yml").unlink()
    monkeypatch.chdir(scratch)
    assert main(["build"]) == 2
    assert "a build needs an mkdocs.yml" in capsys.readouterr().err


def test_fix_says_what_it_recorded(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["fix", str(scratch)])
    assert capsys.readouterr().out == (
        "Wrote 0 ids. Recorded 4 addresses in evidence/permalinks.txt. Recorded 2 wordings in evidence/wordings.txt.\n"
    )
    main(["fix", str(scratch)])
    assert capsys.readouterr().out == "Wrote 0 ids.\n"


def test_a_page_named_without_its_folder_is_found(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scratch)
    assert main(["check", "index.md"]) == 2
    assert "index.md: no such file or folder: did you mean docs/index.md?" in capsys.readouterr().err


def test_a_file_that_is_missing_is_said_in_words(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scratch)
    assert main(["source", "add", "x.bib", "--from", "bib"]) == 2
    assert capsys.readouterr().err == "footnoted: x.bib: No such file or directory\n"


def test_no_id_is_written_whose_address_cannot_be_recorded(
    scratch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["fix", str(scratch)])
    page = scratch / "docs" / "new.md"
    page.write_text("It is kept.[^guardian-2022:kept]\n")

    def refused(path: Path, _: bytes) -> None:
        assert path.name == "permalinks.txt", "nothing else is written"
        raise PermissionError(1, "Operation not permitted", str(path))

    monkeypatch.setattr("footnoted.fixing.ids.write_bytes", refused)
    capsys.readouterr()
    assert main(["fix", str(scratch)]) == 2
    assert "permalinks.txt: Operation not permitted" in capsys.readouterr().err
    assert "{" not in page.read_text()


@pytest.mark.parametrize("others", [("a.md", "a/index.md"), ("About.md", "about.md"), ("é.md", "e\u0301.md")])
def test_two_pages_with_one_address_are_unusable(
    scratch: Path, capsys: pytest.CaptureFixture[str], others: tuple[str, str]
) -> None:
    for name in others:
        (scratch / "docs" / name).parent.mkdir(exist_ok=True)
        (scratch / "docs" / name).write_text(f"---\nevidence: none\n---\n\n# {name}\n")
    assert main(["check", str(scratch)]) == 2
    said = capsys.readouterr().err
    assert all(f"docs/{name}" in said for name in others)
    assert "have one address" in said
