"""Search for the built site: without a server, from a folder on a disk too, and by the reader's own words."""

from collections.abc import Iterable
from pathlib import Path

from rapidfuzz import process

from footnoted.engines.project import Project
from footnoted.model import Site
from footnoted.model.errors import ProjectError
from footnoted.publish.search.entries import Entry, Places, Topic
from footnoted.publish.search.from_evidence import name_entries, source_entries
from footnoted.publish.search.from_pages import page_entries, topics_of
from footnoted.publish.search.index import build_index
from footnoted.publish.search.index_files import write_code, write_index
from footnoted.publish.search.search_page import Assets, index_html, places_in, wire, write_opensearch
from footnoted.publish.search.synonyms import Synonyms, read_synonyms

__all__ = ["entries_of", "publish_search"]

#: The site's synonyms, beside mkdocs.yml.
SYNONYMS = "synonyms.yml"


def publish_search(site_folder: Path, site: Site, project: Project) -> None:
    """Write the index, the code and the search page's content into a built site, and link its pages to them.

    The same site gives the same bytes. Raises `ProjectError` when `synonyms.yml` cannot be used.
    """
    synonyms = read_synonyms(project.root / SYNONYMS)
    topics, entries = entries_of(site, places_in(site_folder))
    _all_there(synonyms, (entry.url for entry in entries))
    index = write_index(site_folder, topics, entries, build_index(entries, synonyms), synonyms)
    script, engine, style = write_code(site_folder)
    assets = Assets(script, engine, style, index, project.name, project.url)
    wire(site_folder, assets, index_html(topics, entries))
    write_opensearch(site_folder, assets)


def entries_of(site: Site, places: Places) -> tuple[list[Topic], list[Entry]]:
    """Everything on the site that can be found, page by page, then sources, then people and bodies."""
    pages = topics_of(site, places)
    found = [*page_entries(site, pages, places), *source_entries(site, pages, places)]
    return [topic for _, topic in pages], [*found, *name_entries(site, pages, places)]


def _all_there(synonyms: Synonyms, urls: Iterable[str]) -> None:
    """Questions that lead nowhere are an error: the page or heading was renamed."""
    known = set(urls)
    for address in synonyms.asked:
        if address not in known:
            near = process.extractOne(address, sorted(known), score_cutoff=60)
            mend = f"did you mean “{near[0]}”?" if near else "take it out"
            line = synonyms.lines[address]
            raise ProjectError(f"{SYNONYMS}:{line}: nothing is at “{address}” on this site: {mend}")
