"""A source that Crossref knows by its DOI."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from footnoted.sourcing.draft import Draft, Name, body, person_of_parts
from footnoted.sourcing.reference_draft import ReferenceFormatError, first_text, offer

_CROSSREF_TYPES = {
    "book": "book", "book-chapter": "chapter", "dataset": "dataset", "dissertation": "thesis",
    "edited-book": "book", "journal-article": "article-journal", "monograph": "book", "peer-review": "review",
    "posted-content": "article", "proceedings-article": "paper-conference", "reference-entry": "entry",
    "report": "report", "standard": "standard",
}  # fmt: skip


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
    doi = first_text(work.get("DOI"))
    offer(
        draft,
        "Crossref",
        type=_CROSSREF_TYPES.get(kind, "document") if isinstance(kind, str) else None,
        title=_untagged(first_text(work.get("title"))),
        container=_untagged(first_text(work.get("container-title"))),
        publisher=first_text(work.get("publisher")),
        doi=doi,
        url=first_text(work.get("URL")),
        volume=first_text(work.get("volume")),
        issue=first_text(work.get("issue")),
        page=first_text(work.get("page")),
    )
    draft.offer_authors(list(_crossref_names(work.get("author"))), "Crossref")
    draft.offer_date(_date_parts(work.get("issued")), "Crossref")
    draft.language = work["language"][:2].lower() if isinstance(work.get("language"), str) else None
    return draft


def _crossref_names(people: Any) -> Iterator[Name]:
    for each in people if isinstance(people, list) else []:
        if isinstance(each, dict) and isinstance(each.get("family"), str):
            given, suffix = each.get("given"), each.get("suffix")
            yield person_of_parts(
                each["family"], given if isinstance(given, str) else "", suffix if isinstance(suffix, str) else ""
            )
        elif isinstance(each, dict) and isinstance(each.get("name"), str):
            yield body(each["name"])


def _date_parts(issued: Any) -> str | None:
    try:
        parts = issued["date-parts"][0]
        return "-".join(f"{int(part):02d}" for part in parts if part) or None
    except (TypeError, KeyError, IndexError, ValueError):
        return None


def _untagged(text: str | None) -> str | None:
    """Publishers send `<i>` and MathML inside titles; only such tags go, a lone `<` stays."""
    return (
        re.sub(r"</?(?:i|b|em|strong|sub|sup|scp|sc|u|tt|mml:[\w]+|jats:[\w]+)(?:\s[^<>]*)?/?>", "", text)
        if text
        else None
    )
