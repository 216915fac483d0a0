"""Whether the tests see small faults in the rules, and in what keeps readers and files safe (mutation testing).

    python tests/bench/mutants.py                      all modules below: hours on one core
    python tests/bench/mutants.py rules/quotations.py  these alone

Faults are made by mutations.py and planted by planting.py. Those that no test sees stand in mutants_allowed.txt, each
with its reason. Returns 1 where another survives, or more than a tenth of the faults of a module.

mutmut and cosmic-ray were tried first. mutmut leaves out what is decorated or stands outside of functions: the policy,
the word lists, the patterns, half of the classes. cosmic-ray knows no strings, starts Python anew for each of 2,600
faults, and writes them into the files themselves.
"""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from pathlib import Path

from mutations import mutants_of
from planting import Reached, reached_by, survives

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "footnoted"
ALLOWED = Path(__file__).with_name("mutants_allowed.txt")
MODULES = """rules/*.py reading/allowed_html.py reading/files_that_run.py reading/pretending.py
reading/closing_tags.py reading/unread.py publish/security.py files.py
alone.py kept.py text/turns.py text/cuts.py text/brackets.py""".split()
#: The tests that look at them, and are quick. Tests of whole commands would see little more, and cost most of the time.
TESTS = """unit/rules unit/reading unit/text unit/publish/test_security.py unit/test_checker.py unit/test_files.py
unit/test_alone.py unit/test_kept.py""".split()
AIM = 0.10


def allowed() -> dict[str, dict[str, str]]:
    """Each module with the survivors that are known and their reasons."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    module = name = ""
    for line in ALLOWED.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[module][name] = line.strip()
        elif line.startswith("  "):
            name = line.strip()
        elif not line.startswith("#"):
            module = line.rstrip(":")
    return found


def report(path: Path, reached: Reached, known: dict[str, str]) -> tuple[int, int, bool]:
    """Plant the faults of one module and print what became of them: how many, how many survive, whether that is so."""
    module = path.relative_to(PACKAGE)
    name = ".".join(["footnoted", *module.with_suffix("").parts])
    began = time.monotonic()
    mutants = mutants_of(path.read_text(encoding="utf-8"), str(path))
    left = [each for each in mutants if survives(name, path, each, reached)]
    line(module.as_posix(), len(mutants), len(left), time.monotonic() - began)
    for each in left:
        print(f"  line {each.first}: {each.name}\n    {known.get(each.name, 'NOT KNOWN: write a test, or its reason')}")
    for gone in known.keys() - {each.name for each in left}:
        print(f"  no longer survives, take it out of the list: {gone}", flush=True)
    fine = len(left) <= AIM * len(mutants) and all(each.name in known for each in left)
    return len(mutants), len(left), fine


def line(name: str, planted: int, left: int, seconds: float) -> None:
    """Print the figures of a module, or of all."""
    share = left / max(1, planted)
    print(f"{name:<32} {planted:>5} planted {planted - left:>5} seen {left:>4} survive {share:>6.1%} {seconds:>5.0f} s",
          flush=True)  # fmt: skip


def main(patterns: list[str]) -> int:
    """Print a line for each module and each survivor."""
    os.chdir(ROOT)
    began = time.monotonic()
    paths = sorted({path for each in patterns for path in PACKAGE.glob(each) if path.name != "__init__.py"})
    reached = reached_by([f"tests/{each}" for each in TESTS], paths)
    known = allowed()
    results = [report(path, reached, known[path.relative_to(PACKAGE).as_posix()]) for path in paths]
    line("all", sum(each[0] for each in results), sum(each[1] for each in results), time.monotonic() - began)
    return 0 if results and all(fine for *_, fine in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or MODULES))
