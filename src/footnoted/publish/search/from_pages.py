"""Entries from pages: the page, its sections and dated events, its claims, table rows and terms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from footnoted.model import Citation, Claim, Heading, Page, Site, SourceFile, edtf_dates
from footnoted.publish.search.entries import Entry, Places, Topic, What


@dataclass(slots=True)
class Section:
    """A heading with the claims that stand directly below it; `above` are the headings that it stands under."""

    heading: Heading | None
    above: tuple[Heading, ...] = ()
    claims: list[Claim] = field(default_factory=list)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Those above and its own, the outermost first."""
        return (*self.above, self.heading) if self.heading else self.above


def topics_of(site: Site, places: Places) -> list[tuple[Page, Topic]]:
    """The pages that can be found, in the order of their files, with their titles."""
    return [
        (page, Topic(page.title or page.url or page.path, page.url))
        for page in site.pages
        if page.url not in places.left_out and (page.claims or page.headings)
    ]


def page_entries(site: Site, pages: Sequence[tuple[Page, Topic]], places: Places) -> Iterator[Entry]:
    """The entries of all pages, page by page."""
    for number, (page, topic) in enumerate(pages):
        yield from _Reader(site, page, topic, number, places).entries()


def sections_of(page: Page) -> list[Section]:
    """The page's headings in order, each with its own claims; what stands above the first heading comes first."""
    sections = [Section(None)]
    above: list[Heading] = []
    claims = sorted(page.claims, key=lambda claim: claim.line)
    at = 0
    for heading in sorted(page.headings, key=lambda heading: heading.line):
        while at < len(claims) and claims[at].line < heading.line:
            sections[-1].claims.append(claims[at])
            at += 1
        above = [each for each in above if each.level < heading.level]
        sections.append(Section(heading, tuple(above)))
        above.append(heading)
    sections[-1].claims += claims[at:]
    return sections


def plain(claim: Claim) -> str:
    """A claim's text as one line, without what stands in it for code."""
    return _line(claim.text.replace(" ¶ ", " "))


def publisher(file: SourceFile) -> str:
    """Who published a source, or the work that it is part of."""
    csl = file.source.csl
    return csl.container_title or csl.publisher or csl.authority or ""


def years_of(date: str | None) -> tuple[int, ...]:
    """The years that an EDTF date names."""
    return tuple(sorted({each.year for each in edtf_dates(date) if each.year})) if date else ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one page; `number` is its place among the topics."""

    site: Site
    page: Page
    topic: Topic
    number: int
    places: Places

    def entries(self) -> Iterator[Entry]:
        yield self._whole()
        for section in sections_of(self.page):
            heading = section.heading
            below = heading is not None and heading.level > 1
            term = below and bool(section.claims) and self._is_glossary()
            if heading and heading.id and below:
                yield self._term(heading, section) if term else self._section(heading, section)
            if not term:
                yield from (self._claim(claim, section) for claim in section.claims)

    def _is_glossary(self) -> bool:
        """A page that is named so: each heading with text below it is a term, and the text its meaning."""
        return PurePosixPath(self.page.path).stem == "glossary"

    def _whole(self) -> Entry:
        headings = " . ".join(heading.text for heading in self.page.headings if heading.level > 1)
        text = self.page.description or next(map(plain, self.page.claims), "")
        return Entry(What.PAGE, self.topic.title, text, self.topic.url, self.number, body=headings)

    def _section(self, heading: Heading, section: Section) -> Entry:
        texts = [plain(claim) for claim in section.claims]
        return Entry(
            What.EVENT if heading.date else What.SECTION,
            heading.text,
            "".join(texts[:1]),
            f"{self.topic.url}#{heading.id}",
            self.number,
            self._trail(section.above),
            body=" . ".join(texts),
            date=heading.date or "",
            said=bool(heading.date),
            years=years_of(heading.date),
        )

    def _term(self, heading: Heading, section: Section) -> Entry:
        cited = tuple(citation for claim in section.claims for citation in claim.citations)
        return Entry(
            What.TERM,
            heading.text,
            " ".join(plain(claim) for claim in section.claims),
            f"{self.topic.url}#{heading.id}",
            self.number,
            (self.topic.title,),
            evidence=self._evidence(cited),
            kinds=self._kinds(cited),
        )

    def _claim(self, claim: Claim, section: Section) -> Entry:
        what, title, text = self._told(claim, section)
        date, said = self._date(claim, section)
        named = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", claim.text)}
        years = named | set(years_of(date)) if said or not named else named
        return Entry(
            what,
            title,
            text,
            self._address(claim, section),
            self.number,
            self._trail(section.headings if what in {What.ROW, What.TERM} else section.above),
            evidence=self._evidence(claim.citations),
            date=date,
            said=said,
            years=tuple(sorted(years)),
            kinds=self._kinds(claim.citations),
        )

    def _told(self, claim: Claim, section: Section) -> tuple[What, str, str]:
        """What a claim is, its title (of a claim in the text: the heading that it stands under), and its text."""
        heading = section.heading
        title = heading.text if heading and heading.level > 1 else self.topic.title
        if term := self.places.terms.get((self.page.url, claim.id or "")):
            return What.TERM, term, plain(claim)
        if claim.editorial or self.page.unsourced:
            return What.ASIDE, title, plain(claim)
        if claim.columns:
            return What.ROW, *_row(claim)
        return What.CLAIM, title, plain(claim)

    def _address(self, claim: Claim, section: Section) -> str:
        """Its own, else that of the heading that it stands under."""
        above = (heading.id for heading in reversed(section.headings) if heading.id and heading.level > 1)
        anchor = claim.id or next(above, None)
        return f"{self.topic.url}#{anchor}" if anchor else self.topic.url

    def _trail(self, above: Sequence[Heading]) -> tuple[str, ...]:
        return (self.topic.title, *(heading.text for heading in above if heading.level > 1))

    def _cited(self, citations: Sequence[Citation]) -> list[SourceFile]:
        """The sources that these citations name, each once."""
        names = dict.fromkeys(citation.source for citation in citations)
        return [self.site.sources[name] for name in names if name in self.site.sources]

    def _kinds(self, citations: Sequence[Citation]) -> frozenset[str]:
        return frozenset(str(file.source.kind) for file in self._cited(citations))

    def _evidence(self, citations: tuple[Citation, ...]) -> str:
        """The words of the evidence: the excerpts (and who speaks them), and what the sources are called."""
        parts = [f"{excerpt.text} . {excerpt.speaker or ''}" for _, _, excerpt in self.site.excerpts(citations)]
        for file in self._cited(citations):
            csl = file.source.csl
            parts += [csl.title, publisher(file), *(str(name) for name in csl.author)]
        return " . ".join(parts)

    def _date(self, claim: Claim, section: Section) -> tuple[str, bool]:
        """The date of the event that the claim stands under, else that of the first dated thing it cites."""
        for heading in reversed(section.headings):
            if heading.date:
                return heading.date, True
        excerpts = [excerpt.date for _, _, excerpt in self.site.excerpts(claim.citations)]
        issued = [file.source.csl.issued for file in self._cited(claim.citations)]
        return next(filter(None, [*excerpts, *issued]), ""), False


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _row(claim: Claim) -> tuple[str, str]:
    """A table row's first cell, and the others, each behind the head of its column."""
    first, *rest = map(_line, claim.cells)
    heads = claim.columns[1:] if len(claim.columns) == len(rest) + 1 else [""] * len(rest)
    cells = (f"{head}: {cell}" if head else cell for head, cell in zip(heads, rest, strict=True) if cell)
    return first, " · ".join(cells)
