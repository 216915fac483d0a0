"""Words that stand over or beside claims: heads of tables, terms, titles of boxes and tabs, texts of images, code."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from footnoted.model import Citation, Claim, Heading, Words
from footnoted.reading.inline import made
from footnoted.reading.source_lines import SourceLines
from footnoted.text.look_alikes import INVISIBLE

#: Attributes whose texts a reader or a screen reader is told.
_LABELS = ("alt", "title", "aria-label")


@dataclass(frozen=True, slots=True)
class _Label:
    """Words of one kind, and the elements whose claims must carry them. Code is counted alone."""

    kind: str
    text: str
    scopes: tuple[HtmlElement, ...]
    is_code: bool = False


def words_outside(
    root: HtmlElement, claims: Mapping[HtmlElement, Claim], headings: Sequence[Heading], lines: SourceLines
) -> Iterator[Words]:
    """The words outside claims, each with the citations of what it stands over or beside."""
    for heading in headings:
        yield Words("heading", heading.text, heading.line, heading.citations, heading.broken)

    @cache  # the heads of a wide table have one scope
    def held(scope: HtmlElement) -> tuple[tuple[Citation, ...], bool, bool]:
        inside = [claims[each] for each in (scope, *scope.iterdescendants()) if each in claims]
        around = [claims[each] for each in scope.iterancestors() if each in claims]
        found = inside or around[:1]
        cited = tuple(citation for claim in found for citation in claim.citations)
        return cited, any(claim.broken for claim in found), not found or not all(claim.editorial for claim in found)

    for label in _labels(root):
        words = lines.find(label.text)
        line = words[0][1] if words else lines.written(label.text[:30], 0)
        cited: tuple[Citation, ...] = ()
        broken, checked = False, not label.is_code
        for scope in label.scopes:
            more, bad, sourced = held(scope)
            cited, broken, checked = (*cited, *more), broken or bad, checked and sourced
        yield Words(label.kind, label.text, line, cited, broken, checked)
    yield from _link_titles(root, claims, lines)


def _labels(root: HtmlElement) -> Iterator[_Label]:
    """The labels of a page in their order. What an extension of ours made is left out."""
    for element in root.iter():
        if not isinstance(element.tag, str) or any(made(each) for each in (element, *element.iterancestors())):
            continue
        parent = element.getparent()
        text = _text(element)
        match element.tag:
            case "th" if element.getparent().getparent().tag == "thead":
                yield _Label("head of a table", text, tuple(element.iterancestors("table")))
            case "dt":
                yield _Label("term", text, tuple(_meanings(element)))
            case "summary" if parent is not None:
                yield _Label("summary", text, (parent,))
            case "label":
                yield _Label("tab", text, tuple(_tabs(element)))
            case "p" if titles_box(element):
                yield _Label("title of a box", text, (parent,))
            case "pre":
                yield _Label("code", text, (element,), is_code=True)
            case _:
                continue


def _link_titles(root: HtmlElement, claims: Mapping[HtmlElement, Claim], lines: SourceLines) -> Iterator[Words]:
    """The texts of images, and titles and labels of any element, held to the claim that they stand in."""
    for element in root.iter():
        if not isinstance(element.tag, str) or not set(_LABELS) & set(element.keys()):
            continue
        if any(made(each) or each.get("data-cite") for each in (element, *element.iterancestors())):
            continue
        for name in _LABELS:
            text = " ".join(INVISIBLE.sub("", element.get(name) or "").split())
            if not text or "headerlink" in (element.get("class") or ""):
                continue
            around = next((claims[each] for each in (element, *element.iterancestors()) if each in claims), None)
            kind = {"alt": "text of an image", "title": "title of a link", "aria-label": "label"}[name]
            kind = "meaning of an abbreviation" if element.tag == "abbr" else kind
            line = lines.written(text[:30], 0)
            cited, broken = (around.citations, around.broken) if around else ((), False)
            yield Words(kind, text, line, cited, broken, checked=around is None or not around.editorial)


def _text(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", INVISIBLE.sub("", element.text_content())).strip()


def _meanings(term: HtmlElement) -> Iterator[HtmlElement]:
    """The definitions of a term: those up to the next term."""
    following = term.getnext()
    while following is not None and following.tag == "dt":  # several terms with one meaning
        following = following.getnext()
    while following is not None and following.tag != "dt":
        yield following
        following = following.getnext()


def _tabs(label: HtmlElement) -> Iterator[HtmlElement]:
    """The set of tabs that a label belongs to."""
    return (each for each in label.iterancestors("div") if "tabbed-set" in (each.get("class") or "").split())


def is_contents(element: HtmlElement) -> bool:
    """Whether this is a table of contents (`[TOC]`): links to headings of the page, in the headings' own words."""
    if "toc" not in (element.get("class") or "").split():
        return False
    root = element.getroottree().getroot()
    headings = {heading_text(each) for each in root.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    links = [" ".join(each.text_content().split()) for each in element.iter("a")]
    return headings.issuperset(links) and " ".join(links) == " ".join(element.text_content().split())


def heading_text(element: HtmlElement) -> str:
    """The words of a heading on one line, without its permalink."""
    return re.sub(r"\s+", " ", "".join(_speech(element))).strip()


def _speech(element: HtmlElement) -> Iterator[str]:
    """The text of a heading without permalink marks."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and "headerlink" not in (child.get("class") or "").split():
            yield from _speech(child)
        yield child.tail or ""


def titles_box(element: HtmlElement) -> bool:
    """Whether a paragraph is the title of an admonition: the first thing in it."""
    parent = element.getparent()
    box = parent is not None and "admonition" in (parent.get("class") or "").split() and parent[0] is element
    return box and "admonition-title" in (element.get("class") or "").split()
