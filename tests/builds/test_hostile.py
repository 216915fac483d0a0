"""Hostile evidence and pages: nothing runs, nothing leaves its folder, and the message says what was refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import ADVICE, find
from killing import tree
from lxml import html
from playwright.sync_api import Browser, sync_playwright
from serving import Quick, served
from states import leads_on

from conftest import MKDOCS, PAGE, ROOT, SOURCE
from footnoted.cli.main import main

Said = pytest.CaptureFixture[str]


def payload(where: str) -> str:
    """What runs if it is ever taken for HTML, and says where it stood."""
    run = f'<script>alert("{where}")</script><img src="x" onerror="alert(\'{where}\')">'
    return f"</title></textarea>{run} \"' --> {{{{7*7}}}}"


def yaml_text(text: str) -> str:
    """A text as a YAML scalar."""
    return json.dumps(text)


def evil_source(excerpt: str) -> str:
    """A source in which every field that takes text is hostile."""
    return f"""\
csl:
  type: article-newspaper
  title: {yaml_text(payload("title"))}
  author: [{{family: {yaml_text(payload("family"))}, given: {yaml_text(payload("given"))}}}]
  container-title: {yaml_text(payload("container"))}
  publisher: {yaml_text(payload("publisher"))}
  number: {yaml_text(payload("number"))}
  note: {yaml_text(payload("note"))}
  issued: '2022-08-05'
  URL: https://example.org/?javascript:alert(1)&amp;onload=alert(1)
kind: primary
accessed: '2026-11-24'
archive: https://example.org/copy?javascript:alert(2)
excerpts:
  kept:
    text: {yaml_text(excerpt)}
    speaker: {yaml_text(payload("speaker"))}
    locator: {yaml_text(payload("locator"))}
    translation: {yaml_text(payload("translation"))}
    lang: fr
    date: '2022-08-05'
