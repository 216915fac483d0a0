"""What a reader can find, and where it is. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """The kinds of entries, each with the letter that stands for it in the index. An aside claims nothing."""

    PAGE = "p"
    SECTION = "s"
    EVENT = "e"
    CLAIM = "c"
    ASIDE = "a"
    ROW = "r"
    TERM = "t"
    SOURCE = "o"
    NAME = "n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    `title`, `trail` (the page and headings above) and `text` are shown; `body` and `evidence` are only searched: what
    stands below a heading, and the words of the sources that a claim rests on. `url` is below the site's address.
    `date` is EDTF; `said` is true where it is the thing's own date, and false where it is its source's. `topic` is the
    number of the page, `kinds` how close the cited sources stand to the fact.
    """

    what: What
    title: str
    text: str
    url: str
    topic: int
    trail: tuple[str, ...] = ()
    body: str = ""
    evidence: str = ""
    date: str = ""
    said: bool = False
    years: tuple[int, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Topic:
    """A page as a place to look in: its title and its address below the site's."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Places:
    """What only the built pages know.

    `sources` gives the address of each source's entry, `terms` the term that a definition (page and id) explains,
    `left_out` the pages that are not searched.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
