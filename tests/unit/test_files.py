"""A file is written whole or not at all, and what a killed process left is cleared up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from footnoted.files import (
    SCRATCH,
    clear_leftovers,
    exchange,
    files_below,
    is_hidden,
    is_running,
    write_bytes,
    write_text,
)


def test_folders_are_made_and_the_text_is_utf_8(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b" / "é.txt", "größer\n")
    assert (tmp_path / "a" / "b" / "é.txt").read_bytes() == "größer\n".encode()


def test_a_file_that_cannot_be_written_is_named_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "page.md").mkdir()
    with pytest.raises(OSError, match=r"page\.md'\Z"):
        write_text(tmp_path / "page.md", "x")
    assert [each.name for each in tmp_path.iterdir()] == ["page.md"]


def test_a_new_file_can_be_read_by_all_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_text(file, "one")
    assert file.stat().st_mode & 0o7777 == 0o644
    for mode in (0o600, 0o755, 0o777):
        file.chmod(mode)
        write_text(file, "two")
        assert file.stat().st_mode & 0o7777 == mode
    file.chmod(0o4755)  # a program that runs as its owner stays no such program with other content
    write_text(file, "three")
    assert file.stat().st_mode & 0o7777 == 0o755


def test_whoever_reads_sees_the_old_file_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    while_writing: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        os,
        "fsync",
        lambda _: while_writing.append((file.read_text(), sorted(os.listdir(tmp_path)))),  # noqa: PTH208
    )
    write_text(file, "new")
    [(text, names)] = while_writing
    assert text == "old"
    assert len(names) == 2
    assert names[0].startswith(f".a.txt.{os.getpid()}-")
    assert names[0].endswith(".tmp")
    assert (file.read_text(), list(tmp_path.iterdir())) == ("new", [file])


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_text(file, "new")
    assert (file.read_text(), list(tmp_path.iterdir())) == ("old", [file])


def test_the_message_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    name = "x" * 250  # the temporary file's name would be longer than a file system takes
    with pytest.raises(OSError, match=r"File name too long: '.*/x{250}'$"):
        write_bytes(tmp_path / name, b"")


def test_what_killed_processes_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / "deep").mkdir()
    left = [f".a.txt.{gone.pid}-x1.tmp", f"deep/.b.c.{gone.pid}-y_2.tmp"]
    kept = [
        f".a.txt.{os.getpid()}-x1.tmp",
        ".notes.tmp",
        f"a.{gone.pid}-x.tmp",
        f".a.{gone.pid}-x.tmp.md",
        ".a.x-y.tmp",
    ]
    for name in [*left, *kept]:
        (tmp_path / name).write_text("")
    clear_leftovers(tmp_path)
    assert sorted(each.name for each in tmp_path.rglob("*") if each.is_file()) == sorted(kept)


def test_a_process_of_somebody_else_is_running(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_running(os.getpid())

    def forbidden(_process: int, signal: int) -> None:
        assert signal == 0, "0 asks; any other number would end the process"
        raise PermissionError

    monkeypatch.setattr(os, "kill", forbidden)
    assert is_running(1)


def test_files_below_a_folder_come_in_order_and_folders_are_none(tmp_path: Path) -> None:
    for name in ("b.html", "a/c.css", "a/b.html", "a/é"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "d.html").mkdir()
    names = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)]
    assert names == ["a/b.html", "a/c.css", "a/é", "b.html"]
    assert [path.name for path in files_below(tmp_path, ".html", ".js")] == ["b.html", "b.html"]


def test_a_dot_hides_a_file_and_what_is_in_a_folder() -> None:
    assert is_hidden(Path("a/.b/c.md"))
    assert is_hidden(Path(".c.md"))
    assert not is_hidden(Path("a.b/c.md"))


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text("")
    if not exchange(tmp_path / "old", tmp_path / "new"):
        pytest.skip("this system cannot")
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["new.txt"]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["old.txt"]
    assert not exchange(tmp_path / "old", tmp_path / "nowhere")


@pytest.mark.parametrize(("status", "done"), [(0, True), (-1, False), (1, False)])
def test_the_system_is_asked_to_exchange_them(monkeypatch: pytest.MonkeyPatch, status: int, done: bool) -> None:
    """As renameat2(2) has it: AT_FDCWD is -100 and RENAME_EXCHANGE 2. Not every system under the tests has it."""
    asked = []

    class System:
        def renameat2(self, *arguments: object) -> int:
            asked.append(arguments)
            return status

    monkeypatch.setattr("ctypes.CDLL", lambda *_args, **_named: System())
    assert exchange(Path("a"), Path("b")) is done
    assert asked == [(-100, b"a", -100, b"b", 2)]


def test_unfinished_builds_are_no_part_of_a_project() -> None:
    assert is_hidden(Path(f"{SCRATCH}12"))
    assert f"/{SCRATCH}*" in (Path(__file__).parents[2] / ".gitignore").read_text().splitlines()


def test_where_the_system_cannot_exchange_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_args, **_named: object())
    assert exchange(tmp_path, tmp_path) is False
