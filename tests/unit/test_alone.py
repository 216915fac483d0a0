"""One command at a time: the lock is a file among the system's temporary ones, and free when its command ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import Timeout

from footnoted.alone import alone
from footnoted.model.errors import ProjectError

WAITING = "footnoted: waiting for another footnoted command in this project\n"


@pytest.fixture(autouse=True)
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the locks."""
    (tmp_path / "locks").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "locks"))
    return tmp_path / "locks"


def test_the_second_waits_says_so_and_gives_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (
        alone(tmp_path),
        pytest.raises(ProjectError, match="another footnoted command is still at work in this project"),
        alone(tmp_path / "locks" / "..", patience=0),
    ):
        pass
    assert capsys.readouterr().err == WAITING


def test_after_an_error_the_next_need_not_wait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), alone(tmp_path):
        _ = 1 / 0
    with alone(tmp_path, patience=0):
        pass
    assert capsys.readouterr().err == ""


def test_two_projects_do_not_wait_for_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")  # a name that is no UTF-8
    with alone(tmp_path / "a", patience=0), alone(tmp_path / "b", patience=0), alone(odd, patience=0):
        assert capsys.readouterr().err == ""


def test_the_lock_is_no_file_of_the_project_and_every_user_can_take_it(tmp_path: Path, locks: Path) -> None:
    (tmp_path / "project").mkdir()
    before = os.umask(0)
    try:
        with alone(tmp_path / "project"):
            [lock] = locks.iterdir()
            assert lock.name.startswith("footnoted-")
            assert lock.stat().st_mode & 0o777 == 0o666
            assert list((tmp_path / "project").iterdir()) == []
    finally:
        os.umask(before)


def test_it_waits_ten_minutes_and_lets_go_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []

    class Lock:
        def __init__(self, path: Path, mode: int) -> None: ...

        def acquire(self, timeout: float) -> None:
            done.append(timeout)
            if len(done) == 1:
                raise Timeout("taken")

        def release(self) -> None:
            done.append("let go")

    monkeypatch.setattr("footnoted.alone.FileLock", Lock)
    with alone(tmp_path):
        done.append("work")
    assert done == [0.2, 600, "work", "let go"]
