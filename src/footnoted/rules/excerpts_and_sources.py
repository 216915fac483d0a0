"""FN003 to FN005: the evidence itself."""

from collections.abc import Iterator

from footnoted.model import Site, SourceFile, is_to_come
from footnoted.model.sources import LONGEST_EXCERPT, LONGEST_PASSAGE, word_count
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule


def broken_files(site: Site) -> Iterator[Finding]:
    """FN003, found when the evidence was loaded; only today tells which days are to come."""
    for problem in site.evidence_problems:
        yield Finding("FN003", problem.path, problem.line, problem.message, source=problem.source)
    for file in site.sources.values():
        if is_to_come(accessed := file.source.accessed, site.today):
            message = f"“accessed” {accessed} is yet to come: write the day on which the source was read"
            yield Finding("FN003", file.path, file.line("accessed"), message, source=file.id)


def unused_excerpts(site: Site) -> Iterator[Finding]:
    """FN004. A page that is not part of this check may cite it, so only a check of the whole site can tell."""
    if site.partial:
        return
    cited = {citation.key for page in site.pages for claim in page.claims for citation in claim.citations}
    # A misspelt citation has its own finding: what it most likely meant does not count as unused.
    cited |= {problem.suggestion for page in site.pages for problem, _ in page.problems if problem.suggestion}
    cited |= {problem.key for page in site.pages for problem, _ in page.problems}
    for file in site.sources.values():
        for name in file.source.excerpts:
            if f"{file.id}:{name}" not in cited:
                yield Finding(
                    "FN004",
                    file.path,
                    file.line("excerpts", name),
                    f"nothing cites the excerpt “{name}”: cite it as [^{file.id}:{name}] or take it out",
                    source=file.id,
                    excerpt=name,
                )


def long_excerpts(file: SourceFile) -> Iterator[Finding]:
    """FN005."""
    for name, excerpt in file.source.excerpts.items():
        message = ""
        if excerpt.words > LONGEST_EXCERPT:
            message = (
                f"excerpt “{name}” has {excerpt.words} words (at most {LONGEST_EXCERPT}): "
                "keep the words that the claims need, or split it"
            )
        elif (words := word_count(excerpt.passage)) > LONGEST_PASSAGE:
            message = (
                f"excerpt “{name}” has {words} words with its “before” and “after” (at most {LONGEST_PASSAGE}): "
                "keep the words of these that stand next to it"
            )
        if message:
            yield Finding("FN005", file.path, file.line("excerpts", name), message, source=file.id, excerpt=name)


RULES = (
    Rule(
        "FN003",
        "evidence file that does not validate",
        "The file is not YAML, or a field is missing, misspelt or impossible. Nothing that rests on it can be "
        "checked.\n\n"
        "Mend the line that the message names. `evidence/schema.json` lets an editor complete and check while typing.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:kept]\n"
            "{ #kept }\n"
            "=== evidence/sources/letter.yml\n"
            "kind: hearsay",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        site=broken_files,
    ),
    Rule(
        "FN004",
        "excerpt that nothing cites",
        "An excerpt that no claim rests on is either forgotten or left over.\n\nCite it, or take it out.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Nothing is claimed here.\n{ .editorial }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        site=unused_excerpts,
        severity="warning",
    ),
    Rule(
        "FN005",
        f"excerpt over {LONGEST_EXCERPT} words",
        "Excerpts are quoted under fair dealing: short, and only what the claim needs. With what stands around it "
        f"(`before`, `after`) an excerpt has {LONGEST_PASSAGE} words at most.\n\nCut it, or split it in two.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^letter:kept][^report:kept]\n{ #kept }\n"
            "=== evidence/sources/letter.yml\n"
            "csl: {type: webpage, title: A letter, URL: https://example.org/letter}\n"
            "kind: primary\naccessed: 2024-06-01\nexcerpts:\n"
            f"  kept: {{text: We keep them a {'very ' * LONGEST_EXCERPT}long time.}}\n",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        source=long_excerpts,
    ),
)
