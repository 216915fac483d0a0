"""How many planted errors are caught, and how many clean claims are flagged: footnoted beside corroborate.

    python tests/bench/rules.py

The cases are claims with the excerpts that they cite, written before the rules by others (tests/cases/). The sets named
“held-out” were kept aside until the rules stood. corroborate sees the same claim and the same excerpts, with the
excerpt's date and the source's date of issue as one more line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import corroborate
import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
from helpers import check_block, codes

CASES = Path(__file__).parents[1] / "cases"
Case = dict[str, Any]


def ours(case: Case) -> bool:
    """Whether footnoted reports anything."""
    return bool(codes(check_block(case["block"], case["excerpts"])))


def theirs(case: Case) -> bool:
    """Whether corroborate reports anything critical."""
    chunks = [each["text"] for each in case["excerpts"]]
    chunks += [str(each[name]) for each in case["excerpts"] for name in ("date", "issued") if each.get(name)]
    return not corroborate.check_answer("", chunks, case["block"]).ok()


def score(cases: list[Case], flags: Callable[[Case], bool]) -> str:
    """Planted errors caught and clean claims flagged, of how many."""
    planted = [case for case in cases if case["expect"]]
    clean = [case for case in cases if not case["expect"]]
    caught, alarms = sum(map(flags, planted)), sum(map(flags, clean))
    return (
        f"{caught:>4}/{len(planted):<4} {100 * caught / max(1, len(planted)):5.1f} %   "
        f"{alarms:>3}/{len(clean):<4} {100 * alarms / max(1, len(clean)):5.1f} %"
    )


def main() -> None:
    """Print a table for each set and each rule."""
    sets = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.yml"))}
    everything = [case for cases in sets.values() for case in cases]
    for code in ("FN201", "FN202", "FN301", "FN302"):
        sets[f"planted {code}"] = [case for case in everything if case["expect"] == [code]]
    sets["all"] = everything
    print(f"{'':<22} {'footnoted: caught':>18} {'false alarms':>18}   {'corroborate: caught':>19} {'false alarms':>18}")
    for name, cases in sets.items():
        print(f"{name:<22} {score(cases, ours)}     {score(cases, theirs)}")


if __name__ == "__main__":
    main()
