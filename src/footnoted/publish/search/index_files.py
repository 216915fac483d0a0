"""Writes the index and its parts as scripts into a built site, and the code that reads them."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeVar

from footnoted.files import write_text
from footnoted.model import Kind, show_edtf
from footnoted.publish.search.entries import Entry, Topic
from footnoted.publish.search.index import DIGITS, Index, fields_of
from footnoted.publish.search.synonyms import Synonyms
from footnoted.publish.search.words import STOP, tables, words_of

Row = TypeVar("Row")

#: How a script begins that only holds data.
DATA: Final = "footnotedSearch("

#: Where everything goes, below the site's folder.
FOLDER: Final = "assets/search"

#: A part of the index has at least about this many characters, and an index at most about so many parts of a kind: the
#: smaller the parts the fewer bytes load for a query, but each is a request and a file.
PART: Final = 3_000
PARTS: Final = 1_000

#: The order in which the engine's parts stand in the one script that is shipped.
ENGINE: Final = ("words.js", "data.js", "rank.js", "show.js", "box.js", "page.js", "main.js")
VENDORED: Final = ("base-stemmer.js", "english-stemmer.js")


def write_index(
    built: Path, topics: Sequence[Topic], entries: Sequence[Entry], index: Index, synonyms: Synonyms
) -> str:
    """Write the index and its parts; returns the file name of the index. The same content has the same names."""
    shards = [(first, _write(built, "t", f"t{at}", rows)) for at, (first, rows) in enumerate(_cut(index.postings, len))]
    texts = [
        (first, _write(built, "e", f"e{at}", [_shown(entry) for entry in part]))
        for at, (first, part) in enumerate(_cut(entries, lambda entry: len(entry.text) + len(entry.title) + 60))
    ]
    year_sets = sorted({entry.years for entry in entries})
    place = {years: at for at, years in enumerate(year_sets)}
    content = {
        "tables": tables(),
        "groups": {" ".join(phrase): list(groups) for phrase, groups in synonyms.groups.items()},
        "means": {" ".join(phrase): [" ".join(each) for each in also] for phrase, also in synonyms.means.items()},
        "pages": [[topic.title, topic.url] for topic in topics],
        "topics": [[topic, len(list(run))] for topic, run in groupby(entry.topic for entry in entries)],
        "what": "".join(entry.what for entry in entries),
        "year": "".join(DIGITS[place[entry.years] // 64] + DIGITS[place[entry.years] % 64] for entry in entries),
        "yearSets": year_sets,
        "kind": "".join(DIGITS[_bits(entry)] for entry in entries),
        "kindNames": [str(kind) for kind in Kind],
        "terms": " ".join(_fold(index.terms)),
        "shards": shards,
        "texts": texts,
        "wordsFile": _write(built, "words", "words", " ".join(_fold(_written(entries, synonyms)))),
    }
    return _write(built, "index", "index", content)


def write_code(built: Path) -> tuple[str, str, str]:
    """Write the code and the style; returns the file names of the small script, the engine and the style sheet."""
    parts = "".join(_asset(name) for name in ENGINE)
    vendored = "".join(_asset(f"vendor/{name}") for name in VENDORED)
    licence = "/* Snowball stemmer: BSD 3-Clause, see vendor/LICENSE */\n"
    engine = f'{licence}(() => {{\nvar BaseStemmer;\n{vendored}\n(() => {{\n"use strict";\n{parts}}})();\n}})();\n'
    write_text(built / FOLDER / "LICENSE", _asset("vendor/LICENSE"))
    return (
        _named(built, "search", "js", _small(_asset("search.js"))),
        _named(built, "engine", "js", _small(engine)),
        _named(built, "search", "css", _asset("search.css")),
    )


def _asset(name: str) -> str:
    return files("footnoted.publish.search").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


def _small(script: str) -> str:
    """A script without its indentation and the lines that are comments."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _write(built: Path, stem: str, name: str, content: Any) -> str:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _named(built, stem, "js", f'{DATA}"{name}",{data})\n')


def _named(built: Path, stem: str, suffix: str, text: str) -> str:
    """Write a file whose name says what is in it, so that browsers may keep it for ever."""
    name = f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.{suffix}"
    write_text(built / FOLDER / name, text)
    return name


def _cut(rows: Sequence[Row], size: Callable[[Row], int]) -> Iterator[tuple[int, list[Row]]]:
    """The rows in parts, each with the number of its first row."""
    enough = max(PART, sum(map(size, rows)) // PARTS)
    first, part, length = 0, [], 0
    for at, row in enumerate(rows):
        part.append(row)
        length += size(row)
        if length >= enough or at == len(rows) - 1:
            yield first, part
            first, part, length = at + 1, [], 0


def _shown(entry: Entry) -> list[Any]:
    """What the browser shows of an entry."""
    date = show_edtf(entry.date) if entry.date else ""
    return [entry.url, entry.title, entry.trail[1:], entry.text, date, int(entry.said)]


def _bits(entry: Entry) -> int:
    return sum(1 << at for at, kind in enumerate(Kind) if kind in entry.kinds)


def _fold(terms: Sequence[str]) -> Iterator[str]:
    """Each term as how many letters it shares with the one before (one digit), and the rest."""
    before = ""
    for term in terms:
        same = 0
        while same < min(len(before), len(term), len(DIGITS) - 1) and before[same] == term[same]:
            same += 1
        yield DIGITS[same] + term[same:]
        before = term


def _written(entries: Sequence[Entry], synonyms: Synonyms) -> list[str]:
    """Every word that can be found, as it is written: what a misspelt word is compared with."""
    texts = [text for entry in entries for text in fields_of(entry).values()]
    words = {word for text in [*texts, *synonyms.asked.values()] for word in words_of(text)} | synonyms.words
    return sorted(word for word in words if word.isalpha() and len(word) > 2 and word not in STOP)
