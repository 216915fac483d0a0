"""Joined style sheets, files whose names say what is in them, and nothing that no page names."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import groupby
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from footnoted.files import files_below

_SHEET = re.compile(r"<link\b[^>]*\brel=[\"']?stylesheet\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhref=[\"']?([^\"'\s>]+)")
_MEDIA = re.compile(r"\bmedia=(?:\"([^\"]*)\"|'([^']*)'|([^\"'\s>]+))", re.IGNORECASE)
#: The classes that a sheet is for: a page that has none of them goes without it.
_FOR = re.compile(r"\bdata-for=\"([^\"]*)\"")
_SCRIPT = re.compile(r"(<script\b[^>]*\bsrc=[\"']?)([^\"'\s>]+)")
_HASHED = re.compile(r"\.[0-9a-f]{8,}\.")
_URL = re.compile(r"url\(\s*[\"']?(?!data:|https?:|/|#)([^\"')]+)[\"']?\s*\)")
#: In a style sheet: strings, which stay as they are, and the air around what needs none. (Empty properties need it.)
_AIR = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|\s*([{},>])\s*|([:;])\s+(?=[^;}\s])|;?\s*(?=})|(\s)\s*")
_READABLE = frozenset({".html", ".css", ".js", ".json", ".xml", ".webmanifest"})
_BUNDLE = "assets/site"


def slim_assets(built: Path) -> None:
    """Join the style sheets, name scripts by their content, and remove what nothing reaches."""
    assets = _Assets(built)
    for path in files_below(built, ".html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(assets.page(text, path.parent.relative_to(built).as_posix()), encoding="utf-8")
    for path in list(unreached(built)):
        path.unlink()


class _Sheet(NamedTuple):
    """A style sheet of a page: its path in the site (empty when it is not there), the media and classes it is for."""

    path: str
    media: str
    classes: str = ""

    def is_for(self, page: str) -> bool:
        """Whether the page has one of its classes, or the sheet is for all."""
        names = "|".join(map(re.escape, self.classes.split()))
        return not names or re.search(rf"\bclass=[\"']?[^\"'>]*(?<![\w-])(?:{names})(?![\w-])", page) is not None


@dataclass(slots=True)
class _Assets:
    """The joined style sheets, by those they are made of, and the new names of scripts."""

    built: Path
    bundles: dict[tuple[_Sheet, ...], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def page(self, text: str, place: str) -> str:
        """A page (in the folder `place`) with one style sheet, or one more for some classes, and with names for scripts
        that say what is in them.
        """
        tags = _SHEET.findall(text)
        sheets = [_sheet(self.built, place, tag) for tag in tags]
        if sheets and all(each.path for each in sheets):
            before, _, behind = text.partition(tags[0])
            behind = _SHEET.sub("", behind)
            wanted = groupby((each for each in sheets if each.is_for(behind)), key=lambda each: each.classes)
            links = "".join(self._link(tuple(group), place) for _, group in wanted)
            text = f"{before}{links}{behind}"
        return _SCRIPT.sub(partial(self._script, place), text)

    def _link(self, sheets: tuple[_Sheet, ...], place: str) -> str:
        if sheets not in self.bundles:
            self.bundles[sheets] = _bundle(self.built, sheets)
        return f'<link rel="stylesheet" href="{_relative(place, self.bundles[sheets])}">'

    def _script(self, place: str, found: re.Match[str]) -> str:
        script = _within(self.built, place, found[2])
        if not script or _HASHED.search(script):
            return found[0]
        if script not in self.names:
            text = (self.built / script).read_text(encoding="utf-8")
            stem, _, suffix = script.rpartition(".")
            self.names[script] = f"{stem}.{_digest(text)}.{suffix}"
            (self.built / self.names[script]).write_text(text, encoding="utf-8")
        return found[1] + _relative(place, self.names[script])


def _sheet(built: Path, place: str, tag: str) -> _Sheet:
    address, media = _ADDRESS.search(tag), _MEDIA.search(tag)
    named = next(filter(None, media.groups()), "") if media else ""
    classes = _FOR.search(tag)
    path = _within(built, place, address[1]) if address else ""
    return _Sheet(path, "" if named == "all" else unescape(named), classes[1] if classes else "")


def _within(built: Path, place: str, address: str) -> str:
    """An address on a page as a path in the site; empty when it leads elsewhere or to nothing."""
    address = unescape(address).partition("?")[0].partition("#")[0]
    if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
        return ""
    path = normpath(address.lstrip("/") if address.startswith("/") else f"{place}/{address}")
    return path if (built / path).is_file() and not path.startswith("..") else ""


def _relative(place: str, path: str) -> str:
    depth = 0 if place == "." else place.count("/") + 1
    return "../" * depth + path


def _bundle(built: Path, sheets: Iterable[_Sheet]) -> str:
    """The sheets as one file without comments; returns its path. Addresses in it are made to fit its new place."""
    joined = "".join(_told(built, sheet) for sheet in sheets)
    name = f"{_BUNDLE}.{_digest(joined)}.css"
    (built / name).write_text(joined, encoding="utf-8")
    return name


def _told(built: Path, sheet: _Sheet) -> str:
    text = _rebased((built / sheet.path).read_text(encoding="utf-8"), sheet.path)
    return f"@media {sheet.media} {{\n{text}}}\n" if sheet.media else text


def _rebased(text: str, sheet: str) -> str:
    folder = sheet.rpartition("/")[0]
    text = _URL.sub(lambda found: f'url("{"../" + normpath(f"{folder}/{found[1]}")}")', text)
    text = re.sub(r"/\*.*?\*/|@charset [^;]*;", "", text, flags=re.DOTALL)
    return _AIR.sub(lambda found: found[1] or found[2] or found[3] or (found[4] and " ") or "", text).strip() + "\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]


def unreached(built: Path) -> Iterator[Path]:
    """Files below `assets/` that no page names, nor any file that is named itself. Licences stay."""
    left = {path for path in files_below(built / "assets") if "LICENSE" not in path.name}
    text = "".join(map(_names_in, (path for path in files_below(built, *_READABLE) if path not in left)))
    while named := {path for path in left if normalize("NFC", path.name) in text}:
        left -= named
        text = "".join(map(_names_in, (path for path in sorted(named) if path.suffix in _READABLE)))
    yield from sorted(left)


def _names_in(path: Path) -> str:
    """The text of a file as it is and decoded: `my%20photo.png` names `my photo.png`."""
    text = path.read_text(encoding="utf-8")
    return normalize("NFC", f"{text}\n{unquote(unescape(text))}\n")
