"""FN103: a table row that claims something says it in a sentence of its own as well."""

import re
from collections.abc import Iterator

from footnoted.model import Page, Site
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule, sourced_claims

_MARKUP = re.compile(r"[<*`]|&#?\w+;")


def check(_: Site, page: Page) -> Iterator[Finding]:
    """Rows without a sentence, sentences that are not plain words, and those that no row takes."""
    for claim in sourced_claims(page):
        if claim.kind == "row" and claim.citations and not (claim.says or claim.misread):
            message = (
                "table row without a sentence of its own: write in one of its cells what it says: <!-- says: … -->"
            )
            yield Finding("FN103", page.path, claim.last_line or claim.line, message, claim)
        elif _MARKUP.search(claim.says):
            message = f"the row's sentence is plain words: take links, marks and HTML out of ‘{claim.says}’"
            yield Finding("FN103", page.path, claim.says_line, message, claim)
    unread = [claim.says_line for claim in page.claims if claim.says] if page.unsourced else []
    for line in (*page.unread_says, *unread):
        message = "a sentence (says) that is not read: only a table row that claims something has one, and not two"
        yield Finding("FN103", page.path, line, f"{message}: mend it, or take it out")


RULES = (
    Rule(
        "FN103",
        "table row without a sentence of its own",
        "A row's cells mean little without its table: “31 March 2015, 614” of what? So each row that claims something "
        "has a sentence that stands for it wherever it is told alone: on its own page and social image, in the search, "
        "the data, the feed and citations. It is held to what the row cites as the cells are, and no comment allows a "
        "row to go without.\n\n"
        "Write it in one of the row's cells, in plain words: who counts what, and when: "
        "`<!-- says: Immigration orders covered 614 people on 31 March 2015. -->`.",
        Example(
            excerpt="On 31 March 2015, 614 people were on immigration orders.",
            fails="| Date | People |\n| --- | --- |\n| 31 March 2015 { #kept } | 614[^report:kept] |",
            passes="| Date | People |\n| --- | --- |\n"
            "| 31 March 2015 { #kept } | 614[^report:kept] "
            "<!-- says: Immigration orders covered 614 people on 31 March 2015. --> |",
        ),
        page=check,
    ),
)
