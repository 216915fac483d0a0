"""Publishes a built site: all that is derived from its pages and evidence, in the order in which it must be done."""

import gzip
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape

from footnoted.engines.project import Project
from footnoted.model import Page, Report, file_of, way_up
from footnoted.model.errors import ProjectError
from footnoted.model.pages import is_plain_id
from footnoted.notes.references import formatter_for, short_name
from footnoted.publish import feed, offline
from footnoted.publish import structured_data as metadata
from footnoted.publish.cards import Card, write_cards
from footnoted.publish.catalogue import CLAIMS, Catalogue, PublishedClaim
from footnoted.publish.claim_pages import write_claim_pages
from footnoted.publish.continuity import with_old_addresses
from footnoted.publish.exports import Export, export_files
from footnoted.publish.exports.catalogue_files import FOLDER
from footnoted.publish.paper import (
    PaperUnavailableError,
    can_print,
    leaflet_address,
    pdf_address,
    whole_address,
    write_leaflet,
    write_pdfs,
)
from footnoted.publish.placeholders import Filling, filled
from footnoted.publish.search import publish_search
from footnoted.publish.search.search_page import places_in
from footnoted.publish.security import write_security
from footnoted.publish.slim_assets import slim_assets
from footnoted.publish.wording_pages import write_wording_pages

#: Comments for the check alone. A row's sentence (`says:`) stays: the script copies it for readers.
_FOR_THE_CHECK = re.compile(r"\s?<!--\s*(?:allow\s+FN|worked out:).*?-->", re.DOTALL)


class PublishError(ProjectError):
    """Something on the pages cannot be published as it is: the message says where and how to mend it."""


def publish(  # noqa: PLR0913 - what a build has at hand
    built: Path, catalogue: Catalogue, project: Project, report: Report, *, theme: Path, draft: bool = False
) -> None:
    """Add everything to the folder `built`; a `draft` goes without the copies to take along, which take longest.

    `theme` is the site as the engine builds it without content: its scripts are those that pages may run.

    Raises `PublishError` before anything is written.
    """
    _no_unfit_ids(catalogue)
    exports = export_files(catalogue)
    _write_files(built, catalogue, exports)
    write_cards(cards_of(built, catalogue, project.settings.colour), project.cache / "cards")
    copies = {} if draft else _copies(built, catalogue, project)
    filling = Filling(report, exports, copies)
    for page in catalogue.pages:
        _finish(built / file_of(page.url), page, catalogue, filling)
    publish_search(built, catalogue.site, project)
    style = project.extension_configs.get("footnoted", {}).get("style") or None
    write_claim_pages(built, catalogue, formatter_for(style))
    write_wording_pages(built, catalogue)
    _list_claims_in_sitemap(built, catalogue)
    if project.settings.slim:
        slim_assets(built)
    write_security(built, theme)
    if whole_address(catalogue.name) in copies:
        printed = [page.url for page in catalogue.pages if pdf_address(page.url) in copies]
        write_pdfs(built, printed, catalogue.name, catalogue.url, project.cache / "pdfs")
        if (url := _leaflet(catalogue, project)) is not None:
            write_leaflet(built, url, catalogue.url, catalogue.name)
    if offline.NAME in copies:
        offline.write_offline(built, catalogue.url)


def _copies(built: Path, catalogue: Catalogue, project: Project) -> dict[str, str]:
    """The copies to take along that this build makes: on paper, and for a disk. Says so where paper is asked for and
    cannot be made. The search page, a long list of links, is not printed.
    """
    found = {}
    if project.settings.paper:
        try:
            can_print()
            left_out = places_in(built).left_out
            found = {pdf_address(page.url): "" for page in catalogue.pages if page.url not in left_out}
            found[whole_address(catalogue.name)] = "The whole site as a PDF"
            if (url := _leaflet(catalogue, project)) is not None:
                found[leaflet_address(url)] = ""
        except PaperUnavailableError as error:
            print(f"footnoted: {error}", file=sys.stderr)
    return found | (
        {offline.NAME: "The whole site in one file, to read without a connection"} if project.settings.offline else {}
    )


