"""How easy each page is to read: Flesch reading ease and sentence lengths of our own words. `make reading` prints it.

Our own words are the claims as the reader sees them, quotations left out (they are somebody else's words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textstat import textstat

from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.model import Claim, Page
from footnoted.rules.quotations import quotations_in

EASY_ENOUGH = 50
LONGEST_SENTENCE = 35
_ENDS = re.compile(r"(?<=[.!?:])[”’\"')\]]*\s+(?=[^a-z])|\s+[|¶]\s+|(?<=[”’])\s+(?=[A-Z])")
_ABBREVIATIONS = re.compile(r"\b(Dr|Mr|Mrs|Ms|No|St|v|art|para|s|p|pp|[A-Z])\.(?=\s)")


@dataclass(frozen=True)
class Reading:
    """One page's figures: Flesch reading ease, words, and the sentences that are too long."""

    path: str
    ease: float
    words: int
    too_long: tuple[str, ...]


def measure(page: Page) -> Reading:
    """The figures of one page."""
    prose = [text for claim in page.claims if (text := own_words(claim))]
    long = tuple(
        each
        for claim in page.claims
        for told in claim.told
        for each in sentences(told.text)
        if len(each.split()) > LONGEST_SENTENCE
    )
    text = "\n".join(f"{each}" if each[-1] in ".!?" else f"{each}." for each in prose)
    return Reading(page.path, textstat.flesch_reading_ease(text) if text else 100.0, len(text.split()), long)


def own_words(claim: Claim) -> str:
    """The claim without what stands in quotation marks; nothing for a block quotation or a table row."""
    if claim.block_quote or " | " in claim.text:
        return ""
    text = claim.text
    for quotation in reversed(quotations_in(claim)):
        text = text[: quotation.start] + text[quotation.end :]
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", text)).strip(' ,;:“”"')


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; the cells of a table row each on their own."""
    yield from (each for each in _ENDS.split(_ABBREVIATIONS.sub(r"\1", text)) if each)


def main() -> None:
    """Print a row for each page."""
    for page in load_site(find_project(Path.cwd())).pages:
        reading = measure(page)
        print(f"{reading.path:32} ease {reading.ease:5.1f}  words {reading.words:5}  too long {len(reading.too_long)}")
        for each in reading.too_long:
            print(f"    {len(each.split())} words: {each}")


if __name__ == "__main__":
    main()
