"""A careful YAML reader: plain mappings, lists and text with the line of each, and nothing that can surprise.

YAML events are read one by one, so that a hostile file can neither nest deeply, nor grow by aliases, nor name Python
objects by tags. Every scalar is text: `issued: 2022-08-05` stays as written, for EDTF to read.
"""

import re
from typing import Any, Final

import yaml
from yaml import events as ev

from footnoted.model.history import MERGE_MARK, MERGED

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 12

Lines = dict[tuple[str | int, ...], int]


class YamlError(Exception):
    """What is wrong with the file and how to mend it, and the line where it is."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class YamlRefusedError(YamlError):
    """The file is YAML, but of a kind that can grow without end or make objects: it is read no further."""


def read_yaml(data: bytes) -> tuple[Any, Lines]:
    """The content of a YAML file and the line (from 1) of each key and list item, by its path.

    Raises `YamlError` for anything but one plain document of mappings, lists and text.
    """
    text = _decode(data)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise YamlError(*why_invalid(error, text)) from error
    return builder.root, builder.lines


def why_invalid(error: yaml.YAMLError, text: str) -> tuple[str, int]:
    """What is wrong with a text that is no YAML and how to mend it, and the line where."""
    if merged := MERGE_MARK.search(text):
        return MERGED, text.count("\n", 0, merged.start()) + 1
    if not isinstance(error, yaml.MarkedYAMLError):
        return "not valid YAML: it has a character that YAML does not allow; take it out", 1
    # A quotation mark never closed is found out at the end of the file; it is to be mended where it opens.
    begun = (error.context or "").startswith("while scanning")
    mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    lines = ["", *text.split("\n"), ""]
    at_fault = error.problem_mark.line + 1 if error.problem_mark else line
    for number in (line, at_fault):
        if re.match(r" *\t", "".join(lines[number : number + 1])):
            return "a tab stands in its indentation, and YAML takes blanks alone: write blanks", number
    what = " ".join(part for part in (error.context, error.problem) if part)
    return f"not valid YAML ({what}): mend the line, or put its text in quotes", line


#: libyaml's parser where PyYAML was built with it, else the same in Python.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise YamlError(
            f"{len(data) / 1e6:.1f} MB is too large for one source (at most {MAX_BYTES // 1024} KB): "
            "keep short excerpts, not whole documents"
        )
    if b"\x00" in data:
        raise YamlError("is a binary file, not YAML: evidence is plain text in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise YamlError("is not UTF-8 text: save the file as UTF-8", line) from error


class _Builder:
    """Turns parser events into plain data. `stack` holds the open collections with their paths."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: Lines = {}
        self._stack: list[tuple[Any, tuple[str | int, ...]]] = []
        self._key: str | None = None
        self._documents = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, ev.AliasEvent) or getattr(event, "anchor", None):
            raise YamlRefusedError("aliases (& and *) are not used here: write the text out", line)
        if getattr(event, "tag", None):
            raise YamlRefusedError(f"tags are not used here: take out {event.tag[:40]}", line)
        if isinstance(event, ev.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise YamlError("one file holds one source: take out the “---” that begins another", line)
        elif isinstance(event, ev.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, ev.CollectionStartEvent):
            self._open({} if isinstance(event, ev.MappingStartEvent) else [], line)
        elif isinstance(event, ev.CollectionEndEvent):
            self._stack.pop()

    def _scalar(self, event: Any, line: int) -> None:
        inside = self._stack[-1][0] if self._stack else None
        if isinstance(inside, dict) and self._key is None:
            if event.value in inside:
                first = self.lines[(*self._stack[-1][1], event.value)]
                raise YamlError(f"“{event.value[:60]}” stands twice (first on line {first}): keep one", line)
            inside[event.value] = None
            self._key = event.value
            self.lines[(*self._stack[-1][1], event.value)] = line
            return
        empty = event.value in {"", "~", "null"} and event.implicit[0]
        self._put(None if empty else event.value, line)

    def _open(self, collection: dict[str, Any] | list[Any], line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise YamlRefusedError("is nested too deeply", line)
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key is None:
            raise YamlRefusedError("a key must be plain text", line)
        self._stack.append((collection, self._put(collection, line)))

    def _put(self, value: Any, line: int) -> tuple[str | int, ...]:
        """Store a value where it belongs and say which path that is."""
        if not self._stack:
            self.root = value
            return ()
        into, path = self._stack[-1]
        if isinstance(into, list):
            into.append(value)
            here = (*path, len(into) - 1)
            self.lines[here] = line
            return here
        assert self._key is not None
        into[self._key] = value
        here = (*path, self._key)
        self._key = None
        return here
