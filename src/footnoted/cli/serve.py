"""`footnoted serve`: the engine's live preview, with the check's findings in the pages."""

import argparse

from footnoted.cli.chosen_pages import project_and_pages
from footnoted.cli.exit_status import CLEAN
from footnoted.engines.by_name import ENGINES
from footnoted.serving import ADDRESS, serve


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--engine", choices=sorted(ENGINES), default="mkdocs")
    parser.add_argument("--address", metavar="IP:PORT", default=ADDRESS, help=f"where to serve (default: {ADDRESS})")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until it is stopped."""
    project, _ = project_and_pages([])
    serve(project, ENGINES[options.engine], options.address)
    return CLEAN
