"""All rules in one list, and the check that runs them: allowed findings set aside with their reasons, and counts."""

from __future__ import annotations

from collections import Counter

from footnoted.model import Diagnostic, Report, Severity, Site
from footnoted.rules import (
    allowances,
    citations,
    claims,
    evidence,
    figures,
    hazards,
    headings,
    ids,
    permalinks,
    quotations,
    reviews,
)
from footnoted.rules.rule import Finding, Rule

__all__ = ["RULES", "Rule", "check_site"]

RULES: tuple[Rule, ...] = (
    *citations.RULES,
    *evidence.RULES,
    *hazards.RULES,
    *claims.RULES,
    *quotations.RULES,
    *figures.RULES,
    *headings.RULES,
    *ids.RULES,
    *permalinks.RULES,
    *reviews.RULES,
    *allowances.RULES,
)


def check_site(site: Site) -> Report:
    """Run the rules over a site. Findings come in the order of pages and lines."""
    severity = {rule.code: rule.severity for rule in RULES}
    findings = [finding for run in dict.fromkeys(rule.check for rule in RULES) if run for finding in run(site)]
    findings += allowances.check(site, findings, severity)
    open_findings: list[Diagnostic] = []
    allowed: list[tuple[Diagnostic, str]] = []
    for finding in findings:
        diagnostic = _diagnostic(finding, severity)
        reason = finding.claim.allowed.get(finding.code) if finding.claim else None
        if reason:
            allowed.append((diagnostic, reason))
        else:
            open_findings.append(diagnostic)
    open_findings.sort(key=lambda each: (each.path, each.line, each.code))
    return Report(tuple(open_findings), tuple(allowed), *_counts(site))


def _diagnostic(finding: Finding, severity: dict[str, Severity]) -> Diagnostic:
    claim = finding.claim
    message = finding.message
    if claim and claim.misused_allow and finding.code != "FN502":
        message += f" (the allow comment here gives no rule and reason: {allowances.HOW})"
    return Diagnostic(
        code=finding.code,
        path=finding.path,
        line=finding.line,
        message=message,
        severity=severity[finding.code],
        claim=claim.id if claim else None,
        source=finding.source,
        excerpt=finding.excerpt,
    )


def _counts(site: Site) -> tuple[Counter[str], Counter[str]]:
    """What was checked and what was not, over the whole site."""
    counts: Counter[str] = Counter(claims=0, citations=0, quotations=0, figures=0)
    unchecked: Counter[str] = Counter(quotations=0, figures=0)
    for page in site.pages:
        for claim in page.claims:
            checked = not (claim.editorial or page.unsourced)
            into = counts if checked else unchecked
            into["quotations"] += len(quotations.quotations_in(claim))
            into["figures"] += len(figures.figures_told(claim))
            counts["claims"] += checked
            counts["citations"] += len(claim.citations)
    return counts, unchecked
