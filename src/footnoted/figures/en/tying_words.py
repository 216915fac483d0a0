"""The words of a text that tie a figure to what it is of, in a form in which two writers' words can be compared."""

import re
from collections.abc import Iterable
from functools import lru_cache

from footnoted.figures.en.small_counts import IRREGULAR
from footnoted.model.dates import MONTHS as MONTH_NAMES

_WORD = re.compile(r"\d+(?:_to_|[–/-])\d+|\d[\d,.]*\d|\d|[a-z][a-z'’-]+")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_JOINS = re.compile("_to_|[–/]")
#: “50 to 59”; a change is none (“from 41% in 2021 to 46% in 2024”), and a range of years has years at both ends.
_RANGE = re.compile(r"(?<=\d)(?<!\b(?:19|20)\d\d)\sto\s(?=\d)|(?<=\b(?:19|20)\d\d)\sto\s(?=(?:19|20)\d\d\b)")
#: Endings that a noun and its verb have: “were refused”, “a refusal”.
_ENDINGS = ("ation", "ment", "ion", "ing", "al", "ed", "en", "e")
_PEOPLES = ("ian", "can")  # “Algerian” is of Algeria, “African” of Africa
_STEM = 4  # letters at least
_LETTER = re.compile(
    r"\b[B-HJ-Z]\b(?![’'])|\bA\b(?=\s(?:wing|block|ward|team|class|level|grade|category|group|unit|road)\b)"
)
#: When something was does not tell two things apart.
MONTHS = frozenset(name.casefold() for name in MONTH_NAMES)
#: Before a full stop that ends a sentence, and not the initials of a name: “U.S. officials”.
NOT_INITIALS = r"(?<!\.(?-i:[A-Z]))"
_COMMON = frozenset(
    "the and were was are had have has been its their there who that which with from for than this these those "
    "they about nearly almost over under more less fewer out per cent percent number people to of in on at by as it is "
    "be or an one ones any"
    .split()
)  # fmt: skip


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words that can tell one thing from another, without their plural and possessive; letters that are names."""
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(text.casefold()))
    letters = _LETTER.findall(text)  # A wing, D wing
    long = (word for word in words if word not in _COMMON and (len(word) > 2 or word.isdigit()))
    return frozenset([*map(_in_one_form, long), *letters])


def names_in(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital, in the form of `words_of`."""
    return words_of(" ".join(_NAME.findall(text)))


def _in_one_form(word: str) -> str:
    """A range with one mark between its ends; any other word without its plural."""
    if word[0].isdecimal():
        return _JOINS.sub("-", word)
    return IRREGULAR.get(word) or word.removesuffix("s")


def _stem(word: str) -> str:
    """What a noun and its verb have alike."""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _STEM), "")
    if word.endswith(_PEOPLES):
        return word.removesuffix("n")
    return _stem(word.removesuffix(ending)) if ending else word


def stems(words: Iterable[str]) -> frozenset[str]:
    """What words have alike with their nouns and verbs: “were refused”, “a refusal”."""
    return frozenset(map(_stem, words))


def joined_ranges(text: str) -> str:
    """The text with each range as one word: “those aged 50 to 59” says whose a figure is."""
    return _RANGE.sub("_to_", text)
