"""What was published stays reachable: renamed, moved, withdrawn claims and pages (FN403); late reviews (FN501)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footnoted.cli.main import main

PERMALINKS = "evidence/permalinks.txt"


def found(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int]]:
    capsys.readouterr()
    main(["check", str(folder), "--format", "json"])
    return [(row["code"], row["path"], row["line"]) for row in json.loads(capsys.readouterr().out)["diagnostics"]]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.fixture
def published(scratch: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The scratch project with a second page, and every address recorded."""
    (scratch / "docs" / "more.md").write_text(
        "# More\n\nPhotographs are kept for up to six years.[^guardian-2022:kept]\n{ #more-kept }\n"
    )
    assert main(["fix", str(scratch)]) == 0
    assert found(scratch, capsys) == []
    return scratch


def test_fix_records_pages_and_claims_with_the_day(published: Path) -> None:
    lines = (published / PERMALINKS).read_text().splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "./",
        "./#kept",
        "./#said",
        "./#watches",
        "more/",
        "more/#more-kept",
    ]
    assert all(len(line.split("\t")[1]) == 10 for line in lines)


@pytest.mark.parametrize("text", ["# New\n\nIt is so.\n", "# New\n\nIt is so [^x and so on.\n"])
def test_fix_records_no_address_of_what_is_no_claim_yet(
    scratch: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (scratch / "docs" / "new.md").write_text(text)
    main(["fix", str(scratch)])
    assert "docs/new.md:3: FN" in (said := capsys.readouterr().out)
    assert "no new address of this page was recorded before this is mended" in said
    assert "new/" not in (scratch / PERMALINKS).read_text()


def test_fix_records_no_address_of_a_copy(published: Path) -> None:
    (published / "docs" / "more (copy).md").write_text((published / "docs" / "more.md").read_text())
    before = (published / PERMALINKS).read_text()
    main(["fix", str(published)])
    assert (published / PERMALINKS).read_text() == before


def test_a_recorded_day_never_changes(published: Path) -> None:
    file = published / PERMALINKS
    file.write_text("./\n./#kept\t2020-01-01\n")
    main(["fix", str(published)])
    assert file.read_text().startswith("./\n./#kept\t2020-01-01\n./#said\t2")


def test_a_renamed_claim_needs_an_alias(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = published / "docs" / "index.md"
    edit(page, "#kept", "#photographs-kept")
    assert found(published, capsys) == [("FN403", PERMALINKS, 2)]
    edit(page, "# Scratch", "---\naliases:\n  kept: photographs-kept\n---\n# Scratch")
    assert found(published, capsys) == []


def test_a_claim_that_moved_to_another_page_needs_an_alias(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = published / "docs" / "index.md"
    edit(page, "{ #kept }", "{ #kept-here }")
    edit(page, "# Scratch", "---\naliases: {kept: more.md#more-kept}\n---\n# Scratch")
    assert found(published, capsys) == []
    edit(page, "more.md#more-kept", "more.md#nowhere")
    assert found(published, capsys) == [("FN403", "docs/index.md", 1)]


def test_a_moved_page_needs_a_redirect(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (published / "docs" / "more.md").rename(published / "docs" / "further.md")
    assert found(published, capsys) == [("FN403", PERMALINKS, 5)]
    assert main(["check", str(published)]) == 1
    said = capsys.readouterr().out
    assert "it seems to be docs/further.md now: 1 of its ids" in said
    assert "redirect_maps: more.md: further.md" in said
    redirects = "plugins:\n  - redirects:\n      redirect_maps:\n        more.md: further.md\n"
    edit(published / "mkdocs.yml", "markdown_extensions", f"{redirects}markdown_extensions")
    assert found(published, capsys) == []


def test_what_is_said_of_a_page_that_is_gone_can_be_followed(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = scratch / "docs" / "Über (x) Page.md"
    page.write_text("It is kept.[^guardian-2022:kept]\n{ #it-is-kept }\n")
    main(["fix", str(scratch)])
    page.unlink()
    assert main(["check", str(scratch)]) == 1
    said = capsys.readouterr().out
    assert "redirect_maps: Über (x) Page.md: new-page.md)" in said
    assert f"if it was never online, take its lines out of {PERMALINKS}" in said


def test_a_deleted_claim_needs_a_withdrawal(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = published / "docs" / "index.md"
    text = page.read_text()
    edit(page, "Dr Bhatia said: “This is not a bracelet.”[^guardian-2022:said]\n{ #said }\n", "")
    assert ("FN403", PERMALINKS, 3) in found(published, capsys)
    corrections = published / "evidence" / "corrections.yml"
    corrections.write_text(
        "- date: 2026-11-24\n  address: ./#said\n  kind: withdrawn\n"
        "  why: The article was taken down.\n  was: Dr Bhatia said so.\n"
    )
    assert [code for code, *_ in found(published, capsys)] == ["FN004"]
    page.write_text(text)
    assert found(published, capsys) == [("FN403", "evidence/corrections.yml", 1)]


def test_a_page_can_be_withdrawn_as_a_whole(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (published / "docs" / "more.md").unlink()
    redirects = "plugins:\n  - redirects:\n      redirect_maps:\n        more.md: index.md\n"
    edit(published / "mkdocs.yml", "markdown_extensions", f"{redirects}markdown_extensions")
    with (published / PERMALINKS).open("a") as file:
        file.write("more/#more-said\n")
    assert [code for code, *_ in found(published, capsys)] == ["FN403"]
    main(["check", str(published)])
    assert "withdraw it with one entry in evidence/corrections.yml (address: more/)" in capsys.readouterr().out
    (published / "evidence" / "corrections.yml").write_text(
        "- date: 2026-11-24\n  address: more/\n  kind: withdrawn\n  why: It was out of date.\n  was: More of it.\n"
    )
    assert found(published, capsys) == []
    (published / "docs" / "more.md").write_text("Not gone.\n{ .editorial }\n")
    assert found(published, capsys) == [("FN403", "evidence/corrections.yml", 1)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- date: yesterday\n  address: ./#said\n", 1, "yesterday"),
        ("- date: 2026-11-24\n  adress: ./#said\n  kind: withdrawn\n  why: x\n  was: y\n", 1, "address"),
        ("- date: 2026-11-24\n  address: said\n  kind: withdrawn\n  why: x\n  was: y\n", 2, "address"),
        ("- date: 2026-11-24\n  adress: ./#said\n", 1, "“address” is missing"),
        (
            "- date: 2026-11-24\n  address: ./#said\n  kind: withdrawn\n  why: x\n  was: y\n  who: z\n",
            6,
            "it has date,",
        ),
        (
            "- date: 2026-11\n  address: ./#said\n  kind: withdrawn\n  why: x\n  was: y\n",
            1,
            "is not a day: write it as",
        ),
        (
            "- date: 2999-11-24\n  address: ./#said\n  kind: corrected\n  why: x\n  was: y\n",
            1,
            "date 2999-11-24 is in the future: write the day on which it was done",
        ),
        ("- foo\n", 1, "“foo” is no entry: it begins with “- date:”"),
        ("date: 2026-11-24\n", 1, "must be a list"),
        ("- [\n", 2, "not valid YAML"),
        ("- date: 2026-11-24\n<<<<<<< HEAD\n  address: ./#said\n=======\n", 2, "is a mark of two merged versions"),
    ],
)
def test_corrections_that_cannot_be_read(
    scratch: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, message: str
) -> None:
    (scratch / "evidence" / "corrections.yml").write_text(text)
    assert found(scratch, capsys) == [("FN003", "evidence/corrections.yml", line)]
    main(["check", str(scratch)])
    assert message in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("./#kept 2026-11-29", "has a space in front of 2026-11-29: write a tab there"),
        ("foo", "“foo” is no address of a page or claim: write page/, page/#claim-id"),
        ("./#no id\t2026-11-29", "“./#no id” is no address"),
    ],
)
def test_a_line_that_is_no_address_is_said(
    scratch: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    (scratch / PERMALINKS).write_text(f"./\n{line}\n")
    assert main(["check", str(scratch)]) == 1
    assert f"{PERMALINKS}:2: FN003 {said}" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["./#kept\tyesterday", "<<<<<<< HEAD", "=======", ">>>>>>> theirs"])
def test_permalinks_that_cannot_be_read(scratch: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    (scratch / PERMALINKS).write_text(f"./\n{line}\n")
    assert found(scratch, capsys) == [("FN003", PERMALINKS, 2)]


def test_a_correction_of_what_never_was_is_found(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scratch / "evidence" / "corrections.yml").write_text(
        "- date: 2026-11-24\n  address: ./#kept\n  kind: corrected\n  why: x\n  was: y\n"
        "- date: 2026-11-24\n  address: ./#never\n  kind: corrected\n  why: x\n  was: y\n"
    )
    assert found(scratch, capsys) == [("FN403", "evidence/corrections.yml", 6)]


def test_a_withdrawal_of_what_never_was_is_found(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corrections = published / "evidence" / "corrections.yml"
    for address in ("./#never", "never/"):
        corrections.write_text(f"- {{date: 2026-11-24, address: {address}, kind: withdrawn, why: x, was: y}}\n")
        assert found(published, capsys) == [("FN403", "evidence/corrections.yml", 1)]


@pytest.mark.parametrize("name", ["corrections.yml", "permalinks.txt"])
def test_a_link_out_of_the_evidence_is_not_followed(
    scratch: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / name
    elsewhere.write_text("")
    (scratch / "evidence" / name).symlink_to(elsewhere)
    assert main(["check", str(scratch)]) == 1
    said = capsys.readouterr().out
    assert f"evidence/{name}:1: FN003 is a link that leads out of the evidence: copy the file instead" in said


def test_a_redirect_to_no_page_is_found(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(
        published / "mkdocs.yml",
        "markdown_extensions",
        "plugins: [{redirects: {redirect_maps: {more.md: mroe.md}}}]\nmarkdown_extensions",
    )
    (published / "docs" / "more.md").unlink()
    main(["check", str(published)])
    assert "“more/” is redirected to “mroe/”, which is no page: mend mkdocs.yml" in capsys.readouterr().out


@pytest.mark.parametrize("broken", [b"./\t2020-01-01\n./#old\t2021 01 01\n", b"./#caf\xe9\n"])
def test_fix_leaves_permalinks_that_it_cannot_read(
    scratch: Path, capsys: pytest.CaptureFixture[str], broken: bytes
) -> None:
    (scratch / PERMALINKS).write_bytes(broken)
    assert main(["fix", str(scratch)]) == 2
    assert f"{PERMALINKS}:" in capsys.readouterr().err
    assert (scratch / PERMALINKS).read_bytes() == broken


def test_fix_keeps_comments_at_the_top(scratch: Path) -> None:
    (scratch / PERMALINKS).write_text("./#kept\t2020-01-01\n# never published: x\n")
    main(["fix", str(scratch)])
    assert (scratch / PERMALINKS).read_text().startswith("# never published: x\n./\t2")


def test_fix_gives_no_id_that_once_led_to_another_claim(published: Path) -> None:
    (published / "evidence" / "corrections.yml").write_text(
        "- date: 2026-11-24\n  address: ./#names\n  kind: withdrawn\n  why: x\n  was: y\n"
    )
    edit(published / "docs" / "index.md", "# Scratch", "---\naliases: {photographs: kept}\n---\n# Scratch")
    (published / "docs" / "new.md").write_text("# New\n\nNames.[^guardian-2022]\n\nPhotographs.[^guardian-2022]\n")
    main(["fix", str(published)])
    assert "{ #names-2 }" in (published / "docs" / "new.md").read_text()
    assert "{ #photographs-2 }" in (published / "docs" / "new.md").read_text()


def test_aliases_that_are_no_pairs_are_unusable(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(scratch / "docs" / "index.md", "# Scratch", "---\naliases: [a]\n---\n# Scratch")
    assert main(["check", str(scratch)]) == 2
    assert "docs/index.md:1: “aliases” in the front matter must be pairs" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("front", "late"),
    [
        ("reviewed: 2020-01-01\nreview_every: 6 months", True),
        ("reviewed: 2020-01-01\nreview_every: 200 years", False),
        ("reviewed: 2020-01-01\nreview_every: P90D", True),
        ("reviewed: 2020-01-01", False),
        ("review_every: 6 months", True),
        ("reviewed: soon\nreview_every: 6 months", True),
        ("reviewed: 2020-01-01\nreview_every: often", True),
        ("reviewed: 5/8/2022", True),
        ("reviewed: 2962-08-05", True),
    ],
)
def test_a_page_that_is_due_for_a_review_or_names_a_wrong_day_is_a_warning(
    scratch: Path, capsys: pytest.CaptureFixture[str], front: str, late: bool
) -> None:
    edit(scratch / "docs" / "index.md", "# Scratch", f"---\n{front}\n---\n# Scratch")
    assert found(scratch, capsys) == ([("FN501", "docs/index.md", 1)] if late else [])
    assert main(["check", str(scratch)]) == 0


def test_a_claim_that_moved_is_found_where_it_is(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, other = published / "docs" / "more.md", published / "docs" / "other.md"
    other.write_text("# Other\n\n" + old.read_text().partition("\n\n")[2])
    old.write_text("# More\n")
    assert main(["check", str(published)]) == 1
    assert "other.md#" in capsys.readouterr().out


def test_a_claim_id_on_two_pages_is_a_finding(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = published / "docs" / "more.md"
    (published / "docs" / "zz.md").write_text(old.read_text())
    assert main(["check", str(published)]) == 1
    assert "FN402" in (said := capsys.readouterr().out)
    assert "also stands in docs/more.md" in said


def test_a_day_that_never_was_is_a_finding(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = published / PERMALINKS
    record.write_text(record.read_text().splitlines()[0].partition("\t")[0] + "\t2026-02-30\n")
    assert main(["check", str(published)]) == 1
    assert "“2026-02-30” is not a day" in capsys.readouterr().out


@pytest.mark.parametrize("identifier", ["index.html", "con", "NUL.txt", "name."])
def test_an_id_that_no_file_can_have_is_a_finding(
    scratch: Path, capsys: pytest.CaptureFixture[str], identifier: str
) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(page.read_text().replace("{ #kept }", f"{{ #{identifier} }}"))
    assert main(["check", str(scratch)]) == 1
    assert f"FN401 the id “{identifier}” cannot be the name of a file" in capsys.readouterr().out


def test_ids_that_differ_in_their_case_alone_are_one_name(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = scratch / "docs" / "index.md"
    page.write_text(page.read_text().replace("{ #said }", "{ #Kept }"))
    assert main(["check", str(scratch)]) == 1
    assert "FN402 the id “kept” also stands in docs/index.md" in capsys.readouterr().out
