"""Lets the long sweeps use what the browser tests use: imported for putting tests/browser on the path."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests/browser"))
