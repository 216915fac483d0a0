"""Reading in any window, at any size, on paper, with and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from serving import Drip, served
from states import LONG, TYPES, open_actions, open_details, open_menu, open_note, open_search
from watching import settled, shift

from conftest import Built

#: What stands out of the page to the side, or is cut off, though nothing around it scrolls.
LOST = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const apart = "svg, .picture-scroll, .table-box, .visually-hidden, .md-skip";
  if (!each.checkVisibility() || each.closest(apart)) return false;
  if (getComputedStyle(each).clipPath === "inset(50%)") return false;  // for who hears the page alone
  const box = each.getBoundingClientRect();
  const cut = each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === "hidden";
  return box.width && (box.right > document.documentElement.clientWidth + 1 || box.left < -1 || cut);
}).map((each) => each.outerHTML.slice(0, 120))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("path", sorted({*TYPES, *LONG, "data/", "about/method/", "a claim's page"}))
def test_at_400_percent_nothing_is_lost_and_the_page_does_not_scroll_sideways(
    visit, claim_page: str, path: str
) -> None:
    page = visit(claim_page if path == "a claim's page" else path, width=320, height=256)  # 1280 × 1024 at 400 %
    open_details(page)
    for opened in (open_note, open_actions, open_search, open_menu):
        opened(page)
        assert page.evaluate(SIDEWAYS) <= 0
        assert page.evaluate(LOST) == []


@pytest.mark.parametrize("path", ["", "timeline/", "record/related-schemes/", "search/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_text_at_200_percent_fits(visit, path: str, width: int) -> None:
    page = visit(path, width=width)
    normal = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.wait_for_function(
        "normal => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) === 2 * normal", arg=normal
    )
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(LOST) == []


#: How many claims stand in paragraphs that have yet to be laid out.
WAITING = """[...document.querySelectorAll(".md-typeset > p > .claim-link")]
  .filter((each) => !each.checkVisibility({ contentVisibilityAuto: true })).length"""
#: The script finds no time to lay them out, and the browser holds no place (not every browser knows how to).
NO_TIME = """window.requestIdleCallback = () => 0;
addEventListener("DOMContentLoaded", () => { document.documentElement.style.overflowAnchor = "none"; });"""

#: What is read at the top, below the masthead: the element there, by its number on the page, and where it begins.
AT_TOP = """() => {
  const at = document.elementFromPoint(innerWidth / 2, 60);
  return [[...document.querySelectorAll("*")].indexOf(at), Math.round(at.getBoundingClientRect().top)];
}"""


def test_on_a_phone_text_far_down_is_laid_out_bit_by_bit(visit, address: str) -> None:
    page = visit("record/related-schemes/")
    page.wait_for_function(f"() => {WAITING} === 0")
    page.add_init_script(NO_TIME)
    page.goto(f"{address}timeline/")
    page.goto(f"{address}record/related-schemes/")
    assert page.evaluate(WAITING) > 50
    page.set_viewport_size({"width": 1440, "height": 900})  # notes stand beside the text: it must have its height
    page.wait_for_function(f"() => {WAITING} === 0")


def test_long_lists_wait_for_the_reader(visit) -> None:
    page = visit("c/")
    last = "[...document.querySelectorAll('.claim-list > li')].at(-1)"
    assert not settled(page, f"{last}.checkVisibility({{ contentVisibilityAuto: true }})")


@pytest.mark.parametrize("place", ["related-us", "related-alone-in-europe-record"])
def test_a_place_that_is_asked_for_stays_where_it_is(visit, address: str, place: str) -> None:
    page = visit("")
    page.add_init_script(NO_TIME)
    page.goto(f"{address}record/related-schemes/#{place}")  # from elsewhere
    _stays(page, place)
    page.goto(f"{address}timeline/")
    page.goto(f"{address}record/related-schemes/")  # by a link on the page
    assert page.evaluate(WAITING) > 50
    page.evaluate("place => document.querySelector(`.side a[href='#${place}']`).click()", place)
    _stays(page, place)


@pytest.mark.parametrize("path", ["record/related-schemes/", "sources/", "c/", "search/"])
@pytest.mark.parametrize("how", ["reload", "back"])
def test_who_comes_back_finds_the_place_where_it_was(visit, address: str, path: str, how: str) -> None:
    """After a link was followed, or a phone that was short of memory let the page go."""
    page = visit(path)
    for screens in (6, 20):
        for _ in range(screens):  # read
            page.evaluate("scrollBy(0, innerHeight)")
        before = settled(page, AT_TOP)
        if how == "reload":
            page.reload()
        else:
            page.goto(f"{address}about/privacy/")
            page.go_back()
        assert settled(page, AT_TOP) == before


def _stays(page: Page, place: str) -> None:
    top = settled(page, f"document.querySelector('#{place}').getBoundingClientRect().top")
    assert page.url.endswith(f"#{place}")
    assert 0 <= top < 90


@pytest.mark.parametrize("width", [360, 480, 768, 960, 1200, 1440])
def test_the_results_of_a_search_stay_in_the_window(visit, width: int) -> None:
    page = visit("", width=width)
    open_search(page)
    box = page.locator(".md-search__output").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("path", ["", "timeline/", "criticism/"])
def test_spaced_text_fits(visit, path: str) -> None:
    page = visit(path)  # WCAG 2.2, success criterion 1.4.12
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important }
        * { word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
        document.adoptedStyleSheets = [sheet]; }"""
    )
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(LOST) == []


