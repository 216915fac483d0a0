"""What has been read of a text is blanked, character for character, so that nothing reads it again and places stay."""

import re
from collections.abc import Iterable
from typing import Protocol

#: The object replacement character: no text has it, and it is neither a letter nor a space.
BLANK = "\ufffc"


class Placed(Protocol):
    """Something that stands in a text, from `start` to before `end`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def blank(match: re.Match[str]) -> str:
    """Blanks for what a pattern found, to substitute for it."""
    return BLANK * len(match.group())


def blanked(text: str, found: Iterable[Placed]) -> str:
    """The text with the places of `found` blanked."""
    letters: list[str] = []
    for each in found:  # most texts have none, and stay as they are
        letters = letters or list(text)
        letters[each.start : each.end] = BLANK * (each.end - each.start)
    return "".join(letters) if letters else text
