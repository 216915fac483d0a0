"""What a page or a PDF says of itself: JSON-LD (schema.org), Highwire `citation_*`, Dublin Core, Open Graph, PDF
information. Nothing is guessed from the running text: what is not said is asked for.

Read with lxml, which we have. extruct gives the same data raw, at the cost of an RDF engine (14 MB, 15 packages), and
trafilatura also reads bylines and dates out of the text (55 MB), which may be any article's in the margin.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from footnoted.documents.html_text import Document
from footnoted.sourcing.bylines import marked_authors, names_in
from footnoted.sourcing.draft import Draft, Name, body, clean, person_of_parts
from footnoted.sourcing.json_ld import SCHEMA_TYPES, json_ld, main_item, text_of, types_of
from footnoted.sourcing.page_dates import date_in_address, marked_dates, publication_date
from footnoted.sourcing.page_titles import best_title, marked_titles

_CITATION_TYPES = {
    "citation_journal_title": "article-journal",
    "citation_conference_title": "paper-conference",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
    "citation_inbook_title": "chapter",
}
#: CSL types whose reference names the newspaper, journal, book or blog that they stand in.
CONTAINED = frozenset(
    """article-journal article-magazine article-newspaper broadcast chapter entry-dictionary entry-encyclopedia
    paper-conference post post-weblog""".split()
)

_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("dc.creator", "dcterms.creator", "author", "article:author", "og:article:author",
    "parsely-author", "byl", "shareaholic:article_author_name", "sailthru.author")  # fmt: skip
#: What a card for a post says beside a name: “Written by” Ada Moss.
_WRITTEN_BY = re.compile(
    r"(?i)(?:written|posted) by|(?:verfasst|geschrieben) von|(?:écrit|rédigé) par|(?:escrito|publicado) por|"
    r"scritto da|geschreven door"
)
_CONTAINERS = (*_CITATION_TYPES, "og:site_name", "application-name")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
_CITATION_DATES = ("citation_publication_date", "citation_date", "citation_online_date")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "dc.date.issued", "dcterms.issued", "datepublished",
    "publish-date", "publish_date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
#: These may also be when the page was made or changed: they count where nothing else is said.
_CREATED = ("pubdate", "dc.date", "dcterms.date", "dcterms.created", "date")
_NUMBERS = {"citation_volume": "volume", "citation_issue": "issue", "citation_doi": "DOI"}


#: What programs write as a PDF's title where nobody typed one: the file's name, or nothing worth keeping.
_NO_TITLE = re.compile(
    r"(?i)\.(?:docx?|pdf|indd|pptx?|xlsx?|rtf|odt|e?ps|dvi|tex|qxd|fm|cdr|wpd|pages)\b|^file:|^microsoft word|"
    r"^untitled|^no title|^(?:layout|slide|document|page|title|sheet|presentation|powerpoint presentation)\s*\d*$"
)


def read_metadata(document: Document) -> Draft:
    """What the document says of itself, as far as it does. A PDF does not say of what type it is."""
    return _of_file(document) if document.tree is None else _of_page(document.tree, document.url)


def _of_file(document: Document) -> Draft:
    draft = Draft()
    info = document.info
    title = info.get("Title", "")
    if not _NO_TITLE.search(title.strip()):
        draft.offer("title", title, "PDF information")
    draft.offer_authors(names_in(info.get("Author", "")), "PDF information")
    made = info.get("CreationDate", "")
    draft.offer_date(made if not made.startswith("D:1970") else None, "PDF creation date")  # a clock that was not set
    if not document.is_pdf:
        draft.offer("type", "webpage", "being a page of text")
    return draft


def _of_page(tree: HtmlElement, url: str) -> Draft:
    draft = Draft()
    metas = _metas(tree)
    item = main_item(json_ld(tree))
    draft.language = _language(tree, metas, item)
    draft.declared_address = next(
        (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()), None
    )
    _type(draft, metas, item)
    _publisher(draft, metas, item)
    _authors(draft, tree, metas, item)
    _title(draft, tree, metas, item, url)
    _date(draft, tree, metas, item, url)
    for name, variable in _NUMBERS.items():
        draft.offer(variable, _first(metas, name), name)
    return draft


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """All `<meta>` by name or property, in small letters, in order."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if name and (content := meta.get("content")):
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: dict[str, list[str]], name: str) -> str | None:
    return next(iter(metas.get(name, ())), None)


def _type(draft: Draft, metas: dict[str, list[str]], item: dict[str, Any]) -> None:
    for name, kind in _CITATION_TYPES.items():
        if name in metas:
            draft.offer("type", kind, name)
    for each in types_of(item):
        draft.offer("type", SCHEMA_TYPES.get(each), f"JSON-LD {each}")
    draft.offer("type", "webpage", "being a web page")


