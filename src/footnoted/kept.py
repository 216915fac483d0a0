"""Results kept between runs, by the content that they were made from, so that unchanged pages are not read again.

They are kept in the user's own cache folder (`$XDG_CACHE_HOME/footnoted`, or `~/.cache/footnoted`) and never inside the
project: a project can come from anybody, and what is kept there could claim that a wrong page is clean.
"""

import hashlib
import os
import pickle
import shutil
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

#: Seconds after which what is kept for a project is removed: nobody has checked it for a month.
_FORGOTTEN = 30 * 86400


def digest(*parts: str | bytes) -> str:
    """A name for content: the same parts give the same name, and no others do (SHA-256, 32 digits)."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(f"{len(data)}:".encode() + data)
    return found.hexdigest()[:32]


class Kept:
    """What was kept for one project. `folder` is where; None keeps nothing. Whatever cannot be read is not there."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, name: str) -> Any:
        """What was kept under a name; None where nothing is."""
        self._used.add(name)
        if self._folder is None:
            return None
        try:
            return pickle.loads((self._folder / name).read_bytes())
        except Exception:  # noqa: BLE001 - cut short, of another version, or gone: it is made again
            return None

    def put(self, name: str, value: Any) -> None:
        """Keep a value. Where nothing can be written, or the value cannot be, nothing is kept."""
        self._used.add(name)
        if self._folder is None:
            return
        try:
            data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(self._folder / name)
        except (OSError, pickle.PicklingError, AttributeError, TypeError):
            return

    def drop_unused(self) -> None:
        """Remove what this run neither read nor wrote: it is of pages that are gone or were changed. And remove what is
        kept for projects that nobody checks any more.
        """
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name not in self._used:
                path.unlink(missing_ok=True)
        self._folder.touch()
        for other in self._folder.parent.iterdir():
            if other.stat().st_mtime < time.time() - _FORGOTTEN:
                shutil.rmtree(other, ignore_errors=True)


NOTHING = Kept(None)


@cache
def kept_for(root: Path) -> Kept:
    """What is kept for the project in the folder `root`, by this version of footnoted and of Python."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Kept(base / "footnoted" / digest(str(root), _code(), sys.version))


@cache
def _code() -> str:
    """A name for the code of this package as it is installed: what other code made is never taken."""
    installed = Path(sysconfig.get_paths()["purelib"])  # its time changes when any package is installed or upgraded
    return digest(*_stamps(Path(__file__).parent.rglob("*.py")), str(installed.stat().st_mtime_ns))


def _stamps(paths: Iterable[Path]) -> list[str]:
    """The path, size and time of each file."""
    found = ((path, path.stat()) for path in sorted(paths))
    return [f"{path}:{status.st_size}:{status.st_mtime_ns}" for path, status in found]