@pytest.mark.parametrize("path", LONG)
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_shifts_while_a_page_loads_and_is_read(visit, path: str, width: int) -> None:
    page = visit(path, width=width)
    page.wait_for_load_state("networkidle")
    for _ in range(3):
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(60)
    assert shift(page) < 0.001  # columns of a table may settle by a pixel while its rows arrive


@pytest.fixture(scope="module")
def dripping(built: Built) -> Iterator[str]:
    """The address of the site over a bad line."""
    with served(built.folder, Drip) as address:
        yield address


@pytest.mark.parametrize(("path", "width"), [("criticism/", 360), ("no-such-page", 768)])
def test_nothing_moves_where_a_page_comes_tag_by_tag(dripping: str, visit, path: str, width: int) -> None:
    page = visit(dripping + path, width=width)
    page.wait_for_load_state("networkidle")
    assert shift(page) == 0


def test_a_shift_would_be_seen(visit) -> None:
    page = visit("record/criticism/")
    page.evaluate("document.querySelector('h1').style.marginTop = '200px'")
    page.wait_for_function("() => window.seen.shifts.length > 0")
    assert shift(page) > 0


#: What the pane beside the text shows, for each block that has notes, once the pointer is on it: the excerpts that the
#: block cites, whole, as they stand at the end of the page, and each of their sources once.
BESIDE = """(block) => {
  const plain = (each) => each.textContent.replace(/\\s+/g, " ").trim();
  block.dispatchEvent(new PointerEvent("pointerenter"));
  const shown = [...document.querySelectorAll(".evidence-pane blockquote")].map(plain);
  const marks = [...block.querySelectorAll("a.footnote-ref")].filter((mark) => mark.closest("tr, p, li, dd") === block
    || mark.closest("tr") === block);
  const notes = marks.map((mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1))));
  const own = notes.flatMap((note) => [...note.querySelectorAll(":scope > blockquote")].map(plain));
  const sources = new Set(notes.map((note) => note.parentElement.closest("li") ?? note));
  return [shown, own, document.querySelectorAll(".evidence-pane .note-entry").length, sources.size];
}"""


@pytest.mark.parametrize("path", [*LONG, "glossary/", "help/", "in-brief/"])
def test_the_pane_beside_the_text_shows_the_whole_evidence_of_the_block_that_is_read(visit, path: str) -> None:
    page = visit(path, width=1280, height=900)
    page.locator(".evidence-pane").wait_for()
    blocks = page.locator("article :is(p, li, dd):has(> sup > a.footnote-ref):not(tr *)")
    for block in blocks.element_handles():
        shown, own, entries, sources = block.evaluate(BESIDE)
        assert sorted(set(shown)) == sorted(set(own))
        assert own
        assert entries == sources
    pane, text = page.locator(".evidence-pane").bounding_box(), page.locator("article").bounding_box()
    assert pane["x"] >= text["x"] + text["width"]
    assert pane["x"] + pane["width"] <= 1280
    assert page.evaluate(SIDEWAYS) <= 0


