"""`footnoted source add`: pages, PDFs, DOIs and reference managers become evidence that the loader accepts."""

from __future__ import annotations

import datetime
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from local_site import LocalSite
from local_web import EXCERPT, article

from footnoted.evidence import load_evidence
from footnoted.model import Source

TODAY = datetime.datetime.now(datetime.UTC).date().isoformat()


def only(site: LocalSite) -> tuple[str, Source]:
    """The id and source of the one evidence file, which the loader accepts."""
    evidence = load_evidence(site.root / "evidence")
    assert evidence.problems == ()
    [(identifier, file)] = evidence.sources.items()
    return identifier, file.source


def test_a_page_becomes_a_file_in_the_house_style(local: LocalSite, capsys: pytest.CaptureFixture[str]) -> None:
    url = local.web.url("/fine/article?utm_source=x&id=3#part")
    assert local.run("source", "add", url, "--excerpt", EXCERPT, "--key", "kept", "--excerpt", "An introduction.") == 0
    path = local.root / "evidence" / "sources" / "guardian-2022-08-05.yml"
    assert path.read_text() == (
        "csl:\n"
        "  type: article-newspaper\n"
        "  title: Smartwatches to monitor offenders\n"
        "  author:\n"
        "    - family: Kelly\n"
        "      given: Nicola\n"
        "  container-title: The Guardian\n"
        "  issued: '2022-08-05'\n"
        f"  URL: {local.web.url('/fine/article?id=3')}\n"
        "kind: secondary\n"
        f"accessed: '{TODAY}'\n"
        "excerpts:\n"
        "  kept:\n"
        f"    text: {EXCERPT}\n"
        "  introduction:\n"
        "    text: An introduction.\n"
    )
    out = capsys.readouterr().out
    assert out.startswith(
        "Wrote evidence/sources/guardian-2022-08-05.yml\n  type: article-newspaper (JSON-LD NewsArticle)"
    )
    assert "cite it as [^guardian-2022-08-05:kept]" in out


def test_a_pdf_tells_the_page_of_the_words(local: LocalSite) -> None:
    words = "The devices record a trail of location data every minute"
    command = ["source", "add", local.web.url("/report.pdf"), "--excerpt", words, "--type", "report"]
    assert local.run(*command, "--publisher", "National Audit Office", "--yes") == 0
    identifier, source = only(local)
    assert identifier == "nao-2022-06-08"
    assert source.csl.title == "A report on tagging"
    assert [str(name) for name in source.csl.author] == ["National Audit Office"]
    assert source.excerpts["devices-record-trail"].locator == "page 2"


def test_a_source_needs_no_excerpt(local: LocalSite) -> None:
    assert local.run("source", "add", local.web.url("/fine")) == 0
    assert only(local)[1].excerpts == {}


