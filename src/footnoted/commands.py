"""The commands that go to the web: `footnoted source add` and `footnoted verify`. The edge: files, network, terminal.

What they need is imported when they run: `footnoted check` in an editor should not wait for an HTTP client.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnoted.files import write_text
from footnoted.model import Kind
from footnoted.site import Project, ProjectError, find_project

if TYPE_CHECKING:
    from footnoted.evidence import Evidence
    from footnoted.model import SourceFile
    from footnoted.source import Added, Desk, Given
    from footnoted.web.draft import Draft
    from footnoted.web.settings import Settings
    from footnoted.web.verified import Record

_CLEAN, _FINDINGS, _UNUSABLE = 0, 1, 2
#: Options that describe one new source.
_DESCRIBING = ("title", "type", "author", "publisher", "issued", "archive")
_IMPORTERS = ("crossref", "bib", "ris")


def register(commands: Any) -> None:
    """Add the parsers of both commands to argparse's subcommands."""
    source = commands.add_parser("source", help="add a source, or an excerpt to one that is there")
    add = source.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser(
        "add",
        help="write the evidence file of a page, a PDF, a DOI, a .bib or a .ris file",
        description="Reads title, author, publisher and date from the page's own metadata, confirms that each excerpt "
        "stands there word for word, and writes evidence/sources/<id>.yml. Asks only for what it could not find.",
    )
    add.add_argument("target", metavar="URL", help="an address; with --from: a DOI, or a file")
    add.add_argument("--from", dest="importer", choices=_IMPORTERS, help="where the description comes from")
    add.add_argument("--excerpt", action=_Excerpt, metavar="TEXT", help="words of the page to rely on; can be repeated")
    add.add_argument("--key", action=_Key, help="the name of the excerpt beside it")
    add.add_argument("--id", help="the source's id (default: publisher and date, as in guardian-2022-08-05)")
    add.add_argument("--kind", choices=[each.value for each in Kind], help="how close it stands to the fact")
    add.add_argument("--title")
    add.add_argument("--type", help="CSL type, such as article-newspaper, report, webpage, legislation")
    add.add_argument("--author", action="append", default=[], metavar="NAME",
                     help="“Kelly, Nicola” for a person, “Home Office” for a body; can be repeated")  # fmt: skip
    add.add_argument("--publisher", metavar="NAME", help="newspaper, journal, site or body; or “none”")
    add.add_argument("--issued", metavar="DATE", help="EDTF: 2022-08-05, 2022-05, 2022; or “none”")
    add.add_argument("--archive", metavar="URL", help="where a copy is kept")
    add.add_argument("--yes", "--no-input", dest="no_input", action="store_true", help="never ask: fail instead")
    add.set_defaults(run=_add, excerpts=[])

    verify = commands.add_parser("verify", help="confirm every excerpt in the live page, or in its archived copy")
    verify.add_argument("ids", nargs="*", metavar="SOURCE-ID", help="sources to look at (default: all)")
    verify.add_argument("--format", choices=("text", "json"), default="text", help="how to write the results")
    verify.add_argument("--archive", action="store_true", help="ask the archive service for a copy where there is none")
    verify.add_argument(
        "--report", type=Path, metavar="FILE", help="also write a report in Markdown, or JSON for .json"
    )
    verify.add_argument("--jobs", type=int, metavar="N", help="sources to look at at once (setting: jobs)")
    verify.add_argument("--again", action="store_true", help="look again also where a recent result is kept")
    verify.set_defaults(run=_verify)


class _Excerpt(argparse.Action):
    """Collects excerpts, each with the name that stands before it, if one does."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option: str | None = None) -> None:
        namespace.excerpts = [*namespace.excerpts, (values, namespace.key)]
        namespace.key = None


class _Key(argparse.Action):
    """Names the excerpt before it, or where that has a name, the one after it."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option: str | None = None) -> None:
        if namespace.key is not None:
            parser.error(f"--key {namespace.key} names no --excerpt")
        if namespace.excerpts and namespace.excerpts[-1][1] is None:
            namespace.excerpts = [*namespace.excerpts[:-1], (namespace.excerpts[-1][0], values)]
        else:
            namespace.key = values


def _add(options: argparse.Namespace) -> int:
    from footnoted.evidence import load_evidence  # noqa: PLC0415
    from footnoted.references import ReferenceFormatError  # noqa: PLC0415
    from footnoted.source import Given, SourceError  # noqa: PLC0415
    from footnoted.web.fetch import FetchError  # noqa: PLC0415
    from footnoted.web.settings import settings_for  # noqa: PLC0415

    if options.key is not None:
        return _refused(f"--key {options.key} names no --excerpt", _UNUSABLE)
    project = find_project(Path.cwd())
    evidence = load_evidence(project.evidence, project.root)
    settings = settings_for(project)
    names = ("title", "type", "author", "publisher", "issued", "id", "kind", "archive", "excerpts")
    given = Given(**{name: getattr(options, name) for name in names})
    try:
        if options.importer in {"bib", "ris"}:
            return _import_file(options, project, evidence, given)
        if options.importer == "crossref":
            return _import_doi(options, project, evidence, given, settings)
        return _add_page(options, project, evidence, given, settings)
    except FetchError as error:
        return _refused(f"{error.url or options.target}: {error.kind}: {error.reason}", _UNUSABLE)
    except ReferenceFormatError as error:
        return _refused(f"{options.target}: {error}", _UNUSABLE)
    except SourceError as error:
        return _refused(str(error), _FINDINGS if error.finding else _UNUSABLE)


