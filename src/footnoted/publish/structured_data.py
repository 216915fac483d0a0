"""What machines read of a page: Open Graph for those who unfold links, schema.org JSON-LD for those who index."""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from footnoted.model import Page
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
        "og:image:alt": title,
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
    things = [website(catalogue), article(page, catalogue), *([breadcrumbs(page, catalogue)] if page.url else [])]
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
            "publisher": {
                "@type": "Organization",
                **publisher(catalogue),
                "name": catalogue.name,
                "url": catalogue.url,
            },
        }
    )


def publisher(catalogue: Catalogue) -> Thing:
    """Who publishes the site, by the name that `website` tells it under."""
    return {"@id": f"{catalogue.url}#publisher"}


def article(page: Page, catalogue: Catalogue) -> Thing:
    """A page with all that it cites and all that was corrected on it."""
    claims = catalogue.claims_of(page)
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
            "citation": list(dict.fromkeys(each.file.source.csl.url for claim in claims for each in claim.support)),
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
    return _without_empty(
        {
            "@type": "WebPage",
            "@id": catalogue.absolute(claim.own_address),
            "isPartOf": {"@id": f"{catalogue.absolute(claim.page.url)}#article"},
            "dateModified": claim.page.reviewed or "",
            "mainEntity": {
                "@type": "Quotation",
                "text": claim.text,
                "url": catalogue.absolute(claim.address),
                "creator": publisher(catalogue),
                "citation": list(dict.fromkeys(each.file.source.csl.url for each in claim.support)),
            },
        }
    )


def breadcrumbs(page: Page, catalogue: Catalogue) -> Thing:
    """The way from the home page to this one."""
    steps = [(catalogue.name, catalogue.url), (page.title, catalogue.absolute(page.url))]
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


def page_card(page: Page) -> str:
    """Where a page's social image is."""
    return f"cards/pages/{page.url.strip('/') or 'index'}.png"


def claim_card(identifier: str) -> str:
    """Where a claim's social image is."""
    return f"cards/{identifier}.png"


def _without_empty(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
