"""Small builders that many tests share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown import Markdown

from footnoted.checker import check_site
from footnoted.model import Citation, Page, Report, Site, Source, SourceFile
from footnoted.reading.blocks import read_rendered
from footnoted.reading.source_lines import SourceLines

_md = Markdown(extensions=["attr_list", "tables", "def_list"])


def source_file(identifier: str, excerpts: Mapping[str, Any], **csl: Any) -> SourceFile:
    """A source with these excerpts (texts, or mappings with text, date, speaker …)."""
    described = {"type": "webpage", "title": "A source", "URL": "https://example.org/a", **csl}
    shaped = {key: {"text": each} if isinstance(each, str) else dict(each) for key, each in excerpts.items()}
    source = Source.model_validate({"csl": described, "kind": "primary", "accessed": "2026-11-24", "excerpts": shaped})
    return SourceFile(id=identifier, path=f"evidence/sources/{identifier}.yml", source=source)


def check_block(block: str, excerpts: Iterable[Mapping[str, Any]]) -> Report:
    """Check one block of Markdown that cites each of these excerpts (mappings with text, date, speaker, issued)."""
    sources = {}
    for number, each in enumerate(excerpts):
        given = {key: str(value) for key, value in each.items() if value is not None}
        csl = {"issued": given.pop("issued")} if "issued" in given else {}
        sources[f"s{number}"] = source_file(f"s{number}", {"e": given}, **csl)
    cited = tuple(Citation(name, "e") for name in sources)
    _md.reset()
    rendered = read_rendered(_md.convert(block), SourceLines(block))
    claims = tuple(replace(claim, citations=cited, id=f"c{at}") for at, claim in enumerate(rendered.claims))
    return check_site(Site((Page("docs/page.md", "page/", claims),), sources))


def codes(report: Report) -> list[str]:
    """The codes found, each once, in order of their numbers."""
    return sorted({each.code for each in report.diagnostics})


def without_make() -> dict[str, str]:
    """The environment without what `make` hands down: a `make` that a test calls is not part of the one that tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


def write_source(folder: Path, identifier: str, text: str) -> Path:
    """An evidence file with this text."""
    path = folder / "sources" / f"{identifier}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
