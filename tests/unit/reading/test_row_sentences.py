"""A table row's sentence of its own: which comment it is, and which are of no row."""

from __future__ import annotations

import pytest
from markdown import Markdown

from footnoted.reading.blocks import Rendered, read_rendered
from footnoted.reading.source_lines import SourceLines

HEAD = "| a | b |\n| --- | --- |\n"


def read(text: str) -> Rendered:
    md = Markdown(extensions=["attr_list", "fenced_code", "tables"])
    return read_rendered(md.convert(text), SourceLines(text))


def test_any_cell_may_hold_it() -> None:
    rendered = read(f"{HEAD}| Kept <!-- says: It  is kept. --> | six |\n| Not | <!--says:It is not.--> seven |\n")
    assert [(each.text, each.says, each.says_line, each.kind) for each in rendered.claims] == [
        ("Kept | six", "It is kept.", 3, "row"),
        ("Not | seven", "It is not.", 4, "row"),
    ]
    assert rendered.unread_says == ()


def test_what_stands_alone_is_the_sentence_of_a_row_and_the_words_of_all_else() -> None:
    claims = read(f"{HEAD}| Kept | six <!-- says: It is kept. --> |\n\n> Kept\n>\n> for long.\n").claims
    assert [each.alone for each in claims] == ["It is kept.", "Kept for long."]
    assert [[told.text for told in each.told] for each in claims] == [
        ["Kept | six", "It is kept."],
        ["Kept ¶ for long."],
    ]


def test_a_row_over_several_lines_has_it_on_its_own_line() -> None:
    rendered = read("<table>\n<tr><td>Kept</td>\n<td>six\n<!-- says: It is\nkept. --></td></tr>\n</table>\n")
    [row] = rendered.claims
    assert (row.says, row.says_line, row.kind) == ("It is kept.", 4, "row")


def test_the_same_sentence_in_code_above_is_none() -> None:
    [row] = read(f"```\n<!-- says: It is. -->\n```\n\n{HEAD}| Kept | six <!-- says: It is. --> |\n").claims
    assert row.says_line == 7


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Text. <!-- says: It is. -->\n", (1,)),
        ("Text.\n\n<!-- says: It is. -->\n\nText.\n", (3,)),
        ("# Title <!-- says: It is. -->\n", (1,)),
        ("| a <!-- says: It is. --> | b |\n| --- | --- |\n| c | d |\n", (1,)),
        (f"{HEAD}| c | d <!-- says: --> |\n", (3,)),
        (f"{HEAD}| c | d <!-- says: It is. --> <!-- says: It was. --> |\n", (3,)),
        (f"{HEAD}| c | d <!-- says: It is. --> |\n| e {{ .editorial }} | f <!-- says: It is. --> |\n", (4,)),
    ],
)
def test_a_sentence_of_no_row_is_told_with_its_line(text: str, lines: tuple[int, ...]) -> None:
    assert read(text).unread_says == lines
