"""Holding every stored excerpt to its source on the web, or to the archived copy. Never rewrites an excerpt."""

import asyncio
import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import ParamSpec, TypeVar

from footnoted.documents.context import context_of
from footnoted.documents.html_text import read_document
from footnoted.documents.passages import Haystack, word_diff
from footnoted.model import Excerpt, SourceFile
from footnoted.model.settings import Settings
from footnoted.text.printable import printable
from footnoted.verify.records import Confirmation, Record, Verdict, words_of, worst
from footnoted.verify.successors import successor
from footnoted.web.address import AddressError, host_of
from footnoted.web.answers import Fetched, FetchError
from footnoted.web.fetch import Fetcher

#: What stands around excerpts that had nothing stored, by the excerpt's key: before it and behind it.
Contexts = Mapping[str, tuple[str, str]]
Done = Callable[[SourceFile, Record, Contexts], None]
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at an address: what was there, or why nothing was."""

    words: Haystack | None = None
    parts: tuple[str, ...] = ()
    is_pdf: bool = False
    fetched: Fetched | None = None
    failure: FetchError | None = None


class Verifier:
    """Looks at sources, a few at a time. Only one document is parsed at a time, to bound memory."""

    def __init__(self, fetcher: Fetcher, settings: Settings) -> None:
        self._fetcher = fetcher
        self._settings = settings
        self._answers: dict[str, asyncio.Future[Fetched]] = {}
        self._thread = ThreadPoolExecutor(
            1
        )  # documents are read one at a time: each takes ten times its size in memory

    async def check_all(self, files: Iterable[SourceFile], before: Mapping[str, Record], done: Done) -> None:
        """Check sources and tell `done` of each. Those of one host go to one worker, the longest row first."""
        rows: dict[str, list[SourceFile]] = defaultdict(list)
        for file in files:
            rows[_row(file.source.csl.url)].append(file)
        waiting = sorted(rows.values(), key=len)

        async def work() -> None:
            while waiting:
                for file in waiting.pop():
                    done(file, *await self.check(file, before.get(file.id)))

        async with asyncio.TaskGroup() as group:
            for _ in range(self._settings.jobs):
                group.create_task(work())

    async def check(self, file: SourceFile, before: Record | None = None) -> tuple[Record, Contexts]:
        """Look at one source, and at its archived copy where the page does not have every excerpt."""
        source = file.source
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        live = await self._look(source.csl.url)
        found = {key: await self._apart(judge, excerpt, live) for key, excerpt in source.excerpts.items()}
        missing = [key for key, each in found.items() if each.verdict != Verdict.PRESENT]
        archived = None
        if source.archive and (missing or (live.failure and not found)):
            archived = await self._look(source.archive)
            for key in missing:
                found[key] = await self._apart(_else_archived, found[key], source.excerpts[key], archived)
        verdict = worst(each.verdict for each in found.values())
        if not found and live.failure and (archived is None or archived.failure):
            verdict = Verdict(live.failure.kind)
        record = Record(
            checked=now,
            url=source.csl.url,
            live=live.failure.kind if live.failure else "read",
            verdict=verdict,
            status=live.failure.status if live.failure else live.fetched and live.fetched.status,
            moved=live.fetched.url if live.fetched and live.fetched.moved else None,
            followed=await self._followed(file, before, now.date()),
            reason=live.failure.reason if live.failure else None,
            archive_reason=archived.failure.reason if archived and archived.failure else None,
            excerpts={key: _dated(each, now, before, key) for key, each in found.items()},
        )
        around = {
            key: await self._apart(context_of, excerpt.text, live.parts, paged=live.is_pdf)
            for key, excerpt in source.excerpts.items()
            if not (key in missing or excerpt.before or excerpt.after)
        }
        return record, {key: each for key, each in around.items() if any(each)}

    async def _followed(self, file: SourceFile, before: Record | None, today: datetime.date) -> str | None:
        """What took the source's place. A service that does not answer leaves what an earlier look found."""
        try:
            return await successor(file.source, self._asked, today)
        except FetchError:
            return before.followed if before and before.url == file.source.csl.url else None

    async def _asked(self, address: str) -> Fetched:
        """A service's answer, asked once in a run: many sources stand in one collection."""
        if address not in self._answers:
            self._answers[address] = asyncio.ensure_future(self._fetcher.ask(address))
        return await self._answers[address]

    async def _apart(self, work: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
        """Do work on a document in its thread, so that requests go on meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(work, *arguments, **named))

    async def _look(self, url: str) -> Seen:
        fetched: Fetched | None = None
        try:
            fetched = await self._fetcher.get(url)
            document = await read_document(fetched, self._settings.total, self._thread)
            words = await self._apart(Haystack, document.parts)
        except FetchError as error:
            # A new one, for that which was raised holds on to the page through its traceback.
            failure = FetchError(error.kind, error.reason, error.status, error.url)
            return Seen(fetched=fetched and replace(fetched, body=b""), failure=failure)
        return Seen(words, document.parts, document.is_pdf, replace(fetched, body=b""))


def _row(url: str) -> str:
    """The host whose turn a source waits for. An address that has none is alone: fetching it will say why."""
    try:
        return host_of(url)
    except AddressError:
        return url


def judge(excerpt: Excerpt, live: Seen) -> Confirmation:
    """The verdict on an excerpt by the page itself."""
    words = words_of(excerpt)
    if live.failure or live.words is None:
        return Confirmation(verdict=Verdict(live.failure.kind if live.failure else "unreachable"), words=words)
    if place := live.words.find(excerpt.text):
        at = place.locator if live.is_pdf else None
        return Confirmation(verdict=Verdict.PRESENT, where="page", at=at, words=words)
    near = live.words.nearest(excerpt.text)
    if near is None:
        return Confirmation(verdict=Verdict.GONE, words=words)
    near = printable(near)
    return Confirmation(verdict=Verdict.CHANGED, nearest=near, diff=word_diff(excerpt.text, near), words=words)


def _else_archived(found: Confirmation, excerpt: Excerpt, archived: Seen) -> Confirmation:
    """The verdict where a copy may have the words. Words that the publisher changed stay changed: that is news."""
    place = archived.words.find(excerpt.text) if archived.words else None
    if place is None:
        return found
    verdict = found.verdict if found.verdict == Verdict.CHANGED else Verdict.PRESENT
    at = place.locator if archived.is_pdf else None
    return found.model_copy(update={"verdict": verdict, "where": "archive", "at": at})


def _dated(found: Confirmation, now: datetime.datetime, before: Record | None, key: str) -> Confirmation:
    """The confirmation with the day on which the words were last seen, today or at an earlier run."""
    if found.verdict == Verdict.PRESENT:
        return found.model_copy(update={"confirmed": now.date().isoformat()})
    earlier = before.excerpts.get(key) if before else None
    same = earlier is not None and earlier.words == found.words
    return found.model_copy(update={"confirmed": earlier.confirmed if earlier and same else None})