def test_words_that_are_not_there_are_refused_with_the_nearest(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    words = EXCERPT.replace("six", "seven")
    assert local.run("source", "add", local.web.url("/fine"), "--excerpt", words) == 1
    err = capsys.readouterr().err
    assert "the excerpt is not on the page, word for word" in err
    assert f"nearest: “{EXCERPT}”" in err
    assert "up to [-seven-]{+six+} years." in err
    assert not list((local.root / "evidence" / "sources").iterdir())


def test_an_excerpt_is_added_and_the_rest_is_kept_byte_for_byte(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        f"# Mine\ncsl:\n    type:   webpage\n    title: 'A page'\n    URL: {local.web.url('/fine')}\nkind: primary\r\n"
        "accessed: 2026-11-24\nexcerpts:\n    intro: # the first\n        text: >-\n            An\n"
        "            introduction.\n# The end\n"
    )
    path = local.file("mine", text)
    assert local.run("source", "add", local.web.url("/fine?fbclid=1"), "--excerpt", EXCERPT, "--key", "kept") == 0
    # The file has a CRLF, so new lines have it too.
    added = f"    kept:\r\n        text: {EXCERPT}\r\n"
    assert path.read_bytes().decode() == text.replace("# The end", f"{added}# The end")
    assert list(only(local)[1].excerpts) == ["intro", "kept"]
    before = path.read_bytes()
    capsys.readouterr()
    assert local.run("source", "add", local.web.url("/fine"), "--excerpt", EXCERPT) == 0
    assert "“kept” holds these words already" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert local.run("source", "add", local.web.url("/fine"), "--excerpt", "The end.", "--key", "kept") == 2
    assert "has an excerpt “kept” already" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_key_may_stand_before_its_excerpt(local: LocalSite) -> None:
    url = local.web.url("/fine")
    named = ["--key", "kept", "--excerpt", EXCERPT, "--key", "intro", "--excerpt", "An introduction."]
    assert local.run("source", "add", url, *named) == 0
    assert list(only(local)[1].excerpts) == ["kept", "intro"]


def test_options_for_a_source_that_is_there_are_not_ignored_in_silence(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    url = local.web.url("/fine")
    assert local.run("source", "add", url, "--excerpt", EXCERPT) == 0
    assert local.run("source", "add", url, "--excerpt", "An introduction.", "--title", "Other", "--issued", "2020") == 0
    assert "not used, as the source is there already: --title, --issued (edit its file)" in capsys.readouterr().out


def test_without_a_terminal_what_is_missing_is_named_with_its_option(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    local.web.replies["/bare"] = ("text/html", b"<p>Words without a name.</p>")
    url = local.web.url("/bare")
    assert local.run("source", "add", url) == 2
    err = capsys.readouterr().err
    assert err == (
        f"footnoted: {url} does not say all that a reference needs: add --title TITLE, --publisher NAME, --issued DATE "
        "(“none” where it has no publisher or date)\n"
    )
    given = [
        "--title",
        "Words",
        "--publisher",
        "Ministry of Justice",
        "--issued",
        "2022-05",
        "--author",
        "Kelly, Nicola",
    ]
    assert local.run("source", "add", url, *given, "--kind", "primary") == 0
    identifier, source = only(local)
    assert (identifier, source.kind, str(source.csl.author[0])) == (
        "ministryofjustice-2022-05",
        "primary",
        "Nicola Kelly",
    )


def test_on_a_terminal_only_what_is_missing_is_asked(local: LocalSite) -> None:
    local.web.replies["/page"] = (
        "text/html",
        b"<title>A title</title><meta property=og:site_name content=Leeds><p>x</p>",
    )
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "footnoted", "source", "add", local.web.url("/page")],
        stdin=slave, stdout=subprocess.PIPE, stderr=slave, cwd=local.root,
    ) as run:  # fmt: skip
        os.close(slave)
        os.write(master, b"Kelly, Nicola; Home Office\nsoon\n2022-08\n")
        out, _ = run.communicate()
    asked = os.read(master, 10_000).decode()
    os.close(master)
    assert run.returncode == 0, asked
    assert asked.count("author (“Kelly, Nicola”") == 1
    assert "“soon” is not a date" in asked
    assert "title" not in asked
    assert "publisher" not in asked
    assert b"Wrote evidence/sources/leeds-2022-08.yml" in out
    assert [str(name) for name in only(local)[1].csl.author] == ["Nicola Kelly", "Home Office"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--id", "../../etc/x"], "“../../etc/x” cannot be a source id"),
        (["--id", "Guardian 2022"], "cannot be a source id"),
        (["--excerpt", EXCERPT, "--key", "../x"], "“../x” cannot be an excerpt's name"),
        (["--type", "newspaper"], "is not a CSL type (did you mean article-newspaper?)"),
        (["--issued", "soon"], "“soon” is not a date"),
        (["--archive", "javascript:alert(1)"], "must begin with https://"),
        (["--excerpt", "word " * 61], "the excerpt has 61 words, 60 are allowed"),
        (["--excerpt", " "], "--excerpt is empty"),
        (["--excerpt", EXCERPT, "--key", "a", "--key", "b"], "--key b names no --excerpt"),
    ],
)
def test_bad_options_are_one_message(
    local: LocalSite, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert local.run("source", "add", local.web.url("/fine"), *arguments) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1
    assert not list((local.root / "evidence").rglob("*.yml"))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("/gone", "gone: the server says it is gone (404)"),
        ("/forbidden", "blocked: the server refuses"),
        ("/endless", "unreachable: is longer than 2 MB"),
        ("/to-metadata", "blocked: refused: 169.254.169.254 is at a private address"),
        ("/picture", "neither a page nor a PDF"),
        ("javascript:alert(1)", "must begin with https://"),
        ("file:///etc/passwd", "must begin with https://"),
    ],
)
def test_a_page_that_cannot_be_read_is_one_message(
    local: LocalSite, capsys: pytest.CaptureFixture[str], url: str, message: str
) -> None:
    assert local.run("source", "add", local.web.url(url) if url.startswith("/") else url) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


