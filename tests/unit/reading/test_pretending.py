"""What hides words or passes for the site's own, and what any author may write."""

from __future__ import annotations

import pytest

from footnoted.reading.pretending import pretences


def refused(**attributes: str) -> list[tuple[str, str]]:
    named = {
        {"css": "class", "html_for": "for"}.get(name, name.replace("_", "-")): attributes[name] for name in attributes
    }
    return list(pretences(named, frozenset({"mermaid"})))


HIDING = """headerlink footnote-ref footnote-backref hidden hide invisible collapse fade modal modal-dialog
toast offcanvas
offcanvas-end d-none d-md-none visually-hidden visuallyhidden sr-only sr-only-focusable opacity-0 position-fixed
position-absolute fixed-top fixed-bottom stretched-link mobile-hide tablet-hide""".split()
OURS = """claim-link claim-actions claim-buttons claim-list cite-page footnote-link footnote-also footnoted-problem
note-panel note-entry evidence-pane withdrawn moved corrections bibliography exports check-report timeline-chart
time-chart latest-events flow-diagram flow-line flow-tip bar-chart picture-scroll show-kind-1 search-page
search-page__index paper-cover""".split()


@pytest.mark.parametrize("name", [*HIDING, *OURS])
def test_a_class_that_hides_or_looks_like_ours_is_refused(name: str) -> None:
    told = f"the class “{name}”, by which words hide or look like the site's own"
    assert refused(css=f"a {name}") == [(told, name)]
    assert refused(css=f"a x{name}") == []


@pytest.mark.parametrize("name", ["md-hidden", "md-buttons", f"md-{'x' * 60}"])
def test_a_class_of_the_themes_own_is_refused(name: str) -> None:
    assert refused(css=name) == [("a class of the theme's own (md-…), which can hide words", name[:40])]


def test_a_class_that_the_sites_settings_make_is_its_own() -> None:
    assert refused(css="mermaid md-button warning doors") == []
    assert [what for what, _ in pretences({"class": "mermaid"}, frozenset())] == [
        "the class “mermaid”, by which words hide or look like the site's own"
    ]


@pytest.mark.parametrize("name", "search drawer palette palette_1 toc nav nav_2 skip consent consent_1".split())
def test_an_id_of_the_themes_own_is_refused(name: str) -> None:
    assert refused(id=f"__{name}") == [("an id of the theme's own (__…)", f"__{name}")]
    assert refused(id=f"a__{name}") == refused(id=f"__{name}-x") == []


def test_a_label_of_the_themes_controls_is_refused() -> None:
    assert refused(html_for="__search") == [("a label of a control of the theme's own (__…)", "__search")]
    assert refused(html_for="__tabbed_1_1") == refused(html_for="my-box") == []


@pytest.mark.parametrize("role", "alert dialog button status search navigation banner doc-endnotes doc-noteref".split())
def test_a_role_of_a_part_of_the_site_is_refused(role: str) -> None:
    told = f"the role “{role}”, which passes words for a part of the site"
    assert refused(role=role.upper()) == [(told, role)]


@pytest.mark.parametrize(
    "role",
    """img image figure presentation none note group list listitem term definition text math paragraph heading
    blockquote caption code deletion emphasis insertion strong subscript superscript time article table row
    rowgroup cell rowheader columnheader doc-tip doc-endnotesx""".split(),
)
def test_a_role_that_tells_what_a_text_is_passes(role: str) -> None:
    assert refused(role=role) == []


@pytest.mark.parametrize("name", ["aria_hidden", "aria_modal", "aria_live", "aria_owns"])
def test_what_readers_of_the_screen_are_told_instead_is_refused(name: str) -> None:
    written = name.replace("_", "-")
    assert refused(**{name: "true"}) == [(f"the attribute {written}=", written)]
    assert refused(aria_label="A tag") == []
