"""Publishing a small site: claims' own pages, old addresses that still lead, and the same bytes every time."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from footnoted.cli.main import main
from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.model.wordings import Wording
from footnoted.publish.offline import for_disk
from footnoted.publish.ready_citations import Cited, citations
from footnoted.publish.security import headers_file, kept_for_good, policy, script_hashes, secured
from footnoted.publish.shell import shell_of
from footnoted.publish.slim_assets import slim_assets
from footnoted.verify.records import words_of

SENTENCE = "Names are kept for up to six years."
ROW = f"| Names {{ #row-names }} | up to six years[^guardian-2022:kept] <!-- says: {SENTENCE} --> |\n"


@pytest.fixture
def site(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site of two pages; its folder."""
    config = scratch / "mkdocs.yml"
    extra = "extra: {footnoted: {email: us@example.org}}\n"
    config.write_text("site_url: https://example.org/\n" + extra + config.read_text())
    (scratch / "docs" / "more.md").write_text(
        f"---\nreviewed: 2026-11-24\n---\n# More\n\n| What | How long |\n| --- | --- |\n{ROW}"
    )
    monkeypatch.chdir(scratch)
    assert main(["fix"]) == 0
    assert main(["build"]) == 0
    return scratch


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def text_of(path: Path) -> str:
    return " ".join(html.document_fromstring(path.read_text(encoding="utf-8")).text_content().split())


def test_a_claim_has_a_page_of_its_own(site: Path) -> None:
    told = text_of(site / "site" / "c" / "kept" / "index.html")
    assert "Photographs are kept for up to six years." in told
    assert "Names and photographs are stored for up to six years." in told
    assert "No correction since it was recorded on" in told
    page = html.parse(str(site / "site" / "c" / "kept" / "index.html"))
    assert page.xpath("//a[text()='Write to us']/@href") == ["mailto:us@example.org?subject=Correction:%20kept"]


def test_a_table_row_is_told_in_its_sentence_wherever_it_stands_alone(site: Path) -> None:
    built = site / "site"
    page = html.parse(str(built / "c" / "row-names" / "index.html"))
    assert page.findtext(".//title").startswith(SENTENCE)
    assert page.xpath("//meta[@name='description']/@content") == [SENTENCE]
    for path in ("c/row-names/index.html", "c/index.html", "feed.xml", "data/claims.json", "data/claims.csv"):
        assert SENTENCE in (built / path).read_text()
    assert SENTENCE not in text_of(built / "more" / "index.html")


