"""Names that have numbers in them: Article 8, GPS3, the 2016 Act, [2024] EWHC 994 (Admin). They are words here."""

import re

_LAW = (
    r"articles?|arts?\.|schedules?|sched\.|sections?|ss?\.|subsections?|paragraphs?|paras?\.?|clauses?|chapters?|parts?|"
    r"regulations?|regs?\.?|rules?|protocols?|annex(?:es)?|appendix|appendices|amendments?|directives?|parts?|"
    r"recommendations?|questions?|grounds?|principles?|footnotes?|pages?|pp?\.|versions?|volumes?|vol\.|"
    r"figures?|tables?|boxes|box|numbers?|nos?\.|bill|case|form|annexe|tier|level|phase|stage|grade|category|class|"
    r"group|room|gate|platform|terminal|zone|route|channel|flight|junction|unit|ward|cell|lot|item|step|band|"
    r"new clause|white paper|cm|cp|hc|hl|si|s\.i\.|ssi"
)
_NUMBER = r"(?:[A-Z]{0,3}\d+(?:\.\d+)*[A-Z]{0,2}(?:\(\w{1,4}\))*|\(\w{1,4}\)|[IVXL]+\b)"
_LIST = rf"{_NUMBER}(?:(?:\s*(?:,|–|-|/|and|or|to|&)\s*|\s*,\s*(?:and|or)\s+){_NUMBER})*"

#: What is counted is no part of a law: “under the rules 900 people”.
_COUNTED = (
    r"\s*(?:%|(?:people|persons|men|women|children|adults|migrants|claimants|cases|tags|devices|days?|weeks?|months?|years?|"
    r"hours?|minutes?|per\s*cent|thousand|million|billion|of\s+(?:them|those))\b)"
)

#: A number with its scale or unit in capitals: £6M, 10K, 16GB. (4K and 8K are pictures.)
_SCALED = r"(?![48]K)\d+(?:M|MN|Mn|B|BN|Bn|K|KB|MB|GB|TB|KM|KG|MW|GW)"

_PATTERNS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        # Addresses and e-mail.
        (r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", 0),
        # Neutral citations and case numbers: [2024] EWHC 994 (Admin), [2020] EWCA Civ 1058, S.I. 2022/863.
        (
            r"[\[(]\d{4}[\])]\s*(?:\d+\s+)?[A-Z][A-Za-z]*(?:\s+[A-Z][A-Za-z]*)*\s+\d+(?:\s*\([A-Z][A-Za-z]*\))?",
            0,
        ),
        (
            r"\b(?:S\.?I\.?|SSI|Cm|CP|Regulation|Directive|Regulations?|Decision)\s*(?:\([A-Z]{2,3}\)\s*)?(?:No\.?\s*)?\d+/\d+(?:/[A-Z]+)?",
            0,
        ),
        (r"\b[A-Z]{2,}/[A-Z0-9/.-]*\d[A-Z0-9/.-]*", 0),
        # The law and its parts: Article 8, sections 46 and 47(2), Schedule 10, HL Bill 109.
        (rf"\b(?:{_LAW})\s+(?:no\.?\s+)?(?:\([A-Z]+\)\s*)?(?>{_LIST})(?!{_COUNTED})", re.IGNORECASE),
        (r"\b(?:No|Nos)\.?\s?\d+(?:\.\d+)*\b", 0),
        (r"§+\s*\d\S*", 0),
        # Years as names: the Immigration Act 2016, the 2016 Act, Regulations 2021.
        (
            r"\b(?:Act|Acts|Bill|Regulations|Order|Rules|Code|Convention|Treaty|Protocol|Measure|Directive)\s+(?:of\s+)?(?:1[6-9]|20)\d\d\b",
            0,
        ),
        (
            r"\b(?:1[6-9]|20)\d\d\s+(?:[A-Z]\w+\s+){0,3}(?:Act|Acts|Bill|Regulations|Order|Rules|Convention|Protocol|Directive)\b",
            0,
        ),
        # Letters and digits in one: GPS3, G4S, Covid-19, F-16, BA123, EN-301, A1(M), 4K, 3G.
        (
            r"\b(?!(?:US|GBP|EUR|USD|CAD|AUD|NZD|AU|CA|NZ|HK|A|C|Q|H)\$?\d)(?:[A-Za-z]+|[A-Z]\w*-|covid-)\d[\w-]*(?:\.\d+)*(?:\([A-Z]\))?",
            0,
        ),
        (r"\b[A-Z]{1,4}-?\d{1,4}[A-Z]?\b(?!\s*(?:million|billion|m\b|bn\b))", 0),
        (rf"\b(?!{_SCALED}\b)\d+[A-Z][A-Za-z]*\b(?!\$)", 0),
        (r"\b[A-Z]-\d+\b", 0),
        # House numbers and the like: 10 Downing Street, Boeing 737.
        (
            r"\b\d{1,4}\s+(?:[A-Z]\w+\s+){1,2}(?:Street|Road|Avenue|Lane|Square|Place|House|Court|Drive|Way)\b",
            0,
        ),
    )
)
_NOT_NAMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Spring|Summer|Autumn|Winter|Some|About|Around|Over|Under|Nearly|Almost|Only|Just|In|On|At|By|Of|For|From|To|"
    r"Since|Until|Till|And|Or|The|A|An|All|Up|More|Less|Fewer|Than|Between|Another|These|Those|Its|Their|Our|Every|"
    r"Each|Both|With|Without|After|Before|During|Within|Against|Among|Through|Per|Least|Most|Was|Were|Had|Has|Have|"
    r"Aged|Age|Roughly|Approximately|Exactly|Circa|Late|Early|Mid|Further|First|Last|Next|Year|Years|Pounds|Dollars|"
    r"Euros|EUR|GBP|USD|US|CAD|AUD|NZD|CHF|DKK|SEK|NOK)\Z"
)
_CALLED = re.compile(
    r"(?<![.!?:;|¶]\s)(?<!\A)(?<!\w)([A-Z][A-Za-z]+)\s(\d{1,3})(?![\d,.%]*[\d%])(?=\s*[,.;:)]|\s+(?:is|was|has|had|and|or|on|in|at|to|for|from)\b|\Z)"
)


_DIGIT = re.compile(r"\d|\b[IVXL]+\b")


def mask_names(text: str) -> str:
    """The text with such names blanked, every other character in its place."""
    if not _DIGIT.search(text):
        return text
    for pattern in _PATTERNS:
        text = pattern.sub(_blank, text)
    return _CALLED.sub(lambda found: found.group() if _NOT_NAMES.match(found.group(1)) else _blank(found), text)


def _blank(found: re.Match[str]) -> str:
    return "\ufffc" * len(found.group())
