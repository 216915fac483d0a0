"""Killed at any moment, a command leaves whole files, and the old site serves. `tests/bench/kill.py` does it longer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import killing
import pytest

from footnoted import building
from footnoted.engines.find import find_project
from footnoted.files import clear_leftovers, exchange, write_text

TIMES = 2  # of each: alone, and with what it started; tests/bench/kill.py does it two hundred times


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    tally = killing.sweep(killing.build(tmp_path / "site"), TIMES)
    assert tally.killed == TIMES


def test_a_killed_fix_leaves_pages_whole(tmp_path: Path) -> None:
    tally = killing.sweep(killing.fix(tmp_path / "site"), TIMES)
    assert tally.killed == TIMES


def test_a_killed_source_add_leaves_a_whole_file_or_none(tmp_path: Path) -> None:
    with killing.source_add(tmp_path / "site") as victim:
        tally = killing.sweep(victim, TIMES)
    assert tally.killed == TIMES


def test_two_folders_change_places_at_once(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    if not exchange(tmp_path / "new", tmp_path / "old"):
        assert sys.platform != "linux", "Linux has it; the build falls back to two renames elsewhere"
        return
    assert (tmp_path / "old" / "index.html").read_text() == "new"
    assert (tmp_path / "new" / "index.html").read_text() == "old"
    assert not exchange(tmp_path / "nowhere", tmp_path / "old")
    assert (tmp_path / "old" / "index.html").read_text() == "new"


def dead_process() -> int:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    return gone.pid


def test_a_build_killed_between_two_renames_is_put_right(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two folders cannot be exchanged at once, the next build brings the old site back before anything else."""
    left = scratch / f".site-{dead_process()}-x"
    (left / "old").mkdir(parents=True)
    (left / "old" / "index.html").write_text("The old site")
    building._clear_up(find_project(scratch))
    assert (scratch / "site" / "index.html").read_text() == "The old site"
    assert killing.leftovers(scratch) == []
    monkeypatch.setattr(building, "exchange", lambda *_: False)
    fresh, old = scratch / "fresh", scratch / "old"
    fresh.mkdir()
    building._swap(fresh, scratch / "site", old)
    assert (old / "index.html").read_text() == "The old site"
    assert (scratch / "site").is_dir()
    assert not fresh.exists()


def test_a_site_that_cannot_be_put_in_place_leaves_the_old_one(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (scratch / "site").mkdir()
    (scratch / "site" / "index.html").write_text("The old site")
    monkeypatch.setattr(building, "exchange", lambda *_: False)
    with pytest.raises(FileNotFoundError):
        building._swap(scratch / "nothing", scratch / "site", scratch / "old")
    assert (scratch / "site" / "index.html").read_text() == "The old site"


def test_what_a_running_build_writes_is_left_alone(scratch: Path) -> None:
    mine = scratch / f".site-{os.getpid()}-x"
    mine.mkdir()
    (scratch / ".site-notes").mkdir()
    building._clear_up(find_project(scratch))
    assert mine.is_dir()
    assert (scratch / ".site-notes").is_dir(), "not one of ours"
    shutil.rmtree(mine)


def test_unfinished_files_are_cleared_and_others_kept(tmp_path: Path) -> None:
    gone, mine = dead_process(), os.getpid()
    names = [f".a.yml.{gone}-abc_1.tmp", f".a.yml.{mine}-abcd.tmp", ".hidden.tmp", "a.yml", f"a.{gone}-x.tmp"]
    for name in names:
        (tmp_path / name).write_text("x")
    clear_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])


def test_a_write_that_fails_leaves_the_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_text(path, "after")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "before"
