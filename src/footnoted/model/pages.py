"""Pages as the reader sees them, with the Markdown line of each thing on them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from footnoted.model.claims import Citation, Claim, Words
from footnoted.model.diagnostics import Diagnostic
from footnoted.model.history import Correction, CorrectionKind, Permalink
from footnoted.model.readings import Reading, digest_of
from footnoted.model.sources import Excerpt, SourceFile
from footnoted.model.wordings import Wording

#: What can be wrong with a citation mark, whatever the sources say.
ProblemKind = Literal[
    "unknown-source",
    "unknown-excerpt",
    "unclosed",
    "malformed",
    "escaped",
    "bare",
    "in-heading",
    "in-link",
    "defined-by-hand",
    "doubled",
]


#: A claim's id is part of its address and of the names of files: no slash, and no dot to begin with.
ID_PATTERN = r"\w[\w.-]{0,119}"
#: Names that a file system or a web host takes for something else.
_TAKEN = re.compile(r"(?i:index\.html?|con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*\.")
_LONGEST_ID = 200  # bytes in UTF-8: no name of a file may have more than 255, and temporary ones are longer


def is_plain_id(identifier: str) -> bool:
    """Whether an id can be part of an address and of a file's name."""
    plain = re.fullmatch(ID_PATTERN, identifier) is not None and not _TAKEN.fullmatch(identifier)
    return plain and len(identifier.encode("utf-8")) <= _LONGEST_ID


@dataclass(frozen=True, slots=True)
class PageProblem:
    """A citation mark that could not become a footnote. `nth` counts the marks with this key down the page, from 0."""

    kind: ProblemKind
    key: str
    nth: int = 0
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `date` is its EDTF date when it names an event and `kind` what sort of event, in a word of the site's
    own; `citations` are those of the section below it.
    """

    text: str
    level: int
    line: int
    id: str | None = None
    date: str | None = None
    citations: tuple[Citation, ...] = ()
    broken: bool = False
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated heading as a timeline shows it: `date` is EDTF, `href` leads to the heading, `kind` may be missing.
    `matters` is whether it is one that a first reader needs.
    """

    title: str
    date: str
    href: str
    kind: str = ""
    matters: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered page. `path` is relative to the site's root, `url` to the site's address.

    `hazards` is what on it could run, in words, with its line. `words` are those outside claims, and
    `stray_allows` the lines of allow comments that stand in no block; `unread_says` those of sentences that no row
    takes. `shown_settings` are the texts of
    the front matter, which a theme may show. `misread` is what was meant as Markdown and is printed as text, each in
    words, with its line, and `in_code` the citations that indentation made code. `digest` names all that the page
    was made from (empty where that is not known).
    `title` is the first heading's; `description`, `reviewed` (a day), `review_every` and `aliases` (old claim id → new
    id, or → the page and id where the claim stands now) come from the front matter; so does `moved`, the page that has
    now what stood on this one, under the same ids.
    """

    path: str
    url: str
    claims: tuple[Claim, ...] = ()
    headings: tuple[Heading, ...] = ()
    ids: tuple[tuple[str, int], ...] = ()
    problems: tuple[tuple[PageProblem, int], ...] = ()
    unsourced: bool = False
    title: str = ""
    description: str = ""
    reviewed: str | None = None
    review_every: str | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    moved: str = ""
    hazards: tuple[tuple[str, int], ...] = ()
    words: tuple[Words, ...] = ()
    stray_allows: tuple[int, ...] = ()
    unread_says: tuple[int, ...] = ()
    shown_settings: tuple[str, ...] = ()
    misread: tuple[tuple[str, int], ...] = ()
    in_code: tuple[tuple[str, int], ...] = ()
    digest: str = ""

    @property
    def addressed(self) -> Iterator[Claim]:
        """The claims that have an address: an id, and something that they say of fact."""
        if not self.unsourced:
            yield from (claim for claim in self.claims if claim.id and not claim.editorial)

    def section(self, claim: Claim) -> Heading | None:
        """The heading that the claim stands under."""
        return next((each for each in reversed(self.headings) if each.line <= claim.line), None)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a rule needs. `broken` names the sources whose evidence file does not validate; `redirects` leads from
    the address of a page that is gone to the one that has its place; `addresses` gives the address of each page
    by its path below the folder of pages; `running` gives the files beside the pages that could run, each with what
    does; `today` is the day of the check (ISO 8601); `language` is that of the pages (BCP 47).
    """

    pages: tuple[Page, ...]
    sources: Mapping[str, SourceFile]
    broken: frozenset[str] = frozenset()
    evidence_problems: tuple[Diagnostic, ...] = ()
    partial: bool = False
    permalinks: tuple[Permalink, ...] = ()
    corrections: tuple[Correction, ...] = ()
    readings: tuple[Reading, ...] = ()
    wordings: tuple[Wording, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    running: tuple[tuple[str, str], ...] = ()
    today: str = ""
    language: str = "en"

    @property
    def withdrawn(self) -> tuple[Correction, ...]:
        """The withdrawals, one a claim: that of a whole page is one for each claim recorded on it and nowhere now."""
        standing = {name for page in self.pages for name, _ in page.ids}
        standing.update(name for page in self.pages for name in page.aliases)
        found: list[Correction] = []
        for each in self.corrections:
            if each.kind is CorrectionKind.WITHDRAWN and each.claim:
                found.append(each)
            elif each.kind is CorrectionKind.WITHDRAWN:
                of_page = (link for link in self.permalinks if link.page == each.page and link.claim)
                found += [replace(each, address=link.address) for link in of_page if link.claim not in standing]
        return tuple(found)

    @property
    def newest_readings(self) -> dict[str, Reading]:
        """The last reading of each claim, by the id that the claim has now."""
        now = self.renamed
        return {now.get(each.claim, each.claim): each for each in self.readings}

    @property
    def renamed(self) -> dict[str, str]:
        """The old id of each claim that was renamed or moved, and the one that it has now."""
        return {old: new.rpartition("#")[2] for page in self.pages for old, new in page.aliases.items()}

    def digest_of(self, claim: Claim) -> str:
        """A name for what a reader of the claim and of its excerpts reads."""
        return digest_of(claim, ((citation, excerpt) for citation, _, excerpt in self.excerpts(claim.citations)))

    def excerpts(self, citations: tuple[Citation, ...]) -> Iterator[tuple[Citation, SourceFile, Excerpt]]:
        """The excerpts that these citations name, in order; a citation of a whole source names none."""
        for citation in dict.fromkeys(citations):
            file = self.sources.get(citation.source)
            if file and citation.excerpt in file.source.excerpts:
                yield citation, file, file.source.excerpts[citation.excerpt]
