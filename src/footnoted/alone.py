"""One command at a time: what writes into a project waits until another one that does is done."""

import hashlib
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from footnoted.model.errors import ProjectError

_PATIENCE = 600.0  # seconds


@contextmanager
def alone(root: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of the project at `root`; says so on standard error where it has to wait.

    The lock is a file among the system's temporary ones: nothing of it is left in the project, and the system lets go
    of it when a command is killed. Raises `ProjectError` when it is not free within `patience` seconds.
    """
    name = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    lock = FileLock(Path(tempfile.gettempdir()) / f"footnoted-{name}.lock", mode=0o666)
    try:
        lock.acquire(timeout=0.2)
    except Timeout:
        print("footnoted: waiting for another footnoted command in this project", file=sys.stderr)
        _wait(lock, patience)
    try:
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, patience: float) -> None:
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise ProjectError(
            "another footnoted command is still at work in this project: let it end, or stop it, and try again"
        ) from None
