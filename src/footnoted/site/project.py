"""The project on disk: where its pages and evidence are, and how its Markdown is rendered."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from footnoted.model import page_url
from footnoted.site.settings import Publishing, publishing_settings

#: How pages are rendered where no mkdocs.yml says it (a site that is configured elsewhere).
DEFAULT_EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "attr_list",
    "def_list",
    "md_in_html",
    "admonition",
    "footnoted",
)


class ProjectError(Exception):
    """The project cannot be read: the message names the file and says how to mend it."""


@dataclass(frozen=True, slots=True)
class Project:
    """`root` is the folder of mkdocs.yml; `docs` and `evidence` are absolute.

    `name`, `url` (with a slash at its end, or empty) and `description` are the site's; `nav` lists the pages (paths
    below `docs`) in the order of the menu; `redirects` leads from the address of a page that is gone to the one that
    has its place; `publishing` is what mkdocs.yml says of it under `extra: footnoted:`.
    """

    root: Path
    docs: Path
    evidence: Path
    extensions: Sequence[Any] = DEFAULT_EXTENSIONS
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    name: str = ""
    url: str = ""
    description: str = ""
    nav: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    publishing: Publishing = field(default_factory=Publishing)

    @property
    def cache(self) -> Path:
        """Where drawn cards and PDFs are kept between builds: a folder of our own, as engines empty `.cache`."""
        return self.root / ".footnoted_cache"

    def shown(self, path: Path) -> str:
        """A path as messages name it: relative to the project, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def find_project(start: Path) -> Project:
    """The project that `start` (a file or folder) belongs to: the nearest folder upwards with an mkdocs.yml.

    Without one, the nearest folder with `docs/`. Raises `ProjectError` when there is neither.
    """
    start = start.resolve()
    folders = [start, *start.parents] if start.is_dir() else list(start.parents)
    for folder in folders:
        if (folder / "mkdocs.yml").is_file():
            return _from_mkdocs(folder / "mkdocs.yml")
        if (folder / "mkdocs.yaml").is_file():
            raise ProjectError(f"{folder / 'mkdocs.yaml'}: name it mkdocs.yml, which every engine finds")
    for folder in folders:
        if (folder / "docs").is_dir():
            return Project(folder, folder / "docs", folder / "evidence")
    raise ProjectError(f"{start}: no mkdocs.yml here or in a folder above: run footnoted inside the site's folder")


def _from_mkdocs(path: Path) -> Project:
    said: list[str] = []
    try:
        config = _quietly(path, said)
    except (MkDocsException, yaml.YAMLError, UnicodeDecodeError) as error:
        # MkDocs logs what is wrong with a setting, and its exception says no more than that it stopped.
        why = "; ".join(said) or str(error)
        raise ProjectError(f"{path}: {' '.join(why.split())}") from error
    configs: dict[str, Any] = {name: dict(each) for name, each in (config["mdx_configs"] or {}).items()}
    ours = configs.setdefault("footnoted", {})
    evidence = path.parent / str(ours.get("evidence") or "evidence")
    docs = Path(config["docs_dir"])
    if "footnoted" not in config["markdown_extensions"]:
        raise ProjectError(
            f"{path}: “footnoted” is not among markdown_extensions: add it, or citations stay plain text"
        )
    return Project(
        path.parent,
        docs,
        evidence,
        config["markdown_extensions"],
        configs,
        name=config["site_name"] or "",
        url=f"{config['site_url'].rstrip('/')}/" if config["site_url"] else "",
        description=config["site_description"] or "",
        nav=tuple(_nav_pages(config["nav"] or [])),
        redirects=_redirects(path, config),
        publishing=_publishing(path, config),
    )


def _publishing(path: Path, config: Any) -> Publishing:
    try:
        return publishing_settings((config["extra"] or {}).get("footnoted"))
    except ValueError as error:
        raise ProjectError(f"{path}: {error}") from error


def _nav_pages(entries: Any) -> Iterator[str]:
    """The paths in a `nav`, in order; links to elsewhere are left out."""
    if isinstance(entries, str):
        if entries.endswith(".md"):
            yield entries
    elif isinstance(entries, Mapping):
        yield from (path for inner in entries.values() for path in _nav_pages(inner))
    elif isinstance(entries, Sequence):
        yield from (path for inner in entries for path in _nav_pages(inner))


def _redirects(path: Path, config: Any) -> dict[str, str]:
    """The moved pages that the plugin mkdocs-redirects knows, as addresses; a target elsewhere stays as it is."""
    plugin = config["plugins"].get("redirects")
    moved = plugin.config.get("redirect_maps", {}) if plugin else {}
    for old, new in moved.items():
        if not isinstance(old, str) or not isinstance(new, str):
            raise ProjectError(
                f"{path}: redirect_maps: “{old}: {new}” must lead from a page to a page, as old.md: new.md"
            )
    return {page_url(old): new if "://" in new else _page_and_anchor(new) for old, new in moved.items()}


def _page_and_anchor(target: str) -> str:
    page, hash_, anchor = target.partition("#")
    return f"{page_url(page)}{hash_}{anchor}"


class _Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        lines = record.getMessage().splitlines()
        traced = any(line.lstrip().startswith("File ") for line in lines)
        self._kept.append(f"{lines[0].rpartition(' File ')[0] or lines[0]} {lines[-1]}" if traced else " ".join(lines))


def _quietly(path: Path, said: list[str]) -> Any:
    """MkDocs reads its own file; what it has to say about plugins and themes belongs to the build. Errors are added to
    `said`.
    """
    logger = logging.getLogger("mkdocs")
    level, spreads, kept = logger.level, logger.propagate, _Errors(said)
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    logger.addHandler(kept)
    try:
        with contextlib.chdir(path.parent):  # from where a build reads relative paths
            return load_config(str(path))
    finally:
        logger.removeHandler(kept)
        logger.propagate = spreads
        logger.setLevel(level)
