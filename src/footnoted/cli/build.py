"""`footnoted build`: checks, builds with the site's engine, and publishes into site/."""

import argparse
import sys

from footnoted.alone import alone
from footnoted.checker import check_site
from footnoted.cli.chosen_pages import project_and_pages
from footnoted.cli.exit_status import CLEAN, FINDINGS
from footnoted.engines.by_name import ENGINES
from footnoted.engines.page_files import load_site
from footnoted.engines.project import Project
from footnoted.fixing.permalink_record import addresses, new_wordings
from footnoted.kept import kept_for
from footnoted.model.history import PERMALINKS
from footnoted.model.wordings import WORDINGS
from footnoted.output.plain_text import as_text, some
from footnoted.output.progress import track


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--engine", choices=sorted(ENGINES), default="mkdocs")
    parser.add_argument("--draft", action="store_true", help="without PDFs and the offline copy, which take longest")
    parser.set_defaults(run=run, extra="publish")


def run(options: argparse.Namespace) -> int:
    """Build the site where the check finds no error."""
    project, _ = project_and_pages([])
    with alone(project.root):
        return _built(project, options)


def _built(project: Project, options: argparse.Namespace) -> int:
    from footnoted.building import build  # noqa: PLC0415 - the extra “publish”: `main` reports what is missing

    kept = kept_for(project.root)
    site = load_site(project, kept=kept, track=track)
    report = check_site(site, kept, track)
    sys.stdout.write(as_text(report))
    sys.stdout.flush()
    if report.failed:
        return FINDINGS
    new = len(set(addresses(site)) - {link.address for link in site.permalinks})
    words = sum(1 for _ in new_wordings(site))
    if new or words:
        print(
            f"footnoted: {some(new, 'address')} not in evidence/{PERMALINKS} and {some(words, 'wording')} not in "
            f"{WORDINGS} yet: run `footnoted fix` before you publish, so that the links stay good",
            file=sys.stderr,
        )
    print(f"Built {build(project, site, report, ENGINES[options.engine], draft=options.draft)}")
    return CLEAN
