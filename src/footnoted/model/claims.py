"""Claims: what is said in one block of a page, and what it cites."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote reference: a source, and the excerpt of it unless the whole source is meant."""

    source: str
    excerpt: str | None = None

    @property
    def key(self) -> str:
        """As it is written between `[^` and `]`."""
        return f"{self.source}:{self.excerpt}" if self.excerpt else self.source


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between double quotation marks, or a block quotation: `text` is without the marks."""

    text: str
    start: int
    end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Allowance:
    """A comment that allows a finding: its code, the words or figures that it names (none: the only one), and why."""

    code: str
    named: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that readers see and that are no claim: a heading, the head of a table, a title of the front matter.

    `kind` says which, in words; `citations` are those of what they stand over or beside, which must carry them. Where
    `checked` is false they are counted and not held to anything.
    """

    kind: str
    text: str
    line: int
    citations: tuple[Citation, ...] = ()
    broken: bool = False
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """A block that says something: a paragraph, list item, table row or definition, outside headings and code.

    `text` is what the reader reads, citations left out and code replaced; `lines` gives the Markdown line of its
    words, as (offset, line) pairs in order: one for each word at which another line begins. `columns` are the heads of
    the table that a row is in, and `table` the classes of that table and of the box around it. `misused_comment` is
    what to write for a comment that says nothing to us. `misread`: some of it is not what was meant (see
    `Page.misread`). `says` is the sentence that stands for a table row outside its table, and `says_line` its line.
    """

    text: str
    line: int
    id: str | None = None
    citations: tuple[Citation, ...] = ()
    broken: bool = False
    block_quote: bool = False
    editorial: bool = False
    allowed: tuple[Allowance, ...] = ()
    worked_out: tuple[str, ...] = ()
    misused_comment: str = ""
    cited_in_code: bool = False
    misread: bool = False
    lines: tuple[tuple[int, int], ...] = ()
    last_line: int = 0
    columns: tuple[str, ...] = ()
    table: frozenset[str] = frozenset()
    kind: Literal["block", "row", "sentence"] = "block"
    says: str = ""
    says_line: int = 0

    @property
    def told(self) -> tuple["Claim", ...]:
        """The claim, and the sentence of a table row as one that cites what the row does: what is held to evidence."""
        if not self.says:
            return (self,)
        sentence = replace(self, text=self.says, line=self.says_line, lines=(), columns=(), kind="sentence", says="")
        return self, sentence

    @property
    def alone(self) -> str:
        """What it says where it stands alone, on one line: a table row its sentence."""
        return " ".join((self.says or self.text).replace(" ¶ ", " ").split())

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row; the whole text of any other claim."""
        return tuple(self.text.split(" | ")) if self.columns else (self.text,)

    def line_at(self, offset: int) -> int:
        """The Markdown line of the word at or before `offset` in the text."""
        behind = bisect_right(self.lines, offset, key=lambda each: each[0])
        return self.lines[behind - 1][1] if behind else self.line
