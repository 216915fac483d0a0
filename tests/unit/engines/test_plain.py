"""A project without a site engine: the folder's Markdown files are the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.cli.main import main
from footnoted.engines import mkdocs, plain
from footnoted.engines.find import find_project
from footnoted.model.errors import ProjectError

TOML = """\
docs = "pages"
name = "Trams"
url = "https://trams.example"
language = "en-GB"
markdown_extensions = ["tables", "attr_list", "footnoted"]
[settings]
days = 30
"""


@pytest.fixture
def bare(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project where no engine is installed."""
    monkeypatch.setattr(mkdocs, "is_installed", lambda: False)
    return scratch


def test_footnoted_toml_says_where_the_pages_are(bare: Path) -> None:
    (bare / "mkdocs.yml").unlink()
    (bare / "footnoted.toml").write_text(TOML)
    (bare / "docs").rename(bare / "pages")
    project = find_project(bare)
    assert (project.docs, project.name, project.url, project.language) == (
        bare / "pages", "Trams", "https://trams.example/", "en"
    )  # fmt: skip
    assert project.settings.days == 30
    assert main(["check", str(bare)]) == 0


def test_so_does_pyproject(bare: Path) -> None:
    (bare / "mkdocs.yml").unlink()
    (bare / "pyproject.toml").write_text('[tool.footnoted]\nname = "Trams"\nevidence = "sources"\n')
    (bare / "evidence").rename(bare / "sources")
    assert find_project(bare).evidence == bare / "sources"
    assert main(["check", str(bare)]) == 0


def test_mkdocs_yml_is_read_without_its_theme_and_plugins(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://trams.example/")
    (bare / "mkdocs.yml").write_text(
        "site_name: Trams\nsite_url: !ENV [SITE_URL, 'https://no.example']\ntheme: {name: nowhere, language: de}\n"
        "plugins:\n  - no-such-plugin: {}\n  - redirects: {redirect_maps: {old.md: index.md}}\n"
        "markdown_extensions:\n  - attr_list\n  - pymdownx.emoji: {emoji_index: !!python/name:no.such.thing }\n"
        "  - footnoted: {evidence: evidence}\nextra: {footnoted: {days: 30}}\n"
    )
    project = find_project(bare)
    assert (project.name, project.url, project.language) == ("Trams", "https://trams.example/", "de")
    assert project.redirects == {"old/": ""}
    assert project.settings.days == 30
    assert {"toc", "tables", "fenced_code"} <= set(project.extensions), "those that MkDocs always has"


def test_both_ways_of_reading_find_the_same(scratch: Path) -> None:
    """What MkDocs says of a plain mkdocs.yml is what is read without it."""
    asked, read = mkdocs.read_project(scratch / "mkdocs.yml"), plain.yaml_project(scratch / "mkdocs.yml")
    for name in ("root", "docs", "evidence", "extension_configs", "name", "url", "nav", "redirects", "settings"):
        assert getattr(asked, name) == getattr(read, name), name
    assert set(asked.extensions) == set(read.extensions)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("footnoted.toml", "docs = [", "footnoted.toml: is not TOML that can be read"),
        ("footnoted.toml", 'dcos = "x"', "footnoted.toml: “dcos” is no setting here: one of description, docs"),
        ("footnoted.toml", "[settings]\nslmi = true", "footnoted.toml: settings.slmi: is no setting: one of slim"),
        ("mkdocs.yml", "- a\n- b\n", "mkdocs.yml: must hold settings"),
        ("mkdocs.yml", "a: [", "mkdocs.yml:1: not valid YAML (while parsing"),
        ("mkdocs.yml", "site_name: x\n", "“footnoted” is not among markdown_extensions"),
    ],
)
def test_what_is_wrong_is_one_message(bare: Path, name: str, text: str, message: str) -> None:
    (bare / name).write_text(text)
    with pytest.raises(ProjectError) as raised:
        find_project(bare)
    assert message in str(raised.value)
