"""Evidence files: what validates, and one clear message for what does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, SOURCE
from footnoted.evidence import load_evidence, schema_text
from footnoted.model.sources import word_count
from helpers import write_source


def problem(folder: Path, text: str, identifier: str = "guardian-2022") -> tuple[int, str]:
    """The line and message of the one problem that a file with this text has."""
    write_source(folder, identifier, text)
    evidence = load_evidence(folder, folder)
    assert [each.code for each in evidence.problems] == ["FN003"], evidence.problems
    return evidence.problems[0].line, evidence.problems[0].message


def test_a_good_file_becomes_a_source(tmp_path: Path) -> None:
    write_source(tmp_path, "guardian-2022", SOURCE)
    evidence = load_evidence(tmp_path, tmp_path)
    assert evidence.problems == ()
    file = evidence.sources["guardian-2022"]
    assert file.source.csl.issued == "2022-08-05"
    assert str(file.source.csl.author[0]) == "Nicola Kelly"
    assert file.line("excerpts", "kept") == 11


def test_an_address_may_have_what_browsers_leave_in_it(tmp_path: Path) -> None:
    url = "https://example.org/?a='b&c=(d)"
    write_source(tmp_path, "guardian-2022", SOURCE.replace("https://www.theguardian.com/watches", url))
    assert load_evidence(tmp_path).sources["guardian-2022"].source.csl.url == url


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("kind: secondary", "kind: [secondary"), 9, "not valid YAML"),
        (("kind: secondary", "kind secondary"), 8, "not valid YAML"),
        (("kind: secondary", 'kind: "secondary'), 8, "not valid YAML"),
        (("kind: secondary", "kind: tertiary"), 8, "“kind” must be primary, secondary or advocacy"),
        (("kind: secondary\n", ""), 1, "“kind” is missing: add it"),
        (("kind: secondary", "kinds: secondary"), 8, "“kinds” is not a field here (did you mean “kind”?) (and 1 more)"),
        (
            ("    speaker: ", "    speeker: "),
            15,
            "“excerpts.said.speeker” is not a field here (did you mean “speaker”?)",
        ),
        (("  title: Watches", "  titel: Watches"), 1, "“csl.title” is missing"),
        (("  issued: 2022-08-05", "  issued: 2022-02-30"), 6, "“2022-02-30” is not a date"),
        (("  issued: 2022-08-05", "  DIO: x\n  issued: 2022-08-05"), 6, "“DIO” is not a CSL variable"),
        (("kind: secondary", "kind: secondary\nkind: primary"), 9, "“kind” stands twice (first on line 8)"),
        (("  kept:\n", "  kept/all:\n"), 11, "“kept/all” cannot be an excerpt's name"),
        (("https://www", "http://www"), 7, "must begin with https://"),
        (("/watches\n", "/watches?utm_source=x\n"), 7, "tracking parameter (utm_source)"),
        (("https://www.theguardian.com/watches", "javascript:alert(1)"), 7, "must begin with https://"),
        (("theguardian.com/watches", "theguardian.com:abc/watches"), 7, "is not an address (Port could not be cast"),
        (("https://www.theguardian.com", "https://[bad"), 7, "is not an address (Invalid IPv6 URL)"),
        (("https://www.", "https://me:secret@www."), 7, "carries a user name or password"),
        (("www.theguardian.com", "web.archive.org"), 7, "keeps a copy: write the publisher's own address here"),
        (("/watches\n", "/watches?id=1&gad_source=2&srsltid=3\n"), 7, "tracking parameter (gad_source, srsltid)"),
        (("kind: secondary", "kind: &a secondary\nother: *a"), 8, "aliases (& and *) are not used"),
        (("kind: secondary", "kind: !!python/object:os.system secondary"), 8, "tags are not used"),
        (("  type: article-newspaper", "  type: newspaper"), 2, "“newspaper” is not a CSL type"),
    ],
)
def test_a_bad_file_gets_one_message_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, message: str
) -> None:
    found_line, found = problem(tmp_path, SOURCE.replace(*change))
    assert message in found
    assert found_line == line


def test_a_dash_that_stands_alone_is_no_word() -> None:
    assert word_count("non-fitted devices – or “tags” — are fitted") == 6


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no source"),
        (b"- a\n- b\n", "holds no source"),
        (b"\x00\x01\x02 binary", "binary file"),
        (b"csl: \xff\xfe", "not UTF-8"),
        (b"a: " + b"x" * 5_000_000, "5.0 MB is too large for one source"),
        (b"[" * 10_000, "nested too deeply"),
        (b"? [a, b]\n: c\n", "a key must be plain text"),
        (b"a: b\n---\nc: d\n", "one file holds one source"),
    ],
)
def test_files_that_are_no_evidence_at_all(tmp_path: Path, data: bytes, message: str) -> None:
    path = write_source(tmp_path, "odd", "")
    path.write_bytes(data)
    assert message in load_evidence(tmp_path).problems[0].message


@pytest.mark.parametrize("name", ["Guardian 2022", "guardian_2022", "-x", "a..b", "ümlaut"])
def test_an_id_is_small_letters_digits_and_hyphens(tmp_path: Path, name: str) -> None:
    _, message = problem(tmp_path, SOURCE, name)
    assert "cannot be a source id" in message


def test_a_slash_in_an_id_is_a_folder_and_refused(tmp_path: Path) -> None:
    _, message = problem(tmp_path, SOURCE, "guardian/2022")
    assert "source ids have no slash" in message


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
def test_no_bytes_break_the_loader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    write_source(folder, "fuzz", "").write_bytes(data)
    evidence = load_evidence(folder)
    assert len(evidence.problems) + len(evidence.sources) == 1
    assert all(each.line >= 1 and each.message for each in evidence.problems)


_lines = st.sampled_from(
    [*SOURCE.splitlines(), "  kept:", "csl: x", "excerpts: []", "a: *b", "- x", "\t", "x: 'y", "  author: 3"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_lines, max_size=25))
def test_no_shuffled_file_breaks_the_loader(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    write_source(folder, "fuzz", "\n".join(lines))
    evidence = load_evidence(folder)
    assert len(evidence.problems) + len(evidence.sources) == 1


def test_the_schema_in_the_repository_is_the_one_that_the_model_emits() -> None:
    schema = (ROOT / "evidence" / "schema.json").read_text(encoding="utf-8")
    assert schema == schema_text(), "run `footnoted schema`"
    assert json.loads(schema)["required"] == ["csl", "kind", "accessed"]
