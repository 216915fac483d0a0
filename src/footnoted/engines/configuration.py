"""From the settings that a file holds to a `Project`, whoever read the file: MkDocs, or `plain` without any engine."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from footnoted.engines.project import DEFAULT_EXTENSIONS, Project
from footnoted.files import files_below, is_hidden
from footnoted.model import page_url
from footnoted.model.addresses import MARKDOWN_SUFFIXES
from footnoted.model.errors import ProjectError
from footnoted.model.settings import Settings, settings_from


def project_from(path: Path, given: Mapping[str, Any], group: str = "extra.footnoted") -> Project:
    """The project that the file at `path` describes.

    `given` is what it says, by MkDocs' names (`docs_dir`, `markdown_extensions`, `mdx_configs`, `site_name`,
    `site_url`, `site_description`, `nav`), and `language`, `custom_dir`, `redirect_maps` and `settings`; all are
    optional. `group` is what messages call the group of settings. Raises `ProjectError` with what is wrong in the file.
    """
    extensions = given.get("markdown_extensions") or DEFAULT_EXTENSIONS
    configs = {name: dict(each) for name, each in (given.get("mdx_configs") or {}).items()}
    if "footnoted" not in extensions:
        raise ProjectError(
            f"{path}: “footnoted” is not among markdown_extensions: add it, or citations stay plain text"
        )
    language, url = given.get("language"), given.get("site_url") or ""
    docs = path.parent / str(given.get("docs_dir") or "docs")
    directories = given.get("use_directory_urls") is not False
    pages = given["pages"] if "pages" in given else markdown_files(docs, directories=directories)
    return Project(
        path.parent,
        docs,
        path.parent / str(configs.setdefault("footnoted", {}).get("evidence") or "evidence"),
        extensions,
        configs,
        name=given.get("site_name") or "",
        url=f"{url.rstrip('/')}/" if url else "",
        description=given.get("site_description") or "",
        language=language.split("-", maxsplit=1)[0].lower() if isinstance(language, str) else "en",
        nav=tuple(_nav_pages(given.get("nav") or [])),
        pages=pages,
        site_dir=path.parent / str(given.get("site_dir") or "site"),
        redirects=_redirects(path, given.get("redirect_maps") or {}, pages, directories=directories),
        overrides=path.parent / str(given["custom_dir"]) if given.get("custom_dir") else None,
        settings=_settings(path, given.get("settings"), group, url),
    )


def _settings(path: Path, given: Any, group: str, url: str) -> Settings:
    try:
        settings = settings_from(given, group)
    except ValueError as error:
        raise ProjectError(f"{path}: {error}") from error
    if settings.contact or settings.user_agent or not re.fullmatch(r"https?://[\x21-\x7e]+", url):
        return settings
    return settings.model_copy(update={"contact": url})  # it says who asks


def _nav_pages(entries: Any) -> Iterator[str]:
    """The paths in a `nav`, in order; links to elsewhere are left out."""
    if isinstance(entries, str):
        if entries.endswith(".md"):
            yield entries
    elif isinstance(entries, Mapping):
        yield from (path for inner in entries.values() for path in _nav_pages(inner))
    elif isinstance(entries, Sequence):
        yield from (path for inner in entries for path in _nav_pages(inner))


def markdown_files(docs: Path, *, directories: bool = True) -> dict[str, str]:
    """The Markdown files below a folder with their addresses, as MkDocs publishes them without plugins and exclusions:
    not those that begin with a dot, nor a README beside an index.
    """
    found = {}
    for path in files_below(docs, *MARKDOWN_SUFFIXES):
        relative = path.relative_to(docs)
        double = path.stem == "README" and any(path.with_name(f"index{each}").exists() for each in MARKDOWN_SUFFIXES)
        if not is_hidden(relative) and not double:
            found[relative.as_posix()] = page_url(relative.as_posix(), directories=directories)
    return found


def _redirects(path: Path, moved: Mapping[Any, Any], pages: Mapping[str, str], *, directories: bool) -> dict[str, str]:
    """The moved pages that the plugin mkdocs-redirects knows, as addresses; a target elsewhere stays as it is."""
    for old, new in moved.items():
        if not isinstance(old, str) or not isinstance(new, str):
            raise ProjectError(
                f"{path}: redirect_maps: “{old}: {new}” must lead from a page to a page, as old.md: new.md"
            )
    found = {}
    for old, new in moved.items():
        page, hash_, anchor = new.partition("#")
        target = pages.get(page) or page_url(page, directories=directories)
        found[page_url(old, directories=directories)] = new if "://" in new else f"{target}{hash_}{anchor}"
    return found
