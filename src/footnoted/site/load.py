"""Loads a whole site: renders each page with the site's own Markdown extensions and reads it back."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from markdown import Markdown

from footnoted.evidence.history import load_history
from footnoted.markdown import page_problems
from footnoted.markdown.store import evidence_at
from footnoted.model import Heading, Page, PageProblem, Site, page_url
from footnoted.model.pages import is_plain_id
from footnoted.site.claims import Rendered, read_rendered
from footnoted.site.frontmatter import FrontMatterError, split_front_matter
from footnoted.site.hazards import controls_in, disguises_in, hazards_told
from footnoted.site.lines import SourceLines
from footnoted.site.project import Project, ProjectError

Convert = Callable[[str], tuple[str, tuple[PageProblem, ...]]]

_MAX_PAGE = 5_000_000  # characters: no page for people is as long


def load_site(project: Project, only: Sequence[Path] = ()) -> Site:
    """The site of `project`; with `only` (files or folders), just those pages.

    Raises `ProjectError` for a page that is not readable text.
    """
    evidence = evidence_at(project.evidence, project.root)
    convert = converter(project)
    history = load_history(project.evidence, project.root)
    return Site(
        pages=tuple(read_page(path, project, convert) for path in page_paths(project, only)),
        sources=evidence.sources,
        broken=evidence.broken,
        evidence_problems=(*evidence.problems, *history.problems),
        partial=bool(only),
        permalinks=history.permalinks,
        corrections=history.corrections,
        redirects=project.redirects,
        today=datetime.date.today().isoformat(),
    )


def page_paths(project: Project, only: Sequence[Path] = ()) -> Iterator[Path]:
    """The Markdown files of the site, in order of their names; as in MkDocs, without those that begin with a dot."""
    chosen = [path.resolve() for path in only]
    if not project.docs.is_dir():
        raise ProjectError(
            f"{project.docs}: the folder of pages is missing: make it, or name it in mkdocs.yml (docs_dir)"
        )
    _no_way_out(project)
    for path in sorted(project.docs.rglob("*.md")):
        hidden = any(part.startswith(".") for part in path.relative_to(project.docs).parts)
        if not hidden and path.is_file() and (not chosen or any(path.is_relative_to(each) for each in chosen)):
            yield path


def _no_way_out(project: Project) -> None:
    """Raises `ProjectError` for a link among the pages that leads out of their folder: engines would publish it."""
    for path in project.docs.rglob("*"):
        if path.is_symlink() and not path.resolve().is_relative_to(project.docs.resolve()):
            raise ProjectError(f"{project.shown(path)}: is a link that leads out of the pages: copy the file instead")


def converter(project: Project) -> Convert:
    """A function from Markdown to HTML and the page's citation problems. One Markdown object serves all pages."""
    configs = {name: dict(config) for name, config in project.extension_configs.items()}
    ours = {"evidence": str(project.evidence), "docs": str(project.docs), "notes": False}
    configs["footnoted"] = {**configs.get("footnoted", {}), **ours}
    with contextlib.chdir(project.root):  # from where a build reads relative paths
        md = Markdown(extensions=list(project.extensions), extension_configs=configs)

    def convert(text: str) -> tuple[str, tuple[PageProblem, ...]]:
        md.reset()
        return md.convert(text), page_problems(md)

    return convert


def read_page(path: Path, project: Project, convert: Convert, text: str | None = None) -> Page:
    """One page: its claims as the reader sees them, with the Markdown line of each. `text` is what would be read if it
    stood in the file.
    """
    text = page_text(path, project) if text is None else text
    try:
        meta, body, offset = split_front_matter(text)
    except FrontMatterError as error:
        raise ProjectError(f"{project.shown(path)}:{error.line}: {error}") from error
    html, problems = convert(body)
    lines = SourceLines(body, offset)
    rendered = read_rendered(html, lines)
    rendered = replace(rendered, hazards=(*rendered.hazards, *disguises_in(lines), *controls_in(body, lines)))
    url = page_url(path.relative_to(project.docs).as_posix())
    return page_of(rendered, project.shown(path), url, meta, problems_in(problems, lines))


def page_of(
    rendered: Rendered, shown: str, url: str, meta: Mapping[str, Any], problems: Iterable[tuple[PageProblem, int]]
) -> Page:
    """A page from what was read of it. `shown` is its path for messages, `meta` its front matter."""
    return Page(
        path=shown,
        url=url,
        claims=rendered.claims,
        headings=rendered.headings,
        ids=rendered.ids,
        problems=tuple(problems),
        unsourced=meta.get("evidence") == "none",
        title=_title(meta, rendered.headings, shown),
        description=str(meta.get("description") or ""),
        reviewed=_told(meta.get("reviewed")),
        review_every=_told(meta.get("review_every")),
        aliases=_aliases(meta.get("aliases"), shown),
        hazards=(*((what, 1) for what in hazards_told(meta)), *rendered.hazards),
    )


def problems_in(problems: Iterable[PageProblem], lines: SourceLines) -> Iterator[tuple[PageProblem, int]]:
    """Each problem of a page's citation marks with the line where the mark stands."""
    return ((problem, _problem_line(problem, lines)) for problem in problems)


def _title(meta: Mapping[str, Any], headings: Sequence[Heading], shown: str) -> str:
    """The first heading of the page, else its title in the front matter, else its name."""
    return next(
        (each.text for each in headings if each.level == 1), str(meta.get("title") or PurePosixPath(shown).stem)
    )


def _told(value: Any) -> str | None:
    return None if value is None else str(value)


def _aliases(value: Any, shown: str) -> dict[str, str]:
    """`aliases:` of the front matter: old id → new id. Raises `ProjectError` when it is anything else."""
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(each, str) for pair in value.items() for each in pair):
        raise ProjectError(f"{shown}:1: “aliases” in the front matter must be pairs: “old-id: new-id”, one a line")
    aliases = {old.removeprefix("#"): new.removeprefix("#") for old, new in value.items()}
    for old, new in aliases.items():
        if not (is_plain_id(old) and is_plain_id(new.rpartition("#")[2])):
            raise ProjectError(f"{shown}:1: the alias “{old}: {new}” is no pair of ids: use letters, digits, hyphens")
    return aliases


def page_text(path: Path, project: Project) -> str:
    """The text of a page's file. Raises `ProjectError` for one that is not readable text."""
    shown = project.shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ProjectError(f"{shown}:{line}: is not text in UTF-8: save the page as UTF-8") from error
    except OSError as error:
        raise ProjectError(f"{shown}:1: cannot be read: {error.strerror or error}") from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise ProjectError(f"{shown}:{line}: has a NUL character: a page is plain text; take it out")
    if len(text) > _MAX_PAGE:
        raise ProjectError(f"{shown}:1: is too long for a page ({len(text) / 1e6:.0f} million characters): split it")
    return text


def _problem_line(problem: PageProblem, lines: SourceLines) -> int:
    return lines.definition(problem.key) if problem.kind == "defined-by-hand" else lines.mark(problem.key, problem.nth)
