"""Where pages are below the site's address."""

from __future__ import annotations

import pytest

from footnoted.model import named_page, page_url, slug, way_up


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("index.md", ""),
        ("timeline.md", "timeline/"),
        ("about/method.md", "about/method/"),
        ("about/index.md", "about/"),
        ("about/README.md", "about/"),
        ("about/reindex.md", "about/reindex/"),
        ("v1.2/notes.markdown", "v1.2/notes/"),
    ],
)
def test_a_page_has_the_address_that_mkdocs_gives_it(file: str, address: str) -> None:
    assert page_url(file) == address
    assert way_up(address).count("../") == len(address.split("/")) - 1


def test_a_page_is_named_by_its_file_or_by_its_address() -> None:
    assert {named_page(each) for each in ("about/method.md", "/about/method.md", "about/method/", "about/method")} == {
        "about/method/"
    }
    assert {named_page(each) for each in ("index.md", "/", "")} == {""}
    assert named_page("v1.2/") == "v1.2/"


def test_a_name_in_a_key_or_a_files_name_has_no_sign_that_means_something_there() -> None:
    assert slug("Tags, watches & bail: “Größe”") == "tags-watches-bail-groe"
    assert slug("日本") == "site"
