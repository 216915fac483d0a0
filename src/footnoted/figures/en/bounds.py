"""Bounds: `up to`, `more than`, `about`, and their many other words, before and behind a figure."""

import re
from functools import lru_cache

from footnoted.figures.en.number import TO_TWELVE
from footnoted.figures.figure import EXACT, Bound

#: How far before and behind a figure its bound and its edges are looked for: callers need not hand on more.
REACH = 160  # characters

_UPPER: frozenset[Bound] = frozenset({"upper"})
_UPPER_OR_EXACT: frozenset[Bound] = frozenset({"upper", "none"})
_LOWER: frozenset[Bound] = frozenset({"lower"})
_ABOUT: frozenset[Bound] = frozenset({"approximate"})
_ESTIMATED: frozenset[Bound] = frozenset({"approximate", "some"})
_EXPECTED: frozenset[Bound] = frozenset({"approximate", "some", "none"})

_BEFORE: tuple[tuple[frozenset[Bound], str], ...] = (
    (_UPPER, r"(?:not|never|\w+n['’]t|before|until|till)(?: yet)? (?:\w+ )?(?:turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|attain(?:s|ed|ing)?)(?: the age of)?"),
    (_UPPER, r"(?:no|not|never|nor|any) (?:more|longer|greater|higher|later|larger|further|faster|bigger|wider|taller|heavier) than|(?:not?|never|cannot|\w+n['’]t) (?:to )?exceed(?:ing|s|ed)?|"
             r"(?:no|not) (?:be )?(?:over|above)"),
    (_UPPER, r"(?:cannot|may not|must not|\w+n['’]t) (?:be|cost|last|take|have|hold|get|stay for) (?:for )?(?:more|longer|greater|higher|later) than"),
    (_LOWER, r"(?:no|not) (?:less|fewer|lower|smaller|under|shorter|younger|sooner|slower|lighter) than|not (?:under|below)|at the (?:very )?least|at least|"
             r"at (?:a|the) minimum(?: of)?|(?:a|the|with a)? ?minimum(?: \w+)?(?: of)|(?<!bare.)minimum|min\."),
    (frozenset({"approximate", "upper"}), r"(?:just|a little|slightly|a bit|only just) (?:under|below|short of|less than|fewer than)|nearly|"
             r"almost|not quite|close to|approaching|virtually|well-nigh|getting on for"),
    (frozenset({"approximate", "lower"}), r"(?:just|a little|slightly|a bit) (?:over|above|more than)"),
    (_UPPER, r"up ?to|upto|at (?:the )?(?:very )?(?:most|latest)|at (?:a|the) maximum(?: of)?|(?:a|the|with a)? ?max(?:imum)?\.?(?: \w+)?(?: of)|"
             r"maximum|max\.?|(?:well |far |much )?(?:less|fewer|lower|smaller|shorter|younger|lighter|narrower|thinner|shallower|colder) than|(?:well |far )?below|"
             r"capp(?:ed|ing) (?:(?!from )\w+ ){0,4}at|(?<!the )(?<!its )(?<!their )limit(?:s|ing)? (?:(?!from )\w+ ){0,4}to|limited to|(?<!twice )(?<!half )(?<!times )as (?:many|much|often|long|high|large|big) as|"
             r"(?:below|under) the age of|under|<|≤|short of|to a maximum of|or less than"),
    (_LOWER, r"(?:well |far |many |much |a lot |significantly |considerably )?(?:more|greater|higher|longer|larger|older|later|bigger|further|deeper|wider|taller|thicker|heavier|faster|hotter) than|"
             r"(?:for|lasting|lasted|well|far|to|by|of|is|was|are|were|at|worth|now|with|some|him|her|them) over|above|exceed(?:s|ing|ed)?|in excess of|upwards? of|"
             r"(?:over|above) the age of|north of|beyond|surpass(?:es|ing|ed)|(?:had|has|have)\s+passed|topp(?:ed|ing)|(?:to|will|would|could|may|might|can) top|tops|(?:pass|cross|break|surpass)(?:es|ed|ing)? the(?= £?\$?$)|as (?:few|little|low) as|from as little as|>|≥|starting at|"
             r"more|over and above"),
    (_UPPER_OR_EXACT, r"(?:limit|ceiling|cap)(?: (?:for|on) (?:[\w’'-]+ ){0,2}[\w’'-]+)? (?:of|(?:is|was|are|were|has been)(?: set at| fixed at)?|stands at|stood at)"),
    (_UPPER_OR_EXACT, r"(?:limit|ceiling|cap) (?:for|on) (?:[\w’'-]+ ){1,6}(?:rose|rises|will rise|went up|goes up|was raised|fell|falls|was cut) (?:from \S+ )?to"),
    (_UPPER_OR_EXACT, r"(?:may|might|could|can) (?:yet |well |even |eventually )?(?:reach|rise to|climb to|cost|run to|hit|come to)"),
    (frozenset({"lower", "none"}), r"turn(?:s|ed|ing)?|reach(?:es)?|(?:reach(?:es|ed|ing)?|attain(?:s|ed|ing)?) the age of|pass(?:es|ed|ing)?"),
    (_ESTIMATED, r"some|an? estimated|estimated(?: at)?|reckoned(?: at)?|estimates? (?:[\w’'-]+ ){0,4}(?:of|was|were|is|had been|has been|stood at)"),
    (_EXPECTED, r"put(?:s|ting)? (?:[\w’'-]+ ){0,8}at|(?:expecting|forecast(?:ing)?|predict(?:ed|ing)|anticipat(?:ed|ing)) (?:(?!to\b)[\w’'-]+ ){0,4}of"),
    (_ABOUT, r"about|around|approx(?:imately|\.)?|roughly|circa|c\.|ca\.|in the region of|in the order of|of the order of|"
             r"more or less|somewhere (?:around|near)|~|≈|broadly|near|or so"),
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_WITHIN = r"within|inside"
_FILLER = r"(?:the|minus|another|additional|further|other|only|just|about a|a total of|total|of|once|(?:the|an?) (?:amount|sum|equivalent|value) of) "
_COMPILED = tuple(
    (bound, re.compile(rf"(?:^|[\s(\[,;:“'‘–—-])(?:{pattern})[\s-]*(?:{_FILLER})?$", re.IGNORECASE))
    for bound, pattern in _BEFORE
)
_OVER_BEFORE = re.compile(rf"(?:^|[\s(\[,;:–—-])over[\s-]*(?:{_FILLER})?$", re.IGNORECASE)
_OVER_NUMBER = re.compile(r"(?<!\d)\d{2,3}\s+over\s+\Z", re.IGNORECASE)  # a blood pressure: 152 over 94
_WITHIN_BEFORE = re.compile(rf"(?:^|\s)(?:{_WITHIN})\s+(?:{_FILLER})?$", re.IGNORECASE)
_THE_OVER = re.compile(r"\b(?:over|under|about|within|around) (?:the|this|that)\s+$", re.IGNORECASE)
#: “above 50 degrees (122 Fahrenheit)”: what stands in brackets is the figure before them, told otherwise.
_IN_BRACKETS = re.compile(r"(?:^|[\s£€$(])[£€$]?\d[\d.,]*[\s-]?[\w°%/ ]{0,24} ?\($")
#: “longer than the six-month standard”: the bound is of what is compared with that.
_THAN_THE = re.compile(
    r"\b(?:than|short of|above|below|beyond|exceed(?:s|ed|ing)?) (?:the|this|that|its|their) $", re.IGNORECASE
)

#: `the maximum fine under section 14 is £5,000`
_THE_MOST_IS = re.compile(
    r"\b(?:(?P<most>maximum|the\s+(?:most|longest|highest|largest)(?=\s[^.;,:]*\b(?:may|can|could|might|allowed|permitted)\b))|minimum|"
    r"the\s+(?:least|shortest|lowest|smallest)(?=\s[^.;,:]*\b(?:may|can|could|might|allowed|permitted|needed|required)\b))\s[^.;,:]{0,80}\b(?:is|was|are|were|be|being|remains?|stands?\s+at|set\s+at)\s+(?:[£€$]?\d[\d,.]*(?:\s+[a-z]+){0,3},?\s+(?:or|and)\s+[£€$]?)?$",
    re.IGNORECASE,
)
#: “500 is the maximum”, “Six years in prison is the most that …”
_BEING = r"(?:\s+(?!(?:and|or|but|is|was)\b)[a-z-]+){0,4}\s*,?\s*(?:is|was|are|were|as)\s+(?:the|an?|its|their)\s+(?:very\s+)?(?:legal\s+)?"
_THAT_MAY = r"(?=[^.;]{0,40}\b(?:can|could|may|might|will|would|should|must|ought|allow(?:s|ed)|permit(?:s|ted)|possible|needs?|takes?)\b)"
#: “a maximum of 40.3C was recorded”: one that was reached, and no bound.
_MEASURED = re.compile(
    r"[^.;]*imum of\s+\|\s*(?:was|were)\s+(?:recorded|reached|registered|measured|logged|observed|seen)\b",
    re.IGNORECASE,
)
_PASSED = r"\s+(?:had|has|have|was|were|is|been|being)(?:\s+(?:ever|now|first|been)){0,2}\s+(?:exceeded|passed|topped|surpassed)\b(?!\s+(?:to|on|over|down|along|round|around|between|into|from|back|fit|as)\b)"
#: What follows in “8 per cent have at least ten” and “62,417 referrals, and over those years”: the bound is of that.
_OF_THOSE = r"(?!\s+(?:the|that|this|those|these|his|her|its|their)\b)"
_OF_A_NUMBER = rf"(?!\s+(?:[£€$]?\d|(?:{'|'.join(TO_TWELVE[1:])}|an?|half|once|twice|every)\b))"
_OF_THEM = r"(?:\s+of\s+(?:them|these|those|it|(?-i:[A-Z]{2,5})|[a-z]+(?=\s+or\s)|(?:the|its|their|all)\s+[a-z]+))?"


def _at_the(word: str) -> str:
    """“come to 45 days in a year at the most”: at the end of a clause."""
    return rf"(?:\s+[a-z-]+){{0,6}}?\s*,?\s+at\s+(?:the\s+)?(?:very\s+)?{word}(?=\s*(?:[.,;:)]|\Z))"


_BEHIND: tuple[tuple[frozenset[Bound], re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"^{_OF_THEM}(?:\s*\([^()]{{1,20}}\))?(?:\s+[a-z][\w-]*)?(?:{pattern})", re.IGNORECASE))
    for bound, pattern in (
        (_UPPER, rf"{_at_the('most')}|{_at_the('latest')}|\s*,?\s*\b(?:or|and)\s+(?:less|fewer|under|below|younger|lower|shorter|smaller)\b(?!\s+than\b){_OF_THOSE}|\s*,?\s*(?:at\s+(?:the\s+)?(?:very\s+)?most|(?:at\s+)?(?:the\s+)?(?!(?-i:Max [A-Z]))max(?:imum)?|tops)\b{_OF_A_NUMBER}|\s*\(max(?:imum)?\)|{_BEING}(?:max(?:imum)?|limit|cap|ceiling|(?:most|longest|highest|largest){_THAT_MAY})\b"),
        (_LOWER, rf"{_at_the('least')}|\s*,?\s*\b(?:or|and)\s+(?:more|over|above|older|greater|higher|longer|upwards?|up|larger|later)\b(?!\s+than\b){_OF_THOSE}|\+|\s*,?\s*(?:at\s+(?:the\s+)?(?:very\s+)?least\b{_OF_A_NUMBER}|(?:at\s+)?(?:the\s+)?min(?:imum)?\b(?!\s+(?:standard|level|requirement|wage|age|threshold|price|grade|target)s?\b)|[\s-]?plus(?!\s+(?:an?|the|another|some|one|two)\b)(?=\s*(?:[,.;:)]|\Z|[a-z])))|\s*\(min(?:imum)?\)|{_BEING}(?:min(?:imum)?|floor|(?:least|shortest|lowest|smallest){_THAT_MAY})\b|{_PASSED}"),
        (_UPPER_OR_EXACT, r"\s+(?:legal\s+|statutory\s+)?(?:limit|cap|ceiling)\b"),
        (_EXPECTED, r"\s+(?:that\s+)?(?:had\s+been|has\s+been|have\s+been|was|were|is|are)?\s*(?:expected|forecast|predicted)\b"),
        (_ESTIMATED, r"[^.;\d]{0,40},\s+(?!on\b|by\b|in\b|an?\b|(?:\w+\s+){0,2}its\b|(?:as\s+)?against\b|above\b|below\b|over\b|despite\b|beating\b|compared\b)(?:\w+\s+){0,3}estimate[sd]?\b"),
        (_ABOUT, r"\s*,?\s*(?:or\s+so|or\s+thereabouts|approximately|approx|more\s+or\s+less|give\s+or\s+take)\b|(?<![a-z])-?ish\b|-odd\b"),
    )
)  # fmt: skip


