"""How footnoted behaves on the web: `extra: footnoted:` in the site's mkdocs.yml, every value with its unit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from footnoted import __version__
from footnoted.site import Project, ProjectError
from footnoted.site.settings import Publishing


def _service(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@]+/[^\s?#]*", url):
        raise ValueError(f"“{url}” is not a service's base address, such as https://web.archive.org/save/")
    return url if url.endswith("/") else f"{url}/"


def _header(text: str) -> str:
    if not re.fullmatch(r"[\x20-\x7e]+", text):
        raise ValueError("must be plain ASCII text on one line")
    return text


Service = Annotated[str, AfterValidator(_service)]
Seconds = Annotated[float, Field(gt=0, le=3600)]


class Settings(BaseModel):
    """Defaults are for a site of some hundred sources that is verified once a week."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"))

    contact: Annotated[str, AfterValidator(_header)] | None = None  # an address that a publisher can write to
    user_agent: Annotated[str, AfterValidator(_header)] | None = None  # in place of the whole User-Agent header
    archive: Service = "https://web.archive.org/save/"
    crossref: Service = "https://api.crossref.org/"
    jobs: Annotated[int, Field(ge=1, le=32)] = 4  # requests under way at once, at most one to a host
    days: Annotated[float, Field(ge=0)] = 6  # results younger than this are kept: a weekly run asks all again
    pause: Annotated[float, Field(ge=0, le=600)] = 1.0  # seconds between two requests to one host
    timeout: Seconds = 20.0  # seconds without a byte
    total: Seconds = 90.0  # seconds for one address, with redirects, waits and retries
    retries: Annotated[int, Field(ge=0, le=10)] = 3
    backoff: Annotated[float, Field(ge=0, le=600)] = 2.0  # seconds before the first retry; doubled for each after it
    megabytes: Annotated[float, Field(gt=0, le=1000)] = 20.0  # the longest page or PDF that is read
    private: tuple[str, ...] = ()  # host:port that may be a private address: an intranet, a test server

    @property
    def agent(self) -> str:
        """The User-Agent header: who asks, and where a publisher can complain."""
        return self.user_agent or f"footnoted/{__version__}{f' (+{self.contact})' if self.contact else ''}"

    @property
    def max_bytes(self) -> int:
        """The body limit in bytes."""
        return int(self.megabytes * 1_000_000)


def settings_for(project: Project, jobs: int | None = None) -> Settings:
    """The settings of a site; the defaults where it has none. `jobs`: from the command line. Raises `ProjectError`.

    They live in `extra:`, which MkDocs and Zensical both leave to the site, and not among the options of the Markdown
    extension, which would hand them to every page. A site need not have a pyproject.toml; it always has an mkdocs.yml.
    """
    path = project.root / "mkdocs.yml"
    given = _given(path) if path.is_file() else {}
    if not isinstance(given, dict):
        raise ProjectError(f"{path}: “extra.footnoted” must be a group of settings, indented under it")
    given = {name: value for name, value in given.items() if name not in Publishing.model_fields}
    if jobs is not None:
        given = {**given, "jobs": jobs}
    if not given.get("contact") and not given.get("user-agent"):
        given = {**given, "contact": given.get("contact") or _site_url(path)}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        if where == "jobs" and jobs is not None:
            raise ProjectError(f"--jobs {jobs}: {first['msg']}") from error
        known = ", ".join(name.replace("_", "-") for name in (*Settings.model_fields, *Publishing.model_fields))
        why = f"is no setting: one of {known}" if first["type"] == "extra_forbidden" else first["msg"]
        raise ProjectError(f"{path}: extra.footnoted.{where}: {why.removeprefix('Value error, ')}") from error


def site_language(project: Project) -> str:
    """The language of the site's pages (`theme: language:`) without its region; English where it is not said."""
    path = project.root / "mkdocs.yml"
    theme = _load(path).get("theme") if path.is_file() else None
    language = theme.get("language") if isinstance(theme, dict) else None
    return language.split("-", maxsplit=1)[0].lower() if isinstance(language, str) else "en"


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            loaded = yaml_load(file)
    except (MkDocsException, yaml.YAMLError, UnicodeDecodeError) as error:
        raise ProjectError(f"{path}: {' '.join(str(error).split())}") from error
    return loaded if isinstance(loaded, dict) else {}


def _given(path: Path) -> Any:
    extra = _load(path).get("extra") or {}
    return (extra.get("footnoted") if isinstance(extra, dict) else None) or {}


def _site_url(path: Path) -> str | None:
    """The site's own address is a contact where no other is given: it says who asks."""
    url = _load(path).get("site_url") if path.is_file() else None
    return url if isinstance(url, str) and re.fullmatch(r"https?://[\x21-\x7e]+", url) else None