def test_the_pane_goes_on_as_the_page_is_read(visit) -> None:
    page = visit("record/criticism/", width=1280, height=900)
    page.locator(".evidence-pane blockquote").first.wait_for()
    first = page.locator(".evidence-pane").inner_text()
    page.mouse.wheel(0, 3000)
    page.wait_for_function("before => document.querySelector('.evidence-pane').innerText !== before", arg=first)
    read = page.locator(".is-read").bounding_box()
    assert 0 <= read["y"] + read["height"] <= 900


def test_a_tap_opens_a_note_under_its_claim_with_the_words_relied_on(visit) -> None:
    page = visit("record/criticism/")
    mark = page.locator("a.footnote-ref").nth(1)
    note = page.locator(f"[id='{mark.get_attribute('href')[1:]}']")
    source = note.locator("xpath=ancestor-or-self::li[last()]")
    mark.click()
    panel = page.locator(".note-panel")
    assert note.locator("blockquote").text_content() in panel.locator("blockquote").all_text_contents()
    assert source.locator("a.footnote-link").first.get_attribute("href") in [
        each.get_attribute("href") for each in panel.locator("a.footnote-link").all()
    ]
    panel.get_by_role("button", name="Copy link").click()
    expect(panel.get_by_role("button", name="Copied ✓")).to_be_visible()
    expect(panel.locator(".footnote-backref")).to_have_count(0)
    mark.click()
    expect(panel).to_have_count(0)


@pytest.mark.parametrize("path", ["", "data-sharing/", "numbers/"])
def test_no_words_in_a_picture_are_cut_at_its_edge(visit, path: str) -> None:
    words = """Array.from(document.querySelectorAll(":is(.picture, .drawing) svg text"), (each) => {
      const {x, width} = each.getBBox();
      const edge = each.ownerSVGElement.viewBox.baseVal.width;
      return [each.textContent, x >= -2 && x + width <= edge + 2];  // a letter has some air at its sides
    })"""
    found = visit(path).evaluate(words)
    assert found
    assert [text for text, whole in found if not whole] == []


def test_a_link_to_an_event_of_a_folded_year_opens_it(visit) -> None:
    page = visit("timeline/")
    folded = page.locator("details.events .event [data-date]").last
    expect(folded).to_be_hidden()
    name = folded.get_attribute("id")
    expect(visit(f"timeline/#{name}").locator(f"#{name}")).to_be_in_viewport()
    unscripted = visit(f"timeline/#{name}", java_script_enabled=False)
    expect(unscripted.locator(f"#{name}")).to_be_in_viewport()


def test_without_javascript_everything_is_read_reached_and_filtered(visit) -> None:
    page = visit("timeline/", java_script_enabled=False)
    page.locator(".menu > summary").click()
    expect(page.locator(".menu nav a").first).to_be_visible()
    page.locator(".menu > summary").click()  # it lies over the page
    page.get_by_label("Court (4)").check()
    shown = page.locator(".event:visible")
    expect(shown).to_have_count(4)
    assert {each.split()[-1] for each in shown.locator("[data-date] + p").all_inner_texts()} == {"Court"}
    expect(page.locator(".year:visible").first).to_contain_text("2025")  # a year without a ruling goes as well
    expect(page.locator(".footnote li").first).to_be_hidden()  # folded, until a mark leads there
    page.locator("a.footnote-ref").first.click()
    assert re.search(r"#fn:", page.url)
    expect(page.locator("li:target")).to_be_visible()
    page.locator("li:target a.footnote-backref").first.click()
    assert re.search(r"#fnref", page.url)


def test_without_javascript_the_notes_are_printed(visit) -> None:
    page = visit("", java_script_enabled=False)
    excerpt = page.locator(".footnote blockquote").last.text_content().split()[-3:]
    printed = "".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(page.pdf()))
    assert " ".join(excerpt) in " ".join(printed.split())


@pytest.mark.parametrize("path", ["search/", "c/"])
def test_without_javascript_an_index_leads_everywhere(visit, path: str) -> None:
    page = visit(path, java_script_enabled=False)
    assert page.locator("article a").count() > 300


