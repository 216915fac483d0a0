"""The rules about marks, ids, headings, reviews and what runs: what they say, and where."""

from __future__ import annotations

import pytest

from footnoted.checker import check_site
from footnoted.model import Citation, Claim, Diagnostic, Heading, Page, PageProblem, Site, SourceFile, Words
from footnoted.rules.rule import checkable_claims, checkable_words
from helpers import source_file

CITED = (Citation("s", "e"),)
SOURCES = {"s": source_file("s", {"e": {"text": "It is kept. It began on 5 August 2022.", "date": "2021-03"}})}


def found(*pages: Page, sources: dict[str, SourceFile] | None = None, **site: object) -> list[Diagnostic]:
    """What is found; where a test brings no sources of its own, it is nothing to it which of them are cited."""
    report = check_site(Site(pages, SOURCES if sources is None else sources, **site))  # type: ignore[arg-type]
    return [each for each in report.diagnostics if sources or each.code != "FN004"]


def told(*pages: Page, **site: object) -> list[tuple[str, str, int, str]]:
    return [(each.code, each.path, each.line, each.message) for each in found(*pages, **site)]  # type: ignore[arg-type]


def page(*claims: Claim, path: str = "docs/a.md", **more: object) -> Page:
    return Page(path, path.removeprefix("docs/").removesuffix(".md") + "/", claims, **more)  # type: ignore[arg-type]


