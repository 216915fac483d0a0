"""Evidence that is read once, however many pages are converted: engines make a new Markdown object for each page."""

from __future__ import annotations

import time
from pathlib import Path

from footnoted.evidence import Evidence, load_evidence

_LOOK_AGAIN_AFTER = 1.0  # seconds: a live preview notices an edit, a build does not stat thousands of files per page
_kept: dict[Path, tuple[float, int, Evidence]] = {}


def evidence_at(folder: Path, root: Path | None = None) -> Evidence:
    """The evidence in `folder` (a relative path counts from where the build runs), read again when a file changed.

    Paths in messages are relative to `root`, or else to the folder above.
    """
    folder = folder.absolute()
    now = time.monotonic()
    looked, stamp, evidence = _kept.get(folder, (float("-inf"), -1, Evidence()))
    if now - looked < _LOOK_AGAIN_AFTER:
        return evidence
    if (changed := _stamp(folder)) != stamp:
        evidence = load_evidence(folder, root or folder.parent)
    _kept[folder] = (now, changed, evidence)
    return evidence


def _stamp(folder: Path) -> int:
    """A number that changes when any evidence file is edited, added or removed."""
    return hash(tuple(sorted((str(path), path.stat().st_mtime_ns) for path in folder.glob("sources/**/*"))))
