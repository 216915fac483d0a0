"""What stands around an excerpt in its document: prefix and suffix of a TextQuoteSelector (W3C Web Annotation)."""

import re
from collections.abc import Iterator, Sequence

from footnoted.text.normalise import plain
from footnoted.text.printable import LINE_HYPHEN, printable

_LONGEST = 30  # words on either side: with the excerpt's 60 they are 120 at most
_SHORT_FORMS = re.compile(
    r"(?:^|[\s(\[“‘\"'])(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Rt|Hon|Nos?|vs?|pp?|paras?|ss?|arts?|cf|e\.g|i\.e|Inc|Ltd|Co|[A-Z])\.\s*\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?P<gap>\s+)(?=[\"'“‘(\[]*[A-Z\d£$€])")


def context_of(excerpt: str, parts: Sequence[str], *, paged: bool) -> tuple[str, str]:
    """What stands right before the excerpt and right behind it; empty where that is not sure.

    It is the rest of the sentence that the excerpt is cut from, else the neighbouring sentence of the same block.
    `parts` are the document's texts with a line for each block. Those of a PDF (`paged`) have no blocks, and heads
    and feet: of these only the rest of a sentence that begins or ends within the page is sure to be running text.
    Nothing is taken where the excerpt stands in two places.
    """
    words = [re.escape(word) for word in re.findall(r"\w+", excerpt)]
    if not words:
        return "", ""
    wanted = re.compile(r"(?<!\w)" + r"[\W_]+".join(words) + r"(?!\w)", re.IGNORECASE)
    texts = [re.sub(r"\s+", " ", part) if paged else part for part in parts]
    places = [(text, found) for text in texts for found in wanted.finditer(text)]
    if len(places) != 1 or not _same(places[0][1].group(), excerpt):
        return "", ""
    text, found = places[0]
    start, end = _whole_block(text, found.start(), found.end())
    block, at = text[start:end], found.start() - start
    before, after = _beside(block, *_with_marks(block, at, at + len(found.group()), excerpt), paged=paged)
    return _sure(before.split()[-_LONGEST:]), _sure(after.split()[:_LONGEST])


def _sure(words: Sequence[str]) -> str:
    """The words as text; nothing where a line's hyphen may not be the word's own, or there is no word."""
    text = " ".join(words)
    return "" if LINE_HYPHEN in text or not re.search(r"\w", text) else printable(text)


def _same(words: str, excerpt: str) -> bool:
    return plain(words).casefold() == plain(excerpt).casefold().strip("'.,;:!?()[]-… ")


def _whole_block(text: str, start: int, end: int) -> tuple[int, int]:
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, last if last >= 0 else len(text)


def _with_marks(block: str, start: int, end: int, excerpt: str) -> tuple[int, int]:
    """The excerpt's own marks before its first word and behind its last, where the document has them as well."""
    ahead, behind = re.match(r"\W*", excerpt).group(), re.search(r"\W*\Z", excerpt).group()  # type: ignore[union-attr]
    if plain(block[max(0, start - len(ahead)) : start]) == plain(ahead):
        start = max(0, start - len(ahead))
    if plain(block[end : end + len(behind)]) == plain(behind):
        end += len(behind)
    return start, end


def _beside(block: str, start: int, end: int, *, paged: bool) -> tuple[str, str]:
    ends = [(found.start("gap"), found.end()) for found in _sentence_ends(block)]
    begins = [*([] if paged else [0]), *(behind for _, behind in ends)]
    stops = [*(stop for stop, _ in ends), *([] if paged else [len(block)])]
    own = max((each for each in begins if each <= start), default=start)
    if own == start and not paged:
        own = max((each for each in begins if each < start), default=start)
    stop = min((each for each in stops if each >= end), default=end)
    if stop == end and not paged:
        stop = min((each for each in stops if each > end), default=end)
    return block[own:start], block[end:stop]


def _sentence_ends(block: str) -> Iterator[re.Match[str]]:
    for found in _SENTENCE_END.finditer(block):
        if not (found.group().startswith(".") and _SHORT_FORMS.search(block[: found.start() + 1][-12:])):
            yield found
