"""Evidence: a source, described in CSL-JSON fields, and the short excerpts of it that claims rest on."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from footnoted.model.characters import CONTROL
from footnoted.model.csl import CSL_TYPES, CSL_VARIABLES
from footnoted.model.dates import edtf_dates

#: The most words that an excerpt may have: what is quoted under fair dealing is short.
LONGEST_EXCERPT = 60
#: The most words of an excerpt with what stands around it.
LONGEST_PASSAGE = 120

#: A source's or an excerpt's key: it is part of file names and addresses, so it stays plain.
KEY_PATTERN = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"

#: Query parameters that follow readers around and change nothing on the page.
TRACKERS = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|gad_source|_ga|_gl|msclkid|twclid|yclid|igshid|mc_[ce]id|cmp|ref_src|ref_url|"
    r"at_(?:campaign|medium|custom\d|link_\w+|ptr_name|format)|ns_(?:campaign|source|mchannel|linkname)|_hs(?:enc|mi)|"
    r"mkt_tok|spm|smid|srnd|srsltid|taid|ocid|ito|guce_referr\w+|share(?:_id)?",
    re.IGNORECASE,
)
#: Who keeps copies of other people's pages: never the publisher's own address.
_COPIES = re.compile(
    r"(?:web\.)?archive\.org|archive\.(?:ph|today|is|li|md|vn|fo)|webcache\.googleusercontent\.com|[\w-]+\.translate\.goog"
)


def _edtf(text: str) -> str:
    edtf_dates(text)
    return text


def _plain_text(text: str) -> str:
    if CONTROL.search(text):
        raise ValueError("has a control character: take it out")
    return text


def _address(url: str) -> str:
    try:
        parts = urlsplit(_plain_text(url))
        parts.port  # noqa: B018 - raises for a port that is no number
    except ValueError as error:
        raise ValueError(f"“{url[:80]}” is not an address ({error}): write it as the browser shows it") from error
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"“{url[:80]}” carries a user name or password: take it out")
    if parts.scheme != "https":
        raise ValueError(f"“{url[:80]}” is not a canonical address: it must begin with https://")
    if not parts.hostname or "." not in parts.hostname or re.search(r"[\s<>\"\\^`{|}]", url):
        raise ValueError(f"“{url[:80]}” is not an address: write the publisher's own, as the browser shows it")
    trackers = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if TRACKERS.fullmatch(name)]
    if trackers:
        raise ValueError(f"the address carries a tracking parameter ({', '.join(trackers)}): take it out")
    return url


def _csl_type(name: str) -> str:
    if name not in CSL_TYPES:
        near = [each for each in sorted(CSL_TYPES) if name in each.split("-")]
        which = " or ".join(f"“{each}”" for each in near) or f"one of {', '.join(sorted(CSL_TYPES))}"
        raise ValueError(f"“{name}” is not a CSL type: write {which}")
    return name


def _publishers_own(url: str) -> str:
    host = urlsplit(url).hostname or ""
    if _COPIES.fullmatch(host):
        raise ValueError(f"{host} keeps a copy: write the publisher's own address here, and the copy's as archive:")
    return url


#: What stands tight behind the word before it.
_CLOSING = tuple(",.;:!?)]”’")

Edtf = Annotated[str, AfterValidator(_edtf), Field(description="A date as EDTF: 2022-08-05, 2022-05, 2022-23")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain_text)]
Address = Annotated[str, AfterValidator(_address), Field(description="Canonical https address")]
Key = Annotated[str, StringConstraints(pattern=rf"^{KEY_PATTERN}$", max_length=80)]


def word_count(text: str) -> int:
    """How many words a text has: a dash that stands alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def gap_before(words: str) -> str:
    """What stands between words and those before them: nothing before a closing mark."""
    return "" if words.startswith(_CLOSING) else " "


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, populate_by_name=True, str_strip_whitespace=True
    )


