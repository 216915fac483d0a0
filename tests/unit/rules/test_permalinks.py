"""FN403: what is wrong with an address that was published, and what would mend it."""

from __future__ import annotations

from footnoted.checker import check_site
from footnoted.model import Correction, CorrectionKind, Page, Permalink, Site

HOME = Page("docs/index.md", "", ids=(("kept", 3), ("said", 5)))
MORE = Page("docs/more.md", "more/", ids=(("more-kept", 3),))


def told(*pages: Page, links: str = "", **site: object) -> list[tuple[str, int, str]]:
    """The findings, for a record with these addresses, one a line."""
    record = tuple(Permalink(each, line) for line, each in enumerate(links.split(), 1))
    report = check_site(Site(pages, {}, permalinks=record, **site))  # type: ignore[arg-type]
    return [(each.path, each.line, each.message) for each in report.diagnostics if each.code == "FN403"]


def corrected(address: str, kind: str = "withdrawn") -> tuple[Correction, ...]:
    return (Correction("2026-11-24", address, CorrectionKind(kind), "why", "was", line=9),)


def gone(address: str, remedy: str, path: str = "docs/index.md") -> str:
    return (
        f"the published claim “{address}” is gone: put its id back; if it {remedy} in the front matter of {path}; "
        "if it no longer stands, withdraw it in evidence/corrections.yml; if it was never online, take its line out of "
        "evidence/permalinks.txt"
    )


def test_what_stands_where_it_stood_is_in_order() -> None:
    assert told(HOME, MORE, links="./ ./#kept ./#said more/ more/#more-kept") == []


def test_a_renamed_claim_is_told_with_the_new_id_most_like_it() -> None:
    page = Page("docs/index.md", "", ids=(("kept-here", 3), ("said", 5), ("other", 6)))
    remedy = "was renamed, write “aliases: {kept: kept-here}”"
    assert told(page, links="./#said ./#kept") == [("permalinks.txt", 2, gone("./#kept", remedy))]
    old = gone("./#kept", "was renamed, write “aliases: {kept: new-id}”")
    assert told(page, links="./#kept-here ./#kept") == [("permalinks.txt", 2, old)]  # that id is another claim's
    assert told(Page("docs/index.md", "", ids=(("xyz", 1),)), links="./#kept") == [("permalinks.txt", 1, old)]


def test_a_claim_that_moved_is_told_with_its_page() -> None:
    home, more = Page("docs/index.md", ""), Page("docs/more.md", "more/", ids=(("kept", 3),))
    message = gone("./#kept", "moved to another page, write “aliases: {kept: more.md#kept}”")
    assert told(home, more, links="./#kept") == [("permalinks.txt", 1, message)]
    message = gone("./#kept", "moved to another page, write “aliases: {kept: deep/new.md#kept}”")
    assert told(home, more, links="./#kept", addresses={"deep/new.md": "more/"}) == [("permalinks.txt", 1, message)]
    new = gone("./#kept", "was renamed, write “aliases: {kept: new-id}”")
    assert told(home, more, links="./#kept more/#kept") == [("permalinks.txt", 1, new)]  # it stood there before as well


def test_aliases_redirects_and_withdrawals_reach_what_was_published() -> None:
    page = Page("docs/index.md", "", ids=(("new", 3),), aliases={"kept": "new"})
    assert told(page, links="./#kept") == []
    assert told(page, links="./#said", corrections=corrected("./#said")) == []
    assert told(MORE, links="old/ old/#more-kept", redirects={"old/": "more/#top"}) == []
    assert told(MORE, links="old/#x", redirects={"old/": "https://x.org/"}) == []
    assert told(MORE, links="old/#x", redirects={"old/": "more/"}, corrections=corrected("old/#x")) == []
    assert told(MORE, links="a/#more-kept", redirects={"a/": "b/", "b/": "more/"}) == []


#: What every message on a page that is gone ends with.
NEVER = "; if it was never online, take its lines out of evidence/permalinks.txt"


