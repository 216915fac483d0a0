"""The findings in the page, while writing: shown at the claim, and never part of a build."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from conftest import MKDOCS
from footnoted.building import MADE_BY_US
from footnoted.engines.find import find_project
from footnoted.engines.page_files import converter
from footnoted.evidence import load_evidence
from footnoted.preview.findings import Draft, with_findings
from footnoted.preview.switch import shows_findings

CITE = "[^guardian-2022:kept]"
WRONG = f"Photographs are kept for up to seven years.{CITE}\n{{ #kept }}\n"


def shown(scratch: Path, page: str) -> tuple[HtmlElement, list[str]]:
    """A page as the preview shows it, and what the terminal is told."""
    path = scratch / "docs" / "page.md"
    path.write_text(page)
    text = re.sub(r"\A---\n.*?^---\n+", "", page, flags=re.DOTALL | re.MULTILINE)
    converted, problems = converter(find_project(scratch))(text)
    found, said = with_findings(converted, Draft(path, "page.md", text, problems), load_evidence(scratch / "evidence"))
    return html.fragment_fromstring(found, create_parent="div"), said


def marks(tree: HtmlElement) -> list[tuple[str, str]]:
    """Each mark's element and the code it begins with."""
    return [(each.getparent().tag, each.text[:5]) for each in tree.xpath("//mark[@class='footnoted-finding']")]


def test_a_finding_stands_behind_its_claim(scratch: Path) -> None:
    tree, said = shown(scratch, f"# Title\n\nFine for up to six years.{CITE}\n{{ #fine }}\n\n{WRONG}")
    [mark] = tree.xpath("//mark")
    assert mark.getparent().get("id") == "kept"
    assert mark.text.startswith("FN301: figure not in the cited excerpt: ‘seven years’")
    assert mark.get("title").endswith("docs/page.md:6")
    assert mark.get("class") == "footnoted-finding"
    assert said == [f"{mark.get('title')}: {mark.text.replace(':', '', 1)}"]


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (f"- Seven years{CITE}\n    - and a nested one\n", "li"),
        (f"- Seven years{CITE}\n\n- in a loose list{CITE}\n", "p"),
        (f"> Seven years{CITE}\n", "p"),
        (f"| a | b |\n|---|---|\n| Seven years | {CITE} |\n", "td"),
        (f"Term\n:   Seven years{CITE}\n", "dd"),
        ("### Seven years { date=2001 }\n\nFine.\n{ .editorial }\n", "h3"),
    ],
)
def test_whatever_block_the_claim_is(scratch: Path, block: str, where: str) -> None:
    tree, _ = shown(scratch, block)
    assert marks(tree)[0][0] == where
    first = tree.xpath("//mark")[0]
    assert "even years" in "".join(first.getparent().itertext()).split("FN")[0] or where == "td"
    assert not first.getparent().xpath("./ul[following-sibling::mark]"), "in front of the list inside it"


def test_what_is_wrong_with_a_sources_file_is_shown_once_where_it_is_cited(scratch: Path) -> None:
    source = scratch / "evidence" / "sources" / "guardian-2022.yml"
    source.write_text(source.read_text().replace("kind: secondary", "kind: hearsay"))
    tree, said = shown(scratch, f"Fine.{CITE}\n{{ #fine }}\n\nAs fine.{CITE}\n{{ #as-fine }}\n")
    assert marks(tree) == [("p", "FN003")]
    assert "evidence/sources/guardian-2022.yml:8: “kind” must be" in said[0]


def test_a_claim_without_an_id_is_found_by_its_lines(scratch: Path) -> None:
    tree, _ = shown(scratch, f"First.{CITE}\n\nSecond, in\ntwo lines.\n")
    assert marks(tree) == [("p", "FN401"), ("p", "FN101"), ("p", "FN401")]
    assert [len(each.xpath("./mark")) for each in tree.xpath("//p")] == [1, 2]


def test_front_matter_counts_as_in_the_check(scratch: Path) -> None:
    head = "---\nreviewed: 2020-01-01\nreview_every: 1 month\n---\n\n"
    tree, said = shown(scratch, f"{head}# Title\n\n{WRONG}")
    assert [code for _, code in marks(tree)] == ["FN501", "FN301"]
    assert ":8: FN301" in said[1]
    assert tree[0].tag == "mark", "what is wrong with the page itself stands on top"
    tree, said = shown(scratch, f"---\nevidence: none\n---\n\n# Title\n\n{WRONG}")
    assert marks(tree) == [("p", "FN102")]


def test_a_page_without_findings_is_left_as_it_was(scratch: Path) -> None:
    draft = Draft(Path("docs/x.md"), "x.md", "# A B", ())
    assert with_findings("<h1>A<br />B</h1>", draft, load_evidence(scratch / "evidence")) == ("<h1>A<br />B</h1>", [])


def test_front_matter_that_cannot_be_read_is_said_on_top(scratch: Path) -> None:
    tree, said = shown(scratch, "---\ntitle: a: b\n---\n\n# Title\n")
    assert tree[0].text_content() == said[0]
    assert "docs/page.md:2: front matter: not valid YAML" in said[0]


def test_a_page_that_is_no_utf_8_says_so_until_it_is_mended(scratch: Path) -> None:
    page = scratch / "docs" / "index.md"
    good = page.read_text()
    page.write_bytes("# Café\n".encode("latin-1"))
    with serving(scratch, "mkdocs") as address:
        text = page_when(address, "footnoted-finding")
        assert "index.md:1: is not text in UTF-8: save the page as UTF-8" in text
        page.write_text(good)
        assert "footnoted-finding" not in page_when(address, "are kept for up to six years")


