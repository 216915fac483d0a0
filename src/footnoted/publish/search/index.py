"""The index: for each term the entries that have it, and how much it says of each.

The weight is that of BM25F (Robertson and Zaragoza, 2009): words count by the field they stand in, less in long fields,
and less the more often they come. It is worked out here, so the browser only adds up. What a term is worth (its rarity)
comes from how many entries have it, and is worked out there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from footnoted.model import show_edtf
from footnoted.publish.search.entries import Entry, What
from footnoted.publish.search.synonyms import Synonyms
from footnoted.publish.search.words import STOP, WEAK_TERMS, terms_of

#: For each field of an entry, how much a word in it counts, and how much the field's length takes from that (0 nothing,
#: 1 all). Tuned on tests/bench/search; small changes change little.
FIELDS: Final = {
    "title": (2.6, 0.6),
    "heading": (0.9, 0.4),
    "trail": (0.45, 0.3),
    "text": (1.0, 0.5),
    "body": (0.35, 0.75),
    "evidence": (0.3, 0.75),
    "date": (0.8, 0.0),
    "asked": (1.4, 0.5),
}

#: How soon more of the same word counts no more.
SATURATION: Final = 1.2

#: Prefix of index terms that match a whole title; never occurs in a word. Only these kinds of entries have such terms.
TITLE: Final = "#"
NAMED: Final = frozenset({What.TERM, What.NAME, What.PAGE})

#: Weights are kept as one of this many steps, and numbers in digits to this base.
STEPS: Final = 63
DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


@dataclass(frozen=True, slots=True)
class Index:
    """The terms in order and, for each, its entries in order with their weights, written as text (`decode` in JS)."""

    terms: tuple[str, ...]
    postings: tuple[str, ...]


def fields_of(entry: Entry) -> dict[str, str]:
    """The words of an entry by the field that they count as. A claim's title is the heading that it stands under."""
    own = "heading" if entry.what in {What.CLAIM, What.ASIDE} else "title"
    return {
        own: entry.title,
        "trail": " . ".join(entry.trail),
        "text": entry.text,
        "body": entry.body,
        "evidence": entry.evidence,
        "date": show_edtf(entry.date) if entry.date and entry.said else "",
    }


def build_index(entries: Sequence[Entry], synonyms: Synonyms) -> Index:
    """The index of these entries, numbered as they come."""
    asked = dict(synonyms.asked)
    counted = []
    for entry in entries:
        texts = {**fields_of(entry), "asked": asked.pop(entry.url, "")}  # the first entry at an address is its heading
        counted.append({name: _count(text, synonyms) for name, text in texts.items() if text})
    mean = _mean_lengths(counted)
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, fields in enumerate(counted):
        for term, weight in _weights(fields, mean).items():
            postings[term].append((number, max(1, round(STEPS * weight))))
        for title in _whole_titles(entries[number]):
            postings[title].append((number, STEPS))
    terms = sorted(postings)
    return Index(tuple(terms), tuple(encode(postings[term]) for term in terms))


def _whole_titles(entry: Entry) -> set[str]:
    """The terms for an entry's title: “Information Commissioner's Office (ICO)” is asked for as both of its names."""
    if entry.what not in NAMED:
        return set()
    others = [re.sub(r"\(.*?\)", "", entry.title), *re.findall(r"\((.*?)\)", entry.title)]
    names = [terms_of(name) for name in (entry.title, *(others if entry.what is What.TERM else ()))]
    quiet = STOP | WEAK_TERMS
    said = ([term for term in name if term not in quiet] for name in names)
    return {TITLE + "+".join(terms) for terms in said if terms}


def _count(text: str, synonyms: Synonyms) -> Counter[str]:
    terms = terms_of(text)
    return Counter([*(term for term in terms if term not in STOP), *synonyms.in_text(terms)])


def _mean_lengths(counted: Sequence[Mapping[str, Counter[str]]]) -> dict[str, float]:
    lengths: defaultdict[str, list[int]] = defaultdict(list)
    for fields in counted:
        for name, counts in fields.items():
            lengths[name].append(counts.total())
    return {name: max(1.0, sum(each) / len(each)) for name, each in lengths.items()}


def _weights(fields: Mapping[str, Counter[str]], mean: Mapping[str, float]) -> dict[str, float]:
    """What each term says of one entry, from 0 to 1."""
    heard: defaultdict[str, float] = defaultdict(float)
    for name, counts in fields.items():
        weight, length = FIELDS[name]
        by_length = 1 - length + length * counts.total() / mean[name]
        for term, count in counts.items():
            heard[term] += weight * count / by_length
    return {term: much / (SATURATION + much) for term, much in heard.items()}


def encode(postings: Sequence[tuple[int, int]]) -> str:
    """(number, weight) pairs in order as text: each number as the gap to the one before, then the weight, one digit.

    A gap is written in digits of five bits, lowest first; all but the last have the sixth bit set.
    """
    return "".join(_pairs(postings))


def _pairs(postings: Sequence[tuple[int, int]]) -> Iterator[str]:
    before = -1
    for number, weight in postings:
        gap, before = number - before - 1, number
        while gap > 31:
            yield DIGITS[32 | gap & 31]
            gap >>= 5
        yield DIGITS[gap] + DIGITS[weight]
