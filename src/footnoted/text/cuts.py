"""Whether words that were cut out of their sentence say the same without the rest of it.

Broader than `turns`, which tells it of a quotation within an excerpt: here whole clauses in front count (“If …,”, “the
rumour that”), as somebody who cut an excerpt there had the sentence in view.
"""

import re

from footnoted.text.turns import turned_at_end, turned_at_start

#: Says that what follows is not so, not sure, or somebody's idea.
_UNSURE = re.compile(
    r"(?<!\w)(?:not|no|never|nor|none|neither|nobody|nothing|few|hardly|scarcely|seldom|rarely|without|cannot|\w+n't|"
    r"un(?:able|convinced|persuaded|true|likely|sure|clear|certain|proven|founded)|false(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|"
    r"impossible|nowhere|misleading(?:ly)?|misconceptions?|fallac\w+|hoax|forge\w+|conspirac\w+|theor(?:y|ies)|(?:complaint|claim)s?(?=\s*\Z)|pretext|"
    r"in(?:correct|accurate)ly|erroneously|by\s+mistake|critics|opponents|alleg\w+|contend\w*|pleaded|submitted|case\s+(?:was|is)|once\s+(?:\w+\s+)?(?:believed|thought|held|said)|"
    r"(?:apolog\w+|sorry)\s+for|speculat\w+|"
    r"insufficient|scant|far\s+from|contrary|stop(?:s|ped)?\s+short|set(?:s|ting)?\s+aside|refus\w*|declin\w*|den(?:y|ies|ied|ying)|"
    r"reject\w*|disput\w+\s+(?:that|the|this|his|her|their|its)|doubt\w*|dismiss\w*|quash\w*|overturn\w*|withdr[ae]w\w*|retract\w*|revers\w+|scotch\w*|"
    r"rebut\w*|refut\w*|contradict\w*|fail\w*|lack\w*|ceas\w*|abandon\w*|rumou?rs?|myths?|fictions?|fears?|hopes?|"
    r"wish(?:es)?|risks?|dangers?|possibilit\w+|likelihood|chances?|ideas?|notions?|assumptions?|assum\w+|pretend\w*|"
    r"suggestions?|allegations?|assertions?|submissions?|hypothes\w+|suppos\w+|imagin\w+|might|may|could|would|whether|"
    r"if|unless|where|one\s+thing\s+to)(?!\w)",
    re.IGNORECASE,
)
_DETERMINER = r"(?:\s+(?:the|a|an|any|all|this|these|its|their|his|her|our))?"
#: Ends in “that”, behind what says so.
_THAT = re.compile(rf"(?P<head>[^.;:!?]*?)\s+that(?:\s+in\s+\w+\s+\w+)?{_DETERMINER}[\s“‘'\"]*\Z", re.IGNORECASE)
_REASON = re.compile(
    r"(?:on\s+the\s+(?:basis|grounds?)|adding|(?<!short\sof\s)saying|because|so|such|now|given)\Z", re.IGNORECASE
)
#: Denies that it may be doubted, or is news: what follows is so.
_SURELY = re.compile(
    r"(?:beyond\s+(?:dispute|doubt|question)|(?:should|must)\s+not\s+be\s+forgotten|no\s+(?:doubt|dispute|secret|surprise|coincidence|wonder|question(?:\s+but)?)|(?:cannot|can't|not)\s+be\s+(?:denied|doubted|disputed)|"
    r"(?:not?|never|n't|(?:nobody|no\s+one)(?:\s+(?:at|in|on)\s+(?:\w+\s+)?\w+)?)\s+(?:(?:now|seriously|in)\s+)*(?:contest|disput|den[yi]|doubt|question|challeng)\w*(?:\s+the\s+\w+)?,?|"
    r"(?:was|is)\s+(?:not\s+until|only)\s+[^,.;]{1,60}|"
    r"(?:hardly|not)\s+(?:surpris|astonish)\w+|(?:reali[sz]e[sd]?|noticed?|(?:un)?aware|kn[eo]w|remember\w*|(?:the|of)\s+fact)|not\s+say\s+is|(?:nobody|no\s+one)\s+(?:\w+\s+){0,4}t(?:ell|old)(?:\s+\w+){0,3})\s+that\Z|"
    r"\bno(?:thing)?\s+(?:less|fewer)\s+than(?:\s+an?)?\Z|\b(?:never|not|n't)\s+(?:fail|refus|declin|ceas|hesitat)\w*\s+to\Z",
    re.IGNORECASE,
)
#: Said in passing that it did not hold, or of a judge, that he was outvoted.
_IN_PASSING = re.compile(
    r"\bdissenting\b|,\s+(?:which\s+(?:we|I|the\s+\w+|nobody|no\s+one)\s+(?:reject|d(?:o|id|oes)\s+not|cannot|declin|disput)\w*|never\s+\w+ed|"
    r"since\s+(?:repealed|withdrawn|quashed|overturned|abandoned)|now\s+(?:repealed|withdrawn|abandoned|known\s+to\s+be))\b|"
    r"\b(?:not|n't|never),\s+[^,.;]{1,40},(?:\s+\w+\s+that)?\Z",
    re.IGNORECASE,
)
#: Stands right in front of words that are not told, or are turned.
_OPENS = re.compile(
    rf"(?<!\w)(?:whether(?:\s+or\s+not)?|if|unless|until|lest|even\s+if|if,\s+for\s+(?:example|instance),|only|supposed\s+to|considering|contemplating|threaten\w*\s+to|(?:must|need\w*|should|has|have)\b[^.;]*\sbefore|no|in\s+no|"
    rf"(?:hardly\s+any|few|none|not\s+all|neither|only\s+\w+)\s+of\s+(?:the|these|those|its|their)\b[^,.;]{{0,80}}|"
    rf"den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing)\s+out|accus\w+\s+(?:\w+\s+){{1,3}}of|no\s+(?:link|connection|difference|correlation|association)\s+between|"
    rf"(?:not|n't|never)\s+(?:requir|allow|permit|oblig|prevent|includ|cover|entitl|empower|compel|forc|guarante)\w*|"
    rf"rarely|seldom|not\s+(?:all|every|each|many)|(?:omit|neglect|forg[eo]t|forb[ia]d)\w*\s+to|yet\s+to|"
    rf"(?:not|un|n't)\b[^.;,]*\bwhy|days\s+when|only\s+when|(?<=\w\s)where|as\s+if|as\s+though|"
    rf"un(?:likely|able|willing)(?:\s+to)?|(?:hesitant|reluctant|loath|too\s+\w+)\s+to|(?:different|distinct|far)\s+from|"
    rf"(?:prohibit|prevent|bar|barr|stop|stopp|exempt|bann?|refrain|exclud|protect)\w*\s+(?:\w+\s+){{0,3}}from|"
    rf"(?:revers|abolish|repeal|scrap|revok|abandon|withdr[ae]w)\w*\s+(?:\w+\s+){{0,4}}(?:\w+ing|to)|"
    rf"at\s+no\s+(?:point|time|stage)\b[^.;,]*|no\s+\w+\s+in\s+which|(?:clear|acquit)\w*\s+(?:\w+\s+)?of|"
    rf"(?:revers|overturn|quash|drop|scrap)\w*|(?:not|n't)\s+do\s+enough\s+to\s+\w+|"
    rf"by\s+no\s+means\s+[^.;,]*|would|could|might|(?-i:may)|should){_DETERMINER}[\s“‘'\"]*\Z",
    re.IGNORECASE,
)
#: A denial a few words off, in the same clause: “has not managed to”, “no prospect of”, “does not rule out”.
_NEAR = re.compile(
    r"(?<!\w)(?:not(?!\s+only)|no(?!\s+doubt)|never|cannot|\w+n't|refus\w+|scant|little|negat\w+|stop(?:s|ped)?\s+short)"
    rf"(?:\s+(?!(?:and|but|or|which|who|because|so)\b)[\w'-]+){{1,6}}?\s+(?:to|of|as|that|out|for|from|whether|how|why|\w+e){_DETERMINER}\s*\Z",
    re.IGNORECASE,
)
#: The sentence begins with a condition or a denial that reaches over its main clause.
_BEGINS = re.compile(
    r"(?:(?:but|and|so)\s+)?(?:(?:only\s+)?if|where|only\s+(?:where|when)|unless|subject\s+to|provided|assuming|in\s+the\s+(?:event|absence)|except|"
    r"without\s+(?:\w+\s+){0,3}(?:evidence|proof|basis)|with\s+the\s+exception|until(?!(?:\s+\w+){1,4}\s+\w+ed\b)|pending|(?:(?:in|on|at|with|for)\s+)?only\s+(?!after)[^,;]{0,120}\b(?:ha[sd]|have|d(?:id|o|oes)|was|were|is|are|may|can)\Z|"
    r"(?:seldom|rarely|never|nowhere|under\s+no\s+circumstances)\s*,[^;]{0,120}\Z|"
    r"save\s+(?:where|when|that|as)|but\s+for|failing|absent|had(?=\s+(?!to\s))|were(?=\s+\w)|should(?=\s+\w))(?!\w)|"
    r"(?:although|(?:even\s+)?though|whil(?:e|st)(?!\s+(?:on|in|at|still)\b)|no|none|nobody|few|neither|nothing|never|rarely|seldom|hardly)(?!\w)"
    r"(?:[^,.;]{0,120})\Z",
    re.IGNORECASE,
)
#: Takes something away from words that end before it: a condition, an exception, a limit in time, a doubt.
_TAKES_BACK = re.compile(
    r"(?!\s*,\s*where\b)[\s,;:'()–—-]*(?:and\s+|but\s+)?(?:only(?!\s+(?:one|two))|solely|if(?!\s+not\s+\w+er\b)|once|when,?\s+and\s+(?:not|only)|"
    r"(?:always\s+)?assuming|on\s+condition|with\s+the\s+exception|excluding|less\s+any|without\s+(?:an?|the|his|her|their|its|any|prior|written)(?=\s)(?!\s+need\b)|(?:in|for|on|to)\s+(?:[\w-]+\s+){1,4}only(?=[,;]|\s*\Z)|[\w-]+\s+(?:permitting|excepted)|(?:\w+\s+){0,5}excepted|"
    r"on\s+(?:\w+\s+){1,5}alone|bar\s+(?:those|the|for)|in\s+no\s+other|in\s+the\s+sense\s+that|prematurely|"
    r"under\s+(?:laboratory|test|ideal|controlled)\s+conditions|pending|whenever|when(?:ever)?\s+(?:it\s+works|possible|needed|necessary)|"
    r"where(?:ver)?\s+(?:\w+\s+){0,3}(?:has|have|is|are|was|were|possible|necessary|to|would|they|there)|"
    r"(?:in\s+)?so\s+far\s+as|as\s+far\s+as|to\s+the\s+extent|(?:for\s+)?(?:as|so)\s+long\s+(?:only\s+)?as|barring|save|apart\s+from|"
    r"(?:everywhere|everyone|everything|all)\s+(?:except|but)|in\s+(?:theory|principle|name)|on\s+paper|as\s+a\s+last\s+resort|"
    r"however(?!\s+\w+\s+(?:it|they|he|she|that)\b)|as\s+a\s+matter\s+of\s+course|or\s+so|or\s+(?:did|was|were|had)|at\s+least\s+(?:in|on)|supposedly|allegedly|before\s+(?:it|that|this|they)\s+w(?:as|ere))(?!\w)",
    re.IGNORECASE,
)
#: A dash or comma, and in the words behind it that it is no longer so.
_NO_LONGER = re.compile(
    r"(?!\W*(?:and\s+(?:the|a|an|[A-Z])|where)\b)[\s,;(–—-]+[^.!?]{0,60}\b(?:until|lapsed|before\s+(?:it|that|this|they)\s+w(?:as|ere)|no\s+longer|(?<!or\s)otherwise|withdrawn|repealed|different\s+story|"
    r"in\s+the\s+breach|many\s+of\s+which\s+I)\b|"
    r"[\s,–—-]*(?:(?:which|that)\s+(?:\w+\s+){0,5})?(?:is|are|was|were|to\s+be|has\s+been|have\s+been)\s+(?:\w+\s+){0,4}(?:false|untrue|wrong|wide\s+of|borne\s+out|"
    r"unfounded|baseless|den(?:ied)|disputed|rejected|without\s+foundation|discredited|disproved|debunked|refuted|misleading|legend|myth|not\s+upheld)\b|"
    r"[\s,–—-]*(?:is|are|was|were)\s+not\s+(?:upheld|accepted|proved|proven|made\s+out)\b|"
    r"[^.!?]{0,80}(?:\band\s+not\s+otherwise|,\s+(?:unless|provided\s+that|but\s+only|and\s+then\s+only))\b|"
    r"[\s,–—-]*an?\s+(?:claim|notion|statement|boast|idea|belief|account|allegation|charge|accusation)\s+(?:for\s+)?(?:which|that|the)\b|"
    r"\s*,\s+(?:[\w’'-]+\s+){1,4}(?:claim|alleg|assert|insist)(?:s|ed)?\b|\s*(?:has|have|had)\s+(?:never|not)\s+been\b|"
    r"[\s,;(–—-]+an?\s+\w+\s+(?:\w+\s+){0,4}(?:dismissed|rejected|denied|disputed|quashed|reversed|overturned)\b",
    re.IGNORECASE,
)
#: Only says what the words before it are not, or is the next item of a list: those before it stay true.
_RESTATES = re.compile(
    r"[\s,–—-]*(?:(?:rather\s+than|instead\s+of|not|providing)(?!\w)|but\s*\(\w{1,4}\))", re.IGNORECASE
)
#: Only dates the end of what is over: “until he retired”.
_PAST_END = re.compile(
    r"[\s,–—-]*until\s+(?:h(?:is|er|e)|she|they|their|its?)\s+(?:\w+ed|left|death|retirement|resignation)\b",
    re.IGNORECASE,
)
_BUT_ALSO = re.compile(r"[\s,–—-]*but\s+(?:it\s+|they\s+)?also(?!\w)", re.IGNORECASE)
_HELPING = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|may|might|must|shall|should|will|would)\W*\Z",
    re.IGNORECASE,
)
_NEXT_TO_IT = 12  # words
_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’)]*\s+|\s-(?:\s+(?=[A-Z])|\s*\Z)")


