"""What the linter says."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where it is (`path` relative to the site's root, `line` from 1), which rule, and how to mend it."""

    code: str
    path: str
    line: int
    message: str
    severity: Severity = "error"
    claim: str | None = None
    source: str | None = None
    excerpt: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole check: the findings, the allowed ones with their reasons, and how much was looked at.

    `counts` has claims, citations, quotations and figures; `unchecked` has the quotations and figures in blocks that
    are marked editorial or stand on pages with `evidence: none`. `language` is that of the pages (BCP 47).
    """

    diagnostics: tuple[Diagnostic, ...]
    allowed: tuple[tuple[Diagnostic, str], ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)
    language: str = "en"

    @property
    def failed(self) -> bool:
        """Whether a finding stands that is more than a warning."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)
