"""FN401 and FN402: addresses of claims."""

from collections.abc import Iterator
from unicodedata import normalize

from footnoted.model import Claim, Page, Site
from footnoted.model.pages import is_plain_id
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, sourced_claims


def without_id(_: Site, page: Page) -> Iterator[Finding]:
    """FN401."""
    for claim in sourced_claims(page):
        if not claim.misread and (message := _amiss(claim)):
            yield Finding("FN401", page.path, claim.last_line or claim.line, message, claim)


def _amiss(claim: Claim) -> str | None:
    """What is wrong with the claim's id and how to mend it."""
    if not claim.id:
        return "claim without an id, so nobody can link to it: run `footnoted fix`"
    if not is_plain_id(claim.id):
        return f"the id “{claim.id}” cannot be the name of a file: use letters, digits and hyphens, not too many"
    return None


def doubled(_: Site, page: Page) -> Iterator[Finding]:
    """FN402."""
    first: dict[str, int] = {}
    for identifier, line in page.ids:
        if identifier in first:
            message = f"the id “{identifier}” stands twice on this page (first on line {first[identifier]}): rename one"
            yield Finding("FN402", page.path, line, message)
        first.setdefault(identifier, line)


def shared(site: Site) -> Iterator[Finding]:
    """FN402 for a claim's id that stands on another page as well: every claim has a page of its own, named by its id.

    Needs the whole site. Of two, the one that was recorded keeps its name, and the other has the finding.
    """
    recorded = {link.address for link in site.permalinks}
    first: dict[str, tuple[str, str]] = {}
    named = [(page, claim) for page in site.pages for claim in sourced_claims(page) if claim.id and not site.partial]
    for page, claim in sorted(named, key=lambda each: f"{each[0].url or './'}#{each[1].id}" not in recorded):
        name = claim.id or ""
        identifier, path = first.setdefault(normalize("NFC", name).casefold(), (name, page.path))
        if (identifier, path) != (name, page.path):  # some systems take A and a for one name
            message = (
                f"the id “{identifier}” also stands in {path}, and every claim has a page of its own "
                f"(c/{name}/): rename the one that was never published"
            )
            yield Finding("FN402", page.path, claim.last_line or claim.line, message)


RULES = (
    Rule(
        "FN401",
        "claim without id",
        "People link to one exact claim, for years. Its id is written in the Markdown so that no rewording "
        "moves it. It names files as well, so it has letters, digits, hyphens, dots and underscores only, at most "
        "120.\n\n"
        "`footnoted fix` writes an id from the first words.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:kept]",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        page=without_id,
    ),
    Rule(
        "FN402",
        "id that stands twice",
        "A link to an id that stands twice on a page leads to whichever comes first, and a claim whose id stands on "
        "two pages would have one page of its own for both.\n\nRename the one that was never published.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:kept]\n"
            "{ #kept }\n"
            "\n"
            "It is six years at most.[^report:kept]\n"
            "{ #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n"
            "{ #kept }\n"
            "\n"
            "It is six years at most.[^report:kept]\n"
            "{ #six-years }",
        ),
        page=doubled,
        site=shared,
    ),
)
