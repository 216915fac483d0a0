"""Fills marks in the built pages: what the check looked at, the data, how to cite the page, copies to take along."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from footnoted.model import Page, Report, as_day, slug, way_up
from footnoted.model.readings import ReadBy
from footnoted.publish.catalogue import Catalogue, PublishedClaim
from footnoted.publish.exports import Export
from footnoted.publish.exports.catalogue_files import FOLDER
from footnoted.publish.paper import leaflet_address, pdf_address
from footnoted.publish.ready_citations import Cited, citations

_MARK = re.compile(
    r"<(?P<tag>div|span)\b[^>]*\bdata-footnoted=\"?(?P<name>report|exports|cite|copies)\"?[^>]*></(?P=tag)>"
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What marks are filled with: the report of the check, the exports, and the names of the copies that are made."""

    report: Report
    exports: Sequence[Export]
    copies: Mapping[str, str]  # address below the site's → what it is


def filled(text: str, page: Page, catalogue: Catalogue, filling: Filling) -> str:
    """A page's HTML with its marks filled."""
    up = way_up(page.url)

    def fill(found: re.Match[str]) -> str:
        match found["name"]:
            case "report":
                return report_html(filling.report, catalogue.claims)
            case "exports":
                return exports_html(filling.exports, up)
            case "cite":
                return cite_html(page, catalogue, filling.copies, up)
            case _:
                return copies_html(filling.copies, up)

    return _MARK.sub(fill, text)


def cite_html(page: Page, catalogue: Catalogue, copies: Mapping[str, str], up: str) -> str:
    """How to cite the page, folded, and its copy on paper where one is made."""
    url = catalogue.absolute(page.url)
    key = f"{slug(catalogue.name)}-{page.url.strip('/').replace('/', '-') or 'home'}"
    cited = Cited("", page.title, catalogue.name, as_day(page.reviewed), url, key)
    listed_styles = "".join(
        f"<dt>{each.style}</dt><dd><pre>{escape(each.text, quote=False)}</pre></dd>" for each in citations(cited)
    )
    paper = pdf_address(page.url)
    printed = f'<p><a href="{up}{paper}">This page as a PDF</a></p>' if paper in copies else ""
    if (two_sides := leaflet_address(page.url)) in copies:
        printed += f'<p><a href="{up}{two_sides}">This page as a leaflet of two sides, to print and give away</a></p>'
    return f'{printed}<details class="cite-page"><summary>Cite this page</summary><dl>{listed_styles}</dl></details>'


def copies_html(copies: Mapping[str, str], up: str) -> str:
    """Links to the copies of the whole site."""
    whole = [(address, what) for address, what in copies.items() if "/" not in address and what]
    if not whole:
        return "<p>No copies were made with this build.</p>"
    return (
        "<ul>" + "".join(f'<li><a href="{up}{name}" download>{escape(what)}</a></li>' for name, what in whole) + "</ul>"
    )


def exports_html(exports: Sequence[Export], up: str) -> str:
    """Each file with what it is, and a table of the columns of those that have some."""
    rows = "".join(
        f'<tr><td><a href="{up}{FOLDER}/{each.name}" download>{each.name}</a></td><td>{escape(each.about)}</td>'
        f"<td>{_size(len(each.content))}</td></tr>"
        for each in exports
    )
    tables = "".join(_columns_html(each) for each in exports if each.columns and each.name.endswith(".csv"))
    listed = _table(("File", "What it is", "Size"), rows)
    return f'<div class="exports" data-footnoted="exports">{listed}{tables}</div>'


def _columns_html(export: Export) -> str:
    name = export.name.removesuffix(".csv")
    rows = "".join(
        f'<tr><th scope="row"><code>{column}</code></th><td>{kind}</td><td>{escape(about)}</td></tr>'
        for column, kind, about in export.columns
    )
    return f'<h2 id="columns-{name}">Columns of {name}</h2>{_table(("Column", "Type", "Meaning"), rows)}'


def _table(heads: Sequence[str], rows: str) -> str:
    """A table in a box that scrolls by itself where it is wider than the page, as those that are written by hand."""
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        f'<div class="table-box" role="group" aria-label="Table: {", ".join(heads)}" tabindex="0">'
        f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _size(length: int) -> str:
    return f"{max(1, round(length / 1000)):,} KB"


def report_html(report: Report, claims: Sequence[PublishedClaim] = ()) -> str:
    """The report as HTML: a table of counts, who read the claims beside their sources, and the allowed findings."""
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
    table = _table(("On this site", "Checked", "Not checked, in blocks that claim nothing"), body)
    return (
        f'<div class="check-report" data-footnoted="report">{table}'
        f"{_readings_html(claims)}<p>Findings allowed with a reason: {len(report.allowed)}.</p>{listed}</div>"
    )


def _readings_html(claims: Sequence[PublishedClaim]) -> str:
    """How many claims a person has read beside their sources, and how many a computer alone; nothing before any is."""
    if not any(each.reading for each in claims):
        return ""
    read = [each for each in claims if each.reading and not each.lapsed]
    by = {kind: sum(each.reading is not None and each.reading.by is kind for each in read) for kind in ReadBy}
    return (
        f"<p>Of {len(claims):,} statements, {by[ReadBy.PERSON]:,} were last read beside their sources by a person and "
        f"{by[ReadBy.COMPUTER]:,} by a computer. {len(claims) - len(read):,} were not read, or changed since.</p>"
    )
