"""What a reader can find, and where it is. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """The kinds of entries, each with the letter that stands for it in the data. An aside claims nothing."""

    PAGE = "p"
    SECTION = "s"
    EVENT = "e"
    CLAIM = "c"
    ASIDE = "a"
    TERM = "t"
    SOURCE = "o"
    NAME = "n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    `url` is below the site's address, and `up` is the address of the heading or page that it stands under; a claim in
    the text has no title but that heading. `date` is EDTF; `said` is true where it is the thing's own date, and false
    where it is its source's. `cites` names sources, `evidence` is the words of their excerpts, which are only searched.
    `kind` is how close a source stands to the fact.
    """

    what: What
    title: str
    text: str
    url: str
    up: str = ""
    evidence: str = ""
    date: str = ""
    said: bool = False
    years: tuple[int, ...] = ()
    cites: tuple[str, ...] = ()
    kind: str = ""

    @property
    def page(self) -> str:
        """The address of its page."""
        return self.url.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Places:
    """What only the built pages know.

    `sources` gives the address of each source's entry, `terms` the term that a definition (page and id) explains,
    `left_out` the pages that are not searched.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
