"""Finds a Chromium for the browser tests, or installs one: the PATH, the distribution's package, Playwright's own.

python tests/browser/chromium.py      prints the path, or says what to do and fails
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

#: The shell without a window comes first: the same engine, and a new window takes it a quarter of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "No Chromium was found, and none could be installed. Install the package “chromium” of your system, "
    "or set CHROMIUM to the path of one."
)


def find() -> str | None:
    """A Chromium that is there already: named by CHROMIUM, on the PATH, or downloaded by Playwright before."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights()


def install() -> str | None:
    """Install one: with apt where we may, else with Playwright."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "--quiet=2")
        for package in NAMES[:2]:  # as Debian calls them too; its older releases have no shell of its own
            _run("apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", package)
            if found := find():
                return found
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _run(*command: str) -> None:
    print(f"$ {' '.join(command)}", file=sys.stderr)
    subprocess.run(command, check=False, stdout=sys.stderr)


if __name__ == "__main__":
    path = find() or install()
    if path is None:
        sys.exit(ADVICE)
    print(f"Chromium: {path}")
