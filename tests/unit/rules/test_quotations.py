"""FN201 and FN202, by examples and by properties: to the letter, but for the alikes that the rule names."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from footnoted.checker import check_site
from footnoted.model import Citation, Claim, Heading, Page, Site, Words
from footnoted.rules.quotations import _long_in_single, quotations_in, rests_on_titles, without_quotations
from footnoted.text.wording import contains_quotation
from helpers import check_block, codes, source_file

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


OPINION = (
    "In our opinion, except for the matter above, the accounts are true and fair, but most were late, few full. "
    "They were checked, but not by us, in the year."
)
HIDING = (
    "In our opinion … the accounts are true",
    "the accounts are true … few full",
    "They were checked … in the year",
)


@pytest.mark.parametrize("quotation", HIDING)
def test_an_ellipsis_hides_no_exception_and_no_turn(quotation: str) -> None:
    assert contains_quotation(OPINION, "In our opinion, except for the matter above, the accounts … fair")
    assert not contains_quotation(OPINION, quotation)


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


def quoted(text: str, *, block_quote: bool = False) -> list[str]:
    found = quotations_in(Claim(text, 1, block_quote=block_quote))
    return [each.text.replace("\u2060", "") + ("" if each.closed else " …") for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “it is so” and “it was”.", ["it is so", "it was"]),
        ('He said "it is so" and "it was".', ["it is so", "it was"]),
        ("“They say “it is” here” and “so”", ["They say “it is” here", "so"]),
        ("“They say “it is so”", ["They say “it is so"]),
        ("“One”, “two", ["One", "two …"]),
        ("He said ”it is” so", ["it is” so …", " so …"]),
        ("It is “so" + " on" * 40, ["so" + " on" * 19 + "  …"]),
        ('A "straight“ one" here', ["straight“ one"]),
        ("‘‘it is’’, ''so''", ["it is", "so"]),
        ("‟a” ", ["a"]),
        ("❝b❞ 〝c〞 ＂d＂ ″e″ ʺfʺ «g»", ["b", "c", "d", "e", "f", "g"]),
        ("None ‘here’, it’s so.", []),
    ],
)
def test_which_words_are_quoted(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is so. ¶ It was.", ["It is so. It was."]),
        ("“It is so.”", ["It is so."]),
        ("“It is” so.", ["“It is” so."]),
        ("It is so. ¶ — Home Office, 2022", ["It is so."]),
        ("It is so. — Home Office", ["It is so."]),
        ("It is so. ¶ –– Home Office", ["It is so."]),
        ("It is so — Home Office", ["It is so — Home Office"]),
        ("It is so. — and was", ["It is so. — and was"]),
        ("— Home Office", []),
        ("  ", []),
    ],
)
def test_a_block_quotation_is_quoted_whole_but_for_who_said_it(text: str, found: list[str]) -> None:
    assert quoted(text, block_quote=True) == found


def test_what_is_left_without_the_quotations_keeps_its_place() -> None:
    assert without_quotations(Claim("He said “it is” here.", 1)) == "He said         here."


def told(block: str, *excerpts: dict[str, str]) -> list[tuple[str, int, str]]:
    return [(each.code, each.line, each.message) for each in check_block(block, excerpts).diagnostics]


def test_a_mark_that_is_never_closed_is_told_where_it_stands() -> None:
    message = "quotation mark never closed, before “it is so.…”: close it, or take it out"
    assert told("He said\n“it is so.", {"text": "It is so."}) == [("FN201", 2, message)]


def test_the_nearest_words_are_whole_words_of_the_likest_excerpt() -> None:
    excerpts = (
        {"text": "Nothing of the kind is told."},
        {"text": "Of old, the scheme is not due to begin before autumn."},
    )
    report = check_block("He said:\n“the scheme is due to end”.", excerpts)
    [found] = report.diagnostics
    assert (found.line, found.source, found.excerpt) == (2, "s1", "e")
    assert found.message == (
        "quotation not in the cited excerpt: “the scheme is due to end” (nearest in s1:e: “the scheme is not due to”)"
    )
    [(_, _, message)] = told("It is “not so long and long and longer”.", {"text": "It is so."})
    assert message.endswith(" (nearest in s0:e: “It is so.”)")


def test_where_no_excerpt_is_cited_it_says_so() -> None:
    claim = Claim("It is “so”.", 1, "a", (Citation("s"),))
    site = Site((Page("docs/a.md", "a/", (claim,)),), {"s": source_file("s", {})})
    [found] = check_site(site).diagnostics
    assert found.message == (
        "quotation not in the cited excerpt: “so” (a citation of a whole source supports no quotation: cite an excerpt)"
    )
    assert (found.source, found.excerpt) == (None, None)


def test_a_speaker_who_is_not_named_is_told() -> None:
    message = "quotation whose speaker is not named here: “it is wrong” is said by Lucie Audibert"
    spoken = {"text": "We think: it is wrong.", "speaker": "Lucie Audibert"}
    report = check_block("It is said:\n“it is wrong”.", [spoken])
    assert [(each.code, each.line, each.source, each.excerpt, each.message) for each in report.diagnostics] == [
        ("FN202", 2, "s0", "e", message)
    ]
    assert told("It is said: “it is wrong”.", spoken, {"text": "it is wrong"}) == []


CUT = {"text": "The tag is not worn at night unless it rains. It is worn by all but the old."}


@pytest.mark.parametrize(
    ("block", "turn", "words"),
    [
        ("It says “worn at night”.", "The tag is not", "worn at night"),
        ("It says that it “is worn by all”.", "but the old", "is worn by all"),
        ("It says “the tag is not worn at night”.", "unless it rains", "the tag is not worn at night"),
    ],
)
def test_a_quotation_cut_at_a_turn_is_told_with_the_turn(block: str, turn: str, words: str) -> None:
    message = f"quotation cut at a turn of the sense: the excerpt has “{turn}” next to “{words}”"
    assert told(f"So:\n{block}", CUT) == [("FN203", 2, message)]


@pytest.mark.parametrize(
    "block",
    [
        "It is not “worn at night”.",
        "It never says that it is “worn at night”.",
        "Unless it rains, “the tag is not worn at night”.",
        "“The tag is not worn at night”, unless it rains.",
        "“The tag is not worn at night” (the exception: unless it rains).",
        "It “is worn by all” but some.",
        "> worn at night",
    ],
)
def test_unless_the_page_has_the_turn_itself(block: str) -> None:
    assert told(block, CUT) == []


def test_a_not_far_before_the_quotation_is_none_of_it() -> None:
    block = "It does not say much about the tag as it is “worn at night”."
    assert [code for code, *_ in told(block, CUT)] == ["FN203"]


def test_one_excerpt_that_has_the_words_without_a_turn_is_enough() -> None:
    assert told("It says “worn at night”.", CUT, {"text": "It is worn at night."}) == []


LONG = "what is kept of us and why"


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (f"See ‘{LONG}’.", ["FN201"]),
        ("See ‘what is kept of us’.", []),  # five words may be a term
        ("See ‘what is kept of it then’.", ["FN201"]),
        ("See ‘what’s kept of us and why’.", ["FN201"]),
        ("See ‘all names are kept for six years’.", []),
        ("See it’s what is kept of us and why’s.", []),
    ],
)
def test_a_sentence_in_single_marks_is_a_quotation_too(block: str, found: list[str]) -> None:
    assert codes(check_block(block, [{"text": "All names are kept for six years."}])) == found


def test_unless_it_is_the_title_of_a_source_or_a_page() -> None:
    claim = Claim(f"See ‘{LONG.title()}.’", 1, "a", (Citation("s", "e"),))

    def found(heading: str, **csl: str) -> list[str]:
        page = Page("docs/a.md", "a/", (claim,), headings=(Heading(heading, 1, 1),))
        return codes(check_site(Site((page,), {"s": source_file("s", {"e": "All names."}, **csl)})))

    assert found("Other") == ["FN201"]
    assert found(f"About: {LONG}") == []
    assert found("Other", title=LONG) == []
    assert found("Other", **{"container-title": LONG}) == []


def test_only_such_pages_rest_on_the_titles_of_the_site() -> None:
    assert rests_on_titles(Page("a.md", "a/", (Claim(f"See ‘{LONG}’.", 1),)))
    assert rests_on_titles(Page("a.md", "a/", words=(Words("heading", f"‘{LONG}’", 1),)))
    assert not rests_on_titles(Page("a.md", "a/", (Claim("See ‘why’.", 1),), words=(Words("heading", LONG, 1),)))


@pytest.mark.parametrize("turn", ["unless", "until", "except that", "provided that", "if and only if"])
def test_a_condition_that_the_page_tells_first_is_told(turn: str) -> None:
    excerpt = {"text": f"They pay {turn} it rains."}
    assert [code for code, *_ in told("It says: “they pay”.", excerpt)] == ["FN203"]
    assert told(f"{turn.split(maxsplit=1)[0].title()} it rains, it says, “they pay”.", excerpt) == []
    assert told(f"It says “they pay” (and that is, {turn.split(maxsplit=1)[0]} it rains).", excerpt) == []


@pytest.mark.parametrize(
    ("block", "excerpt", "found"),
    [
        ("She has no doubts: “They pay.”", "They pay only if it rains.", ["FN203"]),
        ("She is not happy: “They pay.”", "They pay only if it rains.", ["FN203"]),
        ("If it rains, she says, “they pay”.", "They pay only if it rains.", []),
        ("It is not cheap: “It was a success.”", "It was a success, but it cost much.", ["FN203"]),
        ("It cost much, but “it was a success”.", "It was a success, but it cost much.", []),
        ("With two exceptions, “all tags were lost”.", "All tags were lost except two.", []),
        ("Nobody doubts it: “all tags were lost”.", "All tags were lost except two.", ["FN203"]),
        ("The court did not find that they “acted in good faith”.", "They never acted in good faith.", []),
        ("If it is right, they “acted in good faith”.", "They never acted in good faith.", ["FN203"]),
    ],
)
def test_the_turn_that_the_page_tells_is_of_the_same_kind(block: str, excerpt: str, found: list[str]) -> None:
    assert [code for code, *_ in told(block, {"text": excerpt})] == found


def test_a_not_up_to_six_words_before_the_quotation_is_the_pages_own() -> None:
    assert told("It is not as the makers have it “worn at night”.", CUT) == []
    assert told("It is not as the makers of it have it “worn at night”.", CUT) != []


def test_of_several_excerpts_the_first_is_told() -> None:
    spoken = [{"text": "We say it is wrong.", "speaker": name} for name in ("Lucie Audibert", "Monish Bhatia")]
    [found] = check_block("It is said: “it is wrong”.", spoken).diagnostics
    assert (found.code, found.source) == ("FN202", "s0")
    assert found.message.endswith("is said by Lucie Audibert")
    [found] = check_block("It says “worn at night”.", [CUT, {"text": "It is never worn at night."}]).diagnostics
    assert (found.code, found.source) == ("FN203", "s0")
    assert "the excerpt has “The tag is not”" in found.message


def test_a_quotation_stands_where_its_marks_are() -> None:
    assert [(each.start, each.end) for each in quotations_in(Claim("So “it is” and “it was”", 1))] == [
        (3, 10),
        (15, 23),
    ]
    assert [(each.start, each.end) for each in quotations_in(Claim("So “it", 1))] == [(3, 4)]
    quote = Claim("It is so. ¶ — Home Office", 1, block_quote=True)
    assert [(each.start, each.end) for each in quotations_in(quote)] == [(0, 10)]
    [long] = _long_in_single("See ‘what is kept of us and why’.")
    assert (long.start, long.end) == (4, 32)
