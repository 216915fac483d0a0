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
from typing import Any

from beside import ROOT
from chromium import ADVICE, find
from playwright.sync_api import sync_playwright
from serving import built_site, served
from states import QUIET, STATES, addresses, claim_pages, violations

WIDTHS = (360, 768, 1440)
COLOURS = ("light", "dark")

#: Claims' own pages come from one template. This many are looked at in each window and state; each of the others in
#: each window as it comes, and with things opened in one.
CLAIMS_IN_FULL = 4


def looked_at(address: str, width: int, colours: Any, pages: list[str], closed: set[str]) -> tuple[int, list[str]]:
    """In one window: how many states of pages were looked at, and what was found. On `closed`, nothing is opened."""
    looked, found = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
        page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=colours).new_page()
        for path in pages:
            for state, opened in list(STATES.items())[: 1 if path in closed else None]:
                page.goto(address + path)
                if opened(page):
                    looked += 1
                    found += [f"/{path} {width} px, {colours}, {state}: {each}" for each in violations(page)]
        browser.close()
    print(f"{colours} at {width} px: {looked} states of pages, {len(found)} violations", flush=True)
    return looked, found


def main() -> int:
    """Print what was found, each kind once with how often."""
    folder = built_site(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    if not find():
        sys.exit(ADVICE)
    pages, few = addresses(folder), claim_pages(folder)[CLAIMS_IN_FULL:]
    windows = list(product(WIDTHS, COLOURS))
    began = time.monotonic()
    with served(folder) as address, ProcessPoolExecutor(os.cpu_count()) as workers:
        done = [
            workers.submit(looked_at, address, *window, pages, set(few) - set(few[at :: len(windows)]))
            for at, window in enumerate(windows)
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
