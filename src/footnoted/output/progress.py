"""How far a run is: a bar on a terminal (by rich), a line now and then elsewhere. Always on standard error."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Protocol, TypeVar

T = TypeVar("T")
Step = Callable[[str], None]

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
    if sys.stderr.isatty() and find_spec("rich"):
        from rich.console import Console  # noqa: PLC0415 - takes 50 ms, for a bar alone
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, TextColumn("{task.description}"), console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=total)
            yield lambda word: bar.update(task, advance=1, description=word)
        return
    done, last = 0, time.monotonic()

    def step(word: str) -> None:
        nonlocal done, last
        done += 1
        if each:
            print(f"[{done}/{total}] {word}", file=sys.stderr, flush=True)
        elif time.monotonic() - last >= _SILENT:
            last = time.monotonic()
            print(f"{what}: {done:,} of {total:,}", file=sys.stderr, flush=True)

    yield step
