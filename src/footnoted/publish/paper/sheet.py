"""A built page made ready for paper: its content, each note where it is first cited, links that lead somewhere."""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape, unescape
from posixpath import normpath
from string import ascii_lowercase
from urllib.parse import unquote

from lxml import html
from lxml.html import HtmlElement, builder

from footnoted.notes.note_ids import MARK
from footnoted.publish.shell import elements

#: What is of no use on paper, as a link to one of several excerpts.
DROPPED = (
    ".//a[contains(@href, ':~:') and not(@data-originalurl)]",
    ".//*[@data-page-only and not(contains(@class, 'about-page'))]",
    ".//details[@class='cite-page']",
    ".//footer[contains(@class, 'about-page')]/p[not(time)]",  # the link to this very PDF
    ".//a[contains(@class, 'headerlink') or contains(@class, 'claim-link')]",
    ".//*[contains(concat(' ', @class, ' '), ' picture ')]",
    ".//fieldset | .//input | .//label | .//script | .//form | .//button",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page for paper: `url` is its address below the site's, `body` its content as HTML, in `language`."""

    url: str
    title: str
    body: str
    language: str


def sheet_of(page: str, url: str, site: str) -> Sheet | None:
    """The page's content for paper; `site` is the site's address, for links to what is not on paper.

    None where the page has no article.
    """
    root = html.document_fromstring(page)
    found = elements(root, "//article")
    if not found:
        return None
    article = found[0]
    _notes_to_their_places(article)
    _addresses_of_sources(article)
    for path in DROPPED:
        for element in elements(article, path):
            element.drop_tree()
    for details in elements(article, ".//details"):
        _opened(details)
    _links_in_full(article, url, site)
    title = elements(article, ".//h1")
    name = " ".join(title[0].text_content().split()) if title else site
    inner = (article.text or "") + "".join(html.tostring(each, encoding="unicode") for each in article)
    body = re.sub(r"\s*\n\s*", " ", inner)  # WeasyPrint 70 fails on a line feed before a footnote
    return Sheet(url, name, body, root.get("lang") or "en")


def _notes_to_their_places(article: HtmlElement) -> None:
    """Each note into the text where it is first cited: CSS sets it at the foot of that sheet. Later marks stay."""
    notes = {note.get("id"): note for note in elements(article, ".//section[@role='doc-endnotes']//li")}
    placed: set[str] = set()
    told: dict[str, tuple[str, str]] = {}
    number = ""
    for mark in elements(article, f".//sup[starts-with(@id, '{MARK}')]"):
        link = mark.find("a")
        identifier = (link.get("href") or "").lstrip("#") if link is not None else ""
        if link is None or identifier not in notes:
            continue
        shown = (link.text or "").strip()
        number = shown if shown[:1].isdigit() else number.rstrip(ascii_lowercase) + shown  # “b”, behind “3a”
        link.text = number
        if identifier in placed:
            link.attrib.pop("aria-label", None)
            continue
        placed.add(identifier)
        mark.addprevious(_note(notes[identifier], number, told))
        mark.drop_tree()
    for section in elements(article, ".//section[@role='doc-endnotes']"):
        section.drop_tree()


def _note(item: HtmlElement, number: str, told: dict[str, tuple[str, str]]) -> HtmlElement:
    """A note for the foot of a sheet: the first of a source has its reference, the others lead to the first. `told` has
    the id and the number of the first, by the id of the source.
    """
    source = next(item.iterancestors("li"), item)
    first, first_number = told.setdefault(source.get("id") or "", (item.get("id") or "", number))
    note = deepcopy(source if first == item.get("id") else item)
    for listed in note.findall("ol"):
        note.remove(listed)
    if first != item.get("id") and item is not source:
        link = builder.A(first_number, href=f"#{first}")
        link.tail = f". {note.text or ''}"
        note.text = "Source: see "
        note.insert(0, link)
    elif item is not source:
        excerpt = deepcopy(item)
        excerpt.tag = "span"
        excerpt.attrib.clear()
        note.append(excerpt)
    note.tag = "span"
    note.attrib.clear()
    note.set("class", "paper-note")
    note.set("id", item.get("id") or "")
    note.set("data-number", number)
    note.tail = None
    for back in elements(note, ".//a[contains(@class, 'footnote-backref')]"):
        back.drop_tree()
    for quote in elements(note, ".//blockquote"):
        quote.tag = "q"
        quote.tail = f" {quote.tail.lstrip()}" if quote.tail else None
    return note


def _addresses_of_sources(article: HtmlElement) -> None:
    """In notes and lists of sources, the address itself: on paper nobody can follow “Read the source”."""
    for link in elements(article, ".//a[contains(@class, 'footnote-link')]"):
        link.text = link.get("data-originalurl") or link.get("href")
        link.attrib.pop("aria-label", None)


def _opened(details: HtmlElement) -> None:
    for summary in elements(details, "./summary"):
        summary.tag = "p"
    details.tag = "div"


def _links_in_full(article: HtmlElement, url: str, site: str) -> None:
    for link in elements(article, ".//a[@href]"):
        address = link.get("href") or ""
        if re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE) or address.startswith("#"):
            continue
        path, hash_, anchor = address.partition("#")
        whole = normpath(f"{url}{path}")
        whole = "" if whole == "." else whole
        whole += "/" if whole and path.endswith("/") else ""
        link.set("href", f"{site}{whole.removeprefix('../')}{hash_}{anchor}")


