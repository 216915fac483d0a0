"""What the search needs in the built pages: links to its code, the search page, an OpenSearch description."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape as escape_xml

from footnoted.files import files_below, write_text
from footnoted.publish.search.entries import Entry, Places, What
from footnoted.publish.search.index_files import FOLDER

#: The form in the header (overrides/partials/search.html): where it leads says where the site's top is from here. The
#: theme's own form leads nowhere.
_FORM = re.compile(r'<form\b(?=[^>]*\baction=)[^>]*\bclass="?md-search__form\b[^>]*>')
_ACTION = re.compile(r"""\baction=(?:"([^"]*?)"|'([^']*?)'|([^\s>]*))""")
_MARK = re.compile(r'<div data-footnoted="?search"?></div>')
_SOURCE = re.compile(r"""id=["']?source:([a-z0-9.-]+)""")
_TERM = re.compile(r"<dt\b[^>]*>(.*?)</dt>\s*<dd\b([^>]*)>", re.DOTALL)
_ID = re.compile(r"""\bid=["']?([^\s"'>]+)""")


def html_pages(built: Path) -> Iterator[tuple[Path, str]]:
    """Every page of the built site, with its text."""
    for path in files_below(built, ".html"):
        yield path, path.read_text(encoding="utf-8")


def places_in(built: Path) -> Places:
    """Where the built pages have the sources' entries and the terms' definitions, and which page is the search page."""
    sources: dict[str, str] = {}
    terms: dict[tuple[str, str], str] = {}
    left_out: set[str] = set()
    for path, text in html_pages(built):
        url = url_of(path.relative_to(built))
        for identifier in _SOURCE.findall(text) if "source:" in text else ():  # patterns are slow on long pages
            sources.setdefault(identifier, f"{url}#source:{identifier}")
        for term, attributes in _TERM.findall(text) if "<dt" in text else ():
            if identifier := _ID.search(attributes):
                terms[url, identifier[1]] = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", term)).strip()
        if _mark_in(text):
            left_out.add(url)
    return Places(sources, terms, frozenset(left_out))


def url_of(relative: Path) -> str:
    """A page's address below the site's: `about/index.html` is `about/`."""
    return quote(relative.as_posix()).removesuffix("index.html")


def wire(built: Path, assets: Mapping[str, str], name: str, index: str) -> None:
    """Link every page that has the search form to its code, and fill the search page. `name` is the site's name where
    browsers are to know its search."""
    for path, text in html_pages(built):
        form = _FORM.search(text)
        if not form:
            continue
        top = _top(path.relative_to(built), form.group())
        mark = _mark_in(text)
        if mark:
            content = search_html(top, index.replace(_TOP, top))
            text = f"{text[: mark.start()]}{content}{text[mark.end() :]}"  # noqa: PLW2901 - the page as it grows
        write_text(path, text.replace("</head>", f"{_head(assets, name, top, style=mark is not None)}</head>", 1))


def _mark_in(text: str) -> re.Match[str] | None:
    return _MARK.search(text) if "data-footnoted" in text else None


def _top(page: Path, form: str) -> str:
    """The way from a page to the site's top. A page that may be served at any address (404) names it in full."""
    action = next((found for found in _ACTION.findall(form)), ("", "", ""))
    absolute = re.fullmatch(r"((?:https?:/)?/.*?)search/", "".join(action))
    return absolute[1] if absolute else "../" * (len(page.parts) - 1)


#: Stands for the way to the site's top in the index list.
_TOP = "\ufffctop\ufffc"


def _head(assets: Mapping[str, str], name: str, top: str, *, style: bool) -> str:
    """Links for a page's head. Only the search page has the style sheet from the start; else the search brings it."""
    where = f"{top}{FOLDER}/"
    described = f'type="application/opensearchdescription+xml" title="{escape(name)}" href="{top}search/opensearch.xml"'
    links = [f'<link rel="search" {described}>'] if name else []
    if style:
        links.append(f'<link rel="stylesheet" href="{where}{assets["style"]}">')
    return "\n".join([*links, f'<script src="{where}{assets["script"]}" defer></script>\n'])


def search_html(top: str, index: str) -> str:
    """The content of the search page: a form, an empty place for results, and the index that needs no script."""
    return f"""<div class="search-page" data-footnoted="search">
<form class="search-page__form" role="search" aria-label="Search with filters" action="{top}search/" method="get">
<label for="search-page-q">What are you looking for?</label>
<input id="search-page-q" type="search" name="q" autocomplete="off">
<button type="submit">Search</button>
<div class="search-page__filters"></div>
</form>
<p class="search-page__plain">Searching needs JavaScript. The index below does not.</p>
<p class="search-page__status" role="status"></p>
<ol class="md-search-result__list"></ol>
<div class="search-page__rest"></div>
{index}
</div>"""


def index_html(entries: Sequence[Entry]) -> str:
    """The A–Z index: pages, sections, events, terms, people and sources, each a link, under the first letter."""
    wanted = {What.PAGE, What.SECTION, What.EVENT, What.TERM, What.SOURCE, What.NAME}
    listed = {(entry.title, entry.url): entry for entry in entries if entry.what in wanted}
    ordered = sorted(listed.values(), key=lambda entry: (_letter(entry.title), _order(entry.title), entry.url))
    titles = {entry.url: entry.title for entry in entries if entry.what is What.PAGE}
    groups = [(letter, list(each)) for letter, each in groupby(ordered, lambda entry: _letter(entry.title))]
    letters = " ".join(f'<a href="#index-{_anchor(letter)}">{escape(letter)}</a>' for letter, _ in groups)
    lists = "\n".join(
        f'<h3 id="index-{_anchor(letter)}">{escape(letter)}</h3>\n<ul>\n'
        + "\n".join(_index_line(entry, titles) for entry in each)
        + "\n</ul>"
        for letter, each in groups
    )
    return f"""<h2 id="index">A–Z index</h2>
<p class="search-page__letters">{letters}</p>
<div class="search-page__index">
{lists}
</div>"""


def _index_line(entry: Entry, titles: Mapping[str, str]) -> str:
    about = {What.SOURCE: "source", What.PAGE: "page"}.get(entry.what, titles.get(entry.page, "page"))
    return f'<li><a href="{_TOP}{escape(entry.url)}">{escape(entry.title)}</a> ({escape(about)})</li>'


def _order(title: str) -> str:
    return re.sub(r"^(?:the|an?)\s+|\W+", " ", title.casefold()).strip()


def _letter(title: str) -> str:
    first = _order(title)[:1].upper()
    return first if first.isalpha() and first.isascii() else "0–9"


def _anchor(letter: str) -> str:
    return letter.lower() if letter.isalpha() else "0-9"


def write_opensearch(built: Path, name: str, url: str) -> None:
    """The description by which browsers and search tools know how to ask this site (OpenSearch 1.1)."""
    if not url:
        return
    short, long = (escape_xml(_cut(name, most)) for most in (16, 48))  # as long as the standard allows
    name, url = escape_xml(name), escape_xml(url, {'"': "&quot;"})
    write_text(
        built / "search" / "opensearch.xml",
        f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{short}</ShortName>
  <LongName>{long}</LongName>
  <Description>Search {name}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" method="get" template="{url}search/?q={{searchTerms}}"/>
</OpenSearchDescription>
""",
    )


def _cut(text: str, most: int) -> str:
    """The text, or its first words, in `most` characters."""
    return text if len(text) <= most else text[: most + 1].rpartition(" ")[0] or text[:most]
