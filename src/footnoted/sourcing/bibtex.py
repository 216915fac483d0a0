"""Sources in a BibTeX or BibLaTeX file. Types and fields become those of CSL as pandoc's citeproc has them."""

import re
from collections.abc import Mapping

from bibtexparser.middlewares.names import split_multiple_persons_names

from footnoted.model import is_edtf
from footnoted.sourcing.bibtex_file import BibEntry, read_entries
from footnoted.sourcing.draft import Draft, Name, body, language_code, person, person_of_parts
from footnoted.sourcing.latex import address_text, plain_text
from footnoted.sourcing.reference_draft import References, any_text, offer

_TYPES = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "book": "book", "bookinbook": "chapter",
    "booklet": "pamphlet", "collection": "book", "conference": "paper-conference", "dataset": "dataset",
    "electronic": "webpage", "image": "figure", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia", "jurisdiction": "legal_case",
    "legal": "treaty", "legislation": "legislation", "letter": "personal_communication", "manual": "book", "map": "map",
    "mastersthesis": "thesis", "movie": "motion_picture", "music": "song", "mvbook": "book", "mvcollection": "book",
    "mvproceedings": "book", "mvreference": "book", "online": "webpage", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book",
    "reference": "book", "report": "report", "review": "review", "software": "software", "standard": "standard",
    "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal", "techreport": "report",
    "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture", "www": "webpage",
}  # fmt: skip
_VERBATIM = frozenset({"date", "doi", "eprint", "url"})
_USED = frozenset(
    """address archiveprefix author booksubtitle booktitle chapter court crossref date day doi edition editor
    entrysubtype eprint eprinttype howpublished institution isbn issn issue journal journaltitle langid language
    location month number organization pages publisher reporter school series subtitle title titleaddon url version
    volume xdata year""".split()
)


def from_bibtex(text: str) -> References:
    """The entries of a BibTeX or BibLaTeX file by their keys, and those that cannot be read by their lines."""
    entries, refused = read_entries(text, _USED)
    return References([(entry.key, _draft(entry)) for entry in entries], refused)


def _draft(entry: BibEntry) -> Draft:
    fields = {
        name: address_text(value) if name in _VERBATIM else plain_text(value)
        for name, value in entry.fields.items()
        if name not in {"author", "editor"}
    }
    address = _address(entry, fields)
    kind = _type(entry, fields, address)
    reporter, court = (("reporter",), ("court", "institution")) if kind == "legal_case" else ((), ())
    draft = Draft()
    offer(
        draft,
        "BibTeX",
        type=kind,
        title=_title(fields, "title", "subtitle"),
        container=any_text(fields, *reporter, "journal", "journaltitle") or _title(fields, "booktitle", "booksubtitle"),
        publisher=any_text(fields, *court, "publisher", "institution", "school", "organization"),
        doi=fields.get("doi"),
        url=address,
        volume=fields.get("volume"),
        issue=fields.get("issue"),
        number=fields.get("number"),
        edition=fields.get("edition"),
        version=fields.get("version"),
        page=re.sub(r"-{2,3}", "–", fields.get("pages", "")),
        ISBN=fields.get("isbn"),
        ISSN=fields.get("issn"),
        **{
            "publisher-place": any_text(fields, "location", "address"),
            "collection-title": fields.get("series"),
            "chapter-number": fields.get("chapter"),
        },
    )
    draft.offer_authors(_names(entry.fields.get("author", "")), "BibTeX")
    draft.editor = tuple(_names(entry.fields.get("editor", "")))
    draft.language = language_code(any_text(fields, "langid", "language"))
    _date(draft, fields)
    return draft


def _type(entry: BibEntry, fields: Mapping[str, str], address: str | None) -> str:
    kind = _TYPES.get(entry.type)
    if kind == "article-journal" and fields.get("entrysubtype") in {"newspaper", "magazine"}:
        return f"article-{fields['entrysubtype']}"
    return kind or ("webpage" if address else "document")


def _title(fields: Mapping[str, str], main: str, sub: str) -> str:
    """A title, its subtitle, and what the title page adds (`titleaddon`), as pandoc joins them."""
    title = ": ".join(fields[name].rstrip(": ") for name in (main, sub) if fields.get(name))
    added = fields.get(f"{main}addon", "")
    return f"{title}. {added}" if title and added else title


def _address(entry: BibEntry, fields: Mapping[str, str]) -> str | None:
    """The address that the entry gives: `url`, an address alone in `howpublished`, or arXiv's number."""
    published = entry.fields.get("howpublished", "")
    if not fields.get("url") and (found := re.search(r"\\(?:url|href)\s*\{.*|https?://\S+", published)):
        return address_text(found[0])
    archive = any_text(fields, "eprinttype", "archiveprefix") or ""
    if not fields.get("url") and archive.lower() == "arxiv" and fields.get("eprint"):
        return f"https://arxiv.org/abs/{fields['eprint'].removeprefix('arXiv:')}"
    return fields.get("url")


def _names(field: str) -> list[Name]:
    """The people of an `author` or `editor` field; “and others” is nobody."""
    names = [each for each in split_multiple_persons_names(field) if each.strip() not in {"others", "{others}", "al."}]
    return [name for each in names if (name := _name(each))]


def _name(field: str) -> Name:
    if parts := _named_parts(field):
        family = " ".join(filter(None, [parts.get("prefix"), parts.get("family")]))
        return person_of_parts(family, parts.get("given", ""), parts.get("suffix", ""))
    whole = field.strip()
    if re.fullmatch(r"\{(?:[^{}]|\{[^{}]*\})*\}", whole):
        return body(plain_text(whole))
    return person(whole, read=plain_text)


def _named_parts(field: str) -> dict[str, str]:
    """BibLaTeX's extended form, as Better BibTeX writes it: `family=Dijk, given=Ada, prefix=van, useprefix=true`."""
    parts = re.findall(r"""(?:^|,)\s*["{]?([a-z-]+)\s*=\s*((?:[^{},"]|\{[^{}]*\})*)["}]?\s*(?=,|$)""", field)
    named = {name: plain_text(value) for name, value in parts}
    return named if "family" in named else {}


def _date(draft: Draft, fields: Mapping[str, str]) -> None:
    """BibLaTeX's `date` is EDTF; BibTeX has `year`, `month` (a number or a name) and, in some exports, `day`."""
    date = fields.get("date", "").strip()
    draft.offer("issued", date if is_edtf(date) and not date.startswith("/") else None, "BibTeX")
    draft.offer_date(date, "BibTeX", draft.language or "en")
    year = re.search(r"(?<!\d)\d{4}(?!\d)", fields.get("year", ""))
    if not year:
        return
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", fields["year"]):
        draft.offer_date(fields["year"], "BibTeX")
    month, day = fields.get("month", "").strip(" ~."), fields.get("day", "").strip()
    if found := re.fullmatch(r"(\d{1,2})[~\s.]+([^\W\d]+)|([^\W\d]+)[~\s]+(\d{1,2})", month):
        day, month = found[1] or found[4], found[2] or found[3]
    if month.isdecimal():
        draft.offer_date("-".join([year[0], *(part for part in (month, day) if part.isdecimal())]), "BibTeX")
    elif month:
        draft.offer_date(f"{day} {month} {year[0]}".strip(), "BibTeX", draft.language or "en")
    draft.offer_date(year[0], "BibTeX")
