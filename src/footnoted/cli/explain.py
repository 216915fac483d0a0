"""`footnoted explain [CODE]`: why a rule exists, and how to mend what it finds."""

import argparse
import sys
from textwrap import indent

from footnoted.cli.exit_status import CLEAN, UNUSABLE
from footnoted.rules.registry import RULES
from footnoted.rules.rule import Rule


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("code", metavar="CODE", nargs="?", help="for example FN201; without it, all rules are listed")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one rule, or the list of them."""
    if options.code is None:
        for rule in RULES:
            print(f"{rule.code}  {_title(rule)}")
        return CLEAN
    rules = {rule.code: rule for rule in RULES}
    if options.code.upper() not in rules:
        print(f"footnoted: no rule {options.code} ({_hint(options.code.upper(), list(rules))})", file=sys.stderr)
        return UNUSABLE
    rule = rules[options.code.upper()]
    print(f"{rule.code}: {_title(rule)}\n\n{rule.explanation}")
    for name, page in (("Fails", rule.example.fails), ("Passes", rule.example.passes)):
        print(f"\n{name}:\n\n{indent(page, '    ')}")
    print(f"\nBoth cite an excerpt of the source “report”:\n\n    {rule.example.excerpt}")
    return CLEAN


def _title(rule: Rule) -> str:
    return f"{rule.title}{' (warning)' if rule.severity == 'warning' else ''}"


def _hint(code: str, known: list[str]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - for a misspelt code alone

    near = process.extractOne(code, known, score_cutoff=60)
    return f"did you mean {near[0]}?" if near else "`footnoted explain` lists them all"
