"""What was published before: the addresses that people may have linked to, and what was corrected or withdrawn."""

import re
from dataclasses import dataclass
from enum import StrEnum

#: Where the permalinks and corrections are kept, below the evidence.
PERMALINKS = "permalinks.txt"
CORRECTIONS = "corrections.yml"

#: What Git writes into a file where two versions could not be merged.
MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
MERGED = "is a mark of two merged versions: keep the lines of both, and take it out"


@dataclass(frozen=True, slots=True)
class Permalink:
    """An address that was published, relative to the site's: `data-sharing/` or `data-sharing/#kept-six-years`.

    `since` is the day on which it was recorded (ISO 8601), where that is known; `path` and `line` say where.
    """

    address: str
    line: int = 1
    since: str | None = None
    path: str = PERMALINKS

    @property
    def page(self) -> str:
        """The page's address: empty for the home page."""
        return self.address.partition("#")[0].removeprefix("./")

    @property
    def claim(self) -> str:
        """The claim's id; empty for a page."""
        return self.address.partition("#")[2]


class CorrectionKind(StrEnum):
    """What happened to a claim: its words were mended, or it no longer stands."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of `evidence/corrections.yml`: `date` is a day (ISO 8601), `was` the words that stood there before.

    `address` is that of a claim, or of a page that was withdrawn as a whole.
    """

    date: str
    address: str
    kind: CorrectionKind
    why: str
    was: str
    line: int = 1
    path: str = CORRECTIONS

    @property
    def page(self) -> str:
        """The page's address: empty for the home page."""
        return self.address.partition("#")[0].removeprefix("./")

    @property
    def claim(self) -> str:
        """The claim's id; empty for a page."""
        return self.address.partition("#")[2]
