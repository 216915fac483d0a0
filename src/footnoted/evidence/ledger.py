"""Reads and writes `evidence/reviewed.yml`: a list of readings, the newest last, each on a line of its own."""

import re
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints

from footnoted.evidence.entry_lists import entries_in
from footnoted.evidence.read_sources import explain
from footnoted.files import write_text
from footnoted.model.pages import ID_PATTERN
from footnoted.model.readings import Judgement, ReadBy, Reading
from footnoted.model.sources import Edtf, Text

#: An entry as we write it. A large site has as many as it has claims: reading each as YAML would take seconds.
_LINE = re.compile(
    rf"- \{{claim: (?P<claim>{ID_PATTERN}), digest: '?(?P<digest>[0-9a-f]{{16}})'?, "
    rf"reader: (?P<reader>[A-Za-z][\w ]*\w), by: (?P<by>{'|'.join(ReadBy)}), "
    rf"day: '?(?P<day>\d{{4}}-\d\d-\d\d)'?, verdict: (?P<verdict>{'|'.join(Judgement)})\}}"
)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    claim: Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$")]
    digest: Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
    reader: Text
    by: ReadBy
    day: Annotated[Edtf, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
    verdict: Judgement


def readings_in(text: str, shown: str) -> tuple[Reading, ...]:
    """The readings in the text of the file that messages call `shown`.

    Raises `YamlError` with the line and the mend.
    """
    found: list[Reading] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (match := _LINE.fullmatch(line.rstrip())):
            no_list = "must be a list of readings: `footnoted review` writes them"
            entries = entries_in(text, _Entry, no_list, lambda detail, _: explain(detail))
            return tuple(Reading(**dict(entry), line=line, path=shown) for entry, line in entries)
        by, verdict = ReadBy(match["by"]), Judgement(match["verdict"])
        found.append(
            Reading(match["claim"], match["digest"], match["reader"], by, match["day"], verdict, number, shown)
        )
    return tuple(found)


def add_reading(path: Path, reading: Reading) -> None:
    """Write one more reading at the end of the file, which is whole at any moment."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    write_text(path, f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{line_for(reading)}")


def line_for(reading: Reading) -> str:
    """A reading as a line of YAML."""
    names = ("claim", "digest", "reader", "by", "day", "verdict")
    fields = {name: str(getattr(reading, name)) for name in names}
    return f"- {yaml.safe_dump(fields, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**6)}"