def document(sheets: Sequence[Sheet], title: str, site: str) -> str:
    """Sheets as one HTML document for paper. Links from one to another lead within it."""
    if len(sheets) == 1:
        body = _section(sheets[0], sheets[0].body)
    else:
        body = "\n".join(_section(sheet, _told_apart(sheet)) for sheet in sheets)
        body = _within(body, sheets, site)
        listed = "".join(f'<li><a href="#{_anchor(sheet)}">{escape(sheet.title)}</a></li>' for sheet in sheets)
        front = (
            f'<h1 class="paper-title">{escape(title)}</h1><p>{escape(site)}</p>'
            f'<nav><ol class="paper-contents">{listed}</ol></nav>'
        )
        body = f'<section class="paper-front">{front}</section>\n{body}'
    language = escape(sheets[0].language) if sheets else "en"
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="author" content="{escape(site)}"></head><body>{body}</body></html>\n'
    )


def _section(sheet: Sheet, body: str) -> str:
    return f'<section class="paper-page" id="{_anchor(sheet)}">{body}</section>'


def _anchor(sheet: Sheet, own: str = "") -> str:
    """What an id of a page is called among other pages; without one, the page itself."""
    return escape(f"page:{sheet.url}:{own}" if own else f"page:{sheet.url}")


def _told_apart(sheet: Sheet) -> str:
    """A page whose ids are like no other page's, as the same id may stand on many."""
    own = re.compile(r'(\s(?:id="|href="#))([^"]+)')
    return own.sub(lambda found: found[1] + _anchor(sheet, unescape(found[2])), sheet.body)


def _within(body: str, sheets: Sequence[Sheet], site: str) -> str:
    """Links to other pages of the document lead within it: to the place on the page, or else to its beginning."""
    pages = {f"{site}{sheet.url}": sheet for sheet in sheets}
    ids = set(re.findall(r'\bid="([^"]+)"', body))

    def lead(found: re.Match[str]) -> str:
        page, _, own = unescape(found[1]).partition("#")
        if page not in pages:
            return found[0]
        anchor = _anchor(pages[page], unquote(own))
        return f'href="#{anchor if anchor in ids else _anchor(pages[page])}"'

    return re.sub(r'href="([^"#]*(?:#[^"]*)?)"', lead, body)
