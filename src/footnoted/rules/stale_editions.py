"""FN503: what is told as of now rests on an edition that has a successor, or should have one by now."""

import re
from collections.abc import Iterator

from footnoted.figures.reader import figures_in
from footnoted.model import Claim, Site, SourceFile, show_edtf
from footnoted.model.dates import MONTHS
from footnoted.rules.example import SOURCE, Example, source
from footnoted.rules.rule import Finding, Rule, checkable_claims

_NOW = re.compile(
    r"\b(?:now|today|nowadays|currently|at present|at the moment|newest|latest|most recent)\b", re.IGNORECASE
)
#: Most dates, at a glance: the reader of figures takes longer, and knows the others.
_DATED = re.compile(rf"\b(?:(?:1[5-9]|20)\d\d|{'|'.join(MONTHS)})\b")
#: The page says itself that there may be a newer one.
_OURS = re.compile(
    r"\b(?:newest|latest|last|most recent)\b[^.]*\bwe (?:have )?(?:found|have|know|read|seen)\b", re.IGNORECASE
)


def check(site: Site) -> Iterator[Finding]:
    """Each claim that cites such an edition and neither says its date nor that it is the newest we have."""
    stale = {file.id: told for file in site.sources.values() if (told := _stale(file, site.today))}
    yield from _unknown(site)
    for page in site.pages if stale else ():
        for claim in checkable_claims(site, page):
            if (heading := page.section(claim)) and heading.date:
                continue  # the event's date stands above it
            cited = sorted({citation.source for citation in claim.citations} & stale.keys())
            for name in cited if cited and _as_of_now(claim) else ():
                message = (
                    f"told as of now, but {stale[name]}: say the date that it holds for, cite the newer edition, or "
                    "say that this is the newest that we have found"
                )
                yield Finding("FN503", page.path, claim.line, message, claim, name)


def _stale(file: SourceFile, today: str) -> str:
    """Why a newer edition is to be looked for; empty where nothing says so."""
    source = file.source
    if source.superseded_by:
        return f"“{file.id}” was superseded by “{source.superseded_by}”"
    due = source.series.next if source.series else None
    if due and due < today[: len(due)]:
        return f"a later edition than “{file.id}” was due in {show_edtf(due)}"
    return ""


def _as_of_now(claim: Claim) -> bool:
    if _OURS.search(claim.text):
        return False
    if _NOW.search(claim.text):
        return True
    return not _DATED.search(claim.text) and not any(figure.is_date for figure in figures_in(claim.text))


def _unknown(site: Site) -> Iterator[Finding]:
    for file in site.sources.values():
        newer = file.source.superseded_by
        if newer and newer not in site.sources:
            message = f"“superseded_by: {newer}” is none of the sources: mend it, or add the newer edition first"
            yield Finding("FN503", file.path, file.line("superseded_by"), message, source=file.id)


_KEPT = "Records are kept for up to six years."
_EDITION = f"=== {SOURCE}\n{source(_KEPT)}series: {{of: report, every: year, next: 2025}}\n"

RULES = (
    Rule(
        "FN503",
        "told as of now on an edition that a later one follows",
        "A figure can be right and out of date. A source that is one edition of something that goes on says so: "
        "`series: {of: moj-em, every: quarter, next: 2026-04}`, and, once the next is there, `superseded_by: "
        "moj-em-2026-03`. Once the next is due, a claim that rests on the old one must say the date that it holds for, "
        "or that it is the newest that we have found.\n\n"
        "Look for the later edition (`version_of` keeps the address that always has the newest), and cite it; or say "
        "the date.",
        Example(
            excerpt=_KEPT,
            fails=f"{_KEPT}[^report:kept]\n{{ #kept }}\n{_EDITION}",
            passes=f"In 2024 records were kept for up to six years.[^report:kept]\n{{ #kept }}\n{_EDITION}",
        ),
        site=check,
        severity="warning",
    ),
)
