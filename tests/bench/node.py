"""The audit's tools that come from npm: installed into .node_tools, at the versions of tests/bench/tools/."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from beside import ROOT

_LOCKED = Path(__file__).with_name("tools")
_INTO = ROOT / ".node_tools"


def tool(path: str) -> Path:
    """A file below `node_modules`, installed first where it is not there or is of another version.

    Leaves with what to do where npm is missing or cannot install.
    """
    kept = _INTO / "package-lock.json"
    locked = _LOCKED / "package-lock.json"
    found = _INTO / "node_modules" / path
    if not found.exists() or not kept.exists() or kept.read_bytes() != locked.read_bytes():
        _install()
    if not found.exists():
        sys.exit(f"npm installed the audit's tools, but {path} is not among them: remove {_INTO} and try again")
    return found


def _install() -> None:
    if not shutil.which("npm"):
        sys.exit("npm is needed to install the audit's tools: install Node.js 20 or newer")
    shutil.rmtree(_INTO, ignore_errors=True)
    _INTO.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_LOCKED / name, _INTO)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=_INTO, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed in {_INTO}:\n{done.stderr.strip()}")
