"""Search for the built site: without a server, from a folder on a disk too, and by the reader's own words."""

from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import process

from footnoted.engines.project import Project
from footnoted.model import Site
from footnoted.model.errors import ProjectError
from footnoted.publish.search.entries import Entry, Places, What
from footnoted.publish.search.from_evidence import name_entries, source_entries
from footnoted.publish.search.from_pages import page_entries, pages_of
from footnoted.publish.search.index_files import write_code, write_entries
from footnoted.publish.search.search_page import index_html, places_in, wire, write_opensearch
from footnoted.publish.search.synonyms import Synonyms, read_synonyms

__all__ = ["entries_of", "publish_search"]

#: The site's synonyms, beside mkdocs.yml.
SYNONYMS = "synonyms.yml"

#: What readers ask is kept for these alone: phrases for single statements brought next to nothing.
ASKED = frozenset({What.PAGE, What.SECTION, What.EVENT, What.TERM})


def publish_search(site_folder: Path, site: Site, project: Project) -> None:
    """Write the entries, the code and the search page's content into a built site, and link its pages to them.

    The same site gives the same bytes. Raises `ProjectError` when `synonyms.yml` cannot be used.
    """
    synonyms = read_synonyms(project.root / SYNONYMS)
    entries = entries_of(site, places_in(site_folder))
    _all_there(synonyms, entries)
    assets = write_code(site_folder, write_entries(site_folder, entries, synonyms))
    wire(site_folder, assets, project.name if project.url else "", index_html(entries))
    write_opensearch(site_folder, project.name, project.url)


def entries_of(site: Site, places: Places) -> list[Entry]:
    """Everything on the site that can be found, page by page, then sources, then people and bodies."""
    pages = pages_of(site, places)
    found = [*page_entries(site, pages, places), *source_entries(site, pages, places)]
    return [*found, *name_entries(site, pages, places)]


def _all_there(synonyms: Synonyms, entries: Sequence[Entry]) -> None:
    """Questions that lead nowhere are an error: the page or heading was renamed, or a statement is meant."""
    known = {entry.url for entry in entries if entry.what in ASKED}
    for address, line in synonyms.lines.items():
        if address not in known:
            near = process.extractOne(address, sorted(known), score_cutoff=60)
            mend = f"did you mean “{near[0]}”?" if near else "take it out"
            raise ProjectError(f"{SYNONYMS}:{line}: no page or heading is at “{address}” on this site: {mend}")
