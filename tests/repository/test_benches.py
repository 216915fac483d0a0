"""Each bench begins as `make audit` starts it: what it uses is found from its own folder alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench"
IMPORTED = """
import runpy, sys
first, own = list(sys.path), sys.argv[1]
for script in sys.argv[2:]:
    sys.path[:] = [script.rpartition("/")[0], *first[1:]]
    runpy.run_path(script, run_name="imported")
    for name in [name for name, each in sys.modules.items() if (getattr(each, "__file__", "") or "").startswith(own)]:
        del sys.modules[name]  # the next one finds it by itself
"""


def test_every_bench_finds_what_it_uses() -> None:
    scripts = [str(path) for path in sorted([*BENCH.glob("*.py"), *BENCH.glob("search/*.py")])]
    run = subprocess.run(
        [sys.executable, "-c", IMPORTED, str(BENCH.parent), *scripts],
        capture_output=True,
        text=True,
        check=False,
        cwd=BENCH.parents[1],
    )
    assert run.returncode == 0, run.stderr
