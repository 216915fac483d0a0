"""Tables that Markdown reads as prose: the line below their first row is missing or has too few cells, an empty line
stands inside, or text right above.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnoted.model import Claim
from footnoted.reading.source_lines import SourceLines

_BLOCK = re.compile(r"(?:^[ \t>]*\S.*(?:\n|\Z))+", re.MULTILINE)
_ROW = re.compile(r" {0,3}(?:> ?)*\|.*\|")  # further in it may be code
_SEPARATOR = re.compile(r"[ \t>]*(?=.*\|)(?=.*-)[ \t|:-]+\Z")
_CELL_END = re.compile(r"(?<!\\)\|")


def broken_tables(claims: Sequence[Claim], lines: SourceLines) -> Iterator[tuple[range, str]]:
    """The lines of each, and what is wrong with it and how to mend it."""
    prose = [claim for claim in claims if "|" in claim.text and not claim.columns]
    blocks = [(lines.line_of(each.start()), each.group().splitlines()) for each in _BLOCK.finditer(lines.shown)]
    for (above, before), (first, block) in pairwise([(0, [""]), *blocks]):
        end = first + len(block)
        rows = [at for at, line in enumerate(block) if _ROW.match(line) or _SEPARATOR.match(line)]
        if rows and any(claim.line < end and claim.last_line >= first for claim in prose):
            parted = above + len(before) + 1 == first and _ROW.match(before[-1]) is not None
            yield range(first + rows[0], end), _amiss(block[rows[0] :], parted, is_below=rows[0] > 0)


def _amiss(rows: list[str], is_parted: bool, *, is_below: bool) -> str:
    """What is wrong with these rows, which stand right `below` text or are `parted` from rows by an empty line."""
    cells = _cells(rows[0])
    separated = len(rows) > 1 and _SEPARATOR.match(rows[1])
    if is_parted and not separated:
        return "an empty line parts these rows from those above, so that they are printed as text: take it out"
    if separated and _cells(rows[1]) == cells and is_below:
        return "this table stands right below text, and is printed as text: put an empty line above it"
    line = f"| {' | '.join(['---'] * cells)} |"
    return f"this is no table, and printed as text: the line below its first row must be “{line}”"


def _cells(row: str) -> int:
    inside = row.strip(" \t>").removeprefix("|")
    return len(_CELL_END.findall(inside.removesuffix("|"))) + 1
