"""The rows of the exports. Each field's description is what the Data page and the schemas say of it."""

import calendar
import datetime
import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from footnoted.model import CorrectionKind, PartialDate, as_day, edtf_dates, show_edtf
from footnoted.publish.catalogue import Catalogue, PublishedClaim, PublishedEvent, claim_address

SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}


class Row(BaseModel):
    """A row of an export: its fields become columns of the CSV and keys of the JSON."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExcerptRow(Row):
    """Words that a claim rests on."""

    source: str = Field(description="Id of the source, as in sources.json")
    excerpt: str = Field(description="Name of the excerpt within the source")
    text: str = Field(description="The words of the source, copied exactly")
    speaker: str | None = Field(description="Who says them, when the excerpt is speech")
    date: str | None = Field(description="What “May” or “last year” in the text means, as EDTF")
    url: str = Field(description="Address of the source")
    archive: str | None = Field(description="Address of an archived copy")
    confirmed: datetime.date | None = Field(description="Day on which the words were last found at the source")


class ClaimRow(Row):
    """One claim."""

    id: str = Field(description="Permanent id of the claim")
    url: str = Field(description="Address of the claim in its page")
    claim_url: str = Field(description="Address of the claim's own page, with its evidence and history")
    page: str = Field(description="Title of the page")
    section: str = Field(description="Heading that the claim stands under")
    text: str = Field(description="The claim in its own words; a table row in a sentence of its own")
    status: str = Field(description="“stands”, “corrected” or “withdrawn”")
    recorded: datetime.date | None = Field(description="Day on which the claim's address was recorded")
    reviewed: datetime.date | None = Field(description="Day on which the page was last reviewed")
    sources: list[str] = Field(description="Ids of the sources cited, as in sources.json; in the CSV joined by “; ”")
    excerpts: list[ExcerptRow] = Field(
        description="The words that the claim rests on; in the CSV their keys, as in “source:excerpt”, joined by “; ”"
    )


class EventRow(Row):
    """One event of the timeline."""

    id: str = Field(description="Permanent id of the event")
    url: str = Field(description="Address of the event in its page")
    date: str = Field(
        description="The date as EDTF: a day, a month, a year, a season (2022-23 is autumn) or an interval"
    )
    date_text: str = Field(description="The date in words")
    start: datetime.date = Field(description="First day that the date can mean")
    end: datetime.date = Field(description="Last day that the date can mean")
    kind: str = Field(description="Kind of event, in the site's own words; may be empty")
    title: str = Field(description="What happened, in a few words")
    text: str = Field(description="What the page says of it")
    sources: list[str] = Field(description="Ids of the sources cited, as in sources.json; in the CSV joined by “; ”")


class ChangeRow(Row):
    """One change of what the site says."""

    claim: str = Field(description="Permanent id of the claim, as it is now")
    url: str = Field(description="Address of the claim's own page")
    day: datetime.date = Field(description="Day of the change")
    kind: str = Field(description="“added”, “reworded”, “corrected” or “withdrawn”")
    was: str | None = Field(description="What it said before")
    now: str | None = Field(description="What it said from then on")
    why: str | None = Field(description="Why, for a correction or withdrawal")


def change_rows(catalogue: Catalogue) -> Iterator[ChangeRow]:
    """What was added, reworded, corrected and withdrawn, oldest first."""
    rows = [*_corrected(catalogue), *_reworded(catalogue)]
    yield from sorted(rows, key=lambda row: (row.day, row.claim, row.kind))


def _corrected(catalogue: Catalogue) -> Iterator[ChangeRow]:
    corrected = [each for each in catalogue.site.corrections if each.kind is CorrectionKind.CORRECTED]
    renamed = catalogue.site.renamed
    for each in (*corrected, *catalogue.withdrawn):
        claim = renamed.get(each.claim, each.claim)
        if day := as_day(each.date):
            url = catalogue.absolute(claim_address(claim) if claim else each.address)
            yield ChangeRow(
                claim=claim, url=url, day=day, kind=each.kind, was=each.was, now=catalogue.says_now(claim), why=each.why
            )


def _reworded(catalogue: Catalogue) -> Iterator[ChangeRow]:
    told = {(each.claim, each.was) for each in catalogue.site.corrections}
    for claim, several in catalogue.wordings.items():
        url = catalogue.absolute(claim_address(claim))
        for old, new in zip([None, *several], several, strict=False):
            day = as_day((None if old else catalogue.recorded(claim)) or new.since)
            if day and (old is None or (old.words != new.words and (claim, old.words) not in told)):
                kind, was = ("reworded", old.words) if old else ("added", None)
                yield ChangeRow(claim=claim, url=url, day=day, kind=kind, was=was, now=new.words, why=None)


def claim_rows(catalogue: Catalogue) -> Iterator[ClaimRow]:
    """Every claim in the order of the pages, then the withdrawn ones."""
    for each in catalogue.claims:
        yield ClaimRow(
            id=each.id,
            url=catalogue.absolute(each.address),
            claim_url=catalogue.absolute(each.own_address),
            page=each.page.title,
            section=each.section,
            text=each.text,
            status="corrected" if each.corrections else "stands",
            recorded=as_day(each.since),
            reviewed=as_day(each.page.reviewed),
            sources=sources_of([each]),
            excerpts=list(_excerpts(each)),
        )
    for withdrawn in catalogue.withdrawn:
        yield ClaimRow(
            id=withdrawn.claim,
            url=catalogue.absolute(withdrawn.address),
            claim_url=catalogue.absolute(f"c/{withdrawn.claim}/"),
            page=catalogue.title(withdrawn.page),
            section="Withdrawn statements",
            text=withdrawn.was,
            status="withdrawn",
            recorded=None,
            reviewed=as_day(withdrawn.date),
            sources=[],
            excerpts=[],
        )


def event_rows(catalogue: Catalogue) -> Iterator[EventRow]:
    """Every event in the order of time."""
    rows = [_event_row(each, catalogue) for each in catalogue.events]
    yield from sorted(rows, key=lambda row: (row.start, row.end, row.id))


def _event_row(each: PublishedEvent, catalogue: Catalogue) -> EventRow:
    start, end = span(each.event.date)
    return EventRow(
        id=each.id,
        url=catalogue.absolute(each.event.href),
        date=each.event.date,
        date_text=show_edtf(each.event.date),
        start=start,
        end=end,
        kind=each.event.kind,
        title=each.event.title,
        text=" ".join(claim.text for claim in each.claims),
        sources=sources_of(each.claims),
    )


def sources_of(claims: list[PublishedClaim] | tuple[PublishedClaim, ...]) -> list[str]:
    """The ids of the sources that these claims cite, each once."""
    return list(dict.fromkeys(each.citation.source for claim in claims for each in claim.support))


def _excerpts(claim: PublishedClaim) -> Iterator[ExcerptRow]:
    for each in claim.support:
        if each.excerpt and each.citation.excerpt:
            yield ExcerptRow(
                source=each.citation.source,
                excerpt=each.citation.excerpt,
                text=each.excerpt.text,
                speaker=each.excerpt.speaker,
                date=each.excerpt.date,
                url=each.file.source.csl.url,
                archive=each.file.source.archive,
                confirmed=as_day(each.confirmed),
            )


def span(edtf: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that an EDTF date can mean."""
    dates = edtf_dates(edtf)
    return _first(dates[0]), _last(dates[-1])


