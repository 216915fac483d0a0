"""How far a run is: a bar on a terminal, a line for each source elsewhere. Always on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Step = Callable[[str, str], None]


@contextmanager
def progress(total: int) -> Iterator[Step]:
    """A function to call with each finished source's id and verdict."""
    console = Console(stderr=True)
    if not console.is_terminal:
        done = 0

        def line(identifier: str, verdict: str) -> None:
            nonlocal done
            done += 1
            print(f"[{done}/{total}] {identifier}: {verdict}", file=sys.stderr, flush=True)

        yield line
        return
    columns = (
        TextColumn("Verifying"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(identifier: str, verdict: str) -> None:
            bar.update(task, advance=1, description=f"{identifier}: {verdict}")

        yield advance
