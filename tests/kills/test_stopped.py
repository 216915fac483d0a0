"""A command that is asked to stop (SIGTERM) clears up what it began."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path


def test_a_build_that_is_stopped_leaves_nothing_behind(scratch: Path) -> None:
    command = [sys.executable, "-m", "footnoted", "build", "--draft"]
    with subprocess.Popen(command, cwd=scratch, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as build:
        while not list(scratch.glob(".site-*")) and build.poll() is None:
            time.sleep(0.02)
        build.send_signal(signal.SIGTERM)
        _, said = build.communicate(timeout=120)
    assert build.returncode == 130
    assert "footnoted: stopped" in said
    assert not list(scratch.glob(".site-*"))
    assert not (scratch / "site").exists()
