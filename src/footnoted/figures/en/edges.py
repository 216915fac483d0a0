"""Edges: on which side of a time something lies (`within`, `after`), and how something changes (`rose by`, `fell to`)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from footnoted.figures.en.bounds import REACH, ends_in_word


def _compiled(patterns: Iterable[tuple[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in patterns)


_MORE = "more|less|fewer|younger|older|greater|higher|longer|larger|lower|smaller|shorter|later|earlier"
_CHANGE = r"(?:\s+(?:sharply|slightly|only|again|steadily|further))?(?:\s+(?:by|to|from))?(?:\s+(?:about|around|nearly|almost|over|some|just|more\s+than|less\s+than))?\s+[£€$]?$"
_RISING = r"\b(?:r[io]s(?:e[sn]?|ing)|rose|increas(?:e[sd]?|ing)|gr[eo]w(?:s|n|ing)?|(?:go(?:es|ne|ing)?|went)\s+up|up|climb(?:s|ed|ing)?|jump(?:s|ed)?|gain(?:s|ed)?)"
_FALLING = r"\b(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|(?:go(?:es|ne|ing)?|went)\s+down|down|los(?:t|e|es|ing)|shr[aiu]nk)"
_THING_BY = r"\s+(?:[\w’'-]+\s+){1,5}?by\s+[£€$]?$"
_MOVING = r"\b(?:went|goes|going|gone|chang(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|r[io]s(?:e[sn]?|ing)|rose|f[ae]ll(?:s|en|ing)?|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|gr[eo]wn?|dropp?(?:s|ed|ing)?|cut|rais(?:e[sd]|ing)|reduc(?:e[sd]|ing|tion)|lower(?:ed|ing)?|climb(?:s|ed|ing)?|up|down)"
_ABOUT_SO = r"(?:(?:about|around|almost|nearly|over|under|some|just|only|roughly|up|an?|the|its|their|estimated|total|of|record|more|less|than|as|much|many|high|low|below|above)\s+){0,3}"
_EDGES = _compiled(
    (
        ("earliest", r"\b(?:no(?:t)?\s+(?:before|earlier\s+than)|(?:at\s+)?the\s+earliest(?:\s+\w+){0,2})\s+$"),
        ("latest", r"\b(?:no(?:t)?\s+later\s+than|by|(?:at\s+)?the\s+latest(?:\s+\w+){0,2})\s+$"),
        ("within", r"\bwithin(?:\s+(?:the\s+)?(?:first|next))?\s+$"),
        ("after", r"\bafter\s+$"),
        ("before", r"(?<!not\s)(?<!long\s)\bbefore\s+$"),
        ("in it", r"\b(?:in|on|during|throughout)\s+$"),
        ("since", r"\bsince\s+$"),
        ("until", r"\b(?:until|till)\s+$"),
        ("from", r"\bfrom\s+$"),
        (
            "with it",
            r"\b(?:at\s+(?:the\s+)?(?:very\s+)?(?:least|most)|no(?:t)?\s+(?:less|fewer|more)\s+than)\s+$",
        ),
        (
            "without it",
            rf"(?<!no\s)(?<!not\s)(?<!nor\s)(?<!never\s)(?<!cannot\s)(?<!n[’']t\s)\b(?:under|over|below|above|exceed(?:s|ed|ing)?|in\s+excess\s+of|(?:{_MORE})\s+than)"
            r"\s+(?:the\s+age\s+of\s+)?$",
        ),
        ("start", r"\b(?:start|beginning)\s+of\s+$"),
        ("end", r"\b(?:end|close)\s+of\s+$"),
        ("early", r"\bearly[\s-](?:in\s+)?(?:the\s+)?$"),
        ("middle", r"\b(?:mid|the\s+middle\s+of)[\s-](?:the\s+)?$"),
        ("late", r"\blate[\s-](?:in\s+)?(?:the\s+)?$"),
        ("better", r"\b(?:improv(?:e[sd]?|ing)|better)\b(?:\s+\w+){0,5}?,?\s+(?:by|from)\s+[£€$]?$"),
        (
            "worse",
            r"\b(?:worsen(?:ed|s|ing)?|deteriorat(?:e[sd]?|ing)|worse)\b(?:\s+\w+){0,5}?,?\s+(?:by|from)\s+[£€$]?$",
        ),
        ("surplus", r"\b(?:surplus|profit)s?\s+(?:of|was|came\s+to)\s+(?:about\s+|nearly\s+|over\s+)?[£€$]?$"),
        (
            "deficit",
            r"\b(?:deficit|loss|shortfall)(?:es|s)?\s+(?:of|was|came\s+to)\s+(?:about\s+|nearly\s+|over\s+)?[£€$]?$",
        ),
        ("rising", _RISING + _CHANGE),
        ("falling", _FALLING + _CHANGE),
        (
            "rising",
            rf"\b(?:rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|hik(?:e[sd]?|ing)|push(?:e[sd]|ing)\s+up|put(?:s|ting)?\s+up){_THING_BY}",
        ),
        (
            "falling",
            rf"\b(?:cut(?:s|ting)?|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|slash(?:e[sd]|ing)?|trim(?:s|med|ming)?){_THING_BY}",
        ),
    )
)
#: Where something moves: from what or to what, or by how much.
_MOVES = re.compile(_MOVING, re.IGNORECASE)
_HAD_BEEN = re.compile(r"\bha[ds]\s+(?:\w+\s+)?been\b|\b(?:previously|formerly)\b", re.IGNORECASE)
_EDGES_OF_MOVES = _compiled(
    (
        (
            "from it",
            r"\b(?:where|when|which|it)\s+(?:it\s+|they\s+)?ha[ds]\s+(?:once\s+|previously\s+|formerly\s+)?been\s+(?:about\s+|around\s+|at\s+)?[£€$]?$|\b(?:previously|formerly)\s+[£€$]?$",
        ),
        ("from it", rf"{_MOVING}\s+(?:\w+\s+){{0,4}}from\s+(?:about\s+|around\s+)?[£€$]?$"),
        ("to it", rf"{_MOVING}\s+(?:\w+\s+){{0,4}}from\s+[^;.]{{1,30}}\s+to\s+(?:about\s+|around\s+)?[£€$]?$"),
        ("by so much", rf"{_MOVING}(?:\s+[^\W\d][\w’'-]*){{0,6}}?\s+by\s+{_ABOUT_SO}[£€$]?$"),
        ("to that", rf"{_MOVING}(?:\s+(?!by\b|from\b)[^\W\d][\w’'-]*){{0,6}}?\s+to\s+{_ABOUT_SO}[£€$]?$"),
    )
)
#: “over the year”, “under the proposals”: nothing that a figure is compared with.
_NO_LEVEL = (
    r"(?!\s+(?:\w+\s+)?(?:(?:year|month|week|day|decade|quarter|period|course|winter|summer|season|term)s?|"
    r"proposals?|plans?|schemes?|laws?|acts?|rules?|guidance|deals?|agreements?|contracts?|terms|regulations?|polic(?:y|ies))\b)"
)
_EDGES_BEHIND = _compiled(
    (
        ("earliest", r"\s*,?\s*at\s+the\s+(?:very\s+)?earliest\b"),
        ("latest", r"\s*,?\s*at\s+the\s+(?:very\s+)?latest\b"),
        (
            "with it",
            rf"\s*,?\s*(?:or|and)\s+(?:under|over|below|above|upwards?|{_MORE})\b(?!\s+(?:than\s|to\s|\w*\d))",
        ),
        ("before it", r"\s+(?:before|prior\s+to|ahead\s+of|earlier)\b"),
        ("after it", r"\s+(?:after|following|later)\b"),
        ("over that", rf"\s+(?:above|higher\s+than|more\s+than|over)\s+(?:the|its|their|last)\b{_NO_LEVEL}"),
        ("under that", rf"\s+(?:below|lower\s+than|less\s+than|under)\s+(?:the|its|their|last)\b{_NO_LEVEL}"),
    )
)
#: Whether each has so much, or all have it together.
_SHARED = _compiled(
    (
        ("each", r"\s+(?:each|apiece)\b(?!\s+(?:day|night|week|month|quarter|year|hour|time|other|way|side)\b)"),
        ("together", r"\s+(?:in\s+total|in\s+all|altogether|combined|between\s+(?:them|the\s+\w+)(?=\W)|to\s+share)\b"),
    )
)
_EACH_BEFORE = re.compile(
    r"\beach\s+(?:of\s+)?(?:[\w’'-]+\s+){1,6}?(?:receiv\w+|gets?|got|given|pa(?:id|ys?)|costs?|takes?|took|has|had|have)"
    r"\s+(?:(?:about|around|up\s+to|at\s+least)\s+)?[£€$]?$",
    re.IGNORECASE,
)


_DENIED = re.compile(r"\b(?:not?|never|cannot|nobody|none|without|exempt(?:ed)?|\w+n['’]t)\b", re.IGNORECASE)
#: Before a bound, in its own clause: what may not be, but no part of the bound itself (“not more than”).
_DENIED_BOUND = re.compile(
    rf"(?:\b(?:not?|never|cannot|\w+n['’]t)\b(?!\s+(?:to\s+|be\s+|yet\s+)?(?:{_MORE}|over|under|above|below|beyond|exceed\w*|quite|"
    r"only|just|turned|reached|attained)\b)|\b(?:nobody|none|forbid\w*|prohibit\w*|bann?ed|bans)\b)"
    r"(?!.*\b(?:wh(?!o\s+(?:is|are)\b)[a-z]+|how|that|if|unless|until|except|but|and|because|although|only)\b)[^.;:,]*$",
    re.IGNORECASE,
)
_TURNED_BY_DENIAL = frozenset({"before", "since", "until", "after", "from"})
#: “closed until 3 May” is “open from 3 May”: what begins then is another state.
_ANEW = re.compile(
    r"\b(?:re-?\w+|again|freely?|without|lift\w*|end(?:s|ed)?|stop\w*|ceas\w+|laps\w+|expir\w+|open(?:s|ed|ing)|only|new)\b",
    re.IGNORECASE,
)


#: “raised in October, and in the following months …”: what comes later is told as well.
_LATER = re.compile(r"[^.;]*\b(?:following|subsequent|ensuing|afterwards|thereafter|since\s+then)\b", re.IGNORECASE)


def edges_of(before: str, behind: str) -> frozenset[str]:
    """On which side of a time something lies, and how something changes, where the words right around it say so: see
    `Figure`.
    """
    return _edges_of(before[-REACH:], behind[:REACH])


@lru_cache(maxsize=4096)
def _edges_of(before: str, behind: str) -> frozenset[str]:
    around = [name for name, pattern in _EDGES_BEHIND if pattern.match(behind[:40])]
    near = before[-70:]
    patterns = (
        (*_EDGES, *(_EDGES_OF_MOVES if _MOVES.search(near) or _HAD_BEEN.search(near) else ()))
        if ends_in_word(near)
        else ()
    )
    found = around or [name for name, pattern in patterns if pattern.search(near)]
    shared = [name for name, pattern in _SHARED if pattern.match(behind[:40])]
    found += shared or (["each"] if _EACH_BEFORE.search(near) else [])
    if "in it" in found and _LATER.match(behind):
        found = [name for name in found if name != "in it"]
    if _TURNED_BY_DENIAL.isdisjoint(found):
        return frozenset(found)
    # “not until 1938” is “since 1938”
    sentence = re.split(r"[.;]\s", before)[-1] + " " + re.split(r"[.;](?:\s|\Z)", behind)[0]
    denied = _DENIED.search(sentence) or ("from" in found and _ANEW.search(sentence))
    return frozenset(f"denied {name}" if denied and name in _TURNED_BY_DENIAL else name for name in found)


#: Nobody may, in the clause that leads to a bound.
_FORBIDDEN = re.compile(
    r"\b(?:(?:(?:nobody|no\s+one)(?:\s+(?:who\s+(?:is|are)|of|under|over|aged)\b[^.;:,]{0,40}?)?|no\s+(?:[a-z]+\s+){1,2}?(?=(?:may|should|can|must|shall|will|is\s+to|are\s+to)\b))\s*"
    r"(?:may|should|can|must|shall|will|is\s+to|are\s+to)|forbids?|forbade|prohibit(?:s|ed)?|bans|banned)\b"
    r"(?![^.;:,]*\b(?:unless|except|without|no|not)\b)[^.;:,]*$",
    re.IGNORECASE,
)


def is_forbidden(before: str) -> bool:
    """Whether the bound of a figure that stands behind these words is of what nobody may: “no child should … for more
    than”.
    """
    return _FORBIDDEN.search(before[-REACH:]) is not None


#: “Bids of less than 50 MW will not be considered.”
_NOT_BE = re.compile(
    r"[^.;:,\d]{0,40}\b(?:(?:will|may|must|shall|can)\s+not|cannot|can['’]t|won['’]t)\s+be\b", re.IGNORECASE
)


#: “Could not get in for at least 36 hours”: so long it lasted, and nothing bounds it from above.
_LASTING = re.compile(r"\bfor\s+(?:at\s+least|a\s+minimum\s+of)\s+\Z", re.IGNORECASE)


def is_denied(before: str, behind: str) -> bool:
    """Whether the bound of a figure between these words is of what is not: “may not … for more than”."""
    if _LASTING.search(before[-REACH:]):
        return False
    return (_DENIED_BOUND.search(before[-REACH:]) or _NOT_BE.match(behind[:REACH])) is not None
