"""What was meant as Markdown and would be printed as text is one finding at its line, which says what to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footnoted.cli.main import main

CITE = "[^guardian-2022:kept]"
SAYS = "<!-- says: It is kept. -->"


def found(scratch: Path, capsys: pytest.CaptureFixture[str], page: str) -> list[tuple[str, int, str]]:
    """The findings of a page beside the others: code, line and message."""
    (scratch / "docs" / "page.md").write_text(page)
    main(["check", str(scratch), "--format", "json"])
    rows = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {row["path"] for row in rows} <= {"docs/page.md"}
    return [(row["code"], row["line"], row["message"]) for row in rows]


@pytest.mark.parametrize(
    ("lists", "line", "mend"),
    [
        ("\n{ .note }", 5, "stands for nothing: put it directly below its block"),
        ("\n{ #new }", 5, "stands for nothing: put it directly below its block"),
        ("{ #new", 4, "is never closed: write { #new }"),
        (
            "{ #a }\n{ .editorial }",
            4,
            "stands above another list, and is printed as text: write one, { #a .editorial }",
        ),
        ("{ new-one }", 4, "is no list of attributes: write { #new-one }"),
        ("{ #new one }", 4, "is no list of attributes: write { #new-one }"),
        ("{ editorial }", 4, "is no list of attributes: write { .editorial }"),
        ("{ #a #b }", 4, "has two ids, and a block has one: keep the one that people link to"),
    ],
)
def test_an_attribute_list_that_is_none(
    scratch: Path, capsys: pytest.CaptureFixture[str], lists: str, line: int, mend: str
) -> None:
    page = f"# Page\n\nIt is kept.{CITE}\n{lists}\n\nIt is kept as well.{CITE}\n{{ #well }}\n"
    [(code, at, message)] = found(scratch, capsys, page)
    assert (code, at) == ("FN008", line)
    assert message.endswith(mend) or mend in message
    assert main(["fix", str(scratch)]) == 0
    assert (scratch / "docs" / "page.md").read_text() == page


def test_an_id_that_was_published_has_no_second_finding(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = scratch / "docs" / "page.md"
    page.write_text(f"It is kept.{CITE}\n{{ #new }}\n")
    main(["fix", str(scratch)])
    capsys.readouterr()
    [(code, _, _)] = found(scratch, capsys, page.read_text().replace(" }", ""))
    assert code == "FN008"


@pytest.mark.parametrize(
    "page",
    [
        f"Write `{{ #x }}` below, {{so}} it is {{ kept }} <!-- {{ #x\n{{ y }} -->{CITE}\n{{ #kept-too }}\n",
        f"| a | b |\n| --- | --- |\n| kept | x{CITE} {SAYS} {{ #kept-too }} |\n\n{{ .flows }}\n",
        f"It is kept.{CITE}\n{{ #kept-too }}\n\n    if x\n    {{ kept }}\n\n```\n{{ #kept-not\n```\n",
    ],
)
def test_what_was_not_meant_as_one(scratch: Path, capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert found(scratch, capsys, page) == []


@pytest.mark.parametrize("command", ["check", "fix"])
def test_marks_of_a_merge_are_one_error(scratch: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    page = scratch / "docs" / "page.md"
    text = f"# Page\n\n<<<<<<< HEAD\nIt is kept.{CITE}\n=======\nIt was kept.{CITE}\n>>>>>>> branch-x\n"
    page.write_text(text)
    assert main([command, str(scratch)]) == 2
    said = (
        "docs/page.md:3: is a mark of two merged versions: keep the lines of both, and take it out (the others are on"
    )
    assert said in capsys.readouterr().err
    assert page.read_text() == text


def test_a_heading_may_be_underlined_and_code_show_a_merge(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = "```\n<<<<<<< HEAD\n=======\n>>>>>>> branch-x\n```\n"
    assert found(scratch, capsys, f"Merging\n=======\n\n{code}") == []


@pytest.mark.parametrize(
    ("head", "line", "mend"),
    [
        ("| a | b |\n| -- |\n", 3, "the line below its first row must be “| --- | --- |”"),
        ("| a | b |\n", 3, "the line below its first row must be “| --- | --- |”"),
        (f"| a | b |\n| - | - |\n| kept | so{CITE} {SAYS} {{ #so }} |\n\n", 7, "an empty line parts these rows"),
        ("Text:\n| a | b |\n| - | - |\n", 4, "put an empty line above it"),
    ],
)
def test_a_table_that_is_none(
    scratch: Path, capsys: pytest.CaptureFixture[str], head: str, line: int, mend: str
) -> None:
    page = f"# Page\n\n{head}| kept | more{CITE} {{ #more }} |\n| kept | most{CITE} |\n"
    [(code, at, message)] = found(scratch, capsys, page)
    assert (code, at) == ("FN008", line)
    assert mend in message
    assert main(["fix", str(scratch)]) == 0
    assert (scratch / "docs" / "page.md").read_text() == page


def test_rows_in_code_are_no_table(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(scratch, capsys, "# Page\n\n    | a | b |\n    | c | d |\n\n```\n| a | b |\n| c | d |\n```\n") == []


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("/// bibliografy\n///\n", "unknown block “bibliografy”: did you mean “bibliography”?"),
        ("/// warning\nMind.\n///\n", "unknown block “warning”: no extension of this site reads it: take it out"),
        ("/// bibliography\n\nMore text.\n", "the block “bibliography” is never closed: write a line “///” below it"),
        ("/// bibliography\n", "the block “bibliography” is never closed: write a line “///” below it"),
    ],
)
def test_a_block_that_nothing_reads(scratch: Path, capsys: pytest.CaptureFixture[str], block: str, said: str) -> None:
    assert found(scratch, capsys, f"# Page\n\n{block}") == [("FN008", 3, said)]


@pytest.mark.parametrize(
    ("claim", "code", "said"),
    [
        ("It is kept.[^1]\n{ #so }\n", "FN001", "no source “1” in the evidence"),
        (f"It is kept.\\{CITE}\n{{ #so }}\n", "FN006", "has a backslash in front, which makes it text: take the"),
    ],
)
def test_marks_that_are_none(
    scratch: Path, capsys: pytest.CaptureFixture[str], claim: str, code: str, said: str
) -> None:
    [(found_code, line, message)] = found(scratch, capsys, claim)
    assert (found_code, line) == (code, 1)
    assert said in message
    assert "did you mean" not in message
