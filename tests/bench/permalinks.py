"""Follows the addresses of claims in their pages, in Chromium, at phone and desktop width: each must lead to its claim.

    python tests/bench/permalinks.py [FOLDER] [HOW_MANY]      (default: site/, 200)

The same addresses every time for the same site. Exits with 1 when one does not land.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from beside import ROOT
from chromium import ADVICE, find
from landing import lands, permalinks
from playwright.sync_api import sync_playwright
from serving import built_site, served
from states import QUIET

WIDTHS = (360, 1440)


def main() -> int:
    """Print how many landed, and each that did not."""
    folder = built_site(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    path = find() or sys.exit(ADVICE)
    known = permalinks(folder)
    chosen = random.Random(1).sample(known, min(many, len(known)))
    began = time.monotonic()
    lost: list[str] = []
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800})
            lost += [f"{each} at {width} px" for each in chosen if not lands(page, address, each)]
        browser.close()
    print(*lost, sep="\n")
    tried = len(chosen) * len(WIDTHS)
    told = f"{tried - len(lost)} of {tried} landings ({len(chosen)} of {len(known)} addresses)"
    print(f"{told}, {time.monotonic() - began:.0f} s")
    return 1 if lost or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
