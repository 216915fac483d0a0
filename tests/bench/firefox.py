"""Leaving in Firefox: Back, Back again and Reload never show the site, on every kind of page that has the link.

    python tests/bench/firefox.py [FOLDER]      (default: site/; a Firefox on the PATH, or named by FIREFOX)

Playwright drives a Firefox of its own build alone, so this one is driven by Puppeteer, through WebDriver BiDi. Exits
with 1 where a page was seen again.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from beside import ROOT
from node import tool
from serving import built_site, served

SCRIPT = Path(__file__).with_name("tools") / "firefox.mjs"
NAMES = ("firefox-esr", "firefox")
ADVICE = "No Firefox was found. Install the package “firefox-esr” of your system, or set FIREFOX to the path of one."
PAGES = ("", "law-and-rights/", "record/numbers/", "search/", "help/")
WAYS = ("goBack", "goBack", "reload")
SETTLED = 1.5  # seconds after which a page that leaves by itself has left
ELSEWHERE = "Elsewhere"  # the title of every page of another host


class FirefoxError(Exception):
    """What Firefox could not do, in its words."""


class Firefox:
    """One page in Firefox: `do("goto", address)` is Puppeteer's `page.goto(address)`."""

    def __init__(self, path: str) -> None:
        modules = tool("puppeteer-core").parent
        self._process = subprocess.Popen(
            ["node", str(SCRIPT), str(modules), path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def do(self, method: str, *given: object) -> Any:
        """What the page's method gives, where it is `evaluate`. Raises `FirefoxError`."""
        pipes = self._process
        assert pipes.stdin
        assert pipes.stdout
        print(json.dumps([method, *given]), file=pipes.stdin, flush=True)
        told = json.loads(pipes.stdout.readline() or '{"failed": "Firefox stopped: see what it said above"}')
        if "failed" in told:
            raise FirefoxError(told["failed"])
        return told["done"]

    def close(self) -> None:
        """End the browser."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=20)


@contextlib.contextmanager
def firefox() -> Iterator[Firefox]:
    """A Firefox that runs; leaves with what to do where there is none."""
    path = os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        sys.exit(ADVICE)
    running = Firefox(path)
    try:
        yield running
    finally:
        running.close()


def _leave(page: Firefox, act: str) -> None:
    if act == "click":
        page.do("click", ".quick-exit")
        return
    for _ in range(3):
        page.do("keyboard.press", "Shift")


def seen_again(page: Firefox, address: str, path: str, act: str) -> list[str]:
    """After leaving from `path`, to which another page led: the ways back by which the site was seen."""
    page.do("goto", f"{address}about/privacy/")
    page.do("goto", address + path)
    _leave(page, act)
    time.sleep(SETTLED)
    shown = [] if page.do("evaluate", "document.title") == ELSEWHERE else [act]
    for way in WAYS:
        with contextlib.suppress(FirefoxError):  # the page that it comes to is left at once, or there is none
            page.do(way, {"timeout": 4000})
        time.sleep(SETTLED)
        if page.do("evaluate", "document.title") != ELSEWHERE:
            shown.append(way)
    return shown


def main() -> int:
    """Print what was seen on the way back from each page."""
    folder = built_site(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    missed = False
    with served(folder) as address, firefox() as page:
        for path in PAGES:
            for act in ("click", "Shift"):
                shown = seen_again(page, address, path, act)
                missed = missed or bool(shown)
                told = f"seen again by {', '.join(shown)}" if shown else "not seen again"
                print(f"{path or 'front page'}, left by {act}: {told}")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