HOSTILE = {
    "script": "<title><script>alert(1)</script></title>",
    "quotes": "<title>'\"><img src=x onerror=alert(1)></title>",
    "yaml": "<title>!!python/object:os.system [x]: {a: *b} # c</title>",
    "document": "<title>---\n...\nkind: primary</title>",
    "null": "<title>null</title>",
    "number": "<title>1e3</title>",
    "control": "<title>a\x1b[31m\x07b\u202ec\ufeff\u0085d&#27;[0m&#x202e;</title>",
    "long": f"<title>{'x' * 100_000}</title>",
    "astral": "<title>Tag 😀 \U0010fffd</title>",
    "canonical": '<link rel=canonical href="javascript:alert(1)"><title>t</title>',
    "elsewhere": '<link rel=canonical href="https://evil.example/x"><title>t</title>',
    "front": '<link rel=canonical href="/"><title>t</title>',
    "traversal": '<title>t</title><meta property="og:site_name" content="../../../etc/passwd">',
    "nul": "<title>a\x00b</title>",
    "deep": f'<title>t</title><script type="application/ld+json">{"[" * 100_000}</script>',
    "types": '<title>t</title><script type="application/ld+json">{"@type":["NewsArticle",3],"headline":{"a":[[]]},'
    '"author":[null,3,{"@type":"Person","name":["x y"]},{"name":{}}],"publisher":[],"datePublished":[7]}</script>',
    "names": '<title>t</title><meta name="author" content="{\\x, , ,,y, &lt;b&gt; and and">',
    "date": '<title>t</title><meta name="date" content="9999-99-99T">',
    "lang": '<html lang="../../x"><title>t</title>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_make_a_safe_file_or_one_message(
    local: LocalSite, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    local.web.replies["/hostile"] = ("text/html; charset=utf-8", (HOSTILE[name] + "<p>Words</p>").encode())
    command = ["source", "add", local.web.url("/hostile"), "--issued", "2022", "--no-input"]
    if name != "traversal":
        command += ["--publisher", "Evil"]
    status = local.run(*command)
    streams = capsys.readouterr()
    assert not {"\x1b", "\u202e", "\x07"} & set(streams.out + streams.err)
    inside = set((local.root / "evidence" / "sources").rglob("*"))
    assert set(local.root.rglob("*.yml")) - {local.root / "mkdocs.yml"} == inside
    if status:
        assert (status, streams.err.count("\n"), inside) == (2, 1, set())
        return
    identifier, source = only(local)
    assert source.csl.url == local.web.url("/hostile")
    assert identifier.startswith("evil-2022") or name == "traversal"
    assert source.csl.publisher == "Evil" or name in {"traversal", "types"}


def test_a_page_cannot_name_its_file_outside(local: LocalSite) -> None:
    page = article().replace("The Guardian", "../../../etc/passwd").replace("2022-08-05", "../x")
    local.web.replies["/hostile"] = ("text/html", page.encode())
    assert local.run("source", "add", local.web.url("/hostile"), "--issued", "2022") == 0
    assert only(local)[0] == "etcpasswd-2022"


def test_ids_are_unlike_any_taken(local: LocalSite) -> None:
    for path in ("/fine/1", "/fine/2", "/fine/3"):
        assert local.run("source", "add", local.web.url(path)) == 0
    assert sorted(path.stem for path in (local.root / "evidence" / "sources").iterdir()) == [
        "guardian-2022-08-05",
        "guardian-2022-08-05-2",
        "guardian-2022-08-05-3",
    ]
    assert local.run("source", "add", local.web.url("/fine/4"), "--id", "guardian-2022-08-05") == 2


def test_a_foreign_page_says_its_language(local: LocalSite) -> None:
    page = article("Les noms sont conservés six ans.").replace('lang="en"', 'lang="fr-FR"')
    local.web.replies["/fr"] = ("text/html", page.encode())
    assert local.run("source", "add", local.web.url("/fr"), "--excerpt", "noms sont conservés", "--key", "k") == 0
    source = only(local)[1]
    assert source.csl.json_item("x")["language"] == "fr"
    assert source.excerpts["k"].lang == "fr"


WORK = {
    "DOI": "10.1177/0306396820963485",
    "type": "journal-article",
    "title": ["Racial surveillance and the mental health impacts of <i>electronic monitoring</i>"],
    "author": [{"given": "Monish", "family": "Bhatia"}, {"name": "A Network"}],
    "container-title": ["Race &amp; Class"],
    "publisher": "SAGE Publications",
    "issued": {"date-parts": [[2021, 1]]},
    "volume": "62",
    "issue": "3",
    "page": "18-36",
    "URL": "https://doi.org/10.1177/0306396820963485",
    "language": "en",
}


def test_crossref_knows_what_a_doi_names(local: LocalSite, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.dumps({"status": "ok", "message": WORK}).encode()
    local.web.replies["/works/10.1177/0306396820963485"] = ("application/json", answer)
    assert local.run("source", "add", "--from", "crossref", "https://doi.org/10.1177/0306396820963485") == 0
    identifier, source = only(local)
    assert identifier == "raceclass-2021-01"
    assert source.csl.json_item(identifier) == {
        "id": identifier,
        "type": "article-journal",
        "title": "Racial surveillance and the mental health impacts of electronic monitoring",
        "author": ({"family": "Bhatia", "given": "Monish"}, {"literal": "A Network"}),
        "container-title": "Race & Class",
        "issued": "2021-01",
        "URL": "https://doi.org/10.1177/0306396820963485",
        "DOI": "10.1177/0306396820963485",
        "volume": "62",
        "issue": "3",
        "page": "18-36",
    }
    assert local.run("source", "add", "--from", "crossref", "10.1177/0306396820963485") == 0
    assert "has this address already" in capsys.readouterr().out
    assert local.run("source", "add", "--from", "crossref", "10.1177/none") == 2
    assert local.run("source", "add", "--from", "crossref", "Bhatia 2021") == 2
    assert "“Bhatia 2021” is not a DOI" in capsys.readouterr().err
    local.web.replies["/works/10.1177/odd"] = ("application/json", b'{"message": []}')
    assert local.run("source", "add", "--from", "crossref", "10.1177/odd") == 2
    assert "Crossref's answer is not what its interface promises" in capsys.readouterr().err


BIB = r"""
@article{bhatia2021, title = {Racial {S}urveillance in \'Evry},
  author = {Bhatia, Monish and {Home Office} and van der Berg, Jos{\'e}},
  journal = {Race \& Class}, year = 2021, month = jan, volume = 62, pages = {18--36}, doi = {10.1177/0306396820963485}}
@online{kelly, title = {Smartwatches}, author = {Nicola Kelly}, organization = {The Guardian}, date = {2022-08-05},
  url = {https://www.theguardian.com/politics/2022/aug/05/x?utm_medium=y}}
@techreport{nowhere, title = {No address}, institution = {NAO}, year = 2020}
"""

RIS = """TY  - NEWS
TI  - Smartwatches
AU  - Kelly, Nicola
T2  - The Guardian
DA  - 2022/08/05/
UR  - https://www.theguardian.com/politics/2022/aug/05/x
ER  - 

TY  - RPRT
T1  - Electronic monitoring
A1  - National Audit Office
PB  - National Audit Office
PY  - 2022
UR  - https://www.nao.org.uk/reports/em/
ER  - 
"""  # noqa: W291 - RIS ends its entries with a space


def test_bibtex_entries_become_files_and_one_without_address_is_named(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("refs.bib").write_text(BIB)
    assert local.run("source", "add", "--from", "bib", "refs.bib") == 1
    assert "refs.bib: nowhere: has neither a URL nor a DOI" in capsys.readouterr().err
    evidence = load_evidence(local.root / "evidence")
    assert evidence.problems == ()
    assert sorted(evidence.sources) == ["guardian-2022-08-05", "raceclass-2021-01"]
    csl = evidence.sources["raceclass-2021-01"].source.csl
    assert csl.title == "Racial Surveillance in Évry"
    assert [str(name) for name in csl.author] == ["Monish Bhatia", "Home Office", "José van der Berg"]
    assert csl.json_item("x")["page"] == "18–36"
    assert (
        evidence.sources["guardian-2022-08-05"].source.csl.url == "https://www.theguardian.com/politics/2022/aug/05/x"
    )


def test_ris_entries_become_files(local: LocalSite) -> None:
    Path("refs.ris").write_text(RIS)
    assert local.run("source", "add", "--from", "ris", "refs.ris") == 0
    evidence = load_evidence(local.root / "evidence")
    assert evidence.problems == ()
    assert sorted(evidence.sources) == ["guardian-2022-08-05", "nao-2022"]
    csl = evidence.sources["guardian-2022-08-05"].source.csl
    assert (csl.type, csl.container_title, str(csl.author[0])) == ("article-newspaper", "The Guardian", "Nicola Kelly")
    assert evidence.sources["nao-2022"].source.csl.author[0].literal == "National Audit Office"


@pytest.mark.parametrize(
    ("kind", "data", "message"),
    [
        ("bib", b"@article{x, title = {", "refs:1: a brace or quotation mark does not close"),
        ("bib", b"nothing", "holds no entries"),
        ("bib", b"\xff\xfe", "is not UTF-8"),
        ("ris", b"nothing", "that can be read|holds no entries"),
        ("ris", b"TY  - JOUR\nER  - \n", "entry 1: "),
    ],
)
def test_bad_reference_files_are_one_message(
    local: LocalSite, capsys: pytest.CaptureFixture[str], kind: str, data: bytes, message: str
) -> None:
    Path("refs").write_bytes(data)
    assert local.run("source", "add", "--from", kind, "refs", "--yes") in {1, 2}
    err = capsys.readouterr().err
    assert any(each in err for each in message.split("|")), err
    assert err.count("\n") == 1
    assert local.run("source", "add", "--from", kind, "nowhere") == 2


def test_killed_at_any_moment_it_leaves_no_half_file(local: LocalSite) -> None:
    command = [sys.executable, "-m", "footnoted", "source", "add", local.web.url("/fine"), "--excerpt", EXCERPT]
    for milliseconds in range(300, 900, 100):
        with subprocess.Popen(command, cwd=local.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            try:
                run.wait(milliseconds / 1000)
            except subprocess.TimeoutExpired:
                run.kill()
        evidence = load_evidence(local.root / "evidence")
        assert evidence.problems == ()
        assert all(list(file.source.excerpts) for file in evidence.sources.values())
