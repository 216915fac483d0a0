"""Claims that others wrote without having seen the rules. What is known to be judged wrongly says so, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from helpers import check_block, codes

CASES = Path(__file__).parents[1] / "cases"
SETS = sorted(path.stem for path in CASES.glob("*.yml"))


@pytest.mark.parametrize("name", SETS)
def test_planted_errors_are_caught_and_clean_claims_pass(name: str) -> None:
    cases = [case for case in all_cases(name) if "known" not in case]
    planted = [case for case in cases if case["expect"]]
    clean = [case for case in cases if not case["expect"]]
    assert planted
    assert clean
    missed = [case["id"] for case in planted if not set(case["expect"]) <= set(found(case))]
    alarms = [case["id"] for case in clean if found(case)]
    altered = [case["id"] for case in planted if "FN201" in case["expect"] and case["id"] in missed]
    assert not altered, f"altered quotations that pass: {altered}"
    assert len(missed) <= 0.03 * len(planted), f"missed: {missed}"
    assert len(alarms) <= 0.02 * len(clean), f"false alarms: {alarms}"


@pytest.mark.parametrize("name", SETS)
def test_what_is_known_to_be_judged_wrongly_still_is(name: str) -> None:
    mended = [case["id"] for case in all_cases(name) if "known" in case and found(case) == case["expect"]]
    assert not mended, f"take “known” out of: {mended}"


def all_cases(name: str) -> list[dict]:  # type: ignore[type-arg]
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def found(case: dict) -> list[str]:  # type: ignore[type-arg]
    return codes(check_block(case["block"], case["excerpts"]))
