"""Where pages are, below the site's own address: one rule for whatever names a page or leads to one."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote, unquote

from footnoted.model.characters import unaccented

#: The endings of the names of Markdown files, as MkDocs knows them (`mkdocs.utils.markdown_extensions`).
MARKDOWN_SUFFIXES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")


def page_url(relative: str, *, directories: bool = True) -> str:
    """The address of a page below the site's, as MkDocs makes it: `about/method.md` is `about/method/`, or
    `about/method.html` without `directories`. What an address cannot hold is percent-encoded.
    """
    parts = [quote(part) for part in PurePosixPath(relative).with_suffix("").parts]
    home = bool(parts) and parts[-1] in {"index", "README"}
    if home:
        parts.pop()
    if directories or home:
        own = "/".join([*parts, ""]) if parts else ""
        return own if directories or not parts else f"{own}index.html"
    return "/".join(parts) + ".html"


def file_of(url: str) -> str:
    """The file of a built site that is served at an address below the site's."""
    path = unquote(url)
    return f"{path}index.html" if not path or path.endswith("/") else path


def named_page(target: str, addresses: Mapping[str, str] = MappingProxyType({})) -> str:
    """The address of a page that is named by its file or by its address: `criticism.md` or `criticism/`.

    `addresses` gives those of the site's pages, by their files; a file that is not among them has its usual one.
    """
    target = target.lstrip("/")
    if target in addresses or target.endswith(MARKDOWN_SUFFIXES):
        return addresses.get(target, page_url(target))
    return target if target.endswith(".html") else f"{target.strip('/')}/".removeprefix("/")


def way_up(url: str) -> str:
    """What leads from a page to the site's own address: `../../` from `about/method/`."""
    return "../" * url.count("/")


def slug(name: str) -> str:
    """A site's name as part of an address, a key or a file's name: small letters, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", unaccented(name)))[:40].strip("-") or "site"
