"""The names in a line that says who wrote a page. What is not surely a name is left out, and asked for."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from footnoted.sourcing.draft import BODY_WORDS, Name, body, clean, person, person_of_parts
from footnoted.sourcing.margins import is_beside

_BY = re.compile(
    r"(?i)^(?:(?:written|words|story|text|report(?:ed)?|(?:all )?(?:posts?|articles|stories)(?: author)?|"
    r"(?:zeige )?alle (?:artikel|beiträge)|tous les articles|posted|published|article|"
    r"(?:veröffentlicht|eingestellt|erstellt|gespeichert|geschrieben|verfasst)|ein (?:artikel|beitrag)|"
    r"publicado|escrito|publié|écrit)\s*)?"
    r"(?:by|von|par|por|di|af|av|door|autor(?:in)?|author|auteur|text)\b[\s:]+"
)
#: What programs write where nobody is named, and words for no one in particular.
_NOBODY = re.compile(
    r"(?i)(?:no|unknown|guest|site|web|post|the)?[\s_-]*(?:admin\w*|author|webmaster|user|root|editor|unknown|"
    r"anonymous|guest|contributor|redaktion|by|von|por|par|undefined|null|none|n/?a|nan|default)\d*"
)
_ADDRESS = re.compile(r"(?i)[@\[\]()<>_|/\\=:#*]|www\.|https?|\.(?:com|org|net|de|at|ch|uk|fr|info|eu)\b|\d")
_ET_AL = re.compile(r"(?i)(?:,?\s+(?:et\s+al\.?|and\s+others|u\.\s*a\.|and\s+agencies)|\s*,\s*agencies)$")
_FOR_WHOM = re.compile(r"\s+[Ff]or\s+(?:[Tt]he\s+)?[A-Z].*$")
_HONOURS = r"(?:Ph\.?D|D\.?Phil|M\.?D|J\.?D|LL\.?[BM]|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?B\.?A|M\.?P\.?H|M\.?S\.?W|" \
    r"R\.?[ND]|[OMCK]BE|DBE|CBE|QC|KC|MP|MEP|MSP|FRS|FRSE|CH|Esq)\.?"  # fmt: skip
_AFTER_NAME = re.compile(rf"(?:\s*,\s*{_HONOURS}|\s+{_HONOURS})+(?=\s*(?:,|;|$|\band\b|&))")
_JOINED = re.compile(r"(?i)\s*;\s*|\s*,?\s+(?:and|und|et|y|e|og|och|en|&)\s+(?=\S)")
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|do|dos|du|la|le|el|al|bin|ibn|ben|ter|ten|zu|zur|af|av|y|e|O|d'|l')"
_WORD = r"(?:[^\W\d_a-z][\w'’.-]*|[a-z]['’][A-Z][\w'’.-]*)"
_SPOKEN = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE})){{0,4}}\s+{_WORD}")
#: A body's name: words in capitals, and the small ones that join them.
_BODY = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE}|of|the|and|for|in|on|für|und|des|dem|&|-|–)){{0,6}}")
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV)\.?")
#: Classes and ids of elements that hold a by-line, by custom and by microformats (`p-author`, `c-article__author`), and
#: what else such words are told of: a box about the author, a list of all.
_BYLINE = re.compile(r"(?:^|[-_])(?:authors?|authorname|autor(?:in|en)?|auteur|by-?line|writer|verfasser)(?:$|[-_])")
_NO_BYLINE = re.compile(
    r"bio|box|image|img|avatar|info|about|desc|more|social|list|follow|photo|pic|icon|date|time|label|title|wrap|"
    r"container|section|block|meta|role|comment"
)
_OF_THE_TEXT = re.compile(r"^(?:date|news|article|post|entry|content)[-_](?:list[-_])?(?=authors?$)")
_AUTHORS_PAGE = re.compile(r"/(?:authors?|autor(?:en|in)?|auteurs?)/[^/?#]+/?$")
_LONGEST_LINE = 100
#: What a link to all that somebody wrote says, in place of a name.
_LISTING = re.compile(r"(?i)\b(?:all|alle|more|mehr|archives?|profile?|tous)\b|artikel|beiträge|articles|posts")
_ACCOUNT = re.compile(r"(?!\w*admin)[a-z][a-z_.-]{2,30}")
#: “Ada Moss, 1.12.2021”, “Ada Moss am 21. April 2020”
_DATE_BEHIND = re.compile(
    r"(?i)[\s,|–-]+(?:(?:am|on|vom|le|el)\s+)?(?:(?:mo|di|mi|do|fr|sa|so|[a-z]{3,6}(?:day|tag)|"
    r"(?:jan|feb|mär|mar|apr|mai|may|june?|july?|juni|juli|aug|sept?|okt|oct|nov|dez|dec)"
    r"(?:u?ary?|ruary?|z|ch|il|ust|t?ember|ober)?)[.,]?\s+)?"
    r"\d{1,2}(?:[./]|\s|st\b|nd\b|rd\b|th\b).*$"
)


def names_in(text: str, *, inverted: bool = False) -> list[Name]:
    """The names that a by-line holds; none where it may be read in two ways.

    `Ada Moss, Bo Lee and Cy Kay` are three people, `Moss, Ada and Lee, Bo` two. `inverted` is for data that gives the
    family name first by its own rules (Highwire, Dublin Core), where `García Márquez, Gabriel` is one person.
    """
    plain = _ET_AL.sub("", _DATE_BEHIND.sub("", _BY.sub("", clean(text), count=1)).strip(" ,;.|"))
    plain = plain if BODY_WORDS.search(plain) else _FOR_WHOM.sub("", plain)
    if not plain or _NOBODY.fullmatch(plain):
        return []
    names: list[Name] = []
    for segment in _JOINED.split(_AFTER_NAME.sub("", plain)) if _are_people(plain) else [plain]:
        found = _segment(segment.strip(" ,"), inverted)
        if not found:
            return []  # half of a by-line is no by-line
        names += found
    return names


def _are_people(text: str) -> bool:
    """Whether “and” joins names; in `Department for Business and Trade` it does not."""
    return ";" in text or not BODY_WORDS.search(text)


def _segment(text: str, inverted: bool) -> list[Name]:
    if _NOBODY.fullmatch(text) or _ADDRESS.search(text):
        return []
    if BODY_WORDS.search(text):
        return [body(text)] if _BODY.fullmatch(text) else []
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 1:
        return _one(text)
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[1]):
        return [person(text)]
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]):
        return [{**person(parts[0]), "suffix": parts[1]}]
    if all(_SPOKEN.fullmatch(part) for part in parts) and not (inverted and len(parts) == 2):
        return [person(part) for part in parts]
    if len(parts) == 2 and (inverted or _is_family(parts[0])) and not parts[1].isupper():
        return [person_of_parts(*parts)]
    if _SPOKEN.fullmatch(parts[0]) and len(parts) == 2 and parts[1].isupper():
        return [person(parts[0])]  # `Ada Moss, TIME`: whom she writes for
    return []


def _is_family(text: str) -> bool:
    """Whether what stands before a comma can only be a family name: one word, or particles before one."""
    return bool(re.fullmatch(rf"(?:{_PARTICLE}\s+)*{_WORD}", text))


def _one(text: str) -> list[Name]:
    if _SPOKEN.fullmatch(text) and not text.startswith("The "):
        return [person(text)]
    return [body(text)] if _BODY.fullmatch(text) else []


def marked_authors(tree: HtmlElement) -> Iterator[tuple[str, list[Name]]]:
    """The names in elements that say what they are: `rel=author`, `itemprop=author`, a class for it, a link to a page
    of the author's.

    Only where all of a kind name the same: a page that lists others has many.
    """
    marked: dict[str, list[HtmlElement]] = {}
    for element in tree.iter("*"):
        for said_by in _marks(element):
            marked.setdefault(said_by, []).append(_named(element) if said_by == "itemprop author" else element)
    for said_by in ("itemprop author", "rel author", "class of by-lines", "link to the author"):
        texts = (_text_of(each) for each in marked.get(said_by, ()))
        named = [names for text in texts if len(text) < _LONGEST_LINE and (names := _marked_names(text, said_by))]
        if named and all(names == named[0] for names in named):
            yield said_by, named[0]


def _marked_names(text: str, said_by: str) -> list[Name]:
    """The names in a marked line; the name of an account where the page says that it is the author's."""
    named = _BY.sub("", text, count=1)
    if _LISTING.search(named):
        return []
    account = _ACCOUNT.fullmatch(named) if said_by in {"itemprop author", "rel author"} else None
    return names_in(text) or ([body(account.group())] if account and not _NOBODY.fullmatch(text) else [])


def _text_of(element: HtmlElement) -> str:
    """What an element says, its parts set apart: one may be for screen readers alone (“Author”)."""
    return clean(element.get("content") or " ".join(element.itertext()))


def _marks(element: HtmlElement) -> Iterator[str]:
    """What says that an element is a by-line."""
    for attribute in ("itemprop", "rel"):
        if "author" in (element.get(attribute) or "").lower().split():
            yield f"{attribute} author"
    words = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    named = any(_BYLINE.search(each) and not _NO_BYLINE.search(_OF_THE_TEXT.sub("", each)) for each in words)
    linked = element.tag == "a" and _AUTHORS_PAGE.search(element.get("href") or "")
    if (named or linked or element.tag == "byline") and not is_beside(element):
        yield "link to the author" if linked else "class of by-lines"


def _named(element: HtmlElement) -> HtmlElement:
    """The part of an author's item that is the name."""
    parts = (each for each in element.iter("*") if "name" in (each.get("itemprop") or "").lower().split())
    return next(parts, element)
