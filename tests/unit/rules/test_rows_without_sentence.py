"""FN103, and what the rules find in the sentence of a table row."""

from __future__ import annotations

import pytest

from footnoted.checker import check_site
from footnoted.model import Citation, Claim, Page, Site
from helpers import check_block, codes, source_file

EXCERPT = {
    "text": "In 2024, 84 of the 525 asked were men. “It is so,” he said. It lasted up to six years.",
    "speaker": "A Nan",
}


def row(says: str, cells: str = "| Asked | in 2024") -> str:
    return f"| a | b |\n| --- | --- |\n{cells} <!-- says: {says} --> |"


def found(block: str) -> list[tuple[str, int, str]]:
    return [(each.code, each.line, each.message) for each in check_block(block, [EXCERPT]).diagnostics]


def test_a_row_without_one_is_a_finding_that_no_comment_allows() -> None:
    bare = "| a | b |\n| --- | --- |\n| Asked | in 2024 |"
    message = "table row without a sentence of its own: write in one of its cells what it says: <!-- says: … -->"
    assert found(bare) == [("FN103", 3, message)]
    assert found(bare.replace("2024 |", "2024 <!-- allow FN103: no --> |")) == [("FN103", 3, message)]
    assert found(bare.replace("2024 |", "2024 <!-- say: It is so. --> |")) == [
        ("FN103", 3, f"{message} (the comment here says nothing that is read: write <!-- says: It is so. -->)")
    ]
    assert found(row("Men were asked in 2024.")) == []


@pytest.mark.parametrize("claim", [{"citations": ()}, {"editorial": True}, {"misread": True}, {"kind": "block"}])
def test_what_is_no_claim_or_has_another_finding_needs_none(claim: dict[str, object]) -> None:
    fields = {"kind": "row", "citations": (Citation("s"),), **claim}
    page = Page("docs/a.md", "a/", (Claim("Asked | so", 3, "asked", **fields),))  # type: ignore[arg-type]
    assert "FN103" not in codes(check_site(Site((page,), {"s": source_file("s", {})})))


@pytest.mark.parametrize(
    ("says", "code", "message"),
    [
        ("In 2024, 85 men were asked.", "FN301", "figure not in the cited excerpt: ‘85’"),
        ("In 2023 men were asked.", "FN301", "figure not in the cited excerpt: ‘2023’"),
        ("It lasted six years.", "FN302", "bound changed: ‘six years’"),
        ("Of 84 asked, 525 were men.", "FN304", "figures in each other's place: ‘84’ and ‘525’"),
        ("A Nan said: “It was so.”", "FN201", "quotation not in the cited excerpt: “It was so.”"),
        ("He said: “It is so.”", "FN202", "quotation whose speaker is not named here: “It is so.”"),
    ],
)
def test_its_words_are_held_to_what_the_row_cites(says: str, code: str, message: str) -> None:
    [(found_code, line, told)] = found(row(says))
    assert (found_code, line) == (code, 3)
    assert told.startswith(f"in the row's sentence: {message}")


def test_what_its_row_allows_or_works_out_holds_for_it() -> None:
    working = "<!-- worked out: 84 / 525 = 16% -->"
    assert found(row("Of those asked, 16% were men.", f"| Asked {working} | in 2024")) == []
    assert found(row("Men were asked.", f"| Asked: 16% {working} | in 2024")) == []
    assert [code for code, _, _ in found(row("Of those asked, 17% were men.", f"| 16% {working} | in 2024"))] == [
        "FN301"
    ]
    assert [code for code, _, _ in found(row("Men were asked.", f"| Asked {working} | in 2024"))] == ["FN301"]
    assert found(row("It was 7.", "| Asked <!-- allow FN301 “7”: our count --> | in 2024")) == []


def test_a_working_that_does_not_hold_is_one_finding() -> None:
    working = "<!-- worked out: 84 / 525 = 17% -->"
    [(code, _, message)] = found(row("Of those asked, 17% were men.", f"| 17% {working} | in 2024"))
    assert (code, message.partition(":")[0]) == ("FN301", "the working does not hold")


@pytest.mark.parametrize("says", ["It is *so*.", "It is <b>so</b>.", "It is `so`.", "This &amp; that."])
def test_it_is_plain_words(says: str) -> None:
    [(code, line, message)] = found(row(says))
    assert (code, line) == ("FN103", 3)
    assert message.startswith("the row's sentence is plain words: take links, marks and HTML out of ‘")


def test_one_that_nothing_reads_is_a_finding() -> None:
    told = (
        "a sentence (says) that is not read: only a table row that claims something has one, and not two: mend it, or "
    )
    claims = (Claim("Kept | so", 3, "kept", kind="row", says="It is kept.", says_line=3),)
    pages = Page("docs/a.md", "a/", unread_says=(4,)), Page("docs/b.md", "b/", claims, unsourced=True)
    found = check_site(Site(pages, {})).diagnostics
    assert [(each.code, each.path, each.line) for each in found] == [
        ("FN103", "docs/a.md", 4),
        ("FN103", "docs/b.md", 3),
    ]
    assert all(each.message == f"{told}take it out" for each in found)


def test_what_is_read_is_counted() -> None:
    counts = check_block(row("A Nan said in 2024: “It is so.”"), [EXCERPT]).counts
    assert (counts["claims"], counts["quotations"], counts["figures"]) == (1, 1, 2)
