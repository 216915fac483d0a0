"""What footnoted costs, as ratios against MkDocs on the same generated pages in the same run.

    python tests/bench/speed.py [PAGES …]        (default: 250 1000 4000)

Builds each site without and with the extension, and checks it. Each figure is the quickest of the runs: what else the
machine does only ever adds time.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import CLAIMS_PER_PAGE, generate

AIM_EXTENSION = 1.15
AIM_CHECK = 1.0


def seconds(command: list[str], folder: Path) -> float:
    """The time that a command takes in a folder; a failure stops the benchmark with what the command said."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return taken


def measure(pages: int, theme: str, runs: int) -> tuple[float, float, float]:
    """Seconds for the plain build, the build with the extension, and the check, on a site of `pages` pages."""
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "built"]
    check = [sys.executable, "-m", "footnoted", "check"]
    with tempfile.TemporaryDirectory() as folder:
        plain, ours = Path(folder) / "plain", Path(folder) / "ours"
        generate(plain, pages, extension=False, theme=theme)
        generate(ours, pages, extension=True, theme=theme)
        times: list[tuple[float, float, float]] = []
        for _ in range(runs):  # in turn, so that a slow spell of the machine meets all three
            times.append((seconds(build, plain), seconds(build, ours), seconds(check, ours)))
    return min(each[0] for each in times), min(each[1] for each in times), min(each[2] for each in times)


def main(sizes: list[int]) -> int:
    """Print a table of ratios. Returns 1 when an aim is missed."""
    missed = False
    for theme in ("material",):
        print(f"theme {theme}\n{'pages':>6} {'claims':>7} {'build':>8} {'with ours':>10} {'check':>8}   ratios")
        per_page: list[float] = []
        for pages in sizes:
            plain, ours, check = measure(pages, theme, runs=3 if pages <= 1000 else 1)
            per_page.append(check / pages)
            extension, checking = ours / plain, check / plain
            missed = missed or extension > AIM_EXTENSION or checking > AIM_CHECK
            print(
                f"{pages:>6} {pages * CLAIMS_PER_PAGE:>7} {plain:>7.1f}s {ours:>9.1f}s {check:>7.1f}s   "
                f"build ×{extension:.2f} (aim {AIM_EXTENSION}), check ×{checking:.2f} of the build (aim {AIM_CHECK})",
                flush=True,
            )
        print(f"check, per page, largest against smallest site: ×{per_page[-1] / per_page[0]:.2f} (1 is linear)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]] or [250, 1000, 4000]))
