"""`footnoted verify [SOURCE-ID …]`: confirms every excerpt in the live page, or in its archived copy."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from footnoted.alone import alone
from footnoted.cli.exit_status import CLEAN, FINDINGS, UNUSABLE
from footnoted.engines.find import find_project
from footnoted.engines.project import Project
from footnoted.evidence.read_sources import Evidence, load_evidence
from footnoted.files import write_text
from footnoted.model import SourceFile
from footnoted.model.errors import ProjectError
from footnoted.model.settings import Settings

if TYPE_CHECKING:
    from footnoted.verify.records import Record
    from footnoted.verify.verifier import Contexts


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("ids", nargs="*", metavar="SOURCE-ID", help="sources to look at (default: all)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to write the results")
    parser.add_argument("--archive", action="store_true", help="ask the archive service for a copy where there is none")
    parser.add_argument("--report", type=Path, metavar="FILE", help="also write a report: Markdown, or JSON for .json")
    parser.add_argument("--jobs", type=int, metavar="N", help="sources to look at at once (setting: jobs)")
    parser.add_argument("--again", action="store_true", help="look again also where a recent result is kept")
    parser.set_defaults(run=run, extra="web")


def run(options: argparse.Namespace) -> int:
    """Look at the sources that are due; 1 where an excerpt is not confirmed, 2 where an evidence file is unusable."""
    project = find_project(Path.cwd())
    with alone(project.root):
        return _verified(project, options)


def _verified(project: Project, options: argparse.Namespace) -> int:
    from footnoted.verify.outcome_report import FORMATS, Outcome, as_json, as_markdown  # noqa: PLC0415 - an extra
    from footnoted.verify.records import read_verified  # noqa: PLC0415

    settings = _settings(project, options.jobs)
    evidence = load_evidence(project.evidence, project.root)
    chosen = _chosen(options.ids, evidence)
    path = project.evidence / "verified.json"
    kept = {id_: each for id_, each in read_verified(path, project.shown(path)).items() if id_ in evidence.sources}
    now = datetime.datetime.now(datetime.UTC)
    due = [
        file for file in chosen
        if options.again or file.id not in kept or not kept[file.id].is_fresh(file, now, settings.days)
    ]  # fmt: skip
    records = _look(due, kept, path, settings, project) if due else kept
    if options.archive:
        _archive([file for file in chosen if _wants_copy(file, records[file.id])], project, settings)
    outcome = Outcome([(file, records[file.id]) for file in chosen], len(chosen) - len(due))
    sys.stdout.write(FORMATS[options.format](outcome))
    if options.report:
        write_text(options.report, (as_json if options.report.suffix == ".json" else as_markdown)(outcome))
    for problem in evidence.problems:
        print(f"{problem.path}:{problem.line}: {problem.code} {problem.message}", file=sys.stderr)
    if evidence.problems:
        return UNUSABLE
    return FINDINGS if outcome.failed else CLEAN


def _settings(project: Project, jobs: int | None) -> Settings:
    """The project's settings, with `--jobs` in place of its own. Raises `ProjectError`."""
    if jobs is None:
        return project.settings
    most = 32
    if not 1 <= jobs <= most:
        raise ProjectError(f"--jobs {jobs}: must be from 1 to {most}")
    return project.settings.model_copy(update={"jobs": jobs})


def _chosen(ids: Sequence[str], evidence: Evidence) -> list[SourceFile]:
    from rapidfuzz import process  # noqa: PLC0415 - for a misspelt id alone

    for identifier in ids:
        if identifier not in evidence.sources and identifier not in evidence.broken:
            near = process.extractOne(identifier, list(evidence.sources), score_cutoff=50)
            raise ProjectError(f"no source “{identifier}”{f' (did you mean {near[0]}?)' if near else ''}")
    return [file for _, file in sorted(evidence.sources.items()) if not ids or file.id in ids]


def _look(
    due: Sequence[SourceFile], kept: dict[str, Record], path: Path, settings: Settings, project: Project
) -> dict[str, Record]:
    """All records, old and new. The file of results is whole after each source, whenever the run is stopped.

    What stands around an excerpt is written into its evidence file where that has nothing yet.
    """
    import asyncio  # noqa: PLC0415

    from footnoted.output.progress import progress  # noqa: PLC0415
    from footnoted.verify.records import write_verified  # noqa: PLC0415
    from footnoted.verify.verifier import Verifier  # noqa: PLC0415
    from footnoted.web.fetch import Fetcher  # noqa: PLC0415

    records = dict(kept)

    async def run() -> None:
        async with Fetcher(settings) as fetcher:
            with progress("Verifying", len(due), each=True) as step:

                def done(file: SourceFile, record: Record, around: Contexts) -> None:
                    records[file.id] = record
                    write_verified(path, records)
                    _keep_context(project.root / file.path, file.path, around)
                    step(f"{file.id}: {record.verdict}")

                await Verifier(fetcher, settings).check_all(due, kept, done)

    try:
        asyncio.run(run())
    except ExceptionGroup as several:  # one worker's trouble, such as a full disk, stops them all
        raise several.exceptions[0] from several
    return records


def _keep_context(path: Path, shown: str, around: Contexts) -> None:
    """Write what stands around excerpts into their file, and say so."""
    from footnoted.evidence.write_sources import WriteError, with_context  # noqa: PLC0415

    if not around:
        return
    text = path.read_bytes().decode("utf-8")
    for key, (before, after) in around.items():
        try:
            text = with_context(text, key, before, after)
            print(f"{shown}: {key}: what stands around it was added (before, after)", file=sys.stderr)
        except WriteError as error:
            print(f"{shown}: what stands around “{key}” was not added: {error}", file=sys.stderr)
    write_text(path, text)


def _wants_copy(file: SourceFile, record: Record) -> bool:
    """A copy is asked for while the page says what its excerpts say: a copy of other words would confirm nothing."""
    return file.source.archive is None and record.live == "read" and record.verdict == "present"


def _archive(files: Sequence[SourceFile], project: Project, settings: Settings) -> None:
    """Ask for copies, one after the other, and write each address into its evidence file at once."""
    import asyncio  # noqa: PLC0415

    from footnoted.evidence.write_sources import WriteError, with_archive  # noqa: PLC0415
    from footnoted.web.answers import FetchError  # noqa: PLC0415
    from footnoted.web.archive import save  # noqa: PLC0415
    from footnoted.web.fetch import Fetcher  # noqa: PLC0415

    async def run() -> None:
        async with Fetcher(settings) as fetcher:
            for file in files:
                path = project.root / file.path
                try:
                    address = await save(file.source.csl.url, fetcher, settings)
                    write_text(path, with_archive(path.read_bytes().decode("utf-8"), address))
                    print(f"{file.path}: archive: {address}", file=sys.stderr)
                except FetchError as error:
                    print(f"{file.path}: no copy was made: {error.reason}", file=sys.stderr)
                except WriteError as error:
                    print(f"{file.path}: {error}", file=sys.stderr)

    asyncio.run(run())
