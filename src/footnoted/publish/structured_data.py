"""What machines read of a page: Open Graph for those who unfold links, schema.org JSON-LD for those who index."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from footnoted.model import Page, Source, SourceFile
from footnoted.publish.catalogue import Catalogue, PublishedClaim, PublishedEvent
from footnoted.publish.exports import Export
from footnoted.publish.exports.rows import span

Thing = dict[str, Any]


def open_graph(title: str, about: str, url: str, image: str, site: str) -> str:
    """The elements that unfold a link wherever it is pasted."""
    properties = {
        "og:type": "article",
        "og:site_name": site,
        "og:title": title,
        "og:description": about,
        "og:url": url,
        "og:image": image,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": about or title,
    }
    elements = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items() if value]
    return "".join([*elements, '<meta name="twitter:card" content="summary_large_image">'])


def json_ld(things: Sequence[Thing]) -> str:
    """A script element that no browser runs. `<` is written so that no text can end the element."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    data = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{data}</script>'


def page_things(page: Page, catalogue: Catalogue, exports: Sequence[Export]) -> list[Thing]:
    """What a page is: an article with its sources, its place in the site, its events, and the data offered there."""
    things = [website(catalogue), article(page, catalogue), breadcrumbs([page], catalogue)]
    things += [event(each, catalogue) for each in catalogue.events if each.page is page]
    if page.url == "data/":
        things += [dataset(catalogue, exports)]
    return things


def website(catalogue: Catalogue) -> Thing:
    """The site itself."""
    return _without_empty(
        {
            "@type": "WebSite",
            "@id": f"{catalogue.url}#website",
            "url": catalogue.url,
            "name": catalogue.name,
            "license": catalogue.licence,
            "inLanguage": catalogue.language,
            "publisher": publisher(catalogue),
        }
    )


def publisher(catalogue: Catalogue) -> Thing:
    """Who publishes the site."""
    return {"@type": "Organization", "name": catalogue.name, "url": catalogue.url}


def article(page: Page, catalogue: Catalogue) -> Thing:
    """A page with all that it cites and all that was corrected on it."""
    claims = catalogue.claims_of(page)
    cited = {each.file.id: each.file for claim in claims for each in claim.support}
    corrected = [each for each in catalogue.site.corrections if each.page == page.url]
    url = catalogue.absolute(page.url)
    return _without_empty(
        {
            "@type": "Article",
            "@id": f"{url}#article",
            "headline": page.title[:110],
            "description": page.description,
            "url": url,
            "mainEntityOfPage": url,
            "image": catalogue.absolute(page_card(page)),
            "isPartOf": {"@id": f"{catalogue.url}#website"},
            "author": publisher(catalogue),
            "publisher": publisher(catalogue),
            "datePublished": min((each.since for each in claims if each.since), default=""),
            "dateModified": max([page.reviewed or "", *(each.date for each in corrected)]),
            "license": catalogue.licence,
            "inLanguage": catalogue.language,
            "citation": [_short_work(file) for file in cited.values()],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": f"{each.kind.capitalize()}: {each.why}",
                    "datePublished": each.date,
                }
                for each in corrected
            ],
        }
    )


def claim_thing(claim: PublishedClaim, catalogue: Catalogue) -> Thing:
    """A claim's own page: the words, where they stand, and what they rest on."""
    url = catalogue.absolute(claim.own_address)
    cited = {each.file.id: each.file for each in claim.support}
    return _without_empty(
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": textwrap.shorten(claim.text, 110, placeholder="…"),
            "isPartOf": {"@id": f"{catalogue.url}#website"},
            "dateModified": claim.page.reviewed or "",
            "license": catalogue.licence,
            "mainEntity": {
                "@type": "Quotation",
                "text": claim.text,
                "url": catalogue.absolute(claim.address),
                "creator": publisher(catalogue),
                "citation": [creative_work(file) for file in cited.values()],
            },
        }
    )


def breadcrumbs(pages: Sequence[Page], catalogue: Catalogue, last: tuple[str, str] | None = None) -> Thing:
    """The way from the home page; `last` is the name and address of something below the last page."""
    steps = [(catalogue.name, catalogue.url)]
    steps += [(page.title, catalogue.absolute(page.url)) for page in pages if page.url]
    steps += [last] if last else []
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def event(each: PublishedEvent, catalogue: Catalogue) -> Thing:
    """A dated heading."""
    start, end = span(each.event.date)
    return {
        "@type": "Event",
        "name": each.event.title,
        "startDate": start.isoformat(),
        "endDate": end.isoformat(),
        "url": catalogue.absolute(each.event.href),
        "description": " ".join(claim.text for claim in each.claims) or each.event.title,
        "location": {"@type": "VirtualLocation", "url": catalogue.absolute(each.event.href)},
    }


def dataset(catalogue: Catalogue, exports: Sequence[Export]) -> Thing:
    """The exports."""
    return _without_empty(
        {
            "@type": "Dataset",
            "name": f"{catalogue.name}: claims, timeline and sources",
            "description": f"Every claim of {catalogue.name} with the excerpts it rests on, "
            "the timeline and the sources.",
            "url": catalogue.absolute("data/"),
            "license": catalogue.licence,
            "creator": publisher(catalogue),
            "dateModified": max((page.reviewed or "" for page in catalogue.pages), default=""),
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": each.about,
                    "encodingFormat": each.media,
                    "contentUrl": catalogue.absolute(f"data/{each.name}"),
                }
                for each in exports
            ],
        }
    )


_WORKS: Mapping[str, str] = {
    "article-newspaper": "NewsArticle", "article-magazine": "Article", "article-journal": "ScholarlyArticle",
    "report": "Report", "legislation": "Legislation", "bill": "Legislation", "regulation": "Legislation",
    "book": "Book", "dataset": "Dataset", "webpage": "WebPage", "post-weblog": "BlogPosting",
}  # fmt: skip


def creative_work(file: SourceFile) -> Thing:
    """A source as something cited."""
    csl = file.source.csl
    kind = _WORKS.get(csl.type, "CreativeWork")
    return _without_empty(
        {
            "@type": kind,
            "name": csl.title,
            "url": csl.url,
            "datePublished": _iso(file.source),
            "publisher": _body(csl.container_title or csl.publisher or csl.authority),
            "archivedAt": file.source.archive or "",
        }
    )


def _short_work(file: SourceFile) -> Thing:
    """A source as a page cites it: the claims' own pages tell more, and a page may cite a hundred."""
    return {"@type": "CreativeWork", "name": file.source.csl.title, "url": file.source.csl.url}


def _iso(source: Source) -> str:
    issued = source.csl.issued or ""
    return issued if issued.replace("-", "").isdigit() and "-2" not in issued[4:6] else issued[:4]


def _body(name: str | None) -> Thing | str:
    return {"@type": "Organization", "name": name} if name else ""


def page_card(page: Page) -> str:
    """Where a page's social image is."""
    return f"cards/pages/{page.url.strip('/') or 'index'}.png"


def claim_card(identifier: str) -> str:
    """Where a claim's social image is."""
    return f"cards/{identifier}.png"


def _without_empty(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
