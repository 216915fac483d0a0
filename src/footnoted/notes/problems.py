"""What is wrong with a citation mark, in one sentence."""

import re

from footnoted.model import PageProblem


def explain(problem: PageProblem) -> str:
    """A citation mark's problem as one sentence: what is wrong and how to mend it."""
    nearest = f" (did you mean [^{problem.suggestion}]?)" if problem.suggestion else ""
    source, _, excerpt = problem.key.partition(":")
    return {
        "unknown-source": f"no source “{source}” in the evidence{nearest}",
        "unknown-excerpt": f"source “{source}” has no excerpt “{excerpt}”{nearest}",
        "bare": f"“[{problem.key}]” names a source and is no citation: write [^{problem.key}]",
        "unclosed": f"“[^{problem.key}” is never closed: add the “]”",
        "malformed": f"“[^{problem.key}” is not a citation: write [^source:excerpt], {_malformed(problem.key)}",
        "escaped": f"“[^{problem.key}]” has a backslash in front, which makes it text: take the backslash out",
        "in-heading": "a heading carries no citation: move it to the text below",
        "in-link": "a link cannot hold a citation: move it behind the link",
        "defined-by-hand": "footnotes are not written by hand: take the definition out and cite [^source:excerpt]",
        "doubled": "the same citation stands twice in one place: keep one",
    }[problem.kind]


def _malformed(key: str) -> str:
    if re.search(r"\s", key):
        return "without a space"
    return "outside raw HTML" if re.fullmatch(r"[\w.-]+(:[\w.-]+)?", key) else "with letters, digits, dots and hyphens"