#: “At most the centre would use 90 MW”: at the beginning of the clause.
_IN_FRONT = re.compile(
    r"(?:^|[.;:] )at (?:the )?(?:very )?(?:(?P<most>most)|least),? "
    rf"(?:(?!\b(?:{'|'.join(TO_TWELVE)})\b)[^\d.;:]){{1,60}}$",
    re.IGNORECASE,
)


#: “No later than 14 days before the hearing”: 14 days before it, or more.
_NOT_LATER = re.compile(r"\b(?:no|not) later than $", re.IGNORECASE)
_AHEAD = re.compile(r"\s+(?:before|prior to|ahead of)\b", re.IGNORECASE)
#: `put its rate up to 5%`: the verb's own word, and no bound.
_RAISED_TO = re.compile(
    r"\b(?:(?:put(?:s|ting)?|rais(?:e[sd]?|ing)|push(?:e[sd]|ing)?|br(?:ing|ings|ought)|t(?:ake|akes|ook|aken)|driv(?:e|es|en)|drove|"
    r"mov(?:e[sd]?|ing)|bump(?:ed|s)?|hik(?:e[sd]?|ing)|mark(?:ed|s)?|nudg(?:ed|es))\s+(?:\w+\s+){1,4}"
    r"|(?:add(?:s|ed|ing)?|go(?:es)?|went|gone|ris(?:e[sn]?|ing)|rose|climb(?:ed|s)?|shot|jump(?:ed|s)?|edg(?:ed|es))\s+(?:(?!for\b)\w+\s+){0,1})up\s+to\s+$",
    re.IGNORECASE,
)