def test_what_the_page_says_stays_text_in_the_mark(scratch: Path) -> None:
    tree, _ = shown(scratch, f"It says “&lt;script&gt;alert(1)&lt;/script&gt;”.{CITE}\n{{ #x }}\n")
    [mark] = tree.xpath("//mark")
    assert "<script>alert(1)</script>" in mark.text
    assert not tree.xpath("//script")


@pytest.mark.parametrize(
    ("option", "told", "expected"),
    [
        ("auto", None, False), ("auto", "0", False), ("auto", "1", True), ("auto", "yes", False),
        ("on", None, True), (True, None, True), ("on", "0", False),
        ("off", "1", False), (False, "1", False),
    ],
)  # fmt: skip
def test_when_findings_are_shown(
    monkeypatch: pytest.MonkeyPatch, option: object, told: str | None, expected: bool
) -> None:
    monkeypatch.delenv("FOOTNOTED_FINDINGS", raising=False)
    if told is not None:
        monkeypatch.setenv("FOOTNOTED_FINDINGS", told)
    assert shows_findings(option) is expected


def test_another_word_is_one_clear_error() -> None:
    with pytest.raises(ValueError, match="“sometimes” must be auto, on or off"):
        shows_findings("sometimes")


def settings(scratch: Path, findings: str) -> None:
    (scratch / "mkdocs.yml").write_text(f"{MKDOCS}      findings: {findings}\nstrict: true\n")


def built(scratch: Path, *command: str, **told: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **told}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=scratch, capture_output=True, text=True, check=False, env=environment
    )


@pytest.mark.parametrize("findings", ["auto", "on"])
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_published_build_never_has_a_mark(scratch: Path, findings: str, engine: str) -> None:
    """Not with the option on, nor the variable set: a page with a mere warning would have one in the preview."""
    settings(scratch, findings)
    page = scratch / "docs" / "index.md"
    page.write_text(f"---\nreview_every: 1 month\n---\n\n{page.read_text()}")
    done = built(scratch, "footnoted", "build", "--engine", engine, FOOTNOTED_FINDINGS="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FN501" in done.stdout
    text = (scratch / "site" / "index.html").read_text()
    assert "Photographs are kept" in text
    assert "footnoted-finding" not in text


def test_a_strict_build_stops_where_it_would_show_a_mark(scratch: Path) -> None:
    settings(scratch, "on")
    assert built(scratch, "mkdocs", "build", "--strict").returncode == 0
    (scratch / "docs" / "index.md").write_text(WRONG)
    settings(scratch, "auto")
    done = built(scratch, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "footnoted-finding" not in (scratch / "site" / "index.html").read_text()
    for findings, told in (("on", {}), ("auto", {"FOOTNOTED_FINDINGS": "1"})):
        settings(scratch, findings)
        done = built(scratch, "mkdocs", "build", "--strict", **told)
        assert done.returncode == 1
        assert "docs/index.md:1: FN301 figure not in the cited excerpt" in done.stderr
        assert "Aborted with 1 warnings in strict mode!" in done.stdout


def test_a_build_loads_no_rule_through_the_extension(scratch: Path) -> None:
    code = "import sys, mkdocs.__main__ as m\ntry: m.cli(['build', '-q'])\nexcept SystemExit: pass\n"
    code += "print('footnoted.markdown' in sys.modules, 'footnoted.rules' in sys.modules)"
    assert built(scratch, "mkdocs", "build").returncode == 0
    done = subprocess.run([sys.executable, "-c", code], cwd=scratch, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "True False", done.stderr


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(scratch: Path, engine: str) -> Iterator[str]:
    """`footnoted serve` while it runs: the address of its preview."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "footnoted", "serve", "--engine", engine, "--address", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=scratch, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        try:
            yield f"http://{address}/"
        finally:
            run.send_signal(signal.SIGTERM)
            assert run.wait() == 0


def page_when(address: str, wanted: str, seconds: float = 240) -> str:
    """The home page as soon as it has the words; the last one seen when that takes too long."""
    text, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if wanted in text:
            return text
        time.sleep(0.2)
    return text


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_preview_shows_a_finding_and_its_mend(scratch: Path, engine: str) -> None:
    settings(scratch, "auto")
    page = scratch / "docs" / "index.md"
    good = page.read_text()
    page.write_text(good.replace("six years", "seven years"))
    (scratch / "site").mkdir()
    (scratch / "site" / "index.html").write_text("The published site")
    (scratch / "site" / MADE_BY_US).touch()
    with serving(scratch, engine) as address:
        text = page_when(address, "footnoted-finding")
        found = html.document_fromstring(text).xpath("//p[@id='kept']/mark[@class='footnoted-finding']")
        assert [each.text[:5] for each in found] == ["FN301"], text[-2000:]
        page.write_text(good)
        assert "footnoted-finding" not in page_when(address, "are kept for up to six years")
    assert (scratch / "site" / "index.html").read_text() == "The published site"
    assert not list(scratch.glob(".site-*")), "the preview leaves nothing behind"
    done = built(scratch, "footnoted", "build", "--engine", engine)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "footnoted-finding" not in (scratch / "site" / "index.html").read_text()


def test_a_preview_that_cannot_start_is_one_message(scratch: Path) -> None:
    done = built(scratch, "footnoted", "serve", "--address", "127.0.0.1:notaport")
    assert done.returncode == 2
    assert done.stderr == (
        "footnoted: “127.0.0.1:notaport” is not an address to serve on: write it like 127.0.0.1:8000\n"
    )
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = built(scratch, "footnoted", "serve", "--address", address)
    assert done.returncode == 2
    assert done.stderr.startswith(f"footnoted: cannot serve on {address} (Address already in use): name another")
    assert len(done.stderr.splitlines()) == 1
