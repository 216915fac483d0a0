"""FN403: whatever was published can still be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from rapidfuzz import process

from footnoted.model import CorrectionKind, Page, Permalink, Site, named_page
from footnoted.model.history import CORRECTIONS, PERMALINKS
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule


def check(site: Site) -> Iterator[Finding]:
    """Each recorded address must be a page, an id, an alias, a redirect or a withdrawal. Needs the whole site."""
    if site.partial:
        return
    reach = _Reach.of(site)
    gone: set[str] = set()
    for link in site.permalinks:
        page = reach.final(link.page)
        if link.page in gone:  # one finding for a page with all that stood on it
            continue
        if page is not None and page not in reach.pages:
            gone.add(link.page)
            yield Finding("FN403", link.path, link.line, reach.page_gone(link.page, page))
        elif page is not None and (lost := reach.lost_with_page(link.page, page)):
            gone.add(link.page)
            yield Finding("FN403", link.path, link.line, lost)
        elif message := reach.missing(link):
            yield Finding("FN403", link.path, link.line, message)
    yield from _dangling(site, reach)


@dataclass(slots=True)
class _Reach:
    """What can be reached: pages by address, and the ids on each, whether written, aliased or withdrawn."""

    pages: dict[str, Page]
    redirects: dict[str, str]
    recorded: dict[str, set[str]]
    files: dict[str, str]
    ids: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site) -> _Reach:
        recorded: dict[str, set[str]] = {}
        for link in site.permalinks:
            recorded.setdefault(link.page, set()).add(link.claim)
        reach = cls(
            {page.url: page for page in site.pages},
            dict(site.redirects),
            recorded,
            {url: name for name, url in site.addresses.items()},
        )
        for page in site.pages:
            reach.ids[page.url] = {identifier for identifier, _ in page.ids} | set(page.aliases)
        for each in site.withdrawn:
            reach.ids.setdefault(each.page, set()).add(each.claim)
        return reach

    def missing(self, link: Permalink) -> str | None:
        """What is wrong with a recorded address, and how to mend it; None when it can be reached."""
        page = self.final(link.page)
        if page is None:
            return None  # it leads to another site
        if not link.claim or link.claim in self.ids[page] or link.claim in self.ids.get(link.page, set()):
            return None
        return (
            f"the published claim “{link.address}” is gone: put its id back; if it {self._alias(link.claim, page)} in "
            f"the front matter of {self.pages[page].path}; if it no longer stands, withdraw it in "
            f"evidence/{CORRECTIONS}; if it was never online, take its line out of evidence/{PERMALINKS}"
        )

    def _alias(self, claim: str, page: str) -> str:
        """What to write where the claim was renamed, or moved: only an id that is new can be its new name."""
        for url, ids in self.ids.items():
            if claim in ids and url in self.pages and claim not in self.recorded.get(url, set()):
                return (
                    f"moved to another page, write “aliases: {{{claim}: {self.files.get(url) or _file(url)}#{claim}}}”"
                )
        new = self.ids[page] - self.recorded.get(page, set())
        near = process.extractOne(claim, sorted(new), score_cutoff=60)
        return f"was renamed, write “aliases: {{{claim}: {near[0] if near else 'new-id'}}}”"

    def page_gone(self, old: str, target: str) -> str:
        """What to do about a page that is gone, with its claims: the new page that has most of them is its new name."""
        if old in self.redirects:
            return f"the published page “{old or './'}” is redirected to “{target}”, which is no page: mend mkdocs.yml"
        claims = self.recorded[old] - {""}
        unrecorded = [url for url in self.pages if url not in self.recorded]
        best = max(unrecorded, key=lambda url: len(claims & self.ids[url]), default=None)
        there = len(claims & self.ids[best]) if best is not None else 0
        new, seems = "new-page.md", ""
        if best is not None and there:
            new = self.files.get(best) or _file(best)
            seems = f" (it seems to be {self.pages[best].path} now: {there} of its ids are there)"
        return (
            f"the published page “{old or './'}” is gone, and the {len(claims)} recorded addresses on it{seems}: put "
            f"it back, or redirect it in mkdocs.yml (plugins: redirects: redirect_maps: {_file(old)}: {new})"
            + ("" if there else f", and withdraw what it said in evidence/{CORRECTIONS} (address: {old or './'})")
            + f"; if it was never online, take its lines out of evidence/{PERMALINKS}"
        )

    def lost_with_page(self, old: str, target: str) -> str | None:
        """What is wrong where a page was redirected and several of its claims stand nowhere; None where that is not so.

        What stands on a page now has a message of its own: it moved.
        """
        if old == target:
            return None
        anywhere = set().union(*(self.ids[url] for url in self.pages)) | self.ids.get(old, set())
        lost = self.recorded[old] - {""} - anywhere
        if len(lost) < 2:
            return None
        return (
            f"the published page “{old}” is redirected to “{target or './'}”, and {len(lost)} of its claims, "
            f"“{min(lost)}” among them, stand nowhere now: if the whole page no longer stands, withdraw it with one "
            f"entry in evidence/{CORRECTIONS} (address: {old}); else put the ids back, or write aliases for them"
        )

    def final(self, page: str) -> str | None:
        """Where redirects lead from a page; None when that is another site. A circle stays where it began."""
        seen = [page]
        while page not in self.pages and page in self.redirects:
            page = self.redirects[page].partition("#")[0]
            if "://" in page:
                return None
            if page in seen:
                return seen[0]
            seen.append(page)
        return page


def _file(url: str) -> str:
    """The file that an address most likely has, by its own name: no setting takes one that is percent-encoded."""
    return f"{unquote(url).rstrip('/').removesuffix('.html') or 'index'}.md"


def _dangling(site: Site, reach: _Reach) -> Iterator[Finding]:
    """Aliases that lead nowhere, and withdrawals of what still stands, or never stood."""
    for page in site.pages:
        for old, new in page.aliases.items():
            target, _, identifier = new.rpartition("#")
            url = named_page(target, site.addresses) if target else page.url
            if identifier not in {each for each, _ in reach.pages[url].ids} if url in reach.pages else True:
                message = f"the alias “{old}” leads to “{new}”, which is not there: mend the front matter"
                yield Finding("FN403", page.path, 1, message)
        if page.moved and named_page(page.moved, site.addresses) not in reach.pages:
            message = f"what stood here moved to “{page.moved}”, which is no page: mend “moved” in the front matter"
            yield Finding("FN403", page.path, 1, message)
    for each in site.corrections:
        if each.kind is not CorrectionKind.WITHDRAWN and (
            each.page not in reach.pages or each.claim not in reach.ids[each.page]
        ):
            message = f"“{each.address}” is corrected, but is not there: mend the address, or withdraw it"
            yield Finding("FN403", each.path, each.line, message)
        there = reach.pages.get(each.page)
        recorded = reach.recorded.get(each.page, set())
        if each.kind is CorrectionKind.WITHDRAWN and each.claim not in recorded and (each.claim or not recorded):
            message = (
                f"“{each.address}” is withdrawn, but evidence/{PERMALINKS} has no such address: mend it, or take the "
                "entry out if it was never published"
            )
            yield Finding("FN403", each.path, each.line, message)
        elif each.kind is CorrectionKind.WITHDRAWN and there and each.claim in {"", *(name for name, _ in there.ids)}:
            message = f"“{each.address}” is withdrawn but still stands on its page: take one of the two out"
            yield Finding("FN403", each.path, each.line, message)


RULES = (
    Rule(
        "FN403",
        "published permalink gone with no redirect",
        "People link to pages and claims, and must be able to trust the link for years. `evidence/permalinks.txt` "
        "records every address that was published; none may become a dead end.\n\n"
        "A moved page: add it to `redirect_maps` of the plugin `redirects` in mkdocs.yml. A renamed claim: add "
        "`old-id: new-id` under `aliases:` in the page's front matter (`old-id: other-page.md#new-id` when it moved to "
        "another page; `moved: other-page.md` says it of all that stand there under their old ids). A claim that no "
        "longer stands: add an entry to `evidence/corrections.yml` with `date`, "
        "`address`, `kind: withdrawn`, `why` and `was` (the words that stood there); the address of a page withdraws "
        "all that stood on it.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:kept]\n"
            "{ #kept }\n"
            "=== evidence/permalinks.txt\n"
            "/#records-kept",
            passes="---\n"
            "aliases: {records-kept: kept}\n"
            "---\n"
            "Records are kept for up to six years.[^report:kept]\n"
            "{ #kept }\n"
            "=== evidence/permalinks.txt\n"
            "/#records-kept",
        ),
        site=check,
    ),
)
