"""`footnoted cited`: fifty documents of four kinds, with planted changes: all are told, and none that was not made."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from footnoted.cli.main import main

HOME = "https://example.org/"
CLAIMS = [f"claim-{number}" for number in range(40)]
KINDS = ("stands", "reworded", "corrected", "withdrawn", "renamed")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A site that was published, and of which one claim in five was then changed in each way: its folder, what became
    of each claim, and the digest of its first wording.
    """
    root = tmp_path_factory.mktemp("cited")
    (root / "docs").mkdir()
    (root / "evidence" / "sources").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        f"site_name: S\nsite_url: {HOME}\nmarkdown_extensions: [attr_list, footnoted]\nplugins: []\n"
    )
    (root / "evidence" / "sources" / "report.yml").write_text(
        "csl: {type: report, title: Report, URL: https://example.com/report}\nkind: primary\naccessed: 2026-01-01\n"
        "excerpts: {kept: {text: It is kept.}}\n"
    )
    page = root / "docs" / "index.md"
    said = {claim: f"Statement {claim.replace('-', ' of ')} is here." for claim in CLAIMS}
    write(page, said)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["fix"]) == 0
        record = root / "evidence" / "wordings.txt"
        record.write_text("".join(f"{line}\n" for line in dated(record.read_text(), "2026-01-10")))
        became = {claim: KINDS[number % 5] for number, claim in enumerate(CLAIMS)}
        corrections = ""
        aliases = {}
        for claim, kind in became.items():
            if kind in {"reworded", "corrected"}:
                said[claim] += " It was mended."
            if kind in {"corrected", "withdrawn"}:
                corrections += (
                    f"- {{date: 2026-03-10, address: './#{claim}', kind: {kind}, why: It was wrong., was: Before.}}\n"
                )
            if kind == "withdrawn":
                del said[claim]
            if kind == "renamed":
                said = {f"new-{each}" if each == claim else each: words for each, words in said.items()}
                aliases[claim] = f"new-{claim}"
        write(page, said, aliases)
        (root / "evidence" / "corrections.yml").write_text(corrections)
        assert main(["fix"]) == 0
    first = [line.split("\t") for line in record.read_text().splitlines() if "2026-01-10" in line]
    from footnoted.model.wordings import Wording

    return root, became, {claim: Wording(claim, day, words).digest for claim, day, words in first}


def write(page: Path, said: dict[str, str], aliases: dict[str, str] | None = None) -> None:
    front = f"---\naliases: {json.dumps(aliases)}\n---\n" if aliases else ""
    blocks = (f"{words}[^report:kept]\n{{ #{claim} }}\n" for claim, words in said.items())
    page.write_text(f"{front}# S\n\n" + "\n".join(blocks))


def dated(text: str, day: str) -> list[str]:
    return [
        "\t".join([line.split("\t")[0], day, line.split("\t")[2]]) if "\t" in line else line
        for line in text.splitlines()
    ]


def document(path: Path, links: list[str], number: int) -> Path:
    match number % 4:
        case 0:
            path = path.with_suffix(".md")
            path.write_text("\n".join(f"As [the site]({link}) says." for link in links))
        case 1:
            path = path.with_suffix(".html")
            path.write_text("".join(f"<p><a href='{link}'>So</a></p>" for link in links))
        case 2:
            path = path.with_suffix(".docx")
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as parts:
                text = "".join(f"<w:p><w:r><w:t>{link}</w:t></w:r></w:p>" for link in links)
                parts.writestr("word/document.xml", f'<w:document xmlns:w="urn:w">{text}</w:document>')
            path.write_bytes(packed.getvalue())
        case _:
            from weasyprint import HTML

            path = path.with_suffix(".pdf")
            HTML(string="".join(f"<p><a href='{link}'>So</a></p>" for link in links)).write_pdf(str(path))
    return path


def test_all_planted_changes_are_told_and_no_other(
    changed: tuple[Path, dict[str, str], dict[str, str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root, became, digests = changed
    monkeypatch.chdir(root)
    drawn = random.Random(50)
    wanted: dict[tuple[str, str], str] = {}
    files = []
    for number in range(50):
        links = []
        for claim in drawn.sample(CLAIMS, 6):
            form = drawn.choice([f"c/{claim}/", f"#{claim}", f"c/{claim}/{digests[claim]}/"])
            links.append(f"{HOME}{form}")
        path = document(tmp_path / f"document-{number}", [*links, "https://example.net/", f"{HOME}#a-heading"], number)
        files.append(path)
        for link in links:
            claim = next(
                each for each in sorted(CLAIMS, key=len, reverse=True) if each in link.replace("/", "#").split("#")
            )
            wanted[str(path), link] = "stands" if became[claim] == "renamed" else became[claim]
    assert main(["cited", *map(str, files), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)["links"]
    assert {(row["file"], row["address"]): row["status"] for row in rows} == wanted


def test_in_words(
    changed: tuple[Path, dict[str, str], dict[str, str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(changed[0])
    letter = tmp_path / "letter.md"
    letter.write_text(f"See {HOME}c/claim-0/ and {HOME}c/claim-2/.\n")
    assert main(["cited", str(letter)]) == 1
    assert capsys.readouterr().out == (
        f"{letter}: line 1: claim-0 stands\n"
        f"{letter}: line 1: claim-2 corrected on 10 March 2026: It was wrong.\n"
        "    it says now: Statement claim of 2 is here. It was mended.\n"
        "2 links to claims: 1 as they were cited.\n"
    )
    assert main(["cited", str(letter), "--written", "yesterday"]) == 2
    assert "--written yesterday: is no day: write it as 2026-11-24" in capsys.readouterr().err
    letter.write_bytes(b"%PDF-1.4 no")
    assert main(["cited", str(letter)]) == 2
    assert "letter.md: is a damaged or locked PDF" in capsys.readouterr().err