class Kind(StrEnum):
    """How close a source stands to the fact: the record itself, a report of it, or a party's account."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    ADVOCACY = "advocacy"


class Name(_Strict):
    """A person (`family`, `given`, and `suffix` such as Jr.) or a body (`literal`), as CSL-JSON writes names."""

    family: Text | None = None
    given: Text | None = None
    suffix: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _some_name(self) -> Name:
        if bool(self.family) == bool(self.literal):
            raise ValueError("a name has either “family” (and “given”) for a person, or “literal” for a body")
        return self

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.family, self.suffix) if part)


class Csl(BaseModel):
    """The source described in CSL-JSON variables (Citation Style Language 1.0.2); dates are EDTF strings."""

    model_config = ConfigDict(
        extra="allow",
        frozen=True,
        defer_build=True,
        json_schema_extra={
            "additionalProperties": False,
            "patternProperties": {f"^({'|'.join(sorted(CSL_VARIABLES))})$": {"type": "string"}},
        },
    )

    type: Annotated[str, AfterValidator(_csl_type), Field(json_schema_extra={"enum": sorted(CSL_TYPES)})]
    title: Text
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    container_title: Annotated[Text | None, Field(alias="container-title")] = None
    publisher: Text | None = None
    authority: Text | None = None
    number: Text | None = None
    issued: Edtf | None = None
    url: Annotated[Address, AfterValidator(_publishers_own), Field(alias="URL")]

    @model_validator(mode="after")
    def _known_variables(self) -> Csl:
        for name, value in (self.model_extra or {}).items():
            if name not in CSL_VARIABLES:
                raise ValueError(f"“{name}” is not a CSL variable")
            if not isinstance(value, str):
                raise ValueError(f"“{name}” must be text")
            if CONTROL.search(value):
                raise ValueError(f"“{name}” has a control character: take it out")
        return self

    def json_item(self, identifier: str) -> dict[str, Any]:
        """The source as one CSL-JSON item, dates still EDTF."""
        return {"id": identifier, **self.model_dump(by_alias=True, exclude_defaults=True)}


class Excerpt(_Strict):
    """A short verbatim passage of the source (60 words at most: fair dealing).

    `before` and `after` are what stands around it there, a sentence each at most: the prefix and suffix of a
    TextQuoteSelector (W3C Web Annotation Data Model). They are shown, and nothing may rest on them.
    """

    text: Annotated[Text, AfterValidator(lambda text: text.replace("\u00ad", ""))]  # a soft hyphen is no part of a word
    before: Annotated[Text | None, Field(description="What stands right before it in the source")] = None
    after: Annotated[Text | None, Field(description="What stands right behind it in the source")] = None
    date: Annotated[Edtf | None, Field(description="What “May” or “last year” in the text means")] = None
    speaker: Annotated[Text | None, Field(description="Who says it, when the excerpt is speech")] = None
    locator: Annotated[Text | None, Field(description="Where in the source: para 2, page 14")] = None
    lang: Annotated[str | None, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="BCP 47 tag")] = None
    translation: Annotated[Text | None, Field(description="Into the site's language")] = None

    @property
    def words(self) -> int:
        """How many words the excerpt has."""
        return word_count(self.text)

    @property
    def passage(self) -> str:
        """The excerpt with what stands around it, as far as that is stored."""
        behind = f"{gap_before(self.after)}{self.after}" if self.after else ""
        return f"{f'{self.before} ' if self.before else ''}{self.text}{behind}"


class Series(_Strict):
    """What a source is one edition of: its name, how often one comes, and when the one after this is due."""

    of: Key
    every: Literal["day", "week", "month", "quarter", "half-year", "year"]
    next: Annotated[
        Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$"), AfterValidator(_edtf)] | None,
        Field(description="When the next is due: 2026-04"),
    ] = None


class Source(_Strict):
    """One evidence file: `evidence/sources/<source-id>.yml`. The id is the file's name."""

    csl: Csl
    kind: Kind
    accessed: Edtf
    archive: Annotated[Address | None, Field(description="Where a copy of the source is kept")] = None
    series: Annotated[Series | None, Field(description="What this is one edition of")] = None
    superseded_by: Annotated[Key | None, Field(description="The source that took its place, by its id")] = None
    version_of: Annotated[Address | None, Field(description="The address that always has the newest version")] = None
    excerpts: dict[Key, Excerpt] = Field(default_factory=dict)


class SourceFile(BaseModel):
    """A source with its id, where it was read from, the line of each excerpt, and a name for the file's content."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    path: str
    source: Source
    lines: dict[str, int] = Field(default_factory=dict)
    digest: str = ""

    def line(self, *where: str) -> int:
        """The line of a field, for example `line("excerpts", "contract")`; 1 where it is not known."""
        return self.lines.get(".".join(where), 1)
