"""What a site publishes about itself, gathered once: claims with their evidence and history, events, tables.

Pages, exports, cards, feed and metadata are all made from this, so that none of them can tell another story.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from footnoted.engines.project import Project
from footnoted.model import Citation, Claim, Correction, Event, Excerpt, Heading, Page, Site, SourceFile
from footnoted.model.readings import Reading
from footnoted.model.wordings import Wording, by_claim

#: The folder in which every claim has a page of its own.
CLAIMS = "c"


@dataclass(frozen=True, slots=True)
class Support:
    """One citation of a claim: the source, the excerpt of it unless the whole source is cited, and the day on which the
    excerpt was last found at its source.
    """

    citation: Citation
    file: SourceFile
    excerpt: Excerpt | None
    confirmed: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedClaim:
    """A claim that has an address. `since` is the day on which the address was recorded, where that is known.

    `date` (EDTF) is that of the event whose heading it stands under.
    `reading` is the last reading of it beside its sources; `lapsed` says that the claim or they changed since.
    """

    claim: Claim
    page: Page
    section: str
    support: tuple[Support, ...]
    since: str | None = None
    corrections: tuple[Correction, ...] = ()
    date: str | None = None
    reading: Reading | None = None
    lapsed: bool = False

    @property
    def id(self) -> str:
        """The claim's id, unlike any other on the site."""
        assert self.claim.id is not None
        return self.claim.id

    @property
    def address(self) -> str:
        """Its place on its page, relative to the site's address."""
        return f"{self.page.url}#{self.id}"

    @property
    def own_address(self) -> str:
        """The page of its own, relative to the site's address."""
        return claim_address(self.id)

    @property
    def text(self) -> str:
        """The claim in its own words; a table row in its sentence."""
        return self.claim.alone


@dataclass(frozen=True, slots=True)
class PublishedEvent:
    """A dated heading, and the claims of its section."""

    event: Event
    page: Page
    heading: Heading
    claims: tuple[PublishedClaim, ...]

    @property
    def id(self) -> str:
        """The heading's id."""
        return self.heading.id or ""


@dataclass(frozen=True)
class Catalogue:
    """Everything that is published. `pages` are in the order of the menu; `url` is the site's address or `/`.

    `language` is a BCP 47 tag, `licence` the address of the licence of the site's own words (empty where none is
    given), `tables` says of each class of tables to export what they are, and `email` is the address for corrections.
    """

    name: str
    url: str
    pages: tuple[Page, ...]
    site: Site
    confirmed: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    licence: str = ""
    tables: Mapping[str, str] = field(default_factory=dict)
    email: str = ""

    @cached_property
    def claims(self) -> tuple[PublishedClaim, ...]:
        """Every claim with an id, in the order of the pages."""
        return tuple(claim for page in self.pages for claim in self.claims_of(page))

    def claims_of(self, page: Page) -> tuple[PublishedClaim, ...]:
        """The claims of one page."""
        return self._by_page[page.path]

    @cached_property
    def _by_page(self) -> dict[str, tuple[PublishedClaim, ...]]:
        return {page.path: tuple(self._published(page, claim) for claim in page.addressed) for page in self.pages}

    @cached_property
    def events(self) -> tuple[PublishedEvent, ...]:
        """Every dated heading, in the order of the pages."""
        return tuple(event for page in self.pages for event in self._events(page))

    @cached_property
    def withdrawn(self) -> tuple[Correction, ...]:
        """The withdrawals whose claim no longer stands."""
        standing = {claim.id for claim in self.claims}
        return tuple(each for each in self.site.withdrawn if each.claim not in standing)

    def absolute(self, address: str) -> str:
        """An address below the site's, in full."""
        return f"{self.url}{address.removeprefix('./')}"

    def title(self, url: str) -> str:
        """The title of a page, by its address; the address itself where there is no such page."""
        return next((page.title for page in self.pages if page.url == url), url or self.name)

    def _published(self, page: Page, claim: Claim) -> PublishedClaim:
        section = page.section(claim)
        reading = self._readings.get(claim.id or "")
        return PublishedClaim(
            claim,
            page,
            section.text if section else page.title,
            tuple(self._support(claim)),
            self._since.get(claim.id or ""),
            tuple(each for each in self.site.corrections if each.claim == claim.id),
            section.date if section else None,
            reading,
            lapsed=reading is not None and reading.digest != self.site.digest_of(claim),
        )

    def _support(self, claim: Claim) -> Iterator[Support]:
        for citation in dict.fromkeys(claim.citations):
            if file := self.site.sources.get(citation.source):
                excerpt = file.source.excerpts.get(citation.excerpt or "")
                yield Support(citation, file, excerpt, self.confirmed.get(citation.key))

    @cached_property
    def wordings(self) -> dict[str, list[Wording]]:
        """The wordings that each claim has had, oldest first, by the id that the claim has now."""
        return by_claim(self.site.wordings, self.site.renamed)

    def says_now(self, claim: str) -> str | None:
        """The words of a claim; None where there is none of that id."""
        found = self._by_id.get(claim)
        return found.text if found else None

    def recorded(self, claim: str) -> str | None:
        """The day on which the address of a claim was recorded, where that is known."""
        return self._since.get(claim)

    @cached_property
    def _by_id(self) -> dict[str, PublishedClaim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return self.site.newest_readings

    @cached_property
    def _since(self) -> dict[str, str]:
        found: dict[str, str] = {}  # a claim that moved keeps its first day
        for link in self.site.permalinks:
            if link.since:
                found[link.claim] = min(link.since, found.get(link.claim, link.since))
        return found

    def _events(self, page: Page) -> Iterator[PublishedEvent]:
        for number, heading in enumerate(page.headings):
            if heading.date and heading.id:
                behind = (each.line for each in page.headings[number + 1 :] if each.level <= heading.level)
                end = next(behind, float("inf"))
                own = [each for each in self.claims_of(page) if heading.line <= each.claim.line < end]
                event = Event(heading.text, heading.date, f"{page.url}#{heading.id}", heading.kind or "")
                yield PublishedEvent(event, page, heading, tuple(own))


def catalogue_of(site: Site, project: Project, confirmed: Mapping[str, str]) -> Catalogue:
    """The catalogue of a site; `confirmed` gives the day on which each “source:excerpt” was last found there."""
    docs = project.shown(project.docs)
    order = {f"{docs}/{path}": number for number, path in enumerate(project.nav)}
    pages = sorted(site.pages, key=lambda page: (order.get(page.path, len(order)), page.path))
    settings = project.settings
    return Catalogue(
        project.name,
        project.url or "/",
        tuple(pages),
        site,
        confirmed,
        settings.language or project.language,
        settings.licence or "",
        settings.tables,
        settings.email or "",
    )


def claim_address(identifier: str) -> str:
    """Where a claim's own page is."""
    return f"{CLAIMS}/{identifier}/"
