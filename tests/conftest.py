"""Fixtures that several kinds of tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

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


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A small clean project to plant errors in: one page, one source."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "evidence" / "sources").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    (tmp_path / "docs" / "index.md").write_text(PAGE)
    (tmp_path / "evidence" / "sources" / "guardian-2022.yml").write_text(SOURCE)
    return tmp_path
