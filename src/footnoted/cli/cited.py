"""`footnoted cited FILE …`: whether the claims of this site that a document links to still stand."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from footnoted.citing import Citing, Standing, Status
from footnoted.cli.exit_status import CLEAN, FINDINGS
from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.kept import kept_for
from footnoted.model import is_day, show_edtf
from footnoted.model.errors import ProjectError
from footnoted.output.plain_text import some


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="Markdown, HTML, DOCX or PDF")
    parser.add_argument(
        "--written", default="", metavar="DAY", help="when it was written (2026-11-24): earlier changes do not count"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to write the results")
    parser.set_defaults(run=run, extra="web")


def run(options: argparse.Namespace) -> int:
    """1 where a cited claim was reworded, corrected or withdrawn, or never was."""
    from footnoted.documents.links import DocumentError, links_in  # noqa: PLC0415 - the extra “web”

    if options.written and not is_day(options.written):
        raise ProjectError(f"--written {options.written}: is no day: write it as 2026-11-24")
    project = find_project(Path.cwd())
    if not project.url:
        raise ProjectError("the site's address is not known: set site_url in mkdocs.yml")
    citing = Citing(load_site(project, kept=kept_for(project.root)), project.url)
    found: list[tuple[Path, Standing]] = []
    for path in options.files:
        try:
            links = [(each.address, each.place) for each in links_in(path)]
        except DocumentError as error:
            raise ProjectError(f"{path}: {error}") from error
        found += [(path, each) for each in citing.judge(links, options.written)]
    sys.stdout.write(_as_json(found) if options.format == "json" else _as_text(found))
    return FINDINGS if any(each.status is not Status.STANDS for _, each in found) else CLEAN


def _as_json(found: list[tuple[Path, Standing]]) -> str:
    rows = [{"file": str(path), **asdict(each)} for path, each in found]
    return f"{json.dumps({'links': rows}, ensure_ascii=False, indent=2)}\n"


def _as_text(found: list[tuple[Path, Standing]]) -> str:
    lines = []
    for path, each in found:
        day = f" on {show_edtf(each.day)}" if each.day else ""
        why = f": {each.why}" if each.why else ""
        now = f"\n    it says now: {each.now}" if each.now and each.status is not Status.STANDS else ""
        lines.append(f"{path}:{f' {each.place}:' if each.place else ''} {each.claim} {each.status}{day}{why}{now}\n")
    standing = sum(each.status is Status.STANDS for _, each in found)
    return f"{''.join(lines)}{some(len(found), 'link')} to claims: {standing} as they were cited.\n"
