"""One page, from its text and the HTML that it becomes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from footnoted.model import Claim, Heading, Page, PageProblem, Words, is_edtf, show_edtf
from footnoted.model.errors import ProjectError
from footnoted.model.pages import is_plain_id
from footnoted.reading.allowed_html import controls_in, disguises_in
from footnoted.reading.blocks import Rendered, read_rendered
from footnoted.reading.front_matter import FrontMatterError, split_front_matter
from footnoted.reading.front_matter_words import foreign_template, hazards_told, words_told
from footnoted.reading.source_lines import SourceLines
from footnoted.text.look_alikes import look_alikes

#: From Markdown to HTML, and what is wrong with the page's citation marks.
Convert = Callable[[str], tuple[str, tuple[PageProblem, ...]]]


@dataclass(frozen=True, slots=True)
class Permits:
    """What the site's own settings permit its pages: `templates` of the project's own (None: it is not known which
    there are), and `classes` that a setting makes of Markdown.
    """

    templates: frozenset[str] | None = None
    classes: frozenset[str] = frozenset()


_MAX_PAGE = 5_000_000  # characters: no page for people is as long
_BRACKETS = "[" * 1000  # Python-Markdown takes minutes for some thousands


def page_text(path: Path, shown: str) -> str:
    """The text of a page's file; `shown` is its path for messages. Raises `ProjectError` for unreadable text."""
    try:
        if not path.is_file():
            raise ProjectError(f"{shown}: is no file")
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


def read_page(text: str, shown: str, url: str, convert: Convert, permits: Permits) -> Page:
    """The page that a file's text makes: its claims as the reader sees them, with the Markdown line of each.

    `shown` is the file's path for messages, `url` the page's address below the site's. Raises `ProjectError`.
    """
    try:
        meta, body, offset = split_front_matter(text)
    except FrontMatterError as error:
        raise ProjectError(f"{shown}:{error.line}: {error}") from error
    if _BRACKETS in body:
        line = body[: body.index(_BRACKETS)].count("\n") + offset + 1
        raise ProjectError(f"{shown}:{line}: has {len(_BRACKETS):,} brackets in a row: take them out")
    html, problems = convert(body)
    lines = SourceLines(body, offset)
    rendered = read_rendered(html, lines, permits.classes)
    told = {each.line for each in rendered.misread}  # what is said of a block that is never closed says it all
    disguises = (each for each in disguises_in(lines) if each[1] not in told)
    templates = ((what, 1) for what in foreign_template(meta, permits.templates))
    hazards = (*templates, *rendered.hazards, *disguises, *controls_in(body, lines))
    rendered = replace(rendered, hazards=hazards)
    return page_of(rendered, shown, url, meta, problems_in(problems, lines))


def page_of(
    rendered: Rendered, shown: str, url: str, meta: Mapping[str, Any], problems: Iterable[tuple[PageProblem, int]]
) -> Page:
    """A page from what was read of its HTML. `shown` is its path for messages, `meta` its front matter."""
    cited = tuple(dict.fromkeys(citation for claim in rendered.claims for citation in claim.citations))
    told = words_told(meta, cited, broken=any(claim.broken for claim in rendered.claims))
    words = (*told, *rendered.words)
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
        reviewed=_text_or_none(meta.get("reviewed")),
        review_every=_text_or_none(meta.get("review_every")),
        aliases=_aliases(meta.get("aliases"), shown),
        moved=str(meta.get("moved") or ""),
        hazards=(*((what, 1) for what in hazards_told(meta)), *rendered.hazards, *_look_alikes(rendered.claims, words)),
        words=words,
        stray_allows=rendered.stray_allows,
        unread_says=rendered.unread_says,
        shown_settings=tuple(_shown(meta)),
        in_code=rendered.in_code,
        misread=tuple((each.message, each.line) for each in rendered.misread),
    )


def _shown(meta: Mapping[str, Any]) -> Iterator[str]:
    """The texts of the front matter; a day also as people write it."""
    for value in meta.values():
        for text in value if isinstance(value, list) else [value]:
            yield str(text)
            if is_edtf(str(text)):
                yield show_edtf(str(text))


def _look_alikes(claims: Iterable[Claim], outside: Iterable[Words]) -> Iterator[tuple[str, int]]:
    """What in the visible text a reader takes for other letters or digits, with its line."""
    for told in (each for claim in claims for each in claim.told):
        yield from ((what, told.line_at(at)) for what, at in look_alikes(told.text))
    for words in outside:  # headings are among them
        yield from ((what, words.line) for what, _ in look_alikes(words.text))


def problems_in(problems: Iterable[PageProblem], lines: SourceLines) -> Iterator[tuple[PageProblem, int]]:
    """Each problem of a page's citation marks with the line where the mark stands."""
    for problem in problems:
        escaped = problem.kind == "malformed" and f"\\[^{problem.key}" in lines.shown
        known = replace(problem, kind="escaped", key=problem.key.rstrip("]")) if escaped else problem
        yield known, _problem_line(problem, lines)


def _title(meta: Mapping[str, Any], headings: Sequence[Heading], shown: str) -> str:
    """The first heading of the page, else its title in the front matter, else its name."""
    return next(
        (each.text for each in headings if each.level == 1), str(meta.get("title") or PurePosixPath(shown).stem)
    )


def _text_or_none(value: Any) -> str | None:
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


def _problem_line(problem: PageProblem, lines: SourceLines) -> int:
    return lines.definition(problem.key) if problem.kind == "defined-by-hand" else lines.mark(problem.key, problem.nth)
