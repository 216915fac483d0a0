"""FN101 and FN102: every claim has a citation, and what has one claims something."""

from collections.abc import Iterator

from footnoted.model import Page, Site
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, sourced_claims


def check(_: Site, page: Page) -> Iterator[Finding]:
    """Claims without any mark. One with a wrong mark, or that is not what was meant, has that as its finding."""
    for claim in sourced_claims(page):
        printed = "[^" in claim.text and not claim.cited_in_code  # a finding of its own (FN006)
        if not (claim.citations or claim.broken or claim.misread or printed):
            code = "; a citation in code is shown, not read" if claim.cited_in_code else ""
            start = claim.text if len(claim.text) <= 60 else claim.text[:57].rstrip() + "…"
            mend = "cite it, or write { .editorial } on the line below it if it claims nothing"
            yield Finding("FN101", page.path, claim.line, f"claim with no citation: ‘{start}’ ({mend}{code})", claim)


def cited_for_nothing(_: Site, page: Page) -> Iterator[Finding]:
    """FN102: in a page with `evidence: none`, the first alone."""
    for claim in page.claims:
        if claim.citations and page.unsourced:
            message = "the page claims nothing (evidence: none) but cites, and is not checked: take one of the two out"
            yield Finding("FN102", page.path, claim.line, message, claim)
            return
        if claim.citations and claim.editorial and not claim.misread:
            message = (
                "claims nothing (.editorial) but cites, and is not checked: take “.editorial” off, or the citation"
            )
            yield Finding("FN102", page.path, claim.line, message, claim)


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
    Rule(
        "FN102",
        "citation in what claims nothing",
        "A block with `{ .editorial }`, or a page with `evidence: none`, is not held to any evidence. Where it cites, "
        "its readers take it for checked: somebody switched the check off, by accident most likely.\n\n"
        "Take the mark off, or the citation.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to seven years.[^report:kept]\n{ .editorial #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        page=cited_for_nothing,
    ),
)
