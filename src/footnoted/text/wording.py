"""Whether an excerpt contains a quotation.

Besides what `normalise` makes the same, the case of the quotation's first letter and its closing punctuation may
differ. Everything else must match, to the letter.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from footnoted.text.brackets import BRACKET, CLOSING, Bracket, Part, part_of
from footnoted.text.normalise import plain
from footnoted.text.turns import turned_at_end, turned_at_start, turned_or_limited_at_end, turns

_ELLIPSIS = re.compile(r"\[\s*(?:…|\.{3}|\. \. \.)\s*\]|…|\.{3,}|\. \. \.")
_CUTS = re.compile(rf"\s*(?:{_ELLIPSIS.pattern}|\[[^\[\]]*\]\w*)\s*")  # omissions and brackets
_REST = re.compile(r"(?:[^.!?;]|[.!?;](?=\S))*")  # of a sentence
_DETACHED = re.compile(r"(?<!\w)\[[^\[\]]*\](?!\w)")


def contains_quotation(excerpt: str, quotation: str) -> bool:
    """Whether `quotation` is in the excerpt's exact words, after the alikes named above."""
    spellings = dict.fromkeys((quotation, quotation.replace("–", "—"), re.sub(r"\s+/\s+", " ", quotation)))
    return any(_contains(_plain_excerpt(excerpt), plain(each)) for each in spellings)


def _contains(held: str, quotation: str) -> bool:
    wanted = quotation.strip("'").strip()
    if not re.search(r"\w", wanted):
        return wanted in held
    if _stands_in(wanted.rstrip(CLOSING), held):
        return True
    parts = _parts(wanted)
    return bool(parts) and _stand_in_order(parts, held)


def turned_by_cut(excerpt: str, quotation: str) -> str:
    """The words of the excerpt next to the quotation that turn its sense: those before it, or the rest of its sentence.
    Empty where there are none, or it stands elsewhere without them.
    """
    wanted = plain(quotation).strip("'").strip().rstrip(CLOSING)
    held = _plain_excerpt(excerpt)
    pieces = [each for each in _CUTS.split(wanted) if each.strip()]
    if len(pieces) == 1 and pieces[0] == wanted:
        return _everywhere(_turn(held, place, wanted) for place in _places(wanted, held))
    if not pieces:
        return ""
    first, last = pieces[0].strip(), pieces[-1].strip()
    begun = _everywhere(_turned_before(held, place) for place in _places(first, held))
    return begun or _everywhere(_turned_behind(held, place + len(last)) for place in _places(last, held))


def _everywhere(turns_found: Iterable[str]) -> str:
    """The last of them, if there is one at each place."""
    found = list(turns_found)
    return found[-1] if found and all(found) else ""


def _turn(held: str, place: int, wanted: str) -> str:
    return _turned_before(held, place) or _turned_behind(held, place + len(wanted))


def _turned_before(held: str, place: int) -> str:
    return " ".join(held[:place].split()[-4:]) if turned_at_start(held[:place]) else ""


def _turned_behind(held: str, place: int) -> str:
    return _REST.match(held[place:]).group().strip() if turned_or_limited_at_end(held[place:]) else ""  # type: ignore[union-attr]


@lru_cache(maxsize=4096)
def _plain_excerpt(text: str) -> str:
    return plain(text)


#: Whole words only: “fitted” is not in “non-fitted”, nor “6” in “£6m” or “2,600”. (“The Office” is in “the Office’s”.)
_BEGINS = re.compile(r"(?<![\w£$€#@%/])(?<!\w[-'/])(?<!\d[.,])")
_ENDS = re.compile(r"(?![\w%°])(?![-/]\w)(?!'(?!s\b)\w)(?![.,]\d)")


def _stands_in(wanted: str, held: str) -> bool:
    """Whether the words stand in the text as they are, but for the case of their first letter."""
    return next(_places(wanted, held), None) is not None


def _places(wanted: str, held: str) -> Iterator[int]:
    """Where they stand."""
    for words in {wanted, wanted[:1].swapcase() + wanted[1:]}:
        at = held.find(words) if words else -1
        while at >= 0:
            if _BEGINS.match(held, at) and _ENDS.match(held, at + len(words)):
                yield at
            at = held.find(words, at + 1)


def _parts(wanted: str) -> list[Part]:
    """The parts of a quotation that is joined or has editorial brackets; none where it is neither, or all brackets."""
    parts = [part.strip(" ,;:-") for part in _ELLIPSIS.split(wanted)]
    parts = [part for part in parts if re.search(r"\w", part)]
    whole = len(parts) == 1 and parts[0] == wanted and not BRACKET.search(wanted)
    if not parts or whole or not any(re.search(r"\w", _DETACHED.sub("", part)) for part in parts):
        return []
    parts[-1] = parts[-1].rstrip(CLOSING)
    return [part_of(part, first=at == 0) for at, part in enumerate(parts)]


def _stand_in_order(parts: list[Part], held: str) -> bool:
    """Whether the parts stand in the text one behind the other.

    The earliest end of each is the best for the next, so nothing is tried twice and no quotation takes long.
    """
    at = 0
    for number, part in enumerate(parts):
        starts: dict[int, int] = {}
        for start in range(at, len(held) + 1):
            if _BEGINS.match(held, start):
                for end in _ends(part, held, start):
                    starts.setdefault(end, start)
        ends = set(starts)
        if number:
            ends = {end for end in ends if not turns(_left_out(held, at, starts[end]))}
        if not ends:
            return False
        at = min(ends)
    return True


def _left_out(held: str, start: int, end: int) -> str:
    """What of the text between two parts is in a sentence with either: whole sentences in between may be left out."""
    gap = held[start:end]
    if gap.lstrip().startswith(",") and gap.rstrip().endswith(",") and not turned_at_end(gap):
        return ""  # an aside between commas
    ends = [each.end() for each in re.finditer(r"[.!?;](?=\s)", gap)]
    return f"{gap[: ends[0]]} {gap[ends[-1] :]}" if ends else gap


def _ends(part: Part, held: str, start: int) -> set[int]:
    """Where the part can end that begins at `start`."""
    places = {start}
    for step in part:
        if isinstance(step, Bracket):
            places = {end for place in places for end in step.ends(held, place)}
        else:
            places = {found.end() for place in places if (found := step.match(held, place))}
    return {place for place in places if _ENDS.match(held, place)}
