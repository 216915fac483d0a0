"""The command line: `footnoted new | check | fix | explain | build | serve | source | verify | schema`."""

from __future__ import annotations

import argparse
import io
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import process

from footnoted import __version__
from footnoted.build import ENGINES, BuildError, build
from footnoted.commands import register as register_web
from footnoted.evidence import schema_text
from footnoted.files import write_text
from footnoted.model.history import PERMALINKS
from footnoted.publish import PublishError
from footnoted.report import FORMATS, as_text, some
from footnoted.rules import RULES, check_site
from footnoted.scaffold import ScaffoldError, new_site
from footnoted.serve import ADDRESS, serve
from footnoted.site import Project, ProjectError, find_project, load_site
from footnoted.site.fix import addresses, fix_ids
from footnoted.site.load import page_paths
from footnoted.web.settings import settings_for

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0 clean, 1 findings, 2 unusable input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console without “…” should print something else, not fail
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (ProjectError, BuildError, PublishError, ScaffoldError, OSError) as error:
        print(f"footnoted: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("footnoted: stopped", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="footnoted", description="Machine-checked sourcing for Markdown sites.")
    parser.add_argument("--version", action="version", version=f"footnoted {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="hold every claim to its evidence")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="pages or folders (default: the whole site)")
    check.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to write the findings")
    check.set_defaults(run=_check)

    fix = commands.add_parser("fix", help="write missing claim ids, and record the addresses of claims")
    fix.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="pages or folders (default: the whole site)")
    fix.set_defaults(run=_fix)

    explain = commands.add_parser("explain", help="say why a rule exists and how to mend what it finds")
    explain.add_argument("code", metavar="CODE", nargs="?", help="for example FN201; without it, all rules are listed")
    explain.set_defaults(run=_explain)

    make = commands.add_parser("build", help="check, build and publish into site/")
    make.add_argument("--engine", choices=sorted(ENGINES), default="mkdocs")
    make.add_argument("--draft", action="store_true", help="without PDFs and the offline copy, which take longest")
    make.set_defaults(run=_build)

    preview = commands.add_parser("serve", help="preview while writing, with the findings in the pages")
    preview.add_argument("--engine", choices=sorted(ENGINES), default="mkdocs")
    preview.add_argument("--address", metavar="IP:PORT", default=ADDRESS, help=f"where to serve (default: {ADDRESS})")
    preview.set_defaults(run=_serve)

    start = commands.add_parser("new", help="start another site in an empty folder, with an example to replace")
    start.add_argument("folder", type=Path, metavar="FOLDER")
    start.add_argument("--name", help="the site's name (default: from the folder's)")
    start.set_defaults(run=_new)

    register_web(commands)

    schema = commands.add_parser("schema", help="write evidence/schema.json for editors")
    schema.set_defaults(run=_schema)
    return parser


def _project(paths: Sequence[Path]) -> tuple[Project, list[Path]]:
    """The project, and the paths that limit the command to some pages (the project's own folder limits nothing)."""
    for path in paths:
        if not path.exists():
            raise ProjectError(f"{path}: no such file or folder")
    project = find_project(paths[0] if paths else Path.cwd())
    whole = {project.root, project.docs}
    pages = list(page_paths(project)) if paths else []
    for path in paths:
        if path.resolve() not in whole and not any(page.is_relative_to(path.resolve()) for page in pages):
            raise ProjectError(f"{path}: is no page of {project.root}, nor holds one: pages are below {project.docs}")
    return project, [] if any(path.resolve() in whole for path in paths) else list(paths)


def _check(options: argparse.Namespace) -> int:
    project, only = _project(options.paths)
    report = check_site(load_site(project, only))
    sys.stdout.write(FORMATS[options.format](report))
    return FINDINGS if report.failed else CLEAN


def _fix(options: argparse.Namespace) -> int:
    project, only = _project(options.paths)
    done = fix_ids(project, only)
    for path, identifier in done.written:
        print(f"{path}: #{identifier}")
    for path, line in done.left:
        print(f"{path}:{line}: FN401 no id could be written here without changing the page: write it by hand")
    recorded = f" Recorded {some(done.recorded, 'address')} in evidence/{PERMALINKS}." if done.recorded else ""
    print(f"Wrote {some(len(done.written), 'id')}.{recorded}")
    return FINDINGS if done.left else CLEAN


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        for rule in RULES:
            print(f"{rule.code}  {rule.title}{' (warning)' if rule.severity == 'warning' else ''}")
        return CLEAN
    rules = {rule.code: rule for rule in RULES}
    if options.code.upper() not in rules:
        near = process.extractOne(options.code.upper(), list(rules), score_cutoff=60)
        hint = f"did you mean {near[0]}?" if near else "`footnoted explain` lists them all"
        print(f"footnoted: no rule {options.code} ({hint})", file=sys.stderr)
        return UNUSABLE
    rule = rules[options.code.upper()]
    print(f"{rule.code}: {rule.title}{' (warning)' if rule.severity == 'warning' else ''}\n\n{rule.explanation}")
    return CLEAN


def _build(options: argparse.Namespace) -> int:
    project, _ = _project([])
    site = load_site(project)
    report = check_site(site)
    sys.stdout.write(as_text(report))
    sys.stdout.flush()
    if report.failed:
        return FINDINGS
    if new := len(set(addresses(site)) - {link.address for link in site.permalinks}):
        print(
            f"footnoted: {some(new, 'address')} not in evidence/{PERMALINKS} yet: run `footnoted fix` before you "
            "publish, so that the links stay good",
            file=sys.stderr,
        )
    settings_for(project)  # a misspelt setting would go unread
    print(f"Built {build(project, site, report, options.engine, draft=options.draft)}")
    return CLEAN


def _serve(options: argparse.Namespace) -> int:
    project, _ = _project([])
    serve(project, options.engine, options.address)
    return CLEAN


def _as_run() -> str:
    """How to run this command from any folder: by its name where that finds it, else by where it is."""
    own = Path(sys.argv[0])
    return "footnoted" if shutil.which("footnoted") or own.name != "footnoted" else shlex.quote(str(own.resolve()))


def _new(options: argparse.Namespace) -> int:
    written = new_site(options.folder, options.name)
    for path in written:
        print(path)
    print(f"Wrote {len(written)} files. Now: cd {shlex.quote(str(options.folder))} && {_as_run()} check")
    return CLEAN


def _schema(_: argparse.Namespace) -> int:
    project, _paths = _project([])
    path = project.evidence / "schema.json"
    write_text(path, schema_text())
    print(f"Wrote {project.shown(path)}")
    return CLEAN
