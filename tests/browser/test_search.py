"""Searching, in a real Chromium under the site's own headers: by keyboard, without a script, from a disk."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Quick, served
from watching import settled

from conftest import ROOT, Built
from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.publish.search import publish_search

BOX = ".md-search__input"
ITEM = ".md-search-result__item"
LINK = ".md-search .md-search-result__link"
STATUS = ".md-search .md-search-result__meta"
ASSETS = ROOT / "src/footnoted/publish/search/assets"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab in which no error may be said and nothing may be asked of another host."""
    yield from tab(browser)


def tab(browser: Browser, **options: object) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)  # type: ignore[arg-type]
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    opened.on(
        "request", lambda each: None if urlsplit(each.url).hostname in {"127.0.0.1", None} else said.append(each.url)
    )
    yield opened
    context.close()
    assert said == []


def ask(page: Page, query: str) -> None:
    """Type a query into the header's box and wait for what it gives."""
    page.fill(BOX, query)
    expect(page.locator(".md-search")).to_have_attribute("data-whole", "")  # all is indexed
    expect(page.locator(".md-search")).to_have_attribute("data-asked", query)
    expect(page.locator(STATUS)).not_to_be_empty()


def test_results_show_the_claim_with_the_words_marked_and_lead_to_it(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    ask(page, "how long do they keep my photo")
    items = page.locator(ITEM)
    assert 3 <= items.count() <= 10
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ results, the first 8 shown\."))
    photographs = page.locator(ITEM, has_text="photographs").filter(has_text="up to six years").first
    assert {"photographs", "stored"} <= set(photographs.locator("mark").all_inner_texts())
    assert "The full record: data" in photographs.inner_text()
    assert "5 August 2022" in photographs.inner_text()
    href = photographs.locator("a").get_attribute("href") or ""
    photographs.locator("a").click()
    page.wait_for_url("**/data-sharing/#*")
    assert href.endswith(page.url.removeprefix(address))
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("lost", ["engine", "entries", "evidence"])
def test_what_was_lost_on_the_way_is_asked_for_again(browser: Browser, address: str, lost: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    script = page.locator("script[src*='/search/search.']").get_attribute("src") or ""
    name = json.loads(re.search(r"FILES = (\{.*?\})", page.request.get(address + script).text())[1])[lost]
    with page.expect_event("requestfailed"):
        page.route(f"**/{name}", lambda route: route.abort())
        page.locator(BOX).focus()
    page.unroute_all()
    page.locator(".site-name").focus()
    page.wait_for_function("(name) => !document.querySelector(`script[src*='${name}']`)", arg=name)
    page.locator(BOX).fill("curfew")
    page.locator(".site-name").focus()
    page.locator(BOX).focus()
    expect(page.locator(ITEM).first).to_be_visible()
    expect(page.locator(".md-search")).to_have_attribute("data-whole", "")
    context.close()


def test_results_follow_a_pause_and_not_each_letter(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "curfew")
    page.evaluate(
        """() => { const box = document.querySelector('.md-search'); window.asked = [];
        new MutationObserver(() => asked.push(box.dataset.asked)).observe(box, {attributeFilter: ['data-asked']}); }"""
    )
    page.locator(BOX).select_text()
    page.keyboard.type("serco")
    expect(page.locator(LINK).first).to_contain_text("Serco")
    assert page.evaluate("asked").count("serco") == 1
    assert len(page.evaluate("asked")) < 5


def test_nothing_loads_until_the_reader_turns_to_the_search(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda each: loaded.append(each.url.rpartition("/")[2].partition(".")[0]))
    page.goto(address, wait_until="networkidle")
    page.hover(BOX)
    assert not {"engine", "entries", "evidence"} & set(loaded)
    page.focus(BOX)
    expect(page.locator(".md-search")).to_have_attribute("data-whole", "")
    assert {"engine", "entries", "evidence"} <= set(loaded)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ankel tag", "ankle tag"),  # a slip of the finger
        ("organizations complained", "complain"),  # American spelling, another tense
        ("NFD", "Non-fitted device"),  # an abbreviation
        ("interior ministry", "Home Office"),  # a synonym
        ("bracelet électronique", "tag"),  # French
        ("buddy watch", "Buddi"),
        ("2022-08-05", "5 August 2022"),
        ("Nelson", "Nelson"),
    ],
)
def test_the_readers_own_words_are_understood(page: Page, address: str, query: str, found: str) -> None:
    page.goto(address)
    ask(page, query)
    told = " ".join(page.locator(ITEM).all_inner_texts()[:3])
    assert found.casefold() in told.casefold()


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_the_keyboard_is_enough(page: Page, address: str, key: str) -> None:
    page.goto(address + "timeline/")
    page.keyboard.press(key)
    expect(page.locator(BOX)).to_be_focused()
    assert page.input_value(BOX) == ""  # the keys that lead here are not typed
    page.keyboard.type("subject access request")
    expect(page.locator(".md-search")).to_have_attribute("data-asked", "subject access request")
    box = page.locator(BOX)
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    for arrow, chosen in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None), ("ArrowUp", 7)):
        page.keyboard.press(arrow)
        expect(box).to_be_focused()  # the arrows choose, and the focus stays where the words are
        options = page.get_by_role("option", selected=True)
        expect(options).to_have_count(0 if chosen is None else 1)
        if chosen is not None:
            identifier = page.locator(LINK).nth(chosen).get_attribute("id") or ""
            expect(box).to_have_attribute("aria-activedescendant", identifier)
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()
    for _ in range(3):  # nothing is trapped: the box lets go
        page.keyboard.press("Tab")
    assert page.evaluate("!document.querySelector('.md-search').contains(document.activeElement)")
    expect(page.locator(".md-search__output")).to_be_hidden()


