"""Kills commands at random moments and looks at what they leave: shared by the tests and the long sweep."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from local_web import EXCERPT, serve

from conftest import MKDOCS, PAGE, SOURCE

#: Runs that may be through before their moment comes: more mean that something else is wrong.
MOST_FINISHED = 200


@dataclass
class Tally:
    """What happened: kills while the command ran (and how many left something behind, for the next build to clear), and
    runs that were through before.
    """

    killed: int = 0
    left: int = 0
    finished: int = 0

    def __str__(self) -> str:
        return f"{self.killed} killed ({self.left} left something, cleared since), {self.finished} finished before"


@dataclass
class Victim:
    """A command to kill. `reset` puts the project back before each run; `look` raises where something is broken after
    one; `watch` does so while it runs; `mend` runs the command once more and looks at the end.
    """

    root: Path
    arguments: tuple[str, ...]
    reset: Callable[[], None]
    look: Callable[[], None]
    mend: Callable[[], None]
    watch: Callable[[], None] = lambda: None
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, seconds: float | None = None, *, whole_group: bool = True) -> bool:
        """Run the command, and kill it after so many seconds, alone or with what it started. Whether it was killed."""
        command = [sys.executable, "-m", "footnoted", *self.arguments]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **self.environment}
        with subprocess.Popen(
            command, cwd=self.root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as running:  # fmt: skip
            end = time.monotonic() + (600 if seconds is None else seconds)
            while running.poll() is None and time.monotonic() < end:
                self.watch()
                time.sleep(0.002)
            killed = running.poll() is None
            if killed:
                (os.killpg if whole_group else os.kill)(running.pid, signal.SIGKILL)
        assert seconds is not None or running.returncode == 0, f"{' '.join(command)} failed"
        return killed


def sweep(victim: Victim, times: int, seed: int = 1) -> Tally:
    """Kill the command so many times, at moments spread over its run, and let it run through at the end. Runs that were
    through before their moment count as nothing.
    """
    tally, moments = Tally(), random.Random(seed)
    victim.reset()
    began = time.monotonic()
    victim.run()
    long = time.monotonic() - began
    while tally.killed < times and tally.finished < MOST_FINISHED:
        victim.reset()
        began = time.monotonic()
        killed = victim.run(moments.uniform(0.2, 1.0) * long, whole_group=tally.killed % 2 == 0)
        if not killed:  # the machine is quicker now than when the time was taken
            long = min(long, time.monotonic() - began)
        tally.killed += killed
        tally.finished += not killed
        tally.left += bool(killed and leftovers(victim.root))
        victim.look()
    victim.mend()
    return tally


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder with a hash of its content."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(root: Path) -> list[Path]:
    """Unfinished files and folders anywhere in a project."""
    return [*root.glob(".site-*"), *root.rglob(".*.tmp")]


def project(root: Path) -> None:
    """A small clean project."""
    (root / "docs").mkdir(parents=True)
    (root / "evidence" / "sources").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(MKDOCS)
    (root / "docs" / "index.md").write_text(PAGE)
    (root / "evidence" / "sources" / "guardian-2022.yml").write_text(SOURCE)


def build(root: Path) -> Victim:
    """`footnoted build` over a site that is being read: what serves is always one of two whole sites."""
    project(root)
    page, home = root / "docs" / "index.md", root / "site" / "index.html"
    versions = [PAGE, PAGE.replace("# Scratch", "# Another")]
    sites: list[dict[str, str]] = []

    def reset() -> None:
        page.write_text(versions[1] if page.read_text() == versions[0] else versions[0])

    def watch() -> None:
        text = home.read_text(encoding="utf-8")
        assert text.rstrip().endswith(("</html>", "-->")), "half a page is served"

    def look() -> None:
        watch()
        assert tree(root / "site") in sites, "the site is neither the old one nor the new one"
        assert page.read_text() in versions

    def mend() -> None:
        for _ in range(100):  # an engine whose build was killed alone may still write
            if leftovers(root):
                victim.run()
        assert not leftovers(root)
        look()

    victim = Victim(root, ("build",), reset, look, mend)
    for version in versions:
        page.write_text(version)
        victim.run()
        sites.append(tree(root / "site"))
    assert sites[0] != sites[1]
    victim.watch = watch
    return victim


def fix(root: Path) -> Victim:
    """`footnoted fix`: each page is as it was, or has all its ids."""
    project(root)
    cite = "[^guardian-2022:kept]"
    letters = "abcdefgh"
    texts = {
        f"page-{page}.md": f"# Page {page}\n\n" + "".join(f"Claim {page}{each}.{cite}\n\n" for each in letters)
        for page in "ijklmn"
    }
    permalinks = root / "evidence" / "permalinks.txt"
    fixed: dict[str, str] = {}
    recorded: list[str] = []

    def reset() -> None:
        permalinks.unlink(missing_ok=True)
        for name, text in texts.items():
            (root / "docs" / name).write_text(text)

    def look() -> None:
        for name, text in texts.items():
            assert (root / "docs" / name).read_text() in {text, fixed[name]}, name
        assert not permalinks.exists() or permalinks.read_text() == recorded[0]

    def mend() -> None:
        victim.run()
        assert {name: (root / "docs" / name).read_text() for name in texts} == fixed
        assert permalinks.exists()
        build_once = Victim(root, ("build",), reset, look, mend)
        build_once.run()
        assert leftovers(root) == []

    victim = Victim(root, ("fix",), reset, look, mend)
    reset()
    victim.run()
    fixed.update({name: (root / "docs" / name).read_text() for name in texts})
    recorded.append(permalinks.read_text())
    assert all(text.count("{ #") == 8 for text in fixed.values())
    assert len(recorded[0].splitlines()) > 6 * (1 + 8)
    return victim


@contextmanager
def source_add(root: Path) -> Iterator[Victim]:
    """`footnoted source add`: the evidence file is there and whole, or it is not there."""
    project(root)
    folder = root / "evidence" / "sources"
    before = {path.name for path in folder.iterdir()}
    with serve() as web:
        whole: list[str] = []

        def added() -> list[Path]:
            return [path for path in folder.glob("*.yml") if path.name not in before]

        def reset() -> None:
            for path in added():
                path.unlink()

        def look() -> None:
            assert [path.read_text() for path in added()] in ([], whole), "half a file"

        def mend() -> None:
            reset()
            victim.run()
            assert [path.read_text() for path in added()] == whole
            reset()
            Victim(root, ("build",), reset, look, mend).run()
            assert leftovers(root) == []

        environment = {"SSL_CERT_FILE": str(web.ca)}
        (root / "mkdocs.yml").write_text(f"{MKDOCS}extra:\n  footnoted:\n    private: ['127.0.0.1:{web.port}']\n")
        arguments = ("source", "add", web.url("/fine"), "--excerpt", EXCERPT, "--yes")
        victim = Victim(root, arguments, reset, look, mend, environment=environment)
        victim.run()
        whole += [path.read_text() for path in added()]
        assert len(whole) == 1
        yield victim


@contextmanager
def victims(folder: Path) -> Iterator[dict[str, Victim]]:
    """All three commands, each with a project of its own below `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    with source_add(folder / "source-add") as adding:
        yield {"build": build(folder / "build"), "fix": fix(folder / "fix"), "source add": adding}
