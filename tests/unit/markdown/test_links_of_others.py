"""Permalinks and the links of footnotes: those that extensions make pass, those that an author writes do not."""

from __future__ import annotations

import pytest
from markdown import Markdown

from footnoted.reading.allowed_html import tree_of

EXTENSIONS = ["attr_list", "md_in_html", "toc", "footnotes", "footnoted"]


def refused(text: str) -> list[str]:
    md = Markdown(
        extensions=EXTENSIONS,
        extension_configs={"toc": {"permalink": "Link to this"}, "footnoted": {"notes": False}},
    )
    return [what for what, _ in tree_of(md.convert(text))[1]]


def test_what_extensions_make_passes() -> None:
    assert refused("## A heading { #here }\n\nWords.[^1] More.[^1]\n\n[^1]: A note.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "## A [heading](#a){ .headerlink }",
        "Words [here](#a){ .footnote-ref }.[^1]\n\n[^1]: A [note](#a){ .footnote-backref }.",
        '<div markdown="1">\n\n[here](#a){ .headerlink }\n\n</div>',
        'Words <a class="big headerlink" href="#a">here</a>.',
        '<p markdown="1" class="headerlink">here</p>',
    ],
)
def test_what_an_author_writes_does_not(text: str) -> None:
    assert any("by which words hide" in what for what in refused(text))