"""


def shown(text: str) -> str:
    """A text as Markdown that shows it: what an author writes who has to quote such a thing."""
    return "".join(f"&#{ord(each)};" if each in "<>&\"'{}[]*_`|\\" else each for each in text)


def unquoted(where: str) -> str:
    """The same without quotation marks and figures, which the rules would find."""
    return shown(payload(where).replace('"', "").replace("7*7", ""))


CITE = "[^evil:kept]"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose evidence, claims, headings, table, events and corrections are hostile, built and published."""
    root = tmp_path_factory.mktemp("hostile")
    for folder in ("docs", "evidence/sources"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        MKDOCS.replace("site_name: Scratch", f"site_name: Scratch\nsite_url: https://scratch.example/\n{THEME}")
        + "  - toc:\n      permalink: true\n"
    )
    (root / "evidence" / "sources" / "evil.yml").write_text(evil_source(payload("excerpt")))
    (root / "evidence" / "corrections.yml").write_text(
        f"- date: '2026-11-01'\n  address: ./#kept\n  kind: corrected\n  why: {yaml_text(payload('why'))}\n"
        f"  was: {yaml_text(payload('was'))}\n"
        f"- date: '2026-11-02'\n  address: ./#gone\n  kind: withdrawn\n  why: {yaml_text(payload('why-gone'))}\n"
        f"  was: {yaml_text(payload('was-gone'))}\n"
    )
    (root / "evidence" / "permalinks.txt").write_text("./#gone\t2026-11-01\n")
    (root / "evidence" / "wordings.txt").write_text(
        "".join(f"{claim}\t2026-10-01\t{payload(f'words-{claim}')}\n" for claim in ("kept", "gone"))
    )
    (root / "docs" / "index.md").write_text(
        f"---\ndescription: A page, reviewed.\nreviewed: 2026-11-01\naliases: {{old: kept}}\n---\n\n"
        f"# Page {unquoted('heading')}\n\n"
        f"It says {unquoted('claim')}.{CITE}\n{{ #kept }}\n\n"
        f'### Event {unquoted("event")} {{ #event date="2022-08-05" kind="&lt;script&gt;" }}\n\n'
        f"It was told.{CITE}\n{{ #told }}\n\n"
        f'<div class="flows" markdown>\n\n| From {unquoted("head")} | To | What |\n|---|---|---|\n'
        f"| {unquoted('cell')} {{ #row }} | b | c{CITE} <!-- says: A goes to b. --> |\n\n</div>\n\n"
        + "".join(f"/// {view}\n///\n\n" for view in VIEWS)
    )
    (root / "docs" / "search.md").write_text(
        '---\nevidence: none\n---\n\n# Search\n\n<div data-footnoted="search"></div>\n'
    )
    done = subprocess.run(
        [sys.executable, "-m", "footnoted", "build"], cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


THEME = "theme: {name: material, font: false}\n"
VIEWS = ("flow-diagram", "timeline-chart", "bibliography", "corrections", "exports", "check-report")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, ADVICE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def opened(browser: Browser, site: Path, *, policy: bool) -> tuple[list[str], list[str]]:
    """Open every page, by itself and in the search: the dialogs that appeared, and what was refused by the policy."""
    dialogs: list[str] = []
    refused: list[str] = []
    context = browser.new_context(bypass_csp=not policy)
    page = context.new_page()
    page.on("dialog", lambda dialog: (dialogs.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.on(
        "console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None
    )
    with served(site, Quick) as address:
        pages = sorted(site.rglob("*.html"))
        assert len(pages) >= 6
        for path in pages:  # `goto` waits for the pictures as well, and so for what would run when one is missing
            page.goto(address + path.relative_to(site).as_posix())
            if leads_on(path):
                page.wait_for_load_state("networkidle")
        for words in ("script", "alert", "excerpt"):
            page.goto(f"{address}search/?q={words}")
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(300)
    context.close()
    return dialogs, refused


def test_nothing_runs_even_without_the_policy(hostile: Path, browser: Browser) -> None:
    """The policy is a second wall: here it is taken away, so that the first has to hold."""
    assert opened(browser, hostile, policy=False)[0] == []


def test_with_the_policy_nothing_is_even_tried(hostile: Path, browser: Browser) -> None:
    assert opened(browser, hostile, policy=True) == ([], [])


def test_the_listener_would_hear_it(browser: Browser, tmp_path: Path) -> None:
    """The same payload as HTML does run, so silence means something."""
    for number in range(6):
        (tmp_path / f"{number}.html").write_text(f"<!doctype html><title>x</title>{payload('control')}")
    assert any("control" in each for each in opened(browser, tmp_path, policy=False)[0])


def test_the_words_are_there_to_read(hostile: Path, browser: Browser) -> None:
    """Refusing is not the point: hostile text is quoted like any other."""
    with served(hostile, Quick) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        note = page.locator("[role=doc-endnotes] blockquote").first.text_content()
        assert (note or "").startswith(payload("excerpt"))
        assert payload("speaker") in (page.locator("[role=doc-endnotes]").text_content() or "")
        assert payload("translation") in (page.locator("[role=doc-endnotes]").text_content() or "")
        assert "alert(heading)" in (page.locator("h1").first.text_content() or "")
        assert payload("was-gone") in (page.locator(".corrections").text_content() or "")
        context.close()


def test_a_heading_is_text_in_our_own_templates_too(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overrides = scratch / "overrides"
    shutil.copytree(ROOT / "overrides", overrides)
    theme = "theme: {name: material, custom_dir: overrides, font: false}\nextra: {strapline: x}\n"
    (scratch / "mkdocs.yml").write_text(f"site_url: https://scratch.example/\n{theme}{MKDOCS}  - toc\n")
    for name in ("x", "y", "z"):
        (scratch / "docs" / f"{name}.md").write_text(
            f"---\nevidence: none\n---\n\n# {name} `<script>alert(1)</script>`\n\n## &lt;script>alert(2)&lt;/script>\n"
        )
    monkeypatch.chdir(scratch)
    assert main(["fix"]) == 0
    assert main(["build", "--draft"]) == 0
    for page in (scratch / "site").rglob("*.html"):
        scripts = html.document_fromstring(page.read_bytes()).xpath("//script[not(@type)]")
        assert not [each.text for each in scripts if "alert" in (each.text or "")], page


@pytest.mark.parametrize(
    ("block", "refused"),
    [
        ("<script>alert(1)</script>", "the element <script>"),
        ("Words <b onclick=\"alert(1)\">bold</b>.", "the attribute onclick="),
        ("<img src=\"x\" onerror=\"alert(1)\">", "the attribute onerror="),
        ("[words](javascript:alert(1))", "an address that begins with javascript:"),
        ("[words](JaVaScRiPt:alert(1))", "an address that begins with javascript:"),
        ("[words](&#106;avascript:alert(1))", "an address that begins with javascript:"),
        ("<a href=\"java\tscript:alert(1)\">words</a>", "an address that begins with javascript:"),
        ("<a href=\" javascript:alert(1)\">words</a>", "an address that begins with javascript:"),
        ("[words](data:text/html;base64,PHNjcmlwdD4=)", "an address that begins with data:"),
        ('<ol start="900"><li>people</li></ol>', "a list that counts from 900, which is read as a figure"),
        ('<ol><li value="900">people</li></ol>', "a list that counts from 900, which is read as a figure"),
        ('<ol start="12"><li>people</li></ol>', None),
        ("Words. </p></article></div></main>", "a closing tag </main> of an element that the page does not open"),
        ("</div>", "a closing tag </div> of an element that the page does not open"),
        ("</div><div><article><p>Words.</p>", "a closing tag </div> of an element that the page does not open"),
        ("<div><p>Words.</div></div>", "a closing tag </div> of an element that the page does not open"),
        ("![words](data:image/svg+xml;base64,PHN2Zz4=)", "an address that begins with data:"),
        (
            '<picture><source srcset="a.png, \\\\x.example/b.png 2x"><img src="a.png" alt=""></picture>',
            "a picture from another host, which the site's own policy blocks",
        ),
        ("[words](vbscript:x)", "an address that begins with vbscript:"),
        ("<iframe src=\"https://example.org/\"></iframe>", "the element <iframe>"),
        ("<iframe srcdoc=\"x\"></iframe>", "the attribute srcdoc="),
        ("<object data=\"x\"></object>", "the element <object>"),
        ("<form action=\"https://example.org/\"><input></form>", "the element <form>"),
        ("<base href=\"https://example.org/\">", "the element <base>"),
        ("<meta http-equiv=\"refresh\" content=\"0; url=https://example.org/\">", "the element <meta>"),
        ('<noscript><p title="</noscript><script>x</script>">x</p></noscript>', "the element <noscript>"),
        ('<xmp><p title="</xmp><script>x</script>">x</p></xmp>', "the element <xmp>"),
        ("<title>x</title>", "the element <title>"),
        ("<svg onload=\"alert(1)\"></svg>", "the attribute onload="),
        ("<svg><a xlink:href=\"javascript:x\"><text>x</text></a></svg>", "an address that begins with javascript:"),
        ("Words.\n{ onclick=\"alert(1)\" }", "the attribute onclick="),
        ("| a |\n|---|\n| b |\n\n{ onclick=\"alert(1)\" }", "the attribute onclick="),
        ("*up*{ .headerlink } to six", "the class “headerlink”, by which words hide or look like the site's own"),
        (
            'It is <span class="footnote-backref">not</span> so.',
            "the class “footnote-backref”, by which words hide or look like the site's own",
        ),
        (
            '<a class="claim-link" href="https://example.org/">¶</a>',
            "the class “claim-link”, by which words hide or look like the site's own",
        ),
        (
            '<pre class="mermaid"><code>graph TD</code></pre>',
            "the class “mermaid”, by which words hide or look like the site's own",
        ),
        ('<label for="__search">Accept</label>', "a label of a control of the theme's own (__…)"),
        ('<p role="alert">It has expired.</p>', "the role “alert”, which passes words for a part of the site"),
        ('Words.\n{ aria-hidden="true" }', "the attribute aria-hidden="),
        ("### Event { date=\"2022\" kind='\"><script>alert(1)</script>' }\n\n/// timeline-chart\n///", None),
    ],
)  # fmt: skip
def test_what_could_run_is_refused_by_name_and_line(
    scratch: Path, capsys: Said, block: str, refused: str | None
) -> None:
    page = scratch / "docs" / "bad.md"
    page.write_text(f"---\nevidence: none\n---\n\n# Title\n\n{block}\n")
    status = main(["check", str(scratch), "--format", "json"])
    found = [each for each in json.loads(capsys.readouterr().out)["diagnostics"] if each["code"] == "FN007"]
    if refused is None:  # an attribute is text, also where a picture is drawn from it
        assert found == []
        return
    assert status == 1
    assert any(each["message"] == f"refused: {refused}: take it out, or move it to the theme" for each in found), found
    assert all(each["line"] >= 7 for each in found if "javascript" not in refused or "javascript" in block), found
    page.write_text(f"---\nevidence: none\n---\n\n`{block.splitlines()[0]}`\n\n    {block.splitlines()[0]}\n")
    assert main(["check", str(scratch)]) == 0, "shown as code it is text"


@pytest.mark.parametrize(
    "block",
    [
        'False words.\n{ data-footnoted="x" }',
        "False words.\n{ .toc }",
        "False words.\n{: .big .admonition-title }",
        '<p class="big toc">False words.</p>',
        '<div role="doc-endnotes">False words.</div>',
        '<script data-footnoted="x">alert(1)</script>',
        "/// html | div.toc\nFalse words.\n///",
        "/// bibliography\nFalse words.\n///",
        "- A list\n\n    /// corrections\n    False words.\n    ///",
        'False <sup data-cite="guardian-2022:kept"></sup> words.',
        "**False words.**{ .claim-link }",
    ],
)
def test_no_words_hide_from_the_rules(scratch: Path, capsys: Said, block: str) -> None:
    """They are read like any others, whatever they pass for, or refused."""
    (scratch / "docs" / "bad.md").write_text(f"# Title\n\n{block}\n")
    assert main(["check", str(scratch)]) == 1
    assert re.search(
        r"docs/bad\.md:[3-6]: (FN007 refused: |FN008 unknown block|FN101 claim with no citation: ‘[^’]*False)",
        capsys.readouterr().out,
    )


@pytest.mark.parametrize("tag", ["nav", "button", "svg", "math", "kbd", "samp", "var"])
def test_words_in_any_element_are_read(scratch: Path, capsys: Said, tag: str) -> None:
    (scratch / "docs" / "bad.md").write_text(f"# Title\n\n<{tag}>False words.</{tag}>\n")
    assert main(["check", str(scratch)]) == 1
    assert "FN101 claim with no citation: ‘False words.’" in capsys.readouterr().out


@pytest.mark.parametrize("field", ["title", "description", "subtitle", "tags"])
@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "</title>", 'He said "so"'])
def test_front_matter_that_a_theme_would_print_as_html_is_refused(
    scratch: Path, capsys: Said, field: str, text: str
) -> None:
    value = f"[{yaml_text(text)}]" if field == "tags" else yaml_text(text)
    page = scratch / "docs" / "index.md"
    page.write_text(f"---\n{field}: {value}\n---\n\n{page.read_text()}")
    assert main(["check", str(scratch)]) == 1
    expected = f'docs/index.md:1: FN007 refused: “{field}” in the front matter has a <, > or "'
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    "told",
    [
        "git_revision_date_localized: 77,777 people wore a tag",
        "authors: [{name: Ada, description: 77,777 people}]",
        "tags: ['77,777 people']",
    ],
)
def test_words_of_the_front_matter_that_a_theme_prints_rest_on_evidence(scratch: Path, capsys: Said, told: str) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(f"---\n{told}\nicon: material/numeric-9\ndate: 2026-11-24\n---\n\n{PAGE}")
    assert main(["check", str(scratch)]) == 1
    out = capsys.readouterr().out
    assert f"docs/index.md:1: FN301 in the front matter “{told.partition(':')[0]}”: figure not in the cited" in out
    assert out.count(": FN") == 1


def test_a_template_of_the_themes_is_not_for_pages(scratch: Path, capsys: Said) -> None:
    """Material's redirect.html shows nothing of the page and sends readers to its `location:`."""
    (scratch / "overrides").mkdir()
    (scratch / "overrides" / "home.html").write_text("{% extends 'main.html' %}")
    config = scratch / "mkdocs.yml"
    config.write_text(f"theme: {{name: mkdocs, custom_dir: overrides}}\n{config.read_text()}")
    page = scratch / "docs" / "index.md"
    page.write_text(f"---\ntemplate: redirect.html\nlocation: https://elsewhere.example/\n---\n\n{PAGE}")
    assert main(["check", str(scratch)]) == 1
    assert "docs/index.md:1: FN007 refused: “template: redirect.html” in the front matter" in capsys.readouterr().out
    page.write_text(f"---\ntemplate: home.html\n---\n\n{PAGE}")
    assert main(["check", str(scratch)]) == 0, "one of the project's own is"


def test_a_diagram_is_the_settings_to_allow(scratch: Path) -> None:
    config = scratch / "mkdocs.yml"
    fence = "{name: mermaid, class: mermaid}"
    config.write_text(f"{config.read_text()}  - pymdownx.superfences:\n      custom_fences: [{fence}]\n")
    page = scratch / "docs" / "index.md"
    page.write_text(f"{PAGE}\n```mermaid\ngraph TD\n```\n")
    assert main(["check", str(scratch)]) == 0


def test_no_comment_allows_what_runs(scratch: Path, capsys: Said) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(page.read_text().replace("are kept", 'are <b onclick="x()">kept</b> <!-- allow FN007: why not -->'))
    assert main(["check", str(scratch)]) == 1
    assert "FN007" in capsys.readouterr().out


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(f'*{old}' for _ in range(9))}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB + "description: *i\n", ":2: front matter: aliases (& and *) are not used here: write the text out"),
        ("title: !!python/object/apply:os.system ['touch gotcha']\n", ":2: front matter: tags are not used here"),
        ("title: !ENV [HOME]\n", ":2: front matter: tags are not used here: take out !ENV"),
        ("title: " + "[" * 5000 + "]" * 5000 + "\n", ":2: front matter: is nested too deeply"),
        ("? [a]\n: b\n", ":2: front matter: a key must be plain text"),
        ("aliases: {../../../evil: kept}\n", ":1: the alias “../../../evil: kept” is no pair of ids"),
        ("aliases: {old: ../../../evil}\n", ":1: the alias “old: ../../../evil” is no pair of ids"),
        ("aliases: {'\"><script>': kept}\n", ':1: the alias “"><script>: kept” is no pair of ids'),
    ],
)
def test_front_matter_that_grows_or_acts_is_one_message(scratch: Path, capsys: Said, text: str, message: str) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(f"---\n{text}---\n\n{PAGE}")
    began = time.process_time()
    assert main(["check", str(scratch)]) == 2
    assert time.process_time() - began < 5
    err = capsys.readouterr().err
    assert f"docs/index.md{message}" in err
    assert err.count("\n") == 1
    assert not list(scratch.rglob("gotcha"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "aliases (& and *) are not used here"),
        ("csl: !!python/object/apply:os.system ['touch gotcha']\n", "tags are not used here"),
        ("csl: " + "[" * 5000 + "]" * 5000, "is nested too deeply"),
        ("a: " + "x" * 300_000, "0.3 MB is too large for one source"),
        (SOURCE.replace("https://www.theguardian.com/watches", "javascript:alert(1)"), "it must begin with https://"),
        (SOURCE.replace("https://www.theguardian.com/watches", "data:text/html,x"), "it must begin with https://"),
        (SOURCE.replace("https://www.theguardian.com/watches", "'https://x.example/\"onload=x'"), "is not an address"),
        (f"{SOURCE}archive: javascript:alert(1)\n", "it must begin with https://"),
        (SOURCE.replace("  kept:", "  ../../kept:"), "cannot be an excerpt's name"),
        (SOURCE.replace("title: Watches", 'title: "\\e[31mred"'), "has a control character"),
        (SOURCE.replace("    speaker:", "    lang: '\"><script>'\n    speaker:"), "lang” is not in the form"),
    ],
)
def test_hostile_evidence_is_one_message(scratch: Path, capsys: Said, text: str, message: str) -> None:
    (scratch / "evidence" / "sources" / "guardian-2022.yml").write_text(text)
    began = time.process_time()
    assert main(["check", str(scratch)]) == 1
    assert time.process_time() - began < 5
    first = next(line for line in capsys.readouterr().out.splitlines() if "FN003" in line)
    assert first.startswith("evidence/sources/guardian-2022.yml:")
    assert message in first
    assert not list(scratch.rglob("gotcha"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "aliases"),
        ("- !!python/name:os.system {}\n", "tags are not used here"),
        (
            "- {date: '2026-11-01', address: './#../../../evil', kind: withdrawn, why: x, was: y}\n",
            "“address” is not in the form",
        ),
        (
            "- {date: '2026-11-01', address: 'javascript:x/#a', kind: withdrawn, why: x, was: y}\n",
            "“address” is not in the form",
        ),
    ],
)
def test_hostile_corrections_are_one_message(scratch: Path, capsys: Said, text: str, message: str) -> None:
    (scratch / "evidence" / "corrections.yml").write_text(text)
    assert main(["check", str(scratch)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("evidence/corrections.yml:")
    assert message in out.splitlines()[0]


@pytest.mark.parametrize("identifier", ["../../../evil", "/tmp/evil", "..", "a/b", ".hidden", "x" * 200])
@pytest.mark.parametrize("allowed", [False, True])
def test_an_id_that_leads_elsewhere_writes_nothing_there(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, identifier: str, allowed: bool
) -> None:
    """Neither when the check refuses it, nor when a comment allows the finding."""
    root = tmp_path / "a" / "b" / "site"
    for folder in ("docs", "evidence/sources"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(MKDOCS)
    (root / "evidence" / "sources" / "guardian-2022.yml").write_text(SOURCE)
    comment = " <!-- allow FN401: because -->" if allowed else ""
    (root / "docs" / "index.md").write_text(
        PAGE.replace("[^guardian-2022:kept]\n", f"[^guardian-2022:kept]{comment}\n").replace("#kept", f"#{identifier}")
    )
    before = {name for name in tree(tmp_path) if not name.startswith("a/b/site/")}
    monkeypatch.chdir(root)
    assert main(["build"]) == (2 if allowed else 1)
    said = capsys.readouterr()
    assert f"the id “{identifier}” cannot be" in said.out + said.err.replace("the claim id", "the id")
    assert {name for name in tree(tmp_path) if not name.startswith("a/b/site/")} == before
    assert not (root / "site").exists()
    assert not list(root.glob(".site-*"))


def test_a_view_cannot_draw_from_outside_the_pages(scratch: Path) -> None:
    secret = "## Secret event { #s date=2001 }\n"
    (scratch / "secret.md").write_text(secret)
    (scratch / "docs" / "chart.md").write_text(
        "---\nevidence: none\n---\n\n# Chart\n\n/// latest-events | ../secret.md\n///\n\n"
        f"/// latest-events | {scratch / 'secret.md'}\n///\n"
    )
    from footnoted.engines.find import find_project
    from footnoted.engines.page_files import converter

    shown_, _ = converter(find_project(scratch))((scratch / "docs" / "chart.md").read_text().partition("---\n\n")[2])
    assert shown_.count("No dated events.") == 2
    assert "Secret" not in shown_


@pytest.mark.parametrize("name", ["page.md", "notes.txt"])
def test_a_link_that_leads_out_of_the_pages_is_refused(
    scratch: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Said, name: str
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("Not for publishing.")
    (scratch / "docs" / name).symlink_to(secret)
    assert main(["check", str(scratch)]) == 2
    err = capsys.readouterr().err
    assert f"docs/{name}: is a link that leads out of the pages: copy the file instead" in err
    (scratch / "docs" / name).unlink()
    (scratch / "docs" / name).symlink_to(scratch / "docs" / "index.md")
    assert main(["check", str(scratch / "docs" / "index.md")]) == 0, "a link within the pages is fine"


def test_evidence_that_is_a_link_elsewhere_is_refused(
    scratch: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Said
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yml"
    secret.write_text("password: hunter2")
    (scratch / "evidence" / "sources" / "stolen.yml").symlink_to(secret)
    assert main(["check", str(scratch)]) == 1
    out = capsys.readouterr().out
    assert "evidence/sources/stolen.yml:1: FN003 is a link that leads out of the evidence: copy the file instead" in out
    assert "hunter2" not in out


def test_what_a_page_says_cannot_move_the_cursor(scratch: Path, capsys: Said) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text("# Scratch\n\nIt is \x1b]0;owned\x07\x1b[2J “so\u202e”.[^guardian-2022:kept]\n{ #x }\n")
    assert main(["check", str(scratch)]) == 1
    out = capsys.readouterr().out
    assert "FN201" in out
    assert "docs/index.md:3: FN007" in out  # no feed could carry it
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_an_annotation_cannot_begin_another(scratch: Path, capsys: Said) -> None:
    (scratch / "docs" / "a\n::error::b.md").write_text("Uncited.\n{ #u }\n")
    assert main(["check", str(scratch), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("::")] == [
        "::error file=docs/a%0A%3A%3Aerror%3A%3Ab.md,line=1,title=FN101::claim with no citation: ‘Uncited.’ "
        "(cite it, or write { .editorial } on the line below it if it claims nothing)"
    ]
