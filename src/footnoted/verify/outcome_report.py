"""A verification's report: as lines for a terminal, as JSON for programs, as Markdown for an issue that people read."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from footnoted.model import SourceFile
from footnoted.text.printable import printable
from footnoted.verify.records import Confirmation, Record, Verdict

_MEANING = {
    Verdict.CHANGED: "The page has other words now. Read both; mend the excerpt and every claim that rests on it.",
    Verdict.GONE: "The page, or this passage, is gone. Name a copy under `archive:`, or find another source.",
    Verdict.BLOCKED: "The server does not let programs read it. Look at it in a browser.",
    Verdict.UNREACHABLE: "It could not be read this time. If that lasts, treat it as gone.",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """All sources of a run with what was found, in order of their ids, and how many results were kept from before."""

    rows: Sequence[tuple[SourceFile, Record]]
    kept: int = 0

    @property
    def failed(self) -> bool:
        """Whether anything is not where it should be."""
        return any(record.verdict != Verdict.PRESENT for _, record in self.rows)

    @property
    def counts(self) -> Counter[Verdict]:
        """Excerpts by verdict; a source without excerpts counts as one."""
        return Counter(
            verdict
            for _, record in self.rows
            for verdict in ([each.verdict for each in record.excerpts.values()] or [record.verdict])
        )


def as_text(outcome: Outcome) -> str:
    """One line for each excerpt that is not there, as ruff writes findings, what changed below it, and a summary."""
    lines: list[str] = []
    for file, record in outcome.rows:
        for key, each in _missing(record):
            line = file.line("excerpts", key) if key else 1
            what = f"“{key}”" if key else "the source"
            lines.append(f"{file.path}:{line}: {each.verdict if each else record.verdict}: {what}{_why(record, each)}")
            if each and each.diff:
                lines.append(f"    {each.diff}")
        if record.moved:
            lines.append(f"{file.path}:{file.line('csl', 'URL')}: note: moved for good to {printable(record.moved)}")
        if record.followed:
            lines.append(f"{file.path}:{file.line('csl', 'URL')}: note: {record.followed}{_told(file)}")
    return "\n".join([*lines, summary(outcome)]) + "\n"


def _told(file: SourceFile) -> str:
    """Whether the source says so already."""
    known = file.source.superseded_by
    return f" (superseded_by: {known})" if known else ": read it, and say it with superseded_by, or mend the excerpts"


def _missing(record: Record) -> list[tuple[str | None, Confirmation | None]]:
    found: list[tuple[str | None, Confirmation | None]] = [
        (key, each) for key, each in record.excerpts.items() if each.verdict != Verdict.PRESENT
    ]
    return found if record.excerpts or record.verdict == Verdict.PRESENT else [(None, None)]


def _why(record: Record, each: Confirmation | None) -> str:
    detail = f": {record.reason}" if record.reason else ""
    if each and each.verdict == Verdict.GONE and not record.reason:
        detail = ": nothing like it on the page"
    if each and each.nearest:
        detail = f": nearest on the page: “{each.nearest}”"
    if each and each.where == "archive":
        detail += " (the archived copy still has the excerpt)"
    elif record.archive_reason:
        detail += f" (archived copy: {record.archive_reason})"
    return detail


def summary(outcome: Outcome) -> str:
    """The counts in one sentence."""
    counts = outcome.counts
    verdicts = ", ".join(f"{counts[each]} {each}" for each in Verdict if counts[each]) or "nothing to verify"
    archived = sum(
        each.verdict == Verdict.PRESENT and each.where == "archive"
        for _, record in outcome.rows
        for each in record.excerpts.values()
    )
    copies = f", {archived} of them in the archived copy only" if archived else ""
    sources = len(outcome.rows)
    kept = f" Kept from an earlier run: {_some(outcome.kept)}." if outcome.kept else ""
    return f"Verified {_some(sources)}: {verdicts}{copies}.{kept}"


def _some(sources: int) -> str:
    return f"{sources} source{'' if sources == 1 else 's'}"


def as_json(outcome: Outcome) -> str:
    """Everything that was found; the keys are stable."""
    data = {
        "counts": {each.value: outcome.counts[each] for each in Verdict},
        "kept": outcome.kept,
        "sources": [
            {"id": file.id, "path": file.path, **record.model_dump(mode="json", exclude_none=True)}
            for file, record in outcome.rows
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def as_markdown(outcome: Outcome) -> str:
    """A report that can be an issue's body. What pages say stands in code, so that nothing in it links or calls."""
    parts = [summary(outcome)]
    for verdict in list(Verdict)[1:]:
        found = [
            (file, record, key, each)
            for file, record in outcome.rows
            for key, each in _missing(record)
            if (each.verdict if each else record.verdict) == verdict
        ]
        if found:
            parts.append(f"## {verdict.value.capitalize()}: {len(found)}\n\n{_MEANING[verdict]}")
            parts += [_entry(*each) for each in found]
    parts += _listed(
        "In the archived copy only",
        [
            f"- `{file.id}`: {', '.join(f'`{key}`' for key in keys)}{f' ({record.reason})' if record.reason else ''}"
            for file, record in outcome.rows
            if (keys := [key for key, each in record.excerpts.items() if _only_archived(each)])
        ],
    )
    parts += _listed(
        "Moved for good",
        [f"- `{file.id}`: to {_code(record.moved)}" for file, record in outcome.rows if record.moved],
    )
    parts += _listed(
        "Followed by something later",
        [f"- `{file.id}`: {_code(record.followed)}{_told(file)}" for file, record in outcome.rows if record.followed],
    )
    return "\n\n".join(parts) + "\n"


def _only_archived(each: Confirmation) -> bool:
    return each.verdict == Verdict.PRESENT and each.where == "archive"


def _listed(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}: {len(lines)}\n\n" + "\n".join(lines)] if lines else []


def _entry(file: SourceFile, record: Record, key: str | None, each: Confirmation | None) -> str:
    lines = [f"### `{file.id}`{f', excerpt `{key}`' if key else ''}\n", f"- Source: <{file.source.csl.url}>"]
    if file.source.archive:
        lacks = record.archive_reason or "does not have it"
        has = "still has the excerpt" if each and each.where == "archive" else lacks
        lines.append(f"- Archived copy: <{file.source.archive}> ({has})")
    if record.reason:
        lines.append(f"- Why: {_code(record.reason)}")
    if each:
        lines.append(f"- Last confirmed: {each.confirmed or 'never'}")
    if each and key:
        text = file.source.excerpts[key].text
        lines.append("\n" + _fenced(f"- {_line(text)}" + (f"\n+ {each.nearest}" if each.nearest else ""), "diff"))
    if each and each.diff:
        lines.append("\n" + _fenced(each.diff, "text"))
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def _code(text: str) -> str:
    return f"`{text.replace('`', 'ˋ')}`"


def _fenced(text: str, language: str) -> str:
    """A code block whose fence is longer than any inside it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


FORMATS: Mapping[str, Callable[[Outcome], str]] = {"text": as_text, "json": as_json}
