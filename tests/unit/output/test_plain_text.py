"""What a check says to people, in a size that people read."""

from __future__ import annotations

from footnoted.output.plain_text import as_text
from helpers import check_block


def test_a_few_findings_are_a_line_each() -> None:
    said = as_text(check_block("It was “not so”, in 1999.", [{"text": "It was so."}]))
    assert said.count("\n") == 3


def test_thousands_of_findings_are_one_screen() -> None:
    said = as_text(check_block("It took 7 days. " * 1000, [{"text": "It took 6 days."}]))
    assert said.startswith("1,000 findings in 1 file. By rule, each with its first:\n   1,000  FN301 ")
    assert "`--format json` all" in said
    assert said.count("\n") < 24
