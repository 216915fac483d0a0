"""Puts what the check finds on a page into its HTML, at the claim.

Only the rules that one page is enough for have a say here; `footnoted check` has them all.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from footnoted.checker import check_site
from footnoted.evidence import Evidence
from footnoted.model import Diagnostic, Page, PageProblem, Site, page_url
from footnoted.model.errors import ProjectError
from footnoted.reading.allowed_html import tree_of
from footnoted.reading.blocks import Rendered, read_tree
from footnoted.reading.front_matter import FrontMatterError, split_front_matter
from footnoted.reading.page import page_of, problems_in
from footnoted.reading.source_lines import SourceLines

#: What a finding's element is called, so that a style sheet can reach it and a test can look for it.
CLASS = "footnoted-finding"

#: What ends an element's own text. The page's root has none: a finding about the whole page stands on top.
_BLOCKS = frozenset("p ul ol dl div table blockquote pre section h1 h2 h3 h4 h5 h6".split())


@dataclass(frozen=True, slots=True)
class Draft:
    """The page being converted: its file, its path below the folder of pages, its Markdown without the front matter,
    and what rendering found wrong with its citation marks.
    """

    file: Path
    name: str
    source: str
    problems: tuple[PageProblem, ...]


def with_findings(text: str, draft: Draft, evidence: Evidence) -> tuple[str, list[str]]:
    """The page's HTML with a mark behind each claim that has a finding, and each finding as a line for the terminal.

    HTML without a finding comes back as it was.
    """
    shown = draft.file.as_posix()
    try:
        meta, offset = _front_matter(draft)
    except FrontMatterError as error:
        return _on_top(text, f"{shown}:{error.line}: {error}")
    lines = SourceLines(draft.source.lstrip("\n"), offset)
    root, _ = tree_of(text)
    rendered = read_tree(root, lines)
    try:
        problems = tuple(problems_in(draft.problems, lines))
        page = page_of(rendered, shown, page_url(draft.name), meta, problems)
    except ProjectError as error:
        return _on_top(text, str(error))
    found = findings(page, evidence)
    if not found:
        return text, []
    places = [_place(each, rendered, root) for each in found]
    for each, element in zip(found, places, strict=True):
        _mark(element, each)
    said = [f"{each.path}:{each.line}: {each.code} {each.message}" for each in found]
    return html.tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>"), said


def _on_top(text: str, message: str) -> tuple[str, list[str]]:
    """What keeps the page from being checked, above all that it says."""
    return f'<mark class="{CLASS}">{escape(message)}</mark>\n{text}', [message]


def findings(page: Page, evidence: Evidence) -> Sequence[Diagnostic]:
    """What the rules find on one page."""
    site = Site(
        pages=(page,),
        sources=evidence.sources,
        broken=evidence.broken,
        partial=True,
        today=datetime.date.today().isoformat(),
    )
    found = [each for each in check_site(site).diagnostics if each.path == page.path]
    return [*found, *_unreadable(page, evidence)]


def _unreadable(page: Page, evidence: Evidence) -> Iterator[Diagnostic]:
    """What is wrong with the file of a source, once: at the first claim that cites it."""
    wrong = {each.source: each for each in evidence.problems}
    for claim in page.claims:
        for source in dict.fromkeys(citation.source for citation in claim.citations):
            if problem := wrong.pop(source, None):
                message = f"{problem.path}:{problem.line}: {problem.message}"
                yield replace(problem, path=page.path, line=claim.line, message=message, claim=claim.id)


def _front_matter(draft: Draft) -> tuple[dict[str, Any], int]:
    """The page's front matter, and how many lines stand above its Markdown: engines hand on neither."""
    try:
        meta, body, offset = split_front_matter(draft.file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return {}, 0
    return meta, offset + len(body) - len(body.lstrip("\n"))


def _place(finding: Diagnostic, rendered: Rendered, root: HtmlElement) -> HtmlElement:
    """The element that a finding is about: its claim by id, else the claim or heading that begins last before it."""
    claims = zip(rendered.claims, rendered.claim_elements, strict=True)
    for claim, element in claims:
        if claim.id == finding.claim and claim.line <= finding.line <= max(claim.last_line, claim.line):
            return element
    headings = zip(rendered.headings, rendered.heading_elements, strict=True)
    starts = [(claim.line, element) for claim, element in zip(rendered.claims, rendered.claim_elements, strict=True)]
    starts += [(heading.line, element) for heading, element in headings]
    before = [each for each in starts if each[0] <= finding.line]
    return max(before, key=lambda each: each[0])[1] if before else root


def _mark(element: HtmlElement, finding: Diagnostic) -> None:
    """Put the mark at the end of the element's own text, in front of any block inside it."""
    mark = html.Element("mark", {"class": CLASS, "title": f"{finding.path}:{finding.line}"})
    mark.text = f"{finding.code}: {finding.message}"
    cells = element.findall("td") or element.findall("th")
    into = cells[-1] if element.tag == "tr" and cells else element
    own = [each for each in into if each.tag == "p"]
    if own and into.tag in {"li", "dd", "blockquote"}:
        into = own[-1] if into.tag == "blockquote" else own[0]
    inner = next((at for at, each in enumerate(into) if each.tag in _BLOCKS), len(into))
    _space(into, inner)
    into.insert(inner, mark)


def _space(into: HtmlElement, at: int) -> None:
    """A space between the text and the mark."""
    if at:
        into[at - 1].tail = f"{into[at - 1].tail or ''} "
    else:
        into.text = f"{into.text or ''} "
