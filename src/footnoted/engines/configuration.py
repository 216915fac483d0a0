"""From the settings that a file holds to a `Project`, whoever read the file: MkDocs, or `plain` without any engine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footnoted.engines.project import DEFAULT_EXTENSIONS, Project
from footnoted.model import page_url
from footnoted.model.errors import ProjectError
from footnoted.model.settings import Settings, settings_from


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file says, under MkDocs' names. `group` is what messages call the group of our settings."""

    path: Path
    docs_dir: Path
    extensions: Sequence[Any] = DEFAULT_EXTENSIONS
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    site_name: str = ""
    site_url: str = ""
    site_description: str = ""
    language: str = "en"
    nav: Any = None
    redirect_maps: Mapping[Any, Any] = field(default_factory=dict)
    settings: Any = None
    group: str = "extra.footnoted"


def project_from(told: Configuration) -> Project:
    """The project that a configuration describes. Raises `ProjectError` with what is wrong in which file."""
    configs = {name: dict(each) for name, each in told.extension_configs.items()}
    evidence = told.path.parent / str(configs.setdefault("footnoted", {}).get("evidence") or "evidence")
    if "footnoted" not in told.extensions:
        raise ProjectError(
            f"{told.path}: “footnoted” is not among markdown_extensions: add it, or citations stay plain text"
        )
    return Project(
        told.path.parent,
        told.docs_dir,
        evidence,
        told.extensions,
        configs,
        name=told.site_name,
        url=f"{told.site_url.rstrip('/')}/" if told.site_url else "",
        description=told.site_description,
        language=told.language.split("-", maxsplit=1)[0].lower(),
        nav=tuple(_nav_pages(told.nav or [])),
        redirects=_redirects(told),
        settings=_settings(told),
    )


def _settings(told: Configuration) -> Settings:
    try:
        settings = settings_from(told.settings, told.group)
    except ValueError as error:
        raise ProjectError(f"{told.path}: {error}") from error
    if settings.contact or settings.user_agent or not re.fullmatch(r"https?://[\x21-\x7e]+", told.site_url):
        return settings
    return settings.model_copy(update={"contact": told.site_url})  # it says who asks


def _nav_pages(entries: Any) -> Iterator[str]:
    """The paths in a `nav`, in order; links to elsewhere are left out."""
    if isinstance(entries, str):
        if entries.endswith(".md"):
            yield entries
    elif isinstance(entries, Mapping):
        yield from (path for inner in entries.values() for path in _nav_pages(inner))
    elif isinstance(entries, Sequence):
        yield from (path for inner in entries for path in _nav_pages(inner))


def _redirects(told: Configuration) -> dict[str, str]:
    """The moved pages that the plugin mkdocs-redirects knows, as addresses; a target elsewhere stays as it is."""
    for old, new in told.redirect_maps.items():
        if not isinstance(old, str) or not isinstance(new, str):
            raise ProjectError(
                f"{told.path}: redirect_maps: “{old}: {new}” must lead from a page to a page, as old.md: new.md"
            )
    return {page_url(old): new if "://" in new else _page_and_anchor(new) for old, new in told.redirect_maps.items()}


def _page_and_anchor(target: str) -> str:
    page, hash_, anchor = target.partition("#")
    return f"{page_url(page)}{hash_}{anchor}"