def _add_page(
    options: argparse.Namespace, project: Project, evidence: Evidence, given: Given, settings: Settings
) -> int:
    import asyncio  # noqa: PLC0415

    from footnoted import source  # noqa: PLC0415
    from footnoted.web.fetch import Fetcher  # noqa: PLC0415
    from footnoted.web.metadata import read_metadata  # noqa: PLC0415
    from footnoted.web.text import Document, read_document  # noqa: PLC0415

    async def read() -> Document:
        async with Fetcher(settings) as fetcher:
            return await read_document(await fetcher.get(options.target), settings.total)

    document = asyncio.run(read())
    draft = read_metadata(document)
    address = source.address_of(draft, document.url)
    excerpts = source.confirm(document, given)
    if file := source.find_existing(evidence, [address, document.url, options.target]):
        path = project.root / file.path
        added = source.add_to(file, path.read_bytes().decode("utf-8"), excerpts, given)
        if unused := [f"--{name}" for name in _DESCRIBING if getattr(given, name)]:
            added.lines.append(f"not used, as the source is there already: {', '.join(unused)} (edit its file)")
        if not added.excerpts:
            print(f"{file.path} has this address already: nothing to add" + _indented(added.lines))
            return _CLEAN
    else:
        added = source.new_source(draft, address, excerpts, given, _desk(options, project, evidence))
    _write(project, added)
    return _CLEAN


def _import_doi(
    options: argparse.Namespace, project: Project, evidence: Evidence, given: Given, settings: Settings
) -> int:
    import asyncio  # noqa: PLC0415

    from footnoted.references import crossref_address, doi_of, from_crossref  # noqa: PLC0415
    from footnoted.web.fetch import Fetched, Fetcher  # noqa: PLC0415

    _no_excerpts(given)
    address = crossref_address(settings.crossref, doi_of(options.target))

    async def ask() -> Fetched:
        async with Fetcher(settings) as fetcher:
            return await fetcher.ask(address)

    draft = from_crossref(asyncio.run(ask()).body)
    _import(draft, options, project, evidence, given)
    return _CLEAN


def _import_file(options: argparse.Namespace, project: Project, evidence: Evidence, given: Given) -> int:
    from footnoted.evidence import load_evidence  # noqa: PLC0415
    from footnoted.references import from_bibtex, from_ris  # noqa: PLC0415
    from footnoted.source import SourceError  # noqa: PLC0415

    _no_excerpts(given)
    path = Path(options.target)
    if path.stat().st_size > 10_000_000:
        raise SourceError(f"{path}: is larger than 10 MB: export the few sources that you cite")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: is not UTF-8 text: export it again as UTF-8") from error
    entries = {"bib": from_bibtex, "ris": from_ris}[options.importer](text)
    if not entries:
        raise SourceError(f"{path}: holds no entries")
    if len(entries) > 1 and (one := [f"--{name}" for name in ("id", *_DESCRIBING) if getattr(given, name)]):
        raise SourceError(f"{path}: holds {len(entries)} entries: {one[0]} is for only one")
    left = 0
    for name, draft in entries:
        try:
            _import(draft, options, project, evidence, given)
            evidence = load_evidence(project.evidence, project.root)
        except SourceError as error:
            left += 1
            _refused(f"{path}: {name}: {error}", _FINDINGS)
    return _FINDINGS if left else _CLEAN


def _import(draft: Draft, options: argparse.Namespace, project: Project, evidence: Evidence, given: Given) -> None:
    from footnoted import source  # noqa: PLC0415

    url, draft.declared_address = draft.declared_address, None
    if not url:
        raise source.SourceError("has neither a URL nor a DOI: add one in the reference manager")
    address = source.address_of(draft, url)
    if file := source.find_existing(evidence, [address]):
        print(f"{file.path} has this address already: nothing to add")
        return
    _write(project, source.new_source(draft, address, [], given, _desk(options, project, evidence)))


def _desk(options: argparse.Namespace, project: Project, evidence: Evidence) -> Desk:
    from footnoted.source import Desk  # noqa: PLC0415
    from footnoted.web.settings import site_language  # noqa: PLC0415

    return Desk(frozenset(evidence.sources) | evidence.broken, site_language(project), _asker(options))


def _no_excerpts(given: Given) -> None:
    from footnoted.source import SourceError  # noqa: PLC0415

    if given.excerpts:
        raise SourceError("--excerpt is confirmed on a page: add the source first, then its excerpt with its URL")


