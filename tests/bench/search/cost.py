"""What searching costs: from key to painted results, and what loads before the first result; against the same two.

    python tests/bench/search/cost.py [PAGES]     on this site and on a generated one (default: 2000 pages)

Latency is the 95th percentile over every letter of some queries, with a warm cache. Bytes are everything that an engine
loads for the first result of one query, from an empty cache: as they are, and over the wire (brotli, as hosts send it).
On a telephone: seconds to a first result, from an empty cache, four times slower and over 1.6 Mbit/s.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from browse import ARGUMENTS, ENGINES, Box
from chromium import ADVICE, find
from generate import generate
from playwright.sync_api import Browser, sync_playwright
from serving import served

from sites import prepare, publish, with_our_form

QUERIES = ("how long is data kept", "ankle bracelet asylum", "smartwatch", "high court ruling")
GENERATED = ("location device", "custody letter", "monitor", "price of the office")


def cost(browser: Browser, address: str, engine: str, queries: tuple[str, ...], page: str) -> tuple[float, int, int]:
    """The 95th percentile of the latency in milliseconds, and the bytes raw and over the wire before a first result."""
    first = Box(browser, address, engine, page)
    first.warm_up(queries[0])
    raw, wire = first.loaded()
    first.page.close()
    box = Box(browser, address, engine, page)
    box.warm_up(queries[0])
    taken = [each for query in queries for each in box.latencies(query)]
    box.page.close()
    return statistics.quantiles(taken, n=20)[-1], raw, wire


def on_a_telephone(browser: Browser, address: str, engine: str, query: str, page: str) -> float:
    """Seconds from the first touch of the box to the first result; the median of five."""
    return statistics.median(Box(browser, address, engine, page).first_on_a_telephone(query) for _ in range(5))


def main(pages: int) -> None:
    """Print a table for each site."""
    engines = [each for each in ENGINES if each != "pagefind" or find_spec("pagefind")]
    chromium = find() or sys.exit(ADVICE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name, queries, page in (("this site", QUERIES, "data-sharing/"), (f"{pages} pages", GENERATED, "page-7/")):
            print(f"{name:12}{'p95 ms':>9}{'raw KB':>9}{'wire KB':>9}{'phone s':>9}{'index s':>9}")
            for engine in engines:
                into = Path(folder) / name.replace(" ", "-") / engine
                into.mkdir(parents=True)
                if name == "this site":
                    prepare(engine, into)
                else:
                    generate(into, pages, extension=engine == "ours")
                    if engine == "ours":
                        with_our_form(into)
                began = time.perf_counter()
                publish(engine, into, into / "site")
                took = time.perf_counter() - began
                browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
                with served(into / "site") as address:
                    latency, raw, wire = cost(browser, address, engine, queries, page)
                    phone = on_a_telephone(browser, address, engine, queries[0], page)
                browser.close()
                print(
                    f"{engine:12}{latency:>9.0f}{raw / 1000:>9.0f}{wire / 1000:>9.1f}{phone:>9.1f}{took:>9.1f}",
                    flush=True,
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 2000)
