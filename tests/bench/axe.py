"""axe-core on every page: light and dark, at 360, 768 and 1440 px, with each thing that can be opened open.

    python tests/bench/axe.py [FOLDER]      (default: site/)

Exits with 1 when anything of any impact is found.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import Literal

from beside import ROOT
from chromium import ADVICE, find
from playwright.sync_api import sync_playwright
from serving import built_site, served
from states import QUIET, STATES, addresses, open_much, violations

WIDTHS = (360, 768, 1440)
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SHARES = 8  # of the pages at each width, so that no worker waits long for the other at the end


def looked_at(address: str, width: int, pages: list[str]) -> tuple[int, list[str]]:
    """At one width: how many states of pages were looked at in both colours, and what was found."""
    looked, found = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
        page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
        for path, (state, opened) in product(pages, STATES.items()):
            if opened is not open_much:  # which opens what was shut a moment ago; the others begin anew
                page.goto(address + path)
            if not opened(page):
                continue
            for colours in COLOURS:
                page.emulate_media(color_scheme=colours)
                looked += 1
                found += [f"/{path} {width} px, {colours}, {state}: {each}" for each in violations(page)]
        browser.close()
    print(f"{width} px: {len(pages)} pages, {looked} states, {len(found)} violations", flush=True)
    return looked, found


def main() -> int:
    """Print what was found, each kind once with how often."""
    folder = built_site(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    if not find():
        sys.exit(ADVICE)
    pages = addresses(folder)
    began = time.monotonic()
    with served(folder) as address, ProcessPoolExecutor(os.cpu_count()) as workers:
        done = [
            workers.submit(looked_at, address, width, pages[at::SHARES]) for width in WIDTHS for at in range(SHARES)
        ]
        looked = sum(each.result()[0] for each in done)
        found = [each for one in done for each in one.result()[1]]
    kinds = Counter(each.partition(": ")[2] for each in found)
    for kind, times in kinds.most_common(40):
        where = next(each.partition(": ")[0] for each in found if each.endswith(kind))
        print(f"{times} × {kind}\n    first at {where}")
    taken = time.monotonic() - began
    print(f"{len(pages)} pages, {looked} states of pages, {len(found)} violations, {taken:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
