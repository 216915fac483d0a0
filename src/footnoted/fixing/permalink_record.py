"""Records the address of every page and claim in `evidence/permalinks.txt`, and what each says in `wordings.txt`."""

from collections.abc import Collection, Iterator

from footnoted.checker import check_page
from footnoted.engines.page_files import load_site
from footnoted.engines.project import Project
from footnoted.evidence.history_files import COMMENT
from footnoted.files import write_text
from footnoted.kept import NOTHING, Kept
from footnoted.model import Diagnostic, Page, Site
from footnoted.model.history import PERMALINKS
from footnoted.model.wordings import WORDINGS, Wording, by_claim
from footnoted.rules.claim_ids import shared

#: What a page has none of once its addresses are recorded: what stands there is no claim yet, or a copy of one, and no
#: address that was recorded can be taken back.
_UNSETTLED = frozenset({"FN006", "FN007", "FN008", "FN101", "FN402"})


_ABOUT_WORDINGS = f"{COMMENT}What each claim has said since when: `footnoted fix` adds to it.\n"


def record_permalinks(project: Project, kept: Kept = NOTHING) -> tuple[int, tuple[Diagnostic, ...], int]:
    """Add the address of each page and claim, and today, to `evidence/permalinks.txt`, and what claims say to
    `wordings.txt`. Returns how many addresses were new, for each page whose new ones were not recorded the finding that
    is to be mended first, and how many wordings were new.

    Nothing is ever taken out; comments stand at its top. `kept` holds pages read before.
    """
    site = load_site(project, kept=kept)
    since = {link.address: link.since or "" for link in site.permalinks}
    known = set(since)
    new = [page for page in site.pages if not known.issuperset(_of_page(page))]
    doubled = (
        {each.path: Diagnostic(each.code, each.path, each.line, each.message) for each in shared(site)} if new else {}
    )
    held = {page.path: found for page in new if (found := doubled.get(page.path) or _unsettled(site, page))}
    for page in new:
        if page.path not in held:
            since |= {address: site.today for address in _of_page(page) if address not in known}
    if set(since) != known:
        path = project.evidence / PERMALINKS
        old = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        comments = [line for line in old if line.startswith(COMMENT)]
        lines = (f"{address}\t{day}".rstrip() for address, day in sorted(since.items()))
        write_text(path, "\n".join([*comments, *lines]) + "\n")
    words = list(new_wordings(site, frozenset(held)))
    if words:
        path = project.evidence / WORDINGS
        old_text = path.read_text(encoding="utf-8-sig") if path.exists() else _ABOUT_WORDINGS
        lines = (f"{each.claim}\t{each.since}\t{each.words}\n" for each in words)
        write_text(path, f"{old_text.rstrip()}\n{''.join(lines)}")
    return len(since) - len(known), tuple(held.values()), len(words)


def new_wordings(site: Site, held: Collection[str] = ()) -> Iterator[Wording]:
    """What claims say that was not recorded as their last wording, but for those of pages (paths) that are held."""
    last = {claim: several[-1].words for claim, several in by_claim(site.wordings, site.renamed).items()}
    for page in site.pages:
        for claim in page.addressed if page.path not in held else ():
            if claim.id and last.get(claim.id) != claim.alone:
                yield Wording(claim.id, site.today, claim.alone)


def _unsettled(site: Site, page: Page) -> Diagnostic | None:
    return next((each for each in check_page(site, page).diagnostics if each.code in _UNSETTLED), None)


def addresses(site: Site) -> Iterator[str]:
    """The address of each page, and of each claim and dated heading that has an id, relative to the site's."""
    for page in site.pages:
        yield from _of_page(page)


def _of_page(page: Page) -> Iterator[str]:
    home = page.url or "./"
    yield home
    yield from (f"{home}#{claim.id}" for claim in page.addressed)
    if not page.unsourced:
        yield from (f"{home}#{heading.id}" for heading in page.headings if heading.id and heading.date)
