"""Rows and sources as text in open formats: CSV, JSON, iCalendar, CSL-JSON, BibTeX, RIS, and their schemas."""

import csv
import datetime
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rispy
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from footnoted.model import Name, SourceFile, edtf_dates
from footnoted.notes.references import csl_date
from footnoted.publish.exports.rows import EventRow, Row

JsonValue = Any


def as_json(rows: Sequence[Row]) -> str:
    """An array of objects."""
    return dumped([row.model_dump(mode="json") for row in rows])


def dumped(data: JsonValue) -> str:
    """JSON as all exports write it."""
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def as_csv(rows: Iterable[Mapping[str, JsonValue]], columns: Sequence[str]) -> str:
    """CSV after RFC 4180: UTF-8, a line of heads, lists joined by “; ”."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(row[name]) for name in columns})
    return out.getvalue()


#: What a spreadsheet would compute: an apostrophe before it says that it is text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: JsonValue) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(
            f"{each['source']}:{each['excerpt']}" if isinstance(each, Mapping) else str(each) for each in value
        )
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def json_schema(model: type[Row], title: str) -> str:
    """The JSON Schema (2020-12) of an array of these rows."""
    row = model.model_json_schema()
    definitions = row.pop("$defs", {})
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "array",
        "items": row,
        "$defs": definitions,
    }
    return dumped(schema)


def table_schema(fields: Sequence[tuple[str, str, str]]) -> str:
    """A Table Schema (specs.frictionlessdata.io) of columns given as name, type and description."""
    found = [_field(*each) for each in fields]
    return dumped({"fields": found, "missingValues": [""], "primaryKey": ["id"]})


def _field(name: str, kind: str, description: str) -> dict[str, JsonValue]:
    needed = {"constraints": {"required": True, "unique": True}} if name == "id" else {}
    return {"name": name, "type": kind, "description": description, **needed}


def columns_of(model: type[Row]) -> list[tuple[str, str, str]]:
    """A model's columns as name, Table Schema type and description."""
    return [
        (name, "date" if "date" in str(info.annotation) else "string", info.description or "")
        for name, info in model.model_fields.items()
    ]


def as_calendar(rows: Sequence[EventRow], name: str, stamp: datetime.date) -> bytes:
    """iCalendar (RFC 5545): an all-day event for each row, on the first day that its date can mean."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{name}//footnoted//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    for row in rows:
        event = CalendarEvent()
        event.add("uid", f"{row.id}@{re.sub(r'^https?://|/.*$', '', row.url) or 'localhost'}")
        event.add("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC))
        event.add("dtstart", row.start)
        exact = row.start == row.end
        event.add("dtend", row.start + datetime.timedelta(days=1))
        event.add("summary", row.title if exact else f"{row.title} ({row.date_text})")
        event.add("description", row.text)
        event.add("url", row.url)
        if row.kind:
            event.add("categories", [row.kind])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def csl_json(files: Sequence[SourceFile]) -> str:
    """CSL-JSON items with dates in parts, as Zotero and citation processors read them."""
    return dumped([csl_item(file) for file in files])


def csl_item(file: SourceFile) -> dict[str, JsonValue]:
    """One source as a CSL-JSON item."""
    item = file.source.csl.json_item(file.id)
    if "issued" in item:
        item["issued"] = csl_date(item["issued"])
    item["accessed"] = csl_date(file.source.accessed)
    if file.source.archive:
        item["archive_location"] = file.source.archive
    return item


_BIB_TYPES = {"article-newspaper": "article", "article-journal": "article", "article-magazine": "article",
              "book": "book", "report": "techreport", "thesis": "phdthesis",
              "paper-conference": "inproceedings"}  # fmt: skip
_RIS_TYPES = {"article-newspaper": "NEWS", "article-journal": "JOUR", "article-magazine": "MGZN", "bill": "BILL",
              "book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "hearing": "HEAR", "legal_case": "CASE",
              "legislation": "STAT", "regulation": "STAT", "report": "RPRT", "speech": "SOUND", "thesis": "THES",
              "webpage": "ELEC", "post-weblog": "BLOG", "paper-conference": "CONF"}  # fmt: skip


def as_bibtex(files: Sequence[SourceFile]) -> str:
    """BibTeX entries that BibTeX and biber both read: `url` and `urldate`, names of bodies kept whole by braces."""
    return "\n".join(_bib_entry(file) for file in files)


def _bib_entry(file: SourceFile) -> str:
    csl = file.source.csl
    kind = _BIB_TYPES.get(csl.type, "misc")
    named = {"article": "journal", "techreport": "institution", "phdthesis": "school", "inproceedings": "booktitle"}
    within = csl.container_title or csl.publisher or csl.authority
    date = edtf_dates(csl.issued)[0] if csl.issued else None
    fields = {
        "author": " and ".join(_bib_name(each) for each in csl.author),
        "title": f"{{{latex(csl.title)}}}",
        named.get(kind, "howpublished"): latex(within or ""),
        "number": latex(csl.number or ""),
        "year": str(date.year) if date else "",
        "month": str(date.month or "") if date else "",
        "day": str(date.day or "") if date else "",
        "url": csl.url,  # verbatim: BibTeX styles and biber hand it to \\url
        "urldate": file.source.accessed,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind if within else 'misc'}{{{file.id},\n{lines}}}\n"


def _bib_name(name: Name) -> str:
    if name.literal:
        return f"{{{latex(name.literal)}}}"
    return ", ".join(latex(part) for part in (name.family, name.suffix, name.given) if part)


def latex(text: str) -> str:
    """Text with the characters that mean something to LaTeX escaped."""
    return text.translate(_LATEX)


_LATEX = str.maketrans(
    {each: f"\\{each}" for each in "&%$#_"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}  # BibTeX counts braces, escaped ones as well
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def as_ris(files: Sequence[SourceFile]) -> str:
    """RIS records, as reference managers exchange them."""
    return str(rispy.dumps([_ris_record(file) for file in files], implementation=RisWriter))


class RisWriter(rispy.RisWriter):  # type: ignore[misc]
    """RIS without the running numbers, which are not part of the format."""

    def set_header(self, count: int) -> str:
        return ""


def _ris_record(file: SourceFile) -> dict[str, JsonValue]:
    csl = file.source.csl
    date = edtf_dates(csl.issued)[0] if csl.issued else None
    record = {
        "type_of_reference": _RIS_TYPES.get(csl.type, "ELEC"),
        "id": file.id,
        "title": csl.title,
        "authors": [_ris_name(each) for each in csl.author],
        "secondary_title": csl.container_title,
        "publisher": csl.publisher or csl.authority,
        "year": str(date.year) if date else None,
        "date": "/".join(f"{part:02}" for part in (date.year, date.month, date.day) if part) if date else None,
        "urls": [csl.url],
        "access_date": file.source.accessed.replace("-", "/"),
    }
    return on_one_line(record)


def on_one_line(record: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The fields of a RIS record that have a value, each without line breaks: a line of its own could be a record."""
    lines = {name: _one_line(value) for name, value in record.items()}
    return {name: value for name, value in lines.items() if value}


def _one_line(value: JsonValue) -> JsonValue:
    return [_one_line(each) for each in value] if isinstance(value, list) else " ".join(str(value or "").split())


def _ris_name(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given, name.suffix) if part)
