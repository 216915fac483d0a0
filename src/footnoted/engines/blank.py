"""A project whose pages are empty: what its theme shows without content, so that content can be told from theme.

The policy of the built pages allows the scripts that stand in these, and no other. Words that stand in a built page,
but neither in its blank nor in what the check read, came from somewhere that was not checked. A file that the blank
build writes is the theme's, and no file of the pages' folder may take its place.
"""

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from footnoted.engines.project import Project
from footnoted.files import files_below
from footnoted.model.addresses import MARKDOWN_SUFFIXES
from footnoted.reading.front_matter import FrontMatterError, split_front_matter

#: Settings of a page that choose parts of the theme, show a day, or without which an engine refuses the page.
_KEPT = ("template", "hide", "search", "draft", "date", "reviewed", "evidence")
#: What plugins and hooks read to build pages. All else beside the pages is only copied, and left out: then what the
#: blank build has in its place is the theme's.
_READ = frozenset({*MARKDOWN_SUFFIXES, ".yml", ".yaml", ".csv", ".tsv", ".json", ".toml", ".txt", ".bib"})


def write_blank_pages(project: Project, folder: Path) -> None:
    """Write a blank in the place of each page of the project into `folder`, and copy what plugins may read."""
    pages = {project.docs / name for name in project.pages}
    folder.mkdir(parents=True)
    for path in files_below(project.docs):
        place = folder / path.relative_to(project.docs)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path in pages:
            place.write_text(_blank(path), encoding="utf-8")
        elif not _is_only_copied(path):
            shutil.copyfile(path, place)


def replaced_files(project: Project, blank: Path) -> Iterator[Path]:
    """The files beside the pages that would take the place of a file of the theme; `blank` is the blank site."""
    for path in files_below(project.docs):
        if _is_only_copied(path) and (blank / path.relative_to(project.docs)).is_file():
            yield path


def _is_only_copied(path: Path) -> bool:
    return path.suffix.casefold() not in _READ and not path.name.startswith(".")


def _blank(path: Path) -> str:
    try:
        meta, _, _ = split_front_matter(path.read_text(encoding="utf-8-sig"))
    except (FrontMatterError, UnicodeDecodeError):
        meta = {}
    kept = {name: meta[name] for name in _KEPT if name in meta and _is_plain(meta[name])}
    front = f"---\n{yaml.safe_dump(kept)}---\n" if kept else ""
    return f"{front}# \u00a0\n\n## \u00a0\n\n\u00a0\n"  # with a section, as themes show some parts only then


def _is_plain(value: object) -> bool:
    """A name, a list of names, a day or a switch: nothing that could be markup or a sentence."""
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return isinstance(value, bool | datetime.date) or (
        isinstance(value, str) and re.fullmatch(r"[\w./-]+", value) is not None
    )
