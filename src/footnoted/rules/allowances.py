"""FN502: an allow comment that nothing needs."""

from collections.abc import Collection, Iterable, Iterator

from footnoted.model import Claim, Page, Site
from footnoted.rules.rule import Finding, Rule, is_sound

HOW = "write <!-- allow FN301: why -->"


def check(site: Site, page: Page, findings: Iterable[Finding], codes: Collection[str]) -> Iterator[Finding]:
    """The page's allow comments that none of the `findings` of the other rules needs; `codes` are those of all rules.

    Only where all else about the claim is in order: what is still open there may be what the comment was meant for.
    """
    needed, unsettled = set(), set()
    for finding in findings:
        if finding.claim and finding.code in finding.claim.allowed:
            needed.add((id(finding.claim), finding.code))
        elif finding.claim:
            unsettled.add(id(finding.claim))
    for claim in page.claims:
        if id(claim) in unsettled or not is_sound(site, claim):
            continue
        unneeded = [code for code in claim.allowed if (id(claim), code) not in needed]
        for message in _messages(claim, unneeded, codes):
            yield Finding("FN502", page.path, claim.line, message, claim)


def _messages(claim: Claim, unneeded: Iterable[str], codes: Collection[str]) -> Iterator[str]:
    for code in unneeded:
        if code in codes:
            yield f"the allow comment here is not needed: {code} finds nothing: take it out"
        else:
            yield f"the allow comment here allows nothing: there is no rule {code}: `footnoted explain` lists them all"
    if claim.misused_allow:
        yield f"the allow comment here gives no rule and reason: take it out, or {HOW}"


RULES = (
    Rule(
        "FN502",
        "allow comment that nothing needs",
        "A comment that allows a finding (`<!-- allow FN301: why -->`) outlives its use: the text or the excerpt is "
        "mended, and the comment stays. The next wrong figure in that block would pass without a word.\n\n"
        "Take the comment out, or mend its code.",
        severity="warning",
    ),
)
