"""A page of its own for every claim, `/c/<claim-id>/`, and a list of them all, `/c/`.

A claim that was renamed leads to its new page from its old address; one that was withdrawn says so, when and why.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from footnoted.model import Correction, as_day, show_edtf, slug
from footnoted.model.wordings import Wording
from footnoted.notes.date_html import time_element
from footnoted.notes.note_list import excerpt_html, links, reference_html
from footnoted.notes.references import CitationFormatter
from footnoted.publish import structured_data as metadata
from footnoted.publish.catalogue import CLAIMS, Catalogue, PublishedClaim, Support, claim_address
from footnoted.publish.ready_citations import Cited, citations
from footnoted.publish.shell import Shell, shell_of

_UP = "../../"
_ABOUT = 155  # characters that others show of a page
_TEMPLATE = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")), autoescape=True, trim_blocks=True
).get_template("claim.html")


def write_claim_pages(built: Path, catalogue: Catalogue, formatter: CitationFormatter) -> None:
    """Write all of them into the built site."""
    shell = shell_of(built, 2, catalogue.language)
    for claim in catalogue.claims:
        _write(built / claim.own_address, claim_page(claim, catalogue, shell, formatter))
    for correction in catalogue.withdrawn:
        _write(built / claim_address(correction.claim), withdrawn_page(correction, catalogue, shell))
    for old, new in renamed(catalogue).items():
        _write(built / claim_address(old), moved_page(new, catalogue))
    _write(built / CLAIMS, claims_index(catalogue, shell_of(built, 1, catalogue.language)))


def claim_page(claim: PublishedClaim, catalogue: Catalogue, shell: Shell, formatter: CitationFormatter) -> str:
    """The page of one claim."""
    url = catalogue.absolute(claim.own_address)
    key = f"{slug(catalogue.name)}-{claim.id}"
    cited = Cited(claim.text, claim.page.title, catalogue.name, as_day(claim.page.reviewed), url, key)
    body = _TEMPLATE.render(
        up=_UP,
        page_url=claim.page.url,
        page_title=claim.page.title,
        section=f"{claim.section}, {show_edtf(claim.date)}" if claim.date else claim.section,
        text=claim.text,
        status="corrected" if claim.corrections else "stands",
        status_text=_status(claim),
        address=claim.address,
        worked_out=claim.claim.worked_out,
        support=list(_evidence(claim, formatter)),
        history=_history(claim.since, claim.corrections, catalogue.wordings.get(claim.id, [])),
        citations=[(each.style, escape(each.text, quote=False)) for each in citations(cited)],
        url=url,
        card=metadata.claim_card(claim.id),
        email=catalogue.email,
        this_wording=_this_wording(claim, catalogue),
        claim_id=claim.id,
    )
    short = _short(claim.text, 70)
    image = catalogue.absolute(metadata.claim_card(claim.id))
    about = _short(claim.text, _ABOUT)
    head = _head(url, about) + metadata.open_graph(short, "", url, image, catalogue.name)  # the description serves both
    return shell.page(
        f"{short} - {catalogue.name}", head + metadata.json_ld([metadata.claim_thing(claim, catalogue)]), body
    )


def withdrawn_page(correction: Correction, catalogue: Catalogue, shell: Shell) -> str:
    """The page of a claim that no longer stands."""
    url = catalogue.absolute(claim_address(correction.claim))
    body = _TEMPLATE.render(
        up=_UP,
        page_url=correction.page,
        page_title=catalogue.title(correction.page),
        section="",
        text=correction.was,
        status="withdrawn",
        status_text=f"Withdrawn. It no longer stands: {correction.why}",
        address="",
        support=[],
        history=_history(None, (correction,)),
        citations=(),
    )
    head = _head(url, f"Withdrawn: {correction.why}") + '<meta name="robots" content="noindex">'
    return shell.page(f"Withdrawn: {_short(correction.was, 60)} - {catalogue.name}", head, body)


def moved_page(identifier: str, catalogue: Catalogue) -> str:
    """The page at a renamed claim's old address: it leads on, without a script."""
    target = f"../{identifier}/"
    return (
        f'<!doctype html>\n<html lang="{escape(catalogue.language)}"><head><meta charset="utf-8">'
        "<title>This statement has a new address</title>"
        f'<link rel="canonical" href="{escape(catalogue.absolute(claim_address(identifier)))}">'
        f'<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={target}"></head>'
        f'<body><p>This statement has a new address: <a href="{target}">go there</a>.</p></body></html>\n'
    )


