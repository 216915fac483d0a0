"""What stands around an excerpt in its document."""

from __future__ import annotations

import pytest

from footnoted.documents.context import context_of

PAGE = """Tags
Nobody asked. Mr. Smith told No. 10 that the tags work “well”, unless they are not charged. It was in May.
Another block"""


@pytest.mark.parametrize(
    ("excerpt", "before", "after"),
    [
        ("the tags work “well”", "Mr. Smith told No. 10 that", ", unless they are not charged."),
        ('The tags work "well",', "Mr. Smith told No. 10 that", "unless they are not charged."),
        ("Nobody asked.", "", "Mr. Smith told No. 10 that the tags work “well”, unless they are not charged."),
        ("It was in May.", "Mr. Smith told No. 10 that the tags work “well”, unless they are not charged.", ""),
        ("Another block", "", ""),
        ("is not there", "", ""),
        ("—", "", ""),
    ],
)
def test_the_rest_of_the_sentence_or_the_neighbour_in_its_block(excerpt: str, before: str, after: str) -> None:
    assert context_of(excerpt, [PAGE], paged=False) == (before, after)


def test_nothing_is_taken_where_the_words_stand_twice() -> None:
    assert context_of("the tags work", ["Some say the tags work.", "Others doubt that the tags work."], paged=True) == (
        "",
        "",
    )


def test_of_a_pdf_only_the_rest_of_a_sentence() -> None:
    page = "12 Annual report\nit ends. It is said that the tags\nwork, mostly. Nobody knows 13"
    assert context_of("the tags work", [page], paged=True) == ("It is said that", ", mostly.")
    assert context_of("it ends.", [page], paged=True) == context_of("Nobody knows", [page], paged=True) == ("", "")


def test_long_sentences_keep_the_words_next_to_the_excerpt() -> None:
    page = f"{'far ' * 40}near the tags work, close {'far ' * 40}away."
    before, after = context_of("the tags work", [page], paged=False)
    assert (len(before.split()), before.split()[-1]) == (30, "near")
    assert (len(after.split()), after.split()[1]) == (30, "close")
