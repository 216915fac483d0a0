"""Reading evidence files into sources, with one clear message for each file that does not validate."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from footnoted.evidence.plain_yaml import Lines, YamlError, read_yaml
from footnoted.kept import NOTHING, Kept, digest
from footnoted.model import Csl, Diagnostic, Excerpt, Name, Source, SourceFile
from footnoted.model.csl import CSL_VARIABLES
from footnoted.model.sources import KEY_PATTERN

_SHAPES: dict[str, Any] = {"csl": Csl, "excerpts": Excerpt, "author": Name, "editor": Name}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sources by id, the ids whose file does not validate, and a diagnostic (FN003) for each of those."""

    sources: dict[str, SourceFile] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    problems: tuple[Diagnostic, ...] = ()


#: What all validated files are kept under, as a mapping from the digest of each.
_KEPT = "sources"


def load_evidence(folder: Path, root: Path | None = None, kept: Kept = NOTHING) -> Evidence:
    """Read `folder/sources/*.yml`. Paths in messages are relative to `root` (the site's folder).

    `kept` holds the files that earlier runs validated, by their content.
    """
    sources: dict[str, SourceFile] = {}
    problems: list[Diagnostic] = []
    known: dict[str, SourceFile] = kept.get(_KEPT) or {}
    for path in sorted((folder / "sources").glob("**/*")):
        if path.name.startswith(".") or (path.is_dir() and path.suffix != ".yml"):
            continue
        shown = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.as_posix()
        file = load_source(path, shown, known)
        if isinstance(file, SourceFile):
            sources[file.id] = file
        else:
            problems.append(file)
    broken = frozenset(problem.source for problem in problems if problem.source)
    fresh = {file.digest: file for file in sources.values()}
    if fresh.keys() != known.keys():
        kept.put(_KEPT, fresh)
    return Evidence(sources, broken, tuple(problems))


def load_source(
    path: Path, shown: str, known: Mapping[str, SourceFile] = MappingProxyType({})
) -> SourceFile | Diagnostic:
    """One evidence file, or the diagnostic that says what is wrong with it. `shown` is the path for messages; `known`
    are files validated before, by their digest.
    """
    name = path.stem
    try:
        _check_name(path)
        if not path.is_file():
            raise YamlError("is no file: take it out")
        content = path.read_bytes()
        key = digest(shown, content)
        if key in known:
            return known[key]
        data, lines = read_yaml(content)
        if not isinstance(data, dict):
            raise YamlError("holds no source: it must begin with “csl:”")
        return _validated(name, shown, data, lines).model_copy(update={"digest": key})
    except YamlError as problem:
        return Diagnostic("FN003", shown, problem.line, problem.message, source=name)
    except OSError as error:
        return Diagnostic("FN003", shown, 1, f"cannot be read: {error.strerror or error}", source=name)


def refuse_link_out(path: Path) -> None:
    """Raises `YamlError` for a link to a file elsewhere: its words would be published."""
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        raise YamlError("is a link that leads out of the evidence: copy the file instead")


def _check_name(path: Path) -> None:
    refuse_link_out(path)
    if path.suffix != ".yml":
        raise YamlError("is not an evidence file: give it a name that ends with .yml, or move it out of the evidence")
    if path.parent.name != "sources":
        raise YamlError("is in a folder of its own: source ids have no slash; move the file to evidence/sources/")
    if not re.fullmatch(KEY_PATTERN, path.stem):
        raise YamlError(
            f"“{path.stem}” cannot be a source id: use small letters, digits and hyphens, as in guardian-2022-08-05"
        )


def _validated(name: str, shown: str, data: dict[str, Any], lines: Lines) -> SourceFile:
    try:
        source = Source.model_validate(data)
    except ValidationError as error:
        details = sorted(error.errors(include_url=False), key=lambda each: _order(each, lines))
        first, rest = details[0], len(details) - 1
        more = f" (and {rest} more)" if rest else ""
        raise YamlError(f"{explain(first)}{more}", line_of(_where(first), lines)) from error
    at = {".".join(map(str, path)): line for path, line in lines.items()}
    return SourceFile(id=name, path=shown, source=source, lines=at)


def _where(detail: ErrorDetails) -> tuple[int | str, ...]:
    """The place of an error; one on a CSL variable is reported for the whole group, and names the variable."""
    named = re.match(r"Value error, “([\w-]+)” ", detail["msg"]) if detail["loc"] == ("csl",) else None
    return ("csl", named[1]) if named else detail["loc"]


def _order(detail: ErrorDetails, lines: Lines) -> tuple[bool, int]:
    """What is there and wrong before what is missing: “acessed” explains why “accessed” is missing."""
    return detail["type"] == "missing", line_of(_where(detail), lines)


def line_of(loc: tuple[int | str, ...], lines: Lines) -> int:
    """The line of the field, or of the nearest thing around it."""
    path = tuple(part for part in loc if part != "[key]")
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def explain(detail: ErrorDetails) -> str:
    """A pydantic error as one sentence for people: which field, what is wrong, how to mend it."""
    loc = [part for part in detail["loc"] if part != "[key]"]
    where = ".".join(str(part) for part in loc)
    message = detail["msg"].removeprefix("Value error, ")
    match detail["type"]:
        case "missing":
            return f"“{where}” is missing: add it"
        case "extra_forbidden":
            return f"“{where}” is not a field here{_did_you_mean(loc)}"
        case "enum":
            return f"“{where}” must be {detail['ctx']['expected']}".replace("'", "")
        case "string_type":
            return f"“{where}” must be text"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"“{where}” must be a group of fields, indented under it"
        case "tuple_type":
            return f"“{where}” must be a list"
        case "string_pattern_mismatch" if "[key]" in detail["loc"]:
            return f"“{loc[-1]}” cannot be an excerpt's name: use small letters, digits and hyphens"
        case "string_pattern_mismatch":
            return f"“{where}” is not in the form it must have ({detail['ctx']['pattern']})"
        case "string_too_short":
            return f"“{where}” is empty: write it or take the field out"
        case _:
            return f"{where}: {message}" + (_did_you_mean_variable(message) if "not a CSL variable" in message else "")


def _did_you_mean(loc: list[int | str]) -> str:
    shape = next((_SHAPES[part] for part in reversed(loc[:-1]) if part in _SHAPES), Source)
    known = [info.alias or name for name, info in shape.model_fields.items()]
    return _nearest(str(loc[-1]), known) or f": take it out, or use one of these: {', '.join(known)}"


def _did_you_mean_variable(message: str) -> str:
    wrong = re.search("“(.+?)”", message)
    known = [info.alias or name for name, info in Csl.model_fields.items()]
    return (_nearest(wrong.group(1), [*known, *CSL_VARIABLES]) or ": take it out") if wrong else ""


def _nearest(wrong: str, known: list[str]) -> str:
    best = process.extractOne(wrong, known, score_cutoff=60)
    return f" (did you mean “{best[0]}”?)" if best else ""
