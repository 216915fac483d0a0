"""What a sourced site is made of. Data only: nothing here reads a file or knows how a page is rendered."""

from footnoted.model.addresses import file_of, named_page, page_url, slug, way_up
from footnoted.model.claims import Allowance, Citation, Claim, Quotation, Words
from footnoted.model.dates import EdtfError, PartialDate, as_day, edtf_dates, is_day, is_edtf, is_to_come, show_edtf
from footnoted.model.diagnostics import Diagnostic, Report, Severity
from footnoted.model.history import Correction, CorrectionKind, Permalink
from footnoted.model.pages import Event, Heading, Page, PageProblem, Site
from footnoted.model.sources import Csl, Excerpt, Kind, Name, Source, SourceFile

__all__ = [
    "Allowance",
    "Citation",
    "Claim",
    "Correction",
    "CorrectionKind",
    "Csl",
    "Diagnostic",
    "EdtfError",
    "Event",
    "Excerpt",
    "Heading",
    "Kind",
    "Name",
    "Page",
    "PageProblem",
    "PartialDate",
    "Permalink",
    "Quotation",
    "Report",
    "Severity",
    "Site",
    "Source",
    "SourceFile",
    "Words",
    "as_day",
    "edtf_dates",
    "file_of",
    "is_day",
    "is_edtf",
    "is_to_come",
    "named_page",
    "page_url",
    "show_edtf",
    "slug",
    "way_up",
]
