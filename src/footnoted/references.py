"""Sources that are in a reference manager or at Crossref already: BibTeX, RIS and Crossref's JSON, made drafts."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import rispy
from pybtex.database import Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from footnoted.web.draft import Draft, Name, body, name_of, person
from footnoted.web.metadata import CONTAINED
from footnoted.web.printable import printable

_BIBTEX_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "mastersthesis": "thesis",
    "online": "webpage",
    "phdthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
_RIS_TYPES = {
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "JFULL": "article-journal",
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "RPRT": "report",
    "STAT": "legislation",
    "THES": "thesis",
    "WEB": "webpage",
}
_CROSSREF_TYPES = {
    "book": "book",
    "book-chapter": "chapter",
    "dataset": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal-article": "article-journal",
    "monograph": "book",
    "peer-review": "review",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "reference-entry": "entry",
    "report": "report",
    "standard": "standard",
}
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


class ReferenceFormatError(Exception):
    """The file or the answer is not what it should be: the message says what is wrong and how to mend it."""


def doi_of(text: str) -> str:
    """A DOI from what people paste: `10.1177/…`, `doi:10.1177/…`, `https://doi.org/10.1177/…`."""
    found = re.fullmatch(
        r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"<>]+)", text.strip(), re.IGNORECASE
    )
    if not found:
        raise ReferenceFormatError(
            f"“{printable(text)[:80]}” is not a DOI: it should look like 10.1177/0306396820963485"
        )
    return found.group(1)


def crossref_address(base: str, doi: str) -> str:
    """Where Crossref's interface keeps what it knows of a DOI."""
    return f"{base}works/{quote(doi, safe='/')}"


def from_crossref(answer: bytes) -> Draft:
    """A draft from Crossref's answer (https://api.crossref.org/swagger-ui/). Raises `ReferenceFormatError`."""
    try:
        work = json.loads(answer)["message"]
        kind = work.get("type")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReferenceFormatError("Crossref's answer is not what its interface promises: try again later") from error
    draft = Draft()
    doi = _first(work.get("DOI"))
    _offer(
        draft,
        "Crossref",
        type=_CROSSREF_TYPES.get(kind, "document") if isinstance(kind, str) else None,
        title=_untagged(_first(work.get("title"))),
        container=_untagged(_first(work.get("container-title"))),
        publisher=_first(work.get("publisher")),
        doi=doi,
        url=_first(work.get("URL")),
        volume=_first(work.get("volume")),
        issue=_first(work.get("issue")),
        page=_first(work.get("page")),
    )
    draft.offer_authors(list(_crossref_names(work.get("author"))), "Crossref")
    draft.offer_date(_date_parts(work.get("issued")), "Crossref")
    draft.language = work["language"][:2].lower() if isinstance(work.get("language"), str) else None
    return draft


def _crossref_names(people: Any) -> Iterator[Name]:
    for each in people if isinstance(people, list) else []:
        if isinstance(each, dict) and isinstance(each.get("family"), str):
            given = each.get("given")
            yield person("", given if isinstance(given, str) else "", each["family"])
        elif isinstance(each, dict) and isinstance(each.get("name"), str):
            yield body(each["name"])


def _date_parts(issued: Any) -> str | None:
    try:
        parts = issued["date-parts"][0]
        return "-".join(f"{int(part):02d}" for part in parts if part) or None
    except (TypeError, KeyError, IndexError, ValueError):
        return None


def _first(value: Any) -> str | None:
    told = value[0] if isinstance(value, list) and value else value
    return told if isinstance(told, str) and told.strip() else None


def _untagged(text: str | None) -> str | None:
    """Publishers send `<i>` and MathML inside titles; only such tags go, a lone `<` stays."""
    return (
        re.sub(r"</?(?:i|b|em|strong|sub|sup|scp|sc|u|tt|mml:[\w]+|jats:[\w]+)(?:\s[^<>]*)?/?>", "", text)
        if text
        else None
    )


def from_bibtex(text: str) -> list[tuple[str, Draft]]:
    """The entries of a BibTeX or BibLaTeX file by their keys. Raises `ReferenceFormatError`."""
    try:
        entries = parse_string(text, "bibtex").entries
        return [(key, _bibtex_draft(entry)) for key, entry in entries.items()]
    except PybtexError as error:
        raise ReferenceFormatError(f"is not BibTeX that can be read: {printable(str(error))}") from error


