"""`footnoted new`: from nothing to a site that passes its own check and builds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html

from conftest import ROOT
from footnoted.cli.main import main
from footnoted.engines.find import find_project
from helpers import without_make

FILES = {
    ".gitignore", "Makefile", "README.md", "docs/index.md", "evidence/schema.json", "evidence/sources/w3c-1998.yml",
    "mkdocs.yml",
}  # fmt: skip


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_has_all_that_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "sub" / "my-explainer"
    assert main(["new", str(folder)]) == 0
    assert written(folder) == FILES
    assert capsys.readouterr().out.endswith(f"Wrote 7 files. Now: cd {folder} && footnoted check\n")
    assert find_project(folder).name == "My explainer"
    assert find_project(folder).url == "https://my-explainer.example/"
    assert (folder / "README.md").read_text().startswith("# My explainer\n")
    for name in FILES:
        assert "{{" not in (folder / name).read_text(), name


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_it_passes_its_own_check_and_builds(tmp_path: Path, engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path)]) == 0
    assert main(["check", str(tmp_path)]) == 0
    assert "All checks passed. Checked 2 claims, 2 citations, 2 quotations and 1 figure." in capsys.readouterr().out
    done = subprocess.run(
        [sys.executable, "-m", "footnoted", "build", "--engine", engine],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    page = html.parse(str(tmp_path / "site" / "index.html"))
    assert len(page.xpath("//section[@role='doc-endnotes']//blockquote")) == 2
    assert len(page.xpath("//ul[@class='bibliography']/li")) == 1
    assert (tmp_path / "site" / "c" / "people-change-them" / "index.html").is_file()
    assert not page.xpath("//link[starts-with(@href, 'https://fonts')] | //script[starts-with(@src, 'http')]")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_what_was_drawn_is_kept_for_the_next_build(tmp_path: Path, engine: str) -> None:
    """Engines that clean up empty `.cache`, so that ours is elsewhere."""

    def drawn() -> dict[str, int]:
        command = [sys.executable, "-m", "footnoted", "build", "--draft", "--engine", engine]
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
        cards = (tmp_path / ".footnoted_cache" / "cards").iterdir()
        return {path.name: path.stat().st_mtime_ns for path in cards}

    assert main(["new", str(tmp_path)]) == 0
    first = drawn()
    assert len(first) == 3, "of the page and of its two claims"
    assert drawn() == first


def test_its_commands_are_the_ones_that_footnoted_has(tmp_path: Path) -> None:
    main(["new", str(tmp_path)])
    recipe = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "site", "check", "fix", "serve", "verify"],
        cwd=tmp_path, env=without_make(), capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert len(recipe) == 5
    for line in recipe:
        name, command, *options = line.split()
        assert name == "footnoted"
        with pytest.raises(SystemExit) as left:
            main([command, *options, "--help"])
        assert left.value.code == 0


def test_its_markdown_is_rendered_as_ours_is(tmp_path: Path) -> None:
    """The same extensions with the same settings, so that what is written for one site reads the same in another."""
    main(["new", str(tmp_path)])
    ours, theirs = find_project(ROOT), find_project(tmp_path)
    assert list(theirs.extensions) == list(ours.extensions)
    for name in ours.extensions:
        if name != "footnoted":  # has words of this site's own
            assert theirs.extension_configs.get(name) == ours.extension_configs.get(name)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    assert main(["new", str(tmp_path)]) == 2
    assert "is not empty: name a folder that is empty or not there yet" in capsys.readouterr().err
    assert written(tmp_path) == {"diary.txt"}
    assert main(["new", str(tmp_path / "diary.txt")]) == 2
    assert "is a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name",
    [
        'A "quoted" name: with # and {{ slug }}', "Ünïcödé – 東京", "!ENV [HOME]", "<script>alert(1)</script>",
        "*bold* [link](javascript:alert(1))", "null", "12", "- a list", "\\1 \\g<1>",
    ],
)  # fmt: skip
def test_any_name_is_told_as_it_is(tmp_path: Path, name: str) -> None:
    assert main(["new", str(tmp_path), "--name", name]) == 0
    assert find_project(tmp_path).name == name
    assert main(["check", str(tmp_path)]) == 0
    from markdown import markdown

    [title] = html.fragment_fromstring(markdown((tmp_path / "README.md").read_text()), create_parent="div").xpath(
        "//h1"
    )
    assert (title.text, len(title)) == (name, 0)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101, "\x1b[31m", "…", "'"])
def test_a_name_that_cannot_stand_in_a_title_is_refused(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path), "--name", name]) == 2
    assert "name" in capsys.readouterr().err
    assert written(tmp_path) == set()


def test_the_example_source_is_written_as_source_add_writes(tmp_path: Path) -> None:
    main(["new", str(tmp_path)])
    from footnoted.evidence import load_evidence

    evidence = load_evidence(tmp_path / "evidence")
    assert evidence.problems == ()
    assert list(evidence.sources["w3c-1998"].source.excerpts) == ["cool", "people"]
    told = yaml.safe_load((tmp_path / "evidence" / "sources" / "w3c-1998.yml").read_text())
    assert told["csl"]["URL"] == "https://www.w3.org/Provider/Style/URI"
