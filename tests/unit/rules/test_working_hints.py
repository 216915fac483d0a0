"""A figure that can be worked out from the cited excerpts in one way is reported with the comment to write."""

from __future__ import annotations

import re

import pytest

from footnoted.checker import check_site
from footnoted.model import Citation, Page, Site, Words
from helpers import check_block, codes, source_file


def message(block: str, excerpt: str) -> str:
    [finding] = check_block(block, [{"text": excerpt}]).diagnostics
    assert finding.code == "FN301"
    return finding.message


@pytest.mark.parametrize(
    ("block", "excerpt", "working"),
    [
        ("There were 12 more.", "They rose from 41 to 53.", "53 - 41 = 12"),
        ("It was £2.8m in all.", "It was fined £700,000, and repays £2.1m.", "£700,000 + £2.1m = £2.8m"),
        ("There were ten in all.", "They saw 2 cats, 3 dogs and 5 birds.", "2 + 3 + 5 = ten"),
        ("There were 14 in all.", "They saw 2 cats, 3 dogs, 5 birds and 4 fish.", "2 + 3 + 5 + 4 = 14"),
        ("It was 25% of them.", "Of those 48 people were asked; 12 said so.", "12 / 48 = 25%"),
        ("There were 480 tags.", "Each of 12 towns has 40 tags.", "12 × 40 = 480"),
        ("It cost £600 in all.", "The 12 tags cost £50 each.", "12 × £50 = £600"),
        ("It cost £50 for each.", "The 12 tags cost £600.", "£600 / 12 = £50"),
        ("It fell by five percentage points.", "It was 34% and is 29%.", "34% - 29% = five percentage points"),
        ("It took ten years.", "It began in 2009 and ended in 2019.", "2019 - 2009 = ten years"),
        ("It took 45 minutes.", "It lasted from 09:05 to 09:50.", "09:50 - 09:05 = 45 minutes"),
        ("It was three months.", "It was half of six months.", "half × six months = three months"),
    ],
)
def test_the_hint_is_accepted_as_it_is(block: str, excerpt: str, working: str) -> None:
    hint = f"<!-- worked out: {working} -->"
    assert message(block, excerpt).endswith(f"); if you worked it out, write {hint}")
    assert codes(check_block(f"{block} {hint}", [{"text": excerpt}])) == []


@pytest.mark.parametrize(
    ("block", "excerpt"),
    [
        ("There were 13 more.", "They rose from 41 to 53."),  # no sum
        ("There were 12 more.", "They rose from 41 to 53, of 12.5 and 24.5."),  # two sums
        ("They took 21 in every 10,000.", "They took 21. Another 10,000 came."),  # it would say nothing
        ("It was 3/7 of it.", "There were 3. Another 7 came."),
        ("It was 6 per cent.", "It was 44% and is 38%."),  # a difference of shares is one of points
        ("There were six.", "Two were hurt and three ill."),  # a small product is chance
        ("It was £12 more.", "They rose from 41 to 53."),  # another thing
        ("There were about 12 more.", "They rose from 41 to 53."),  # another bound than the sum has
        ("It was 100.", " ".join(f"{each}," for each in range(201, 214)) + " 99 and 1."),  # too many to try
    ],
)
def test_otherwise_none_is_given(block: str, excerpt: str) -> None:
    assert "worked out" not in message(block, excerpt)


def test_words_outside_claims_get_none_as_no_comment_can_stand_there() -> None:
    source = source_file("s0", {"e": "They rose from 41 to 53."})
    heading = Words("heading", "There were 12 more", 1, citations=(Citation("s0", "e"),), checked=True)
    [finding] = check_site(Site((Page("docs/a.md", "a/", words=(heading,)),), {"s0": source})).diagnostics[:1]
    assert re.search("figure not in", finding.message)
    assert "worked out" not in finding.message
