"""What FN301 says of a figure that can be worked out, in one way only, from figures of the cited excerpts."""

from dataclasses import replace

from footnoted.figures.reader import figures_in
from footnoted.figures.support import in_excerpts
from footnoted.figures.workings import workings_of
from footnoted.model import Site
from footnoted.rules.rule import Finding

#: What FN301 says of such a figure.
MISSING = "figure not in the cited excerpt"
_LONGEST = 4000  # characters: no paragraph that anybody reads is longer


def with_hint(site: Site, finding: Finding) -> Finding:
    """The finding, with the comment to write where it is about such a figure of a claim."""
    claim, written = finding.claim, finding.subject
    if claim is None or len(claim.text) > _LONGEST or not finding.message.startswith(MISSING):
        return finding
    stated = next(
        (each for each in figures_in(claim.text) if claim.text[each.start : each.end].strip() == written), None
    )
    if stated is None:
        return finding
    known = {
        text[each.start : each.end].strip(" ."): each
        for text, each in in_excerpts(site, claim.citations)
        if not each.weak
    }
    ways = workings_of(written.rstrip("."), stated, known)
    if len(ways) != 1:
        return finding
    return replace(finding, message=f"{finding.message}; if you worked it out, write <!-- worked out: {ways[0]} -->")