def _publisher(draft: Draft, metas: dict[str, list[str]], item: dict[str, Any]) -> None:
    field = "container-title" if draft.fields["type"] in CONTAINED else "publisher"
    for name in _CITATION_TYPES:
        draft.offer(field, _first(metas, name), name)
    part_of = item.get("isPartOf")
    if field == "container-title" and isinstance(part_of, dict) and {"Periodical", "Blog"} & set(types_of(part_of)):
        draft.offer(field, text_of(part_of), "JSON-LD isPartOf")
    draft.offer(field, text_of(item.get("publisher")), "JSON-LD publisher")
    for name in (*_CONTAINERS, *_PUBLISHERS):
        draft.offer(field, _first(metas, name), name)
    if field not in draft.fields:
        draft.offer(field, text_of(item.get("sourceOrganization")), "JSON-LD sourceOrganization")


def _authors(draft: Draft, tree: HtmlElement, metas: dict[str, list[str]], item: dict[str, Any]) -> None:
    """Who wrote it. A site's own name is no author, and neither is a name that may be read in two ways."""
    site = (draft.fields.get("container-title") or draft.fields.get("publisher") or "").casefold()
    candidates: list[tuple[str, list[Name]]] = [
        ("citation_author", _by_lines(metas.get("citation_author", ()), inverted=True)),
        ("JSON-LD author", list(_people(item.get("author") or item.get("creator")))),
        *((name, _by_lines(metas.get(name, ()), inverted=name.startswith("dc"))) for name in _AUTHORS),
        ("twitter:data", _by_lines(_on_card(metas))),
        *marked_authors(tree),
    ]
    for said_by, names in candidates:
        draft.offer_authors([each for each in names if not site or _spoken(each).casefold() != site], said_by)


def _on_card(metas: dict[str, list[str]]) -> Iterator[str]:
    """What stands beside a label that says who wrote it (Twitter's cards: `twitter:label1`, `twitter:data1`)."""
    for number in "12":
        if _WRITTEN_BY.fullmatch((_first(metas, f"twitter:label{number}") or "").strip()):
            yield _first(metas, f"twitter:data{number}") or ""


def _spoken(name: Name) -> str:
    return " ".join(name[part] for part in ("given", "family", "literal") if part in name)


def _people(value: Any) -> Iterator[Name]:
    """JSON-LD authors: people and bodies with their types, or plain texts."""
    for each in value if isinstance(value, list) else [value]:
        name = text_of(each)
        if not name:
            continue
        if isinstance(each, dict) and types_of(each) and "Person" not in types_of(each):
            yield body(name)
        elif isinstance(each, dict) and (family := text_of(each.get("familyName"))) and family in name:
            yield person_of_parts(family, text_of(each.get("givenName")) or "")
        else:
            yield from names_in(name)


def _by_lines(texts: Iterable[str], *, inverted: bool = False) -> list[Name]:
    return [name for text in texts for name in names_in(text, inverted=inverted)]


def _title(draft: Draft, tree: HtmlElement, metas: dict[str, list[str]], item: dict[str, Any], url: str) -> None:
    element = next(tree.iter("title"), None)
    told = [
        ("citation_title", _first(metas, "citation_title")),
        ("JSON-LD headline", text_of(item.get("headline"))),
        ("JSON-LD name", text_of(item.get("name"))),
        *((name, _first(metas, name)) for name in _TITLES),
        ("<title>", element.text_content() if element is not None else None),
    ]
    site = draft.fields.get("container-title") or draft.fields.get("publisher") or ""
    headings = [each.text_content() for each in (*tree.iter("h1"), *marked_titles(tree))]
    host = urlsplit(url).hostname or ""
    if found := best_title([(said_by, text) for said_by, text in told if text], headings, clean(site), host):
        draft.offer("title", found[1], found[0])


def _date(draft: Draft, tree: HtmlElement, metas: dict[str, list[str]], item: dict[str, Any], url: str) -> None:
    language = draft.language or "en"
    told = [
        *((name, _first(metas, name)) for name in _CITATION_DATES),
        ("JSON-LD datePublished", text_of(item.get("datePublished") or item.get("uploadDate"))),
        *((name, _first(metas, name)) for name in _PUBLISHED),
    ]
    marked = [*marked_dates(tree), *date_in_address(url)]
    found = publication_date([(said_by, text) for said_by, text in told if text], marked, language)
    if found:
        draft.offer("issued", found[1], found[0])
    elif not any(text for _, text in told):
        for name in _CREATED:
            draft.offer_date(_first(metas, name), name, language)
        draft.offer_date(text_of(item.get("dateCreated")), "JSON-LD dateCreated", language)


def _language(tree: HtmlElement, metas: dict[str, list[str]], item: dict[str, Any]) -> str | None:
    """The page's language as a BCP 47 tag, without region."""
    root = tree.getroottree().getroot()
    named = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), text_of(item.get("inLanguage"))]
    for tag in (*named, _first(metas, "og:locale"), _first(metas, "dc.language")):
        if tag and (found := re.match(r"([a-z]{2,3})(?:[-_]|$)", tag.strip().lower())):
            return found.group(1)
    return None
