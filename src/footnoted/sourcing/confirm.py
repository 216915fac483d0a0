"""The excerpts that a user gave, confirmed word for word on the page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from footnoted.documents.context import context_of
from footnoted.documents.html_text import Document
from footnoted.documents.passages import Haystack, word_diff
from footnoted.model import Excerpt
from footnoted.model.sources import LONGEST_EXCERPT, word_count
from footnoted.text.printable import printable

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


def confirm(document: Document, given: Given) -> list[Excerpt]:
    """The excerpts with their places in the document and what stands around them, all of them there.

    Raises `SourceError`.
    """
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
    before, after = context_of(text, document.parts, paged=document.is_pdf)
    locator = place.locator if document.is_pdf else None
    return model_or_error(lambda: Excerpt(text=text, locator=locator, before=before or None, after=after or None))


def model_or_error(make: Callable[[], _T]) -> _T:
    """Build a model, or say in one sentence why it cannot be."""
    try:
        return make()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"{where}: {first['msg'].removeprefix('Value error, ')}") from error
