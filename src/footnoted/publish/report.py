"""Fills marks in the built pages: `/// check-report` with what the check looked at, `/// exports` with the data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from footnoted.model import Report
from footnoted.publish.exports import Export
from footnoted.publish.exports.files import FOLDER

_REPORT = re.compile(r'<div class="?check-report"? data-footnoted="?report"?></div>')
_EXPORTS = re.compile(r'<div class="?exports"? data-footnoted="?exports"?></div>')


def filled(text: str, report: Report, exports: Sequence[Export], url: str) -> str:
    """A page's HTML with its marks filled; `url` is the page's address, from which the exports are linked."""
    text = _REPORT.sub(lambda _: report_html(report), text)
    return _EXPORTS.sub(lambda _: exports_html(exports, "../" * url.count("/")), text)


def exports_html(exports: Sequence[Export], up: str) -> str:
    """Each file with what it is, and a table of the columns of those that have some."""
    rows = "".join(
        f'<tr><td><a href="{up}{FOLDER}/{each.name}" download>{each.name}</a></td><td>{escape(each.about)}</td>'
        f"<td>{_size(len(each.content))}</td></tr>"
        for each in exports
    )
    tables = "".join(_columns_html(each) for each in exports if each.columns and each.name.endswith(".csv"))
    heads = '<thead><tr><th scope="col">File</th><th scope="col">What it is</th><th scope="col">Size</th></tr></thead>'
    return f'<div class="exports" data-footnoted="exports"><table>{heads}<tbody>{rows}</tbody></table>{tables}</div>'


def _columns_html(export: Export) -> str:
    name = export.name.removesuffix(".csv")
    rows = "".join(
        f'<tr><th scope="row"><code>{column}</code></th><td>{kind}</td><td>{escape(about)}</td></tr>'
        for column, kind, about in export.columns
    )
    heads = '<thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>'
    return f'<h2 id="columns-{name}">Columns of {name}</h2><table>{heads}<tbody>{rows}</tbody></table>'


def _size(length: int) -> str:
    return f"{max(1, round(length / 1000)):,} KB"


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
