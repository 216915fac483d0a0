"""From text to the terms that are indexed. The reader's browser does the same (assets/words.js), from the same tables.

A term is a word in lower case without accents, in American spelling (it does not matter which, as long as it is one),
with numbers in digits, cut to its stem by the Snowball algorithm for English.
"""

import re
import unicodedata
from functools import cache
from typing import Any, Final

import snowballstemmer

#: Words that say nothing of what is looked for. Kept short: a word that could be the subject is not among them.
STOP: Final = frozenset(
    """a about am an and any are as at be because been being but by can could did do does doing done for from get gets
    got had has have having he her here hers him his i if in into is it its just let me my not of on or our ours please
    r she should so some such than that the their theirs them then there these they this those to too us v versus very
    vs was we were what when where which who whom whose why will with would you your yours""".split()
)

#: Words of questions that say little: they count, but not for much.
WEAK: Final = frozenset(
    """actually already also always anyone anything ask asked asking back call called came come comes different else
    ever everyone everything exactly find found gave give given go goes going gone happen happened happening happens
    knew know like look made make makes making many maybe mean meaning means more most much need needs new now once one
    only other others people person put quite really role said same saw say says see seen show someone something soon
    still sure take taken takes taking tell tells thing things think thought told took tried try turn use used uses
    using want wants way ways went whether without yes yet""".split()
)

#: Words that are written in another way: numbers in words, short months.
SAME: Final = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12",
    "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90",
    "jan": "january", "feb": "february", "apr": "april", "jun": "june", "jul": "july", "aug": "august",
    "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
    "gray": "grey", "programme": "program", "programmes": "programs", "judgement": "judgment",
    "judgements": "judgments", "lawfully": "lawful", "lawfulness": "lawful", "immigrants": "immigrant",
    "nationalities": "nationality", "effectively": "effective", "effectiveness": "effective",
}  # fmt: skip

#: Words that keep their form, because their stem is that of another word that is everywhere (law, immigration, nation,
#: effect).
KEPT: Final = frozenset({"lawful", "immigrant", "nationality", "effective"})

#: British to American spelling: a pattern for the whole word and what it becomes. The patterns keep to what Python and
#: JavaScript read alike.
SPELLING: Final = (
    (r"^([a-z]{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)$", "$1iz$2"),
    (r"^([a-z]{3,})ys(e|ed|es|er|ers|ing)$", "$1yz$2"),
    (r"^([a-z]{2,})our(s|ed|ing|able|al|ful|ite|hood)?$", "$1or$2"),
    (r"^([a-z]{2,})tre(s|d)?$", "$1ter$2"),
    (r"^(def|off|lic|pret)ens(e|es)$", "$1enc$2"),
    (r"^([a-z]{2,}[aeiou]l)l(ed|ing|er|ers)$", "$1$2"),
    (r"^([a-z]{2,})ogue(s)?$", "$1og$2"),
)

_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_SPELLING = tuple((re.compile(pattern), re.sub(r"\$(\d)", r"\\\1", with_)) for pattern, with_ in SPELLING)
_ISO_DATE = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(\d\d))?\b")
_THOUSANDS = re.compile(r"(\d),(?=\d{3}(?!\d))")
_MILLION = re.compile(r"(\d) ?(?:million|mn|m)\b")
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:'[^\W\d_]+)*")
_stemmer = snowballstemmer.stemmer("english")


def words_of(text: str) -> list[str]:
    """The words of a text in order, each as it is looked up in the tables: “Café’s £6 million” gives cafe, 6m."""
    plain = (text if text.isascii() else _without_accents(text)).lower().replace("’", "'").replace("ʼ", "'")
    plain = _ISO_DATE.sub(lambda found: f"{int(found[3] or 0) or ''} {_MONTHS[int(found[2]) - 1]} {found[1]}", plain)
    plain = plain.replace("%", " percent ")
    plain = _MILLION.sub(r"\1m", _THOUSANDS.sub(r"\1", plain))
    return [_known(word) for word in _WORD.findall(plain)]


def _without_accents(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text) if unicodedata.category(each)[0] != "M")


def terms_of(text: str) -> list[str]:
    """The terms of a text in order, stop words included."""
    return [term_of(word) for word in words_of(text)]


@cache
def term_of(word: str) -> str:
    """The term of one word that `words_of` gave."""
    if not re.fullmatch(r"[a-z]{3,}", word) or word in STOP or word in KEPT:
        return word
    for pattern, with_ in _SPELLING:
        word = pattern.sub(with_, word)
    return str(_stemmer.stemWord(word))


#: The terms of the weak words.
WEAK_TERMS: Final = frozenset(map(term_of, WEAK))


@cache
def _known(word: str) -> str:
    word = re.sub(r"'s?$", "", word).replace("'", "")
    word = SAME.get(word, word)
    return re.sub(r"^(\d+)(?:st|nd|rd|th|s)$", r"\1", word)


def tables() -> dict[str, Any]:
    """The tables as the browser needs them."""
    return {
        "stop": sorted(STOP),
        "weak": sorted(WEAK_TERMS),
        "kept": sorted(KEPT),
        "same": SAME,
        "spelling": [list(each) for each in SPELLING],
    }
