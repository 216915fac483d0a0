"""Nothing is lost when files are saved while a command runs, or two commands run at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from footnoted.alone import alone
from footnoted.cli.main import main
from footnoted.engines.find import find_project
from footnoted.engines.page_files import PageReader
from footnoted.evidence.cached import evidence_at
from footnoted.fixing import ids
from footnoted.model import Page
from footnoted.model.errors import ProjectError

CLAIM = "Statement number {} says so.[^guardian-2022:kept]\n\n"


def test_what_is_saved_while_fix_runs_stays(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = scratch / "docs/index.md"
    page.write_text(page.read_text() + "\n" + CLAIM.format("one"))
    saved = iter([page.read_text() + CLAIM.format("two")])
    written = ids.with_ids

    def slowly(*given: object) -> tuple[str, list[str], list[int]]:
        if text := next(saved, ""):
            page.write_text(text)
        return written(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(ids, "with_ids", slowly)
    assert main(["fix", str(scratch)]) == 0
    assert "{ #statement-number-one-says-so }" in page.read_text()
    assert "{ #statement-number-two-says-so }" in page.read_text()


def test_a_page_that_is_saved_all_the_time_is_left_alone(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = scratch / "docs/index.md"
    written = ids.with_ids

    def slowly(*given: object) -> tuple[str, list[str], list[int]]:
        page.write_text(page.read_text() + CLAIM.format("more"))
        return written(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(ids, "with_ids", slowly)
    with pytest.raises(ProjectError, match="saved again and again"):
        ids.fix_ids(find_project(scratch), [])
    assert "#statement" not in page.read_text()


@pytest.mark.parametrize("claims", [10, 100])
def test_a_long_page_is_read_no_more_often_than_a_short_one(scratch: Path, claims: int) -> None:
    project = find_project(scratch)
    reader = PageReader(project, evidence_at(project.evidence, project.root))
    items = "".join(f"- Item {each} says so.[^guardian-2022:kept]\n" for each in range(claims))
    rows = "".join(f"| Row {each} says so.[^guardian-2022:kept] | x |\n" for each in range(claims))
    reads = 0

    def read(text: str) -> Page:
        nonlocal reads
        reads += 1
        return reader.page(project.docs / "index.md", text)

    text = f"# A page\n\n{items}\n\n| A | B |\n| - | - |\n{rows}"
    _, new, without = ids.with_ids(text, set(), read)
    assert len(new) == 2 * claims
    assert not without
    assert reads <= 6


def test_the_second_command_waits_and_says_so(scratch: Path) -> None:
    command = [sys.executable, "-m", "footnoted", "fix", str(scratch)]
    with alone(scratch):
        second = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert second.stderr is not None
        assert "waiting for another footnoted command" in second.stderr.readline()
        assert second.poll() is None
    out, _ = second.communicate(timeout=120)
    assert second.returncode == 0
    assert "Wrote 0 ids." in out


def test_a_lock_that_is_never_free_is_an_error(scratch: Path) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from footnoted.alone import alone\n"
        "with alone(Path(sys.argv[1])):\n    print(1, flush=True)\n    time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", holder, str(scratch)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(ProjectError, match="still at work"), alone(scratch, patience=0.1):
            pass
        other.kill()
