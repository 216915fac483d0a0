"""What is kept between runs is found by its content alone, and never believed when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.checker import check_site
from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.kept import NOTHING, Kept, digest, kept_for
from footnoted.model import Report
from helpers import codes


def test_the_same_parts_have_the_same_digest_and_others_have_another() -> None:
    assert digest("a", "b") == digest("a", b"b")
    assert digest("ab", "") != digest("a", "b")


def test_what_cannot_be_read_is_not_there(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("page", ["words"])
    assert kept.get("page") == ["words"]
    (tmp_path / "page").write_bytes((tmp_path / "page").read_bytes()[:-3])
    assert kept.get("page") is None
    assert NOTHING.get("page") is None


def test_what_a_run_did_not_use_is_dropped(tmp_path: Path) -> None:
    Kept(tmp_path / "project").put("old", 1)
    kept = Kept(tmp_path / "project")
    kept.put("new", 2)
    kept.drop_unused()
    assert [path.name for path in (tmp_path / "project").iterdir()] == ["new"]


def test_nothing_is_kept_inside_the_project(scratch: Path) -> None:
    """A project can come from anybody: what is kept there could call a wrong page clean."""
    before = set(scratch.rglob("*"))
    checked(scratch)
    assert set(scratch.rglob("*")) == before


def checked(root: Path) -> Report:
    """The report of a check that keeps and uses what was kept."""
    project = find_project(root)
    kept = kept_for(project.root)
    return check_site(load_site(project, kept=kept), kept)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("docs/index.md", "six years", "seven years", "FN301"),
        ("evidence/sources/guardian-2022.yml", "six years", "nine years", "FN301"),
        ("evidence/sources/guardian-2022.yml", "  kept:", "  stored:", "FN002"),
    ],
)
def test_an_edit_is_seen_however_often_the_site_was_checked(
    scratch: Path, file: str, old: str, new: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footnoted.evidence.cached._kept", {})  # as in another process
    assert checked(scratch) == checked(scratch)
    text = (scratch / file).read_text()
    (scratch / file).write_text(text.replace(old, new))
    monkeypatch.setattr("footnoted.evidence.cached._kept", {})
    assert code in codes(checked(scratch))
    (scratch / file).write_text(text)
    monkeypatch.setattr("footnoted.evidence.cached._kept", {})
    assert codes(checked(scratch)) == []


def test_a_title_that_is_gone_is_missed_on_the_pages_that_name_it(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, other = scratch / "docs" / "index.md", scratch / "docs" / "other.md"
    page.write_text(page.read_text() + "\nSee ‘What is kept of us and why’.[^guardian-2022:kept]\n{ #see }\n")
    other.write_text("# What is kept of us and why\n")
    monkeypatch.setattr("footnoted.evidence.cached._kept", {})
    assert codes(checked(scratch)) == []
    other.write_text("# Another title\n")
    assert codes(checked(scratch)) == ["FN201"]


def test_a_second_check_says_the_same_as_the_first(scratch: Path) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(page.read_text().replace("six years", "seven years <!-- allow FN301: a test -->") + "\nUncited.\n")
    first, second = checked(scratch), checked(scratch)
    assert (first.diagnostics, first.allowed) == (second.diagnostics, second.allowed)
    assert (first.counts, first.unchecked) == (second.counts, second.unchecked)
