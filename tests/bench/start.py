"""How soon commands answer, as ratios in one run: against importing the parsers that footnoted is made with, and
against another copy of the project, such as the commit before.

    python tests/bench/start.py                       against the parsers alone
    python tests/bench/start.py --before FOLDER       also against another checkout, after `make setup` in it

Each figure is the quickest of the runs: what else the machine does only ever adds time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 7
PARSERS = "import yaml, markdown, lxml.html"
AIM_VERSION, AIM_CHECK = 1.5, 0.6


def seconds(command: list[str], folder: Path, environment: dict[str, str]) -> float:
    """The time that a command takes; a failure stops the benchmark with what the command said."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return taken


def footnoted(*arguments: str, project: Path = ROOT) -> list[str]:
    """The command of the package that a checkout has installed."""
    return [str(project / ".venv" / "bin" / "footnoted"), *arguments]


def main() -> int:
    """Print the ratios. Returns 1 when an aim is missed."""
    options = argparse.ArgumentParser()
    options.add_argument("--before", type=Path, metavar="FOLDER")
    before = options.parse_args().before
    with tempfile.TemporaryDirectory() as cache:
        now = {**os.environ, "XDG_CACHE_HOME": cache}
        page = ROOT / "docs" / "record" / "criticism.md"
        cases = {
            "parsers": ([sys.executable, "-c", PARSERS], ROOT),
            "--version": (footnoted("--version"), ROOT),
            "check": (footnoted("check"), ROOT),
            "check of one page": (footnoted("check", str(page)), ROOT),
        }
        if before:
            old = before.resolve()
            cases["--version before"] = (footnoted("--version", project=old), old)
            cases["check before"] = (footnoted("check", project=old), old)
        times = {name: float("inf") for name in cases}
        for _ in range(RUNS):  # in turn, so that a slow spell of the machine meets all of them
            for name, (command, folder) in cases.items():
                times[name] = min(times[name], seconds(command, folder, now))
        changed = _changed_page(now)
    for name, taken in times.items():
        print(f"{name:<20} {taken:.3f} s")
    print(f"{'check, 1 page edited':<20} {changed:.3f} s")
    version = times["--version"] / times["parsers"]
    print(f"--version ×{version:.2f} of importing the parsers (aim {AIM_VERSION})")
    missed = version > AIM_VERSION
    if before:
        check = times["check"] / times["check before"]
        print(f"--version ×{times['--version'] / times['--version before']:.2f} of before")
        print(f"check, warm, ×{check:.2f} of before (aim {AIM_CHECK})")
        missed = missed or check > AIM_CHECK
    return 1 if missed else 0


def _changed_page(environment: dict[str, str]) -> float:
    """The quickest check of a copy of the site of which one page was edited since the check before."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy.mkdir()
        for name in ("docs", "evidence", "overrides"):
            shutil.copytree(ROOT / name, copy / name)
        shutil.copy(ROOT / "mkdocs.yml", copy)
        (copy / "src").mkdir()  # which mkdocs.yml watches
        page = copy / "docs" / "numbers.md"
        text = page.read_text(encoding="utf-8")
        seconds(footnoted("check"), copy, environment)
        found = []
        for number in range(RUNS):
            page.write_text(f"{text}\n<!-- {number} -->\n", encoding="utf-8")
            found.append(seconds(footnoted("check"), copy, environment))
        return min(found)


if __name__ == "__main__":
    sys.exit(main())
