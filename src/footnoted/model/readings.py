"""Readings: who read a claim beside its sources, on what day, and what they found."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from footnoted.model.claims import Citation, Claim
from footnoted.model.sources import Excerpt

#: Where the readings are kept, below the evidence.
READINGS = "reviewed.yml"


class Judgement(StrEnum):
    """What a reader found: whether the claim says what its sources say, and is fair and plain."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNCLEAR = "unclear"
    UNFAIR = "unfair"


class ReadBy(StrEnum):
    """Who read: one never counts as the other."""

    PERSON = "person"
    COMPUTER = "computer"


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry of `evidence/reviewed.yml`. `day` is ISO 8601; `digest` that of what was read (`digest_of`)."""

    claim: str
    digest: str
    reader: str
    by: ReadBy
    day: str
    verdict: Judgement
    line: int = 1
    path: str = READINGS


def digest_of(claim: Claim, excerpts: Iterable[tuple[Citation, Excerpt]]) -> str:
    """A name for what a reader of the claim reads: its words, what it cites, and what the excerpts say.

    Neither where the claim stands nor the order of its citations is part of it, nor what stands around an excerpt.
    """
    told = {
        citation.key: "\0".join((each.text, each.speaker or "", each.date or "", each.translation or ""))
        for citation, each in excerpts
    }
    cited = (f"{key}\0{told.get(key, '')}" for key in sorted({each.key for each in claim.citations}))
    words = "\1".join((claim.alone, " ".join(claim.text.split()), *claim.worked_out, *cited))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
