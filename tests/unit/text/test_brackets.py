"""What an editor may change in square brackets, and what the source must have said itself."""

from __future__ import annotations

import pytest

from footnoted.text.wording import contains_quotation

HELD = (
    "Ministers say the new tags cost £6m (about 60 each), and every officer keeps them on for 12 weeks. Then they go."
)


@pytest.mark.parametrize(
    "quotation",
    [
        "[t]he new tags",
        "the new [T]ags cost",
        "the new tag[s] cost",
        "every officer ke[eps] them",
        "every officer keep[ing] them",
        "every officer keep[] them",
        "every officer [keeps] them",
        "and every officer [kept] them on",
        "and every officer [keep] them on",
        "[Officials] say the new tags",
        "[Officials] say [that] the new tags",
        "[The ministers of the Home Office] say the new tags",
        "say the [electronic] new tags",
        "say the new [tags of the Home Office] cost £6m",
        "officer keeps [the tags and watches]",
        "the new tags [bought then] cost",
        "the new tags cost [£7m]",
        "Ministers [said] the new tags",
        "every officer keeps [tags] on",
        "every officer keeps [the tags] on",
        "keeps them on for [20] weeks",
        "[every] officer keeps",
        "for 12 weeks. [t]hen they go",
        "they [left].",
        "[they] keeps them",
    ],
)
def test_it_may_stand_for_these_words(quotation: str) -> None:
    assert contains_quotation(HELD, quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "every officer [removes] them",  # another verb
        "[keeping] them on",  # where a part begins, what was done is the source's to say
        "the new tag[ged] cost",
        "the new tags [not] cost",
        "the new tags [all] cost",
        "[all] officers keep them",
        "[some] officer keeps them",
        "keeps them on for [twelve] weeks",  # a figure in words replaces no other
        "the new tags cost £6m [each], and",  # nor does a word hide one
        "Ministers [one of them] every officer",  # eight words at most
        "say the [old] tags",
        "say the new [tracking devices] cost £6m",  # nor another noun, however many words it has
        "say [the things] £6m",
        "say [a disgrace]",  # nor do words put in at the end hide what the source goes on with
        "say the new tags [a terrible waste]",
        "for 12 [months in all]",
    ],
)
def test_it_may_not_for_these(quotation: str) -> None:
    assert not contains_quotation(HELD, quotation)


def test_no_word_that_only_looks_like_a_denial_is_taken_for_one() -> None:
    assert contains_quotation("They kept it for years.", "They kept [the amount] for years")
    assert contains_quotation("The amount that they have to pay is small.", "The … is small")


@pytest.mark.parametrize(
    ("word", "fair"),
    [
        ("violently", False), ("deliberately", False), ("roughly handled and", False), ("brutal", False),
        ("dangerous", False), ("needless", False), ("huge", False),
        ("formerly", True), ("daily", True), ("electronic", True), ("previous", True), ("Italy", True),
        ("the large hotel in Kent", True),
    ],
)  # fmt: skip
def test_how_it_was_done_is_for_the_source_to_say(word: str, fair: bool) -> None:
    assert contains_quotation("The tags were worn here.", f"The [{word}] tags were worn") == fair
    assert contains_quotation(f"The {word} tags were worn here.", f"The [{word}] tags were worn")


@pytest.mark.parametrize("ending", "s es ed d ing n en e ies ied y 's".split())
def test_the_ending_of_a_word_may_be_changed(ending: str) -> None:
    assert contains_quotation(f"They see the work{ending} of it.", "see the work[] of it")
    assert contains_quotation("They see the work of it.", f"see the work[{ending}] of it")
    assert contains_quotation(f"They see the work{ending} of it.", "see the work[s] of it")


@pytest.mark.parametrize("ending", ["er", "ly", "less", "out", "th"])
def test_no_other_ending_may(ending: str) -> None:
    assert not contains_quotation(f"They see the work{ending} of it.", "see the work[s] of it")
    assert not contains_quotation("They see the work of it.", f"see the work[{ending}] of it")


@pytest.mark.parametrize("ending", ["y", "ies", "ied", "ying", "e", "ing", "ed", "es"])
def test_nor_does_the_last_letter_count(ending: str) -> None:
    """`tr[ies]` for “try”, `us[ing]` for “used”."""
    assert contains_quotation(f"They may tr{ending} it.", "They may try[s] it")


@pytest.mark.parametrize(
    "word",
    """all any every everybody everyone everything each both some somebody someone many most few fewer more less
    nobody none only always never often sometimes""".split(),
)
def test_how_many_and_how_often_is_for_the_source_to_say(word: str) -> None:
    assert not contains_quotation("The tags are worn here at night.", f"The tags are [{word}] worn here")
    assert contains_quotation(f"The tags are {word} worn here at night.", f"The tags are [{word.title()}] worn here")
    assert not contains_quotation(f"The tags are {word} here.", "The tags are [worn] here")


