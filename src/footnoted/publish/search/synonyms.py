"""The site's synonyms: `synonyms.yml` beside mkdocs.yml. What they are about is the site's business.

same:                                   # each line: words that mean the same to a reader, either way
  - [tag, ankle bracelet, anklet]
means:                                  # what a reader types: what the site calls it, one way only
  how long: [years, months, time limit]
help: law/#help                         # where who finds no answer is sent: the nearest of the sections there
asked:                                  # a heading, page or term: what readers ask who should find it
  data/#retention: [how long is my photo kept]
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footnoted.evidence.plain_yaml import Lines, YamlError, read_yaml
from footnoted.model.errors import ProjectError


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What the file says, as it says it; `lines` has the line of each address."""

    same: list[list[str]] = field(default_factory=list)
    means: dict[str, list[str]] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)
    help: str = ""
    lines: dict[str, int] = field(default_factory=dict)


def read_synonyms(path: Path) -> Synonyms:
    """The synonyms in a file; none where there is no file. Raises `ProjectError` with the line that is wrong."""
    if not path.is_file():
        return Synonyms()
    try:
        data, lines = read_yaml(path.read_bytes())
        return _synonyms(data, lines)
    except YamlError as error:
        raise ProjectError(f"{path.name}:{error.line}: {error.message}") from error


def _synonyms(data: Any, lines: Lines) -> Synonyms:
    if not isinstance(data, dict) or data.keys() - {"same", "means", "asked", "help"}:
        raise YamlError("holds “same:”, “means:”, “asked:”, “help:” and nothing else", 1)
    same = data.get("same") or []
    if not isinstance(same, list):
        raise YamlError("“same” is a list of lists: write “- [word, other words]”", lines[("same",)])
    for number, group in enumerate(same):
        _words(group, lines[("same", number)])
    means, asked = (_mapping(data, name, lines) for name in ("means", "asked"))
    at = {address: lines[("asked", address)] for address in asked}
    help_ = data.get("help") or ""
    return Synonyms(same, means, asked, str(help_), at | ({str(help_): lines[("help",)]} if help_ else {}))


def _mapping(data: dict[str, Any], name: str, lines: Lines) -> dict[str, Any]:
    found = data.get(name) or {}
    if not isinstance(found, dict):
        raise YamlError(f"“{name}” is a mapping: write “words: [other words]”", lines[(name,)])
    for each, words in found.items():
        _words([each, *words] if isinstance(words, list) and words else None, lines[(name, each)])
    return found


def _words(words: Any, line: int) -> None:
    if not isinstance(words, list) or not words:
        raise YamlError("is not a list of words: write [word, two words, …]", line)
    for each in words:
        if not isinstance(each, str) or not re.search(r"[^\W_]", each):
            raise YamlError(f"“{each}” has no word to look up: write letters or figures", line)