@pytest.mark.parametrize("again", ["ArrowDown", "ArrowUp", "Alt+ArrowDown", "click", "a letter"])
def test_after_escape_the_list_opens_again(page: Page, address: str, again: str) -> None:
    page.goto(address)
    ask(page, "curfew")
    page.keyboard.press("Escape")
    expect(page.locator(LINK).first).to_be_hidden()
    if again == "click":
        page.click(BOX)
    else:
        page.keyboard.press("s" if again == "a letter" else again)
    expect(page.locator(LINK).first).to_be_visible()


def test_escape_in_the_box_closes_and_empties_it_and_does_not_leave_the_site(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "curfew")
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_value("")
    assert page.url == address
    assert page.evaluate("!document.documentElement.hidden")


def test_enter_opens_what_the_arrows_chose_with_the_words_marked_and_the_focus_there(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    ask(page, "how long is it kept")
    page.keyboard.press("ArrowDown")
    href = page.locator(LINK).first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "timeline" not in url)
    assert page.url == href  # an address as everybody knows it: it does not say what was looked for
    kept = page.locator("article mark.found:visible").filter(has_text=re.compile("^kept", re.IGNORECASE))
    expect(kept.first).to_be_visible()
    assert page.evaluate("document.activeElement.matches(':target')")
    assert page.evaluate("[window.name, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    page.reload()
    expect(page.locator("mark.found").first).to_be_attached()


def test_a_result_on_the_same_page_closes_the_list(page: Page, address: str) -> None:
    page.goto(address + "glossary/")
    ask(page, "curfew")
    page.locator(LINK, has_text="Curfew").and_(page.locator("[href*='/glossary/#']")).first.click()
    page.wait_for_url("**/glossary/#*")
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(page.locator("article mark.found").first).to_be_attached()
    assert page.evaluate("document.activeElement.matches(':target')")
    page.go_back()
    expect(page.locator("mark.found")).to_have_count(0)
    expect(page.locator(LINK).first).to_be_visible()


def test_back_from_a_result_the_query_and_the_list_are_there_again(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    ask(page, "how long do they keep my photo")
    told = page.locator(LINK).all_inner_texts()
    page.locator(LINK).nth(2).click()
    page.wait_for_url(lambda url: "timeline" not in url)
    page.go_back()
    expect(page.locator(BOX)).to_have_value("how long do they keep my photo")
    expect(page.locator(LINK)).to_have_text(told, use_inner_text=True)
    expect(page.get_by_role("option", selected=True)).to_have_id(page.locator(LINK).nth(2).get_attribute("id") or "")


def test_back_on_the_search_page_as_many_are_shown_and_the_focus_is_where_it_was(page: Page, address: str) -> None:
    page.goto(address + "search/?q=tag")
    expect(page.locator(".md-search")).to_have_attribute("data-whole", "")
    items = page.locator(f".search-page {ITEM}")
    page.get_by_role("button", name="Show more").click()
    expect(items).to_have_count(40)
    href = items.nth(30).locator("a").get_attribute("href") or ""
    items.nth(30).locator("a").click()
    page.wait_for_url(href)
    page.go_back()
    expect(items).to_have_count(40)
    expect(items.locator(f"a[href='{href}']").first).to_be_focused()


def test_no_single_key_does_anything_by_itself(page: Page, address: str) -> None:
    """WCAG 2.1.4: what a person says to a computer that types it for them must not set things off."""
    page.goto(address)
    page.keyboard.type("/sfnpk?")
    assert page.evaluate("document.activeElement === document.body")
    assert page.url == address


def test_enter_leads_to_an_address_that_can_be_kept(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "smartwatch & scanner")
    page.press(BOX, "Enter")
    page.wait_for_url("**/search/?q=smartwatch*scanner")
    expect(page.locator("#search-page-q")).to_have_value("smartwatch & scanner")
    expect(page.locator(f".search-page {ITEM}").first).to_be_visible()
    again = page.context.new_page()
    again.goto(page.url)
    for each in (page, again):
        expect(each.locator(".md-search")).to_have_attribute("data-whole", "")
    assert (
        again.locator(f".search-page {ITEM}").all_inner_texts()
        == page.locator(f".search-page {ITEM}").all_inner_texts()
    )


def test_results_can_be_narrowed_by_topic_year_and_kind_of_source(page: Page, address: str) -> None:
    page.goto(address + "search/?q=tag")
    items = page.locator(f".search-page {ITEM}")
    expect(items.first).to_be_visible()
    page.get_by_label("Topic").select_option("/timeline/")
    page.wait_for_url("**topic=%2Ftimeline%2F*")
    expect(items.locator("a:not([href*='/timeline/'])")).to_have_count(0)
    page.get_by_label("Year").select_option("2022")
    page.wait_for_url("**year=2022*")
    page.get_by_label("Kind of source").select_option("primary")
    page.wait_for_url("**kind=primary*")
    count = int((page.locator(".search-page [role=status]").inner_text()).split()[0].replace(",", ""))
    assert count > 0
    assert "2022" in items.first.inner_text()
    page.reload()
    expect(page.locator(".md-search")).to_have_attribute("data-whole", "")
    expect(page.get_by_label("Year")).to_have_value("2022")
    assert int(page.locator(".search-page [role=status]").inner_text().split()[0].replace(",", "")) == count


NOT_HERE = [
    "what did Rishi Sunak say about tagging", "Yvette Cooper petition", "does twitter have my data",
    "can I get married while on bail", "do I need a covid vaccine", "xqzvwk",
]  # fmt: skip


def test_what_is_not_on_this_site_is_said_and_help_is_named(page: Page, address: str) -> None:
    page.goto(address)
    for query in NOT_HERE:
        ask(page, query)
        expect(page.locator(STATUS)).to_have_text(re.compile("^Not on this site: “"))
        expect(page.locator(STATUS)).not_to_contain_text("instead of")
        assert page.locator(LINK).count() <= 3
        links = page.locator(STATUS).get_by_role("link")
        assert "help/#help-who" in (links.first.get_attribute("href") or "")
        assert links.last.get_attribute("href") == f"{address}search/#index"


@pytest.mark.parametrize(
    "query", ["can I shower with the tag", "can I swim with an ankle tag", "hospital scan with tag"]
)
def test_what_no_source_answers_leads_to_the_page_that_says_what_to_do(page: Page, address: str, query: str) -> None:
    page.goto(address)
    ask(page, query)
    expect(page.locator(LINK).first).to_have_attribute("href", re.compile(r"help/#help-may-i$"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("arest", "arrest"), ("goverment", "government"), ("survelliance", "surveillance"), ("homoffice", "Home Office")],
)
def test_a_slip_is_mended_and_said(page: Page, address: str, typed: str, meant: str) -> None:
    page.goto(address)
    ask(page, typed)
    expect(page.locator(STATUS)).to_contain_text(f"Searched for ‘{meant}’ instead of ‘{typed}’.")
    expect(page.locator(LINK).first).to_be_visible()


@pytest.mark.parametrize("word", ["shower", "Rishi", "Sunak", "Yvette", "twitter", "petition", "swim", "sport"])
def test_a_word_that_is_only_like_another_is_not_mended(page: Page, address: str, word: str) -> None:
    page.goto(address)
    ask(page, word)
    expect(page.locator(STATUS)).not_to_contain_text("Searched for")


def test_words_in_quotation_marks_stand_so_in_each_result(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "“up to six years”")
    assert page.locator(LINK).count() > 1
    for text in page.locator(".md-search .md-search-result__text").all_inner_texts():
        assert "up to six years" in text.casefold()
    ask(page, '"six years up to"')
    expect(page.locator(STATUS)).to_contain_text('Not on this site: “"six years up to"”')


def test_the_excerpt_is_the_sentence_that_has_most_of_the_words(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "what happens if the battery dies")
    assert "battery" in page.locator(".md-search .md-search-result__text").first.inner_text().casefold()


@pytest.mark.parametrize("query", ["tag", "Home Office", "Guardian", "written question"])
def test_no_two_results_have_one_title_and_the_count_is_right(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/?q={quote(query)}")
    status = page.locator(".search-page [role=status]")
    expect(page.locator(".md-search")).to_have_attribute("data-whole", "")
    expect(status).to_contain_text("results")
    while (more := page.get_by_role("button", name="Show more")).count():
        more.click()
    titles = page.locator(".search-page .md-search-result__title").all_inner_texts()
    assert len(titles) == len(set(titles)) == int(status.inner_text().split()[0])


def test_a_long_question_is_told_that_it_is_cut(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "tag " * 100)
    expect(page.locator(STATUS)).to_contain_text("Only the first 300 characters are searched.")


def test_who_hears_the_page_is_told_once(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "curfew")
    voice = page.locator(".md-search [role=status]")
    expect(voice).to_have_text(page.locator(STATUS).inner_text())
    page.evaluate(
        """() => { const said = document.querySelector('.md-search [role=status]'); window.said = [];
        new MutationObserver(() => window.said.push(said.textContent)).observe(said, {childList: true}); }"""
    )
    page.locator(BOX).select_text()
    page.keyboard.type("serco contract")
    page.wait_for_function("() => window.said.length > 0")
    assert page.evaluate("window.said") == [page.locator(STATUS).inner_text()]


def test_a_part_that_does_not_load_is_said_and_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.route("**/assets/search/entries.*.js", lambda route: route.abort())
    page.fill(BOX, "serco")
    expect(page.locator(STATUS)).to_contain_text("The search did not load.")
    expect(page.locator(".md-search__output").get_by_role("link", name="A–Z index")).to_be_visible()
    page.unroute("**/assets/search/entries.*.js")
    ask(page, "serco contract")
    expect(page.locator(LINK).first).to_be_visible()
    page.context.close()


def test_without_javascript_there_is_an_index(browser: Browser, address: str) -> None:
    for page in tab(browser, java_script_enabled=False):
        page.goto(address + "timeline/")
        page.fill(BOX, "serco")
        page.press(BOX, "Enter")
        page.wait_for_url("**/search/?q=serco")
        expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
        page.locator(".search-page__letters").get_by_role("link", name="S", exact=True).click()
        page.locator(".search-page__index").get_by_role("link", name="Serco", exact=True).click()
        page.wait_for_url("**/glossary/#term-serco")


@pytest.mark.parametrize("width", [360, 1440])
def test_a_letter_leads_to_its_place_though_lists_are_laid_out_late(visit, width: int) -> None:
    page = visit("search/", width=width)
    page.evaluate("document.documentElement.style.overflowAnchor = 'none'")  # as in browsers that know no such thing
    for letter in "SBW":  # forth, and back over what was never laid out
        page.evaluate("scrollTo(0, 0)")
        page.locator(".search-page__letters").get_by_role("link", name=letter, exact=True).click()
        top = f"document.querySelector('#index-{letter.lower()}').getBoundingClientRect().top"
        assert 0 <= settled(page, top) < 90


def test_the_index_leads_nowhere_wrong(built: Built) -> None:
    text = (built.folder / "search/index.html").read_text(encoding="utf-8")
    links = re.findall(r'<li><a href="\.\./([^"]*)">', text)
    assert len(links) > 300
    ids: dict[str, set[str]] = {}
    for link in links:
        path, _, anchor = unquote(link).partition("#")
        if path not in ids:
            page = (built.folder / path / "index.html").read_text(encoding="utf-8")
            ids[path] = set(re.findall(r'\bid="?([^"\s>]+)', page))
        assert not anchor or anchor in ids[path], link


def test_it_works_from_a_disk(page: Page, built: Built) -> None:
    page.goto((built.folder / "timeline/index.html").as_uri())
    ask(page, "high court ADL")
    page.locator(LINK).first.click()
    page.wait_for_url("file://**/index.html#*")
    assert page.locator(":target").count() == 1
    page.press(BOX, "End")
    ask(page, "serco")
    page.press(BOX, "Enter")
    page.wait_for_url("file://**/search/index.html?q=serco")
    expect(page.locator(f".search-page {ITEM}").first).to_be_visible()


def test_it_works_in_a_site_built_by_zensical(page: Page, built_by_zensical: Built) -> None:
    with served(built_by_zensical.folder, Quick) as url:
        page.goto(url + "timeline/")
        ask(page, "subject access request")
        page.locator(LINK).first.click()
        page.wait_for_url("**/#*")
        assert page.locator(":target").count() == 1


@pytest.fixture(scope="module")
def stock_theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with the theme as it comes, its scripts and style included, and our form in place of its own."""
    folder = tmp_path_factory.mktemp("stock")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text(
        "# Home\n\n## Keeping data { #keeping }\n\nPhotographs are stored for years.\n"
    )
    (folder / "overrides/partials").mkdir(parents=True)
    form = ROOT / "overrides/partials/search.html"
    (folder / "overrides/partials/search.html").write_text(form.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Small\ntheme: {name: material, custom_dir: overrides, font: false}\nplugins: [search]\n"
        "markdown_extensions: [attr_list, footnoted]\n"
    )
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    project = find_project(folder)
    publish_search(folder / "site", load_site(project), project)
    return folder / "site"


@pytest.mark.parametrize("width", [360, 1280])
def test_it_works_beside_the_themes_own_script_and_style(page: Page, stock_theme: Path, width: int) -> None:
    with served(stock_theme, Quick) as url:
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(url)
        page.wait_for_load_state("networkidle")
        if width == 360:
            page.click("label.md-header__button[for=__search]")
            expect(page.locator(BOX)).to_be_focused()
        ask(page, "photos")
        expect(page.locator(LINK).first).to_be_visible()
        page.press(BOX, "Escape")
        expect(page.locator(LINK).first).to_be_hidden()


#: Of what is strange, what an address might mangle.
SENT = [
    "<img src=x onerror=alert(1)>", "\u202eتتبع المهاجرين", "\u0000\u0007", "😀😀", "tag " * 2_500, "%E0%A4%A", "#",
    "&amp;", "__proto__", "(a+)+$", "tag\nmonitor", "   ", "’s",
]  # fmt: skip
STRANGE = [
    *SENT, "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "javascript:alert(1)",
    "{{7*7}}", "${7*7}", "' OR 1=1 --", "\\", "(", "[", "*", "+", "?", "^$", ".*", "[a-", "\\d{", "(?<x>",
    "|", "مراقبة إلكترونية", "电子监控", "אזיק אלקטרוני", "\u200b\u200d", "\ud83d", "a" * 10_000, "x" * 300 + " tag",
    "%", "%00", "constructor", "toString", "hasOwnProperty", "=0", "=1", "ankl+tag", "'",
    "\'\'\'\'", "100%", "-1", "1e999",
]  # fmt: skip


def test_nothing_that_is_typed_breaks_or_enters_the_page(page: Page, address: str) -> None:
    page.goto(address)
    page.focus(BOX)
    dice = random.Random(6)
    letters = "abcetg<>\"'&/\\()[]{}*+?.^$|#%= \t0123456789éßتا中😀\u202e"
    made = ["".join(dice.choices(letters, k=dice.randint(1, 40))) for _ in range(60)]
    for query in [*STRANGE, *made]:
        page.evaluate(
            """(text) => { const box = document.querySelector('.md-search__input');
            box.value = text; box.dispatchEvent(new Event('input')); }""",
            query,
        )
    ask(page, "subject access request")
    expect(page.locator(LINK).first).to_contain_text("access request", ignore_case=True)
    kinds = page.evaluate("[...document.querySelectorAll('.md-search__output *')].map((each) => each.localName)")
    assert set(kinds) <= {"div", "p", "ul", "li", "a", "span", "mark", "bdi"}


#: What may stand behind an address: strange words as a browser sends them, and what only a hand would write.
ADDRESSES = [
    *(f"q={quote(each[:2000])}&topic={quote(each[:50])}&year={quote(each[:9])}&kind=x" for each in SENT),
    "q=%", "q=%E0%A4%A", "q=%ED%A0%BD", "q=a&q=b&topic=a&topic=b", "q", "=q", "&&", "topic=__proto__", "year=-1",
    "q=ankl+tag",
]  # fmt: skip


def test_an_address_with_anything_in_it_opens(page: Page, address: str) -> None:
    for query in ADDRESSES:
        page.goto(f"{address}search/?{query}")
        expect(page.locator(".search-page")).to_have_attribute("data-asked", re.compile(r"[\s\S]*"))
    page.goto(f"{address}search/?q=serco")
    expect(page.locator(f".search-page {ITEM}").first).to_be_visible()


def terms(page: Page, *texts: str) -> list[tuple[list[str], list[str]]]:
    """What the browser looks up for each text."""
    vendored = [ASSETS / "vendor" / name for name in ("base-stemmer.js", "english-stemmer.js")]
    parts = [path.read_text() for path in (*vendored, ASSETS / "words.js")]
    both = "texts.map((text) => [wordsOf(text), termsOf(text)])"
    told: list[tuple[list[str], list[str]]] = page.evaluate(
        f"(texts) => {{ var BaseStemmer; {''.join(parts)}; return {both}; }}", list(texts)
    )
    return told


def test_words_are_told_alike_however_they_are_written(page: Page) -> None:
    said = {
        "Café’s £6 million": ["cafe", "6m"],
        "£6m, or 2,500 people": ["6m", "or", "2500", "people"],
        "five times on 2022-08-05": ["5", "times", "on", "5", "august", "2022"],
        "5th of Sept 2023-06": ["5", "of", "september", "june", "2023"],
        "under-18s: 97.3%": ["under", "18", "97.3", "percent"],
        "don’t": ["dont"],
        "ʼtis Straße ﬁne": ["tis", "straße", "fine"],
    }
    assert [words for words, _ in terms(page, *said)] == list(said.values())


def test_spelling_number_and_tense_do_not_matter(page: Page) -> None:
    alike = "organisations organization colour colors travelled traveling programme programs licence license analysed"
    pairs = f"{alike} analyzing photographs photographed retained retaining centres center".split()
    [(_, found)] = terms(page, " ".join(pairs))
    assert found[::2] == found[1::2]


def test_words_that_only_look_related_are_kept_apart(page: Page) -> None:
    [(_, found)] = terms(page, "lawful law nationality nations immigrant immigration effective effect")
    assert len(set(found)) == len(found)


def test_a_word_counts_for_more_in_a_title_and_less_in_the_evidence(page: Page) -> None:
    vendored = [ASSETS / "vendor" / name for name in ("minisearch.min.js", "base-stemmer.js", "english-stemmer.js")]
    parts = [path.read_text() for path in (*vendored, *(ASSETS / name for name in ("words.js", "index.js", "rank.js")))]
    headings = [["s", title, "", f"a/#{title}", 0] for title in ("Retention", "Other", "Third", "Fourth")]
    claims = [["c", "", "retention", "a/#said", 2], ["c", "", "y", "a/#shown", 3], ["c", "", "y", "a/#neither", 4]]
    found = page.evaluate(
        f"""async (entries) => {{ var BaseStemmer; {chr(10).join(parts)};
        const index = new Index({{ entries, same: [], means: {{}} }});
        index.begin();
        await index.complete({{ 6: "retention" }});
        return new Query("retention", index).results().map((each) => each.url); }}""",
        [["p", "Page", "", "a/"], *headings, *claims],
    )
    assert found == ["a/#Retention", "a/#said", "a/#shown"]
