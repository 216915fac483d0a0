"""Writes what the search needs as files into a built site: the entries, and the code that indexes and shows them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from footnoted.files import write_text
from footnoted.model import show_edtf
from footnoted.publish.search.entries import Entry, What
from footnoted.publish.search.synonyms import Synonyms

#: Where everything goes, below the site's folder.
FOLDER: Final = "assets/search"

#: The order in which the engine's parts stand in the one script that is shipped.
VENDORED: Final = ("minisearch.min.js", "base-stemmer.js", "english-stemmer.js")
ENGINE: Final = ("words.js", "index.js", "rank.js", "show.js", "box.js", "page.js", "main.js")


def write_entries(built: Path, entries: Sequence[Entry], synonyms: Synonyms) -> dict[str, str]:
    """Write the entries and, apart, the words of their evidence; returns the files' names.

    Both are scripts that hand over JSON, as scripts load from file:// too, where nothing else may be fetched.
    """
    first: dict[str, int] = {}
    for number, entry in enumerate(entries):
        first.setdefault(entry.url, number)
    source = {entry.cites[0]: number for number, entry in enumerate(entries) if entry.what is What.SOURCE}
    rows = [_row(entry, first, source) for entry in entries]
    for url, questions in synonyms.asked.items():  # the first entry at an address is its heading
        rows[first[url]][_ASKED] = " . ".join(questions)
    content = {
        "same": synonyms.same,
        "means": synonyms.means,
        "help": first.get(synonyms.help),
        "entries": [_short(row) for row in rows],
    }
    evidence = {number: entry.evidence for number, entry in enumerate(entries) if entry.evidence}
    return {"entries": _data(built, "entries", content), "evidence": _data(built, "evidence", evidence)}


#: Where the questions stand in a row.
_ASKED: Final = 9


def _row(entry: Entry, first: Mapping[str, int], source: Mapping[str, int]) -> list[Any]:
    """An entry as assets/index.js reads it: what it stands under and the sources that it cites by their numbers."""
    return [
        str(entry.what),
        entry.title,
        entry.text,
        entry.url,
        None if entry.what is What.PAGE else first.get(entry.up),
        show_edtf(entry.date) if entry.date else "",
        int(entry.said) or "",
        list(entry.years),
        [source[name] for name in entry.cites if name in source],
        "",
        entry.kind,
    ]


def _short(row: list[Any]) -> list[Any]:
    """A row without what is empty at its end."""
    while row[-1] in ("", [], None):
        row.pop()
    return row


def _data(built: Path, name: str, content: Any) -> str:
    """Browsers read JSON in a string faster than the same as a script."""
    data = json.dumps(json.dumps(content, ensure_ascii=False, separators=(",", ":")), ensure_ascii=False)
    return _named(built, name, "js", f"footnotedSearch({{{name}: JSON.parse({data})}})\n")


def write_code(built: Path, data: Mapping[str, str]) -> dict[str, str]:
    """Write the code and the style, and in the small script the names of all that it brings, `data` among them; returns
    the file names of the script and the style sheet, which pages name.
    """
    vendored = "".join(_asset(f"vendor/{name}") + "\n" for name in VENDORED)
    parts = "".join(_asset(name) for name in ENGINE)
    licence = "/* MiniSearch: MIT; Snowball stemmer: BSD 3-Clause: see LICENSE */\n"
    engine = f'{licence}(() => {{\nvar BaseStemmer;\n{vendored}\n(() => {{\n"use strict";\n{parts}}})();\n}})();\n'
    write_text(built / FOLDER / "LICENSE", _asset("vendor/LICENSE"))
    style = _named(built, "search", "css", _asset("search.css"))
    brought = {**data, "engine": _named(built, "engine", "js", _small(engine)), "style": style}
    script = _asset("search.js").replace("FILES = {}", f"FILES = {json.dumps(brought)}")
    return {"script": _named(built, "search", "js", _small(script)), "style": style}


def _asset(name: str) -> str:
    return files("footnoted.publish.search").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


def _small(script: str) -> str:
    """A script without its indentation and the lines that are comments."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _named(built: Path, stem: str, suffix: str, text: str) -> str:
    """Write a file whose name says what is in it, so that browsers may keep it for ever."""
    name = f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.{suffix}"
    write_text(built / FOLDER / name, text)
    return name
