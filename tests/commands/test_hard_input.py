"""Input that is hard to take in: one clear message, no traceback, and no long wait."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def _deep_lists(project: Path) -> None:
    (project / "docs/index.md").write_text("\n".join(" " * 4 * level + "- a" for level in range(300)))


def _brackets(project: Path) -> None:
    (project / "docs/index.md").write_text("# A\n\n" + "[" * 20000)


def _evidence_pipe(project: Path) -> None:
    os.mkfifo(project / "evidence/sources/z.yml")


def _record_pipe(project: Path) -> None:
    os.mkfifo(project / "evidence/permalinks.txt")


def _settings_pipe(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    os.mkfifo(project / "mkdocs.yml")


def _page_pipe(project: Path) -> None:
    os.mkfifo(project / "docs/z.md")


def _link_to_itself(project: Path) -> None:
    (project / "docs/z.md").symlink_to("z.md")


def _odd_name(project: Path) -> None:
    (project / os.fsdecode(b"docs/\xff.md")).write_text("# A\n")


def _settings_of_themselves(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text("INHERIT: mkdocs.yml\n" + config.read_text())


@pytest.mark.parametrize(
    ("harm", "status", "said"),
    [
        (_deep_lists, 2, "nested too deeply: take levels out"),
        (_brackets, 2, "docs/index.md:3: has 1,000 brackets in a row"),
        (_evidence_pipe, 1, "evidence/sources/z.yml:1: FN003 is no file"),
        (_record_pipe, 1, "evidence/permalinks.txt:1: FN003 is no file"),
        (_settings_pipe, 2, "mkdocs.yml: is no file"),
        (_page_pipe, 2, "docs/z.md: is no file"),
        (_link_to_itself, 2, "docs/z.md: is no file, or a link that leads nowhere"),
        (_odd_name, 2, "name is not UTF-8: rename it"),
        (_settings_of_themselves, 2, "leads back to itself"),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)
def test_hard_input_is_one_message(scratch: Path, harm: Callable[[Path], None], status: int, said: str) -> None:
    harm(scratch)
    done = subprocess.run(
        [sys.executable, "-m", "footnoted", "check", str(scratch)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, said in done.stdout + done.stderr) == (status, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "1 2 3 4 5 6 7 8 9 " * 2000, "“" * 20000, '"a ' * 20000, "million " * 2500, "`" * 50000, "six " * 20000,
        "<!-- " * 20000, f"|{'a|' * 3000}\n|{'-|' * 3000}\n|{'b|' * 2999}c",
    ],
    ids=["figures", "curly", "straight", "scales", "ticks", "words", "comments", "columns"],
)  # fmt: skip
def test_a_long_line_is_read_to_its_end(scratch: Path, text: str) -> None:
    (scratch / "docs/index.md").write_text(f"{text}[^guardian-2022:kept]\n{{ #a }}\n")
    done = subprocess.run(
        [sys.executable, "-m", "footnoted", "check", str(scratch)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}  # backticks alone are no claim
    assert "Traceback" not in done.stderr
