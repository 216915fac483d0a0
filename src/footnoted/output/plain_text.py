"""A report as text for people: a line for each finding, and a summary."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from footnoted.model import Diagnostic, Report

_WARNING = "warning: "
_PLACED = re.compile(r"(?P<path>[^:\n]*[^:\s]\.\w+)(?::(?P<line>\d+))?: (?P<message>.+)\Z", re.DOTALL)
_READABLE = 400  # findings
_PLACES = 8
_WIDE = 160  # characters

#: Control characters, ends of lines, and what turns the direction of writing.
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def as_text(report: Report) -> str:
    """One line for each finding, as ruff writes them, and a summary of what was and what was not checked.

    Of more findings than anybody reads, as on a site that has just begun to use this, an overview in one screen.
    """
    if len(report.diagnostics) > _READABLE:
        return "\n".join([*_overview(report.diagnostics), summary(report)]) + "\n"
    lines = [
        _visible(f"{each.path}:{each.line}: {each.code} {_WARNING if each.severity == 'warning' else ''}{each.message}")
        for each in report.diagnostics
    ]
    return "\n".join([*lines, summary(report)]) + "\n"


def _overview(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """How many findings each rule has, with the first of them; where most are; and how to see them all."""
    codes = Counter(each.code for each in findings)
    pages = Counter(each.path for each in findings)
    first = {each.code: each for each in reversed(findings)}
    yield f"{len(findings):,} findings in {some(len(pages), 'file')}. By rule, each with its first:"
    for code, number in codes.most_common():
        each = first[code]
        yield _visible(f"{number:>8,}  {code} {each.path}:{each.line}: {each.message}")[:_WIDE]
    yield "Most are in:"
    for path, number in pages.most_common(_PLACES):
        yield _visible(f"{number:>8,}  {path}")
    yield (
        "`footnoted check PAGE` shows those of one page, `--format json` all. A page that makes no claims has "
        "`evidence: none` in its front matter; `footnoted fix` writes the ids (FN401)."
    )


def _visible(line: str) -> str:
    """What a page says cannot move the cursor, colour the terminal or begin another line."""
    return _INVISIBLE.sub("\ufffd", line)


def summary(report: Report) -> str:
    """The counts in one sentence each."""
    counts, unchecked = report.counts, report.unchecked
    errors = sum(each.severity == "error" for each in report.diagnostics)
    warnings = len(report.diagnostics) - errors
    found = f"Found {some(errors, 'error')}" + (f" and {some(warnings, 'warning')}" if warnings else "")
    verdict = found if report.diagnostics else "All checks passed"
    return (
        f"{verdict}. Checked {some(counts['claims'], 'claim')}, {some(counts['citations'], 'citation')}, "
        f"{some(counts['quotations'], 'quotation')} and {some(counts['figures'], 'figure')}. "
        f"Allowed with a reason: {len(report.allowed)}. "
        f"Not checked, in blocks that claim nothing: {some(unchecked['quotations'], 'quotation')} "
        f"and {some(unchecked['figures'], 'figure')}.{_in_other_words(report.language)}"
    )


def _in_other_words(language: str) -> str:
    """What the rules cannot read on pages in a language for which there are no word lists (`figures/en/` has English).

    `language` is a BCP 47 tag.
    """
    if language.split("-", maxsplit=1)[0].casefold() == "en":
        return ""
    return (
        f" Not checked, as this site is in “{language}” and the rules have the words of English alone: numbers, "
        "months, units and bounds in words, and where a quotation was cut. Quotations and digits were."
    )


def placed(error: str) -> tuple[str, str | None, int | None]:
    """The message of an error, the file that it names and the line, where it does: “docs/a.md:3: is no text”."""
    found = _PLACED.match(error)
    if not found:
        return error, None, None
    return found["message"], found["path"], int(found["line"]) if found["line"] else None


def some(number: int, noun: str) -> str:
    """A number with its noun in the singular or plural: 1 id, 2 ids, 3 addresses."""
    return f"{number} {noun}{'' if number == 1 else 'es' if noun.endswith('s') else 's'}"