@pytest.mark.parametrize(
    "word",
    """i you he she it we they me him her us them my your his its our their this that these those the a an one who whom
    which what mine yours hers ours theirs himself herself itself themselves here there am is are was were be been being
    has have had do does did will would and or of in on at to for with by from as then now""".split(),
)
def test_a_word_that_points_or_helps_may_be_replaced(word: str) -> None:
    assert contains_quotation(f"So tags {word} worn, it says.", "tags [bought] worn")
    assert not contains_quotation("So tags sold worn, it says.", "tags [bought] worn")


@pytest.mark.parametrize(
    ("word", "bracket", "fair"),
    [
        ("may", "might", True),
        ("must", "had to", True),
        ("must", "may", False),
        ("could", "must", False),
        ("should", "is to", False),
        ("will", "may", False),
        ("may", "will", False),
        ("still", "can", False),
    ],
)
def test_what_may_and_what_must_be_is_for_the_source_to_say(word: str, bracket: str, fair: bool) -> None:
    assert contains_quotation(f"So tags {word} work, it says.", f"So tags [{bracket}] work") is fair


@pytest.mark.parametrize(
    "forms",
    """am is are was were be been being/has have had having/do does did done doing/go goes went gone going/say says said
    saying/make makes made making/take takes took taken taking/give gives gave given giving/get gets got getting/keep
    keeps kept keeping/hold holds held holding/think thinks thought thinking/know knows knew known knowing/find finds
    found finding/tell tells told telling/see sees saw seen seeing/leave leaves left leaving/come comes came coming/run
    runs ran running/will would/can could/may might/shall should/feel feels felt feeling/bring brings brought/buy buys
    bought/pay pays paid/mean means meant/send sends sent/spend spends spent/lose loses lost/meet meets met/write writes
    wrote written/become becomes became/begin begins began begun/break breaks broke broken/rise rises rose risen/fall
    falls fell fallen/speak speaks spoke spoken/show shows showed shown/build builds built""".split("/"),
)
def test_a_verb_may_be_put_into_another_of_its_forms(forms: str) -> None:
    first, *others = forms.split()
    for form in others:
        assert contains_quotation(f"So tags {form} worn.", f"tags [{first}] worn")
        assert contains_quotation(f"So tags {first} worn.", f"tags [{form}] worn")


def test_what_was_done_is_for_the_source_to_say_where_a_quotation_begins() -> None:
    for word in ("removed", "taken", "wearing"):
        assert not contains_quotation("Tags here were worn at night.", f"[{word}] here were worn")
        assert contains_quotation(f"Tags {word} here were worn at night.", f"[{word}] here were worn")
        assert contains_quotation("Tags here were worn at night.", f"Tags [{word}] here were worn")


def test_only_the_first_letter_of_a_quotation_may_change_its_case() -> None:
    assert contains_quotation("It says: the tags. Then they go.", "The tags. Then")
    assert contains_quotation("It says: (the tags) will go.", "(The tags) … go")
    assert contains_quotation("It says: the tags [so] go.", "The tags [so] go")
    assert not contains_quotation("It says: the tags go.", "the Tags go")
    assert not contains_quotation("It says: 2,000 Tags go.", "2,000 tags go")


def test_eight_words_at_most_stand_in_for_a_bracket() -> None:
    words = "Tags a b c d e f g {}worn at night."
    assert contains_quotation(words.format("h "), "Tags [of the Home Office] worn at night")
    assert not contains_quotation(words.format("h i "), "Tags [of the Home Office] worn at night")
    assert contains_quotation(words.format(""), "[Of the Home Office] worn at night")


@pytest.mark.parametrize(
    ("held", "quotation", "fair"),
    [
        ("It is a failure.", "It is [a disaster]", False),
        ("They met the minister in May.", "They met [a coward]", False),
        ("The device is a burden on her.", "The device is [an instrument of torture] on her", False),
        ("He said it was a nightmare for them.", "it was [a living hell] for them", False),
        ("They met him in May.", "They met [the minister]", True),
        ("It was hers to keep.", "It was [the tenant's] to keep", True),
        ("We told them so.", "[The officers] told [the families] so", True),
        ("She gave it up.", "She gave [the tag] up", True),
    ],
)
def test_a_noun_stands_for_a_pronoun_and_for_no_other_noun(held: str, quotation: str, fair: bool) -> None:
    assert contains_quotation(held, quotation) == fair
