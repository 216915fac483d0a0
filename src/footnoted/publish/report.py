"""Fills the `/// check-report` marks in the built pages with the counts and the allowed findings of the check."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from footnoted.files import write_text
from footnoted.model import Report

_MARK = re.compile(r'<div class="?check-report"? data-footnoted="?report"?></div>')


def fill_reports(built: Path, report: Report) -> int:
    """Fill every mark below the folder `built`; returns how many pages had one."""
    filled = 0
    for path in sorted(built.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        if _MARK.search(text):
            write_text(path, _MARK.sub(lambda _: report_html(report), text))
            filled += 1
    return filled


def report_html(report: Report) -> str:
    """The report as HTML: a table of counts, and a list of the allowed findings with their reasons."""
    rows = [
        (
            name.capitalize(),
            str(report.counts[name]),
            str(report.unchecked[name]) if name in report.unchecked else "–",
        )
        for name in ("claims", "citations", "quotations", "figures")
    ]
    body = "".join(f'<tr><th scope="row">{name}</th><td>{done}</td><td>{not_}</td></tr>' for name, done, not_ in rows)
    allowed = "".join(
        f"<li><code>{escape(each.path)}:{each.line}</code> {escape(each.code)}: {escape(reason)}</li>"
        for each, reason in report.allowed
    )
    listed = f"<ul>{allowed}</ul>" if allowed else "<p>None.</p>"
    return (
        '<div class="check-report" data-footnoted="report"><table><thead><tr><th scope="col">On this site</th>'
        '<th scope="col">Checked</th><th scope="col">Not checked, in blocks that claim nothing</th></tr></thead>'
        f"<tbody>{body}</tbody></table><p>Findings allowed with a reason: {len(report.allowed)}.</p>{listed}</div>"
    )
