"""`footnoted check [PATH …]`: holds every claim to its evidence."""

import argparse
import sys
from pathlib import Path

from footnoted.checker import check_site
from footnoted.cli.chosen_pages import project_and_pages
from footnoted.cli.exit_status import CLEAN, FINDINGS
from footnoted.engines.page_files import load_site
from footnoted.kept import kept_for
from footnoted.output import github, machine, plain_text
from footnoted.output.progress import track

_ERRORS = {"json": machine.error_as_json, "github": github.error_as_github}
_FORMATS = {"text": plain_text.as_text, "json": machine.as_json, "github": github.as_github}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="pages or folders (default: all)")
    parser.add_argument("--format", choices=sorted(_FORMATS), default="text", help="how to write the findings")
    parser.set_defaults(run=run, tell=tell)


def tell(options: argparse.Namespace, error: str) -> None:
    """Write what stopped the check in the chosen format, for programs that do not read standard error."""
    if as_error := _ERRORS.get(options.format):
        sys.stdout.write(as_error(error))


def run(options: argparse.Namespace) -> int:
    """Write the findings; 1 where one is more than a warning."""
    project, only = project_and_pages(options.paths)
    kept = kept_for(project.root)
    report = check_site(load_site(project, only, kept, track), kept, track)
    if not only:
        kept.drop_unused()
    sys.stdout.write(_FORMATS[options.format](report))
    return FINDINGS if report.failed else CLEAN
