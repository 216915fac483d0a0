"""Reads what is kept of the past below `evidence/`: addresses, corrections, readings and wordings."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import ErrorDetails, PydanticCustomError

from footnoted.evidence.entry_lists import entries_in
from footnoted.evidence.ledger import readings_in
from footnoted.evidence.plain_yaml import YamlError
from footnoted.evidence.read_sources import explain, refuse_link_out
from footnoted.model import Correction, CorrectionKind, Diagnostic, Permalink
from footnoted.model.dates import is_day
from footnoted.model.history import CORRECTIONS, MERGE_MARK, MERGED, PERMALINKS
from footnoted.model.pages import ID_PATTERN
from footnoted.model.readings import READINGS, Reading
from footnoted.model.sources import Edtf, Text
from footnoted.model.wordings import WORDINGS, Wording

Entry = TypeVar("Entry")

#: How a comment in permalinks.txt begins: an address may begin with “#” alone.
COMMENT = "# "

_PAGE = r"[^#\s:/][^#\s:]*(?:/|\.html)"
_ADDRESS = re.compile(rf"(?:\./|{_PAGE})?#{ID_PATTERN}|{_PAGE}")
_RECORDED = re.compile(rf"(?:\./|{_PAGE})?#\S+|{_PAGE}|\./")  # a heading's id may have any sign
_UNTABBED = re.compile(r"(?P<address>\S+) +(?P<day>\d{4}-\d\d-\d\d)\s*")


@dataclass(frozen=True, slots=True)
class History:
    """What was published, corrected and read, and what is wrong with the files that say so (FN003)."""

    permalinks: tuple[Permalink, ...] = ()
    corrections: tuple[Correction, ...] = ()
    readings: tuple[Reading, ...] = ()
    wordings: tuple[Wording, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def load_history(folder: Path, root: Path) -> History:
    """The history kept in `folder`. A file that is missing says that there is none."""
    problems: list[Diagnostic] = []
    return History(
        _read(folder / PERMALINKS, root, read_permalinks, problems),
        _read(folder / CORRECTIONS, root, read_corrections, problems),
        _read(folder / READINGS, root, lambda path, shown: readings_in(_text(path), shown), problems),
        _read(folder / WORDINGS, root, read_wordings, problems),
        tuple(problems),
    )


def _read(
    path: Path, root: Path, read: Callable[[Path, str], tuple[Entry, ...]], problems: list[Diagnostic]
) -> tuple[Entry, ...]:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        return read(path, shown)
    except YamlError as error:
        problems.append(Diagnostic("FN003", shown, error.line, error.message))
        return ()


def read_permalinks(path: Path, shown: str) -> tuple[Permalink, ...]:
    """One address a line, then a tab and the day on which it was recorded. Raises `YamlError`."""
    found = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        address, _, since = line.partition("\t")
        if not address.strip() or line.startswith(COMMENT):
            continue
        if MERGE_MARK.match(line):
            raise YamlError(MERGED, number)
        if since.strip() and not is_day(since.strip()):
            raise YamlError(f"“{since[:40]}” is not a day: write the address, a tab, and the day as 2026-11-24", number)
        if untabbed := _UNTABBED.fullmatch(line):
            raise YamlError(f"has a space in front of {untabbed['day']}: write a tab there", number)
        if not _RECORDED.fullmatch(address.strip().removeprefix("/")):
            form = "write page/, page/#claim-id or ./#claim-id, or take it out"
            raise YamlError(f"“{address[:60]}” is no address of a page or claim: {form}", number)
        found.append(Permalink(address.strip().removeprefix("/"), number, since.strip() or None, shown))
    return tuple(found)


def read_wordings(path: Path, shown: str) -> tuple[Wording, ...]:
    """A line for each wording: the claim's id, the day of recording and the words, with tabs between. Raises
    `YamlError`.
    """
    found = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip() or line.startswith(COMMENT):
            continue
        if MERGE_MARK.match(line):
            raise YamlError(MERGED, number)
        match line.rstrip("\r").split("\t"):
            case [claim, day, words] if re.fullmatch(ID_PATTERN, claim) and is_day(day) and words.strip():
                found.append(Wording(claim, day, words, number, shown))
            case _:
                raise YamlError("is no wording: `footnoted fix` writes the claim's id, the day and the words", number)
    return tuple(found)


def _claim_address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise PydanticCustomError("claim_address", "is no address of a claim or page")
    return text


def _not_to_come(day: str) -> str:
    latest = datetime.date.today() + datetime.timedelta(days=1)  # somewhere it is tomorrow already
    if day > latest.isoformat():
        raise PydanticCustomError("to_come", "is in the future")
    return day


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    date: Annotated[Edtf, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_not_to_come)]
    address: Annotated[Text, AfterValidator(_claim_address)]
    kind: CorrectionKind
    why: Text
    was: Text


def read_corrections(path: Path, shown: str) -> tuple[Correction, ...]:
    """A list of entries, oldest or newest first. Raises `YamlError` with the line and the mend."""
    entries = entries_in(_text(path), _Entry, "must be a list: each entry begins with “- date:”", _explained)
    return tuple(Correction(**dict(entry), line=line, path=shown) for entry, line in entries)


def _explained(detail: ErrorDetails, entry: object) -> str:
    """What is wrong with an entry, in terms of its own fields."""
    field = str(detail["loc"][0]) if detail["loc"] else ""
    match detail["type"]:
        case "extra_forbidden":
            return f"“{field}” is not a field of a correction: it has {', '.join(_Entry.model_fields)}"
        case "claim_address":
            return "“address” is not in the form it must have: write it as page/#claim-id, ./#claim-id, or page/"
        case "string_pattern_mismatch":
            return f"{field} “{detail['input']}” is not a day: write it as 2026-11-24"
        case "to_come":
            return f"{field} {detail['input']} is in the future: write the day on which it was done"
        case _ if not isinstance(entry, dict):
            return f"“{entry}” is no entry: it begins with “- date:”, and has {', '.join(_Entry.model_fields)}"
        case _:
            return explain(detail)


def _text(path: Path) -> str:
    refuse_link_out(path)
    if not path.exists():
        return ""
    if not path.is_file():
        raise YamlError("is no file: take it out")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlError("is not UTF-8 text: save the file as UTF-8") from error
    except OSError as error:
        raise YamlError(f"cannot be read: {error.strerror or error}") from error
