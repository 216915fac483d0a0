"""Small numbers that a page may tell without evidence: “one” where it is an article or a pronoun (“one man”, “an earlier
one”), and counts of the page's own structure (“for two reasons”). Excerpts that count the same otherwise hold them.
"""

import re
from functools import lru_cache

from footnoted.figures.en.number import TO_TWELVE
from footnoted.figures.figure import Figure

_NUMBERS = TO_TWELVE[1:]
_FEW = rf"(?:{'|'.join(_NUMBERS)})"
#: “only one”, “than one”; and “reduced to one”, where nothing follows that it could stand before.
_COUNTED_BEFORE = re.compile(
    r"(?:\b(?:only|just|exactly|precisely|least|most|than|up\s+to|between|versus|plus|minus|times|all\s+but)\s+|(?<=\w)[–:/]|\d\s?[–:/]\s?)\Z",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:by|to|of|numbered|totalled)\s+\Z", re.IGNORECASE)
_NOTHING_BEHIND = re.compile(r"\s*(?:[.,;:)]|\Z)")
#: “Some wait for more than one”: for several.
_MORE_THAN = re.compile(r"\bmore\s+than\s+\Z", re.IGNORECASE)
#: “one in four”, “one to three”, “one and a half”.
_COUNTED_BEHIND = re.compile(
    rf"\s+(?:\w+\s+)?(?:in|for|to|per|and|or|out\s+of)\s+(?:(?:every|each)\s+)?(?:\d|{_FEW}\b|a\s+(?:half|quarter|hundred|thousand)\b)|\s?[–/]",
    re.IGNORECASE,
)
#: What a text has of its own: nobody needs to be told where the number is from.
_STRUCTURE = "reason way phase stage step part point side thing kind ground sort type aspect respect strand".split()
_OWN_COUNT = re.compile(rf"\s+(?:[a-z]+\s+)?(?:{'|'.join(_STRUCTURE)})s\b", re.IGNORECASE)
_SCORED = re.compile(r"\b(?:by|up|down|f[ae]ll|rose|gained|lost|scored|won|lead|ahead)\s+\Z", re.IGNORECASE)

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w.’'-]*(?:\s(?:&\s)?[A-Z][\w.’'-]*)*"
#: Three names or more: “Bids came from Corvane Ltd, Halden & Sons and the Brightwater Partnership”.
_LIST = re.compile(rf"{_NAME}(?P<more>(?:,\s{_NAME}){{1,20}}),?\sand\s{_NAME}")

#: Plurals that are not made with an s, and their singulars.
IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life"}
_NOUN = re.compile(r"\s+(?P<noun>[a-z]{3,})\b(?!['’])", re.IGNORECASE)
_COUNTS = rf"\b(?:no|none|neither|both|several|many|dozens?|{_FEW}|\w+teen|\w+ty|\d[\d,]*)(?:\s+of\s+(?:the|its|their))?\s+(?:[a-z]+\s+)?"


def is_weak(before: str, written: str, behind: str) -> bool:
    """Whether a plain number, as written between these words, needs no evidence."""
    if written.casefold() == "ones":
        return True
    if written.casefold() == "one":
        if _MORE_THAN.search(before) and _NOTHING_BEHIND.match(behind):
            return True
        counted = _COUNTED_BEFORE.search(before) or _COUNTED_BEHIND.match(behind)
        return not counted and not (_LAST.search(before) and _NOTHING_BEHIND.match(behind))
    own = written.casefold() in _NUMBERS and _OWN_COUNT.match(behind)
    return bool(own) and not _SCORED.search(before)


def counted_otherwise(text: str, figure: Figure, excerpts: str) -> bool:
    """Whether the excerpts count what a weak number of `text` counts: “no officers” for “one officer”."""
    written, behind = text[figure.start : figure.end].casefold(), text[figure.end : figure.end + 40]
    if figure.readings[0].kind != "count" or not (noun := _NOUN.match(behind)):
        return False
    if written in _NUMBERS and _OWN_COUNT.match(behind):
        return _are_counted([f"{each}s?" for each in _STRUCTURE], excerpts)
    if written != "one":
        return False
    single = noun["noun"].casefold()
    several = [f"{single}(?:e?s)", *(many for many, one in IRREGULAR.items() if one == single)]
    told_of_one = re.search(rf"(?<!\bno\s)(?<!\bneither\s)\b{single}\b(?!['’])", excerpts, re.IGNORECASE)
    return not told_of_one and _are_counted([*several, rf"(?<=\bno\s){single}"], excerpts)


@lru_cache(maxsize=256)
def listed(text: str) -> frozenset[int]:
    """How many names each list of a text has, of three and more."""
    return frozenset(2 + len(re.findall(rf",\s{_NAME}", each["more"])) for each in _LIST.finditer(text))


def _are_counted(nouns: list[str], excerpts: str) -> bool:
    return re.search(rf"{_COUNTS}(?:{'|'.join(nouns)})\b", excerpts, re.IGNORECASE) is not None
