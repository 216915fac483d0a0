"""Front matter: the YAML between two `---` lines that begins a page."""

import datetime
import re
from typing import Any

import yaml

from footnoted.evidence.plain_yaml import YamlError, YamlRefusedError, read_yaml
from footnoted.model.history import MERGE_MARK, MERGED
from footnoted.reading.source_lines import SourceLines

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

#: A page that begins with a line “---” and such a line has front matter, not a rule to divide it.
_BEGINS = re.compile(r"[A-Za-z][\w-]*:(?:\s|\Z)")
#: How front matter begins that has no line “---” behind it, or lines above the first.
_BEGUN = re.compile(r"(?P<above>(?:[ \t]*\n)*)---[ \t]*\n(?=[A-Za-z][\w-]*:(?:\s|\Z))")
_META = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_META_MORE = re.compile(r"(?: {4}|\t)\s*(?P<value>.*)")
_DAY = re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b")


class FrontMatterError(Exception):
    """Front matter that would do more than say things, or a page that is two versions at once; `line` is where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def split_front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    """The front matter, the Markdown below it, and how many lines the front matter takes.

    As in MkDocs, what is not a YAML mapping is part of the page. Raises `FrontMatterError` for what begins as one and
    is not (its settings would be lost without a word), for a page that Git could not merge, and for aliases, tags and
    deep nesting, in which a few lines can grow without end: the engine would read them after us.
    """
    _refuse_unmerged(text)
    found = _FRONT.match(text)
    if not found:
        _refuse_begun(text)
        return _multimarkdown(text)
    inside = found.group(1) or ""
    try:
        data = None if _surprising(inside) else yaml.safe_load(inside)
    except yaml.YAMLError:
        return {}, text, 0
    except ValueError as error:
        raise FrontMatterError(*_no_such_day(inside)) from error
    if isinstance(data, list) and all(isinstance(each, dict) for each in data):
        raise FrontMatterError("front matter: is a list: write “title: …” without the “- ” in front of it", 2)
    if not isinstance(data, dict):
        return {}, text, 0
    return data, text[found.end() :], found.group().count("\n")


def _refuse_unmerged(text: str) -> None:
    """Marks of a merge that was left open. “=======” alone may underline a heading, and code may show any of them."""
    if not re.search(r"^[<>]{7} ", text, re.MULTILINE):
        return
    lines = SourceLines(text)
    marks = list(MERGE_MARK.finditer(lines.prose))
    if any(each.group() != "=======" for each in marks):
        first, *others = [lines.line_of(each.start()) for each in marks]
        more = f" (the others are on lines {', '.join(map(str, others))})" if others else ""
        raise FrontMatterError(f"{MERGED}{more}", first)


def _refuse_begun(text: str) -> None:
    """Front matter that would be read as text: without an end, or not on the first line."""
    begun = _BEGUN.match(text)
    if begun and begun["above"]:
        raise FrontMatterError("front matter: begins on the first line: take out the empty line above it", 1)
    if begun:
        raise FrontMatterError("front matter: is never closed: write a line “---” below it", 1)


def _multimarkdown(text: str) -> tuple[dict[str, Any], str, int]:
    """Lines `key: value` that begin a page: MkDocs takes them for front matter (MultiMarkdown), and shows none."""
    data: dict[str, Any] = {}
    key, lines = "", text.split("\n")
    for number, line in enumerate(lines):
        if not line.strip():
            return data, "\n".join(lines[number + 1 :]) if data else text, number + 1 if data else 0
        if found := _META.match(line):
            key = found["key"].lower()
            data[key] = f"{data[key]} {found['value'].strip()}" if data.get(key) else found["value"].strip()
        elif key and (more := _META_MORE.match(line)):
            data[key] += f" {more['value'].strip()}"
        else:
            return data, "\n".join(lines[number:]) if data else text, number if data else 0
    return data, "", len(lines)


def _no_such_day(inside: str) -> tuple[str, int]:
    """What to say of a date like 2026-02-30, which YAML takes for one, and its line in the page."""
    for number, line in enumerate(inside.splitlines(), 2):
        for found in _DAY.finditer(line):
            try:
                datetime.date(*map(int, found.groups()))
            except ValueError as error:
                return f"front matter: “{found.group()}” is no day ({error}): mend it", number
    return "front matter: has a time that is none: mend it, or put it in quotes", 2


def _surprising(inside: str) -> bool:
    """Whether this is YAML that evidence could not be either. What is not YAML at all is for the caller to find."""
    try:
        read_yaml(f"\n{inside}".encode())  # so that its lines are the page's
    except YamlRefusedError as error:
        raise FrontMatterError(f"front matter: {error.message}", error.line) from error
    except YamlError as error:
        if _BEGINS.match(inside):
            raise FrontMatterError(f"front matter: {error.message}", error.line) from error
        return False
    except UnicodeEncodeError:
        return True
    return False
