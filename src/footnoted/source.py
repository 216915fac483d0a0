"""`footnoted source add`: a source becomes evidence. What is known comes from the page; what is not is asked for.

Data in, text out: the caller fetches before, and writes after.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from rapidfuzz import process

from footnoted.evidence import Evidence
from footnoted.evidence.write import WriteError, source_text, with_excerpt
from footnoted.model import EdtfError, Excerpt, Source, SourceFile, edtf_dates
from footnoted.model.csl import CSL_TYPES
from footnoted.model.evidence import KEY_PATTERN, word_count
from footnoted.rules.evidence import LONGEST_EXCERPT
from footnoted.rules.wording import plain
from footnoted.web.address import AddressError, canonical, same_page
from footnoted.web.draft import Draft, Name, body, clean, person
from footnoted.web.find import Haystack, word_diff
from footnoted.web.metadata import CONTAINED
from footnoted.web.names import excerpt_key, source_id
from footnoted.web.printable import printable
from footnoted.web.text import Document

#: Types that are the record itself. For all others `secondary` is the careful assumption.
_PRIMARY = frozenset(
    {"bill", "dataset", "hearing", "legal_case", "legislation", "patent", "regulation", "standard", "treaty"}
)

#: What a title, an author and so on may be given as, to say that the source has none.
_NONE = frozenset({"none", "-"})

Ask = Callable[[str, str], str]
_T = TypeVar("_T")


class SourceError(Exception):
    """Why no source was added, and what would help. `finding` when the words are not on the page."""

    def __init__(self, message: str, *, finding: bool = False) -> None:
        super().__init__(message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Given:
    """What the user said on the command line; it counts before what the page says."""

    title: str | None = None
    type: str | None = None
    author: Sequence[str] = ()
    publisher: str | None = None
    issued: str | None = None
    id: str | None = None
    kind: str | None = None
    archive: str | None = None
    excerpts: Sequence[tuple[str, str | None]] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a new file is written: ids that are taken, the site's language, and how to ask somebody, if anybody is."""

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


def confirm(document: Document, given: Given) -> list[Excerpt]:
    """The excerpts with their places in the document, all of them there. Raises `SourceError`."""
    haystack = Haystack(document.parts)
    return [_confirmed(text, haystack, document) for text, _ in given.excerpts]


def _confirmed(given: str, haystack: Haystack, document: Document) -> Excerpt:
    text = " ".join(given.split())
    words = word_count(text)
    if not re.search(r"\w", text):
        raise SourceError("--excerpt is empty: copy the words that you rely on")
    if words > LONGEST_EXCERPT:
        raise SourceError(f"the excerpt has {words} words, {LONGEST_EXCERPT} are allowed: keep what you rely on")
    place = haystack.find(text)
    if place is None:
        near = haystack.nearest(text)
        shown = printable(near) if near else ""
        hint = f"nearest: “{shown}”\n  {word_diff(text, shown)}" if near else "nothing there is like it"
        raise SourceError(f"the excerpt is not on the page, word for word: “{text}”\n  {hint}", finding=True)
    return _model(lambda: Excerpt(text=text, locator=place.locator if document.is_pdf else None))


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


def new_source(draft: Draft, address: str, excerpts: Sequence[Excerpt], given: Given, desk: Desk) -> Added:
    """A new evidence file. Raises `SourceError` for what is missing when nobody can be asked."""
    _overrule(draft, given)
    _complete(draft, address, desk.ask)
    foreign = draft.language if draft.language != desk.language else None
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
    source = _model(lambda: Source.model_validate(data))
    identifier = _identifier(source, given, desk.taken)
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


def _overrule(draft: Draft, given: Given) -> None:
    """What the user gave takes the page's place."""
    if given.type:
        if given.type not in CSL_TYPES:
            near = process.extractOne(given.type, sorted(CSL_TYPES))
            raise SourceError(f"“{printable(given.type)}” is not a CSL type (did you mean {near[0]}?): see --help")
        _set(draft, "type", given.type)
    _agree_publisher(draft)
    for name, value in (("title", given.title), (_publisher_field(draft), given.publisher)):
        if value is not None:
            _set(draft, name, value)
    if given.issued is not None:
        _set_date(draft, given.issued)
    if given.author:
        draft.author = () if _is_none(given.author[0]) else tuple(_given_name(each) for each in given.author)
        draft.said_by["author"] = "you"


