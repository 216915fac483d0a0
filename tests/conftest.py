"""Fixtures that several kinds of tests share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[1]

MKDOCS = """\
site_name: Scratch
markdown_extensions:
  - attr_list
  - def_list
  - md_in_html
  - tables
  - footnoted:
      evidence: evidence
"""
SOURCE = """\
csl:
  type: article-newspaper
  title: Watches
  author: [{family: Kelly, given: Nicola}]
  container-title: The Guardian
  issued: 2022-08-05
  URL: https://www.theguardian.com/watches
kind: secondary
accessed: 2026-11-24
excerpts:
  kept:
    text: Names and photographs are stored for up to six years.
  said:
    text: This is not a bracelet. It is a very serious technology.
    speaker: Monish Bhatia
"""
PAGE = """\
# Scratch

### Watches { #watches date="2022-08-05" }

Photographs are kept for up to six years.[^guardian-2022:kept]
{ #kept }

Dr Bhatia said: “This is not a bracelet.”[^guardian-2022:said]
{ #said }
"""


def pytest_configure() -> None:
    """What commands keep between runs is kept in a folder of this test run, and not in the user's own."""
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="footnoted-tests-")


def pytest_unconfigure() -> None:
    """Remove that folder."""
    shutil.rmtree(os.environ.pop("XDG_CACHE_HOME"), ignore_errors=True)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A small clean project to plant errors in: one page, one source."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "evidence" / "sources").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    (tmp_path / "docs" / "index.md").write_text(PAGE)
    (tmp_path / "evidence" / "sources" / "guardian-2022.yml").write_text(SOURCE)
    return tmp_path


@dataclass(frozen=True)
class Built:
    """A built site and what its build said."""

    folder: Path
    said: str

    @property
    def pages(self) -> list[Path]:
        """Every HTML page."""
        return sorted(self.folder.rglob("*.html"))


def build(engine: str, into: Path) -> Built:
    """Build a copy of this project with an engine; the copy links to what engines do not mind.

    A draft: PDFs and the offline copy take longest, and have tests of their own.
    """
    project = into / "project"
    project.mkdir(parents=True)
    (ROOT / ".footnoted_cache").mkdir(exist_ok=True)
    for name in (".footnoted_cache", "evidence", "src", "synonyms.yml"):
        (project / name).symlink_to(ROOT / name)
    for name in ("docs", "overrides"):  # Zensical refuses pages that stand outside of the project
        shutil.copytree(ROOT / name, project / name)
    (project / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "footnoted", "build", "--draft", "--engine", engine],
        cwd=project, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(project / "site", done.stdout + done.stderr)


def shared_build(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One build for all workers of a test run, and no older one."""
    mine = tmp_path_factory.getbasetemp()
    run = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine  # each worker has a folder in that of the run
    folder = run / f"built-{engine}"
    with FileLock(f"{folder}.lock"):
        log = folder / "said.txt"
        if not log.exists():
            built = build(engine, folder)
            log.write_text(built.said, encoding="utf-8")
    return Built(folder / "project" / "site", log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session", autouse=True)
def early_builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The first of several workers begins to build at once, while all run the tests that need no site."""
    if os.environ.get("PYTEST_XDIST_WORKER") != "gw0":
        yield
        return

    def both() -> None:
        for engine in ("mkdocs", "zensical"):
            shared_build(engine, tmp_path_factory)

    tmp_path_factory.getbasetemp()  # made here: the thread and the first test would make it twice
    building = Thread(target=both)
    building.start()
    yield
    building.join()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as MkDocs builds it."""
    return shared_build("mkdocs", tmp_path_factory)


@pytest.fixture(scope="session")
def built_by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as Zensical builds it."""
    return shared_build("zensical", tmp_path_factory)
