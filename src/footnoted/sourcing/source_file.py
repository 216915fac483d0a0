"""`footnoted source add`: a source becomes evidence. What is known comes from the page; what is not is asked for.

Data in, text out: the caller fetches before, and writes after.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from footnoted.evidence import Evidence
from footnoted.evidence.write_sources import WriteError, source_text, with_excerpt
from footnoted.model import Excerpt, Source, SourceFile
from footnoted.model.sources import KEY_PATTERN
from footnoted.sourcing.confirm import Given, SourceError, model_or_error
from footnoted.sourcing.draft import Draft
from footnoted.sourcing.new_ids import excerpt_key, source_id
from footnoted.sourcing.questions import Ask, complete, overrule
from footnoted.text.normalise import plain
from footnoted.text.printable import printable
from footnoted.web.address import AddressError, canonical, same_page

#: Types that are the record itself. For all others `secondary` is the careful assumption.
_PRIMARY = frozenset(
    {"bill", "dataset", "hearing", "legal_case", "legislation", "patent", "regulation", "standard", "treaty"}
)


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What a new file depends on: the ids in use, the site's language, and how to ask (None when not interactive)."""

    taken: frozenset[str] = frozenset()
    language: str = "en"
    ask: Ask | None = None


@dataclass(slots=True)
class Added:
    """A file to write: its id, its whole text, and lines for the user that say what it holds and why."""

    id: str
    text: str
    new: bool
    excerpts: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def find_existing(evidence: Evidence, addresses: Sequence[str]) -> SourceFile | None:
    """The source that has one of these addresses already."""
    return next(
        (file for file in evidence.sources.values() if any(same_page(file.source.csl.url, each) for each in addresses)),
        None,
    )


def add_to(file: SourceFile, text: str, excerpts: Sequence[Excerpt], given: Given) -> Added:
    """The source's file with more excerpts; those that it has are left as they are."""
    added = Added(file.id, text, new=False)
    held = {plain(each.text): key for key, each in file.source.excerpts.items()}
    taken = set(file.source.excerpts)
    for excerpt, (_, wanted) in zip(excerpts, given.excerpts, strict=True):
        if key := held.get(plain(excerpt.text)):
            added.lines.append(f"“{key}” holds these words already")
            continue
        key = _key(excerpt, wanted, taken)
        try:
            added.text = with_excerpt(added.text, key, excerpt)
        except WriteError as error:
            raise SourceError(f"{file.path}: {error}") from error
        taken.add(key)
        added.excerpts.append(key)
    return added


def new_source(draft: Draft, address: str, excerpts: Sequence[Excerpt], given: Given, context: SourceContext) -> Added:
    """A new evidence file. Raises `SourceError` for what is missing when nobody can be asked."""
    overrule(draft, given)
    complete(draft, address, context.ask)
    foreign = draft.language if draft.language != context.language else None
    taken: set[str] = set()
    named: dict[str, Excerpt] = {}
    for excerpt, (_, wanted) in zip(excerpts, given.excerpts, strict=True):
        key = _key(excerpt, wanted, taken)
        taken.add(key)
        named[key] = excerpt.model_copy(update={"lang": foreign}) if foreign else excerpt
    data: dict[str, Any] = {
        "csl": {**_csl(draft, foreign), "URL": address},
        "kind": given.kind or ("primary" if draft.fields["type"] in _PRIMARY else "secondary"),
        "accessed": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "excerpts": {key: each.model_dump(exclude_none=True) for key, each in named.items()},
    }
    if given.archive:
        data["archive"] = given.archive
    source = model_or_error(lambda: Source.model_validate(data))
    identifier = _identifier(source, given, context.taken)
    try:
        text = source_text(source)
    except WriteError as error:
        raise SourceError(str(error)) from error
    return Added(identifier, text, new=True, excerpts=list(named), lines=_told(draft, source, given))


def address_of(draft: Draft, url: str) -> str:
    """The address to keep: canonical, and https. Raises `SourceError`."""
    try:
        address = canonical(url, draft.declared_address)
    except AddressError as error:
        raise SourceError(str(error)) from error
    if not address.startswith("https://"):
        raise SourceError(f"{address} has no TLS: evidence needs an address that begins with https://; try that one")
    return address


def _csl(draft: Draft, foreign: str | None) -> dict[str, Any]:
    names = {"author": draft.author, "editor": draft.editor}
    csl: dict[str, Any] = {
        **draft.fields,
        **{name: [dict(each) for each in people] for name, people in names.items() if people},
    }
    return {**csl, "language": foreign} if foreign else csl


def _key(excerpt: Excerpt, wanted: str | None, taken: set[str]) -> str:
    if wanted is None:
        return excerpt_key(excerpt.text, taken)
    if not re.fullmatch(KEY_PATTERN, wanted) or len(wanted) > 80:
        raise SourceError(
            f"“{printable(wanted)[:80]}” cannot be an excerpt's name: use small letters, digits and hyphens"
        )
    if wanted in taken:
        raise SourceError(f"the source has an excerpt “{wanted}” already: choose another name with --key")
    return wanted


def _identifier(source: Source, given: Given, taken: frozenset[str]) -> str:
    if given.id is None:
        return source_id(source, taken)
    if not re.fullmatch(KEY_PATTERN, given.id) or len(given.id) > 80:
        raise SourceError(
            f"“{printable(given.id)[:80]}” cannot be a source id: use small letters, digits and hyphens, "
            "as in guardian-2022-08-05"
        )
    if given.id in taken:
        raise SourceError(f"there is a source “{given.id}” already: choose another --id")
    return given.id


def _told(draft: Draft, source: Source, given: Given) -> list[str]:
    """What was taken from where, so that the user can see at once what to mend."""
    shown: Mapping[str, str] = {
        **draft.fields,
        **({"author": "; ".join(str(each) for each in source.csl.author)} if source.csl.author else {}),
    }
    lines = [f"{name}: {shown[name]} ({draft.said_by.get(name, 'default')})" for name in shown]
    lines.append(f"kind: {source.kind.value} ({'you' if given.kind else 'by its type'})")
    return [*lines, f"URL: {source.csl.url}"]
