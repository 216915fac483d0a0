"""The ids of notes and of the marks that lead to them, made from the citation and not from its number: links last."""

from footnoted.model import Citation

#: How the id of every mark begins.
MARK = "fnref"


def note_id(citation: Citation) -> str:
    """The note's id: made from the citation and not from its number, so that a link to it lasts."""
    return f"fn:{citation.key}"


def reference_id(citation: Citation, nth: int) -> str:
    """The id of the `nth` place (from 1) that cites this, as the classic footnotes extension numbers them."""
    return f"{MARK}{nth if nth > 1 else ''}:{citation.key}"
