"""Text from strangers, safe to print and to store: no escape sequences, no invisible characters."""

import unicodedata

#: Stands where a line of a PDF ends in a hyphen: perhaps the word's own, perhaps only the line's. A private character
#: of Unicode, so no text has it, and `printable` takes it out.
LINE_HYPHEN = "\ue000"


def printable(text: str) -> str:
    """One line of NFC text. Control characters and line ends become spaces; other invisible ones go."""
    spaced = (
        " " if unicodedata.category(each) in {"Zl", "Zp", "Cc"} else each for each in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(each for each in spaced if unicodedata.category(each)[0] != "C").split())
