"""Characters that make a reader see other words than a program: one question decides each kind.

- What turns the order of characters (bidirectional controls): refused, as `\\u202e21` is drawn as 12.
- What is drawn as a letter or digit of another script (Cyrillic а in a Latin word, O for 0 in a number): refused.
- What is a number to a reader and none to the reader of figures (➐, 九十九, 🔟, lOO years, IX years): refused.
- What is not drawn at all (zero width characters, soft hyphens, variation selectors): dropped before comparing.
"""

import re
import unicodedata
from collections.abc import Iterator

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
#: Signs that the reader of figures knows (`figures`): fractions, and single numerals that it reads as digits.
_KNOWN = "½⅓⅔¼¾⅐⅑⅒⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞①②③④⑤⑥⑦⑧⑨ⅠⅡⅢⅣⅤⅥⅦⅧⅨ"
_RAISED = "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_WHOLE = "🔟💯"
_BEHIND_RAISED = re.compile(rf"(?<=[\w)\]])[{_RAISED}]+")  # m², CO₂, a note's number
_COUNTED = (
    r"(?=[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|people|persons|men|women|children|adults|migrants|cases|tags|"
    r"devices|pounds|per\s?cent|thousand|million|billion)\b|\s?%)"
)
_LETTERS_AS_DIGITS = re.compile(
    rf"(?<![\w.,’'-])[lIO]{{1,3}}(?:,[lIO]{{3}})+(?!\w)|(?<![\w.,’'-])(?=\w*[lO])[lIO]{{2,}}{_COUNTED}"
)
_ROMAN = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ROMAN_FIGURE = re.compile(
    rf"(?:\b(?P<before>\w+\s+))?\b(?!(?:MIX|DC|CV|MD|CD|CC|DI|MI|MC|DM|X|L|C|D|M|I)\b)(?P<figure>{_ROMAN}){_COUNTED}"
    rf"|\b(?=M[MDC][MDCLXVI]{{2}})(?P<year>{_ROMAN})\b"
)
#: What a numeral stands behind that is part of a name: “stage IV people”, “World War II years”.
_NAMED = re.compile(
    r"(?:type|stage|class|grade|category|tier|level|phase|part|article|group|schedule|division|chapter|volume|section)\s+|"
    r"(?!(?:For|Up|After|Within|Over|About|Some|In|Of|The|Only|Nearly|Almost|All)\b)[A-Z]\w+\s+"
)
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
    found += _as_letters(text)
    if text.isascii():
        return found
    found += [(_UNREAD.format(sign), at) for sign, at in _unread_signs(text)]
    words = (each for each in _WORD.finditer(text) if not each.group().isascii())
    mixed = "“{}”, which mixes letters of two alphabets that look alike"
    return found + [(mixed.format(each.group()), each.start()) for each in words if _is_mixed(each.group())]


_UNREAD = "“{}”, which is a figure in signs that no rule reads: write it in digits or words"


def _as_letters(text: str) -> Iterator[tuple[str, int]]:
    """Numbers written in letters that look like digits, and in Roman numerals where something is counted."""
    for found in _LETTERS_AS_DIGITS.finditer(text):
        yield _UNREAD.format(found.group()), found.start()
    for found in _ROMAN_FIGURE.finditer(text):
        if found["year"] or not _NAMED.fullmatch(found["before"] or ""):
            name = "year" if found["year"] else "figure"
            yield _UNREAD.format(found[name]), found.start(name)


def _unread_signs(text: str) -> Iterator[tuple[str, int]]:
    """Signs that have a value by Unicode and are no digits, or show a number; of letters, those before another script,
    as they are words of their own language.
    """
    raised = {at for each in _BEHIND_RAISED.finditer(text) for at in range(*each.span())}
    for at, sign in enumerate(text):
        if sign.isascii() or sign.isdecimal() or sign in _KNOWN or at in raised:
            continue
        if sign in _WHOLE or (unicodedata.numeric(sign, None) is not None and _is_figure(text[at : at + 20])):
            yield sign, at


def _is_figure(text: str) -> bool:
    """Whether a sign of a number that begins a text is one there, and no letter of a word."""
    return not text[0].isalpha() or re.match(r"\w*\s*[A-Za-z%]", text) is not None


def _is_mixed(word: str) -> bool:
    """Whether the word has letters of two alphabets that share shapes."""
    return len({script for letter in word if letter.isalpha() and (script := _script(letter))}) > 1


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")
