"""The wordings that a claim has had: `/c/<claim-id>/<digest>/` is one of them, for ever."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Where they are kept, below the evidence.
WORDINGS = "wordings.txt"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim says since the day (ISO 8601) on which these words of it were recorded."""

    claim: str
    since: str
    words: str
    line: int = 1
    path: str = WORDINGS

    @property
    def digest(self) -> str:
        """A short name for the words: the same words have the same one (SHA-256, 10 digits)."""
        return hashlib.sha256(self.words.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def by_claim(wordings: Iterable[Wording], renamed: Mapping[str, str]) -> dict[str, list[Wording]]:
    """The wordings of each claim, oldest first, under the id that it has now: `renamed` gives it for old ones."""
    found: dict[str, list[Wording]] = {}
    for each in wordings:
        found.setdefault(renamed.get(each.claim, each.claim), []).append(each)
    return {claim: sorted(several, key=lambda each: each.since) for claim, several in found.items()}
