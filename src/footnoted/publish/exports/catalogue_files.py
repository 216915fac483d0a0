"""Which files are exported, and what each is: the list that the Data page shows is the list that is written."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.model import SourceFile, as_day
from footnoted.publish.catalogue import Catalogue
from footnoted.publish.exports import formats
from footnoted.publish.exports.rows import (
    ChangeRow,
    ClaimRow,
    EventRow,
    Row,
    change_rows,
    claim_rows,
    event_rows,
    table_rows,
)

FOLDER = "data"
Columns = Sequence[tuple[str, str, str]]  # name, Table Schema type, description


@dataclass(frozen=True, slots=True)
class Export:
    """One file: its name below `data/`, what it is in words, its bytes, its media type, and its columns if it is a
    table.
    """

    name: str
    about: str
    content: bytes
    media: str
    columns: Columns = ()


def export_files(catalogue: Catalogue) -> list[Export]:
    """Every export of the site. Tables that the site does not have are left out."""
    claims, events = list(claim_rows(catalogue)), list(event_rows(catalogue))
    cited = sorted({each.citation.source for claim in catalogue.claims for each in claim.support})
    sources = [catalogue.site.sources[name] for name in cited]
    return [
        *_rows("claims", "Every claim with its evidence", ClaimRow, claims),
        *_rows("changes", "What was added, reworded, corrected and withdrawn", ChangeRow, list(change_rows(catalogue))),
        *(_timeline(events, catalogue) if events else []),
        *_sources(sources),
        *_tables(catalogue),
    ]


def _rows(name: str, about: str, model: type[Row], rows: Sequence[Row]) -> list[Export]:
    columns = formats.columns_of(model)
    plain = [row.model_dump() for row in rows]
    table = formats.as_csv(plain, [column[0] for column in columns])
    return [
        _text(f"{name}.json", about, formats.as_json(rows), "application/json", columns),
        _text(f"{name}.csv", about, table, "text/csv", columns),
        _text(
            f"{name}.schema.json",
            "JSON Schema of the JSON",
            formats.json_schema(model, about),
            "application/schema+json",
        ),
        _text(f"{name}.table.json", "Table Schema of the CSV", formats.table_schema(columns), "application/json"),
    ]


def _timeline(events: Sequence[EventRow], catalogue: Catalogue) -> list[Export]:
    days = [day for page in catalogue.pages if (day := as_day(page.reviewed))]
    stamp = max(days, default=datetime.date(1970, 1, 1))
    calendar = formats.as_calendar(events, f"{catalogue.name}: timeline", stamp)
    return [
        *_rows("timeline", "Every dated event", EventRow, events),
        Export("timeline.ics", "Every dated event, for a calendar", calendar, "text/calendar"),
    ]


def _sources(files: Sequence[SourceFile]) -> list[Export]:
    return [
        _text(
            "sources.json",
            "Every source, as CSL-JSON",
            formats.csl_json(files),
            "application/vnd.citationstyles.csl+json",
        ),
        _text("sources.bib", "Every source, as BibTeX", formats.as_bibtex(files), "application/x-bibtex"),
        _text("sources.ris", "Every source, as RIS", formats.as_ris(files), "application/x-research-info-systems"),
    ]


def _tables(catalogue: Catalogue) -> list[Export]:
    found = []
    for name, about in catalogue.tables.items():
        heads, rows = table_rows(catalogue, name)
        if rows:
            columns = [
                ("id", "string", "Permanent id of the row"),
                ("url", "string", "Address of the row in its page"),
                *((column, "string", f"The column “{head}” of the table") for column, head in heads.items()),
                ("sources", "string", "Ids of the sources cited, joined by “; ”"),
            ]
            table = formats.as_csv([{**dict.fromkeys(heads, ""), **row} for row in rows], [each[0] for each in columns])
            found.append(_text(f"{name}.csv", about, table, "text/csv", columns))
            schema = formats.table_schema(columns)
            found.append(_text(f"{name}.table.json", "Table Schema of the CSV", schema, "application/json"))
    return found


def _text(name: str, about: str, text: str, media: str, columns: Columns = ()) -> Export:
    return Export(name, about, text.encode("utf-8"), media, columns)
