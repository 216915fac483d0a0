"""Progress: on standard error, and only of what takes long."""

from __future__ import annotations

import pytest

from footnoted.output import progress


def test_what_is_quick_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress.track("abc", "Reading", 3)) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_what_takes_long_says_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 3))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    assert list(progress.track(range(4), "Reading", 4)) == [0, 1, 2, 3]
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Reading: 2 of 4\n")


def test_each_item_has_a_line_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress("Verifying", 2, each=True) as step:
        step("a: present")
        step("b: gone")
    assert capsys.readouterr().err == "[1/2] a: present\n[2/2] b: gone\n"
