"""All rules in one list."""

from footnoted.rules import (
    allowances,
    broken_marks,
    claim_ids,
    event_dates,
    excerpts_and_sources,
    overdue_reviews,
    permalinks,
    quotations,
    swapped_figures,
    uncited,
    unsafe_html,
    unsupported_figures,
)
from footnoted.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *broken_marks.RULES,
    *excerpts_and_sources.RULES,
    *unsafe_html.RULES,
    *uncited.RULES,
    *quotations.RULES,
    *unsupported_figures.RULES,
    *swapped_figures.RULES,
    *event_dates.RULES,
    *claim_ids.RULES,
    *permalinks.RULES,
    *overdue_reviews.RULES,
    *allowances.RULES,
)
