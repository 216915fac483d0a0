"""Evidence as text: a new file in the house's order and style, and additions that leave the rest byte for byte.

Nothing here touches a file. Every result is read back with the reader of evidence before it is handed out, so that
text that YAML would take for something else can never be written.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from footnoted.evidence.plain_yaml import YamlError, read_yaml
from footnoted.model import Excerpt, Source

_WIDTH = 110
_LINE_ENDS = re.compile("[\\x85\\u2028\\u2029\\r\\n\\ufeff]")
_CSL_ORDER = ("type", "title", "author", "editor", "container-title", "publisher", "authority", "number")
_CSL_LAST = ("issued", "language", "URL")


class WriteError(Exception):
    """The text cannot be written or added to: the message says why, and how to mend it."""


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text_node(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """PyYAML writes line ends of Unicode as they are, and reads them back as spaces: such text needs its escapes."""
    style = '"' if _LINE_ENDS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text_node)


def source_text(source: Source) -> str:
    """A whole evidence file."""
    csl = source.csl.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    others = sorted(set(csl) - set(_CSL_ORDER) - set(_CSL_LAST))
    data: dict[str, Any] = {
        "csl": {name: csl[name] for name in (*_CSL_ORDER, *others, *_CSL_LAST) if name in csl},
        "kind": source.kind.value,
        "accessed": source.accessed,
    }
    if source.archive:
        data["archive"] = source.archive
    if source.excerpts:
        data["excerpts"] = {key: _fields(excerpt) for key, excerpt in source.excerpts.items()}
    text = _dump(data)
    _read_back(text, data)
    return text


def with_excerpt(text: str, key: str, excerpt: Excerpt) -> str:
    """An evidence file's text with one more excerpt at the end of its excerpts. Raises `WriteError`."""
    data, root = _parsed(text)
    held = data.get("excerpts") or {}
    if key in held:
        raise WriteError(f"has an excerpt “{key}” already: choose another name with --key")
    fields = _fields(excerpt)
    expected = {**data, "excerpts": {**held, key: fields}}
    node = _value(root, "excerpts")
    if node is None:
        return _checked(_insert(text, _end(root), _dump({"excerpts": {key: fields}})), expected)
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        indent = node.value[0][0].start_mark.column
        lines = _dump({"excerpts": {key: fields}}, indent).partition("\n")[2]
        return _checked(_insert(text, _end(node), lines), expected)
    if not held:
        emptied = text[: node.start_mark.index].rstrip(" ") + text[node.end_mark.index :]
        at = emptied.index("\n", node.start_mark.index - 1) if "\n" in emptied[node.start_mark.index - 1 :] else None
        lines = _dump({"excerpts": {key: fields}}).partition("\n")[2]
        return _checked(_insert(emptied, len(emptied) if at is None else at, lines), expected)
    raise WriteError("has its excerpts on one line, in braces: write each on lines of its own, then add to them")


def with_context(text: str, key: str, before: str, after: str) -> str:
    """An evidence file's text with what stands around one of its excerpts, at the end of that. Raises `WriteError`."""
    data, root = _parsed(text)
    added = {name: words for name, words in (("before", before), ("after", after)) if words}
    excerpts = _value(root, "excerpts")
    node = _value(excerpts, key) if isinstance(excerpts, yaml.MappingNode) else None
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise WriteError(f"has the excerpt “{key}” on one line, in braces: write it on lines of its own")
    indent = " " * node.value[0][0].start_mark.column
    lines = "".join(f"{indent}{line}" for line in _dump(added).splitlines(keepends=True))
    expected = {**data, "excerpts": {**data["excerpts"], key: {**data["excerpts"][key], **added}}}
    return _checked(_insert(text, _end(node), lines), expected)


def with_archive(text: str, archive: str) -> str:
    """An evidence file's text with the address of a copy, under `accessed:`. Raises `WriteError`."""
    data, root = _parsed(text)
    if "archive" in data:
        raise WriteError("has an “archive:” already")
    after = _value(root, "accessed")
    if after is None:
        raise WriteError("has no “accessed:” to write “archive:” under")
    return _checked(_insert(text, after.end_mark.index, _dump({"archive": archive})), {**data, "archive": archive})


def _fields(excerpt: Excerpt) -> dict[str, str]:
    return {name: str(value) for name, value in excerpt.model_dump(exclude_none=True).items()}


def _dump(data: Mapping[str, Any], indent: int = 2) -> str:
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, indent=indent)
    return text


def _read_back(text: str, expected: Mapping[str, Any]) -> None:
    try:
        data, _ = read_yaml(text.encode("utf-8"))
    except (YamlError, UnicodeEncodeError) as error:
        raise WriteError(f"cannot be written as YAML ({error})") from error
    if data != expected:
        raise WriteError("cannot be added to without changing the rest: add the lines by hand")


def _checked(text: str, expected: Mapping[str, Any]) -> str:
    _read_back(text, expected)
    return text


def _parsed(text: str) -> tuple[dict[str, Any], yaml.MappingNode]:
    """The file's content and its YAML nodes, which know where in the text they stand."""
    try:
        data, _ = read_yaml(text.encode("utf-8"))  # first: it refuses all that could make composing expensive
    except YamlError as error:
        raise WriteError(f"line {error.line}: {error.message}") from error
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(data, dict) or not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise WriteError("is not written as lines of “name: value”")
    return data, root


def _value(root: yaml.MappingNode, name: str) -> yaml.Node | None:
    found: yaml.Node | None = next((value for key, value in root.value if key.value == name), None)
    return found


def _end(node: yaml.Node) -> int:
    """Where the last thing inside a node ends: a block's own end mark lies behind the comments that follow it."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _insert(text: str, at: int, lines: str) -> str:
    """Put whole lines behind the line that `at` is in; behind the line above, where `at` begins one."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = lines.replace("\n", newline)
    if at and text[at - 1] == "\n":
        return text[:at] + lines + text[at:]
    end = text.find("\n", at)
    if end < 0:
        return text + newline + lines
    return text[: end + 1] + lines + text[end + 1 :]
