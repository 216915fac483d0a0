"""Comparisons beside a figure: “four days faster” says the contrary of “four days longer”."""

import re

from footnoted.figures.figure import Figure

#: Words that say the contrary of those behind the bar.
_OPPOSITES = tuple(
    tuple(frozenset(side.split(",")) for side in each.split("|"))
    for each in (
        "wider,widened,widening,widens|narrower,narrowed,narrowing,narrows",
        "faster,quicker,sooner,sped up|slower,longer,later,slowed",
        "earlier,sooner|later",
        "cheaper,less expensive,less costly|dearer,costlier,pricier,more expensive,more costly",
        "shorter,shortened,shortens|longer,lengthened,lengthens,extended,taller",
        "warmer,hotter,warmed|colder,cooler,cooled",
        "heavier|lighter",
        "older|younger",
        "taller,higher|lower,shorter",
        "deeper,deepened|shallower",
        "stronger,strengthened|weaker,weakened",
        "better,improved|worse,worsened,deteriorated",
        "bigger,larger,greater|smaller",
        "nearer,closer|further,farther",
        "richer,better off|poorer,worse off",
        "more,higher,greater,larger,bigger|fewer,less,lower,smaller",
    )
)
_WORDS = "|".join(sorted({word for pair in _OPPOSITES for side in pair for word in side}, key=len, reverse=True))
_BEHIND = re.compile(rf"\s+(?:(?!or\b|and\b|to\b)[a-z]+\s+)?(?P<word>{_WORDS})\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?P<word>{_WORDS})(?:\s+[a-z]+)?\s+(?:by|to|from)\s+(?:[a-z]+\s+){{0,2}}[£€$]?\Z", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?;](?=\s)")
_NEAR = 200  # characters: of a long sentence, no more is compared
_TELLING_WORD = re.compile(r"\b(?!(?:the|and|was|its|had|has|are|for|than)\b)[a-z]{3,}|\d+", re.IGNORECASE)


def are_turned(text: str, stated: Figure, excerpt: str, held: Figure) -> bool:
    """Whether a page compares the contrary way with the same figure. “A is £5 cheaper than B” may be told as “B is £5
    dearer than A”.
    """
    if _way(text, stated) * _way(excerpt, held) < 0 and "than" not in text[stated.end : stated.end + _NEAR].split():
        return True
    told, known = _compared(text, stated), _compared(excerpt, held)
    if (
        told is None
        or known is None
        or not any(
            {told[0], known[0]} <= one | other and (told[0] in one) != (known[0] in one) for one, other in _OPPOSITES
        )
    ):
        return False
    (_, mine, than_mine), (_, theirs, than_theirs) = told, known
    alike = len(mine & theirs) + len(than_mine & than_theirs)
    crossed = len(mine & than_theirs) + len(than_mine & theirs)
    return crossed == 0 or alike > crossed


def _way(text: str, figure: Figure) -> int:
    """1 where it is told as a rise (“rose by £5”, “£5 more”), -1 as a fall, 0 as neither."""
    if "rising" in figure.edges or "falling" in figure.edges:
        return 1 if "rising" in figure.edges else -1
    found = _BEHIND.match(text[figure.end : figure.end + _NEAR])
    word = found["word"].casefold() if found else ""
    return (word in _OPPOSITES[-1][0]) - (word in _OPPOSITES[-1][1])


def _compared(text: str, figure: Figure) -> tuple[str, frozenset[str], frozenset[str]] | None:
    """The comparing word, and the telling words of what is compared, and of what it is compared with."""
    before = _SENTENCE.split(text[max(0, figure.start - _NEAR) : figure.start])[-1]
    behind = _SENTENCE.split(text[figure.end : figure.end + _NEAR])[0]
    found = _BEFORE.search(before) or _BEHIND.match(behind)
    if not found:
        return None
    one, than, other = behind.partition(" than ")
    if not than:  # “Compared with the old tag, it is £5 cheaper”
        one, other = behind, ""
    return found["word"].casefold(), _stems(before + " " + one), _stems(other)


def _stems(text: str) -> frozenset[str]:
    return frozenset(each.group().casefold()[:5] for each in _TELLING_WORD.finditer(text))
