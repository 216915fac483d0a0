"""A project as commands need it: where its pages and evidence are, and how its Markdown is rendered. Data only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footnoted.model.settings import Settings

#: How pages are rendered where nothing says it.
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


@dataclass(frozen=True, slots=True)
class Project:
    """`root` is the folder of the configuration; `docs` and `evidence` are absolute.

    `name`, `url` (with a slash at its end, or empty) and `description` are the site's; `language` is that of its pages,
    without a region; `pages` gives the address of each page that is published, by its path below `docs`; `site_dir`
    is where the site is built; `nav` lists the pages (paths below `docs`) in the order of the menu; `redirects` leads
    from the address of a page that is gone to the one that has its place; `overrides` is the folder of templates that
    the project adds to its theme.
    """

    root: Path
    docs: Path
    evidence: Path
    extensions: Sequence[Any] = DEFAULT_EXTENSIONS
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    name: str = ""
    url: str = ""
    description: str = ""
    language: str = "en"
    pages: Mapping[str, str] = field(default_factory=dict)
    site_dir: Path = Path("site")
    nav: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    overrides: Path | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def cache(self) -> Path:
        """Where drawn cards and PDFs are kept between builds: a folder of our own, as engines empty `.cache`."""
        return self.root / ".footnoted_cache"

    def shown(self, path: Path) -> str:
        """A path as messages name it: relative to the project, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
