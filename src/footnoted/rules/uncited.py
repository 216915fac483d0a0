"""FN101: every claim has a citation."""

from collections.abc import Iterator

from footnoted.model import Page, Site
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, sourced_claims


def check(_: Site, page: Page) -> Iterator[Finding]:
    """Claims without any mark. One with a wrong mark, or that is not what was meant, has that as its finding."""
    for claim in sourced_claims(page):
        if not claim.citations and not claim.broken and not claim.misread:
            code = "; a citation in code is shown, not read" if claim.cited_in_code else ""
            start = claim.text if len(claim.text) <= 60 else claim.text[:57].rstrip() + "…"
            mend = "cite it, or write { .editorial } on the line below it if it claims nothing"
            yield Finding("FN101", page.path, claim.line, f"claim with no citation: ‘{start}’ ({mend}{code})", claim)


RULES = (
    Rule(
        "FN101",
        "claim with no citation",
        "A paragraph, list item, table row or definition states something and names no source.\n\n"
        "Add `[^source:excerpt]`. A block that makes no factual claim has `{ .editorial }` on the line below it; a "
        "whole page of them has "
        "`evidence: none` in its front matter.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.\n{ #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        page=check,
    ),
)
