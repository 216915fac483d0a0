"""Where pages are, below the site's own address: one rule for whatever names a page or leads to one."""

import re
from pathlib import PurePosixPath

from footnoted.model.characters import unaccented


def page_url(relative: str) -> str:
    """The address of a page below the site's, as MkDocs makes it: `about/method.md` is `about/method/`."""
    parts = list(PurePosixPath(relative).with_suffix("").parts)
    if parts and parts[-1] in {"index", "README"}:
        parts.pop()
    return "/".join([*parts, ""]) if parts else ""


def named_page(target: str) -> str:
    """The address of a page that is named by its file or by its address: `criticism.md` or `criticism/`."""
    if target.endswith(".md"):
        return page_url(target.lstrip("/"))
    return f"{target.strip('/')}/".removeprefix("/")


def way_up(url: str) -> str:
    """What leads from a page to the site's own address: `../../` from `about/method/`."""
    return "../" * url.count("/")


def slug(name: str) -> str:
    """A site's name as part of an address, a key or a file's name: small letters, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", unaccented(name)))[:40].strip("-") or "site"
