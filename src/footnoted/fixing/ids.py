"""`footnoted fix`: writes an id under each claim that has none. A page is changed only if it reads the same after."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from footnoted.engines.page_files import PageReader, load_site, page_paths
from footnoted.engines.project import Project
from footnoted.evidence.cached import evidence_at
from footnoted.evidence.history_files import load_history
from footnoted.files import write_bytes
from footnoted.fixing.permalink_record import record_permalinks
from footnoted.kept import NOTHING, Kept
from footnoted.model import Claim, Diagnostic, Page, Site
from footnoted.model.characters import unaccented
from footnoted.model.errors import ProjectError
from footnoted.model.history import PERMALINKS
from footnoted.output.progress import Track, silently
from footnoted.reading.page import page_text

_SLUG_WORDS = 6
_TRIES = 5
_ATTRIBUTES = re.compile(r"^(?P<open>\s*(?:>\s*)*\{[ ]*:?)(?P<inside>[^{}]*)\}\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_SMALL_WORDS = frozenset("""a an and as at by for from in is it its of on or that the this to was were with""".split())

#: Words at which an id does not end: what they lead to was cut off.
_LEAD_ON = frozenset(
    """are be been but can could did do does had has have may might must not she he should such than their these they
    those which who will would""".split()
)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was done: ids written by page, claims (path, line) where none could be, how many addresses were new, what is
    to be mended before those of a page are recorded, and how many claims say something new.
    """

    written: tuple[tuple[str, str], ...]
    left: tuple[tuple[str, int], ...]
    recorded: int = 0
    held: tuple[Diagnostic, ...] = ()
    reworded: int = 0


def fix_ids(project: Project, only: list[Path], kept: Kept = NOTHING, track: Track = silently) -> Fixed:
    """Write missing ids into the pages, and add every claim's address to `evidence/permalinks.txt`.

    `kept` holds pages read before; `track` shows how far it is. A page that is saved by somebody else meanwhile is
    read again, and nothing of it lost.
    """
    _refuse_broken_history(project)
    site = load_site(project, kept=kept, track=track)
    taken = set(_taken(site))
    reader = PageReader(project, evidence_at(project.evidence, project.root, kept), kept)
    written: list[tuple[str, str]] = []
    left: list[tuple[str, int]] = []
    paths = list(page_paths(project, only))
    for path in track(paths, "Writing ids", len(paths)):
        shown = project.shown(path)
        for _ in range(_TRIES):
            before = page_text(path, shown)
            text, new, without = with_ids(before, taken, partial(reader.page, path))
            if page_text(path, shown) == before:
                break
        else:
            raise ProjectError(f"{shown}: is saved again and again while ids are written: close it and run fix again")
        if text != before:
            if not written:
                _refuse_unwritable(project.evidence / PERMALINKS)
            _write_as_it_was(path, text)
        taken.update(new)
        written += [(shown, each) for each in new]
        left += [(shown, line) for line in without]
    return Fixed(tuple(sorted(written)), tuple(sorted(left)), *record_permalinks(project, kept))


def with_ids(text: str, taken: set[str], read: Callable[[str], Page]) -> tuple[str, list[str], list[int]]:
    """The page with its missing ids: its text, the new ids, and the lines of the claims that could have none.

    All ids are written at once and the page read again, so that a long page takes little longer than a short one. A
    claim whose id did not come out right has it written in the next way that Markdown has for it.
    """
    page = read(text)
    missing = (
        [] if page.unsourced else [claim for claim in page.claims if not (claim.editorial or claim.id or claim.misread)]
    )
    ids: dict[int, str] = {}
    for at in reversed(range(len(missing))):
        ids[at] = slug(missing[at].text, taken | set(ids.values()))
    ways = dict.fromkeys(ids, 0)
    while True:
        tried = _written(text, missing, ids, ways)
        if not ways or _same_but_ids(page, after := read(tried), missing, ids, ways):
            break
        right = {(claim.id, claim.text, claim.citations) for claim in after.claims}
        wrong = {at for at in ways if (ids[at], missing[at].text, missing[at].citations) not in right}
        for at in wrong or set(ways):  # all are right, and something else is not: no way is known to be good
            ways[at] += 1
            if ways[at] >= len(_ways(text, missing[at], ids[at])):
                del ways[at]
    without = [claim.line for at, claim in enumerate(missing) if at not in ways]
    return tried, [ids[at] for at in ways], without


