"""Entries from the evidence: sources, and the people and bodies that wrote them or speak in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from footnoted.model import Page, Site, show_edtf
from footnoted.publish.search.entries import Entry, Places, What
from footnoted.publish.search.from_pages import publisher, years_of


def source_entries(site: Site, pages: Sequence[Page], places: Places) -> Iterator[Entry]:
    """An entry for each source that the site lists or cites."""
    cited = _first_claims(pages)
    for file in site.sources.values():
        csl = file.source.csl
        place = places.sources.get(file.id) or cited.get(file.id)
        if place is None:
            continue
        by = ", ".join(str(name) for name in csl.author)
        facts = [by, publisher(file), show_edtf(csl.issued) if csl.issued else ""]
        yield Entry(
            What.SOURCE,
            csl.title,
            " · ".join(dict.fromkeys(fact for fact in facts if fact)),
            place,
            place.partition("#")[0],
            evidence=" ".join(filter(None, [csl.number, file.id.replace("-", " ")])),
            date=csl.issued or "",
            said=True,
            years=years_of(csl.issued),
            cites=(file.id,),
            kind=str(file.source.kind),
        )


@dataclass(slots=True)
class _Known:
    """What is known of a person or body: a place to send the reader to, and what they said or wrote."""

    url: str
    said: str = ""
    works: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.said or "Wrote: " + "; ".join(dict.fromkeys(self.works.values()))


def name_entries(site: Site, pages: Sequence[Page], places: Places) -> Iterator[Entry]:
    """An entry for each speaker and author: it leads to where they are quoted, else to what they wrote."""
    known = _speakers(site, pages)
    first = _first_claims(pages)
    for file in site.sources.values():
        place = first.get(file.id) or places.sources.get(file.id)
        for name in (*file.source.csl.author, *file.source.csl.editor) if place else ():
            known.setdefault(str(name), _Known(place or "")).works[file.id] = file.source.csl.title
    for who, each in sorted(known.items()):
        yield Entry(What.NAME, who, each.text, each.url, each.url.partition("#")[0], cites=tuple(each.works))


def _speakers(site: Site, pages: Sequence[Page]) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    for page in pages:
        for claim in page.claims:
            for _, file, excerpt in site.excerpts(claim.citations) if claim.id else ():
                if excerpt.speaker:
                    each = known.setdefault(excerpt.speaker, _Known(f"{page.url}#{claim.id}", claim.alone))
                    each.works[file.id] = file.source.csl.title
    return known


def _first_claims(pages: Sequence[Page]) -> dict[str, str]:
    """Where each source is first cited by a claim that has an address."""
    first: dict[str, str] = {}
    for page in pages:
        for claim in page.claims:
            for citation in claim.citations if claim.id else ():
                first.setdefault(citation.source, f"{page.url}#{claim.id}")
    return first