def _write(project: Project, added: Added) -> None:
    path = project.evidence / "sources" / f"{added.id}.yml"
    write_text(path, added.text)
    cite = [f"cite it as [^{added.id}:{key}]" for key in added.excerpts] or [f"cite it as [^{added.id}]"]
    print(f"{'Wrote' if added.new else 'Added to'} {project.shown(path)}{_indented([*added.lines, *cite])}")


def _indented(lines: Sequence[str]) -> str:
    return "".join(f"\n  {line}" for line in lines)


def _refused(message: str, status: int) -> int:
    print(f"footnoted: {message}", file=sys.stderr)
    return status


def _asker(options: argparse.Namespace) -> Callable[[str, str], str] | None:
    """How to ask the user; None where there is nobody at a terminal, or they said not to."""
    if options.no_input or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None

    def ask(question: str, default: str) -> str:
        sys.stderr.write(f"{question}{f' [{default}]' if default else ''}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.rstrip("\n")

    return ask


def _verify(options: argparse.Namespace) -> int:
    import datetime  # noqa: PLC0415

    from footnoted.evidence import load_evidence  # noqa: PLC0415
    from footnoted.web.report import FORMATS, Outcome, as_json, as_markdown  # noqa: PLC0415
    from footnoted.web.settings import settings_for  # noqa: PLC0415
    from footnoted.web.verified import read_verified  # noqa: PLC0415

    project = find_project(Path.cwd())
    settings = settings_for(project, jobs=options.jobs)
    evidence = load_evidence(project.evidence, project.root)
    chosen = _chosen(options.ids, evidence)
    path = project.evidence / "verified.json"
    kept = {id_: each for id_, each in read_verified(path, project.shown(path)).items() if id_ in evidence.sources}
    now = datetime.datetime.now(datetime.UTC)
    due = [
        file for file in chosen
        if options.again or file.id not in kept or not kept[file.id].is_fresh(file, now, settings.days)
    ]  # fmt: skip
    records = _run(due, kept, path, settings) if due else kept
    if options.archive:
        _archive([file for file in chosen if _wants_copy(file, records[file.id])], project, settings)
    outcome = Outcome([(file, records[file.id]) for file in chosen], len(chosen) - len(due))
    sys.stdout.write(FORMATS[options.format](outcome))
    if options.report:
        write_text(options.report, (as_json if options.report.suffix == ".json" else as_markdown)(outcome))
    for problem in evidence.problems:
        print(f"{problem.path}:{problem.line}: {problem.code} {problem.message}", file=sys.stderr)
    if evidence.problems:
        return _UNUSABLE
    return _FINDINGS if outcome.failed else _CLEAN


def _chosen(ids: Sequence[str], evidence: Evidence) -> list[SourceFile]:
    from rapidfuzz import process  # noqa: PLC0415

    for identifier in ids:
        if identifier not in evidence.sources and identifier not in evidence.broken:
            near = process.extractOne(identifier, list(evidence.sources), score_cutoff=50)
            raise ProjectError(f"no source “{identifier}”{f' (did you mean {near[0]}?)' if near else ''}")
    return [file for _, file in sorted(evidence.sources.items()) if not ids or file.id in ids]


def _run(due: Sequence[SourceFile], kept: dict[str, Record], path: Path, settings: Settings) -> dict[str, Record]:
    """All records, old and new. The file of results is whole after each source, whenever the run is stopped."""
    import asyncio  # noqa: PLC0415

    from footnoted.web.fetch import Fetcher  # noqa: PLC0415
    from footnoted.web.progress import progress  # noqa: PLC0415
    from footnoted.web.verified import write_verified  # noqa: PLC0415
    from footnoted.web.verify import Verifier  # noqa: PLC0415

    records = dict(kept)

    async def run() -> None:
        async with Fetcher(settings) as fetcher:
            with progress(len(due)) as step:

                def done(file: SourceFile, record: Record) -> None:
                    records[file.id] = record
                    write_verified(path, records)
                    step(file.id, record.verdict)

                await Verifier(fetcher, settings).check_all(due, kept, done)

    try:
        asyncio.run(run())
    except ExceptionGroup as several:  # one worker's trouble, such as a full disk, stops them all
        raise several.exceptions[0] from several
    return records


def _wants_copy(file: SourceFile, record: Record) -> bool:
    """A copy is asked for while the page says what its excerpts say: a copy of other words would confirm nothing."""
    return file.source.archive is None and record.live == "read" and record.verdict == "present"


def _archive(files: Sequence[SourceFile], project: Project, settings: Settings) -> None:
    """Ask for copies, one after the other, and write each address into its evidence file at once."""
    import asyncio  # noqa: PLC0415

    from footnoted.evidence.write import WriteError, with_archive  # noqa: PLC0415
    from footnoted.web.archive import save  # noqa: PLC0415
    from footnoted.web.fetch import Fetcher, FetchError  # noqa: PLC0415

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
