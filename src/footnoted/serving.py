"""`footnoted serve`: the engine's own live preview, with findings in the pages (see `footnoted.preview`)."""

import os
import shutil
import socket
import subprocess

from footnoted.engines.by_name import Engine
from footnoted.engines.project import Project
from footnoted.files import SCRATCH
from footnoted.model.errors import ProjectError
from footnoted.preview.switch import FINDINGS_VARIABLE

ADDRESS = "127.0.0.1:8000"


class ServeError(ProjectError):
    """The preview cannot run: the message says why, and what to do."""


def serve(project: Project, engine: Engine, address: str = ADDRESS) -> None:
    """Run the preview until it is stopped.

    Raises `ServeError` when the address cannot be used, or the engine stops by itself with a failure.
    """
    if not engine.is_installed():
        raise ServeError(f"{engine.name} is not installed: pip install 'footnoted[{engine.extra}]'")
    _free(address)
    into = project.root / f"{SCRATCH}{os.getpid()}-serve"
    quiet = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"}
    try:
        command = engine.serve(project, address, into)
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
        raise ServeError(f"{engine.name} stopped with status {status}: see what it said above")


def _free(address: str) -> None:
    """Engines answer a port that is taken with a traceback."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise ServeError(f"“{address}” is not an address to serve on: write it like {ADDRESS}")
    try:
        with socket.create_server(
            (host.strip("[]"), int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        ):
            pass
    except (OSError, OverflowError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "there is no such address"
        raise ServeError(f"cannot serve on {address} ({why}): name another with --address {host}:8001") from error
