"""`footnoted serve`: the engine's own live preview, with findings in the pages (see `footnoted.preview`)."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from footnoted.build import SCRATCH, BuildError, scratch_config
from footnoted.markdown.extension import FINDINGS_VARIABLE
from footnoted.site import Project

ADDRESS = "127.0.0.1:8000"


def mkdocs(project: Project, address: str, _into: Path) -> list[str]:
    """Not strict: while somebody writes, a finding is to be seen and not to end the preview."""
    config = str(project.root / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "-f", config, "--dev-addr", address]


def zensical(project: Project, address: str, into: Path) -> list[str]:
    """Zensical serves from the folder that it builds into: one of the preview's own, never the published one."""
    config = scratch_config(project, into, into.with_suffix(".yml"))
    return [sys.executable, "-m", "zensical", "serve", "--config-file", str(config), "--dev-addr", address]


ENGINES: dict[str, Callable[[Project, str, Path], list[str]]] = {"mkdocs": mkdocs, "zensical": zensical}


def serve(project: Project, engine: str = "mkdocs", address: str = ADDRESS) -> None:
    """Run the preview until it is stopped.

    Raises `BuildError` when the address cannot be used, or the engine stops by itself with a failure.
    """
    _free(address)
    into = project.root / f"{SCRATCH}{os.getpid()}-serve"
    quiet = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"}
    signal.signal(signal.SIGTERM, _stop)
    try:
        command = ENGINES[engine](project, address, into)
        with subprocess.Popen(
            command, cwd=project.root, env={**quiet, **os.environ, FINDINGS_VARIABLE: "1"}
        ) as running:
            try:
                status = running.wait()
            except KeyboardInterrupt:
                running.terminate()
                return
    finally:
        into.with_suffix(".yml").unlink(missing_ok=True)
        shutil.rmtree(into, ignore_errors=True)
    if status:
        raise BuildError(f"{engine} stopped with status {status}: see what it said above")


def _free(address: str) -> None:
    """Engines answer a port that is taken with a traceback."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise BuildError(f"“{address}” is not an address to serve on: write it like {ADDRESS}")
    try:
        with socket.create_server(
            (host.strip("[]"), int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        ):
            pass
    except (OSError, OverflowError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "there is no such address"
        raise BuildError(f"cannot serve on {address} ({why}): name another with --address {host}:8001") from error


def _stop(*_: Any) -> None:
    """End as by Ctrl-C, so that the engine is ended as well and nothing is left behind."""
    raise KeyboardInterrupt
