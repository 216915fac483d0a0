"""`offline.zip`: the whole site to be read from a disk, by `file://`, search included.

A browser does not look for an index.html in a folder of a disk, so links name it. Social images and PDFs stay out.
"""

import re
import zipfile
from pathlib import Path
from posixpath import dirname, normpath

from footnoted.files import files_below

NAME = "offline.zip"
_LEFT_OUT = re.compile(r"^(cards/|_headers$|sitemap|offline\.zip$|\.)|\.pdf$")
_LINK = re.compile(r"\b(href|action)=\"(?![a-z][a-z0-9+.-]*:|#|/)([^\"#?]*/|\.{0,2})([#?][^\"]*)?\"", re.IGNORECASE)
_RELATIVE = re.compile(r'\bhref="(?![a-z][a-z0-9+.-]*:|#|/)([^"#?]+)([#?][^"]*)?"', re.IGNORECASE)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name: the same site is always the same bytes


def write_offline(built: Path, site: str) -> None:
    """Pack the built site; `site` is its address, where what is left out can be found."""
    with zipfile.ZipFile(built / NAME, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files_below(built):
            name = path.relative_to(built).as_posix()
            if not _LEFT_OUT.search(name):
                content = path.read_bytes()
                if path.suffix == ".html":
                    content = for_disk(content.decode("utf-8"), site, name).encode("utf-8")
                entry = zipfile.ZipInfo(f"site/{name}", _EPOCH)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                packed.writestr(entry, content)


def for_disk(page: str, site: str, name: str) -> str:
    """The page at the path `name`: links to folders name the index.html in them, links to what is left out lead to the
    site.
    """

    def online(found: re.Match[str]) -> str:
        path = normpath(f"{dirname(name)}/{found[1]}").lstrip("/")
        return f'href="{site}{path}{found[2] or ""}"' if _LEFT_OUT.search(path) else found[0]

    return _RELATIVE.sub(online, _LINK.sub(_named, page))


def _named(found: re.Match[str]) -> str:
    attribute, path, rest = found[1], found[2], found[3] or ""
    if not path and attribute == "href" and not rest:
        return found[0]
    folder = path if path.endswith("/") or not path else f"{path}/"
    return f'{attribute}="{folder}index.html{rest}"'
