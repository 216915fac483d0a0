"""Sources in a RIS file, as reference managers exchange them."""

from collections.abc import Mapping
from typing import Any

import rispy

from footnoted.sourcing.draft import Draft, name_of
from footnoted.sourcing.reference_draft import ReferenceFormatError, any_text, offer
from footnoted.text.printable import printable

_RIS_TYPES = {
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "DATA": "dataset", "EJOUR": "article-journal",
    "ELEC": "webpage", "GOVDOC": "report", "HEAR": "hearing", "JFULL": "article-journal", "JOUR": "article-journal",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "PAMP": "pamphlet", "RPRT": "report",
    "STAT": "legislation", "THES": "thesis", "WEB": "webpage",
}  # fmt: skip


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
    offer(
        draft,
        "RIS",
        type=_RIS_TYPES.get(str(entry.get("type_of_reference")), "document"),
        title=any_text(entry, "title", "primary_title"),
        container=any_text(entry, "journal_name", "secondary_title", "alternate_title3", "alternate_title2"),
        publisher=any_text(entry, "publisher"),
        doi=any_text(entry, "doi"),
        url=any_text(entry, "urls", "url", "file_attachments1"),
        volume=any_text(entry, "volume"),
        issue=any_text(entry, "number"),
        page="–".join(dict.fromkeys(pages)),
    )
    authors = entry.get("authors") or entry.get("first_authors") or []
    draft.offer_authors([name_of(each) for each in authors if isinstance(each, str)], "RIS")
    for name in ("date", "year", "publication_year"):
        draft.offer_date(str(entry.get(name) or "").strip("/"), "RIS")
    return draft
