"""Entries from pages: the page, its sections and dated events, its claims and terms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from footnoted.model import Claim, Heading, Page, Site, SourceFile, edtf_dates
from footnoted.publish.search.entries import Entry, Places, What


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


def pages_of(site: Site, places: Places) -> list[Page]:
    """The pages that can be found, in the order of their files."""
    return [page for page in site.pages if page.url not in places.left_out and (page.claims or page.headings)]


def page_entries(site: Site, pages: Sequence[Page], places: Places) -> Iterator[Entry]:
    """The entries of all pages, page by page, each thing after what it stands under."""
    for page in pages:
        yield from _Reader(site, page, places).entries()


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


def publisher(file: SourceFile) -> str:
    """Who published a source, or the work that it is part of."""
    csl = file.source.csl
    return csl.container_title or csl.publisher or csl.authority or ""


def years_of(date: str | None) -> tuple[int, ...]:
    """The years that an EDTF date names."""
    return tuple(sorted({each.year for each in edtf_dates(date) if each.year})) if date else ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one page."""

    site: Site
    page: Page
    places: Places

    def entries(self) -> Iterator[Entry]:
        text = self.page.description or next((claim.alone for claim in self.page.claims), "")
        yield Entry(What.PAGE, self.page.title or self.page.url or self.page.path, text, self.page.url)
        for section in sections_of(self.page):
            heading = section.heading
            below = heading is not None and heading.level > 1
            term = below and bool(section.claims) and self._is_glossary()
            if heading and heading.id and below:
                yield self._heading(heading, section, term=term)
            if not term:
                yield from (self._claim(claim, section) for claim in section.claims)

    def _is_glossary(self) -> bool:
        """A page that is named so: each heading with text below it is a term, and the text its meaning."""
        return PurePosixPath(self.page.path).stem == "glossary"

    def _heading(self, heading: Heading, section: Section, *, term: bool) -> Entry:
        """A heading; what it shows of the claims below it is found when it is searched, but a term says it all."""
        claims = section.claims if term else []
        return Entry(
            What.TERM if term else What.EVENT if heading.date else What.SECTION,
            heading.text,
            " ".join(claim.alone for claim in claims),
            f"{self.page.url}#{heading.id}",
            self._address(section.above),
            evidence=" . ".join(map(self._evidence, claims)),
            date=heading.date or "",
            said=bool(heading.date),
            years=years_of(heading.date),
            cites=tuple(dict.fromkeys(name for claim in claims for name in _cited(claim))),
        )

    def _claim(self, claim: Claim, section: Section) -> Entry:
        what, title = self._kind(claim)
        date, said = self._date(claim, section)
        named = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", claim.alone)}
        years = named | set(years_of(date)) if said or not named else named
        above = self._address(section.headings)
        return Entry(
            what,
            title,
            claim.alone,
            f"{self.page.url}#{claim.id}" if claim.id else above,
            above,
            evidence=self._evidence(claim),
            date=date,
            said=said,
            years=tuple(sorted(years)),
            cites=_cited(claim),
        )

    def _kind(self, claim: Claim) -> tuple[What, str]:
        """What a claim is, and its title: only a term has one."""
        if term := self.places.terms.get((self.page.url, claim.id or "")):
            return What.TERM, term
        return What.ASIDE if claim.editorial or self.page.unsourced else What.CLAIM, ""

    def _address(self, headings: Sequence[Heading]) -> str:
        """The address of the innermost heading that has one, else the page's."""
        above = (heading.id for heading in reversed(headings) if heading.id and heading.level > 1)
        anchor = next(above, None)
        return f"{self.page.url}#{anchor}" if anchor else self.page.url

    def _evidence(self, claim: Claim) -> str:
        """The words of the excerpts, and who speaks them; before them the cells of a row that has a sentence."""
        cells = [claim.text] if claim.says else []
        found = self.site.excerpts(claim.citations)
        return " . ".join([*cells, *(f"{excerpt.text} . {excerpt.speaker or ''}" for _, _, excerpt in found)])

    def _date(self, claim: Claim, section: Section) -> tuple[str, bool]:
        """The date of the event that the claim stands under, else that of the first dated thing it cites."""
        for heading in reversed(section.headings):
            if heading.date:
                return heading.date, True
        excerpts = [excerpt.date for _, _, excerpt in self.site.excerpts(claim.citations)]
        cited = [self.site.sources[name] for name in _cited(claim) if name in self.site.sources]
        return next(filter(None, [*excerpts, *(file.source.csl.issued for file in cited)]), ""), False


def _cited(claim: Claim) -> tuple[str, ...]:
    """The sources that a claim names, each once."""
    return tuple(dict.fromkeys(citation.source for citation in claim.citations))
