"""What footnoted costs, as ratios of time and memory against MkDocs on the same generated pages in the same run.

    python tests/bench/speed.py [PAGES …]        (default: 250 1000 4000)

Builds each site without and with the extension, and checks it. Each figure is the least of the runs: what else the
machine does only ever adds time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from generate import CLAIMS_PER_PAGE, generate

AIM_EXTENSION = 1.15
AIM_CHECK = 1.0


class Cost(NamedTuple):
    """What a command took: seconds, and the most memory that it held at once, in megabytes."""

    seconds: float
    megabytes: float


def cost(command: list[str], folder: Path) -> Cost:
    """The cost of a command in a folder; a failure stops the benchmark with what the command said."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        running = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(running.pid, 0)
        taken = time.perf_counter() - started
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read()[-2000:].decode(errors='replace')}")
    return Cost(taken, used.ru_maxrss / 1000)


def measure(pages: int, theme: str, runs: int) -> list[Cost]:
    """The plain build, the build with the extension, and a check with nothing kept, on a site of `pages` pages."""
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "built"]
    check = [sys.executable, "-m", "footnoted", "check"]
    with tempfile.TemporaryDirectory() as folder:
        plain, ours = Path(folder) / "plain", Path(folder) / "ours"
        generate(plain, pages, extension=False, theme=theme)
        generate(ours, pages, extension=True, theme=theme)
        costs = []
        for run in range(runs):  # in turn, so that a slow spell of the machine meets all three
            os.environ["XDG_CACHE_HOME"] = f"{folder}/cache-{run}"
            costs.append((cost(build, plain), cost(build, ours), cost(check, ours)))
    return [
        Cost(min(each.seconds for each in of), min(each.megabytes for each in of)) for of in zip(*costs, strict=True)
    ]


def main(sizes: list[int]) -> int:
    """Print a table of ratios. Returns 1 when an aim is missed."""
    missed = False
    for theme in ("material",):
        print(f"theme {theme}\n{'pages':>6} {'claims':>7} {'build':>14} {'with ours':>14} {'check':>14}   ratios")
        per_page: list[float] = []
        for pages in sizes:
            plain, ours, check = measure(pages, theme, runs=3 if pages <= 1000 else 1)
            per_page.append(check.seconds / pages)
            extension, checking = ours.seconds / plain.seconds, check.seconds / plain.seconds
            missed = missed or extension > AIM_EXTENSION or checking > AIM_CHECK
            figures = " ".join(f"{each.seconds:>6.1f}s{each.megabytes:>5.0f}MB" for each in (plain, ours, check))
            print(
                f"{pages:>6} {pages * CLAIMS_PER_PAGE:>7} {figures}   "
                f"build ×{extension:.2f} (aim {AIM_EXTENSION}), check ×{checking:.2f} of the build (aim {AIM_CHECK}), "
                f"memory ×{ours.megabytes / plain.megabytes:.2f} and ×{check.megabytes / plain.megabytes:.2f}",
                flush=True,
            )
        print(f"check, per page, largest against smallest site: ×{per_page[-1] / per_page[0]:.2f} (1 is linear)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]] or [250, 1000, 4000]))
