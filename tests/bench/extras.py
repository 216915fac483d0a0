"""Installs footnoted alone, and with each of its extras alone, into an empty environment, and runs what each promises.

    python tests/bench/extras.py [EXTRA …]        (default: none, and each extra; asks a package index)

Prints how many packages and how many MB each brings, and what a command says whose extra is missing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests"))
from conftest import MKDOCS, PAGE, SOURCE  # noqa: E402 - the same small project as the tests have

#: What works with each extra: the command and its exit status. Without an extra, the checker alone works.
PROMISED: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "": ((("check",), 0), (("fix",), 0), (("explain", "FN201"), 0), (("schema",), 0)),
    "mkdocs": ((("check",), 0),),
    "zensical": ((("check",), 0),),
    "web": ((("verify", "--jobs", "0"), 2),),
    "publish": ((("check",), 0), (("build",), 2)),
    "paper": ((("check",), 0), (("build",), 2)),
    "mkdocs,publish": ((("build",), 0),),
}
#: What a command whose extra is missing must say.
MISSING = {
    "": ((("build",), "footnoted[publish]"), (("verify",), "footnoted[web]"), (("serve",), "footnoted[mkdocs]")),
    "publish": ((("build",), "footnoted[mkdocs]"),),
}


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command and all it said."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def tried(extra: str) -> bool:
    """Install and try one extra. Prints a line; whether all was as promised."""
    with tempfile.TemporaryDirectory() as base:
        env, project = Path(base) / "env", Path(base) / "project"
        uv, wanted = [sys.executable, "-m", "uv"], f"{ROOT}[{extra}]" if extra else str(ROOT)
        run(*uv, "venv", "--quiet", "--python", sys.executable, str(env), folder=ROOT)
        done = run(*uv, "pip", "install", "--quiet", "--python", str(env), wanted, folder=ROOT)
        if done.returncode:
            print(f"{extra or 'alone'}: cannot be installed:\n{done.stderr}")
            return False
        _project(project)
        packages = list(env.glob("lib/python*/site-packages/*.dist-info"))
        size = sum(path.stat().st_size for path in env.glob("lib/**/*") if path.is_file()) / 1e6
        wrong = list(_wrong(extra, env / "bin" / "footnoted", project))
        print(
            f"{extra or 'alone':<15} {len(packages):>3} packages {size:>6.0f} MB  {'; '.join(wrong) or 'as promised'}"
        )
        return not wrong


def _wrong(extra: str, footnoted: Path, project: Path) -> list[str]:
    found = []
    for arguments, status in PROMISED[extra]:
        done = run(str(footnoted), *arguments, folder=project)
        if done.returncode != status or "Traceback" in done.stderr:
            found.append(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr[-300:]}")
    for arguments, words in MISSING.get(extra, ()):
        done = run(str(footnoted), *arguments, folder=project)
        if words not in done.stderr or done.returncode != 2:
            found.append(f"{' '.join(arguments)} does not name {words}: {done.stderr[-300:]}")
    return found


def _project(folder: Path) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "evidence" / "sources").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS)
    (folder / "docs" / "index.md").write_text(PAGE)
    (folder / "evidence" / "sources" / "guardian-2022.yml").write_text(SOURCE)


if __name__ == "__main__":
    results = [tried(extra) for extra in sys.argv[1:] or PROMISED]
    sys.exit(not all(results))
