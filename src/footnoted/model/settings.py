"""What a site sets under `extra: footnoted:` in mkdocs.yml, or under `[settings]` in footnoted.toml: all optional."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, ValidationError


def _service(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@]+/[^\s?#]*", url):
        raise ValueError(f"“{url}” is not a service's base address, such as https://web.archive.org/save/")
    return url if url.endswith("/") else f"{url}/"


def _header(text: str) -> str:
    if not re.fullmatch(r"[\x20-\x7e]+", text):
        raise ValueError("must be plain ASCII text on one line")
    return text


Service = Annotated[str, AfterValidator(_service)]
Header = Annotated[str, AfterValidator(_header)]
Email = Annotated[str, Field(pattern=r"^[^\s@<>\"?&]+@[^\s@<>\"?&]+$")]
Seconds = Annotated[float, Field(gt=0, le=3600)]


class Settings(BaseModel):
    """Off, or careful, for a site that says nothing. Times are in seconds where no other unit is named."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, alias_generator=lambda name: name.replace("_", "-")
    )

    # What is published
    slim: StrictBool = False  # joined sheets, scripts named by content, and no file below assets/ that nothing names
    paper: StrictBool = False  # a PDF of every page and of the whole site (needs the library Pango)
    leaflet: str | None = None  # with paper: the page, by its file, that is also made into a leaflet of two sides
    offline: StrictBool = False  # offline.zip: the whole site, to be read from a disk
    licence: str | None = None  # the address of the licence of the site's own words and data
    language: str | None = None  # BCP 47 tag of the pages; without one, the theme's language
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#333333"  # the one colour of social images
    tables: dict[str, str] = Field(default_factory=dict)  # tables to export: class → what the file is, in words
    email: Email | None = None  # where readers without an account write about a mistake

    # How sources are asked for
    contact: Header | None = None  # an address that a publisher can write to; without one, the site's own
    user_agent: Header | None = None  # in place of the whole User-Agent header
    archive: Service = "https://web.archive.org/save/"
    crossref: Service = "https://api.crossref.org/"
    jobs: Annotated[int, Field(ge=1, le=32)] = 4  # requests under way at once, at most one to a host
    days: Annotated[float, Field(ge=0)] = 6  # results younger than this are kept: a weekly run asks all again
    pause: Annotated[float, Field(ge=0, le=600)] = 1.0  # between two requests to one host
    timeout: Seconds = 20.0  # without a byte
    total: Seconds = 90.0  # for one address, with redirects, waits and retries
    retries: Annotated[int, Field(ge=0, le=10)] = 3
    backoff: Annotated[float, Field(ge=0, le=600)] = 2.0  # before the first retry; doubled for each after it
    megabytes: Annotated[float, Field(gt=0, le=1000)] = 20.0  # the longest page or PDF that is read
    private: tuple[str, ...] = ()  # host:port that may be a private address: an intranet, a test server

    @property
    def max_bytes(self) -> int:
        """The body limit in bytes."""
        return int(self.megabytes * 1_000_000)


def settings_from(given: Any, where: str) -> Settings:
    """The settings in what a file holds. `where` names the file and the group, for messages.

    Raises `ValueError` with what is wrong.
    """
    if given is None:
        return Settings()
    if not isinstance(given, Mapping):
        raise ValueError(f"{where} must be a group of settings, indented under it")
    try:
        return Settings.model_validate(dict(given))
    except ValidationError as error:
        first, *others = error.errors(include_url=False)
        name = ".".join(str(part) for part in first["loc"])
        more = f" (and {len(others)} more)" if others else ""
        raise ValueError(f"{where}.{name}{_why(first['type'], first['msg'])}{more}") from error


def _why(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return f": is no setting: one of {', '.join(name.replace('_', '-') for name in Settings.model_fields)}"
    if kind == "string_pattern_mismatch":
        return " must be a colour in six digits, as #333333" if "#" in message else " must be an e-mail address"
    if kind == "bool_type":
        return " must be true or false"
    return f": {message.removeprefix('Value error, ')}"
