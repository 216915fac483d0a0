"""Styles of the Citation Style Language: read, tried out, and refused by name where they cannot be rendered right.

citeproc-py renders most styles of the public repository (github.com/citation-style-language/styles), and not all.
"""

import contextlib
import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.model import Substitute
from citeproc.source.json import CiteProcJSON
from lxml import etree

from footnoted.model.errors import ProjectError

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_INSTEAD = "name another one, such as apa.csl, or leave “style” out for the style that comes with footnoted"


class StyleError(ProjectError):
    """A style that cannot be used: the message names its file, what is wrong, and what to do."""


def _repress(_: Any, child: Any, context: Any) -> None:
    """What stands in for a missing author is not printed again (CSL 1.0.2, “substitute”), in a macro as well.

    citeproc-py 0.11 forgets the macros, so every second style printed the title of a page without an author twice.
    """
    repressed = context.get_layout().repressed
    elements, seen = [child], set()
    for element in elements:
        elements += element.getchildren()
        if (macro := element.get("macro")) and macro not in seen:
            seen.add(macro)
            elements.append(element.get_macro(macro))
        if variable := element.get("variable"):
            repressed.setdefault(element.tag, []).append(variable)


Substitute.add_to_repressed_list = _repress


def load_style(path: Path) -> CitationStylesStyle:
    """The style of a .csl file. Raises `OSError`, or `StyleError` for what is no style that stands by itself."""
    try:
        tree = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise StyleError(f"{path}: is no XML: {error}; {_INSTEAD}") from error
    if tree.tag != f"{_NAMESPACE}style":
        raise StyleError(f"{path}: is no CSL style (its root is not “style”); {_INSTEAD}")
    parents = [
        each.get("href", "") for each in tree.iter(f"{_NAMESPACE}link") if each.get("rel") == "independent-parent"
    ]
    if parents:
        name = f"{parents[0].rpartition('/')[2]}.csl"
        raise StyleError(f"{path}: only points to another style: take {name}, from where this one is, in its place")
    if all(tree.find(f"{_NAMESPACE}{part}") is None for part in ("bibliography", "citation")):
        raise StyleError(f"{path}: says neither how to cite nor how to list sources; {_INSTEAD}")
    with _quiet():
        return CitationStylesStyle(str(path), validate=False)


def render(style: CitationStylesStyle, item: dict[str, Any]) -> str:
    """One item (CSL-JSON) as HTML: as the style's bibliography lists it or, where it has none, as its notes cite it."""
    with _quiet():
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.html)
        citation = Citation([CitationItem(item["id"])])
        bibliography.register(citation)
        if style.root.bibliography is not None:
            return str(bibliography.bibliography()[0])
        return str(bibliography.cite(citation, lambda _: None))


def require_style(path: Path) -> None:
    """Try a style on a source of each common type. Raises `StyleError` where one cannot be rendered right."""
    style = load_style(path)
    for item in _specimens():
        try:
            text = re.sub(r"<[^<>]+>", "", render(style, item))
        except Exception as error:  # a style may break its reader anywhere
            raise StyleError(
                f"{path}: cannot be rendered for {_told(item)} ({type(error).__name__}); {_INSTEAD}"
            ) from error
        for name in ("title", "URL"):
            if text.count(item[name]) > 1:
                raise StyleError(f"{path}: prints the {name.lower()} of {_told(item)} twice; {_INSTEAD}")


def _told(item: dict[str, Any]) -> str:
    return f"a source of type {item['type']}{'' if 'author' in item else ' without an author'}"


def _specimens() -> Iterator[dict[str, Any]]:
    """A source of each common type, with an author and without: all types would take some seconds."""
    kinds = (
        "webpage report article-newspaper article-journal book chapter legal_case legislation bill hearing dataset"
        " post-weblog speech thesis"
    )
    for kind in kinds.split():
        item: dict[str, Any] = {
            "id": "specimen", "type": kind, "title": "Zephyrine tramways", "container-title": "Quixotic weekly",
            "publisher": "Vermilion press", "authority": "Court of Larkspur", "number": "27", "page": "31–33",
            "issued": {"date-parts": [[2024, 5, 17]]}, "URL": "https://specimen.example/zephyrine",
        }  # fmt: skip
        yield item
        yield {**item, "author": [{"family": "Okonkwo", "given": "Ada B."}], "issued": {"date-parts": [[2024]]}}


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The library prints and warns of what it does not know in a style; what matters is found by trying it."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
