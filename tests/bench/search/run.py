"""How well readers find what they ask for, through the search box in a real Chromium: ours, the theme's, Pagefind's.

    python tests/bench/search/run.py [ours] [stock] [pagefind] [--misses]     (default: all three)

Pagefind is no dependency of this project: for its column, `pip install pagefind[extended]`.

A result is what the box shows as one entry. It is right when a link that it shows is an answer (see queries.yml), so
the others' results, which hold a page and several of its headings, get more chances than ours, which hold one link.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from browse import ARGUMENTS, ENGINES, Box
from chromium import ADVICE, find
from playwright.sync_api import Browser, sync_playwright
from queries import Places, Question, questions
from serving import served

from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from sites import ROOT, prepare, publish

HALVES = {"tuned": "tuned on", "kept": "kept aside", "blind": "blind"}
BAR_FIRST, BAR_THREE, BAR_AHEAD = 0.80, 0.95, 0.20


def ranks(browser: Browser, address: str, engine: str, asked: list[Question], places: Places) -> dict[str, int]:
    """For each query the place of the first right result, 1 to 3, or 0."""
    box = Box(browser, address, engine, "data-sharing/")
    box.warm_up("tag")
    found = {}
    for question in asked:
        right = [any(places.right(question, link) for link in links) for links in box.results(question.query)]
        found[question.query] = right.index(True) + 1 if True in right else 0
    box.page.close()
    return found


def told(browser: Browser, address: str, engine: str, asked: list[Question]) -> int:
    """How many of these questions, which the site does not answer, are told so: by words, or by no result."""
    box = Box(browser, address, engine, "data-sharing/")
    box.warm_up("tag")
    count = sum(not box.results(each.query) or "Not on this site" in box.text() for each in asked)
    box.page.close()
    return count


def share(asked: list[Question], rank: dict[str, int], within: int) -> float:
    """The share of these questions that have a right result within the first few."""
    return sum(0 < rank[each.query] <= within for each in asked) / len(asked)


def main(arguments: list[str]) -> int:
    """Print the shares; 1 where ours misses the bar on the questions that were not tuned on."""
    engines = [each for each in arguments if each in ENGINES] or list(ENGINES)
    if "pagefind" in engines and not find_spec("pagefind"):
        print("Pagefind is not installed (pip install pagefind[extended]): left out.")
        engines.remove("pagefind")
    asked = [each for each in questions() if each.answers]
    elsewhere = [each for each in questions() if not each.answers]
    places = Places(load_site(find_project(ROOT)))
    if gone := [(each.query, places.unknown(each)) for each in asked if places.unknown(each)]:
        sys.exit("\n".join(f"{query}: no such place on the site: {', '.join(answers)}" for query, answers in gone))
    chromium = find() or sys.exit(ADVICE)
    rank: dict[str, dict[str, int]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for engine in engines:
            into = Path(folder) / engine
            into.mkdir()
            publish(engine, prepare(engine, into), into / "site")
            with served(into / "site") as address:
                rank[engine] = ranks(browser, address, engine, asked, places)
                count = told(browser, address, engine, elsewhere)
                print(f"{engine}: {count} of {len(elsewhere)} that are not on the site are told so", flush=True)
        browser.close()
    return report(asked, rank, misses="--misses" in arguments)


def report(asked: list[Question], rank: dict[str, dict[str, int]], *, misses: bool) -> int:
    """Print a table, and for our search what it missed in the half that may be tuned on."""
    halves = {name: [each for each in asked if each.half == half] for half, name in HALVES.items()} | {"all": asked}
    print(f"{'':12}{'queries':>8}" + "".join(f"{engine:>12} @1  @3 " for engine in rank))
    for name, half in halves.items():
        shares = "".join(f"{share(half, each, 1):>13.1%} {share(half, each, 3):>6.1%}" for each in rank.values())
        print(f"{name:12}{len(half):>8}{shares}")
    if misses and "ours" in rank:
        for each in halves["tuned on"]:
            if rank["ours"][each.query] != 1:
                print(f"  {rank['ours'][each.query] or '-'}  {each.query}  ({each.reader}, {each.trait})")
        print(Counter(each.trait for each in halves["kept aside"] if rank["ours"][each.query] == 0))
    return verdict([*halves["kept aside"], *halves["blind"]], rank)


def verdict(half: list[Question], rank: dict[str, dict[str, int]]) -> int:
    """Whether ours meets the bar: so much right, and so far ahead of the theme's own search."""
    if not {"ours", "stock"} <= rank.keys():
        return 0
    ours, stock = rank["ours"], rank["stock"]
    met = all(
        share(half, ours, within) >= bar and share(half, ours, within) - share(half, stock, within) >= BAR_AHEAD
        for within, bar in ((1, BAR_FIRST), (3, BAR_THREE))
    )
    bar = f"{BAR_FIRST:.0%} first, {BAR_THREE:.0%} in three, {BAR_AHEAD:.0%} ahead"
    print(f"The bar ({bar}) is {'met' if met else 'missed'}.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
