"""Words at which a sentence turns: what stands behind them, or before them, says something else without them."""

import re

#: Words that turn round what follows them.
_DENIAL = (
    r"not|no|never|none|nor|neither|nobody|nothing|nowhere|without|cannot|hardly|scarcely|barely|seldom|rarely|"
    r"\w+n['’]t|(?:is|are|was|were|do|does|did|has|have|had|ca|wo|would|could|should|must)nt|"
    r"(?:fail(?:s|ed)?|(?:refus|declin|ceas)(?:e|es|ed)|den(?:y|ies|ied))(?:\s+to)?|far\s+from|"
    r"lack(?:s|ed)?|falsely|rather\s+than|instead\s+of"
)
NEGATION = rf"(?:{_DENIAL}|except|unless|other\s+than)"
NEGATED = re.compile(rf"(?<!\w){NEGATION}(?!\w)", re.IGNORECASE)

#: What turns a sentence that it ends before.
_TURNS_BACK = re.compile(
    r"[\s,;:'()–-]*(?:unless|but(?!\s+also)|except|only\s+if|only\s+when|provid(?:ed|ing)\s+(?:that|the|they|it|he|she|you|we|there|no)|rather\s+than|"
    r"instead\s+of|not(?!\s+only)|never|save\s+(?:for|that|where|as|in)|other\s+than|if\s+and\s+only|as\s+long\s+as|so\s+long\s+as|though|although|albeit|"
    r"yet|however(?=\s*,)|subject\s+to|until|which\s+(?:is|was|proved|turned\s+out)\s+(?:to\s+be\s+)?(?:not\s+true|false|untrue|wrong))(?!\w)",
    re.IGNORECASE,
)
#: What limits a sentence that it ends before: whoever is quoted with the words in front alone promised too much.
_LIMITS = re.compile(
    r"(?:[,;'()–-]*\s+if(?!\s+(?:any|anything|ever|possible|necessary|appropriate|needed|so|you\s+like)\b)|\s+without|"
    r"[,;'()–-]*\s+only\s+(?:in|where|for|to|by|on|with|as)|\s+in\s*so\s*far\s+as)(?!\w)",
    re.IGNORECASE,
)
#: What turns round the words that begin right behind it: `not`, `no longer`, `never been`, `is not yet a`.
_TURNED = re.compile(
    r"(?<!\w)(?:not|never|no\s+longer|cannot|\w+n't(?<!want)|neither|nor|hardly|scarcely|barely|without|far\s+from|"
    r"(?:fail|refus|declin)\w*\s+to|denie[sd]\s+that|rather\s+than|instead\s+of)"
    r"(?:\s+(?:be|been|being|yet|a|an|the|any|to|even|always|necessarily|in|at|of|its|their|his|her))*[\s,'(–-]*\Z",
    re.IGNORECASE,
)
#: What turns words further on in its sentence: who says them denies them, or they hold on a condition.
_DENIED = re.compile(
    r"(?<!\w)(?:(?:not|never|no\s+longer|no\s+(?:\w+\s+)?evidence|no\s+(?:suggestion|proof|sign|reason)|hardly|scarcely|nobody|"
    r"no\s+one|few|neither|doubt(?:s|ed|ful)?|den(?:y|ies|ied|ying)|false|untrue|myth|used\s+to|(?:wrong|false|untrue|incorrect|mistaken|misleading|unfair)\s+to\s+\w+|"
    r"disput(?:e|es|ed)(?=\s+(?:that|th\w+|any|a|his|her|its)\b)|"
    r"reject(?:s|ed)?)\b(?:[^.;:!?,]{0,60}\bthat|[^.;:!?]{0,80},\s*that)"
    r"|(?:nobody|no\s+one|few|neither)(?:\s+\w+){0,2}"
    r"|(?:not|never|no\s+longer|\w+n['’]t)\s+(?:\w+ly\s+)?(?:said|say|thought|think|believed?|claim(?:ed)?|find|found|suggest(?:ed)?|"
    r"mean|meant)(?:\s+(?:that|the|a|an|it|this|they|\w+)){0,3}"
    r"|used\s+to\s+(?:think|believe|say|claim|hold)(?:\s+\w+){0,3}|anything\s+but|(?:if|unless)\s[^.;:!?]{1,80},|(?:\A|(?<=[.!?:]\s))had\s[^.;:!?]{1,80},(?:(?:\s+\w+){1,5}\s+that)?)[\s,'(–-]*\Z",
    re.IGNORECASE,
)


#: The ways in which words turn a sentence: “has no doubts” does not tell the condition of “only if”.
_FAMILIES = tuple(
    (name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
    for name, pattern in (
        ("denial", rf"(?!no\s+(?:doubt|question)|not\s+only)(?:{_DENIAL})"),
        (
            "condition",
            r"unless|until|if|only\s+when|provid(?:ed|ing)|as\s+long\s+as|so\s+long\s+as|subject\s+to|without|once",
        ),
        (
            "exception",
            r"except(?:ion|ions|ing)?|save\s+(?:for|that|where)|other\s+than|apart\s+from|all\s+but|but\s+for|unless|bar",
        ),
        ("contrast", r"but|though|although|albeit|yet|however|rather\s+than|instead\s+of|while|despite|whereas"),
    )
)


ALL_WAYS = frozenset(name for name, _ in _FAMILIES)


def turns_told(text: str) -> frozenset[str]:
    """In which ways words of this text turn a sentence: denial, condition, exception, contrast."""
    return frozenset(name for name, pattern in _FAMILIES if pattern.search(text))


def turned_at_start(before: str) -> bool:
    """Whether words that begin right behind this text are turned round by its end."""
    return _TURNED.search(before[-80:]) is not None or _DENIED.search(before[-160:]) is not None


def turned_at_end(behind: str) -> bool:
    """Whether what follows turns the words that end before it, in the same sentence."""
    return not behind.startswith((".", "!", "?", "'", ",'")) and _TURNS_BACK.match(behind) is not None


def turned_or_limited_at_end(behind: str) -> bool:
    """Whether what follows turns or limits what somebody is quoted with that ends before it."""
    return turned_at_end(behind) or _LIMITS.match(behind) is not None


def turns(text: str) -> bool:
    """Whether words that turn a sentence are among these."""
    return (
        NEGATED.search(text) is not None or re.search(r"(?<!\w)only\s+if(?!\w)|,\s+but\s(?!also\b)", text) is not None
    )