def cut_in_front(before: str) -> bool:
    """Whether what stands in front, in the same sentence, turns the words behind it, or says that they are not sure."""
    rest = _SENTENCE.split(before)[-1].strip()
    if not rest or before.rstrip("\"'”’) ").endswith((".", "!", "?")):
        return False
    if _SURELY.search(rest):
        return False
    near = " ".join(rest.split()[-_NEXT_TO_IT:])
    if (
        turned_at_start(before)
        or _OPENS.search(f" {near}")
        or _NEAR.search(near)
        or _BEGINS.match(rest)
        or _IN_PASSING.search(rest)
    ):
        return not _reason(rest)
    if _reason(rest) or not (said := _THAT.search(rest)):
        return False
    head: str = said["head"]
    return _UNSURE.search(head if head.endswith(",") else head.rpartition(",")[2]) is not None


def _reason(rest: str) -> bool:
    said = _THAT.search(rest)
    return bool(said and _REASON.search(said["head"]))


def cut_behind(text: str, after: str) -> bool:
    """Whether what stands behind, in the same sentence, takes something of the words before it back."""
    if text.rstrip("\"'”’) ").endswith((".", "!", "?")) or after[:1].isupper() or _PAST_END.match(after):
        return False
    if _RESTATES.match(after):
        return _HELPING.search(text) is not None
    if _BUT_ALSO.match(after):
        return re.search(r"\bnot\s+(?:only|just|merely)\b", text, re.IGNORECASE) is None
    return turned_at_end(after) or _TAKES_BACK.match(after) is not None or _NO_LONGER.match(after) is not None
