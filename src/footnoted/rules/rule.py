"""What a rule is: a code, a severity, words that explain it, and a function from a site to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from footnoted.model import Claim, Heading, Page, Severity, Site


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic in the making: the claim that it is about may allow it."""

    code: str
    path: str
    line: int
    message: str
    claim: Claim | None = None
    source: str | None = None
    excerpt: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`explanation` says why the rule exists and how to mend what it finds, in Markdown.

    `check` is missing where it takes the findings of all other rules (`allowances`).
    """

    code: str
    title: str
    explanation: str
    check: Callable[[Site], Iterator[Finding]] | None
    severity: Severity = "error"


def sourced_claims(site: Site) -> Iterator[tuple[Page, Claim]]:
    """The claims that must rest on evidence: not the editorial ones, nor those of pages with `evidence: none`."""
    for page in site.pages:
        if not page.unsourced:
            for claim in page.claims:
                if not claim.editorial:
                    yield page, claim


def checkable_claims(site: Site) -> Iterator[tuple[Page, Claim]]:
    """The claims whose words can be held to evidence: cited, and every citation of them resolved.

    A claim without a citation, or with a wrong one, has that as its finding; what it says can't be judged before.
    """
    for page, claim in sourced_claims(site):
        if claim.citations and is_sound(site, claim):
            yield page, claim


def is_sound(site: Site, cites: Claim | Heading) -> bool:
    """Whether every citation of the claim or of the heading's section resolved, to a file that validates."""
    return not cites.broken and all(citation.source not in site.broken for citation in cites.citations)
