"""FN008: what was meant as Markdown is not printed as text."""

from collections.abc import Iterator

from footnoted.model import Page, Site
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule


def check(_: Site, page: Page) -> Iterator[Finding]:
    """What reading the page found (`reading.misread`)."""
    for message, line in page.misread:
        yield Finding("FN008", page.path, line, message)


RULES = (
    Rule(
        "FN008",
        "Markdown that is printed as text",
        "Markdown has no errors: what it cannot read, the reader gets as text. So does an attribute list that is not "
        "closed, stands below an empty line, or above another list, and the claim above it has no id; so do the rows "
        "of a table without a line `| --- | --- |` below the first, or with an empty line inside.\n\n"
        "Write what the message says: one list, `{ #an-id .editorial }`, alone on the line right below its block.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for up to six years.[^report:kept]\n\n{ #kept }",
            passes="Records are kept for up to six years.[^report:kept]\n{ #kept }",
        ),
        page=check,
    ),
)
