"""JSON-LD in a page (schema.org): the object that describes the page's own text, and how its values are read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

#: schema.org types and what CSL calls them; the first that a page has counts.
SCHEMA_TYPES = {
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal",
    "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper", "OpinionNewsArticle": "article-newspaper",
    "BackgroundNewsArticle": "article-newspaper", "LiveBlogPosting": "article-newspaper",
    "BlogPosting": "post-weblog", "Legislation": "legislation", "Report": "report", "Dataset": "dataset",
    "Thesis": "thesis", "Book": "book", "Chapter": "chapter", "PodcastEpisode": "broadcast",
    "SocialMediaPosting": "post", "DiscussionForumPosting": "post", "TechArticle": "webpage", "Article": "webpage",
    "WebPage": "webpage", "AboutPage": "webpage", "ItemPage": "webpage", "FAQPage": "webpage",
    "CollectionPage": "webpage", "Recipe": "webpage", "VideoObject": "motion_picture", "AudioObject": "song",
}  # fmt: skip


_DEEPEST = 8


_COMMENT_OPENS = ("<!--", "/*<![CDATA[*/", "//<![CDATA[", "// <![CDATA[", "<![CDATA[")


_COMMENT_ENDS = ("-->", "/*]]>*/", "//]]>", "// ]]>", "]]>", ";")


def json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page, those inside `@graph` and `mainEntity` too. Broken ones are passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        for opening in _COMMENT_OPENS:
            text = text.removeprefix(opening).strip()
        for closing in _COMMENT_ENDS:
            text = text.removesuffix(closing).strip()
        try:
            yield from _objects(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _objects(each, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(name), depth + 1)


def types_of(item: dict[str, Any]) -> list[str]:
    """An object's types by their short names: `schema:NewsArticle` is NewsArticle."""
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [each.rpartition("/")[2].rpartition(":")[2] for each in listed if isinstance(each, str)]


def main_item(found: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the page's own text: the most telling type, and the fullest of those.

    What it only points to (`"author": {"@id": "#1"}`) is put in its place.
    """
    items = list(found)
    order = list(SCHEMA_TYPES)
    ranked = [
        (min(order.index(each) for each in types_of(item) if each in order), -_fullness(item), at, item)
        for at, item in enumerate(items)
        if any(each in order for each in types_of(item))
    ]
    if not ranked:
        return {}
    named = {each["@id"]: each for each in items if isinstance(each.get("@id"), str)}
    return {name: _resolved(value, named) for name, value in min(ranked, key=lambda each: each[:3])[3].items()}


def _resolved(value: Any, named: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(each, named) for each in value]
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _fullness(item: dict[str, Any]) -> int:
    return sum(bool(item.get(name)) for name in ("headline", "name", "datePublished", "author", "publisher"))


def text_of(value: Any) -> str | None:
    """A text, or the first of a list of them, or what an object says with `name` or `@value`."""
    if isinstance(value, list):
        return next(filter(None, map(text_of, value[:5])), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    return value if isinstance(value, str) else None
