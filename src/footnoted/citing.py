"""Whether a claim that somebody cited still stands: what `footnoted cited` says of each link in a document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from urllib.parse import unquote, urlsplit

from footnoted.model import Correction, CorrectionKind, Site
from footnoted.model.wordings import Wording, by_claim


class Status(StrEnum):
    """What became of a cited claim, from best to worst."""

    STANDS = "stands"
    REWORDED = "reworded"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """One link to a claim: `day` and `why` tell of the change, `now` what the claim says now."""

    address: str
    place: str
    claim: str
    status: Status
    day: str = ""
    why: str = ""
    now: str = ""


class Citing:
    """Judges links to the claims of one site, whose address is `url`."""

    def __init__(self, site: Site, url: str) -> None:
        self._site = site
        self._home = _plain(url)
        self._words = {claim.id: claim.alone for page in site.pages for claim in page.claims if claim.id}
        self._renamed = site.renamed
        self._gone = {each.claim: each for each in reversed(site.withdrawn)}
        self._wordings = by_claim(site.wordings, self._renamed)
        self._known = self._words.keys() | self._wordings.keys() | self._renamed.keys() | self._gone.keys()

    def judge(self, links: Iterable[tuple[str, str]], written: str = "") -> Iterator[Standing]:
        """The standing of each link, an address and its place, that leads to a claim of the site.

        `written` is the day (ISO 8601) on which the document was written; where it is not known, every change counts.
        A link to one wording tells by itself which words were meant.
        """
        for address, place in links:
            claim, digest = self._named(address)
            if claim:
                yield self._standing(address, place, claim, digest, written)

    def _named(self, address: str) -> tuple[str, str]:
        """The claim that an address leads to, and the digest of a wording; empty where there is none."""
        if not _plain(address).startswith(self._home):
            return "", ""
        below, _, anchor = unquote(_plain(address)[len(self._home) :]).partition("#")
        if found := re.fullmatch(r"c/([^/?]+)(?:/([0-9a-f]{10}))?(?:/(?:index\.html)?)?(?:\?.*)?", below):
            return found[1], found[2] or ""
        anchor = anchor.partition(":~:")[0]
        return (anchor, "") if anchor in self._known else ("", "")

    def _standing(self, address: str, place: str, claim: str, digest: str, written: str) -> Standing:
        now = self._renamed.get(claim, claim)
        words = self._words.get(now)
        told = partial(Standing, address, place, now)
        if words is None:
            if gone := self._gone.get(claim) or self._gone.get(now):
                return told(Status.WITHDRAWN, gone.date, gone.why)
            return told(Status.UNKNOWN, why="no claim of this site has this id, or had it")
        several = self._wordings.get(now, [])
        cited = _cited(several, digest, written)
        if digest and cited is None:
            return told(Status.UNKNOWN, why="no wording with this digest is recorded", now=words)
        same = cited is not None and cited.words == words
        since = cited.since if digest and cited else written
        if corrections := self._corrections(now, since, strictly=same):
            last = max(corrections, key=lambda each: each.date)
            return told(Status.CORRECTED, last.date, last.why, words)
        later = [each.since for each in several[1:] if each.since >= since]
        if not same and several and (later or several[-1].words != words):
            unrecorded = several[-1].words != words
            return told(Status.REWORDED, self._site.today if unrecorded else later[-1], now=words)
        return told(Status.STANDS, now=words)

    def _corrections(self, claim: str, since: str, *, strictly: bool) -> list[Correction]:
        """Those of a claim from a day on; `strictly`, after it."""
        return [
            each
            for each in self._site.corrections
            if each.kind is CorrectionKind.CORRECTED
            and self._renamed.get(each.claim, each.claim) == claim
            and (each.date > since if strictly else each.date >= since)
        ]


def _cited(several: list[Wording], digest: str, written: str) -> Wording | None:
    """The wording that was cited: that of the digest, else that of the day; None where nothing tells."""
    if digest:
        return next((each for each in reversed(several) if each.digest == digest), None)
    if written:
        return next((each for each in reversed(several) if each.since <= written), None)
    return None


def _plain(address: str) -> str:
    """An address without its scheme, `www.` and the case of its host."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    rest = address.split("//", 1)[-1].partition("/")[2]
    return f"{host}/{rest}"