def _bibtex_draft(entry: Entry) -> Draft:
    fields = {name.lower(): _unlatexed(value) for name, value in entry.fields.items()}
    kind = _BIBTEX_TYPES.get(entry.type.lower())
    if kind == "article-journal" and fields.get("entrysubtype") in {"newspaper", "magazine"}:
        kind = f"article-{fields['entrysubtype']}"
    draft = Draft()
    _offer(
        draft,
        "BibTeX",
        type=kind or ("webpage" if fields.get("url") else "document"),
        title=": ".join(fields[name] for name in ("title", "subtitle") if fields.get(name)),
        container=_any(fields, "journal", "journaltitle", "booktitle"),
        publisher=_any(fields, "publisher", "institution", "school", "organization"),
        doi=fields.get("doi"),
        url=fields.get("url"),
        volume=fields.get("volume"),
        issue=_any(fields, "issue", "number"),
        page=(fields.get("pages") or "").replace("--", "–"),
    )
    draft.offer_authors([_bibtex_name(each) for each in entry.persons.get("author", ())], "BibTeX")
    draft.editor = tuple(_bibtex_name(each) for each in entry.persons.get("editor", ()))
    month = fields.get("month", "")
    number = _MONTHS.get(month[:3].lower()) or (int(month) if month.isdecimal() else None)
    draft.offer_date(fields.get("date"), "BibTeX")
    year = re.search(r"\d{4}", fields.get("year", ""))
    draft.offer_date("-".join([year.group(), *([f"{number:02d}"] if number else [])]) if year else None, "BibTeX")
    return draft


def _bibtex_name(name: Person) -> Name:
    family = _unlatexed(" ".join([*name.prelast_names, *name.last_names]))
    given = _unlatexed(" ".join([*name.first_names, *name.middle_names]))
    return person("", given, family) if given else body(family)


def _unlatexed(value: str) -> str:
    try:
        return printable(str(Text.from_latex(value)))
    except (PybtexError, ValueError):
        return printable(value.replace("{", "").replace("}", ""))


def from_ris(text: str) -> list[tuple[str, Draft]]:
    """The entries of a RIS file, by their ID or number. Raises `ReferenceFormatError`."""
    try:
        entries = rispy.loads(text.lstrip("\ufeff"))
    except (rispy.parser.ParseError, ValueError, OSError, KeyError, IndexError) as error:
        raise ReferenceFormatError(f"is not RIS that can be read: {printable(str(error))[:200]}") from error
    return [(str(entry.get("id") or f"entry {number}"), _ris_draft(entry)) for number, entry in enumerate(entries, 1)]


def _ris_draft(entry: Mapping[str, Any]) -> Draft:
    pages = [str(entry[name]) for name in ("start_page", "end_page") if entry.get(name)]
    draft = Draft()
    _offer(
        draft,
        "RIS",
        type=_RIS_TYPES.get(str(entry.get("type_of_reference")), "document"),
        title=_any(entry, "title", "primary_title"),
        container=_any(entry, "journal_name", "secondary_title", "alternate_title3", "alternate_title2"),
        publisher=_any(entry, "publisher"),
        doi=_any(entry, "doi"),
        url=_any(entry, "urls", "url", "file_attachments1"),
        volume=_any(entry, "volume"),
        issue=_any(entry, "number"),
        page="–".join(dict.fromkeys(pages)),
    )
    authors = entry.get("authors") or entry.get("first_authors") or []
    draft.offer_authors([name_of(each) for each in authors if isinstance(each, str)], "RIS")
    for name in ("date", "year", "publication_year"):
        draft.offer_date(str(entry.get(name) or "").strip("/"), "RIS")
    return draft


def _any(fields: Mapping[str, Any], *names: str) -> str | None:
    return next((told for name in names if (told := _first(fields.get(name)))), None)


def _offer(draft: Draft, said_by: str, **told: str | None) -> None:
    """What all formats have: `type`, `container`, `publisher`, `doi`, `url`, and CSL variables by their own names.

    A DOI is the lasting address.
    """
    draft.offer("type", told.pop("type", None), said_by)
    container, publisher, doi, url = (told.pop(name, None) for name in ("container", "publisher", "doi", "url"))
    contained = draft.fields.get("type") in CONTAINED
    draft.offer("container-title", container if contained or not publisher else None, said_by)
    if not (contained and container):
        draft.offer("publisher", publisher or container, said_by)
    with contextlib.suppress(ReferenceFormatError):
        draft.offer("DOI", doi_of(doi) if doi else None, said_by)
    lasting = f"https://doi.org/{quote(draft.fields['DOI'], safe='/:;()._-')}" if "DOI" in draft.fields else None
    named = url if url and urlsplit(url).hostname not in {"doi.org", "dx.doi.org"} else None
    draft.declared_address = lasting or named or url
    for name, value in told.items():
        draft.offer(name, value, said_by)
