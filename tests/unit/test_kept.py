"""What is kept between runs is found by its content alone, and never believed when it cannot be read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from footnoted.checker import check_site
from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.kept import NOTHING, Kept, _code, digest, kept_for
from footnoted.model import Report
from helpers import codes


def test_the_same_parts_have_the_same_digest_and_others_have_another() -> None:
    assert digest("a", "b") == digest("a", b"b")
    assert digest("ab", "") != digest("a", "b")
    assert len(digest("a lone \ud800")) == 32


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


def test_what_a_run_read_stays(tmp_path: Path) -> None:
    Kept(tmp_path / "project").put("old", 1)
    kept = Kept(tmp_path / "project")
    assert kept.get("old") == 1
    kept.drop_unused()
    assert [path.name for path in (tmp_path / "project").iterdir()] == ["old"]


def test_what_cannot_be_kept_is_not_and_stops_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "project")
    kept.put("page", lambda: None)
    assert kept.get("page") is None
    (tmp_path / "file").write_text("")
    for nowhere in (kept, Kept(tmp_path / "file" / "project"), NOTHING):
        nowhere.drop_unused()
    Kept(tmp_path / "file" / "project").put("page", 1)
    NOTHING.put("page", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_second_value_replaces_the_first_and_nothing_else_is_left(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "a" / "b")
    kept.put("page", 1)
    kept.put("page", 2)
    assert kept.get("page") == 2
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["page"]


def test_what_is_kept_of_a_project_is_forgotten_after_thirty_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, month = int(time.time()), 30 * 24 * 60 * 60
    for name, age in {"mine": month + 1, "late": month + 1, "recent": month - 1}.items():
        Kept(tmp_path / name).put("page", 1)
        os.utime(tmp_path / name, (now - age, now - age))
    monkeypatch.setattr("time.time", lambda: now)
    mine = Kept(tmp_path / "mine")
    mine.get("page")
    mine.drop_unused()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "recent"]


@pytest.fixture
def asked() -> Callable[[Path], Path]:
    """Where something is kept for a project, asked anew."""

    def where(root: Path) -> Path:
        kept_for.cache_clear()
        _code.cache_clear()
        kept_for(root).put("asked", 1)
        [found] = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").glob("footnoted/*/asked")
        found.unlink()
        return found.parent

    return where


def test_it_is_kept_in_the_users_own_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Callable[[Path], Path]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    one = asked(tmp_path / "one")
    assert one.parent == tmp_path / "home" / ".cache" / "footnoted"
    assert asked(tmp_path / "one") == one
    assert asked(tmp_path / "two") != one
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert asked(tmp_path / "one") == tmp_path / "cache" / "footnoted" / one.name


def test_nothing_is_taken_that_another_version_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Callable[[Path], Path]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    package, others = tmp_path / "package", tmp_path / "site-packages"
    for folder in (package / "deep", others):
        folder.mkdir(parents=True)
    (package / "deep" / "a.py").write_text("1")
    (package / "notes.txt").write_text("1")
    monkeypatch.setattr("footnoted.kept.__file__", str(package / "kept.py"))
    monkeypatch.setattr("sysconfig.get_paths", lambda: {"purelib": str(others)})
    seen = [asked(tmp_path)]
    (package / "notes.txt").write_text("22")
    assert asked(tmp_path) == seen[0]
    (package / "deep" / "a.py").write_text("22")
    os.utime(package / "deep" / "a.py", (1, 1))
    seen.append(asked(tmp_path))
    os.utime(package / "deep" / "a.py", (2, 2))
    seen.append(asked(tmp_path))
    os.utime(others, (1, 1))  # another package was installed or upgraded
    seen.append(asked(tmp_path))
    monkeypatch.setattr("sys.version", "4.0")
    seen.append(asked(tmp_path))
    assert len(set(seen)) == 5


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
