"""`footnoted new`: another site on another subject, from the template that comes with the package."""

import json
import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from footnoted.evidence import schema_text
from footnoted.files import write_text
from footnoted.model import slug
from footnoted.model.errors import ProjectError

_LONGEST_NAME = 100  # characters: it stands in every page's title

#: Files that a package cannot carry under the name that they have in a site.
_RENAMED = {"gitignore": ".gitignore"}


class ScaffoldError(ProjectError):
    """Why no site was started, and what would help."""


def new_site(folder: Path, name: str | None = None) -> list[Path]:
    """Write the template into `folder`, which must be empty or not be there; returns the files in order.

    `name` is the site's; without it, one is made from the folder's. Raises `ScaffoldError`.
    """
    if folder.exists() and not folder.is_dir():
        raise ScaffoldError(f"{folder}: is a file: name a folder that is empty or not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise ScaffoldError(f"{folder}: is not empty: name a folder that is empty or not there yet")
    site_name = _name(name if name is not None else _from_folder(folder))
    contents = {**_template(site_name), "evidence/schema.json": schema_text()}
    for path, text in sorted(contents.items()):
        write_text(folder / path, text)
    return [folder / path for path in sorted(contents)]


def _from_folder(folder: Path) -> str:
    words = re.sub(r"[-_\s]+", " ", folder.resolve().name).strip()
    return words[:1].upper() + words[1:]


def _name(name: str) -> str:
    name = name.strip()
    if not re.search(r"\w", name):
        raise ScaffoldError("the site needs a name with a letter or digit in it: add --name NAME")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise ScaffoldError(f"--name is one line of at most {_LONGEST_NAME} characters")
    return name


def _template(name: str) -> dict[str, str]:
    """The template's files by their path in the site, with the name as each file writes it."""
    blanks = {"name": json.dumps(name, ensure_ascii=False), "slug": slug(name), "title": _markdown(name)}
    return {
        path: re.sub(r"\{\{ (name|slug|title) \}\}", lambda found: blanks[found[1]], text)
        for path, text in _files(files("footnoted") / "template", "")
    }


def _files(folder: Traversable, below: str) -> Iterator[tuple[str, str]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _files(each, f"{below}{each.name}/")
        else:
            yield below + _RENAMED.get(each.name, each.name), each.read_text(encoding="utf-8")


def _markdown(name: str) -> str:
    """The name as Markdown that shows it and nothing else, here and on GitHub."""
    return re.sub(r"([\\`*_{}\[\]()#+!])", r"\\\1", escape(name, quote=False))