def claims_index(catalogue: Catalogue, shell: Shell) -> str:
    """Every claim under its page, with links: the way to a claim's own page where no script runs."""
    parts = ["<h1>Every statement</h1><p>Each has a page of its own with its evidence and its history.</p>"]
    for page, claims in groupby(catalogue.claims, key=lambda each: each.page):
        items = "".join(f'<li><a href="{claim.id}/">{escape(_short(claim.text, 160))}</a></li>' for claim in claims)
        parts.append(f'<h2>{escape(page.title)}</h2><ul class="claim-list">{items}</ul>')
    url = catalogue.absolute(f"{CLAIMS}/")
    return shell.page(
        f"Every statement - {catalogue.name}", _head(url, "Every statement on this site."), "".join(parts)
    )


def renamed(catalogue: Catalogue) -> dict[str, str]:
    """Old claim ids and the ids that they have now."""
    now = {claim.id for claim in catalogue.claims}
    return {old: new for old, new in catalogue.site.renamed.items() if new in now and old not in now}


def _write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")


def _this_wording(claim: PublishedClaim, catalogue: Catalogue) -> str:
    """The last part of the address at which its present words stay, where they are recorded."""
    recorded = [each for each in catalogue.wordings.get(claim.id, []) if each.words == claim.text]
    return f"../{recorded[-1].claim}/{recorded[-1].digest}/" if recorded else ""


def _head(url: str, about: str) -> str:
    about = escape(_short(about, _ABOUT))
    return f'<link rel="canonical" href="{escape(url)}"><meta name="description" content="{about}">'


def _status(claim: PublishedClaim) -> str:
    reviewed = as_day(claim.page.reviewed)
    when = f" Its page was checked on {show_edtf(reviewed.isoformat())}." if reviewed else ""
    when += _read(claim)
    if claim.corrections:
        return f"Corrected on {show_edtf(claim.corrections[-1].date)}.{when}"
    since = f"since it was recorded on {show_edtf(claim.since)}" if claim.since else "so far"
    return f"No correction {since}.{when}"


def _read(claim: PublishedClaim) -> str:
    """Who last read it beside its sources, a person or a computer, when, and what they found."""
    reading = claim.reading
    if reading is None:
        return ""
    by = f"by a {reading.by} on {show_edtf(reading.day)}"
    if claim.lapsed:
        return f" It, or what it rests on, changed since it was read beside its sources {by}."
    return f" Read beside its sources {by}: {reading.verdict}."


def _evidence(claim: PublishedClaim, formatter: CitationFormatter) -> Iterator[str]:
    """Each source once, with those of its excerpts that the claim rests on."""
    sources: dict[str, list[Support]] = {}
    for each in claim.support:
        sources.setdefault(each.file.id, []).append(each)
    for group in sources.values():
        file = group[0].file
        yield f"{reference_html(file, formatter)} {links(file.source, group[0].excerpt)}{''.join(map(_excerpt, group))}"


def _excerpt(each: Support) -> str:
    confirmed = f"<p>Last found there on {time_element(each.confirmed)}.</p>" if each.confirmed else ""
    return f"{excerpt_html(each.excerpt, whole=True) if each.excerpt else ''}{confirmed}"


def _history(
    since: str | None, corrections: tuple[Correction, ...], wordings: Sequence[Wording] = ()
) -> list[tuple[str, str]]:
    """What became of it, oldest first, each with its day as HTML. A correction tells the words before it itself."""
    rows = [(since, "its address was recorded")] if since else []
    rows += [(each.date, f"{each.kind}. {each.why} Before, it said: ‘{each.was}’") for each in corrections]
    told = {each.was for each in corrections}
    rows += [
        (new.since, f"reworded. Before, it said: ‘{old.words}’")
        for old, new in pairwise(wordings)
        if old.words not in told and old.words != new.words
    ]
    found = [(time_element(day), words) for day, words in sorted(rows, key=lambda row: row[0])]
    return found or [("Until now", "no corrections")]


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
