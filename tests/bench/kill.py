"""Kills `footnoted build`, `fix` and `source add` at random moments, 200 times each, and looks at what is left.

    python tests/bench/kill.py [TIMES]

No file may be half-written, the old site must serve at every moment, and the next build must clear up. Stops with what
it found at the first thing that is broken.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / folder) for folder in ("", "servers", "kills")]

from killing import sweep, victims


def main(times: int) -> int:
    """Print a line for each command. Returns the exit status."""
    with tempfile.TemporaryDirectory() as folder, victims(Path(folder) / "projects") as found:
        for name, victim in found.items():
            began = time.monotonic()
            try:
                tally = sweep(victim, times, seed=times)
            except AssertionError as error:
                print(f"footnoted {name}: {error}")
                return 1
            print(f"footnoted {name}: {tally}, nothing broken ({time.monotonic() - began:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
