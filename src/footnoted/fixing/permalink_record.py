"""Records the address of every page and claim in `evidence/permalinks.txt`."""

from collections.abc import Iterator

from footnoted.engines.page_files import load_site
from footnoted.engines.project import Project
from footnoted.evidence.history_files import COMMENT
from footnoted.files import write_text
from footnoted.kept import NOTHING, Kept
from footnoted.model import Site
from footnoted.model.history import PERMALINKS


def record_permalinks(project: Project, kept: Kept = NOTHING) -> int:
    """Add the address of each page and claim, and today, to `evidence/permalinks.txt`. Returns how many were new.

    Nothing is ever taken out; comments stand at its top. `kept` holds pages read before.
    """
    site = load_site(project, kept=kept)
    since = {link.address: link.since or "" for link in site.permalinks}
    known = set(since)
    for address in addresses(site):
        since.setdefault(address, site.today)
    if set(since) != known:
        path = project.evidence / PERMALINKS
        old = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        comments = [line for line in old if line.startswith(COMMENT)]
        lines = (f"{address}\t{day}".rstrip() for address, day in sorted(since.items()))
        write_text(path, "\n".join([*comments, *lines]) + "\n")
    return len(since) - len(known)


def addresses(site: Site) -> Iterator[str]:
    """The address of each page, and of each claim and dated heading that has an id, relative to the site's."""
    for page in site.pages:
        home = page.url or "./"
        yield home
        if not page.unsourced:
            yield from (f"{home}#{claim.id}" for claim in page.claims if claim.id and not claim.editorial)
            yield from (f"{home}#{heading.id}" for heading in page.headings if heading.id and heading.date)
