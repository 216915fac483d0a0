"""What all formats of references share: fields that become a draft of a source."""

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from footnoted.sourcing.draft import Draft
from footnoted.sourcing.page_metadata import CONTAINED
from footnoted.text.printable import printable


class ReferenceFormatError(Exception):
    """The file or the answer is not what it should be: the message says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry of a file that cannot be read: its line, counted from 1, what is wrong and how to mend it."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class References:
    """What a file of references holds: drafts by their keys, and the entries that cannot be read."""

    read: list[tuple[str, Draft]]
    refused: list[Refused]


def doi_of(text: str) -> str:
    """A DOI from what people paste: `10.1177/…`, `doi:10.1177/…`, `https://doi.org/10.1177/…`."""
    found = re.fullmatch(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"]+)", text.strip(), re.IGNORECASE)
    if not found:
        raise ReferenceFormatError(
            f"“{printable(text)[:80]}” is not a DOI: it should look like 10.1177/0306396820963485"
        )
    return found.group(1)


def first_text(value: Any) -> str | None:
    """A text, or the first of a list of them; None where that is empty or no text."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) and first.strip() else None


def any_text(fields: Mapping[str, Any], *names: str) -> str | None:
    """The text of the first of these fields that has one."""
    return next((text for name in names if (text := first_text(fields.get(name)))), None)


#: Types that a court gave, which has no publisher, and types whose number is their own, not that of an issue.
_COURTS = frozenset({"legal_case", "hearing"})
_NUMBERED = frozenset({"bill", "legal_case", "legislation", "patent", "report", "standard", "treaty"})


def offer(draft: Draft, said_by: str, **fields: str | None) -> None:
    """What all formats have: `type`, `container`, `publisher`, `number`, `doi`, `url`, and CSL variables by their own
    names. What a publisher and a number are to CSL goes by the type. A DOI is the lasting address.
    """
    draft.offer("type", fields.pop("type", None), said_by)
    container, publisher, doi, url = (fields.pop(name, None) for name in ("container", "publisher", "doi", "url"))
    kind = draft.fields.get("type")
    contained = kind in CONTAINED
    draft.offer("container-title", container if contained or kind in _COURTS or not publisher else None, said_by)
    if kind in _COURTS:
        draft.offer("authority", publisher, said_by)
    elif not (contained and container) or kind in {"chapter", "paper-conference"}:
        draft.offer("publisher", publisher or container, said_by)
    number = fields.pop("number", None)
    for each in filter(None, (doi, url)):
        with contextlib.suppress(ReferenceFormatError):
            draft.offer("DOI", doi_of(unquote(each)), said_by)
    lasting = f"https://doi.org/{quote(draft.fields['DOI'], safe='/:;()._-')}" if "DOI" in draft.fields else None
    named = url if url and urlsplit(url).hostname not in {"doi.org", "dx.doi.org"} else None
    draft.declared_address = lasting or named or url
    for name, value in fields.items():
        draft.offer(name, value, said_by)
    of_what = "number" if kind in _NUMBERED else "collection-number" if "collection-title" in draft.fields else "issue"
    draft.offer(of_what, number, said_by)
