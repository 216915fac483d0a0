"""Planting one error of each code in a clean project makes exactly that code fire, with its file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footnoted.cli.main import main

PAGE, SOURCE = "docs/index.md", "evidence/sources/guardian-2022.yml"
LONG = "Names and photographs are stored for up to six years. " + "word " * 60


def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[tuple[str, str, int]]]:
    """The exit status, and (code, path, line) of each finding."""
    capsys.readouterr()
    status = main(["check", str(folder), "--format", "json"])
    rows = json.loads(capsys.readouterr().out)["diagnostics"]
    return status, [(row["code"], row["path"], row["line"]) for row in rows]


def test_the_project_is_clean_before(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(scratch, capsys) == (0, [])


PLANTED = [
    ("FN001", PAGE, "guardian-2022:kept", "guardian-2023:kept", PAGE, 5),
    ("FN002", PAGE, "guardian-2022:kept", "guardian-2022:keept", PAGE, 5),
    ("FN003", SOURCE, "kind: secondary", "kind: hearsay", SOURCE, 8),
    ("FN003", SOURCE, "accessed: 2026-11-24", "accessed: 2967-11-24", SOURCE, 9),
    ("FN005", SOURCE, "Names and photographs are stored for up to six years.", LONG, SOURCE, 11),
    ("FN006", PAGE, "are kept", "are [^guardian-2022:kept kept", PAGE, 5),
    ("FN006", PAGE, "[^guardian-2022:kept]", "[^guardian-2022:kept] [guardian-2022:kept]", PAGE, 5),
    ("FN006", PAGE, "are kept", "are [^guardian-2022: kept] kept", PAGE, 5),
    ("FN006", PAGE, "[^guardian-2022:kept]", "[^guardian-2022:kept][^guardian-2022:kept]", PAGE, 5),
    ("FN006", PAGE, "# Scratch", "# Scratch [^guardian-2022:kept]", PAGE, 1),
    ("FN006", PAGE, "# Scratch", "# Scratch\n\n[^guardian-2022:kept]: By hand.", PAGE, 3),
    ("FN006", PAGE, "# Scratch", "# Scratch\n\n    It is kept for ten years.[^guardian-2022:kept]", PAGE, 3),
    ("FN007", PAGE, "are kept", 'are <b onclick="x()">kept</b>', PAGE, 5),
    ("FN007", PAGE, "are kept", "are\x08 kept\x0c", PAGE, 5),
    ("FN007", PAGE, "are kept", "are &#8; &#xFFFE; kept `&#x8;`", PAGE, 5),
    ("FN101", PAGE, "# Scratch", "# Scratch\n\nA claim of its own.\n{ #own }", PAGE, 3),
    ("FN101", PAGE, "# Scratch", "# Scratch\n\nA claim `[^guardian-2022:kept]`.\n{ #own }", PAGE, 3),
    ("FN102", PAGE, "{ #kept }", "{ #kept .editorial }", PAGE, 5),
    ("FN102", PAGE, "# Scratch", "---\nevidence: none\n---\n# Scratch", PAGE, 8),
    ("FN201", PAGE, "not a bracelet", "a bracelet", PAGE, 8),
    ("FN202", PAGE, "Dr Bhatia said", "He said", PAGE, 8),
    ("FN301", PAGE, "six years", "seven years", PAGE, 5),
    ("FN302", PAGE, "for up to six", "for six", PAGE, 5),
    ("FN303", PAGE, 'date="2022-08-05"', 'date="2022-08-06"', PAGE, 3),
    ("FN303", PAGE, 'date="2022-08-05"', 'date="August"', PAGE, 3),
    ("FN401", PAGE, "{ #kept }\n", "", PAGE, 5),
    ("FN401", PAGE, "{ #kept }\n", f"{{ #{'標' * 100} }}\n", PAGE, 5),
    ("FN402", PAGE, "{ #said }", "{ #kept }", PAGE, 9),
]


@pytest.mark.parametrize(("code", "file", "old", "new", "path", "line"), PLANTED)
def test_one_planted_error_is_one_finding(
    scratch: Path, capsys: pytest.CaptureFixture[str], code: str, file: str, old: str, new: str, path: str, line: int
) -> None:
    target = scratch / file
    text = target.read_text()
    assert old in text
    target.write_text(text.replace(old, new, 1))
    assert check(scratch, capsys) == (1, [(code, path, line)])


def test_an_unused_excerpt_is_a_warning(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (scratch / SOURCE).open("a") as file:
        file.write("  spare:\n    text: Nobody cites this.\n")
    assert check(scratch, capsys) == (0, [("FN004", SOURCE, 16)])


ODD_PAGES = {
    "unclosed": "Text [^guardian-2022:kept and on.\n",
    "code": "Text `[^guardian-2022:kept]`.\n\n    [^guardian-2022:kept]\n\n```\n[^guardian-2022:kept]\n```\n",
    "heading": "## Heading [^guardian-2022:kept]\n",
    "table": "| a | b |\n|---|---|\n| kept for up to six years | x[^guardian-2022:kept] |\n",
    "nested": "- one item\n    - kept for up to six years[^guardian-2022:kept]\n        1. "
    "deeper[^guardian-2022:nope]\n",
    "html": "<div>raw [^guardian-2022:kept]</div>\n\n<p>six years</p>\n",
    "link": "[see [^guardian-2022:kept]](https://example.org)\n",
    "empty": "",
    "mark only": "[^]\n\n[^:]\n\n[^a:b:c]\n\n[^ ]\n",
    "image": "![alt [^guardian-2022:kept]](x.png)\n",
    "a line to divide it": "---\nText [that is no YAML.\n---\n\nText.\n",
    "a table commented out": "<!--\n| a | b |\n| --- | --- |\n-->\n\n<!------ x ------>\n\nText <!-- --- --> <!-- a\n",
    "deep quotes": "> " * 60 + "deep “quote\n",
}


@pytest.mark.parametrize("name", sorted(ODD_PAGES))
def test_odd_pages_get_messages_and_no_traceback(scratch: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (scratch / "docs" / "odd.md").write_text(ODD_PAGES[name])
    status, found = check(scratch, capsys)
    assert status in {0, 1}
    assert all(path in {"docs/odd.md", SOURCE} and line >= 1 for _, path, line in found)
    assert len(found) == len(set(found)) or name == "mark only"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe\x00bad", "is not text in UTF-8"),
        (b"a\n\x00b", "odd.md:2: has a NUL character"),
    ],
)
def test_unusable_pages_are_exit_2(
    scratch: Path, capsys: pytest.CaptureFixture[str], data: bytes, message: str
) -> None:
    (scratch / "docs" / "odd.md").write_bytes(data)
    assert main(["check", str(scratch)]) == 2
    assert message in capsys.readouterr().err
