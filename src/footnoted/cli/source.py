"""`footnoted source add`: its options. What it does is in `source_add`, whose packages are an extra."""

import argparse
from typing import Any

from footnoted.model import Kind

_IMPORTERS = ("crossref", "bib", "ris")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add = parser.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser(
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
    add.set_defaults(run=run, extra="web", excerpts=[])


def run(options: argparse.Namespace) -> int:
    """Add the source; see `source_add`."""
    from footnoted.cli.source_add import add_source  # noqa: PLC0415 - `main` reports a missing package

    return add_source(options)


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
