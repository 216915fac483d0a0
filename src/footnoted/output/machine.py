"""A report as JSON, for other programs."""

import json
from dataclasses import asdict

from footnoted.model import Diagnostic, Report
from footnoted.output.plain_text import placed


def as_json(report: Report) -> str:
    """The findings and counts; the keys are stable."""
    data = {
        "diagnostics": [_row(each) for each in report.diagnostics],
        **{name: report.counts[name] for name in ("claims", "citations", "quotations", "figures")},
        "allowed": [{**_row(each), "reason": reason} for each, reason in report.allowed],
        "unchecked": dict(report.unchecked),
        "language": report.language,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def error_as_json(error: str) -> str:
    """What stopped a check, in place of its report: `path` and `line` are null where it names none."""
    message, path, line = placed(error)
    return json.dumps({"error": message, "path": path, "line": line}, indent=2, ensure_ascii=False) + "\n"


def _row(diagnostic: Diagnostic) -> dict[str, object]:
    order = ("code", "severity", "path", "line", "message", "claim", "source", "excerpt")
    row = asdict(diagnostic)
    return {name: row[name] for name in order}
