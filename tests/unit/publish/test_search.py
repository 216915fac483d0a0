"""The search's entries: what can be found, under which words, and how they are written into a built site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.model.errors import ProjectError
from footnoted.publish.search import entries_of, publish_search
from footnoted.publish.search.entries import Entry, Places, What
from footnoted.publish.search.synonyms import Synonyms, read_synonyms

TIMELINE = """\
# Timeline

## The start { #start }

### Contract { #contract date="2022-05" }

The price was £6m.[^guardian-2022:kept]
{ #price }

## Schemes { #schemes }

| Scheme | Country |
| --- | --- |
| VeriWatch { #veriwatch } | United States[^guardian-2022:said] <!-- says: VeriWatch is used in the United States. --> |

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
    return entries_of(load_site(find_project(folder)), places or Places())


def one(found: list[Entry], what: What) -> Entry:
    [entry] = [each for each in found if each.what is what]
    return entry


def test_every_kind_of_thing_is_an_entry_of_its_own(project: Path) -> None:
    found = entries(project, Places({"guardian-2022": "sources/#source:guardian-2022"}, {}, frozenset({"search/"})))
    claim = next(each for each in found if each.url == "#kept")
    assert claim.text == "Photographs are kept for up to six years."
    assert (claim.title, claim.up, claim.date, claim.said) == ("", "#watches", "2022-08-05", True)
    assert claim.cites == ("guardian-2022",)
    event = next(each for each in found if each.what is What.EVENT and each.title == "Contract")
    assert (event.url, event.date, event.years, event.up) == (
        "timeline/#contract", "2022-05", (2022,), "timeline/#start",
    )  # fmt: skip
    row = next(each for each in found if each.url == "timeline/#veriwatch")
    assert (row.what, row.title, row.text) == (What.CLAIM, "", "VeriWatch is used in the United States.")
    assert row.evidence.startswith("VeriWatch | United States . ")  # its cells are found as well
    term = one(found, What.TERM)
    assert (term.title, term.text, term.url) == ("Bail", "Freedom with conditions.", "glossary/#bail")
    source = one(found, What.SOURCE)
    assert (source.url, source.text) == ("sources/#source:guardian-2022", "Nicola Kelly · The Guardian · 5 August 2022")
    assert (source.kind, source.up) == ("secondary", "sources/")
    assert {each.title: each.url for each in found if each.what is What.NAME} == {
        "Monish Bhatia": "#said",  # where he is quoted
        "Nicola Kelly": "glossary/#bail-meaning",  # where what she wrote is first cited
    }
    aside = one(found, What.ASIDE)
    assert aside.url == "timeline/#schemes"  # it has no id of its own: its heading leads there
    assert [each.title for each in found if each.what is What.PAGE] == ["Glossary", "Scratch", "Timeline"]


def test_a_claim_is_found_by_the_words_of_its_heading_and_of_its_evidence(project: Path) -> None:
    claim = next(each for each in entries(project) if each.url == "#said")
    assert claim.up == "#watches"
    assert "It is a very serious technology" in claim.evidence
    assert claim.cites == ("guardian-2022",)


def synonyms(tmp_path: Path, text: str) -> Synonyms:
    path = tmp_path / "synonyms.yml"
    path.write_text(text)
    return read_synonyms(path)


def test_words_of_the_same_meaning_are_kept_as_they_are_written(tmp_path: Path) -> None:
    told = synonyms(tmp_path, "same:\n  - [tag, ankle bracelet]\n  - [Home Office, interior ministry]\n")
    assert told.same == [["tag", "ankle bracelet"], ["Home Office", "interior ministry"]]
    assert read_synonyms(tmp_path / "none.yml") == Synonyms()


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


@pytest.mark.parametrize(
    "text",
    [
        "asked:\n  timeline/#contrakt: [what did it cost]\n",  # gone
        "same: []\nhelp: timeline/#contrakt\n",
        "asked:\n  timeline/#price: [what did it cost]\n",  # a single statement: its heading answers
    ],
)
def test_what_leads_nowhere_is_named(project: Path, text: str) -> None:
    (project / "synonyms.yml").write_text(text)
    message = r"synonyms\.yml:2: no page or heading is at “timeline/#\w+” .* “timeline/[#\w]*”"
    with pytest.raises(ProjectError, match=message):
        publish(project)


def test_questions_and_help_are_written_with_the_heading(project: Path) -> None:
    (project / "synonyms.yml").write_text("help: timeline/#start\nasked:\n  timeline/#contract: [what did it cost]\n")
    content = written(publish(project), "entries")
    asked = {row[3]: row[9] for row in content["entries"] if len(row) > 9 and row[9]}
    assert asked == {"timeline/#contract": "what did it cost"}
    assert content["entries"][content["help"]][3] == "timeline/#start"


def test_the_same_site_gives_the_same_bytes(project: Path) -> None:
    before = {path: path.read_bytes() for path in (project / "site").rglob("*.html")}
    first = {path.name: path.read_bytes() for path in (publish(project) / "assets/search").iterdir()}
    for path, content in before.items():
        path.write_bytes(content)
    assert {path.name: path.read_bytes() for path in (publish(project) / "assets/search").iterdir()} == first
    assert all(re.search(r"\.[0-9a-f]{10}\.", name) for name in first if name != "LICENSE")


def written(site: Path, name: str) -> Any:
    """What a data file of the search hands over."""
    [path] = (site / "assets/search").glob(f"{name}.*.js")
    found = re.fullmatch(rf"footnotedSearch\({{{name}: JSON\.parse\((.*)\)}}\)\n", path.read_text(), re.DOTALL)
    assert found
    return json.loads(json.loads(found[1]))


def test_each_entry_names_what_it_stands_under_and_cites_by_number(project: Path) -> None:
    site = publish(project)
    rows = written(site, "entries")["entries"]
    numbers = {row[3]: number for number, row in reversed(list(enumerate(rows))) if len(row) > 3}
    price = rows[numbers["timeline/#price"]]
    assert price[4] == numbers["timeline/#contract"]
    assert [rows[source][0] for source in price[8]] == ["o"]
    assert rows[price[8][0]][10] == "secondary"
    assert "photographs are stored" in written(site, "evidence")[str(numbers["timeline/#price"])]


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
