"""English phrases at which an excerpt must not be cut, as data for `cuts`.

A list has a phrase, or several that are parted by ` / `, on each line: a regular expression in which a blank stands for
any white space. Those of one idea stand together.
"""

import re

_PARTED = re.compile(r" / |\n")


def any_of(phrases: str) -> str:
    """One of the listed phrases, without regard to where words begin and end. `cuts` compiles it, blanks and all."""
    listed = [each.strip() for each in _PARTED.split(phrases)]
    return f"(?:{'|'.join(filter(None, listed))})"


DETERMINER = "(?: (?:the|a|an|any|all|this|these|its|their|his|her|our))?"
_BE = "(?:is|are|was|were|to be|has been|have been)"
_UNTRUE = any_of(
    """
    false / untrue / wrong / wide of / borne out / unfounded / baseless / without foundation / misleading
    legend / myth
    denied / disputed / rejected / discredited / disproved / debunked / refuted / not upheld
    """
)

#: Says, before “that”, that what follows is not so, not sure, or somebody's idea.
UNSURE = any_of(
    r"""
    not / no / never / nor / none / neither / nobody / nothing / nowhere / few / hardly / scarcely / seldom / rarely
    without / cannot / \w+n't / scant / insufficient / far from / contrary / impossible
    un(?:able|convinced|persuaded|true|likely|sure|clear|certain|proven|founded)
    false(?:ly)? / wrong(?:ly)? / mistaken(?:ly)? / mistakes? / appear(?:s|ed)? / seem(?:s|ed)? / in(?:correct|accurate)ly / erroneously / by mistake
    misleading(?:ly)?
    insist\w* / envisag\w+ / misconceptions? / fallac\w+ / hoax / forge\w+ / conspirac\w+ / pretext / myths? / fictions? / rumou?rs?
    refus\w* / declin\w* / den(?:y|ies|ied|ying) / reject\w* / doubt\w* / dismiss\w* / quash\w* / overturn\w*
    revers\w+
    disput\w+ (?:that|the|this|his|her|their|its) / withdr[ae]w\w* / retract\w* / scotch\w* / rebut\w* / refut\w*
    contradict\w* / fail\w* / lack\w* / ceas\w* / abandon\w* / stop(?:s|ped)? short / set(?:s|ting)? aside
    (?:investigat|examin|prob)\w* (?:the )?(?:reports|claims|suggestions) / critics / opponents / alleg\w+ / contend\w* / pleaded / submitted / case (?:was|is)
    (?:complaint|claim)s?(?=\s*\Z)
    suggestions? / allegations? / assertions? / submissions? / theor(?:y|ies) / hypothes\w+ / speculat\w+
    (?:once|first|originally|initially) (?:\w+ )?(?:believed|thought|held|said) / (?:apolog\w+|sorry) for / one thing to
    fears? / hopes? / wish(?:es)? / risks? / dangers? / possibilit\w+ / likelihood / chances? / ideas? / notions?
    assumptions? / assum\w+ / pretend\w* / suppos\w+ / imagin\w+
    might / may / could / would / whether / if / unless / where
    """
)
#: Gives what follows as a reason, which it is whether or not the sentence denies something else.
REASON = any_of(r"on the (?:basis|grounds?) / adding / (?<!short\sof\s)saying / because / so / such / now / given")
#: Denies that what follows “that” may be doubted, or takes it for known.
SURELY = any_of(
    r"""
    beyond (?:dispute|doubt|question) / (?:should|must) not be forgotten
    (?:cannot|can't|not) be (?:denied|doubted|disputed)
    no (?:doubt|dispute|secret|surprise|coincidence|wonder|question(?: but)?) / (?:hardly|not) (?:surpris|astonish)\w+
    (?:not?|never|n't|(?:nobody|no one)(?: (?:at|in|on) (?:\w+ )?\w+)?) (?:(?:now|seriously|in) )*(?:contest|disput|den[yi]|doubt|question|challeng)\w*(?: the \w+)?,?
    (?:was|is) (?:not until|only) [^,.;]{1,60} / not say is / (?:nobody|no one) (?:\w+ ){0,4}t(?:ell|old)(?: \w+){0,3}
    (?:fail|omit|neglect|forg[eo]t)\w* to (?:mention|say|tell|add|note|disclose|reveal|point out|report)
    reali[sz]e[sd]? / noticed? / (?:un)?aware / kn[eo]w / remember\w* / (?:the|of) fact
    """
)
#: The same for a number or a deed that stands right behind.
SURELY_NEXT = any_of(
    r"no(?:thing)? (?:less|fewer) than(?: an?)? / (?:never|not|n't) (?:fail|refus|declin|ceas|hesitat)\w* to"
)
#: Said in passing that it did not hold, or on what condition, or of a judge, that he was outvoted.
IN_PASSING = any_of(
    r"""
    \bdissenting\b
    , which (?:we|I|the \w+|nobody|no one) (?:reject|d(?:o|id|oes) not|cannot|declin|disput)\w*\b / , never \w+ed\b
    , (?:since|now) (?:repealed|withdrawn|quashed|overturned|abandoned|known to be)\b
    \bthat,? (?:if|where|unless|provided|once|when (?:\w+ly )?\w+ed)\b[^.;:]{0,120},\Z
    \b(?:not|n't|never), [^,.;]{1,40},(?: \w+ that)?\Z
    """
)
#: Stands right in front of words that are not told, or are turned.
OPENS = any_of(
    r"""
    whether(?: or not)? / if / if, for (?:example|instance), / even if / unless / until / lest / only
    only when / days when / (?:there )?(?:may|might|could) (?:well )?(?:be|have been)
    in (?:his|her|their|its|my|our) (?:view|opinion|eyes),?
    as if / as though / (?<=\w\s)(?<!office\s)(?<!court\s)(?<!room\s)(?<!centre\s)(?<!country\s)(?<!place\s)(?<!home\s)(?<!site\s)where / would / could / might / (?-i:may) / should
    no / in no / no \w+ in which / at no (?:point|time|stage)\b[^.;,]* / by no means [^.;,]* / rarely / seldom
    not (?:all|every|each|many)
    (?:hardly any|few|none|not all|neither|only \w+) of (?:the|these|those|its|their)\b[^,.;]{0,80}
    (?:not|\w+n't|never) (?!only|merely|simply|solely)(?:\w+ly|always|(?:of|in|by) (?:it|them|him|her)sel(?:f|ves))
    (?:claim|alleg|contend)(?:s|e|es|ed)? / (?:not|\w+n't|never) (?:imply|mean|suggest|show|prov|requir|allow|permit|oblig|prevent|includ|cover|entitl|empower|compel|forc|guarante)\w*
    (?:not|un|n't)\b[^.;,]*\bwhy / (?:not|n't) do enough to \w+
    no (?:link|connection|difference|correlation|association) between
    (?:is|are|was|were) (?:\w+ )?(?:believed|thought|said|alleged|reported|rumoured|claimed|assumed|understood) to(?: be| have(?: been)?)?
    (?:argu|claim|alleg|believ|contend|insist|sa(?:y|id)|th(?:ink|ought))\w* (?:is|are|was|were)
    (?:appear|seem)(?:s|ed)? to / potential (?:for|to) / weighing / supposed to / considering / contemplating / threaten\w* to / (?:must|need\w*|should|has|have)\b[^.;]*\sbefore
    den(?:y|ies|ied|ying) / rul(?:e|es|ed|ing) out / accus\w+ (?:\w+ ){0,3}of / (?:clear|acquit)\w* (?:\w+ )?of
    (?:omit|neglect|forg[eo]t|forb[ia]d)\w* to / yet to / un(?:likely|able|willing)(?: to)?
    (?:hesitant|reluctant|loath|too \w+) to / (?:different|distinct|far) from
    (?:prohibit|prevent|bar|barr|stop|stopp|exempt|bann?|refrain|exclud|protect)\w* (?:\w+ ){0,3}from
    (?:revers|abolish|repeal|scrap|revok|abandon|withdr[ae]w)\w* (?:\w+ ){0,4}(?:\w+ing|to)
    (?:revers|overturn|quash|drop|scrap)\w*
    """
)
#: Denies what stands a few words off, in the same clause: “has not managed to”, “no prospect of”.
DENIES = any_of(
    r"""
    not(?! only) / no(?! doubt) / never / cannot / \w+n't / refus\w+ / scant / little / negat\w+
    stop(?:s|ped)? short
    """
)
#: Begins a sentence with a condition that reaches over its main clause.
CONDITION = any_of(
    r"""
    (?:only )?if / (?:for|to) (?:those|people|anyone|anybody) who / according to (?:critics|campaigners|opponents)
    where / only (?:where|when) / whil(?:e|st) in (?:the )?\w+ (?:contexts?|cases?|systems?|sector) / unless / subject to / provided / assuming
    in the (?:event|absence) / pending
    except / with the exception / save (?:where|when|that|as) / but for / failing / absent
    other than / until(?!(?:\s+\w+){1,4}\s+\w+ed\b)
    had(?=\s+(?!to\s)) / were(?=\s+\w) / should(?=\s+\w) / without (?:\w+ ){0,3}(?:evidence|proof|basis|further|more|funding|consent|agreement|leave|permission)
    (?:(?:in|on|at|with|for) )?only (?!after)[^,;]{0,120}\b(?:ha[sd]|have|d(?:id|o|oes)|was|were|is|are|may|can)\Z
    (?:seldom|rarely|never|nowhere|under no circumstances)\s*,[^;]{0,120}\Z
    """
)
#: Begins a sentence with a denial or a contrast that reaches to the words behind.
DENIAL = any_of(
    r"""
    although / (?:even )?though / whil(?:e|st)(?!\s+(?:on|in|at|still)\b)
    no / none / nobody / few / neither / nothing / never / rarely / seldom / hardly
    """
)
#: Takes something away from words that end before it: a condition, an exception, a limit in time, a doubt.
TAKES_BACK = any_of(
    r"""
    only(?!\s+(?:one|two)) / solely / if(?!\s+not\s+\w+er\b) / once / when,? and (?:not|only) / whenever / pending
    (?:always )?assuming / subject,? of course,? to / on condition / barring / to the extent / (?:in )?so far as / as far as
    on (?:\w+ ){1,5}alone
    (?:for )?(?:as|so) long (?:only )?as / when(?:ever)? (?:it works|possible|needed|necessary)
    where(?:ver)? (?:\w+ ){0,6}appl(?:y|ies) / where(?:ver)? (?:\w+ ){0,3}(?:has|have|is|are|was|were|possible|necessary|to|would|they|there)
    with the exception / excluding / save / apart from / bar (?:those|the|for) / less any / (?:\w+ ){0,5}excepted
    (?:everywhere|everyone|everything|all) (?:except|but) / [\w-]+ permitting / in no other
    without (?:an?|the|his|her|their|its|any|prior|written)(?=\s)(?!\s+need\b)
    (?:in|for|on|to) (?:[\w-]+ ){1,4}only(?=[,;]|\s*\Z)
    in (?:theory|principle|name) / on paper / as a last resort / as a matter of course / in the sense that
    prematurely
    (?:in|under) (?:laboratory|test|ideal|controlled|good|perfect|normal|certain) (?:conditions|circumstances) / at least (?:in|on) / supposedly / allegedly
    however(?!\s+\w+\s+(?:it|they|he|she|that)\b) / or so / or (?:did|was|were|had)
    before (?:it|that|this|they) w(?:as|ere)
    """
)
#: Behind a comma or a dash, a few words on: it is no longer so.
NO_LONGER = any_of(
    r"""
    until / lapsed / before (?:it|that|this|they) w(?:as|ere) / no longer / (?<!or\s)otherwise / withdrawn / repealed
    different story / in the breach / many of which I
    """
)
#: Says of the whole sentence before it that it is not so, is only claimed, or holds on a condition.
SAYS_OF_IT = (
    rf"(?:(?:which|that) (?:\w+ ){{0,5}})?{_BE} (?:\w+ ){{0,4}}{_UNTRUE}\b",
    r"(?:is|are|was|were) not (?:upheld|accepted|proved|proven|made out)\b",
    r"(?:has|have|had) (?:never|not) been\b",
    r"an? (?:claim|notion|statement|boast|idea|belief|account|allegation|charge|accusation) (?:for )?(?:which|that|the)\b",
    r"an? \w+ (?:\w+ ){0,4}(?:dismissed|rejected|denied|disputed|quashed|reversed|overturned)\b",
    r"(?!of\b)(?:[\w’'-]+ ){1,4}(?:claim|alleg|assert|insist)(?:s|ed)?\b",
)
#: At the end of a condition, some words on: “where they died in custody, and not otherwise”.
CONDITION_BEHIND = any_of(r"and not otherwise / , unless / , provided that / , but only / , and then only")
