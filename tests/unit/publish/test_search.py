"""The search index: what can be found, under which words, and how it is written into a built site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.model.errors import ProjectError
from footnoted.publish.search import entries_of, publish_search
from footnoted.publish.search.entries import Entry, Places, What
from footnoted.publish.search.index import DIGITS, build_index, encode
from footnoted.publish.search.synonyms import NONE, Synonyms, read_synonyms
from footnoted.publish.search.words import terms_of, words_of

TIMELINE = """\
# Timeline

## The start { #start }

### Contract { #contract date="2022-05" }

The price was £6m.[^guardian-2022:kept]
{ #price }

## Schemes { #schemes }

| Scheme | Country |
| --- | --- |
| VeriWatch { #veriwatch } | United States[^guardian-2022:said] |

This site gives no advice.
{ .editorial }
"""
GLOSSARY = """\
# Glossary

## A to B { #a-to-b }

### Bail { #bail }

Freedom with conditions.[^guardian-2022:kept]
{ #bail-meaning }
"""


@pytest.fixture
def project(scratch: Path) -> Path:
    """The small project with a timeline, a glossary and a search page, and its site as an engine would build it."""
    (scratch / "docs" / "timeline.md").write_text(TIMELINE)
    (scratch / "docs" / "glossary.md").write_text(GLOSSARY)
    (scratch / "docs" / "search.md").write_text('# Search\n\n<div data-footnoted="search"></div>\n')
    config = scratch / "mkdocs.yml"
    config.write_text(config.read_text() + "site_url: https://example.org/tags/\n")
    form = '<form class="md-search__form" role="search" action="{top}search/"></form>'
    for page, top in (("", "./"), ("timeline", "../"), ("glossary", "../"), ("search", "./"), ("c/price", "../../")):
        path = scratch / "site" / page / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        mark = '<div data-footnoted="search"></div>' if page == "search" else ""
        path.write_text(f"<html><head><title>x</title></head><body>{form.format(top=top)}{mark}</body></html>")
    absolute = form.format(top="/tags/")
    (scratch / "site" / "404.html").write_text(f"<html><head></head><body>{absolute}</body></html>")
    return scratch


def publish(folder: Path) -> Path:
    found = find_project(folder)
    publish_search(folder / "site", load_site(found), found)
    return folder / "site"


def entries(folder: Path, places: Places | None = None) -> list[Entry]:
    return entries_of(load_site(find_project(folder)), places or Places())[1]


def one(found: list[Entry], what: What) -> Entry:
    [entry] = [each for each in found if each.what is what]
    return entry


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café’s £6 million", ["cafe", "6m"]),
        ("£6m, or 2,500 people", ["6m", "or", "2500", "people"]),
        ("five times on 2022-08-05", ["5", "times", "on", "5", "august", "2022"]),
        ("5th of Sept 2023-06", ["5", "of", "september", "june", "2023"]),
        ("under-18s: 97.3%", ["under", "18", "97.3", "percent"]),
        ("don’t", ["dont"]),
    ],
)
def test_words_are_told_alike_however_they_are_written(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        ("organisations", "organization"),
        ("colour", "colors"),
        ("travelled", "traveling"),
        ("programme", "programs"),
        ("licence", "license"),
        ("analysed", "analyzing"),
        ("photographs", "photographed"),
        ("retained", "retaining"),
        ("centres", "center"),
    ],
)
def test_spelling_number_and_tense_do_not_matter(one_way: str, other_way: str) -> None:
    assert terms_of(one_way) == terms_of(other_way)


@pytest.mark.parametrize(
    ("one_word", "other"), [("lawful", "law"), ("nationality", "nations"), ("immigrant", "immigration")]
)
def test_words_that_only_look_related_are_kept_apart(one_word: str, other: str) -> None:
    assert terms_of(one_word) != terms_of(other)


def test_every_kind_of_thing_is_an_entry_of_its_own(project: Path) -> None:
    found = entries(project, Places({"guardian-2022": "sources/#source:guardian-2022"}, {}, frozenset({"search/"})))
    claim = next(each for each in found if each.url == "#kept")
    assert claim.text == "Photographs are kept for up to six years."
    assert (claim.title, claim.trail, claim.date, claim.said) == ("Watches", ("Scratch",), "2022-08-05", True)
    assert claim.kinds == {"secondary"}
    event = next(each for each in found if each.what is What.EVENT and each.title == "Contract")
    assert (event.url, event.date, event.years, event.trail) == (
        "timeline/#contract", "2022-05", (2022,), ("Timeline", "The start"),
    )  # fmt: skip
    row = one(found, What.ROW)
    assert (row.title, row.text, row.url) == ("VeriWatch", "Country: United States", "timeline/#veriwatch")
    term = one(found, What.TERM)
    assert (term.title, term.text, term.url) == ("Bail", "Freedom with conditions.", "glossary/#bail")
    source = one(found, What.SOURCE)
    assert (source.url, source.text) == ("sources/#source:guardian-2022", "Nicola Kelly · The Guardian · 5 August 2022")
    assert {each.title: each.url for each in found if each.what is What.NAME} == {
        "Monish Bhatia": "#said",  # where he is quoted
        "Nicola Kelly": "glossary/#bail-meaning",  # where what she wrote is first cited
    }
    aside = one(found, What.ASIDE)
    assert aside.url == "timeline/#schemes"  # it has no id of its own: its heading leads there
    assert [each.title for each in found if each.what is What.PAGE] == ["Glossary", "Scratch", "Timeline"]


def test_a_claim_is_found_by_the_words_of_its_heading_and_of_its_evidence(project: Path) -> None:
    claim = next(each for each in entries(project) if each.url == "#said")
    assert claim.title == "Watches"
    assert "It is a very serious technology" in claim.evidence
    assert "The Guardian" in claim.evidence


@given(st.lists(st.integers(0, 200_000), unique=True, max_size=50).map(sorted), st.data())
def test_postings_are_read_back_as_they_were_written(numbers: list[int], data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(1, 63), min_size=len(numbers), max_size=len(numbers)))
    postings = list(zip(numbers, weights, strict=True))
    assert decoded(encode(postings)) == postings


def decoded(text: str) -> list[tuple[int, int]]:
    """As assets/data.js reads it."""
    found, at, number = [], 0, -1
    while at < len(text):
        gap, shift = 0, 0
        while True:
            value = DIGITS.index(text[at])
            at += 1
            gap |= (value & 31) << shift
            shift += 5
            if value < 32:
                break
        number += gap + 1
        found.append((number, DIGITS.index(text[at])))
        at += 1
    return found


def test_a_word_counts_for_more_in_a_title_and_less_in_the_evidence() -> None:
    base = Entry(What.SECTION, "x", "y", "a/", 0)
    several = [
        Entry(What.SECTION, "Retention", "y", "a/#1", 0),
        Entry(What.CLAIM, "x", "retention", "a/#2", 0),
        Entry(What.CLAIM, "x", "y", "a/#3", 0, evidence="retention"),
        base,
    ]
    index = build_index(several, NONE)
    weights = dict(decoded(index.postings[index.terms.index(terms_of("retention")[0])]))
    assert weights[0] > weights[1] > weights[2]
    assert 3 not in weights


def synonyms(tmp_path: Path, text: str) -> Synonyms:
    path = tmp_path / "synonyms.yml"
    path.write_text(text)
    return read_synonyms(path)


def test_words_of_the_same_meaning_share_a_term(tmp_path: Path) -> None:
    told = synonyms(tmp_path, "same:\n  - [tag, ankle bracelet]\n  - [Home Office, interior ministry]\n")
    index = build_index([Entry(What.CLAIM, "", "An ankle bracelet from the Home Office.", "a/#1", 0)], told)
    assert {"=0", "=1", "ankl+bracelet", "home+offic"} <= set(index.terms)
    assert read_synonyms(tmp_path / "none.yml") == NONE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same:\n  - [tag\n", r"synonyms\.yml:3: not valid YAML"),
        ("other: []\n", r"synonyms\.yml:1: holds “same:”"),
        ("same:\n  - tag\n", r"synonyms\.yml:2: is not a list of words"),
        ("same:\n  - [tag]\n  - [tag, '!?']\n", r"synonyms\.yml:3: “!\?” has no word to look up"),
        ("means: [a]\n", r"synonyms\.yml:1: “means” is a mapping"),
        ("same: {a: [b]}\n", r"synonyms\.yml:1: “same” is a list"),
    ],
)
def test_a_mistake_in_the_synonyms_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ProjectError, match=message):
        synonyms(tmp_path, text)


def test_questions_that_lead_nowhere_are_named(project: Path) -> None:
    (project / "synonyms.yml").write_text("asked:\n  timeline/#contrakt: [what did it cost]\n")
    with pytest.raises(
        ProjectError, match=r"synonyms\.yml:2: nothing is at “timeline/#contrakt” .* “timeline/#contract”"
    ):
        publish(project)


def test_the_same_site_gives_the_same_bytes(project: Path) -> None:
    before = {path: path.read_bytes() for path in (project / "site").rglob("*.html")}
    first = {path.name: path.read_bytes() for path in (publish(project) / "assets/search").iterdir()}
    for path, content in before.items():
        path.write_bytes(content)
    assert {path.name: path.read_bytes() for path in (publish(project) / "assets/search").iterdir()} == first
    assert all(re.search(r"\.[0-9a-f]{10}\.", name) for name in first if name != "LICENSE")


def test_the_index_names_parts_that_are_there(project: Path) -> None:
    folder = publish(project) / "assets/search"
    [index] = folder.glob("index.*.js")
    content = json.loads(index.read_text().removeprefix('footnotedSearch("index",').rstrip()[:-1])
    named = [name for _, name in [*content["shards"], *content["texts"]]] + [content["wordsFile"]]
    assert {path.name for path in folder.iterdir()} >= set(named)
    assert content["pages"] == [["Glossary", "glossary/"], ["Scratch", ""], ["Timeline", "timeline/"]]
    count = len(content["what"])
    assert (len(content["year"]), len(content["kind"])) == (2 * count, count)
    assert sum(times for _, times in content["topics"]) == count


@pytest.mark.parametrize(
    ("page", "top"),
    [("index.html", ""), ("timeline/index.html", "../"), ("c/price/index.html", "../../"), ("404.html", "/tags/")],
)
def test_every_page_finds_the_search_from_where_it_is(project: Path, page: str, top: str) -> None:
    root = html.parse(str(publish(project) / page)).getroot()
    [script] = root.xpath("//head/script")
    assert script.get("src").startswith(f"{top}assets/search/search.")
    assert script.get("defer") is not None
    [link] = root.xpath("//head/link[@rel='search']")
    assert link.get("href") == f"{top}search/opensearch.xml"


def test_the_search_page_has_a_form_and_an_index_that_need_no_script(project: Path) -> None:
    root = html.parse(str(publish(project) / "search/index.html")).getroot()
    [form] = root.xpath("//main//form|//body/div//form")
    assert (form.get("action"), form.get("method")) == ("../search/", "get")
    listed = {link.text: link.get("href") for link in root.xpath("//div[@class='search-page__index']//a")}
    assert listed["Contract"] == "../timeline/#contract"
    assert listed["Bail"] == "../glossary/#bail"
    assert listed["Monish Bhatia"] == "../#said"
    assert "VeriWatch" not in listed  # rows would fill the list


def test_the_opensearch_description_says_where_to_ask(project: Path) -> None:
    root = ElementTree.parse(publish(project) / "search/opensearch.xml").getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.findtext(f"{space}ShortName") == "Scratch"
    [url] = root.findall(f"{space}Url")
    assert url.get("template") == "https://example.org/tags/search/?q={searchTerms}"


def test_text_of_the_site_cannot_become_markup(project: Path) -> None:
    page = project / "docs" / "timeline.md"
    page.write_text(page.read_text().replace("### Contract", "### &lt;img src=x&gt; & &lt;/script&gt;"))
    site = publish(project)
    assert "<img src=x" not in (site / "search/index.html").read_text()
