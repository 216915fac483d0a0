"""What a page or a PDF says of itself: JSON-LD (schema.org), Highwire `citation_*`, Dublin Core, Open Graph, PDF
information. Nothing is guessed from the running text: what is not said is asked for.

Read with lxml, which we have. extruct gives the same data raw, at the cost of an RDF engine (14 MB, 15 packages), and
trafilatura also reads bylines and dates out of the text (55 MB), which may be any article's in the margin.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from footnoted.documents.html_text import Document
from footnoted.sourcing.draft import Draft, Name, body, clean, name_of, person, person_of_parts
from footnoted.sourcing.json_ld import SCHEMA_TYPES, json_ld, main_item, text_of, types_of

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

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author")
_CONTAINERS = (*_CITATION_TYPES, "og:site_name", "application-name")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
_DATES = (
    "citation_publication_date", "citation_date", "citation_online_date", "article:published_time", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "datepublished", "publish-date", "publish_date",
    "pubdate", "date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_NUMBERS = {"citation_volume": "volume", "citation_issue": "issue", "citation_doi": "DOI"}


def read_metadata(document: Document) -> Draft:
    """What the document says of itself, as far as it does. A PDF does not say of what type it is."""
    return _of_file(document) if document.tree is None else _of_page(document.tree)


def _of_file(document: Document) -> Draft:
    draft = Draft()
    info = document.info
    title = info.get("Title", "")
    # Word processors write the file's name, or nothing worth keeping, where nobody typed a title.
    if not re.search(r"(?i)\.(?:docx?|pdf|indd|pptx?|xlsx?|rtf|odt)\b|^microsoft word|^untitled|^slide 1$", title):
        draft.offer("title", title, "PDF information")
    draft.offer_authors([name_of(each) for each in re.split(r"\s*;\s*", info.get("Author", ""))], "PDF information")
    draft.offer_date(info.get("CreationDate"), "PDF creation date")
    if not document.is_pdf:
        draft.offer("type", "webpage", "being a page of text")
    return draft


def _of_page(tree: HtmlElement) -> Draft:
    draft = Draft()
    metas = _metas(tree)
    item = main_item(json_ld(tree))
    draft.language = _language(tree, metas, item)
    draft.declared_address = next(
        (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()), None
    )
    _type(draft, metas, item)
    _names(draft, metas, item)
    _title(draft, tree, metas, item)
    _date(draft, tree, metas, item)
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


def _names(draft: Draft, metas: dict[str, list[str]], item: dict[str, Any]) -> None:
    """Who wrote it, and who published it. A site's own name is no author."""
    publisher = "container-title" if draft.fields["type"] in CONTAINED else "publisher"
    for name in _CITATION_TYPES:
        draft.offer(publisher, _first(metas, name), name)
    part_of = item.get("isPartOf")
    if publisher == "container-title" and isinstance(part_of, dict) and {"Periodical", "Blog"} & set(types_of(part_of)):
        draft.offer(publisher, text_of(part_of), "JSON-LD isPartOf")
    draft.offer(publisher, text_of(item.get("publisher")), "JSON-LD publisher")
    for name in (*_CONTAINERS, *_PUBLISHERS):
        draft.offer(publisher, _first(metas, name), name)
    if publisher not in draft.fields:
        draft.offer(publisher, text_of(item.get("sourceOrganization")), "JSON-LD sourceOrganization")
    site = draft.fields.get(publisher, "").casefold()
    candidates = [("citation_author", [name_of(each) for each in metas.get("citation_author", ())])]
    candidates.append(("JSON-LD author", list(_people(item.get("author") or item.get("creator")))))
    candidates += [(name, _split(metas.get(name, ()))) for name in _AUTHORS]
    for said_by, names in candidates:
        draft.offer_authors([each for each in names if not site or _spoken(each).casefold() != site], said_by)


def _spoken(name: Name) -> str:
    return " ".join(name[part] for part in ("given", "family", "literal") if part in name)


def _people(value: Any) -> Iterator[Name]:
    """JSON-LD authors: people and bodies with their types, or plain texts."""
    for each in value if isinstance(value, list) else [value]:
        name = text_of(each)
        if not name:
            continue
        if not isinstance(each, dict):
            yield from _split([name])
        elif "Person" in types_of(each):
            given, family = text_of(each.get("givenName")) or "", text_of(each.get("familyName")) or ""
            yield person_of_parts(family, given) if family else person(name) if " " in clean(name) else body(name)
        else:
            yield body(name) if types_of(each) else name_of(name)


def _split(texts: Sequence[str]) -> list[Name]:
    """Names that stand in one text, joined as people join them."""
    names: list[Name] = []
    for text in texts:
        parts = re.split(r"\s*;\s*|\s+(?:and|&)\s+(?=\w+ \w)", clean(text))
        if len(parts) == 1 and text.count(",") >= 1 and all(" " in part.strip() for part in text.split(",")):
            parts = text.split(",")
        names += [name_of(each) for each in parts]
    return names


def _title(draft: Draft, tree: HtmlElement, metas: dict[str, list[str]], item: dict[str, Any]) -> None:
    draft.offer("title", _first(metas, "citation_title"), "citation_title")
    draft.offer("title", text_of(item.get("headline")), "JSON-LD headline")
    for name in _TITLES:
        draft.offer("title", _unsuffixed(_first(metas, name), draft), name)
    draft.offer("title", text_of(item.get("name")), "JSON-LD name")
    element = next(tree.iter("title"), None)
    if element is not None:
        draft.offer("title", _unsuffixed(element.text_content(), draft), "<title>")


def _unsuffixed(title: str | None, draft: Draft) -> str | None:
    """`Headline | The Guardian` without the site's name."""
    text = clean(title or "")
    site = draft.fields.get("container-title") or draft.fields.get("publisher") or ""
    if not site or not text:
        return text or None
    return re.sub(rf"\s*[|–—·•:-]\s*{re.escape(site)}\s*$", "", text, flags=re.IGNORECASE) or text


def _date(draft: Draft, tree: HtmlElement, metas: dict[str, list[str]], item: dict[str, Any]) -> None:
    language = draft.language or "en"
    for name in _DATES[:3]:
        draft.offer_date(_first(metas, name), name, language)
    draft.offer_date(text_of(item.get("datePublished")), "JSON-LD datePublished", language)
    for name in _DATES[3:]:
        draft.offer_date(_first(metas, name), name, language)
    for element in tree.iter("time", "span"):
        if "datePublished" in (element.get("itemprop") or "").split():
            draft.offer_date(element.get("datetime") or element.get("content"), "itemprop datePublished", language)
    draft.offer_date(text_of(item.get("dateCreated")), "JSON-LD dateCreated", language)


def _language(tree: HtmlElement, metas: dict[str, list[str]], item: dict[str, Any]) -> str | None:
    """The page's language as a BCP 47 tag, without region."""
    root = tree.getroottree().getroot()
    named = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), text_of(item.get("inLanguage"))]
    for tag in (*named, _first(metas, "og:locale"), _first(metas, "dc.language")):
        if tag and (found := re.match(r"([a-z]{2,3})(?:[-_]|$)", tag.strip().lower())):
            return found.group(1)
    return None
