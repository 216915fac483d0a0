"""What the last look at each source found, kept in `evidence/verified.json` so that the site can say “last confirmed”.

The file is written whole after each source, so a run that is killed goes on where it stopped.
"""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from footnoted.files import write_text
from footnoted.model import Excerpt, SourceFile
from footnoted.model.errors import ProjectError

#: A failure that may have passed by now is looked at again after this, though a whole run should not meet it twice.
_PASSING = datetime.timedelta(hours=1)


class Verdict(StrEnum):
    """What became of an excerpt, from best to worst known. Words that are there count, and nothing alike to them."""

    PRESENT = "present"
    CHANGED = "changed"
    GONE = "gone"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"


_ORDER = list(Verdict)


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Confirmation(_Kept):
    """One excerpt. `where`: `page` or `archive`; `at`: the place in a PDF; `confirmed`: when it last was there."""

    verdict: Verdict
    where: str | None = None
    at: str | None = None
    nearest: str | None = None
    diff: str | None = None
    confirmed: str | None = None
    words: str  # a hash of the excerpt: an edited excerpt is not confirmed


class Record(_Kept):
    """One source. `live` says how the page itself was (`read`, or why not), `status` its last HTTP status."""

    checked: datetime.datetime
    url: str
    live: str
    verdict: Verdict
    status: int | None = None
    moved: str | None = None  # where a permanent redirect leads
    followed: str | None = None  # what took its place, by its publisher's own service
    reason: str | None = None
    archive_reason: str | None = None
    excerpts: dict[str, Confirmation] = Field(default_factory=dict)

    def is_fresh(self, file: SourceFile, now: datetime.datetime, days: float) -> bool:
        """Whether this still answers for the source as its file is now."""
        passing = self.verdict in {Verdict.BLOCKED, Verdict.UNREACHABLE}
        keep = min(datetime.timedelta(days=days), _PASSING) if passing else datetime.timedelta(days=days)
        excerpts = {key: words_of(excerpt) for key, excerpt in file.source.excerpts.items()}
        return (
            now - self.checked < keep
            and self.url == file.source.csl.url
            and {key: each.words for key, each in self.excerpts.items()} == excerpts
        )


class _File(_Kept):
    sources: dict[str, Record] = Field(default_factory=dict)


def words_of(excerpt: Excerpt) -> str:
    """A short hash of an excerpt's text."""
    return hashlib.sha256(excerpt.text.encode()).hexdigest()[:16]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The one that most needs somebody; `present` when there is none."""
    return max(verdicts, key=_ORDER.index, default=Verdict.PRESENT)


def read_verified(path: Path, shown: str) -> dict[str, Record]:
    """The records by source id; none where there is no file. Raises `ProjectError` when it is not ours."""
    try:
        return _File.model_validate_json(path.read_bytes()).sources
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ProjectError(
            f"{shown}: is not a file of results ({where or 'JSON'}: {first['msg']}): delete it, and verify again"
        ) from error


def write_verified(path: Path, records: Mapping[str, Record]) -> None:
    """Write all records, in the order of their ids."""
    ordered = _File(sources={each: records[each] for each in sorted(records)})
    write_text(path, ordered.model_dump_json(indent=1, exclude_none=True) + "\n")