def test_the_table_of_schemes_sorts_and_says_so(visit) -> None:
    page = visit("record/related-schemes/", width=1440)
    head = page.locator(".schemes th", has_text="Country")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    countries = [each.inner_text() for each in page.locator(".schemes tbody td:nth-child(2)").all()]
    assert countries == sorted(countries, key=str.casefold)
    page.wait_for_function(
        "() => document.querySelector('p[role=status].visually-hidden').textContent.startsWith('Sorted by Country')"
    )
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"


def test_who_follows_a_link_to_an_event_sees_it_whatever_is_chosen(visit) -> None:
    page = visit("timeline/")
    page.get_by_label("Court (4)").check()
    expect(page.locator("#timeline-serco")).to_be_hidden()
    page.locator(".latest-events a[href='#timeline-serco']").click()
    expect(page.locator("#timeline-serco")).to_be_in_viewport()
    expect(page.locator(".event:visible")).to_have_count(5)


def test_a_finger_can_hit_each_choice_of_the_timeline(visit) -> None:
    for chip in visit("timeline/").locator(".timeline-chart label").all():
        assert chip.bounding_box()["height"] >= 44


def test_who_wants_no_motion_gets_none(visit) -> None:
    page = visit("timeline/", reduced_motion="reduce")
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync(`@keyframes turn { to { rotate: 1turn } }
        .masthead, .masthead *, .masthead ::before { animation: turn 9s infinite; transition: color 9s }`);
        document.adoptedStyleSheets = [sheet]; }"""
    )
    moving = "document.getAnimations().length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) > 0  # who has no wish gets what a page or theme brings


def test_in_forced_colours_nothing_depends_on_a_background(visit) -> None:
    page = visit("timeline/", width=1440, forced_colors="active")
    border = "each => parseFloat(getComputedStyle(each).borderTopWidth)"
    assert page.locator(".quick-exit").evaluate(border) > 0
    outline = "each => getComputedStyle(each).outlineStyle"
    chosen, *others = (each.evaluate(outline) for each in page.locator(".timeline-chart label").all())
    assert chosen != "none"
    assert set(others) == {"none"}


@pytest.mark.parametrize(("system", "chosen"), [("dark", "light"), ("light", "dark")])
def test_forced_colours_win_over_the_colours_that_were_chosen(visit, system: str, chosen: str) -> None:
    page = visit("numbers/", width=1440, forced_colors="active", color_scheme=system)
    page.evaluate(f"document.documentElement.dataset.colours = '{chosen}'")
    ink, paper = (page.evaluate(f"getComputedStyle(document.body).{each}") for each in ("color", "backgroundColor"))
    fill = "each => getComputedStyle(each).fill"
    for words in (".picture .point-value", ".picture .gap-name"):
        assert page.locator(words).first.evaluate(fill) == ink
    assert page.locator(".picture .gap").first.evaluate(fill) == paper


def test_on_paper_there_is_only_the_page_and_links_say_where_they_lead(visit) -> None:
    page = visit("record/criticism/", width=1440)
    page.emulate_media(media="print")
    for gone in (".masthead", ".site-footer", ".side", ".claim-link"):
        expect(page.locator(gone).first).to_be_hidden()
    link = page.locator(".footnote a.footnote-link").first
    told = link.evaluate("each => getComputedStyle(each, '::after').content")
    leads = link.get_attribute("data-originalurl") or link.get_attribute("href")
    assert leads in told.replace('" "', "").replace('"', "") or "attr(" in told
    assert page.pdf().startswith(b"%PDF")


def test_on_paper_a_wide_table_is_whole_and_what_is_folded_is_open(visit) -> None:
    page = visit("record/related-schemes/", width=800)
    page.emulate_media(media="print")
    assert page.evaluate(SIDEWAYS) <= 0
    folded = page.locator("details").first
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.get_attribute("open") is not None
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.get_attribute("open") is None


def test_on_paper_all_events_are_shown_and_nothing_to_choose(visit) -> None:
    page = visit("timeline/", width=800)
    page.get_by_label("Court (4)").check()
    page.emulate_media(media="print")
    assert page.locator(".event:visible").count() == page.locator(".event").count()
    expect(page.locator(".timeline-chart")).to_be_hidden()
