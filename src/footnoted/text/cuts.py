"""Whether words that were cut out of their sentence say the same without the rest of it.

Broader than `turns`, which tells it of a quotation within an excerpt: here whole clauses in front count (“If …,”, “the
rumour that”), as somebody who cut an excerpt there had the sentence in view.
"""

import re

from footnoted.text import cut_phrases as phrases
from footnoted.text.turns import turned_at_end, turned_at_start

_MARKS = r"[\s“‘'\"]*"
_PARTING = r"[\s,;(–—-]"


def _pattern(text: str) -> re.Pattern[str]:
    """The pattern, in which a blank stands for any white space."""
    return re.compile(text.replace(" ", r"\s+"), re.IGNORECASE)


_UNSURE = _pattern(rf"(?<!\w){phrases.UNSURE}(?!\w)")
#: Ends in “that”, behind what says so.
_THAT = _pattern(rf"(?P<head>[^.;:!?]*?) that(?: in \w+ \w+)?{phrases.DETERMINER}{_MARKS}\Z")
_REASON = _pattern(rf"{phrases.REASON}\Z")
_SURELY = _pattern(rf"{phrases.SURELY} that\Z|(?<!\w){phrases.SURELY_NEXT}\Z")
_IN_PASSING = _pattern(phrases.IN_PASSING)
_OPENS = _pattern(rf"(?<!\w){phrases.OPENS}{phrases.DETERMINER}{_MARKS}\Z")
_NEAR = _pattern(
    rf"(?<!\w){phrases.DENIES}(?: (?!(?:and|but|or|which|who|because|so)\b)[\w'-]+){{1,6}}? "
    rf"(?:to|of|as|that|out|for|from|whether|how|why|\w+e){phrases.DETERMINER}\s*\Z"
)
_BEGINS = _pattern(rf"(?:(?:but|and|so) )?{phrases.CONDITION}(?!\w)|{phrases.DENIAL}(?!\w)[^,.;]{{0,240}}\Z")
_TAKES_BACK = _pattern(rf"(?!\s*,\s*where\b)[\s,;:'()–—-]*(?:and |but )?{phrases.TAKES_BACK}(?!\w)")
_NO_LONGER = _pattern(
    rf"(?!\W*(?:and (?:the|a|an|[A-Z])|where)\b){_PARTING}+[^.!?]{{0,60}}\b{phrases.NO_LONGER}\b|"
    rf"[^.!?]{{0,80}}{phrases.CONDITION_BEHIND}\b|{_PARTING}*(?:{'|'.join(phrases.SAYS_OF_IT)})"
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
#: “Will refund any amounts”, “delete the data of anyone”: what follows says of which alone.
_ANY = _pattern(r"\b(?:any(?:one|body|thing)?|every(?:one|body|thing)?|all)(?: [\w-]+){0,2}\Z")
_OF_THEM = re.compile(
    r"\s*(?:(?:that|which)\b|(?:the|its?|they|he|she|we)\s+(?:\w+\s+){1,2}(?:not|never)\b)",
    re.IGNORECASE,
)
#: Without a comma, says of which people alone.
_WHO = re.compile(r"\s*(?:who|whom|whose)\b", re.IGNORECASE)
_FORBIDS = _pattern(r"\b(?:(?:must|may|shall|should|can|is|are)(?:n't| not|not)|forbidden|prohibited|unlawful)\b")
_WHEN = re.compile(r"[\s,]*(?:when|where|in cases)(?!\w)", re.IGNORECASE)
#: What is added allows or demands something: a rule that has “but also” has an exception.
_ALSO_MAY = re.compile(r"[^.;]*\b(?:may|must|shall|can)\b", re.IGNORECASE)
_HELPING = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|may|might|must|shall|should|will|would)\W*\Z",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\A(?:[\"'“‘]|\(\w{1,4}\)\s*)+")  # a quotation mark, or the number of a subsection
_NEXT_TO_IT = 12  # words
_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’)]*\s+|\s-(?:\s+(?=[A-Z])|\s*\Z)")


def cut_in_front(before: str) -> bool:
    """Whether what stands in front, in the same sentence, turns the words behind it, or says that they are not sure."""
    rest = _LEAD.sub("", _SENTENCE.split(before)[-1].strip())
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
        return _ALSO_MAY.match(after) is not None and re.search(r"\bnot\s+(?:only|just|merely)\b", text, re.I) is None
    if (_WHO.match(after) and not text.endswith(",")) or (_ANY.search(text) and _OF_THEM.match(after)):
        return True
    if _FORBIDS.search(text) and _WHEN.match(after):
        return True
    return turned_at_end(after) or _TAKES_BACK.match(after) is not None or _NO_LONGER.match(after) is not None
