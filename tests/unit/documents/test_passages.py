"""Where an excerpt stands: word for word, after the same alikes as for quotations, and nothing that is only like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.documents.html_text import decode, parse_html, visible_text
from footnoted.documents.passages import Found, Haystack, word_diff
from footnoted.documents.pdf_text import page_text

PAGES = [
    "The “names” – and photographs – are stored for up to six years. It’s £2.5m; non-fitted devices are used.",
    page_text(
        "The devices re-\r\ncord loca\ufffe\r\ntion data, the ﬁrst of their kind, by a co-\r\nordinated plan that runs"
    ),
    "over to the next page.",
]


@pytest.mark.parametrize(
    ("excerpt", "found"),
    [
        ("the \"names\" - and photographs - are stored", Found(1, 1)),
        ("names’ — and", Found(1, 1)),
        ("It's £2.5m", Found(1, 1)),
        ("The “names” … for up to six years", Found(1, 1)),
        ("for up to six years […] non-fitted devices", Found(1, 1)),
        ("record location data, the first of their kind", Found(2, 2)),
        ("a co-ordinated plan", Found(2, 2)),
        ("a coordinated plan", Found(2, 2)),
        ("a plan that runs over to the next page", None),
        ("plan that runs over to the next page", Found(2, 3)),
        ("stored for up to seven years", None),
        ("fitted devices are used", None),
        ("It’s £2", None),
        ("£2.5", None),
        ("stored for up to six year", None),
        ("six years … up to", None),
        ("Names and photographs", None),
        ("STORED for up to six years", None),
    ],
)  # fmt: skip
def test_places(excerpt: str, found: Found | None) -> None:
    assert Haystack(PAGES).find(excerpt) == found


def test_locators() -> None:
    assert (Found(2, 2).locator, Found(2, 3).locator) == ("page 2", "pages 2–3")


def test_the_nearest_passage_is_a_hint_and_never_a_verdict() -> None:
    haystack = Haystack(["Before it. " * 50 + "Names and photos are kept for seven years. " + "After it. " * 50])
    wanted = "Names and photographs are kept for up to six years."
    assert haystack.find(wanted) is None
    assert haystack.nearest(wanted) == "Names and photos are kept for seven years."
    assert word_diff(wanted, "Names and photos are kept for seven years.") == (
        "Names and [-photographs-]{+photos+} are kept for [-up to six-]{+seven+} years."
    )
    longer = Haystack(["They say that the battery lasted up to nine hours."])
    assert longer.nearest("the battery lasted nine hours") == "the battery lasted up to nine hours."
    assert haystack.nearest("Nothing of this sort is anywhere near") is None
    assert Haystack([""]).nearest(wanted) is None


_words = st.lists(st.sampled_from("six seven years not the of data names to up".split()), min_size=1, max_size=12)


@settings(max_examples=300, deadline=None)
@given(_words, _words, _words)
def test_what_stands_there_is_found_and_what_does_not_is_not(
    before: list[str], words: list[str], after: list[str]
) -> None:
    text = " ".join(["Begin", *before, *words, *after, "end"])
    assert Haystack([text]).find(" ".join(words))
    absent = " ".join([*words, "elsewhere"])
    assert Haystack([text]).find(absent) is None
    near = Haystack([text]).nearest(absent)
    assert near is None or near in text


@pytest.mark.parametrize(
    "filler", [" " * 3_000_000, "-" * 300_000, "x" * 3_000_000, "the cat" * 100_000, "\u2014 " * 300_000]
)
def test_no_page_makes_the_search_slow(filler: str) -> None:
    started = time.process_time()
    haystack = Haystack([f"Begin {filler} end"])
    assert haystack.find("the cat sat") is None
    haystack.nearest("the cat sat on the mat")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("“é”".encode(), "iso-8859-1", "“é”"),
        ("“é”".encode("cp1252"), "utf-8", "“é”"),
        ("“é”".encode("cp1252"), None, "“é”"),
        ("é".encode("iso-8859-2"), "iso-8859-2", "é"),
        (b"<meta charset=koi8-r>" + "да".encode("koi8-r"), None, "<meta charset=koi8-r>да"),
        (b"\xff\xfe" + "é".encode("utf-16-le"), "utf-8", "é"),
        (b"\xef\xbb\xbfx", None, "x"),
        (b"caf\xe9", "unicode_escape", "café"),
        (b"caf\xe9", "nonsense", "café"),
        ("aé".encode() * 10 + b"\xc3", "utf-8", "aé" * 10 + "\ufffd"),
    ],
)
def test_encodings(body: bytes, declared: str | None, text: str) -> None:
    assert decode(body, declared) == text


def test_only_what_a_reader_sees_is_text() -> None:
    page = (
        "<head><title>no</title></head><body><p>On<b>e</b> two</p><script>no</script><p hidden>no</p>three<!-- no -->"
        "<template>no</template> four<br>five<td>six</td><td>seven</td><div style='display: none'><p>no</p></div>"
        "<noscript>no</noscript> <textarea>no</textarea>eight"
    )
    tree = parse_html(page)
    assert tree is not None
    assert visible_text(tree) == "One two\nthree\nfour five\nsix\nseven\neight"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/ab!-pdivscript\"'= \x00&;#[]", max_size=200))
def test_no_page_breaks_the_reader(page: str) -> None:
    tree = parse_html(page)
    assert tree is None or isinstance(visible_text(tree), str)
