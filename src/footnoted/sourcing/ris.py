"""Sources in a RIS file, as reference managers exchange them. Types and tags become those of CSL as Zotero has them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rispy
from rispy.parser import ParseError

from footnoted.sourcing.draft import Draft, Name, language_code, name_of, person_of_parts
from footnoted.sourcing.reference_draft import References, Refused, any_text, offer

_TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog",
    "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "graphic", "CLSWK": "classic",
    "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "EQUA": "graphic", "FIGURE": "figure", "GOVDOC": "report",
    "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal", "JFULL": "periodical",
    "JOUR": "article-journal", "LEGAL": "regulation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet",
    "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "graphic",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNBILL": "bill",
    "UNPB": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip


def from_ris(text: str) -> References:
    """The entries of a RIS file by their ID or number, and those that cannot be read by their lines."""
    found = References([], [])
    for number, (line, record) in enumerate(_records(text), 1):
        try:
            [entry] = rispy.loads(record, enforce_list_tags=False)
        except (ParseError, ValueError, OSError, KeyError, IndexError):
            found.refused.append(Refused(line, "is no entry of RIS: each line is a tag, two spaces, a hyphen, a text"))
            continue
        found.read.append((str(first) if (first := entry.get("id")) else f"entry {number}", _draft(entry)))
    return found


def _records(text: str) -> Iterator[tuple[int, str]]:
    """Each entry's text, from its type to its end or to the next one's type, with its line in the file.

    Some programs write one space, and none at a line's end, where the format has two and one.
    """
    plain = re.sub(r"(?m)^([A-Z][A-Z0-9]) {1,2}-(?: |$)", r"\1  - ", re.sub(r"\r\n?", "\n", text.lstrip("\ufeff")))
    line, at = 1, 0
    for found in re.finditer(r"(?ms)^TY  - .*?(?=^ER  - |^TY  - |\Z)", plain):
        line += plain.count("\n", at, found.start())
        at = found.start()
        yield line, f"{found[0].rstrip()}\nER  - \n"


def _draft(entry: Mapping[str, Any]) -> Draft:
    pages = [page for name in ("start_page", "end_page") if (page := any_text(entry, name))]
    draft = Draft()
    offer(
        draft,
        "RIS",
        type=_TYPES.get(str(entry.get("type_of_reference")), "document"),
        title=any_text(entry, "title", "primary_title"),
        container=any_text(entry, "alternate_title3", "journal_name", "secondary_title", "alternate_title2"),
        publisher=any_text(entry, "publisher"),
        doi=any_text(entry, "doi"),
        url=any_text(entry, "urls", "url", "file_attachments1"),
        volume=any_text(entry, "volume"),
        number=any_text(entry, "number"),
        edition=any_text(entry, "edition"),
        page="–".join(dict.fromkeys(pages)),
        **{"publisher-place": any_text(entry, "place_published")},
    )
    authors = [*_listed(entry.get("first_authors")), *_listed(entry.get("authors"))]
    draft.offer_authors([_name(each) for each in authors], "RIS")
    draft.language = language_code(any_text(entry, "language"))
    for name in ("date", "year", "publication_year"):
        draft.offer_date(any_text(entry, name), "RIS", draft.language or "en")
    return draft


def _listed(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _name(text: str) -> Name:
    """RIS has `family, given, suffix`; a name without a comma is told from a body's by its words."""
    name, parts = name_of(text), text.split(",")
    return person_of_parts(*parts) if "family" in name and len(parts) in {2, 3} else name
