"""Writing evidence: what is written reads back the same, and additions leave every other byte alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from conftest import ROOT, SOURCE
from footnoted.evidence import load_evidence
from footnoted.evidence.plain_yaml import read_yaml
from footnoted.evidence.write_sources import WriteError, source_text, with_archive, with_context, with_excerpt
from footnoted.model import Excerpt, Source

COPY = "https://web.archive.org/web/20220805000000/https://www.theguardian.com/watches"

_text = st.one_of(
    st.text(min_size=1, max_size=30),
    st.sampled_from(["null", "~", "yes", "1e3", "0x1f", "2022-08-05", "12:30", "a: b", "# c", "- x", "!!python/x",
                     "&a *a", "---", "...", "{x}", "[x]", "'", '"', "|", ">", "%TAG", "@x", "`x`", "\ufeffx",
                     "a\u2028b", "a\x85b", "a\nb", " tab\there ", "😀", "<script>", "é" * 200, "=", "<<", "x " * 100,
                     "?", "a\r\nb", "\ud7ff\ue000\ufffd"]),
)  # fmt: skip
_name = st.fixed_dictionaries({"family": _text, "given": _text}) | st.fixed_dictionaries({"literal": _text})
_key = st.lists(st.text("abz019", min_size=1, max_size=4), min_size=1, max_size=3).map("-".join)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Any source that the model takes."""
    maybe = st.none() | _text
    csl = {
        "type": "webpage", "title": draw(_text), "container-title": draw(maybe), "publisher": draw(maybe),
        "number": draw(maybe), "note": draw(_text), "URL": "https://example.org/a",
        "issued": draw(st.sampled_from([None, "2022", "2022-05", "2022-08-05", "2022~", "2022-23", "1999/2001"])),
        "author": [draw(_name)],
    }  # fmt: skip
    excerpt = st.fixed_dictionaries({"text": _text, "speaker": maybe, "locator": maybe})
    excerpts = draw(st.dictionaries(_key, excerpt, max_size=3))
    data = {
        "csl": {name: value for name, value in csl.items() if value is not None},
        "kind": draw(st.sampled_from(["primary", "secondary", "advocacy"])), "accessed": "2026-11-24",
        "archive": draw(st.none() | st.just(COPY)), "excerpts": excerpts,
    }  # fmt: skip
    try:
        return Source.model_validate(data)
    except ValidationError:
        assume(False)
        raise


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(sources())
def test_what_is_written_reads_back_as_the_same_source(source: Source) -> None:
    data, _ = read_yaml(source_text(source).encode())
    assert Source.model_validate(data) == source


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sources(), _key, _text)
def test_an_addition_changes_nothing_else(source: Source, key: str, words: str) -> None:
    assume(key not in source.excerpts)
    try:
        excerpt = Excerpt(text=words)
    except ValidationError:
        assume(False)
    before = source_text(source)
    after = with_excerpt(before, key, excerpt)
    assert after.startswith(before)
    data, _ = read_yaml(after.encode())
    assert Source.model_validate(data) == source.model_copy(update={"excerpts": {**source.excerpts, key: excerpt}})


def test_every_file_of_this_site_can_be_added_to_byte_for_byte() -> None:
    files = load_evidence(ROOT / "evidence", ROOT).sources.values()
    assert files
    for file in files:
        before = (ROOT / file.path).read_bytes().decode()
        after = with_excerpt(before, "a-new-one", Excerpt(text="Some: “words” # here", locator="page 3"))
        assert [line for line in after.split("\n") if line and line not in before.split("\n")] == [
            "  a-new-one:",
            "    text: 'Some: “words” # here'",
            *([] if "    locator: page 3" in before else ["    locator: page 3"]),
        ], file.path


def test_the_archive_stands_under_the_day_of_access() -> None:
    assert with_archive(SOURCE, COPY) == SOURCE.replace("excerpts:", f"archive: {COPY}\nexcerpts:")
    with pytest.raises(WriteError, match="has an “archive:” already"):
        with_archive(with_archive(SOURCE, COPY), COPY)


def test_what_stands_around_an_excerpt_goes_with_it_and_the_rest_stays() -> None:
    source = "csl: a\nexcerpts:\n  k:\n    text: T # kept\n    speaker: S\n  other:\n    text: O\n"
    added = "    before: 'They say:'\n    after: and “so”\n  other:"
    assert with_context(source, "k", "They say:", "and “so”") == source.replace("  other:", added)
    with pytest.raises(WriteError, match="on one line, in braces"):
        with_context("csl: a\nexcerpts:\n  k: {text: T}\n", "k", "They say:", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("csl: a", "csl: a\nexcerpts:\n  k:\n    text: T\n"),
        ("csl: a\nexcerpts: {}\nkind: b\n", "csl: a\nexcerpts:\n  k:\n    text: T\nkind: b\n"),
        ("csl: a\nexcerpts:\n", "csl: a\nexcerpts:\n  k:\n    text: T\n"),
        ("csl: a\r\nexcerpts:\r\n  a: {text: x}\r\n",
         "csl: a\r\nexcerpts:\r\n  a: {text: x}\r\n  k:\r\n    text: T\r\n"),
        ("csl: a\nexcerpts:\n  a:\n    text: x # c\n  # end\n",
         "csl: a\nexcerpts:\n  a:\n    text: x # c\n  k:\n    text: T\n  # end\n"),
        ("csl: a\nexcerpts:\n  a:\n    text: |\n      x\n      y\nkind: b\n",
         "csl: a\nexcerpts:\n  a:\n    text: |\n      x\n      y\n  k:\n    text: T\nkind: b\n"),
        ("\ufeffcsl: a\nexcerpts:\n  a:\n    text: x",
         "\ufeffcsl: a\nexcerpts:\n  a:\n    text: x\n  k:\n    text: T\n"),
    ],
)  # fmt: skip
def test_ways_in_which_people_write_excerpts(before: str, after: str) -> None:
    assert with_excerpt(before, "k", Excerpt(text="T")) == after


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("csl: a\nexcerpts: {a: {text: x}}\n", "on one line, in braces"),
        ("{csl: a}", "is not written as lines"),
        ("csl: [\n", "not valid YAML"),
        ("csl: a\nexcerpts:\n  k:\n    text: x\n", "has an excerpt “k” already"),
    ],
)
def test_what_cannot_be_added_to_is_refused(text: str, message: str) -> None:
    with pytest.raises(WriteError, match=message):
        with_excerpt(text, "k", Excerpt(text="T"))
