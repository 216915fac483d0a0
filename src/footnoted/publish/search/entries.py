"""What a reader can find: pages, sections, dated events, claims, table rows, terms, sources, people and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from footnoted.model import Citation, Claim, Heading, Page, Site, SourceFile, edtf_dates, show_edtf
from footnoted.site.claims import OPAQUE


class What(StrEnum):
    """The kinds of entries, each with the letter that stands for it in the index. An aside claims nothing."""

    PAGE = "p"
    SECTION = "s"
    EVENT = "e"
    CLAIM = "c"
    ASIDE = "a"
    ROW = "r"
    TERM = "t"
    SOURCE = "o"
    NAME = "n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found, and where it is.

    `title`, `trail` (the page and headings above) and `text` are shown; `body` and `evidence` are only searched: what
    stands below a heading, and the words of the sources that a claim rests on. `date` is EDTF. `said` is true where
    the date is the thing's own, and false where it is its source's. `topic` is the number of the page.
    """

    what: What
    title: str
    text: str
    url: str
    topic: int
    trail: tuple[str, ...] = ()
    body: str = ""
    evidence: str = ""
    date: str = ""
    said: bool = False
    years: tuple[int, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Topic:
    """A page as a place to look in: its title and its address below the site's."""

    title: str
    url: str


@dataclass(slots=True)
class Section:
    """A heading with the claims that stand directly below it; `above` are the headings that it stands under."""

    heading: Heading | None
    above: tuple[Heading, ...] = ()
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Places:
    """What only the built pages know: the address of each source's entry and of each term's definition."""

    sources: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


def topics_of(site: Site, places: Places) -> list[tuple[Page, Topic]]:
    """The pages that can be found, in the order of their files, with their titles."""
    return [
        (page, Topic(_title(page), page.url))
        for page in site.pages
        if page.url not in places.left_out and (page.claims or page.headings)
    ]


def entries_of(site: Site, places: Places) -> tuple[list[Topic], list[Entry]]:
    """Everything on the site that can be found, page by page, then sources, then people and bodies."""
    pages = topics_of(site, places)
    found: list[Entry] = []
    for number, (page, topic) in enumerate(pages):
        found += _page_entries(site, page, topic, number, places)
    topics = [topic for _, topic in pages]
    found += _sources(site, pages, places)
    found += _names(site, pages, places)
    return topics, found


def sections_of(page: Page) -> list[Section]:
    """The page's headings in order, each with its own claims; what stands above the first heading comes first."""
    sections = [Section(None)]
    above: list[Heading] = []
    claims = sorted(page.claims, key=lambda claim: claim.line)
    headings = sorted(page.headings, key=lambda heading: heading.line)
    at = 0
    for heading in headings:
        while at < len(claims) and claims[at].line < heading.line:
            sections[-1].claims.append(claims[at])
            at += 1
        above = [each for each in above if each.level < heading.level]
        sections.append(Section(heading, tuple(above)))
        above.append(heading)
    sections[-1].claims += claims[at:]
    return sections


def _title(page: Page) -> str:
    return page.title or next((heading.text for heading in page.headings), page.url or page.path)


def _page_entries(site: Site, page: Page, topic: Topic, number: int, places: Places) -> Iterator[Entry]:
    sections = sections_of(page)
    first = next((claim for claim in page.claims if claim.text), None)
    yield Entry(
        What.PAGE,
        topic.title,
        page.description or (_plain(first) if first else ""),
        topic.url,
        number,
        body=" . ".join(heading.text for heading in page.headings if heading.level > 1),
    )
    for section in sections:
        heading = section.heading
        term = heading is not None and heading.level > 1 and bool(section.claims) and _is_glossary(page)
        if heading and heading.level > 1 and heading.id:
            yield _heading_entry(site, section, topic, number, term=term)
        for claim in () if term else section.claims:
            yield _claim_entry(site, page, claim, section, topic, number, places)


def _is_glossary(page: Page) -> bool:
    """A page that is named so: each heading with text below it is a term, and the text its meaning."""
    return PurePosixPath(page.path).stem == "glossary"


def _heading_entry(site: Site, section: Section, topic: Topic, number: int, *, term: bool) -> Entry:
    heading = section.heading
    assert heading is not None
    told = [_plain(claim) for claim in section.claims]
    cited = tuple(citation for claim in section.claims for citation in claim.citations) if term else ()
    return Entry(
        What.TERM if term else What.EVENT if heading.date else What.SECTION,
        heading.text,
        " ".join(told) if term else "".join(told[:1]),
        f"{topic.url}#{heading.id}",
        number,
        _trail(topic, () if term else section.above),
        body="" if term else " . ".join(told),
        evidence=_evidence(site, cited),
        date=heading.date or "",
        said=bool(heading.date),
        years=_years(heading.date),
        kinds=frozenset(str(file.source.kind) for file in _cited(site, cited)),
    )


def _claim_entry(
    site: Site, page: Page, claim: Claim, section: Section, topic: Topic, number: int, places: Places
) -> Entry:
    heading = section.heading
    own = [*section.above, *([heading] if heading else [])]
    anchor = claim.id or next((each.id for each in reversed(own) if each.id and each.level > 1), None)
    url = f"{topic.url}#{anchor}" if anchor else topic.url
    text = _plain(claim)
    title = heading.text if heading and heading.level > 1 else topic.title
    what = What.CLAIM
    if term := places.terms.get((page.url, claim.id or "")):
        what, title = What.TERM, term
    elif claim.editorial or page.unsourced:
        what = What.ASIDE
    elif claim.columns:
        what, title, text = What.ROW, *_row(claim)
    date, said = _date(site, claim, section)
    return Entry(
        what,
        title,
        text,
        url,
        number,
        _trail(topic, tuple(own) if what in {What.ROW, What.TERM} else section.above),
        evidence=_evidence(site, claim.citations),
        date=date,
        said=said,
        years=_claim_years(site, claim, section),
        kinds=frozenset(str(file.source.kind) for file in _cited(site, claim.citations)),
    )


def _trail(topic: Topic, above: tuple[Heading, ...]) -> tuple[str, ...]:
    return (topic.title, *(heading.text for heading in above if heading.level > 1))


def _plain(claim: Claim) -> str:
    return re.sub(r"\s+", " ", claim.text.replace(OPAQUE, "").replace(" ¶ ", " ")).strip()


def _row(claim: Claim) -> tuple[str, str]:
    """A table row's first cell, and the others, each behind the head of its column."""
    first, *rest = (re.sub(r"\s+", " ", cell.replace(OPAQUE, "")).strip() for cell in claim.cells)
    heads = claim.columns[1:] if len(claim.columns) == len(rest) + 1 else [""] * len(rest)
    told = (f"{head}: {cell}" if head else cell for head, cell in zip(heads, rest, strict=True) if cell)
    return first, " · ".join(told)


def _cited(site: Site, citations: tuple[Citation, ...]) -> list[SourceFile]:
    """The sources that these citations name, each once."""
    names = dict.fromkeys(citation.source for citation in citations)
    return [site.sources[name] for name in names if name in site.sources]


def _evidence(site: Site, citations: tuple[Citation, ...]) -> str:
    """The words of the evidence: the excerpts (and who speaks them), and what the sources are called."""
    parts = [f"{excerpt.text} . {excerpt.speaker or ''}" for _, _, excerpt in site.excerpts(citations)]
    for file in _cited(site, citations):
        parts += [file.source.csl.title, _publisher(file), *(str(name) for name in file.source.csl.author)]
    return " . ".join(parts)


def _publisher(file: SourceFile) -> str:
    csl = file.source.csl
    return csl.container_title or csl.publisher or csl.authority or ""


def _date(site: Site, claim: Claim, section: Section) -> tuple[str, bool]:
    """The date of the event that the claim stands under, else that of the first dated thing it cites."""
    for heading in (section.heading, *reversed(section.above)):
        if heading and heading.date:
            return heading.date, True
    for _, _, excerpt in site.excerpts(claim.citations):
        if excerpt.date:
            return excerpt.date, False
    for file in _cited(site, claim.citations):
        if file.source.csl.issued:
            return file.source.csl.issued, False
    return "", False


def _claim_years(site: Site, claim: Claim, section: Section) -> tuple[int, ...]:
    """The years that a claim is about: its event's, those its text names, else those of what it cites."""
    date, said = _date(site, claim, section)
    named = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", claim.text)}
    if said:
        named |= set(_years(date))
    return tuple(sorted(named)) or _years(date)


def _years(date: str | None) -> tuple[int, ...]:
    return tuple(sorted({each.year for each in edtf_dates(date) if each.year})) if date else ()


def _sources(site: Site, pages: list[tuple[Page, Topic]], places: Places) -> Iterator[Entry]:
    """An entry for each source that the site lists or cites."""
    cited = _first_claims(site, pages)
    for file in site.sources.values():
        csl = file.source.csl
        place = places.sources.get(file.id) or cited.get(file.id)
        if place is None:
            continue
        by = ", ".join(str(name) for name in csl.author)
        facts = [by, _publisher(file), show_edtf(csl.issued) if csl.issued else ""]
        yield Entry(
            What.SOURCE,
            csl.title,
            " · ".join(dict.fromkeys(fact for fact in facts if fact)),
            place,
            _topic_of(place, pages),
            body=" ".join(filter(None, [csl.number, file.id.replace("-", " ")])),
            date=csl.issued or "",
            said=True,
            years=_years(csl.issued),
            kinds=frozenset({str(file.source.kind)}),
        )


def _first_claims(site: Site, pages: list[tuple[Page, Topic]]) -> dict[str, str]:
    """Where each source is first cited by a claim that has an address."""
    first: dict[str, str] = {}
    for page, topic in pages:
        for claim in page.claims:
            for citation in claim.citations if claim.id else ():
                first.setdefault(citation.source, f"{topic.url}#{claim.id}")
    return first


def _topic_of(url: str, pages: list[tuple[Page, Topic]]) -> int:
    page = url.partition("#")[0]
    return next((number for number, (_, topic) in enumerate(pages) if topic.url == page), 0)


@dataclass(slots=True)
class _Known:
    """What is known of a person or body: a place to send the reader to, and what they said or wrote."""

    url: str
    said: bool
    works: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


def _names(site: Site, pages: list[tuple[Page, Topic]], places: Places) -> Iterator[Entry]:
    """An entry for each speaker and author: it leads to where they are quoted, else to what they wrote."""
    known: dict[str, _Known] = {}
    for page, topic in pages:
        for claim in page.claims:
            for _, file, excerpt in site.excerpts(claim.citations) if claim.id else ():
                if excerpt.speaker and excerpt.speaker not in known:
                    known[excerpt.speaker] = _Known(f"{topic.url}#{claim.id}", True, [_plain(claim)])
                    known[excerpt.speaker].kinds.add(str(file.source.kind))
    first = _first_claims(site, pages)
    for file in site.sources.values():
        place = first.get(file.id) or places.sources.get(file.id)
        for name in (*file.source.csl.author, *file.source.csl.editor) if place else ():
            each = known.setdefault(str(name), _Known(place or "", False))
            each.kinds.add(str(file.source.kind))
            if not each.said:
                each.works.append(file.source.csl.title)
    for name_, each in sorted(known.items()):
        works = dict.fromkeys(each.works)
        text = each.works[0] if each.said else "Wrote: " + "; ".join(works)
        yield Entry(What.NAME, name_, text, each.url, _topic_of(each.url, pages), kinds=frozenset(each.kinds))