def kept(identifier: str | None = "kept", line: int = 3, **more: object) -> Claim:
    return Claim("It is kept.", line, identifier, **{"citations": CITED, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("problem", "code", "source", "excerpt"),
    [
        (PageProblem("unknown-source", "t:e"), "FN001", "t", "e"),
        (PageProblem("unknown-source", "t"), "FN001", "t", None),
        (PageProblem("unknown-excerpt", "s:x"), "FN002", "s", "x"),
        (PageProblem("unclosed", ":x"), "FN006", None, "x"),
    ],
)
def test_a_wrong_mark_has_its_claim_its_source_and_its_excerpt(
    problem: PageProblem, code: str, source: str | None, excerpt: str | None
) -> None:
    claims = kept("one", 1, last_line=2), kept("two", 3, last_line=5), kept("three", 6, last_line=6)
    for line, claim in ((3, "two"), (4, "two"), (5, "two"), (6, "three"), (7, None)):
        [wrong] = [each for each in found(page(*claims, problems=((problem, line),))) if each.code == code]
        assert (wrong.line, wrong.claim, wrong.source, wrong.excerpt) == (line, claim, source, excerpt)


def test_a_claim_needs_an_id_and_says_so_on_its_last_line() -> None:
    message = "claim without an id, so nobody can link to it: run `footnoted fix`"
    assert told(page(kept(None, last_line=4))) == [("FN401", "docs/a.md", 4, message)]
    assert told(page(kept("", line=7))) == [("FN401", "docs/a.md", 7, message)]
    assert (
        told(
            page(kept(None, editorial=True, citations=())),
            page(kept(None, citations=()), path="docs/b.md", unsourced=True),
        )
        == []
    )


def test_braces_in_a_text_are_no_attribute_list() -> None:
    assert told(page(Claim("It is {#kept} here, or { so }", 3, "kept", CITED))) == []


def test_an_id_that_stands_twice_is_told_with_its_first_line() -> None:
    ids = (("a", 1), ("b", 2), ("a", 5), ("a", 9))
    message = "the id “a” stands twice on this page (first on line 1): rename one"
    assert told(page(ids=ids)) == [("FN402", "docs/a.md", 5, message), ("FN402", "docs/a.md", 9, message)]


def test_a_claims_id_is_unlike_any_other_on_the_site() -> None:
    one = page(kept("a-\ud55c"), kept(None, editorial=True, citations=()), kept("x", editorial=True, citations=()))
    other = page(kept("A-\u1112\u1161\u11ab", 4, last_line=5), kept("x"), kept("own"), path="docs/b.md")
    message = (
        "the id “a-\ud55c” also stands in docs/a.md, and every claim has a page of its own (c/A-\u1112\u1161\u11ab/): "
        "rename the one that was never published"
    )
    assert told(one, other) == [("FN402", "docs/b.md", 5, message)]
    assert told(one, other, partial=True) == []
    assert [
        code for code, *_ in told(page(kept(None), kept(None)), page(kept(None), kept("own"), path="docs/b.md"))
    ] == ["FN401"] * 3


@pytest.mark.parametrize("date", ["2022-08-05", "2022-08", "2022", "2021-03", "2021-03/2022-08-05"])
def test_a_date_that_the_section_supports(date: str) -> None:
    assert told(page(headings=(Heading("Begun", 2, 1, date=date, citations=CITED),))) == []


@pytest.mark.parametrize(
    ("date", "message"),
    [
        (
            "2022-08-06",
            "nothing cited in the section “Begun” supports its date 2022-08-06: cite an excerpt that names it, or give "
            "the excerpt its `date`",
        ),
        (
            "2021-03/2023",
            "nothing cited in the section “Begun” supports its date 2021-03/2023: cite an excerpt that names it, or "
            "give the excerpt its `date`",
        ),
        ("August", "heading “Begun”: "),
        ("", "heading “Begun”: "),
    ],
)
def test_a_date_that_it_does_not(date: str, message: str) -> None:
    heading = Heading("Begun", 2, 7, date=date, citations=CITED)
    [(code, path, line, said)] = told(page(headings=(heading, Heading("Other", 2, 9, citations=CITED))))
    assert (code, path, line) == ("FN303", "docs/a.md", 7)
    assert said.startswith(message)


def test_a_section_with_a_wrong_citation_is_not_judged_yet() -> None:
    assert told(page(headings=(Heading("Begun", 2, 7, date="1999", citations=CITED, broken=True),))) == []
    heading = Heading("Begun", 2, 7, date="1999", citations=CITED)
    assert told(page(headings=(heading,)), broken=frozenset({"s"})) == []


LATE = "was to be reviewed by {}: read it against its sources, and write “reviewed: 2026-11-24”"


@pytest.mark.parametrize(
    ("every", "reviewed", "message"),
    [
        ("90 days", "2026-08-26", None),
        ("90 days", "2026-08-25", LATE.format("2026-11-23")),
        ("90", "2026-08-25", LATE.format("2026-11-23")),
        ("P90D", "2026-08-25", LATE.format("2026-11-23")),
        ("every 2 weeks", "2026-11-10", None),
        ("2 Weeks", "2026-11-09", LATE.format("2026-11-23")),
        ("1 month", "2026-10-25", None),
        ("10 months", "2026-01-23", LATE.format("2026-11-23")),
        ("P6M", "2026-05-26", None),
        ("1 year", "2025-11-24", None),
        ("4 years", "2022-11-23", LATE.format("2026-11-23")),
        ("9999 years", "2026-01-01", None),
        ("often", "2026-01-01", "review_every “often” is not a time: write it as 90 days, 6 months or 1 year"),
        ("1 or so", "2026-01-01", "review_every “1 or so” is not a time: write it as 90 days, 6 months or 1 year"),
        ("", "2026-01-01", "review_every “” is not a time: write it as 90 days, 6 months or 1 year"),
        ("1 day", None, "is to be reviewed every 1 day, but never was: write “reviewed: 2026-11-24” once it is"),
        ("1 day", "soon", "reviewed “soon” is not a day: write it as 2026-11-24"),
        (None, None, None),
    ],
)  # fmt: skip
def test_a_page_is_due_when_its_own_time_is_over(every: str | None, reviewed: str | None, message: str | None) -> None:
    late = told(page(reviewed=reviewed, review_every=every), today="2026-11-24")
    assert late == ([("FN501", "docs/a.md", 1, message)] if message else [])


def test_whatever_runs_is_refused() -> None:
    assert told(page(hazards=(("the element <form>", 4),)), running=(("docs/x.html", "a page in HTML"),)) == [
        ("FN007", "docs/a.md", 4, "refused: the element <form>: take it out, or move it to the theme"),
        ("FN007", "docs/x.html", 1, "refused: a page in HTML"),
    ]


@pytest.mark.parametrize(
    ("claim", "start"),
    [
        (Claim("It is so.", 3, "a"), "‘It is so.’ (cite it"),
        (Claim("x" * 60, 3, "a"), f"‘{'x' * 60}’ ("),
        (Claim("x" * 56 + " yyyyyyyy", 3, "a"), f"‘{'x' * 56}…’ ("),
        (Claim("x" * 61, 3, "a"), f"‘{'x' * 57}…’ ("),
    ],
)
def test_a_claim_without_a_citation_is_told_by_its_beginning(claim: Claim, start: str) -> None:
    [(code, path, line, message)] = told(page(claim))
    assert (code, path, line) == ("FN101", "docs/a.md", 3)
    assert message.startswith(f"claim with no citation: {start}")
    assert message.endswith("cite it, or write { .editorial } on the line below it if it claims nothing)")


def test_a_citation_in_code_is_told_apart_and_a_wrong_one_is_told_elsewhere() -> None:
    [(_, _, _, message)] = told(page(Claim("It is so.", 3, "a", cited_in_code=True)))
    assert message.endswith("if it claims nothing; a citation in code is shown, not read)")
    assert told(page(Claim("It is so.", 3, "a", broken=True))) == []
    assert told(page(kept(), Claim("It is so.", 3, "a", editorial=True))) == []


def test_evidence_that_nothing_cites_is_told_where_it_stands() -> None:
    sources = {"s": source_file("s", {"e": "It is kept.", "spare": "More."}), "t": source_file("t", {"e": "More."})}
    unused = found(page(kept()), sources=sources)
    assert [(each.code, each.source, each.excerpt, each.message) for each in unused] == [
        ("FN004", "s", "spare", "nothing cites the excerpt “spare”: cite it as [^s:spare] or take it out"),
        ("FN004", "t", "e", "nothing cites the excerpt “e”: cite it as [^t:e] or take it out"),
    ]
    assert told(page(kept()), sources=sources, partial=True) == []


def test_what_a_wrong_mark_most_likely_meant_is_not_unused() -> None:
    sources = {"s": source_file("s", {"e": "It is kept.", "spare": "More."}), "t": source_file("t", {"e": "More."})}
    problems = (PageProblem("unknown-excerpt", "s:spar", suggestion="s:spare"), 4), (PageProblem("doubled", "t:e"), 5)
    assert [code for code, *_ in told(page(kept(), problems=problems), sources=sources)] == ["FN002", "FN006"]


def test_an_excerpt_has_sixty_words_at_most() -> None:
    sources = {"s": source_file("s", {"e": "word " * 60, "f": "word " * 61})}
    claim = kept(citations=(Citation("s", "e"), Citation("s", "f")))
    [long] = found(page(claim), sources=sources)
    assert (long.code, long.source, long.excerpt) == ("FN005", "s", "f")
    assert long.message == "excerpt “f” has 61 words (at most 60): keep the words that the claims need, or split it"


def test_evidence_that_does_not_validate_is_told_as_it_was_found() -> None:
    problem = Diagnostic("FN003", "evidence/sources/s.yml", 8, "kind: no such kind", source="s")
    assert found(evidence_problems=(problem,)) == [problem]


def test_only_words_and_claims_whose_citations_hold_are_judged() -> None:
    claims = kept("a"), kept("b", broken=True), kept("c", citations=()), kept("d", editorial=True)
    words = Words("heading", "A", 1), Words("title", "B", 1, broken=True), Words("label", "C", 1, checked=False)
    site = Site((page(*claims, words=words),), SOURCES)
    assert [each.id for each in checkable_claims(site, site.pages[0])] == ["a"]
    assert [each.text for each, _ in checkable_words(site, site.pages[0])] == ["A"]
    bare = Site((page(*claims, words=words, unsourced=True),), SOURCES)
    assert list(checkable_claims(bare, bare.pages[0])) == list(checkable_words(bare, bare.pages[0])) == []
    broken = Site(site.pages, SOURCES, broken=frozenset({"s"}))
    assert list(checkable_claims(broken, broken.pages[0])) == []


def test_what_is_wrong_in_a_heading_is_told_as_such_and_no_claim_can_allow_it() -> None:
    words = Words("heading", "Kept for 7 years", 1, CITED)
    [wrong] = found(page(kept(), words=(words,)))
    assert (wrong.code, wrong.line, wrong.claim) == ("FN301", 1, None)
    assert wrong.message.startswith("in the heading: figure not in the cited excerpt: ‘7 years’ (looked in s:e")


def test_a_stray_comment_is_told_and_what_it_may_do_instead() -> None:
    assert told(page(stray_allows=(4,))) == [
        (
            "FN502",
            "docs/a.md",
            4,
            "the allow comment here stands in no block, and allows nothing: write it in the block, or on the line "
            "right below it",
        )
    ]
