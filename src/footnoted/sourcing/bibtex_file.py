"""The entries of a BibTeX or BibLaTeX file as they stand in it, and those that cannot be read, by their lines."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

from footnoted.sourcing.reference_draft import Refused
from footnoted.text.printable import printable

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

#: What an entry takes from the one that its `crossref` names under another name: the book's title is not the chapter's.
_PASSED_ON = {"title": "booktitle", "subtitle": "booksubtitle"}
#: What belongs to the other entry alone. `author` of a book is not the chapter's.
_KEPT = frozenset({"author", "crossref", "xdata", "doi", "url", "pages"})
_WORD = re.compile(r'[^\s#{}"]+')


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry: its fields in small letters, as LaTeX, without what encloses them."""

    key: str
    type: str
    fields: Mapping[str, str]


class _BadEntryError(Exception):
    """What is wrong with an entry and how to mend it, for the user."""


def read_entries(text: str, used: frozenset[str]) -> tuple[list[BibEntry], list[Refused]]:
    """The entries that can be read, and those that cannot. A fault in a field that is not `used` does not matter.

    Lines count from 1. bibtexparser finds the blocks, goes on behind a broken one, and gives their lines.
    """
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it tells of broken blocks there as well
    library = parse_string(re.sub(r"(?m)^[ \t]*%.*$", "", text), parse_stack=[])  # biber's comments
    macros = {name: name for name in _MONTHS}
    for string in library.strings:
        macros[string.key.lower()] = _value(string.value, macros) or ""
    entries: dict[str, BibEntry] = {}
    refused: list[Refused] = []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        try:
            if entry := _entry_in(block, entries):
                key = entry.key or f"line {line}"
                entries[key] = BibEntry(key, entry.entry_type.lower(), _fields(entry, macros, used))
        except _BadEntryError as error:
            refused.append(Refused(line, str(error)))
    return [_with_crossref(entry, entries) for entry in entries.values()], refused


def _entry_in(block: Block, before: Mapping[str, BibEntry]) -> Entry | None:
    """The entry that a block is, also where the library finds fault with it; None for comments and the like."""
    entry = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
    if isinstance(block, DuplicateBlockKeyBlock) and not isinstance(entry, Entry):
        return None  # two macros of one name: the later holds, as in BibTeX
    if isinstance(entry, Entry):
        if entry.key in before:
            raise _BadEntryError(f"an earlier entry has the key “{printable(entry.key)}”: give this one another")
        return entry
    if isinstance(block, ParsingFailedBlock):
        raise _BadEntryError("a brace or quotation mark does not close, or a comma or “=” is missing")
    return None


def _fields(entry: Entry, macros: Mapping[str, str], used: frozenset[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in entry.fields:
        name = field.key.lower()
        if name not in used:
            continue
        value = _value(field.value, macros)
        if value is None:
            raise _BadEntryError(f"{name} names a macro that no @string defines: {printable(field.value)[:60]}")
        if fields.setdefault(name, value) != value:
            raise _BadEntryError(f"{name} is given twice: keep the right one")
    return fields


def _value(raw: str, macros: Mapping[str, str]) -> str | None:
    """A field's text: `{…}`, `"…"`, a number or a macro, several joined by `#`. None where a macro is not known."""
    if raw.startswith("\\"):
        return raw  # `howpublished = \\url{…}`: no BibTeX, and often written
    parts: list[str | None] = []
    at = 0
    while at < len(raw):
        if raw[at] in '{"':
            end = _closing(raw, at)
            parts.append(raw[at + 1 : end])
            at = end + 1
        elif found := _WORD.match(raw, at):
            word = found[0]
            parts.append(word if word[0].isdigit() else macros.get(word.lower()))
            at = found.end()
        else:
            at += 1
    return None if None in parts else "".join(part for part in parts if part is not None)


def _closing(raw: str, start: int) -> int:
    """Where the brace or quotation mark at `start` closes; the end of the text where it does not."""
    depth = 0
    for at in range(start, len(raw)):
        if raw[at] in "{}" and raw[at - 1 : at] != "\\":
            depth += 1 if raw[at] == "{" else -1
        if at > start and depth == 0 and (raw[start] == "{" or raw[at] == '"'):
            return at
    return len(raw)


def _with_crossref(entry: BibEntry, entries: Mapping[str, BibEntry]) -> BibEntry:
    """The entry with what it takes from those that `xdata` and `crossref` name, as BibLaTeX passes it on."""
    fields = dict(entry.fields)
    waiting, seen = [entry], {entry.key}
    for child in waiting:  # grows on the way: those that it names may name others
        for name in ("xdata", "crossref"):
            for key in re.split(r"\s*,\s*", child.fields.get(name, "")):
                if key in entries and key not in seen:
                    seen.add(key)
                    waiting.append(entries[key])
                    for field, value in _passed_on(entries[key], whole=name == "xdata"):
                        fields.setdefault(field, value)
    return replace(entry, fields=fields)


def _passed_on(parent: BibEntry, *, whole: bool) -> Iterator[tuple[str, str]]:
    """What another entry gives: all of it (`xdata`), or what is the whole's and not the part's (`crossref`)."""
    for field, value in parent.fields.items():
        if whole:
            yield field, value
        elif field not in _KEPT:
            yield _PASSED_ON.get(field, field), value
