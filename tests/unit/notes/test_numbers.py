"""What notes are called: by their source, with a letter where there are several."""

from __future__ import annotations

from footnoted.model import Citation
from footnoted.notes.numbers import numbers


def test_a_note_has_the_number_of_its_source_and_a_letter_where_there_are_several() -> None:
    cited = [Citation("law", "duty"), Citation("press", "quote"), Citation("law"), Citation("law", "power")]
    assert numbers(cited) == dict(zip(cited, ["1a", "2", "1", "1b"], strict=True))


def test_letters_go_on_as_those_of_lists_do() -> None:
    named = list(numbers(Citation("law", f"section-{at}") for at in range(53)).values())
    assert [named[at] for at in (0, 25, 26, 51, 52)] == ["1a", "1z", "1aa", "1az", "1ba"]
