"""`footnoted COMMAND`: the list of commands, and what becomes of an error. Each command is a module of this room."""

import argparse
import contextlib
import io
import os
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from footnoted import __version__
from footnoted.cli.exit_status import UNUSABLE

#: Each command's module has its name; what `footnoted --help` says of it.
_COMMANDS = {
    "check": "hold every claim to its evidence",
    "fix": "write missing claim ids, and record the addresses of claims",
    "explain": "say why a rule exists and how to mend what it finds",
    "build": "check, build and publish into site/",
    "serve": "preview while writing, with the findings in the pages",
    "new": "start another site in an empty folder, with an example to replace",
    "source": "add a source, or an excerpt to one that is there",
    "verify": "confirm every excerpt in the live page, or in its archived copy",
    "review": "read claims beside their excerpts, and keep what you found",
    "cited": "say whether the claims that a document links to still stand",
    "schema": "write evidence/schema.json for editors",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0 clean, 1 findings, 2 unusable input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console without “…” should print something else, not fail
            stream.reconfigure(errors="replace")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parser(given).parse_args(given)
    return _run(options)


def _stop(*_: object) -> None:
    """End as by Ctrl-C, so that an engine that runs is ended as well and nothing is left behind."""
    raise KeyboardInterrupt


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser. Only the command that is called is imported, with the options that it has."""
    parser = argparse.ArgumentParser(prog="footnoted", description="Machine-checked sourcing for Markdown sites.")
    parser.add_argument("--version", action="version", version=f"footnoted {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    called = next((word for word in given if not word.startswith("-")), None)
    for name, about in _COMMANDS.items():
        command = commands.add_parser(name, help=about)
        if name == called:
            import_module(f"footnoted.cli.{name}").add_options(command)
    return parser


def _run(options: argparse.Namespace) -> int:
    from footnoted.model.errors import ProjectError  # noqa: PLC0415 - `--version` needs none of the model

    try:
        status: int = options.run(options)
    except ProjectError as error:
        return _unusable(options, str(error))
    except OSError as error:
        return _unusable(options, f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except RecursionError:
        return _unusable(options, "a file leads back to itself, or is nested too deeply: see what was changed last")
    except ModuleNotFoundError as error:
        extra = getattr(options, "extra", "")
        if not extra or (error.name or "").startswith("footnoted"):
            raise
        return _unusable(options, f"the package {error.name} is missing: pip install 'footnoted[{extra}]'")
    except KeyboardInterrupt:
        print("footnoted: stopped", file=sys.stderr)
        return 130
    return status


def _unusable(options: argparse.Namespace, error: str) -> int:
    """Say what is wrong; where the command has a format to write in, in that as well."""
    with contextlib.suppress(OSError):  # a folder that is gone
        error = error.replace(f"{Path.cwd()}{os.sep}", "")  # paths as they are typed from here
    print(f"footnoted: {error}", file=sys.stderr)
    getattr(options, "tell", lambda *_: None)(options, error)
    return UNUSABLE
