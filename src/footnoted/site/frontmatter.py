"""Front matter: the YAML between two `---` lines that begins a page."""

from __future__ import annotations

import re
from typing import Any

import yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def split_front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    """The front matter, the Markdown below it, and how many lines the front matter takes.

    As in MkDocs, front matter that is not a YAML mapping is part of the page.
    """
    found = _FRONT.match(text)
    if not found:
        return {}, text, 0
    try:
        data = yaml.safe_load(found.group(1) or "")
    except yaml.YAMLError:
        return {}, text, 0
    if not isinstance(data, dict):
        return {}, text, 0
    return data, text[found.end() :], found.group().count("\n")
