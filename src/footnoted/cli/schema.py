"""`footnoted schema`: writes evidence/schema.json, from which editors complete and check evidence files."""

import argparse

from footnoted.cli.chosen_pages import project_and_pages
from footnoted.cli.exit_status import CLEAN
from footnoted.evidence.schema import schema_text
from footnoted.files import write_text


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command has none."""
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Write the file."""
    project, _pages = project_and_pages([])
    path = project.evidence / "schema.json"
    write_text(path, schema_text())
    print(f"Wrote {project.shown(path)}")
    return CLEAN
