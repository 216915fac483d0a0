"""FN502: a comment that allows a finding has to have one to allow."""

from __future__ import annotations

import pytest

from footnoted.checker import check_site
from footnoted.model import Citation, Claim, Page, Site
from helpers import check_block, codes

EVIDENCE = [{"text": "600 people and 600 more"}]


def messages(block: str) -> list[str]:
    return [each.message for each in check_block(block, EVIDENCE).diagnostics]


def test_a_comment_that_is_needed_is_no_finding() -> None:
    assert messages("Both groups had 1,200. <!-- allow FN301: 600 + 600 -->") == []


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
        (Claim("It was 7.", 1, "a", (Citation("s", "e"),), allowed={"FN301": "why"}), frozenset({"s"})),
        (Claim("It was 7.", 1, "a", broken=True, allowed={"FN301": "why"}), frozenset[str]()),
    ],
)
def test_a_claim_that_cannot_be_judged_yet_says_nothing_of_its_comment(claim: Claim, broken: frozenset[str]) -> None:
    site = Site((Page("docs/page.md", "page/", (claim,)),), {}, broken)
    assert "FN502" not in codes(check_site(site))
