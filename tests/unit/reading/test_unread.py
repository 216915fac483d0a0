"""Words of a built page that no check has read: brought, changed or taken out on the way."""

from __future__ import annotations

import pytest

from footnoted.reading.unread import rows_of, texts_of, unread, whole_texts

READ = ["Photographs are kept for up to six years.", "Names", "Two words"]


def brought(page: str, labels: list[str] | None = None) -> list[str]:
    return list(unread(page, rows_of(READ), whole_texts(labels or [])))


@pytest.mark.parametrize(
    "page",
    [
        "<p>Photographs are kept for up to six years.</p><h2>NAMES</h2>",
        "<p>kept for<p>years</p><p>Two words</p>",
        "<p>Photo\u00adgraphs are\u200b kept</p>",
        "<p>Photographs <b>are</b><br>kept – for</p>",
        "<p>Photographs<sup id='fnref:x'>12</sup> are kept</p>",
        "<p>Names<script>x</script><style>y</style><template>z</template><noscript>z</noscript></p>",
        "<head><title>Other</title></head><p>Names<svg><text>9</text></svg><math>8</math></p>",
        "<p>Names</p><p> — </p><p></p>",
        "",
    ],
)
def test_what_was_read_may_stand_there(page: str) -> None:
    assert brought(page) == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Photographs are kept for up to nine years.</p>", "kept for up to nine years"),
        ("<p>Photographs are kept for six years.</p>", "photographs are kept for six years"),
        ("<p>Photographs were kept for up to six years.</p>", "photographs were kept for up"),
        ("<p>Names Photographs are kept</p>", "names photographs are kept"),
        ("<p>Other</p>", "other"),
        ("<p>Two others</p>", "two others"),
        ("<p>Names<sup>12</sup></p>", "names12"),
        ("<p>Names<sup data-cite=''> 12</sup></p>", "names 12"),
        ("<p>Names<b data-cite='x'> 12</b></p>", "names 12"),
        ("<p>six <a href='x'>years</a> names</p>", ""),
        ("<ul><li>six</li>Other</ul>", "other"),
        ("Other<p>Names</p>", "other"),
        ("<p>Names</p>Other", "other"),
    ],
)
def test_what_was_not_is_told_with_the_words_around_it(page: str, words: str) -> None:
    assert brought(page) == ([words] if words else [])


def test_each_text_with_such_words_is_told() -> None:
    assert brought("<p>Other</p><p>Names</p><p>Another</p>") == ["other", "another"]


def test_texts_end_at_blocks_links_and_buttons() -> None:
    page = "<div>a <b>b</b> <a>c</a> d<label>e</label><p>f</p>g<button>h</button><option>i</option></div>j"
    assert sorted("".join(text.split()) for text in texts_of(page)) == ["ab", "c", "d", "e", "f", "g", "h", "i", "j"]


def test_a_label_of_the_theme_may_stand_before_or_behind_a_text() -> None:
    assert brought("<a>Next: Names</a><a>Names (next)</a>", ["Next:"]) == []
    assert brought("<a>Next: Other</a>", ["Next:"]) == ["next other"]
    assert brought("<a>Names then Names</a>", ["Next:"]) == ["names then names"]
    assert brought("<a>Next: Names</a>", ["Next page:"]) == ["next names"]
    assert brought("<a>Next:</a>", ["Next:"]) == ["next"]  # alone it is no label of anything


def test_a_label_has_eight_words_at_most() -> None:
    assert brought("<a>a b c d e f g h Names</a><a>Names a b c d e f g h</a>", ["a b c d e f g h"]) == []
    assert brought("<a>a b c d e f g h i Names</a>", ["a b c d e f g h i"]) == ["a b c d e"]


def test_rows_are_of_one_two_and_three_words() -> None:
    assert rows_of(["A b_c"]) == {("a",), ("b",), ("c",), ("a", "b"), ("b", "c"), ("a", "b", "c")}
    assert whole_texts(["A b: c d", ""]) == {("a", "b", "c", "d"), ()}
