"""FN204: an excerpt that leaves out, right before it or right behind it, what turns its sense."""

from collections.abc import Iterator

from footnoted.model import Excerpt, SourceFile
from footnoted.rules.example import SOURCE, Example
from footnoted.rules.rule import Finding, Rule
from footnoted.text.cuts import cut_behind, cut_in_front
from footnoted.text.normalise import plain
from footnoted.text.turns import turned_at_end, turned_at_start


def cut_excerpts(file: SourceFile) -> Iterator[Finding]:
    """Each excerpt with a turn next to it that it does not have, or one at its own end with nothing stored beyond."""
    for name, excerpt in file.source.excerpts.items():
        if fault := _fault(excerpt):
            message = f"excerpt “{name}” is cut at a turn of the sense: {fault}"
            yield Finding("FN204", file.path, file.line("excerpts", name), message, source=file.id, excerpt=name)


def _fault(excerpt: Excerpt) -> str:
    before, text, after = plain(excerpt.before or ""), plain(excerpt.text), plain(excerpt.after or "")
    if before and cut_in_front(before):
        return f"“{_last(before)}” stands right before it: let the excerpt begin there"
    if after and cut_behind(text, after):
        return f"“{_first(after)}” stands right behind it: let the excerpt go on to there"
    if not before and text[:1].islower() and turned_at_end(text):
        return f"it begins with “{_first(text)}”: store what stands before that as “before”"
    if not after and turned_at_start(text):
        return f"it ends with “{_last(text)}”: store what stands behind that as “after”"
    return ""


def _first(words: str) -> str:
    return " ".join(words.lstrip(" ,;:-").split()[:4])


def _last(words: str) -> str:
    return " ".join(words.split()[-4:])


_TURNED = """csl: {type: report, title: Annual report, URL: https://example.org/report, issued: 2024-05-01}
kind: primary
accessed: 2024-06-01
excerpts:
  kept: {text: "%s", before: "%s"}
"""

RULES = (
    Rule(
        "FN204",
        "excerpt cut at a turn of the sense",
        "The excerpt is right word for word, and what stands right before it (“there is no evidence that”) or right "
        "behind it (“unless it is renewed”) makes it say something else. `before` and `after` keep what stands there, "
        "a sentence each at most; `footnoted source add` and `footnoted verify` take it from the page.\n\n"
        "Let the excerpt begin or end so that the turn is in it.",
        Example(
            excerpt="Records are kept for six years.",
            fails="It speaks of records.[^report:kept]\n{ #kept }\n"
            f"=== {SOURCE}\n{_TURNED % ('records are kept for six years.', 'There is no evidence that')}",
            passes="It speaks of records.[^report:kept]\n{ #kept }\n"
            f"=== {SOURCE}\n{_TURNED % ('There is no evidence that records are kept for six years.', 'It adds this.')}",
        ),
        source=cut_excerpts,
    ),
)
