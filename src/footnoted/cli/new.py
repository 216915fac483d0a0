"""`footnoted new FOLDER`: starts another site, with an example to replace."""

import argparse
import shlex
import shutil
import sys
from pathlib import Path

from footnoted.cli.exit_status import CLEAN
from footnoted.scaffold import new_site


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--name", help="the site's name (default: from the folder's)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the files that were written, and say what to run next."""
    written = new_site(options.folder, options.name)
    for path in written:
        print(path)
    print(f"Wrote {len(written)} files. Now: cd {shlex.quote(str(options.folder))} && {_as_run()} check")
    return CLEAN


def _as_run() -> str:
    """How to run this command from any folder: by its name where that finds it, else by where it is."""
    own = Path(sys.argv[0])
    return "footnoted" if shutil.which("footnoted") or own.name != "footnoted" else shlex.quote(str(own.resolve()))
