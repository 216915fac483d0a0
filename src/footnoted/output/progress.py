"""How far a run is: a bar on a terminal, a line now and then elsewhere. Always on standard error.

Nothing is shown of what takes less than a second.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
Step = Callable[[str], None]

_SHORT = 1.0  # seconds: what is through by then shows nothing
_SILENT = 4.0  # seconds between two lines where there is no terminal


class Track(Protocol):
    """A way to go through `total` items, which says how far it is: `what` names the work, as in “Reading pages”."""

    def __call__(self, items: Iterable[T], what: str, total: int) -> Iterator[T]: ...


def silently(items: Iterable[T], what: str, total: int) -> Iterator[T]:  # noqa: ARG001 - see Track
    """The items, and not a word."""
    yield from items


def track(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The items, with progress shown on standard error."""
    with progress(what, total) as step:
        for item in items:
            yield item
            step("")


@contextmanager
def progress(what: str, total: int, *, each: bool = False) -> Iterator[Step]:
    """A function to call with a word on each item that is done. `each`: every item has a line where there is no bar."""
    shown = _Bar(what, total) if sys.stderr.isatty() and _has_rich() else _Lines(what, total, each)
    try:
        yield shown.step
    finally:
        shown.end()


def _has_rich() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 - needed on a terminal alone

    return find_spec("rich") is not None


class _Lines:
    """Lines: one for each item, or one every few seconds."""

    def __init__(self, what: str, total: int, each: bool) -> None:
        self._what, self._total, self._each = what, total, each
        self._done = 0
        self._last = time.monotonic()

    def step(self, word: str) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if self._each:
            print(f"[{self._done}/{self._total}] {word}", file=sys.stderr, flush=True)
        elif now - self._last >= _SILENT:
            self._last = now
            print(f"{self._what}: {self._done:,} of {self._total:,}", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Nothing is left on the screen to clear."""


class _Bar:
    """A bar by rich, once the work has lasted a second."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, total, 0
        self._begins = time.monotonic() + _SHORT
        self._bar: Progress | None = None

    def step(self, word: str) -> None:
        """One more is done."""
        self._done += 1
        if self._bar is None and time.monotonic() >= self._begins:
            self._bar = self._started()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done, description=word)

    def _started(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415 - takes 50 ms, for a bar alone
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (TextColumn(self._what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, TextColumn("{task.description}"), console=Console(stderr=True), transient=True)
        bar.add_task("", total=self._total)
        bar.start()
        return bar

    def end(self) -> None:
        """Take the bar from the screen."""
        if self._bar is not None:
            self._bar.stop()