@pytest.mark.parametrize("name", ["c.md", "c/kept.md"])
def test_a_page_cannot_stand_where_claims_have_theirs(
    site: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (site / "docs" / "c").mkdir()
    (site / "docs" / name).write_text("---\nevidence: none\n---\n# C\n")
    assert main(["build"]) == 2
    assert f"docs/{name}: every claim has a page of its own below c/" in capsys.readouterr().err
    assert (site / "site" / "c" / "kept" / "index.html").exists()


def test_a_review_that_is_no_day_does_not_stop_a_calendar(site: Path) -> None:
    edit(
        site / "docs" / "more.md",
        "2026-11-24\n---\n# More\n",
        'soon\n---\n# More\n\n## Watches { date="2022-08" #w }\n',
    )
    edit(site / "docs" / "more.md", "| What |", "It is kept.[^guardian-2022:kept]\n{ #more-kept }\n\n| What |")
    assert main(["build"]) == 0
    assert "DTSTAMP:19700101" in (site / "site" / "data" / "timeline.ics").read_text()


def test_an_id_on_two_pages_cannot_be_published(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site / "docs" / "more.md", "#row-names", "#kept")
    edit(site / "evidence" / "permalinks.txt", "more/#row-names", "more/#kept")
    assert main(["build"]) == 1
    assert "FN402 the id “kept” also stands in docs/index.md" in capsys.readouterr().out
    assert (site / "site" / "c" / "row-names" / "index.html").exists()  # the old site still serves


def test_a_renamed_claim_is_still_reached_at_its_old_addresses(site: Path) -> None:
    edit(site / "docs" / "index.md", "{ #kept }", "{ #photographs }")
    edit(site / "docs" / "index.md", "# Scratch", "---\naliases: {kept: photographs}\n---\n# Scratch")
    assert main(["build"]) == 0
    page = html.parse(str(site / "site" / "index.html"))
    assert page.xpath("//p[@id='photographs']/span/@id") == ["kept"]
    moved = (site / "site" / "c" / "kept" / "index.html").read_text()
    assert 'http-equiv="refresh" content="0; url=../photographs/"' in moved


def test_a_renamed_row_is_still_reached(site: Path) -> None:
    edit(site / "docs" / "more.md", "#row-names", "#row-people")
    edit(site / "docs" / "more.md", "reviewed:", "aliases: {row-names: row-people}\nreviewed:")
    assert main(["build"]) == 0
    assert html.parse(str(site / "site" / "more" / "index.html")).xpath("//td//*[@id='row-names']")


def test_a_claim_that_moved_to_another_page_leaves_word(site: Path) -> None:
    edit(site / "docs" / "index.md", "{ #kept }", "{ #photographs }")
    edit(site / "docs" / "index.md", "# Scratch", "---\naliases: {kept: more.md#row-names}\n---\n# Scratch")
    assert main(["build"]) == 0
    [left] = html.parse(str(site / "site" / "index.html")).xpath("//details[@class='moved']//li[@id='kept']")
    assert left.xpath("a/@href") == ["more/#row-names"]


def test_an_id_may_end_like_a_files_name(site: Path) -> None:
    edit(site / "docs" / "index.md", "{ #kept }", "{ #kept.html }")
    edit(site / "docs" / "index.md", "# Scratch", "---\naliases: {kept: kept.html}\n---\n# Scratch")
    assert main(["build"]) == 0
    assert "up to six years" in text_of(site / "site" / "c" / "kept.html" / "index.html")


def test_a_withdrawn_claim_says_so_at_both_addresses(site: Path) -> None:
    edit(site / "docs" / "more.md", ROW, "")
    (site / "evidence" / "corrections.yml").write_text(
        "- date: 2026-11-25\n  address: more/#row-names\n  kind: withdrawn\n"
        "  why: The paper <took> it back.\n  was: Names are kept.\n"
    )
    assert main(["build"]) == 0
    [left] = html.parse(str(site / "site" / "more" / "index.html")).xpath("//li[@id='row-names']")
    assert "Withdrawn on 25 November 2026: The paper <took> it back. It said: ‘Names are kept.’" in left.text_content()
    own = text_of(site / "site" / "c" / "row-names" / "index.html")
    assert "Withdrawn. It no longer stands: The paper <took> it back." in own
    [row] = [
        row for row in json.loads((site / "site" / "data" / "claims.json").read_text()) if row["id"] == "row-names"
    ]
    assert row["status"] == "withdrawn"
    assert "The paper &lt;took&gt; it back." in (site / "site" / "feed.xml").read_text()


def test_a_reworded_claim_keeps_each_wording_at_an_address_of_its_own(site: Path) -> None:
    record = site / "evidence" / "wordings.txt"
    record.write_text(re.sub(r"\t\d{4}-\d\d-\d\d\t", "\t2026-01-10\t", record.read_text()))
    edit(site / "docs" / "index.md", "Photographs are kept", "All photographs are kept")
    assert main(["fix"]) == 0
    before, after = [line.split("\t") for line in record.read_text().splitlines() if line.startswith("kept\t")]
    assert main(["build"]) == 0
    own = site / "site" / "c" / "kept"
    assert f"reworded. Before, it said: ‘{before[2]}’" in text_of(own / "index.html")
    told = {Wording(*each).digest: text_of(own / Wording(*each).digest / "index.html") for each in (before, after)}
    first, second = told.values()
    assert f"{before[2]}It said this from 10 January 2026 until" in first
    assert f"It says now: ‘{after[2]}’" in first
    assert "It says the same now." in second
    [link] = html.parse(str(own / "index.html")).xpath("//a[text()='These exact words, for ever']/@href")
    assert (own / link / "index.html").resolve() == (own / Wording(*after).digest / "index.html").resolve()
    rows = json.loads((site / "site" / "data" / "changes.json").read_text())
    assert [(row["kind"], row["was"], row["now"]) for row in rows if row["claim"] == "kept"] == [
        ("added", None, before[2]),
        ("reworded", before[2], after[2]),
    ]


def test_a_claim_tells_when_it_was_read_and_by_what(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"s\ns\n")))
    assert main(["review", "--reader", "Kim", "--by", "computer", "--claim", "kept", "--claim", "said"]) == 0
    edit(site / "docs" / "index.md", "Dr Bhatia said", "Dr Monish Bhatia said")
    (site / "docs" / "method.md").write_text("---\nevidence: none\n---\n# How\n\n/// check-report\n///\n")
    assert main(["build"]) == 0
    assert "Read beside its sources by a computer on" in text_of(site / "site" / "c" / "kept" / "index.html")
    assert "changed since it was read" in text_of(site / "site" / "c" / "said" / "index.html")
    told = text_of(site / "site" / "method" / "index.html")
    assert "Of 3 statements, 0 were last read beside their sources by a person and 1 by a computer. 2 were not" in told


