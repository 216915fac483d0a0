"""Writing files so that nothing is ever half-written: a temporary file beside the target, then a rename.

A process that is killed leaves its temporary files behind. Their names tell whose they are, so that a later one can
clear them up.
"""

import ctypes
import os
import re
import tempfile
from pathlib import Path

#: How the names of unfinished builds begin, in the project's folder; the number of their process follows.
SCRATCH = ".site-"

_LEFT = re.compile(r"\..+\.(?P<process>\d+)-\w+\.tmp\Z")
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)


def files_below(folder: Path, *suffixes: str) -> list[Path]:
    """The files below a folder, in order: all, or those with a suffix. Folders can have one too: ids may have dots."""
    return sorted(path for path in folder.rglob("*") if (not suffixes or path.suffix in suffixes) and path.is_file())


def is_hidden(path: Path) -> bool:
    """Whether a path has a part that begins with a dot: engines publish none of these."""
    return any(part.startswith(".") for part in path.parts)


def write_text(path: Path, text: str) -> None:
    """Replace the file at `path` with `text` (UTF-8) at once, or leave it as it was. Folders are made."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Replace the file at `path` with `content` at once, or leave it as it was. Folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.{os.getpid()}-", suffix=".tmp")
    except OSError as error:  # report the requested path, not the temporary file's
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode if path.exists() else 0o644
        Path(temporary).chmod(mode & 0o777)
        Path(temporary).replace(path)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def clear_leftovers(folder: Path) -> None:
    """Remove what killed processes left of unfinished files in `folder` and below."""
    for path in folder.rglob(".*.tmp"):
        left = _LEFT.match(path.name)
        if left and not is_running(int(left["process"])):
            path.unlink(missing_ok=True)


def is_running(process: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def exchange(first: Path, second: Path) -> bool:
    """Let two folders of one file system change places at once, so that neither is ever missing.

    False where the system cannot (`renameat2` with RENAME_EXCHANGE: Linux 3.15, most of its file systems).
    """
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return int(rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE)) == 0
