"""Loads a whole site: renders each page with the site's own Markdown extensions and reads it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markdown import Markdown

from footnoted.evidence import Evidence
from footnoted.markdown import page_problems
from footnoted.markdown.store import evidence_at
from footnoted.model import Page, PageProblem, Site
from footnoted.site.claims import read_rendered
from footnoted.site.frontmatter import split_front_matter
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
    pages = tuple(read_page(path, project, convert) for path in page_paths(project, only))
    return site_of(pages, evidence, partial=bool(only))


def site_of(pages: tuple[Page, ...], evidence: Evidence, *, partial: bool = False) -> Site:
    """Pages and evidence as one site; `partial` when not all pages are there."""
    return Site(pages, evidence.sources, evidence.broken, evidence.problems, partial)


def page_paths(project: Project, only: Sequence[Path] = ()) -> Iterator[Path]:
    """The Markdown files of the site, in order of their names. Files that begin with a dot are left out, as "
    "by MkDocs."""
    chosen = [path.resolve() for path in only]
    if not project.docs.is_dir():
        raise ProjectError(
            f"{project.docs}: the folder of pages is missing: make it, or name it in mkdocs.yml (docs_dir)"
        )
    for path in sorted(project.docs.rglob("*.md")):
        hidden = any(part.startswith(".") for part in path.relative_to(project.docs).parts)
        if not hidden and path.is_file() and (not chosen or any(path.is_relative_to(each) for each in chosen)):
            yield path


def converter(project: Project) -> Convert:
    """A function from Markdown to HTML and the page's citation problems. One Markdown object serves all pages."""
    configs = {name: dict(config) for name, config in project.extension_configs.items()}
    configs["footnoted"] = {**configs.get("footnoted", {}), "evidence": str(project.evidence), "notes": False}
    md = Markdown(extensions=list(project.extensions), extension_configs=configs)

    def convert(text: str) -> tuple[str, tuple[PageProblem, ...]]:
        md.reset()
        return md.convert(text), page_problems(md)

    return convert


def read_page(path: Path, project: Project, convert: Convert) -> Page:
    """One page: its claims as the reader sees them, with the Markdown line of each."""
    text = _text(path, project)
    meta, body, offset = split_front_matter(text)
    html, problems = convert(body)
    rendered = read_rendered(html, SourceLines(body, offset))
    lines = SourceLines(body, offset)
    return Page(
        path=project.shown(path),
        url=page_url(path.relative_to(project.docs)),
        claims=rendered.claims,
        headings=rendered.headings,
        ids=rendered.ids,
        problems=tuple((problem, _problem_line(problem, lines)) for problem in problems),
        unsourced=meta.get("evidence") == "none",
    )


def page_url(relative: Path) -> str:
    """The page's address below the site's, as MkDocs makes it: `about/method.md` is `about/method/`."""
    parts = list(relative.with_suffix("").parts)
    if parts[-1] in {"index", "README"}:
        parts.pop()
    return "/".join([*parts, ""])


def _text(path: Path, project: Project) -> str:
    shown = project.shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProjectError(f"{shown}:1: is not text in UTF-8: save the page as UTF-8") from error
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