def test_a_page_that_is_gone_is_told_once_with_all_that_stood_on_it() -> None:
    remedy = "put it back, or redirect it in mkdocs.yml (plugins: redirects: redirect_maps: "
    start = "the published page “old/” is gone, and the 2 recorded addresses on it"
    assert told(HOME, links="./ ./#kept old/ old/#a old/#b") == [
        (
            "permalinks.txt",
            3,
            f"{start}: {remedy}old.md: new-page.md), and withdraw what it said in evidence/corrections.yml "
            f"(address: old/){NEVER}",
        )
    ]
    new = Page("docs/new.md", "new/", ids=(("a", 1), ("b", 2)))
    other = Page("docs/other.md", "other/", ids=(("a", 1),))
    seems = " (it seems to be docs/new.md now: 2 of its ids are there)"
    for pages in ((HOME, new, other), (HOME, other, new)):
        assert told(*pages, links="./ old/ old/#a old/#b") == [
            ("permalinks.txt", 2, f"{start}{seems}: {remedy}old.md: new.md){NEVER}")
        ]
    assert told(HOME, new, links="./ old/#a old/#b", addresses={"x/n.md": "new/"}) == [
        ("permalinks.txt", 2, f"{start}{seems}: {remedy}old.md: x/n.md){NEVER}")
    ]


def test_the_home_page_has_a_name_too() -> None:
    moved = Page("docs/start.md", "start/", ids=HOME.ids)
    assert told(moved, links="./ ./#kept") == [
        (
            "permalinks.txt",
            1,
            "the published page “./” is gone, and the 1 recorded addresses on it (it seems to be docs/start.md now: 1 "
            "of its ids are there): put it back, or redirect it in mkdocs.yml (plugins: redirects: redirect_maps: "
            "index.md: start.md)" + NEVER,
        )
    ]
    home = told(HOME, links="old/#kept")
    assert home[0][2].endswith("redirect_maps: old.md: index.md)" + NEVER)
    assert "it seems to be docs/index.md now: 1 of its ids" in home[0][2]


def test_a_redirect_that_leads_nowhere_or_in_a_circle_is_told() -> None:
    message = "the published page “old/” is redirected to “nowhere/”, which is no page: mend mkdocs.yml"
    assert told(HOME, links="old/", redirects={"old/": "nowhere/"}) == [("permalinks.txt", 1, message)]
    circle = {"old/": "b/", "b/": "c/", "c/": "b/"}
    message = "the published page “old/” is redirected to “old/”, which is no page: mend mkdocs.yml"
    assert told(HOME, links="old/", redirects=circle) == [("permalinks.txt", 1, message)]
    message = "the published page “./” is redirected to “x/”, which is no page: mend mkdocs.yml"
    assert told(MORE, links="./", redirects={"": "x/"}) == [("permalinks.txt", 1, message)]


def test_an_alias_leads_somewhere() -> None:
    aliases = {"a": "kept", "b": "more.md#more-kept", "c": "more/#more-kept", "d": "x.md#more-kept"}
    page = Page("docs/index.md", "", ids=HOME.ids, aliases=aliases)
    assert told(page, MORE, addresses={"x.md": "more/"}) == []
    wrong = {"a": "other", "b": "more.md#kept", "c": "none.md#kept", "d": "a"}
    page = Page("docs/index.md", "", ids=HOME.ids, aliases=wrong)
    assert told(page, MORE) == [
        ("docs/index.md", 1, f"the alias “{old}” leads to “{new}”, which is not there: mend the front matter")
        for old, new in wrong.items()
    ]


def test_a_correction_is_of_what_is_there_and_a_withdrawal_of_what_is_not() -> None:
    assert told(HOME, corrections=corrected("./#kept", "corrected")) == []
    assert told(HOME, links="./#gone", corrections=corrected("./#gone")) == []
    [(_, line, never)] = told(HOME, corrections=corrected("./#gone"))
    assert (line, "has no such address" in never) == (9, True)
    message = "“{}” is corrected, but is not there: mend the address, or withdraw it"
    for address in ("./#gone", "none/#kept"):
        found = told(HOME, corrections=corrected(address, "corrected"))
        assert found == [("corrections.yml", 9, message.format(address))]
    message = "“./#kept” is withdrawn but still stands on its page: take one of the two out"
    assert told(HOME, links="./#kept", corrections=corrected("./#kept")) == [("corrections.yml", 9, message)]


def test_a_check_of_one_page_cannot_tell() -> None:
    assert told(MORE, links="./#kept", corrections=corrected("./#x", "corrected"), partial=True) == []


def test_moved_names_a_page() -> None:
    page = Page("docs/index.md", "", moved="nowhere.md")
    message = "what stood here moved to “nowhere.md”, which is no page: mend “moved” in the front matter"
    assert told(page) == [("docs/index.md", 1, message)]
