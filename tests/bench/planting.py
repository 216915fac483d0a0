"""Runs tests against a package with a fault planted in one of its modules, each fault in a process of its own.

The processes are forked from one that has imported all that the package needs, but not the package: so a fault costs
half a second, and no file is ever changed.
"""

from __future__ import annotations

import importlib
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import hypothesis
import pytest
from mutations import Mutant

PATIENCE = 20  # seconds of the processor, for a fault that never ends; and three times as many by the clock
MEMORY = 4 << 30  # bytes, for one that never ends and keeps what it makes
OPTIONS = "-q -x --tb=line --no-header --assert=plain".split()

#: Each test: how many seconds of the processor it took, and the lines that it ran.
Reached = dict[str, tuple[float, set[tuple[str, int]]]]


class _Planted(SourceFileLoader):
    """Finds a module and loads it from changed code."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        super().__init__(name, str(path))
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        return self._code

    def find_spec(self, fullname: str, *_: Any) -> ModuleSpec | None:
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None


class _Tracer:
    """A plugin of pytest that notes which lines of these files each test runs."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = frozenset(map(str, paths))
        self.reached: Reached = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        lines: set[tuple[str, int]] = set()

        def trace(frame: FrameType, _event: str, _: Any) -> Any:
            if (path := frame.f_code.co_filename) not in self._paths:
                return None
            lines.add((path, frame.f_lineno))
            return trace

        began = time.process_time()
        sys.settrace(trace)
        result = yield
        sys.settrace(None)
        self.reached[item.nodeid] = (time.process_time() - began, lines)
        return result


class _Chosen:
    """A plugin of pytest that runs these tests alone, in this order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self._places]
        items[:] = sorted(kept, key=lambda item: self._places[item.nodeid])


def reached_by(tests: Iterable[str], paths: Iterable[Path]) -> Reached:
    """Run the tests as they are, and import what they needed, the package itself not. Stops where one fails."""
    tracer = _Tracer(paths)
    with tempfile.NamedTemporaryFile() as record:

        def work() -> int:
            status = _tested(tests, tracer)
            imported = [name for name, each in sys.modules.items() if _is_needed(getattr(each, "__file__", None) or "")]
            Path(record.name).write_bytes(pickle.dumps((tracer.reached, imported)))
            return status

        if _apart(work, patience=100 * PATIENCE):
            sys.exit("the tests fail without any fault")
        reached, imported = pickle.loads(record.read())
    for name in imported:
        with suppress(ImportError):
            importlib.import_module(name)
    for name in [each for each in sys.modules if each.partition(".")[0] == "footnoted"]:
        del sys.modules[name]  # each process imports it again; what stays is that its patterns are compiled
    return dict(reached)


def _is_needed(file: str) -> bool:
    return "site-packages" in file or "/src/footnoted/" in file


def survives(module: str, path: Path, mutant: Mutant, reached: Reached) -> bool:
    """Whether no test fails with the fault. Those that reach its line are run, the quickest first."""
    lines = {(str(path), line) for line in range(mutant.first, mutant.last + 1)}
    names = [name for name, (_, ran) in reached.items() if ran & lines]
    if not mutant.inside:  # it is run once, on import: whoever uses the module can see it, or looks at its data alone
        names = [name for name, (_, ran) in reached.items() if not ran or any(at[0] == str(path) for at in ran)]
    names.sort(key=lambda name: reached[name][0])

    def work() -> int:
        sys.meta_path.insert(0, _Planted(module, path, mutant.code))
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        return _tested(dict.fromkeys(name.partition("::")[0] for name in names), _Chosen(names))

    return not names or _apart(work, patience=PATIENCE) == 0


def _tested(files: Iterable[str], plugin: object) -> int:
    """Run these files of tests, with the same examples of hypothesis each time."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("planted", derandomize=True, database=None, phases=phases)
    hypothesis.settings.load_profile("planted")
    return int(pytest.main([*OPTIONS, *files], plugins=[plugin]))


def _apart(work: Callable[[], int], *, patience: int) -> int:
    """Do it in a process of its own. Returns its exit status, or the number of a signal below zero."""
    if process := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    signal.setitimer(signal.ITIMER_PROF, patience)
    signal.alarm(3 * patience)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    status = 99
    try:
        status = work()
    except Exception:  # noqa: BLE001 - this process ends here
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        os._exit(status)