def test_a_withdrawn_page_leaves_an_address_for_each_of_its_claims(site: Path) -> None:
    assert main(["fix"]) == 0
    recorded = [line for line in (site / "evidence/permalinks.txt").read_text().split() if line.startswith("more/#")]
    (site / "docs" / "more.md").unlink()
    redirects = "plugins:\n  - redirects:\n      redirect_maps:\n        more.md: index.md\n"
    edit(site / "mkdocs.yml", "markdown_extensions", f"{redirects}markdown_extensions")
    (site / "evidence" / "corrections.yml").write_text(
        "- date: 2026-11-25\n  address: more/\n  kind: withdrawn\n  why: It was out of date.\n  was: More of it.\n"
    )
    assert main(["build"]) == 0
    home = html.parse(str(site / "site" / "index.html"))
    [entry] = home.xpath("//section[@class='withdrawn']//li")
    assert "Withdrawn on 25 November 2026: It was out of date. It said: ‘More of it.’" in entry.text_content()
    for address in recorded:
        name = address.partition("#")[2]
        assert home.xpath(f"//*[@id='{name}']"), name
        assert "Withdrawn. It no longer stands" in text_of(site / "site" / "c" / name / "index.html")


def test_a_corrected_claim_tells_its_history(site: Path) -> None:
    (site / "evidence" / "corrections.yml").write_text(
        "- date: 2026-11-25\n  address: ./#kept\n  kind: corrected\n  why: A slip.\n  was: Seven years.\n"
    )
    assert main(["build"]) == 0
    told = text_of(site / "site" / "c" / "kept" / "index.html")
    assert "Corrected on 25 November 2026." in told
    assert "A slip. Before, it said: ‘Seven years.’" in told


