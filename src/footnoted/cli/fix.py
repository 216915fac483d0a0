"""`footnoted fix [PATH …]`: writes missing claim ids, and records the addresses of claims."""

import argparse
from pathlib import Path

from footnoted.alone import alone
from footnoted.cli.chosen_pages import project_and_pages
from footnoted.cli.exit_status import CLEAN, FINDINGS
from footnoted.fixing.ids import fix_ids
from footnoted.kept import kept_for
from footnoted.model.history import PERMALINKS
from footnoted.model.wordings import WORDINGS
from footnoted.output.plain_text import some
from footnoted.output.progress import track


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="pages or folders (default: all)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Say what was written; 1 where a claim was left without an id."""
    project, only = project_and_pages(options.paths)
    with alone(project.root):
        done = fix_ids(project, only, kept_for(project.root), track)
    for path, identifier in done.written:
        print(f"{path}: #{identifier}")
    for path, line in done.left:
        print(f"{path}:{line}: FN401 no id could be written here without changing the page: write it by hand")
    for each in done.held:
        print(f"{each.path}:{each.line}: {each.code} no new address of this page was recorded before this is mended")
    recorded = f" Recorded {some(done.recorded, 'address')} in evidence/{PERMALINKS}." if done.recorded else ""
    reworded = f" Recorded {some(done.reworded, 'wording')} in evidence/{WORDINGS}." if done.reworded else ""
    print(f"Wrote {some(len(done.written), 'id')}.{recorded}{reworded}")
    return FINDINGS if done.left else CLEAN
