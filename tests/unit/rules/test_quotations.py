"""FN201 and FN202, by examples and by properties: to the letter, but for the alikes that the rule names."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from footnoted.text.wording import contains_quotation
from helpers import check_block, codes

EXCERPT = "The scheme is not due to be introduced from the autumn — “fitted” tags are non-negotiable, at £6m or 2,600."


@pytest.mark.parametrize(
    "quotation",
    [
        "the scheme is not due",
        "The scheme is  not\u00a0due to be introduced",
        "‘fitted’ tags are non-negotiable",
        '"fitted" tags are non‑negotiable.',
        "autumn – “fitted” tags",
        "autumn — “fitted” tags",
        "The scheme [...] is not due […] autumn",
        "[it] is not due",
        "The scheme [of tagging] is not due",
        "[t]he scheme is not due",
        "scheme[s] is not due",
        "at £6m",
        "autumn ‒ “fitted” tags",
        "at £6m [, they say,] or 2,600",
    ],
)
def test_the_alikes(quotation: str) -> None:
    assert contains_quotation(EXCERPT, quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "The scheme is due",
        "the Scheme is not due",
        "The schemes is not due",
        "The scheme is never due",
        "introduced from autumn",
        "negotiable",
        "6m",
        "600",
        "autumn … The scheme",
        "The scheme is [now] due",
        "The scheme [is] due to be introduced",
        "fitted tags are not negotiable",
        "at £6m or 2,601",
        "The scheme is … due to be introduced",
    ],
)
def test_everything_else_must_match(quotation: str) -> None:
    assert not contains_quotation(EXCERPT, quotation)


def test_the_message_shows_the_nearest_words() -> None:
    report = check_block("He said “the scheme is due”.", [{"text": EXCERPT}])
    assert [each.code for each in report.diagnostics] == ["FN201"]
    assert "nearest in s0:e: “The scheme is not”" in report.diagnostics[0].message


@pytest.mark.parametrize(
    ("block", "speaker", "expected"),
    [
        ("Lucie Audibert said “it is wrong”.", "Lucie Audibert", []),
        ("Ms Audibert said “it is wrong”.", "Lucie Audibert", []),
        ("She said “it is wrong”.", "Lucie Audibert", ["FN202"]),
        ("Lucie Smith said “it is wrong”.", "Lucie Audibert", ["FN202"]),
        ("A Home Office spokesperson said “it is wrong”.", "Home Office spokesperson", []),
        ("A spokesperson said “it is wrong”.", "Home Office spokesperson", ["FN202"]),
        ("> It is wrong.\n> — Lucie Audibert", "Lucie Audibert", []),
        ("> It is wrong.", "Lucie Audibert", ["FN202"]),
        ("Lord Hanson said “it is wrong”.", "Lord Hanson of Flint", []),
        ("“Audibert says it is wrong”, they said.", "Lucie Audibert", ["FN201"]),
    ],
)
def test_the_block_names_the_speaker(block: str, speaker: str, expected: list[str]) -> None:
    assert codes(check_block(block, [{"text": "We think: it is wrong.", "speaker": speaker}])) == expected


def test_an_unclosed_mark_is_a_finding() -> None:
    assert codes(check_block("He said “it is wrong.", [{"text": "it is wrong."}])) == ["FN201"]


@pytest.mark.parametrize("marks", ["「」", "『』", "‹›", "´´", "“”", "«»", "„“"])
def test_marks_of_any_language_are_read(marks: str) -> None:
    opening, closing = marks if marks != "´´" else ("´´", "´´")
    assert codes(check_block(f"It is, say they, {opening}harmful{closing}.", [{"text": "It is useful."}])) == ["FN201"]


@pytest.mark.parametrize("text", ["It is ›useful‹ and ›new‹.", "Home › Useful › New", "It is «so ‹useful› and new»."])
def test_single_marks_of_other_languages_are_no_quotations(text: str) -> None:
    assert codes(check_block(text, [{"text": "It is so ‹useful› and new."}])) == []


_word = st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1, max_size=9)
_excerpts = st.lists(_word, min_size=3, max_size=30).map(lambda words: " ".join(words) + ".")


@settings(max_examples=300, deadline=None)
@given(_excerpts)
def test_any_excerpt_quoted_whole_passes(excerpt: str) -> None:
    assert contains_quotation(excerpt, excerpt)
    assert codes(check_block(f"It says “{excerpt}”", [{"text": excerpt}])) in ([], ["FN301"], ["FN302"])


@settings(max_examples=400, deadline=None)
@given(_excerpts, st.integers(0, 10_000), _word)
def test_any_one_word_changed_fails(excerpt: str, at: int, word: str) -> None:
    words = excerpt[:-1].split()
    at %= len(words)
    assume(words[at] != word and not (at == 0 and words[at][0].swapcase() + words[at][1:] == word))
    changed = " ".join([*words[:at], word, *words[at + 1 :]])
    assume(changed not in excerpt)
    assert not contains_quotation(excerpt, changed)


@settings(max_examples=200, deadline=None)
@given(_excerpts, st.integers(0, 10_000))
def test_any_inner_word_dropped_fails(excerpt: str, at: int) -> None:
    words = excerpt[:-1].split()
    at = 1 + at % (len(words) - 2)
    dropped = " ".join([*words[:at], *words[at + 1 :]])
    assume(dropped not in excerpt and dropped[0].swapcase() + dropped[1:] not in excerpt)  # words may come twice
    assert not contains_quotation(excerpt, dropped)


def test_a_name_may_be_quoted_out_of_its_possessive() -> None:
    assert contains_quotation("It is the Home Office's plan, and it can't wait.", "the Home Office")
    assert not contains_quotation("It is the Home Office's plan, and it can't wait.", "it can")


@pytest.mark.parametrize(
    ("excerpt", "quotation"),
    [
        ("The tagging was lawful.", "The tagging was [un]lawful"),
        ("They can leave the country.", "They can[not] leave"),
        ("They can leave the country.", "They can [not] leave the country"),
        ("They do leave.", "They do[n't] leave"),
        ("They do leave.", "[Never] do they … leave"),
    ],
)
def test_no_bracket_turns_a_sentence_round(excerpt: str, quotation: str) -> None:
    assert not contains_quotation(excerpt, quotation)


def test_a_not_in_brackets_may_stand_where_the_source_has_it() -> None:
    assert contains_quotation("They can not leave.", "They can [not] leave")
    assert contains_quotation("It is unlawful.", "It is [un]lawful")


@pytest.mark.parametrize("quotation", ["[He lied all day]", "[anything at all] … [whatever]", "[any] [thing]"])
def test_brackets_alone_quote_nothing(quotation: str) -> None:
    assert not contains_quotation(EXCERPT, quotation)


@pytest.mark.parametrize("quotation", [" … ".join(["a"] * 40 + ["b"]), "[x] a " * 30 + "b"])
def test_a_quotation_in_many_parts_does_not_take_long(quotation: str) -> None:
    assert not contains_quotation(" ".join(["a"] * 60), quotation)


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("It is kept for “up to [seven] years”.", ["FN201", "FN301"]),
        ("It is kept for “up to [7] years”.", ["FN301"]),
        ("It is kept for “up to [6] years”.", []),
        ("It is kept for “[up to] six years” [sic].", []),
        ("<q>Kept for ever</q>, it says.", ["FN201"]),
        ("❝Kept for ever❞, it says.", ["FN201"]),
        ("> Kept for up to six years. — Home Office", []),
        ("> Kept for up to six years. — He is a liar who lied to everybody about everything he did", ["FN201"]),
        ("> Kept for up to six years.\n>\n> — Home Office, 5 May 1999", ["FN301"]),
        ("It is “kept” for **up to <kbd>seven</kbd> years**.", ["FN301"]),
    ],
)
def test_what_hides_in_a_quotation(block: str, found: list[str]) -> None:
    assert codes(check_block(block, [{"text": "Photographs are kept for up to six years."}])) == found
