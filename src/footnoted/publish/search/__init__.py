"""Search for the built site: without a server, from a folder on a disk too, and by the reader's own words."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.base import load_config
from rapidfuzz import process

from footnoted.model import Site
from footnoted.publish.search.entries import entries_of
from footnoted.publish.search.index import build_index
from footnoted.publish.search.pages import Assets, index_html, places_in, wire, write_opensearch
from footnoted.publish.search.synonyms import Synonyms, read_synonyms
from footnoted.publish.search.write import write_code, write_index
from footnoted.site import Project, ProjectError

__all__ = ["publish_search"]

#: The site's synonyms, beside mkdocs.yml.
FILE = "synonyms.yml"


def publish_search(site_folder: Path, site: Site, project: Project) -> None:
    """Write the index, the code and the search page's content into a built site, and link its pages to them.

    The same site gives the same bytes. Raises `ProjectError` when `synonyms.yml` cannot be used.
    """
    synonyms = read_synonyms(project.root / FILE)
    topics, entries = entries_of(site, places_in(site_folder))
    _all_there(synonyms, {entry.url for entry in entries})
    index = write_index(site_folder, topics, entries, build_index(entries, synonyms), synonyms)
    script, engine, style = write_code(site_folder)
    name, url = _identity(project)
    assets = Assets(script, engine, style, index, name, url)
    wire(site_folder, assets, index_html(topics, entries))
    write_opensearch(site_folder, assets)


def _all_there(synonyms: Synonyms, known: set[str]) -> None:
    """Questions that lead nowhere are an error: the page or heading was renamed."""
    for address in synonyms.asked:
        if address not in known:
            near = process.extractOne(address, sorted(known), score_cutoff=60)
            mend = f"did you mean “{near[0]}”?" if near else "take it out"
            raise ProjectError(f"{FILE}:{synonyms.lines[address]}: nothing is at “{address}” on this site: {mend}")


def _identity(project: Project) -> tuple[str, str]:
    """The site's name and address, as mkdocs.yml gives them."""
    path = project.root / "mkdocs.yml"
    if not path.is_file():
        return "", ""
    config = load_config(str(path))
    return str(config["site_name"]), str(config["site_url"] or "")