def _publisher_field(draft: Draft) -> str:
    return "container-title" if draft.fields.get("type") in CONTAINED else "publisher"


def _agree_publisher(draft: Draft) -> None:
    """The publisher's name stands where references of this type have it, also when the type came later."""
    wanted = _publisher_field(draft)
    other = {"container-title": "publisher", "publisher": "container-title"}[wanted]
    if wanted not in draft.fields and other in draft.fields:
        draft.fields[wanted] = draft.fields.pop(other)
        draft.said_by[wanted] = draft.said_by.pop(other, "")


def _set(draft: Draft, name: str, value: str, said_by: str = "you") -> None:
    draft.fields.pop(name, None)
    if not _is_none(value):
        draft.fields[name] = clean(value)
    draft.said_by[name] = said_by


def _set_date(draft: Draft, value: str) -> None:
    if not _is_none(value):
        try:
            edtf_dates(value.strip())
        except EdtfError as error:
            raise SourceError(f"--issued: {error}") from error
    _set(draft, "issued", value)


def _is_none(value: str) -> bool:
    return value.strip().lower() in _NONE


def _given_name(text: str) -> Name:
    """`Kelly, Nicola` is a person; a name without a comma is a body, or a person whom nobody files by surname."""
    return person(text) if "," in text else body(text)


def _complete(draft: Draft, address: str, ask: Ask | None) -> None:
    """Ask for what is not known. Nothing is asked twice, and “none” is an answer for all but title and type."""
    missing = [
        (name, option)
        for name, option in (
            ("type", "--type TYPE"), ("title", "--title TITLE"), ("author", "--author NAME"),
            (_publisher_field(draft), "--publisher NAME"), ("issued", "--issued DATE"),
        )
        if not draft.fields.get(name) and not (name == "author" and draft.author) and name not in draft.said_by
    ]  # fmt: skip
    if ask is None:
        needed = [option for name, option in missing if name != "author"]  # much of what bodies publish has no author
        needed += [option for name, option in (("title", "--title TITLE"), ("type", "--type TYPE"))
                   if not draft.fields.get(name) and option not in needed]  # fmt: skip
        if needed:
            raise SourceError(
                f"{address} does not say all that a reference needs: add {', '.join(needed)} "
                "(“none” where it has no publisher or date)"
            )
        return
    for name, _ in missing:
        _answer(draft, name, ask)
    _agree_publisher(draft)


def _answer(draft: Draft, name: str, ask: Ask) -> None:
    told = {"container-title": "published in", "issued": "date (EDTF: 2022-08-05, 2022-05)",
            "author": "author (“Kelly, Nicola” or a body; several with “;”)"}.get(name, name)  # fmt: skip
    default = "report" if name == "type" else ""
    problem = ""
    while True:
        value = ask(f"{problem}{told}", default).strip() or default
        try:
            if name == "author":
                draft.author = (
                    () if _is_none(value) else tuple(_given_name(each) for each in value.split(";") if each.strip())
                )
                draft.said_by["author"] = "you"
            elif name == "issued":
                _set_date(draft, value or "none")
            elif name == "type" and value not in CSL_TYPES:
                raise SourceError(f"“{value}” is not a CSL type, such as report, webpage, legislation, hearing")
            elif name == "title" and not clean(value):
                raise SourceError("a source needs a title")
            else:
                _set(draft, name, value or "none")
        except SourceError as error:
            problem = f"{error}\n"
            continue
        return


def _csl(draft: Draft, foreign: str | None) -> dict[str, Any]:
    names = {"author": draft.author, "editor": draft.editor}
    csl: dict[str, Any] = {
        **draft.fields,
        **{name: [dict(each) for each in told] for name, told in names.items() if told},
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


def _model(make: Callable[[], _T]) -> _T:
    """Build a model, or say in one sentence why it cannot be."""
    try:
        return make()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"{where}: {first['msg'].removeprefix('Value error, ')}") from error


def _told(draft: Draft, source: Source, given: Given) -> list[str]:
    """What was taken from where, so that the user can see at once what to mend."""
    shown: Mapping[str, str] = {
        **draft.fields,
        **({"author": "; ".join(str(each) for each in source.csl.author)} if source.csl.author else {}),
    }
    lines = [f"{name}: {shown[name]} ({draft.said_by.get(name, 'default')})" for name in shown]
    lines.append(f"kind: {source.kind.value} ({'you' if given.kind else 'by its type'})")
    return [*lines, f"URL: {source.csl.url}"]
