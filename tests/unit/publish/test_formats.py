"""What a source or a claim says can't become something else in an export."""

from __future__ import annotations

import rispy

from footnoted.publish.exports.formats import as_bibtex, as_csv, as_ris
from helpers import source_file


def test_a_line_break_begins_no_record_of_its_own() -> None:
    file = source_file("s", {}, title="One\n\nER  - \nTY  - BOOK")
    assert [each["title"] for each in rispy.loads(as_ris([file]))] == ["One ER - TY - BOOK"]


def test_a_brace_closes_no_field() -> None:
    entry = as_bibtex([source_file("s", {}, title="O}Brace and {")])
    assert entry.count("{") == entry.count("}")
    assert r"O\textbraceright{}Brace" in entry


def test_a_cell_is_no_formula() -> None:
    cells = as_csv([{"text": "=HYPERLINK(1)"}, {"text": "@SUM(A)"}, {"text": "+cmd|"}, {"text": "as = it"}], ["text"])
    assert cells.splitlines() == ["text", "'=HYPERLINK(1)", "'@SUM(A)", "'+cmd|", "as = it"]
