"""Sources in a BibTeX or BibLaTeX file."""

import re

from pybtex.database import Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from footnoted.sourcing.draft import Draft, Name, body, person
from footnoted.sourcing.reference_draft import ReferenceFormatError, any_text, offer
from footnoted.text.printable import printable

_BIBTEX_TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "collection": "book", "dataset": "dataset",
    "electronic": "webpage", "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "jurisdiction": "legal_case", "legislation": "legislation",
    "mastersthesis": "thesis", "online": "webpage", "phdthesis": "thesis", "report": "report",
    "techreport": "report", "thesis": "thesis", "unpublished": "manuscript", "www": "webpage",
}  # fmt: skip
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


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
    offer(
        draft,
        "BibTeX",
        type=kind or ("webpage" if fields.get("url") else "document"),
        title=": ".join(fields[name] for name in ("title", "subtitle") if fields.get(name)),
        container=any_text(fields, "journal", "journaltitle", "booktitle"),
        publisher=any_text(fields, "publisher", "institution", "school", "organization"),
        doi=fields.get("doi"),
        url=fields.get("url"),
        volume=fields.get("volume"),
        issue=any_text(fields, "issue", "number"),
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
