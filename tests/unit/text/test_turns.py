"""Where a sentence turns: words that say something else once what stands before or behind them is left out."""

from __future__ import annotations

import pytest

from footnoted.text.turns import NEGATED, turned_at_end, turned_at_start, turns, turns_told


@pytest.mark.parametrize(
    "words",
    """not/no/never/none/nor/neither/nobody/nothing/nowhere/without/cannot/isn't/isn’t/wouldnt/dont/wont/hardly/
    scarcely/barely/seldom/rarely/fail/fails/failed to/refuse/refuses/decline/declined/cease/ceased to/deny/denies/
    denied/far from/lack/lacks/lacked/falsely/rather than/instead of/except/unless/other than""".split("/"),
)
def test_these_words_deny(words: str) -> None:
    assert NEGATED.search(f"It is {words.strip()} so.")
    assert turns(f"It is {words.strip().capitalize()} so.")


@pytest.mark.parametrize(
    "words", ["note", "want", "went", "meant", "count", "amount", "front", "knot", "nobel", "den", "lacking"]
)
def test_these_words_only_look_like_it(words: str) -> None:
    assert not NEGATED.search(f"It is {words} so.")
    assert not turns(f"It is {words} so.")


def test_a_condition_turns_as_well() -> None:
    assert turns("it holds only  if they pay")
    assert not turns("it holds if they pay only")


@pytest.mark.parametrize(
    "before",
    """It is not/It is no longer/It cannot/It isn't/It is neither/nor/hardly/It is scarcely/barely/without/
    It is far from/It failed to/it refuses to/it declined to/They denied that/they denies that/rather than/instead of/
    It will never be/It has not been/It isn't being/It is not yet a/It is not an/It is not the/without any/It is not to/
    not even/not always/not necessarily/It is not in/not at/not of its/not their/not his/not her/It is not, (/
    It is never —/NOT""".split("/"),
)
def test_what_stands_right_before_turns_the_words(before: str) -> None:
    assert turned_at_start(before.strip().replace("—", "–") + " ")


@pytest.mark.parametrize(
    "before",
    """Nobody says that/It is never true that/It is hardly the case that/It is scarcely so that/no one thinks that/
    Few believe that/neither says that/She doubts that/It is doubtful that/We deny that/He denied saying that/
    They are denying that/It is false that/It is untrue that/It is a myth that/They used to say that/He disputed that/
    The court rejected the view that/nobody said/No one ever thinks/Few of them/neither of the/They did not say/
    We do not think that the/I do not believe it/they do not claim this/It did not find that they/not suggest a/
    I do not mean/They used to think/They used to believe the/It is anything but/If they pay,/
    unless it rains,""".split("/"),
)
def test_who_says_the_words_denies_them_or_sets_a_condition(before: str) -> None:
    assert turned_at_start(before.strip() + " ")


@pytest.mark.parametrize(
    "before",
    [
        "It is",
        "",
        "They want",
        "I have not seen it. He says",
        "It is not so; it says that",
        "If they pay, it is said that",
        "It was not a success by any measure, and he says that",
        "not " + "and then " * 20,
        "Nobody " + "knows " * 30 + "that",
    ],
)
def test_other_words_before_do_not(before: str) -> None:
    assert not turned_at_start(f"{before} ")


def test_only_so_much_is_read_of_what_stands_before() -> None:
    """A `not` with three hundred signs of its own sentence behind it is left to the reader."""
    assert turned_at_start("It is not" + " " * 60)
    assert turned_at_start("False" + " " * 50 + "words that" + " " * 60)


@pytest.mark.parametrize(
    "behind",
    """unless/but it is/except/only if/only when/provided that/providing they/provided the/rather than/instead of/
    not so/never/save for/save that/save where/other than/if and only/as long as/so long as/though/although/albeit/yet/
    however, it/subject to/until/which is false/which proved to be wrong/which turned out untrue/which was not true/
    , unless/; except/) but""".split("/"),
)
def test_what_stands_right_behind_turns_the_words(behind: str) -> None:
    assert turned_at_end(f" {behind.strip()} they")


@pytest.mark.parametrize(
    "behind",
    [
        ". But they",
        "! But",
        "? But",
        "' but",
        ",' but",
        " but also",
        " not only",
        " and not",
        " however they",
        " butter",
        "",
    ],
)
def test_another_sentence_or_another_word_does_not(behind: str) -> None:
    assert not turned_at_end(behind)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("it is not so", {"denial"}),
        ("she has no doubts", set()),
        ("not only this", set()),
        ("only if they pay", {"condition"}),
        ("unless they pay", {"condition", "exception"}),
        ("save for two of them", {"exception"}),
        ("the scheme will save lives", set()),
        ("but it cost too much", {"contrast"}),
        ("rather than this", {"denial", "contrast"}),
    ],
)
def test_in_which_way_it_turns(text: str, ways: set[str]) -> None:
    assert turns_told(text) == ways
