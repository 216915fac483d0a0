"""FN203: a quotation that begins behind, or ends before, what turns its sense."""

import re
from collections.abc import Iterator

from footnoted.model import Citation, Claim, Excerpt, Quotation, SourceFile
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule
from footnoted.text.turns import ALL_WAYS, turned_or_limited_at_end, turns_told
from footnoted.text.wording import turned_by_cut

#: What a page may say anywhere in the block: “Unless it is paid, they wrote, ‘it will lapse’.”
_ANYWHERE = frozenset({"condition", "exception"})


def cut_at_turn(
    holding: list[tuple[Citation, SourceFile, Excerpt]], quotation: Quotation, claim: Claim, path: str
) -> Iterator[Finding]:
    """FN203, unless the page has the turn itself, in front of the quotation or behind it."""
    before, behind = claim.text[: quotation.start], claim.text[quotation.end :]
    if claim.block_quote:
        return
    turned = [(citation, turned_by_cut(excerpt.passage, quotation.text)) for citation, _, excerpt in holding]
    own = f"{before} {behind}"
    near = before.split()[-6:] + (behind.split()[:4] if turned_or_limited_at_end(behind) else [])
    told = turns_told(" ".join(near)) | (turns_told(own) & _ANYWHERE)
    if all(words and not told & _ways(words) and not _tells(own, words) for _, words in turned):
        citation, words = turned[0]
        message = f"quotation cut at a turn of the sense: the excerpt has “{_first(words)}” next to “{quotation.text}”"
        line = claim.line_at(quotation.start + 1)
        yield Finding("FN203", path, line, message, claim, citation.source, citation.excerpt, quotation.text)


def _ways(words: str) -> frozenset[str]:
    """How the words turn the quotation; any way where the word that does it stands further off."""
    return turns_told(_first(words)) or ALL_WAYS


def _first(words: str) -> str:
    return " ".join(words.split()[:4])


def _tells(own: str, words: str) -> bool:
    """Whether the page says, with half of the same words, what the excerpt goes on to say behind the quotation."""
    wanted, there = _stems(words), _stems(own)
    both = len(wanted & there)
    return turned_or_limited_at_end(words) and both >= min(2, len(wanted)) > 0 and 2 * both >= len(wanted)


def _stems(text: str) -> frozenset[str]:
    """The longer words, without their endings."""
    return frozenset(word[:5] for word in re.findall(r"[a-z]{4,}", text.casefold()))


#: Found with FN201 and FN202, which know the excerpts that hold the quotation (`quotations`).
RULES = (
    Rule(
        "FN203",
        "quotation cut at a turn of the sense",
        "The quotation is right word for word, but begins right behind a “not” or “no longer”, or ends right before an "
        "“unless”, “but”, “except” or “provided that”, so that it says something else than the source.\n\n"
        "Quote the turn as well, or say it in the page's own words right before or behind the quotation.",
        Example(
            excerpt="The trial is no longer a success unless it is repeated.",
            fails="The trial is “a success”.[^report:kept]\n{ #success }",
            passes="The trial is “no longer a success unless it is repeated”.[^report:kept]\n{ #success }",
        ),
    ),
)
