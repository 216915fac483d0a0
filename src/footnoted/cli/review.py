"""`footnoted review [PATH …]`: shows claims beside their excerpts, one by one, and keeps the reader's verdicts."""

from __future__ import annotations

import argparse
import datetime
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import fill

from footnoted.alone import alone
from footnoted.cli.chosen_pages import project_and_pages
from footnoted.cli.exit_status import CLEAN, FINDINGS
from footnoted.engines.page_files import load_site
from footnoted.evidence.ledger import add_reading
from footnoted.kept import kept_for
from footnoted.model import Claim, Page, Site, show_edtf
from footnoted.model.errors import ProjectError
from footnoted.model.readings import READINGS, Judgement, ReadBy, Reading
from footnoted.output.plain_text import some
from footnoted.rules.rule import checkable_claims

_ANSWERS = {
    "s": Judgement.SUPPORTED,
    "p": Judgement.PARTLY,
    "u": Judgement.UNCLEAR,
    "f": Judgement.UNFAIR,
}
_ASK = "[s]upported, [p]artly, [u]nclear, un[f]air, Enter to skip, [q]uit: "


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="pages or folders (default: all)")
    parser.add_argument("--reader", metavar="NAME", help="who reads; it is kept with each verdict")
    parser.add_argument("--by", choices=[str(each) for each in ReadBy], default="person", help="what the reader is")
    parser.add_argument("--claim", action="append", default=[], metavar="ID", help="read this claim (may be repeated)")
    parser.add_argument("--sample", type=int, default=10, metavar="N", help="how many claims to draw (default: 10)")
    parser.add_argument("--seed", default="", help="draws the same claims again (default: today's date)")
    parser.add_argument("--due", action="store_true", help="draw only from those never read, or changed since")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 where a claim was found to be more than its sources say, unclear or unfair."""
    if not (options.reader or "").strip():
        raise ProjectError("--reader is missing: say who reads, as in --reader Kim")
    if options.sample < 1:
        raise ProjectError(f"--sample {options.sample}: must be 1 or more")
    project, only = project_and_pages(options.paths)
    site = load_site(project, only, kept_for(project.root))
    seed = options.seed or datetime.date.today().isoformat()
    drawn = _drawn(site, options, seed)
    found: Counter[Judgement] = Counter()
    for number, (page, claim) in enumerate(drawn, 1):
        print(f"\n[{number}/{len(drawn)}] " + "\n".join(_shown(site, page, claim)))
        answer = _asked()
        if answer is None:
            break
        if answer in _ANSWERS:
            verdict = _ANSWERS[answer]
            found[verdict] += 1
            with alone(project.root):
                add_reading(project.evidence / READINGS, _reading(site, claim, verdict, options))
    told = ", ".join(f"{number} {verdict}" for verdict, number in found.items())
    drawn_how = "" if options.claim else f" (drawn with --seed {seed})"
    print(f"\nRead {some(found.total(), 'claim')}{drawn_how}{f': {told}' if told else ''}.")
    return FINDINGS if found.total() > found[Judgement.SUPPORTED] else CLEAN


def _drawn(site: Site, options: argparse.Namespace, seed: str) -> list[tuple[Page, Claim]]:
    """The claims to read: those that were named, or a sample, the same for the same seed and claims."""
    every = sorted(_claims(site), key=lambda each: each[1].id or "")
    by_id = {claim.id: (page, claim) for page, claim in every}
    if missing := [each for each in options.claim if each not in by_id]:
        raise ProjectError(f"no claim “{missing[0]}” that cites a source: its id is in the page's Markdown as #id")
    if options.claim:
        return [by_id[each] for each in options.claim]
    if options.due:
        readings = site.newest_readings
        every = [each for each in every if not _is_read(site, each[1], readings)]
    return random.Random(seed).sample(every, min(options.sample, len(every)))


def _claims(site: Site) -> Iterator[tuple[Page, Claim]]:
    for page in site.pages:
        yield from ((page, claim) for claim in checkable_claims(site, page) if claim.id)


def _is_read(site: Site, claim: Claim, readings: Mapping[str, Reading]) -> bool:
    reading = readings.get(claim.id or "")
    return reading is not None and reading.digest == site.digest_of(claim)


def _shown(site: Site, page: Page, claim: Claim) -> Iterator[str]:
    """What a reader needs: where the claim is, what it says, and each excerpt between what stands around it."""
    section = page.section(claim)
    yield f"{page.path}:{claim.line} #{claim.id} ({page.title}{f' › {section.text}' if section else ''})"
    yield from _wrapped(claim.alone)
    yield from (f"  worked out: {each}" for each in claim.worked_out)
    shown = ""
    for citation, file, excerpt in site.excerpts(claim.citations):
        if file.id != shown:
            csl, shown = file.source.csl, file.id
            yield f"\n  {csl.title} ({show_edtf(csl.issued) if csl.issued else 'no date'})\n  {csl.url}"
        yield f"    {citation.key}{f' (said by {excerpt.speaker})' if excerpt.speaker else ''}"
        ahead = f"{excerpt.before} " if excerpt.before else ""
        yield from _wrapped(f"{ahead}>>{excerpt.text}<< {excerpt.after or ''}".strip(), "      ")


def _wrapped(text: str, indent: str = "  ") -> Iterable[str]:
    return [fill(text, 100, initial_indent=indent, subsequent_indent=indent)]


def _asked() -> str | None:
    """The answer in one letter, empty for none of them; None at the end."""
    print(_ASK, end="", flush=True)
    line = sys.stdin.readline()
    answer = line.strip().lower()[:1]
    return None if answer == "q" or not line else answer


def _reading(site: Site, claim: Claim, verdict: Judgement, options: argparse.Namespace) -> Reading:
    day = datetime.date.today().isoformat()
    reader = " ".join(options.reader.split())
    return Reading(claim.id or "", site.digest_of(claim), reader, ReadBy(options.by), day, verdict)
