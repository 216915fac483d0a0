"""The rules of `footnoted check`. A rule never reads files: it gets the site and yields diagnostics."""

from footnoted.rules.registry import RULES, Rule, check_site

__all__ = ["RULES", "Rule", "check_site"]