def _first(date: PartialDate) -> datetime.date:
    return datetime.date(date.year or 1, date.month or SEASON_START.get(date.season or 0, 1), date.day or 1)


def _last(date: PartialDate) -> datetime.date:
    year = date.year or 1
    if date.season:
        month = SEASON_START[date.season] + 2
        year, month = (year + 1, month - 12) if month > 12 else (year, month)
    else:
        month = date.month or 12
    return datetime.date(year, month, date.day or calendar.monthrange(year, month)[1])


def column_name(head: str) -> str:
    """A column's name from the head of a table's column: `Kept for` is `kept_for`."""
    return re.sub(r"[^a-z0-9]+", "_", head.lower()).strip("_") or "column"


def table_rows(catalogue: Catalogue, table: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The rows of the tables of a class as plain text, and what each column is: its name and its head."""
    heads: dict[str, str] = {}
    rows = []
    for each in catalogue.claims:
        if table in each.claim.table and len(each.claim.cells) == len(each.claim.columns):
            names = {column_name(head): head for head in each.claim.columns}
            heads |= names
            cells = dict(zip(names, each.claim.cells, strict=True))
            place = {"id": each.id, "url": catalogue.absolute(each.address)}
            rows.append({**place, **cells, "sources": "; ".join(sources_of([each]))})
    return heads, rows
