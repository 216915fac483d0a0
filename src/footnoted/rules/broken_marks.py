"""FN001, FN002 and FN006: citation marks that do not lead to evidence."""

from collections import Counter
from collections.abc import Iterator

from footnoted.model import Page, PageProblem, Site
from footnoted.notes.problems import explain
from footnoted.output.plain_text import some
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule


def check(site: Site, page: Page) -> Iterator[Finding]:
    """The problems that rendering met, each with its claim; a source without a file is told once a page."""
    told: Counter[str] = Counter(_source(each) for each, _ in page.problems if each.kind == "unknown-source")
    for problem, line in page.problems:
        code = {"unknown-source": "FN001", "unknown-excerpt": "FN002"}.get(problem.kind, "FN006")
        claim = next((each for each in page.claims if each.line <= line <= each.last_line), None)
        source, _, excerpt = problem.key.partition(":")
        more = told.pop(source, 0) - 1 if code == "FN001" else 0
        if more >= 0:
            also = f" (and {some(more, 'more citation')} of it on this page)" if more else ""
            yield Finding(code, page.path, line, f"{explain(problem)}{also}", claim, source or None, excerpt or None)
    for key, line in page.in_code:
        if key.partition(":")[0] in site.sources:
            message = f"[^{key}] stands in code: four blanks make a line code: take them out, or fence it (```)"
            yield Finding("FN006", page.path, line, message)


def _source(problem: PageProblem) -> str:
    return problem.key.partition(":")[0]


RULES = (
    Rule(
        "FN001",
        "unknown source",
        "A citation names a source that has no file in `evidence/sources/`, so the reader would get no note.\n\n"
        "Mend the name (the message gives the nearest), or add the file `evidence/sources/<source-id>.yml`.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^reprot:kept]\n{ #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        page=check,
    ),
    Rule(
        "FN002",
        "unknown excerpt",
        "The source is there, but it has no excerpt of this name, so nothing shows which words the claim rests on.\n\n"
        "Mend the name, or add the excerpt, copied word for word, to the source's file.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:keep]\n{ #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        page=check,
    ),
    Rule(
        "FN006",
        "citation that cannot be read where it stands",
        "A citation is unclosed, malformed, doubled, without its “^”, written by hand as a definition, or stands in a "
        "heading, a link or raw HTML. Plain Markdown would print such a mark as text, or drop it, without a word.\n\n"
        "Write `[^source:excerpt]` once, in the text of the claim.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:kept][report:kept]\n{ #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        page=check,
    ),
)
