"""All rules in one list, in the order of their codes."""

from footnoted.rules import (
    allowances,
    broken_marks,
    claim_ids,
    cut_excerpts,
    cut_quotations,
    event_dates,
    excerpts_and_sources,
    lapsed_readings,
    overdue_reviews,
    permalinks,
    printed_as_text,
    quotations,
    rows_without_sentence,
    stale_editions,
    swapped_figures,
    uncited,
    unsafe_html,
    unsupported_figures,
)
from footnoted.rules.rule import Rule

MODULES = (
    allowances,
    broken_marks,
    claim_ids,
    cut_excerpts,
    cut_quotations,
    event_dates,
    excerpts_and_sources,
    lapsed_readings,
    overdue_reviews,
    permalinks,
    printed_as_text,
    quotations,
    rows_without_sentence,
    stale_editions,
    swapped_figures,
    uncited,
    unsafe_html,
    unsupported_figures,
)
RULES: tuple[Rule, ...] = tuple(
    sorted((rule for module in MODULES for rule in module.RULES), key=lambda rule: rule.code)
)
