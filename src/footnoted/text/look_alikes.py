"""Characters that make a reader see other words than a program: one question decides each kind.

- What turns the order of characters (bidirectional controls): refused, as `\\u202e21` is drawn as 12.
- What is drawn as a letter or digit of another script (Cyrillic а in a Latin word, O for 0 in a number): refused.
- What is not drawn at all (zero width characters, soft hyphens, variation selectors): dropped before comparing.
"""

import re
import unicodedata

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: Not drawn, and nothing to a reader. Variation selectors choose the look of the character before them.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)

_WORD = re.compile(r"[^\W_]+")
#: `O2`, `l5`, `10l` are names and measures.
_NAME = re.compile(r"[OI]\d+|\d+[lI]|[lI]\d")
#: Letters that stand for digits in what else is a number: 1OO, l00, З0.
_NUMBER_LIKE = re.compile(r"(?<![\w.])(?=[\w.,]*\d)(?=[\w.,]*[OolIОоЗз])[\dOolIОоЗз][\dOolIОоЗз.,]*(?<![.,])(?!\w)")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def turning_characters(text: str) -> list[tuple[str, int]]:
    """The characters in a text that turn the direction of writing, in words, each with its place."""
    if text.isascii():
        return []
    return [("a character that turns the direction of writing", each.start()) for each in BIDI.finditer(text)]


def look_alikes(text: str) -> list[tuple[str, int]]:
    """What in a text a reader takes for other letters or digits than a program, in words, each with its place."""
    found = [
        (f"“{each.group()}”, which looks like a number and has letters in it", each.start())
        for each in _NUMBER_LIKE.finditer(text)
        if not _NAME.fullmatch(each.group())
    ]
    if text.isascii():
        return found
    words = (each for each in _WORD.finditer(text) if not each.group().isascii())
    mixed = "“{}”, which mixes letters of two alphabets that look alike"
    return found + [(mixed.format(each.group()), each.start()) for each in words if _is_mixed(each.group())]


def _is_mixed(word: str) -> bool:
    """Whether the word has letters of two alphabets that share shapes."""
    return len({script for letter in word if letter.isalpha() and (script := _script(letter))}) > 1


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")
