"""Evidence that is read once, however many pages are converted: engines make a new Markdown object for each page."""

import time
from pathlib import Path

from footnoted.evidence.read_sources import Evidence, load_evidence
from footnoted.kept import NOTHING, Kept

#: Minimum seconds between two checks for changed evidence files, and how many times the cost of a check: a live preview
#: notices an edit, and a build spends at most a hundredth of its time on looking, however many files there are.
_AT_LEAST, _TIMES_THE_COST = 1.0, 100
_kept: dict[Path, tuple[float, int, Evidence]] = {}
_speaker: tuple[Evidence, str | None] | None = None


def evidence_at(folder: Path, root: Path | None = None, kept: Kept = NOTHING) -> Evidence:
    """The evidence in `folder` (a relative path counts from where the build runs), read again when a file changed.

    Paths in messages are relative to `root`, or else to the folder above. `kept` holds files validated by earlier runs.
    """
    folder = folder.absolute()
    now = time.monotonic()
    again, stamp, evidence = _kept.get(folder, (float("-inf"), -1, Evidence()))
    if now < again:
        return evidence
    changed = _stamp(folder)
    cost = time.monotonic() - now
    if changed != stamp:
        evidence = load_evidence(folder, root or folder.parent, kept)
    _kept[folder] = (time.monotonic() + max(_AT_LEAST, _TIMES_THE_COST * cost), changed, evidence)
    return evidence


def speaks_for(page: str | None, evidence: Evidence) -> bool:
    """Whether this page says what is wrong with the evidence: one page does, in each build the same."""
    global _speaker  # noqa: PLW0603 - like _kept, what all pages of a process share
    if _speaker is None or _speaker[0] is not evidence:
        _speaker = (evidence, page)
    return _speaker[1] == page


def _stamp(folder: Path) -> int:
    """A number that changes when any evidence file is edited, added or removed."""
    files = (path for path in folder.glob("sources/**/*") if not path.name.startswith("."))  # an editor's own
    return hash(tuple(sorted((str(path), path.lstat().st_mtime_ns) for path in files)))
