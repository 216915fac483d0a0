"""FN502: an allow comment that nothing needs."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from rapidfuzz import process

from footnoted.model import Allowance, Claim, Page, Site
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, is_sound

#: What no comment allows: the words of a row without a sentence would be published as they are.
_NEVER = frozenset({"FN103"})
STRAY = "write it in the block, or on the line right below it"


def allowing(finding: Finding, findings: Iterable[Finding]) -> Allowance | None:
    """The comment that allows a finding: it names the figure or words found, or names none and there is no other."""
    claim = finding.claim
    if claim is None or not claim.allowed or finding.code in _NEVER:
        return None
    alone = sum(each.claim is claim and each.code == finding.code for each in findings) == 1
    subject = " ".join(finding.subject.split())
    return next(
        (
            each
            for each in claim.allowed
            if each.code == finding.code and (subject in each.named if each.named else alone)
        ),
        None,
    )


def check(site: Site, page: Page, findings: Sequence[Finding], codes: Collection[str]) -> Iterator[Finding]:
    """The page's allow comments that none of the `findings` of the other rules needs; `codes` are those of all rules.

    Only where all else about the claim is in order: what is still open there may be what the comment was meant for.
    """
    needed: set[tuple[int, Allowance]] = set()
    unsettled: set[int] = set()
    for finding in findings:
        if finding.claim and (allowance := allowing(finding, findings)):
            needed.add((id(finding.claim), allowance))
        elif finding.claim:
            unsettled.add(id(finding.claim))
    for claim in page.claims:
        if not is_sound(site, claim):
            continue
        unneeded = [each.code for each in claim.allowed if (id(claim), each) not in needed]
        open_still = id(claim) in unsettled
        for message in _beside(claim, findings, codes) if open_still else _messages(claim, unneeded, codes):
            yield Finding("FN502", page.path, claim.line, message, claim)
    for line in page.stray_allows:
        yield Finding(
            "FN502", page.path, line, f"the allow comment here stands in no block, and allows nothing: {STRAY}"
        )


def _messages(claim: Claim, unneeded: Iterable[str], codes: Collection[str]) -> Iterator[str]:
    for code in unneeded:
        if code in codes:
            yield f"the allow comment here is not needed: {code} finds nothing: take it out"
        else:
            yield f"the allow comment here allows nothing: there is no rule {code}: `footnoted explain` lists them all"
    if claim.misused_comment:
        yield f"the comment here says nothing that is read: take it out, or write {claim.misused_comment}"


def _beside(claim: Claim, findings: Sequence[Finding], codes: Collection[str]) -> Iterator[str]:
    """What is wrong with the comments of a claim that has findings: each was most likely meant for one of these."""
    found = [each for each in findings if each.claim is claim and not allowing(each, findings)]
    for allowed in claim.allowed:
        if allowed.code not in codes:
            meant = " or ".join(dict.fromkeys(each.code for each in found))
            yield f"there is no rule {allowed.code}, so that the comment here allows nothing: write {meant}"
        subjects = [each.subject for each in found if each.code == allowed.code and each.subject]
        for name in allowed.named:
            if subjects and not any(name in " ".join(each.subject.split()) for each in findings if each.claim is claim):
                near = process.extractOne(name, subjects)[0]
                yield f"the comment here allows “{name}”, which is not what {allowed.code} finds: write “{near}”"


RULES = (
    Rule(
        "FN502",
        "allow comment that nothing needs",
        "A comment that allows a finding (`<!-- allow FN301: why -->`) outlives its use: the text or the excerpt is "
        "mended, and the comment stays. The next wrong figure in that block would pass without a word.\n\n"
        "Take the comment out, or mend its code.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:kept] <!-- allow FN301 “seven years”: our sum -->\n"
            "{ #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        severity="warning",
    ),
)
