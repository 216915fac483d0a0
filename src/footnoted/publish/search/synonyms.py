"""The site's synonyms: `synonyms.yml` beside mkdocs.yml. What they are about is the site's business.

same:                                   # each line: words that mean the same to a reader, either way
  - [tag, ankle bracelet, anklet]
means:                                  # what a reader types: what the site calls it, one way only
  how long: [years, months, time limit]
asked:                                  # an address on the site: what readers ask who should find it
  data/#retention: [how long is my photo kept]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footnoted.evidence.plain_yaml import Lines, YamlError, read_yaml
from footnoted.model.errors import ProjectError
from footnoted.publish.search.words import terms_of, words_of

Phrase = tuple[str, ...]

#: Marks the term that stands for a whole group; no word has it.
GROUP = "="

#: Joins the terms of a phrase into a term of its own.
PHRASE = "+"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """`groups` gives each phrase (as terms) the numbers of the groups it is in, `means` what it is also looked up as.

    `asked` gives for an address the words of the questions that it answers, and `lines` where in the file that stands.
    `words` are all the words of `groups` and `means`, as they are written.
    """

    groups: dict[Phrase, tuple[int, ...]]
    means: dict[Phrase, tuple[Phrase, ...]]
    asked: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    words: frozenset[str] = frozenset()

    @property
    def longest(self) -> int:
        """How many words the longest phrase of a group has."""
        return max(map(len, self.groups), default=0)

    def in_text(self, terms: Sequence[str]) -> Iterator[str]:
        """For each place where a phrase stands: its groups' terms, and its own; of two phrases the longer."""
        longest, at = self.longest, 0
        while longest and at < len(terms):
            for size in range(min(longest, len(terms) - at), 0, -1):
                if groups := self.groups.get(tuple(terms[at : at + size])):
                    yield from (f"{GROUP}{group}" for group in groups)
                    if size > 1:
                        yield PHRASE.join(terms[at : at + size])
                    break
            at += size


NONE = Synonyms({}, {})


def read_synonyms(path: Path) -> Synonyms:
    """The synonyms in a file; none where there is no file. Raises `ProjectError` with the line that is wrong."""
    if not path.is_file():
        return NONE
    try:
        data, lines = read_yaml(path.read_bytes())
        return _synonyms(data, lines)
    except YamlError as error:
        raise ProjectError(f"{path.name}:{error.line}: {error.message}") from error


def _synonyms(data: Any, lines: Lines) -> Synonyms:
    if not isinstance(data, dict) or not data.keys() <= {"same", "means", "asked"}:
        raise YamlError(
            "holds “same:” (lists of words), “means:” (words: [words]) and “asked:” (address: [questions]) alone"
        )
    groups: dict[Phrase, tuple[int, ...]] = {}
    same = data.get("same") or []
    if not isinstance(same, list):
        raise YamlError("“same” is a list: begin each group with “- [”", lines[("same",)])
    for number, group in enumerate(same):
        for phrase in _phrases(group, lines[("same", number)]):
            groups[phrase] = tuple(dict.fromkeys((*groups.get(phrase, ()), number)))
    means = _mapping(data, "means", lines)
    also = {
        _phrase(said, lines[("means", said)]): tuple(_phrases(meant, lines[("means", said)]))
        for said, meant in means.items()
    }
    asked = _mapping(data, "asked", lines)
    at = {address: lines[("asked", address)] for address in asked}
    for address, questions in asked.items():
        _phrases(questions, at[address])
    said = [*(phrase for group in same for phrase in group), *means]
    words = frozenset(word for phrase in said for word in words_of(phrase))
    return Synonyms(groups, also, {address: " . ".join(each) for address, each in asked.items()}, at, words)


def _mapping(data: dict[str, Any], name: str, lines: Lines) -> dict[str, Any]:
    found = data.get(name) or {}
    if not isinstance(found, dict):
        raise YamlError(f"“{name}” is a mapping: write “words: [other words]”", lines[(name,)])
    return found


def _phrases(words: Any, line: int) -> list[Phrase]:
    if not isinstance(words, list) or not words:
        raise YamlError("is not a list of words: write [word, two words, …]", line)
    return [_phrase(each, line) for each in words]


def _phrase(text: Any, line: int) -> Phrase:
    terms = tuple(terms_of(text)) if isinstance(text, str) else ()
    if not terms:
        raise YamlError(f"“{text}” has no word to look up: write letters or figures", line)
    return terms