def test_the_same_commit_is_the_same_bytes_wherever_and_whenever_it_is_built(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(site, other, ignore=shutil.ignore_patterns("site", ".footnoted_cache"))
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "77", "LANG": "C"}
    command = [sys.executable, "-m", "footnoted", "build"]
    done = subprocess.run(command, cwd=other, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ours = {path.relative_to(site / "site"): path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()}
    theirs = {
        path.relative_to(other / "site"): path.read_bytes() for path in (other / "site").rglob("*") if path.is_file()
    }
    assert [name for name in ours | theirs if ours.get(name) != theirs.get(name)] == []


def test_only_inline_scripts_that_run_are_hashed() -> None:
    page = (
        '<head><meta charset="utf-8"></head><script src="a.js"></script><script>run()</script>'
        '<script type="application/ld+json">{}</script>'
    )
    [digest] = script_hashes(page)
    assert digest.startswith("'sha256-")
    safe = secured(page, script_hashes(page))
    assert safe.index("Content-Security-Policy") > safe.index("charset")
    assert digest in safe
    assert secured(safe, []).count("Content-Security-Policy") == 1


def test_only_what_carries_its_hash_is_kept_for_good(tmp_path: Path) -> None:
    hashed = ("assets/site.0a1b2c3d4e.css", "assets/search/deep/e.0123456789.js", "assets/search/t.9876543210.js")
    for name in (*hashed, "index.html", "assets/icons/mark.svg", "assets/search/LICENSE"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert kept_for_good(tmp_path) == ["assets/search/*", "assets/site.0a1b2c3d4e.css"]
    assert "/assets/search/*\n  Cache-Control: public, max-age=31536000" in headers_file([], kept_for_good(tmp_path))


def test_joined_sheets_keep_their_media_and_their_pictures(tmp_path: Path) -> None:
    (tmp_path / "assets" / "deep").mkdir(parents=True)
    (tmp_path / "assets" / "deep" / "a.css").write_text("a { background: url(b.svg); clip-path: url(#c); }")
    (tmp_path / "assets" / "deep" / "b.svg").write_text("<svg/>")
    (tmp_path / "assets" / "print.css").write_text("b { color: black; }")
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="assets/deep/a.css"><link rel=stylesheet href=assets/print.css media=print>'
    )
    slim_assets(tmp_path)
    [sheet] = html.fromstring((tmp_path / "index.html").read_text()).xpath("//link/@href")
    assert (tmp_path / sheet).read_text() == (
        'a{background:url("../assets/deep/b.svg");clip-path:url(#c)}\n@media print {\nb{color:black}\n}\n'
    )
    assert sorted(path.name for path in (tmp_path / "assets").rglob("*.*")) == [Path("b.svg").name, Path(sheet).name]


def test_a_page_goes_without_a_sheet_for_classes_that_it_has_not(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "all.css").write_text("a { --none: ; content: ': {  }' } /* why */")
    (tmp_path / "some.css").write_text("table { color: red }")
    links = '<link rel="stylesheet" href="all.css"><link rel="stylesheet" href="some.css" data-for="flows schemes">'
    for name, content in (("plain", '<p class="overflows">'), ("table", '<table class="wide schemes">')):
        (tmp_path / f"{name}.html").write_text(links + content)
    slim_assets(tmp_path)
    sheets = {
        name: [(tmp_path / each).read_text() for each in re.findall(r'href="([^"]+)"', (tmp_path / name).read_text())]
        for name in ("plain.html", "table.html")
    }
    assert sheets["plain.html"] == ["a{--none: ;content:': {  }'}\n"]
    assert sheets["table.html"] == [*sheets["plain.html"], "table{color:red}\n"]


def test_a_picture_with_a_name_to_be_encoded_is_kept(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("my photo.png", "größe.png", "a&b.png", "unused.png"):
        (tmp_path / "assets" / name).write_bytes(b"")
    (tmp_path / "index.html").write_text(
        '<img src="assets/my%20photo.png"><img src="assets/gr%C3%B6%C3%9Fe.png"><img src="assets/a&amp;b.png">'
    )
    slim_assets(tmp_path)
    assert sorted(path.name for path in (tmp_path / "assets").iterdir()) == ["a&b.png", "größe.png", "my photo.png"]


def test_citations_can_be_read_by_latex() -> None:
    told = {
        each.style: each.text for each in citations(Cited("5 % of C:\\x^2", "A_B", "Ours", None, "https://x.org/", "k"))
    }
    assert r"note = {5 \% of C:\textbackslash{}x\textasciicircum{}2}" in told["BibTeX"]
    assert r"title = {{A\_B}}" in told["BibTeX"]


def test_a_title_that_is_a_question_keeps_its_mark_alone() -> None:
    told = {
        each.style: each.text for each in citations(Cited("Words.", "Who knows?", "Ours", None, "https://x.org/", "k"))
    }
    assert told["APA"] == "Ours. (n.d.). Who knows? https://x.org/"
    assert told["Chicago"] == "Ours. “Who knows?” https://x.org/."


def test_only_a_header_forbids_framing() -> None:
    assert "frame-ancestors 'none'" in policy([], header=True)
    assert "frame-ancestors" not in policy([], header=False)


def test_links_on_a_disk_name_their_file() -> None:
    page = '<a href="../timeline/#x">a</a><a href="./">b</a><a href="https://x.org/">c</a><a href="#y">d</a>'
    assert for_disk(page, "https://example.org/", "data/index.html") == (
        '<a href="../timeline/index.html#x">a</a><a href="./index.html">b</a>'
        '<a href="https://x.org/">c</a><a href="#y">d</a>'
    )
    deep = '<a href="../../cards/x.png">a</a><a href="b.pdf#page=2">b</a><a href="../cards/">c</a>'
    assert for_disk(deep, "https://example.org/", "a/b/index.html") == (
        '<a href="https://example.org/cards/x.png">a</a><a href="https://example.org/a/b/b.pdf#page=2">b</a>'
        '<a href="../cards/index.html">c</a>'
    )


def test_a_theme_without_an_article_still_gets_claim_pages(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><head><title>x</title></head><body>No article</body></html>")
    page = shell_of(tmp_path, 2, "en").page("A & B", '<meta name="x">', "<p>Body</p>")
    assert "<title>A &amp; B</title>" in page
    assert "<p>Body</p>" in page


def test_a_claims_page_tells_the_themes_search_where_the_site_begins(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<title>T</title><a class="md-skip" href="#home">Skip</a><article><h1 id="home">H</h1></article>'
        '<script id="__config" type="application/json">{"base": ".", "search": "assets/search.js"}</script>'
    )
    page = shell_of(tmp_path, 2, "en").page("T", "", "<p>Body</p>")
    assert '{"base": "../..", "search": "../../assets/search.js"}' in page
    assert 'href="#content"' in page
    assert '<article id="content">' in page


def test_a_claims_page_says_when_its_words_were_last_found(site: Path) -> None:
    source = load_site(find_project(site)).sources["guardian-2022"].source
    kept = {"verdict": "present", "confirmed": "2026-11-20", "words": words_of(source.excerpts["kept"])}
    edited = {**kept, "words": "0" * 16}
    record = {
        "checked": "2026-11-20T10:00:00Z", "url": source.csl.url, "live": "read", "verdict": "present",
        "excerpts": {"kept": kept, "said": edited},
    }  # fmt: skip
    (site / "evidence" / "verified.json").write_text(json.dumps({"sources": {"guardian-2022": record}}))
    assert main(["build"]) == 0
    assert "Last found there on 20 November 2026." in text_of(site / "site" / "c" / "kept" / "index.html")
    assert "Last found there" not in text_of(site / "site" / "c" / "said" / "index.html")


@pytest.mark.parametrize("name", ["_headers", "feed.xml", "data/claims.csv"])
def test_an_authors_file_with_a_name_of_ours_is_an_error(
    scratch: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (scratch / "docs" / name).parent.mkdir(exist_ok=True)
    (scratch / "docs" / name).write_text("<mine/>")
    monkeypatch.chdir(scratch)
    assert main(["build", "--draft"]) == 2
    named = f"docs/{name}: the build publishes a file of its own as site/{name}: rename yours"
    assert named in capsys.readouterr().err
    assert not (scratch / "site").exists()


@pytest.mark.parametrize("name", ["css/base.css", "js/base.js", "img/favicon.ico"])
def test_an_authors_file_in_the_place_of_one_of_the_theme_is_an_error(
    scratch: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (scratch / "docs" / name).parent.mkdir()
    (scratch / "docs" / name).write_text("alert(1)")
    monkeypatch.chdir(scratch)
    assert main(["build", "--draft"]) == 2
    assert f"docs/{name}: the theme has a file of its own as site/{name}: rename yours" in capsys.readouterr().err
    assert not (scratch / "site").exists()


def test_a_style_sheet_that_the_settings_name_is_the_authors_own(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = scratch / "mkdocs.yml"
    config.write_text("extra_css: [css/own.css]\nextra_javascript: [js/own.js]\n" + config.read_text())
    for name in ("css/own.css", "js/own.js"):
        (scratch / "docs" / name).parent.mkdir()
        (scratch / "docs" / name).write_text("/* mine */")
    monkeypatch.chdir(scratch)
    assert main(["build", "--draft"]) == 0
    assert (scratch / "site/css/own.css").is_file()
