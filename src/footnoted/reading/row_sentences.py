"""A table row in a sentence of its own: `<!-- says: … -->` in one of its cells."""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from footnoted.model import Claim
from footnoted.reading.inline import SAYS
from footnoted.reading.source_lines import SourceLines
from footnoted.text.look_alikes import INVISIBLE


def with_sentences(
    root: HtmlElement, claims: Mapping[HtmlElement, Claim], lines: SourceLines
) -> tuple[dict[HtmlElement, Claim], list[int]]:
    """The claims by their elements, table rows with what they say; and the lines of sentences that none of them takes:
    those that are empty, or a second one, or stand elsewhere than in a row that claims something.
    """
    found = dict(claims)
    unread = []
    at = 0
    for comment in root.iter(etree.Comment):
        if not (says := SAYS.match(comment.text or "")):
            continue
        row = next((each for each in comment.iterancestors("tr") if each in found), None)
        if place := lines.comment(comment.text or "", at):
            at = place.start() + 1
        line = found[row].last_line if row is not None and not place else lines.line_of(at)
        words = " ".join(INVISIBLE.sub("", says["words"]).split())
        if row is not None and words and not (found[row].says or found[row].editorial):
            found[row] = replace(found[row], says=words, says_line=line)
        else:
            unread.append(line)
    return found, unread
