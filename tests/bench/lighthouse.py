"""Lighthouse on a page of each type, beside the theme as it comes with the same pages, in the same run.

    python tests/bench/lighthouse.py [FOLDER] [--pages PAGE …] [--every]      (default: site/, a page of each type)

A phone on a simulated slow 4G network, as Lighthouse has it by default; pages are served compressed and with the site's
own headers. What else the machine does only ever lowers the score of performance, so a page that misses 100 is tried
again, a few times at most, and its best score is given. Exits with 1 when a score of ours is below 100.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from beside import ROOT
from chromium import ADVICE, find
from node import tool
from search.sites import prepare, publish
from serving import built_site, served
from states import addresses, claim_pages

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TYPES = ("", "timeline/", "data-sharing/", "numbers/", "related-schemes/", "sources/", "about/method/", "search/", "c/")
THEIRS = ("", "timeline/", "sources/")
TRIES = 4


def report(url: str, chromium: str) -> dict[str, Any] | str:
    """Lighthouse's report on an address, or why it has none."""
    command = [
        "node", str(tool("lighthouse/cli/index.js")), url, "--output=json", "--quiet",
        f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        return done.stderr.strip()[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def scores(found: dict[str, Any]) -> list[int]:
    """The four scores, of 100; 0 where Lighthouse could not tell."""
    return [round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES]


def missed(found: dict[str, Any]) -> list[str]:
    """The audits that count and are not passed in full, each with what it says."""
    counted = {ref["id"] for name in CATEGORIES for ref in found["categories"][name]["auditRefs"] if ref["weight"]}
    return [
        f"{name}: {audit['title']} ({audit['score']}) {audit.get('displayValue', '')}"
        for name, audit in found["audits"].items()
        if name in counted and audit["score"] is not None and audit["score"] < 1
    ]


def best(url: str, chromium: str) -> dict[str, Any]:
    """The best of at most `TRIES` reports, the first that is perfect. Leaves with why when there is none."""
    found: list[dict[str, Any]] = []
    why = ""
    for _ in range(TRIES):
        told = report(url, chromium)
        if isinstance(told, str):
            why = told
            continue
        found.append(told)
        if min(scores(told)) == 100:
            break
    return max(found, key=lambda each: sum(scores(each))) if found else sys.exit(f"Lighthouse failed on {url}:\n{why}")


def row(name: str, found: dict[str, Any]) -> str:
    """One line of the table: the scores and the times behind that of performance."""
    times = [found["audits"][each]["numericValue"] for each in _TIMES[:3]]
    shift = found["audits"][_TIMES[3]]["numericValue"]
    four = " / ".join(f"{each:>3}" for each in scores(found))
    return f"{name:<28} {four}   {times[0]:>6,.0f} {times[1]:>6,.0f} {times[2]:>5,.0f}  {shift:.3f}"


_TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def main() -> int:
    """Print a table. Returns 1 when a score of ours is below 100."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--pages", nargs="*", help="addresses below the site's own")
    parser.add_argument("--every", action="store_true", help="every page but the claims' own, of which one")
    options = parser.parse_args()
    folder = built_site(options.folder)
    chromium = find() or sys.exit(ADVICE)
    claims = claim_pages(folder)
    pages = options.pages or [*TYPES, claims[0]]
    if options.every:
        pages = [each for each in addresses(folder) if each not in set(claims) and each != "404.html"] + [claims[0]]
    print(f"{'':<28} perf / acc / best / SEO   FCP ms LCP ms TBT ms  CLS", flush=True)
    lowest = 100
    with served(folder) as ours:
        for page in pages:
            found = best(ours + page, chromium)
            lowest = min(lowest, *scores(found))
            print(row(f"/{page[:26]}", found), *missed(found), sep="\n    ", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        publish("stock", prepare("stock", Path(scratch) / "project"), Path(scratch) / "site")
        with served(Path(scratch) / "site") as theirs:
            for page in (each for each in THEIRS if each in pages):
                print(row(f"the theme: /{page}", best(theirs + page, chromium)), flush=True)
    return 1 if lowest < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
