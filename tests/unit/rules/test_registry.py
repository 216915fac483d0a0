"""Every rule says what it is and how to mend what it finds."""

from __future__ import annotations

import re

from footnoted.rules.registry import RULES

CODES = """FN001 FN002 FN003 FN004 FN005 FN006 FN007 FN008 FN101 FN102 FN103 FN201 FN202 FN203 FN204 FN301 FN302 FN303
FN304 FN401 FN402 FN403 FN501 FN502 FN503 FN504""".split()
WARNINGS = {"FN004", "FN501", "FN502", "FN503", "FN504"}


def test_every_rule_has_its_code_once_a_title_and_an_explanation() -> None:
    assert sorted(rule.code for rule in RULES) == CODES
    for rule in RULES:
        assert re.fullmatch(r"[a-zM].{5,70}[^.]", rule.title), rule.code
        assert re.match(r"[A-Z`].{60,}[.]\Z", rule.explanation, re.DOTALL), rule.code


def test_what_is_no_error_is_a_warning() -> None:
    assert {rule.code: rule.severity for rule in RULES} == {
        code: "warning" if code in WARNINGS else "error" for code in CODES
    }


def test_a_rule_looks_at_pages_or_at_the_site_and_two_are_found_with_others() -> None:
    assert [rule.code for rule in RULES if not rule.page and not rule.source and not rule.site] == ["FN203", "FN502"]