def _leaflet(catalogue: Catalogue, project: Project) -> str | None:
    """The address of the page that is made into a leaflet; None where the settings name none."""
    if (name := project.settings.leaflet) is None:
        return None
    url = project.pages.get(name)
    if url is None or all(page.url != url for page in catalogue.pages):
        raise PublishError(f"mkdocs.yml: extra.footnoted.leaflet names “{name}”, which is no page: mend it")
    return url


def _no_unfit_ids(catalogue: Catalogue) -> None:
    for claim in catalogue.claims:
        if not is_plain_id(claim.id):
            raise PublishError(
                f"{claim.page.path}:{claim.claim.line}: the claim id “{claim.id}” cannot be the name of a file: use "
                "letters, digits and hyphens"
            )
    for page in catalogue.pages:
        if f"{page.url}/".startswith(f"{CLAIMS}/"):
            raise PublishError(
                f"{page.path}: every claim has a page of its own below {CLAIMS}/: give this one another name"
            )


def _write_files(built: Path, catalogue: Catalogue, exports: Sequence[Export]) -> None:
    (built / FOLDER).mkdir(parents=True, exist_ok=True)
    for export in exports:
        (built / FOLDER / export.name).write_bytes(export.content)
    (built / feed.NAME).write_bytes(feed.atom_feed(catalogue))


def cards_of(built: Path, catalogue: Catalogue, colour: str) -> dict[Path, Card]:
    """The card of each page and claim, by where it goes."""
    cards = {built / metadata.page_card(page): Card(page.title, "", catalogue.name, colour) for page in catalogue.pages}
    return cards | {
        built / metadata.claim_card(each.id): Card(each.text, _sources(each), catalogue.name, colour)
        for each in catalogue.claims
    }


def _sources(claim: PublishedClaim) -> str:
    names = list(dict.fromkeys(short_name(each.file.source) for each in claim.support))
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"Source: {names[0]}{more}" if names else ""


def _finish(path: Path, page: Page, catalogue: Catalogue, filling: Filling) -> None:
    """One page as readers get it: marks filled, old addresses kept, and what machines read of it. The longest of that
    stands at the end, as readers need none of it for their first screen.
    """
    if not path.exists():
        return
    text = filled(_FOR_THE_CHECK.sub("", path.read_text(encoding="utf-8")), page, catalogue, filling)
    text = with_old_addresses(text, page, catalogue)
    image = catalogue.absolute(metadata.page_card(page))
    about = metadata.open_graph(page.title, page.description, catalogue.absolute(page.url), image, catalogue.name)
    things = metadata.json_ld(metadata.page_things(page, catalogue, filling.exports))
    up = way_up(page.url)
    link = f'<link rel="alternate" type="application/atom+xml" title="What is new" href="{up}{feed.NAME}">'
    text = text.replace("</head>", f"{about}{link}</head>", 1)
    end = text.rfind("</body>")
    end = end if end >= 0 else len(text)  # its end tag may be left out
    path.write_text(f"{text[:end]}{things}{text[end:]}", encoding="utf-8")


def _list_claims_in_sitemap(built: Path, catalogue: Catalogue) -> None:
    sitemap = built / "sitemap.xml"
    if not sitemap.exists():
        return
    rows = "".join(
        f"<url><loc>{xml_escape(catalogue.absolute(each.own_address))}</loc></url>" for each in catalogue.claims
    )
    text = sitemap.read_text(encoding="utf-8").replace("</urlset>", f"{rows}</urlset>", 1)
    sitemap.write_text(text, encoding="utf-8")
    packed = sitemap.with_name("sitemap.xml.gz")
    if packed.exists():
        packed.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
