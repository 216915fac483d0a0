"""What `footnoted source add` does: it fetches or reads a source, and writes its evidence file."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from footnoted.alone import alone
from footnoted.cli.exit_status import CLEAN, FINDINGS, UNUSABLE
from footnoted.documents.html_text import Document, read_document
from footnoted.engines.find import find_project
from footnoted.engines.project import Project
from footnoted.evidence.read_sources import Evidence, load_evidence
from footnoted.files import write_text
from footnoted.model.settings import Settings
from footnoted.sourcing import source_file as source
from footnoted.sourcing.bibtex import from_bibtex
from footnoted.sourcing.confirm import Given, SourceError, confirm
from footnoted.sourcing.crossref import crossref_address, from_crossref
from footnoted.sourcing.draft import Draft
from footnoted.sourcing.page_metadata import read_metadata
from footnoted.sourcing.reference_draft import ReferenceFormatError, doi_of
from footnoted.sourcing.ris import from_ris
from footnoted.sourcing.source_file import Added, SourceContext
from footnoted.web.answers import Fetched, FetchError
from footnoted.web.fetch import Fetcher

#: Options that describe one new source.
_DESCRIBING = ("title", "type", "author", "publisher", "issued", "archive")


def add_source(options: argparse.Namespace) -> int:
    """Add a source from a page, a DOI or a file. Returns the exit status; what is wrong is printed."""
    if options.key is not None:
        return _refused(f"--key {options.key} names no --excerpt", UNUSABLE)
    project = find_project(Path.cwd())
    with alone(project.root):
        return _added(options, project)


def _added(options: argparse.Namespace, project: Project) -> int:
    evidence = load_evidence(project.evidence, project.root)
    settings = project.settings
    names = ("title", "type", "author", "publisher", "issued", "id", "kind", "archive", "excerpts")
    given = Given(**{name: getattr(options, name) for name in names})
    try:
        if options.importer in {"bib", "ris"}:
            return _import_file(options, project, evidence, given)
        if options.importer == "crossref":
            return _import_doi(options, project, evidence, given, settings)
        return _add_page(options, project, evidence, given, settings)
    except FetchError as error:
        return _refused(f"{error.url or options.target}: {error.kind}: {error.reason}", UNUSABLE)
    except ReferenceFormatError as error:
        return _refused(f"{options.target}: {error}", UNUSABLE)
    except SourceError as error:
        return _refused(str(error), FINDINGS if error.finding else UNUSABLE)


def _add_page(
    options: argparse.Namespace, project: Project, evidence: Evidence, given: Given, settings: Settings
) -> int:
    async def read() -> Document:
        async with Fetcher(settings) as fetcher:
            return await read_document(await fetcher.get(options.target), settings.total)

    document = asyncio.run(read())
    draft = read_metadata(document)
    address = source.address_of(draft, document.url)
    excerpts = confirm(document, given)
    if file := source.find_existing(evidence, [address, document.url, options.target]):
        path = project.root / file.path
        added = source.add_to(file, path.read_bytes().decode("utf-8"), excerpts, given)
        if unused := [f"--{name}" for name in _DESCRIBING if getattr(given, name)]:
            added.lines.append(f"not used, as the source is there already: {', '.join(unused)} (edit its file)")
        if not added.excerpts:
            print(f"{file.path} has this address already: nothing to add" + _indented(added.lines))
            return CLEAN
    else:
        added = source.new_source(draft, address, excerpts, given, _context(options, project, evidence))
    _write(project, added)
    return CLEAN


def _import_doi(
    options: argparse.Namespace, project: Project, evidence: Evidence, given: Given, settings: Settings
) -> int:
    _no_excerpts(given)
    address = crossref_address(settings.crossref, doi_of(options.target))

    async def ask() -> Fetched:
        async with Fetcher(settings) as fetcher:
            return await fetcher.ask(address)

    draft = from_crossref(asyncio.run(ask()).body)
    _import(draft, options, project, evidence, given)
    return CLEAN


def _import_file(options: argparse.Namespace, project: Project, evidence: Evidence, given: Given) -> int:
    _no_excerpts(given)
    path = Path(options.target)
    if path.stat().st_size > 10_000_000:
        raise SourceError(f"{path}: is larger than 10 MB: export the few sources that you cite")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: is not UTF-8 text: export it again as UTF-8") from error
    found = {"bib": from_bibtex, "ris": from_ris}[options.importer](text)
    entries, left = found.read, len(found.refused)
    for each in found.refused:
        _refused(f"{path}:{each.line}: {each.why}", FINDINGS)
    if not entries and not left:
        raise SourceError(f"{path}: holds no entries of {'BibTeX' if options.importer == 'bib' else 'RIS'}")
    if len(entries) > 1 and (one := [f"--{name}" for name in ("id", *_DESCRIBING) if getattr(given, name)]):
        raise SourceError(f"{path}: holds {len(entries)} entries: {one[0]} is for only one")
    for name, draft in entries:
        try:
            _import(draft, options, project, evidence, given)
            evidence = load_evidence(project.evidence, project.root)
        except SourceError as error:
            left += 1
            _refused(f"{path}: {name}: {error}", FINDINGS)
    return FINDINGS if left else CLEAN


def _import(draft: Draft, options: argparse.Namespace, project: Project, evidence: Evidence, given: Given) -> None:

    url, draft.declared_address = draft.declared_address, None
    if not url:
        raise SourceError("has neither a URL nor a DOI: add one in the reference manager")
    address = source.address_of(draft, url)
    if file := source.find_existing(evidence, [address]):
        print(f"{file.path} has this address already: nothing to add")
        return
    _write(project, source.new_source(draft, address, [], given, _context(options, project, evidence)))


def _context(options: argparse.Namespace, project: Project, evidence: Evidence) -> SourceContext:

    return SourceContext(frozenset(evidence.sources) | evidence.broken, project.language, _asker(options))


def _no_excerpts(given: Given) -> None:

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
