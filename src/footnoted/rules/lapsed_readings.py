"""FN504: a claim, or an excerpt that it rests on, changed since somebody read the two side by side."""

from collections.abc import Iterator

from footnoted.model import Site, show_edtf
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, sourced_claims


def check(site: Site) -> Iterator[Finding]:
    """Each claim whose last reading is of other words."""
    readings = site.newest_readings
    for page in site.pages if readings else ():
        for claim in sourced_claims(page):
            reading = readings.get(claim.id or "")
            if reading and reading.digest != site.digest_of(claim):
                message = (
                    f"this or what it cites changed since it was read by a {reading.by} on {show_edtf(reading.day)}: "
                    f"`footnoted review --claim {claim.id}`"
                )
                yield Finding("FN504", page.path, claim.line, message, claim)


_KEPT = "Records are kept for up to six years."
_READ = (
    "=== evidence/reviewed.yml\n"
    "- {claim: kept, digest: %s, reader: Kim, by: person, day: 2024-06-01, verdict: supported}\n"
)

RULES = (
    Rule(
        "FN504",
        "changed since it was last read against its sources",
        "A program compares words and figures. Whether a claim says what its sources say, and is fair, somebody must "
        "read. `footnoted review` shows claims beside their excerpts and keeps the verdict in `evidence/reviewed.yml`, "
        "with a digest of the words that were read.\n\n"
        "Read the claim again: `footnoted review --claim ID`.",
        Example(
            excerpt=_KEPT,
            fails=f"All records are kept for up to six years.[^report:kept]\n{{ #kept }}\n{_READ % ('0' * 16)}",
            passes=f"{_KEPT}[^report:kept]\n{{ #kept }}\n{_READ % 'c231b4e7874d38a9'}",
        ),
        site=check,
        severity="warning",
    ),
)