def _written(text: str, missing: list[Claim], ids: dict[int, str], ways: dict[int, int]) -> str:
    for at in sorted(ways, reverse=True):  # from the bottom, so that lines above stay where they are
        found = _ways(text, missing[at], ids[at])
        text = found[min(ways[at], len(found) - 1)]  # an id just written below has others: reading again shows it
    return text


def _same_but_ids(before: Page, after: Page, missing: list[Claim], ids: dict[int, str], ways: dict[int, int]) -> bool:
    """Whether the page reads the same as before, but for the ids of these claims."""
    new = {id(missing[at]): ids[at] for at in ways}
    expected = [(claim.text, claim.citations, new.get(id(claim), claim.id)) for claim in before.claims]
    return expected == [(claim.text, claim.citations, claim.id) for claim in after.claims]


def _refuse_broken_history(project: Project) -> None:
    """What cannot be read would be lost when it is written again. Raises `ProjectError`."""
    for problem in load_history(project.evidence, project.root).problems:
        raise ProjectError(f"{problem.path}:{problem.line}: {problem.message} (nothing was changed)")


def _refuse_unwritable(record: Path) -> None:
    """An id whose address cannot be recorded is not written either. Raises `OSError`."""
    if record.exists():
        write_bytes(record, record.read_bytes())


def _taken(site: Site) -> Iterator[str]:
    """Every id that leads somewhere, or did: no new claim may be given one of these."""
    for page in site.pages:
        yield from (identifier for identifier, _ in page.ids)
        yield from page.aliases
    yield from (each.claim for each in site.withdrawn)


def _write_as_it_was(path: Path, text: str) -> None:
    """Write a page with the line ends and the byte order mark that its file has."""
    before = path.read_bytes()
    mark = "\ufeff" if before.startswith(b"\xef\xbb\xbf") else ""
    ends = "\r\n" if before.count(b"\r\n") > before.count(b"\n") / 2 else "\n"
    write_bytes(path, (mark + text.replace("\n", ends)).encode("utf-8"))


def slug(text: str, taken: set[str]) -> str:
    """An id from the first words of a claim, unlike any in `taken`: small letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", unaccented(text).replace("'", ""))
    telling = [word for word in words if word not in _SMALL_WORDS] or words or ["claim"]
    kept_words = telling[:_SLUG_WORDS]
    while len(kept_words) > 1 and kept_words[-1] in _LEAD_ON:
        kept_words.pop()
    base = "-".join(kept_words)[:60].strip("-")
    base = f"claim-{base}" if re.match(r"\d|fn", base) else base
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _ways(text: str, claim: Claim, identifier: str) -> list[str]:
    """The page with the id written in each way that Markdown has for it."""
    lines = text.split("\n")
    first, last = claim.line - 1, claim.last_line - 1
    in_rows = ["\n".join([*lines[:first], row, *lines[first + 1 :]]) for row in _rows_with_id(lines[first], identifier)]
    following = lines[last + 1] if last + 1 < len(lines) else ""
    if attributes := _ATTRIBUTES.match(following):
        merged = f"{attributes['open']} #{identifier} {attributes['inside'].strip()} }}"
        return [*in_rows, "\n".join([*lines[: last + 1], merged, *lines[last + 2 :]])]
    prefix = re.match(r"\s*(?:>\s*)*", lines[last])
    here = prefix.group() if prefix else ""
    indents = [here, f"{here}    ", "    ", f"{' ' * 8}"]
    return in_rows + [
        "\n".join([*lines[: last + 1], f"{indent}{{ #{identifier} }}", *lines[last + 1 :]]) for indent in indents
    ]


def _rows_with_id(row: str, identifier: str) -> Iterator[str]:
    """A table row with the id at the end of one cell, the first cell first."""
    for end in [found.start() for found in _CELL_END.finditer(row)]:
        if row[:end].strip():
            yield f"{row[:end].rstrip()} {{ #{identifier} }} {row[end:].lstrip()}"
