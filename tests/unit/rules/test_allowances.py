"""FN502: a comment that allows a finding has to have one to allow."""

from __future__ import annotations

import pytest

from footnoted.checker import check_site
from footnoted.model import Allowance, Citation, Claim, Page, Site
from helpers import check_block, codes, source_file

WHY = (Allowance("FN301", reason="why"),)
EVIDENCE = [{"text": "600 people and 600 more"}]


def messages(block: str) -> list[str]:
    return [each.message for each in check_block(block, EVIDENCE).diagnostics]


def test_a_comment_that_is_needed_is_no_finding() -> None:
    assert messages("Both groups had 1,200. <!-- allow FN301: 600 + 600 -->") == []


def test_it_may_stand_on_the_line_below_its_block_and_no_further_down() -> None:
    assert messages("Both groups had 1,200.\n{ #both }\n<!-- allow FN301: 600 + 600 -->") == []
    [message] = messages("Both groups had 1,200.\n{ #both }\n\n<!-- allow FN301: 600 + 600 -->")
    assert message.startswith("figure not in the cited excerpt")


def test_a_comment_outlives_its_use_when_the_text_is_mended() -> None:
    [message] = messages("Each group had 600. <!-- allow FN301: 600 + 600 -->")
    assert message == "the allow comment here is not needed: FN301 finds nothing: take it out"


def test_one_code_of_two_is_not_needed() -> None:
    [message] = messages("Both groups had 1,200. <!-- allow FN301, FN302: 600 + 600 -->")
    assert "FN302 finds nothing" in message


def test_a_rule_that_does_not_exist_is_named() -> None:
    [message] = messages("Each group had 600. <!-- allow FN999: why not -->")
    assert "there is no rule FN999" in message


@pytest.mark.parametrize("comment", ["allow FN301", "allow FN301:", "allow: because", "allow it"])
def test_a_comment_without_rule_or_reason_allows_nothing(comment: str) -> None:
    [message] = messages(f"Each group had 600. <!-- {comment} -->")
    assert message.endswith("take it out, or write <!-- allow FN301: why -->")


def test_it_is_a_warning() -> None:
    report = check_block("Each group had 600. <!-- allow FN301: 600 + 600 -->", EVIDENCE)
    assert codes(report) == ["FN502"]
    assert not report.failed


@pytest.mark.parametrize("comment", ["allow FN302: the wrong code", "allow FN301"])
def test_what_is_still_open_in_the_block_comes_first(comment: str) -> None:
    """The comment may have been meant for it."""
    assert codes(check_block(f"Both groups had 1,200. <!-- {comment} -->", EVIDENCE)) == ["FN301"]


@pytest.mark.parametrize(
    ("comment", "write"),
    [
        ("allow FN999: no such rule", "write FN301"),
        ("allow FN301 “1200”: 600 + 600", "write “1,200”"),
    ],
)
def test_a_comment_that_misses_what_is_found_says_what_to_write(comment: str, write: str) -> None:
    found = check_block(f"Both had 1,200. <!-- {comment} -->", EVIDENCE).diagnostics
    assert [each.code for each in found] == ["FN301", "FN502"]
    assert found[1].message.endswith(write)


@pytest.mark.parametrize(
    ("comment", "write"),
    [
        ("alow FN301 “1,200”: 600 + 600", "<!-- allow FN301 “1,200”: 600 + 600 -->"),
        ("Allow FN301: 600 + 600", "<!-- allow FN301: 600 + 600 -->"),
        ("allow FN301 1,200: 600 + 600", "<!-- allow FN301 “1,200”: 600 + 600 -->"),
        ("workd out: 600 + 600 = 1,200", "<!-- worked out: 600 + 600 = 1,200 -->"),
    ],
)
def test_a_comment_that_is_almost_read_says_what_to_write(comment: str, write: str) -> None:
    [finding] = check_block(f"Both had 1,200. <!-- {comment} -->", EVIDENCE).diagnostics
    assert finding.code == "FN301"
    assert f"write {write})" in finding.message
    [finding] = check_block(f"Each had 600. <!-- {comment} -->", EVIDENCE).diagnostics
    assert finding.code == "FN502"
    assert finding.message.endswith(f"write {write}")


@pytest.mark.parametrize("comment", ["all of this is to do", "walking out: see below", "how it works: see there"])
def test_other_comments_are_the_writers_own(comment: str) -> None:
    assert messages(f"Each had 600. <!-- {comment} -->") == []


@pytest.mark.parametrize(
    ("claim", "broken"),
    [
        (
            Claim("It was 7.", 1, "a", (Citation("s", "e"),), allowed=(Allowance("FN301", reason="why"),)),
            frozenset({"s"}),
        ),
        (Claim("It was 7.", 1, "a", broken=True, allowed=WHY), frozenset[str]()),
    ],
)
def test_a_claim_that_cannot_be_judged_yet_says_nothing_of_its_comment(claim: Claim, broken: frozenset[str]) -> None:
    site = Site((Page("docs/page.md", "page/", (claim,)),), {}, broken)
    assert "FN502" not in codes(check_site(site))


def test_a_comment_that_names_words_allows_these_alone() -> None:
    block = "It was 700 and 800. <!-- allow FN301 “{}”: why -->"
    left = check_block(block.format("700"), EVIDENCE)
    assert [each.message.partition(" (")[0] for each in left.diagnostics] == ["figure not in the cited excerpt: ‘800’"]
    assert [reason for _, reason in left.allowed] == ["why"]
    assert codes(check_block(block.format("900"), EVIDENCE)) == ["FN301", "FN502"]
    assert codes(check_block("“It  was\nso”, 600. <!-- allow FN201 “It was so”: why -->", EVIDENCE)) == []


def test_a_comment_that_names_none_allows_the_only_one() -> None:
    assert codes(check_block("It was 700. <!-- allow FN301: why -->", EVIDENCE)) == []
    assert len(check_block("It was 700 and 800. <!-- allow FN301: why -->", EVIDENCE).diagnostics) == 2
    assert len(check_block("It was “so” and 800. <!-- allow FN301: why -->", EVIDENCE).diagnostics) == 1


def test_the_messages_say_what_to_do() -> None:
    assert messages("Each group had 600. <!-- allow FN999: why not -->") == [
        "the allow comment here allows nothing: there is no rule FN999: `footnoted explain` lists them all"
    ]
    assert messages("Each group had 600. <!-- allow it -->") == [
        "the comment here says nothing that is read: take it out, or write <!-- allow FN301: why -->"
    ]


def test_each_claim_answers_for_its_own_comment() -> None:
    sources = {"s": source_file("s", {"e": "600"})}
    claims = tuple(
        Claim(text, line, f"c{line}", (Citation("s", "e"),), allowed=WHY)
        for line, text in enumerate(("It was 700.", "It was 600.", "It was 800 and 900.", "It was 600."), 1)
    )
    found = check_site(Site((Page("docs/page.md", "page/", claims),), sources)).diagnostics
    assert [(each.code, each.line, each.claim) for each in found] == [
        ("FN502", 2, "c2"),
        ("FN301", 3, "c3"),
        ("FN301", 3, "c3"),
        ("FN502", 4, "c4"),
    ]
