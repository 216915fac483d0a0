"""Whether a text names a speaker: a person by surname, a body by its whole name."""

import re

from footnoted.text.normalise import plain

#: Words that only the names of bodies have.
_BODY = re.compile(
    r"\b(?:Office|Ministry|Department|Council|Court|Party|Committee|Commission|Commissioner|Agency|Association|University|"
    r"College|School|Police|Bank|Society|Trust|Group|Union|Service|Authority|Board|Institute|Institution|Foundation|"
    r"Network|Federation|Government|Parliament|Assembly|International|Limited|Ltd|plc|Inc|Company|Corporation|Centre|"
    r"Center|Alliance|Campaign|Coalition|Club|Church|Chamber|Secretariat|Inspectorate|Ombudsman|Tribunal|Hospital|Museum|"
    r"Press|News|Times|Guardian|Railway|Airlines?|Airways|Motors|Systems|Technologies|Solutions|Watch|Rights|Liberty|"
    r"Nations|Bar|Law|Lords|Commons|Senate|Congress|Forum|Initiative|Observatory|Project|Partnership|Practice)\b"
)
#: Capitalised words before a surname that are no first names.
_NO_FIRST_NAMES = frozenset(
    """the and said says by for with to from when while but as that if so then later asked told now even both minister
    secretary president director chief officer spokesman spokeswoman spokesperson councillor cllr mp msp captain colonel
    general sergeant inspector superintendent constable detective professor reverend father sister brother mother saint
    chairman chairwoman chair author journalist solicitor barrister counsel advocate king
    queen prince princess duke""".split()
)
_TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron justice judge the rt hon""".split()
)


def names(text: str, speaker: str) -> bool:
    """Whether a text names the speaker: a person by surname, with no other first name before it; a body by its whole
    name, or its letters.
    """
    said = plain(text)
    wanted = re.sub(r"\s*\([^()]*\)|,\s+(?:the\s+)?[a-z].*", "", plain(speaker))  # “Ann Lee, a teacher”
    if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", said, re.IGNORECASE):
        return True
    letters = re.findall(r"\(([A-Z][\w-]+)\)", speaker)
    words = [word for word in re.findall(r"[\w'’-]+", wanted) if word.casefold() not in _TITLES]
    if _BODY.search(wanted):
        own = [word for word in words if word[0].isupper()]
        initials = "".join(word[0] for word in own)
        in_row = r"\W+(?:\w+\W+){0,2}?".join(map(re.escape, own))
        return any(
            re.search(rf"(?<!\w){each}(?!\w)", said) for each in (*letters, in_row, *([initials] if own[1:] else []))
        )
    named = [word for word in words if word[0].isupper()]
    if not named:
        return False
    surname = re.split(r" of ", wanted)[0].split()[-1] if " of " in wanted else named[-1]
    places = re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", said)
    return any(_same_person(found, named) for found in places)


def _same_person(found: re.Match[str], named: list[str]) -> bool:
    """Whether the word before a surname, where it is a first name, is one of the speaker's."""
    before = re.search(r"([A-Z][a-zà-ÿ'’-]+|[A-Z]\.)\s\Z", found.string[: found.start()])
    if not before or len(named) < 2:
        return True
    first = before[1].rstrip(".")
    known = {*named[:-1], *(name[0] for name in named)}
    return first in known or first.casefold() in _TITLES or first.casefold() in _NO_FIRST_NAMES
