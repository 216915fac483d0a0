"""Front matter: the YAML between two `---` lines that begins a page."""

from __future__ import annotations

import re
from typing import Any

import yaml

from footnoted.evidence.yaml import YamlError, YamlRefusedError, read_yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


class FrontMatterError(Exception):
    """Front matter that would do more than say things; `line` is where it stands in the page."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def split_front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    """The front matter, the Markdown below it, and how many lines the front matter takes.

    As in MkDocs, front matter that is not a YAML mapping is part of the page. Raises `FrontMatterError` for aliases,
    tags and deep nesting, in which a few lines can grow without end: the engine would read them after us.
    """
    found = _FRONT.match(text)
    if not found:
        return {}, text, 0
    inside = found.group(1) or ""
    try:
        data = None if _surprising(inside) else yaml.safe_load(inside)
    except yaml.YAMLError:
        return {}, text, 0
    if not isinstance(data, dict):
        return {}, text, 0
    return data, text[found.end() :], found.group().count("\n")


def _surprising(inside: str) -> bool:
    """Whether this is YAML that evidence could not be either. What is not YAML at all is for the caller to find."""
    try:
        read_yaml(inside.encode("utf-8"))
    except YamlRefusedError as error:
        raise FrontMatterError(f"front matter: {error.message}", error.line + 1) from error
    except YamlError:
        return False
    except UnicodeEncodeError:
        return True
    return False
