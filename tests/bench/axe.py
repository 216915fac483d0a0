"""axe-core on every page: light and dark, at 360, 768 and 1440 px, with each thing that can be opened open.

    python tests/bench/axe.py [FOLDER] [--claims N]      (default: site/, and every claim's own page)

Exits with 1 when anything of any impact is found.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests/browser"))

from chromium import ADVICE, find
from playwright.sync_api import Browser, sync_playwright
from serving import built_site, served
from states import QUIET, STATES, addresses, violations

WIDTHS = (360, 768, 1440)
COLOURS = ("light", "dark")


def sweep(browser: Browser, address: str, pages: list[str]) -> tuple[int, list[str]]:
    """How many states of pages were looked at, and what was found."""
    looked, found = 0, []
    for colours in COLOURS:
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=_scheme(colours))
            page = context.new_page()
            for path in pages:
                for state, opened in STATES.items():
                    page.goto(address + path)
                    if not opened(page):
                        continue
                    looked += 1
                    place = f"/{path} {width} px, {colours}, {state}"
                    found += [f"{place}: {each}" for each in violations(page)]
            context.close()
            print(f"{colours} at {width} px: {looked} looked at so far, {len(found)} findings", flush=True)
    return looked, found


def _scheme(colours: str) -> Any:
    return colours


def main() -> int:
    """Print what was found, each kind once with how often."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--claims", type=int, help="this many claims' own pages, evenly spread, in place of all")
    options = parser.parse_args()
    folder = built_site(options.folder)
    path = find() or sys.exit(ADVICE)
    pages = addresses(folder)
    claims = [each for each in pages if each.startswith("c/") and each != "c/"]
    step = max(1, len(claims) // options.claims) if options.claims else 1
    chosen = [each for each in pages if each not in set(claims)] + claims[::step]
    began = time.monotonic()
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        looked, found = sweep(browser, address, chosen)
        browser.close()
    kinds = Counter(each.partition(": ")[2] for each in found)
    for kind, times in kinds.most_common(40):
        where = next(each.partition(": ")[0] for each in found if each.endswith(kind))
        print(f"{times} × {kind}\n    first at {where}")
    taken = time.monotonic() - began
    print(f"{len(chosen)} pages, {looked} states of pages, {len(found)} violations, {taken:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
