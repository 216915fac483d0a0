"""What a rule is: a code, a severity, words that explain it, and a function from a site to findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from footnoted.model import Claim, Heading, Page, Severity, Site, SourceFile, Words
from footnoted.rules.example import Example


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic in the making: the claim that it is about may allow it. `subject` is the figure or words found."""

    code: str
    path: str
    line: int
    message: str
    claim: Claim | None = None
    source: str | None = None
    excerpt: str | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """`explanation` says why the rule exists and how to mend what it finds, in Markdown; `example` shows it.

    `page` finds what needs one page and the sources that it cites, and `source` what needs one source alone, so that
    their findings can be kept while these stay as they are; `site` finds what needs all pages. All are missing where
    another rule's function finds it, or where the findings of all others are needed (`allowances`).
    """

    code: str
    title: str
    explanation: str
    example: Example
    page: Callable[[Site, Page], Iterator[Finding]] | None = None
    source: Callable[[SourceFile], Iterator[Finding]] | None = None
    site: Callable[[Site], Iterator[Finding]] | None = None
    severity: Severity = "error"


def sourced_claims(page: Page) -> Iterator[Claim]:
    """The claims that must rest on evidence: not the editorial ones, nor those of a page with `evidence: none`."""
    if not page.unsourced:
        yield from (claim for claim in page.claims if not claim.editorial)


def checkable_claims(site: Site, page: Page) -> Iterator[Claim]:
    """The claims whose words can be held to evidence: cited, and every citation of them resolved.

    A claim without a citation, or with a wrong one, has that as its finding; what it says can't be judged before.
    """
    return (claim for claim in sourced_claims(page) if claim.citations and is_sound(site, claim))


def checkable_words(site: Site, page: Page) -> Iterator[tuple[Words, Claim]]:
    """The words outside claims that are held to evidence, each as a claim that cites what they stand over or beside."""
    if page.unsourced:
        return
    for words in page.words:
        claim = Claim(words.text, words.line, citations=words.citations, broken=words.broken)
        if words.checked and is_sound(site, claim):
            yield words, claim


def in_claims(site: Site, page: Page, of_claim: Callable[[Claim], Iterator[Finding]]) -> Iterator[Finding]:
    """What `of_claim` finds in the page's claims, and in the sentences of table rows: these findings are the row's."""
    for claim in checkable_claims(site, page):
        yield from of_claim(claim)
        for sentence in claim.told[1:]:
            for finding in of_claim(sentence):
                yield replace(finding, message=f"in the row's sentence: {finding.message}", claim=claim)


def in_claims_and_words(site: Site, page: Page, of_claim: Callable[[Claim], Iterator[Finding]]) -> Iterator[Finding]:
    """What `of_claim` finds in the page's claims and in the words outside them, which no comment can allow."""
    yield from in_claims(site, page, of_claim)
    for words, claim in checkable_words(site, page):
        for finding in of_claim(claim):
            yield replace(finding, message=f"in the {words.kind}: {finding.message}", claim=None)


def is_sound(site: Site, cites: Claim | Heading) -> bool:
    """Whether every citation of the claim or of the heading's section resolved, to a file that validates."""
    return not cites.broken and all(citation.source not in site.broken for citation in cites.citations)
