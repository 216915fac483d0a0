"""Pages and evidence in, a report out: what `footnoted check` does, for any program that has a `Site`.

    from footnoted.checker import check_site
    report = check_site(site)

It knows no engine and reads no file. `footnoted.engines` makes a `Site` from a folder.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from footnoted.kept import NOTHING, Kept, digest
from footnoted.model import Claim, Diagnostic, Page, Report, Site
from footnoted.output.progress import Track, silently
from footnoted.rules import allowances
from footnoted.rules.quotations import quotations_in, rests_on_titles, titles_in
from footnoted.rules.registry import RULES
from footnoted.rules.rule import Finding
from footnoted.rules.unsupported_figures import figures_stated

__all__ = ["PageResult", "check_page", "check_site"]

_SEVERITY = {rule.code: rule.severity for rule in RULES}


@dataclass(frozen=True, slots=True)
class PageResult:
    """What the rules that need one page found on it: see `Report` for the fields."""

    diagnostics: tuple[Diagnostic, ...] = ()
    allowed: tuple[tuple[Diagnostic, str], ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)


def check_site(site: Site, kept: Kept = NOTHING, track: Track = silently) -> Report:
    """Run all rules. Findings come in the order of pages and lines.

    `kept` holds what was found on pages before; `track` shows how far it is.
    """
    pages = track(site.pages, "Checking pages", len(site.pages))
    titles = digest(*titles_in(site))
    results = [_kept_result(site, page, kept, titles) for page in pages]
    checks = dict.fromkeys(rule.site for rule in RULES if rule.site)
    diagnostics = [_diagnostic(finding) for check in checks for finding in check(site)]
    diagnostics += _in_sources(site, kept)
    diagnostics += [each for result in results for each in result.diagnostics]
    return Report(
        tuple(sorted(diagnostics, key=lambda each: (each.path, each.line, each.code))),
        tuple(each for result in results for each in result.allowed),
        _total((result.counts for result in results), ("claims", "citations", "quotations", "figures")),
        _total((result.unchecked for result in results), ("quotations", "figures")),
        site.language,
    )


def check_page(site: Site, page: Page) -> PageResult:
    """Run the rules that need one page and the sources that it cites."""
    checks = dict.fromkeys(rule.page for rule in RULES if rule.page)
    findings = [finding for check in checks for finding in check(site, page)]
    findings += allowances.check(site, page, findings, _SEVERITY)
    still_open, allowed = [], []
    for finding in findings:
        allowance = allowances.allowing(finding, findings)
        if allowance:
            allowed.append((_diagnostic(finding), allowance.reason))
        else:
            still_open.append(_diagnostic(finding))
    return PageResult(tuple(still_open), tuple(allowed), *_counts(page))


def _kept_result(site: Site, page: Page, kept: Kept, titles: str) -> PageResult:
    """What was found on the page before, where neither it nor a source that it cites has changed since, nor one of the
    site's `titles` (their digest) where it rests on them.
    """
    cited = sorted({citation.source for claim in page.claims for citation in claim.citations})
    stamps = [_stamp(site, name) for name in cited]
    if not page.digest or not all(stamps):
        return check_page(site, page)
    name = f"found-{digest(page.digest, *stamps, titles if rests_on_titles(page) else '')}"
    found = kept.get(name)
    if not isinstance(found, PageResult):
        found = check_page(site, page)
        kept.put(name, found)
    return found


def _in_sources(site: Site, kept: Kept) -> tuple[Diagnostic, ...]:
    """What the rules that need a source alone find, or found before where none has changed since."""
    files = site.sources.values()
    kept = kept if all(file.digest for file in files) else NOTHING
    name = f"sources-{digest(*(f'{file.path}:{file.digest}' for file in files))}"
    found = kept.get(name)
    if not isinstance(found, tuple):
        checks = [rule.source for rule in RULES if rule.source]
        found = tuple(_diagnostic(finding) for file in files for check in checks for finding in check(file))
        kept.put(name, found)
    return found


def _stamp(site: Site, source: str) -> str:
    file = site.sources.get(source)
    return f"{source}:{file.digest}" if file and file.digest else ""


def _diagnostic(finding: Finding) -> Diagnostic:
    claim = finding.claim
    message = finding.message
    if claim and claim.misused_comment and finding.code != "FN502":
        message += f" (the comment here says nothing that is read: write {claim.misused_comment})"
    return Diagnostic(
        code=finding.code,
        path=finding.path,
        line=finding.line,
        message=message,
        severity=_SEVERITY[finding.code],
        claim=claim.id if claim else None,
        source=finding.source,
        excerpt=finding.excerpt,
    )


def _counts(page: Page) -> tuple[Counter[str], Counter[str]]:
    """What was checked on the page, and what was not."""
    counts: Counter[str] = Counter()
    unchecked: Counter[str] = Counter()
    for claim in page.claims:
        checked = not (claim.editorial or page.unsourced)
        into = counts if checked else unchecked
        for told in claim.told:
            into["quotations"] += len(quotations_in(told))
            into["figures"] += len(figures_stated(told))
        counts["claims"] += checked
        counts["citations"] += len(claim.citations)
    for words in page.words:
        stated = Claim(words.text, words.line)
        into = counts if words.checked and not page.unsourced else unchecked
        into["quotations"] += len(quotations_in(stated))
        into["figures"] += len(figures_stated(stated))
    return counts, unchecked


def _total(parts: Iterable[Counter[str]], names: Iterable[str]) -> Counter[str]:
    total: Counter[str] = Counter(dict.fromkeys(names, 0))
    for each in parts:
        total.update(each)
    return total