def ends_in_word(before: str) -> bool:
    """Whether something stands right before a figure that can tell of it: a word or a sign, and no other figure."""
    last = before.rstrip(" -£€$")[-1:]
    return bool(last) and not last.isdecimal()


def bound_of(before: str, behind: str, *, lasting: bool = False, part: bool = False) -> frozenset[Bound]:
    """The bound of a figure from the words around it. `lasting` is a duration, before which `over` may mean during;
    `part` is a share, before which it may mean all over.
    """
    return _bound_of(_SPACES.sub(" ", before[-90:]), behind[:90], lasting, part)


@lru_cache(maxsize=4096)
def _bound_of(before: str, behind: str, lasting: bool, part: bool) -> frozenset[Bound]:
    if told := _IN_BRACKETS.search(before):
        return EXACT | _bound_of(before[: told.start() + 1], "", lasting, part)
    if found := _THE_MOST_IS.search(before) or _IN_FRONT.search(before):
        return _UPPER if found["most"] else _LOWER
    if _RAISED_TO.search(before):
        return EXACT
    if _NOT_LATER.search(before) and _AHEAD.match(behind):
        return _LOWER
    if ends_in_word(before) and not _THE_OVER.search(before):
        for bound, pattern in _COMPILED:
            if pattern.search(before):
                fixed = EXACT if _THAN_THE.search(before) else frozenset()
                return EXACT if _MEASURED.match(f"{before[-20:]}|{behind}") else bound | fixed
        if _OVER_BEFORE.search(before) and not _OVER_NUMBER.search(before):
            spread = part and re.match(r"\s*of\s+(?:its|the|their|an?)\b", behind) is not None
            return frozenset({"lower", "none"}) if lasting or spread else _LOWER
        if _WITHIN_BEFORE.search(before):
            return frozenset({"upper", "none"})
    return next((bound for bound, pattern in _BEHIND if pattern.match(behind)), EXACT)
