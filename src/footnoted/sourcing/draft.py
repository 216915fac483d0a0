"""What is known of a source before it is evidence: fields as a page or a reference manager tells them, made plain."""

import datetime
import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from babel import Locale, UnknownLocaleError
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

from footnoted.model import is_edtf
from footnoted.text.printable import printable

#: Longer than this is no title and no name, but a text that strayed into one.
_LONGEST = 400

#: Words that stand in the names of bodies, not of people.
BODY_WORDS = re.compile(r"(?i)\b(?:office|ministry|department|council|court|authority|commission|committee|university|"
    r"institute|agency|team|staff|desk|editors?|newsroom|reporters?|correspondents?|group|ltd|limited|llp|inc|plc|"
    r"association|society|foundation|centre|center|international|news|press|parliament|government|service|union|"
    r"network|trust|unit|bureau|board|office|admin|webmaster|correspondent|research)\b")  # fmt: skip


#: Languages that BibLaTeX calls by other names than English has for them.
_BABEL_NAMES = {
    "american": "en", "australian": "en", "british": "en", "canadian": "en", "ukenglish": "en", "usenglish": "en",
    "austrian": "de", "naustrian": "de", "ngerman": "de", "swissgerman": "de", "nswissgerman": "de", "acadian": "fr",
    "canadien": "fr", "francais": "fr", "brazil": "pt", "brazilian": "pt", "portuges": "pt", "mexican": "es",
}  # fmt: skip

Name = Mapping[str, str]


@dataclass(slots=True)
class Draft:
    """CSL variables by name, as far as they are known; `said_by` tells for each where it was read."""

    fields: dict[str, str] = field(default_factory=dict)
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    said_by: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    declared_address: str | None = None

    def offer(self, name: str, value: str | None, said_by: str) -> None:
        """Take a value for a variable that has none yet. Nothing is taken from an empty or absurd one."""
        plain = clean(value or "")
        if plain and len(plain) <= _LONGEST and name not in self.fields:
            self.fields[name] = plain
            self.said_by[name] = said_by

    def offer_date(self, value: str | None, said_by: str, language: str = "en") -> None:
        """Take a date as EDTF."""
        if value and "issued" not in self.fields and (date := as_edtf(value, language)):
            self.offer("issued", date, said_by)

    def offer_authors(self, names: Iterable[Name], said_by: str) -> None:
        """Take authors, each once."""
        plain = tuple({tuple(sorted(name.items())): name for name in names if name}.values())
        if plain and not self.author:
            self.author = plain[:50]
            self.said_by["author"] = said_by


def clean(text: str) -> str:
    """One line of plain text, with entities as their letters: pages often escape twice."""
    return printable(html.unescape(text))


def name_of(text: str) -> Name:
    """A name from one text: `Kelly, Nicola` or `Nicola Kelly` is a person, `Home Office` and `Reuters` a body.

    Only a page's own data says surely which; words that bodies have in their names, and one word alone, tell a body.
    """
    plain = clean(text).removeprefix("By ").removeprefix("by ").strip(" ,;")
    if not plain or len(plain) > _LONGEST // 2 or re.match(r"(?:https?:|www\.|[@/])", plain):
        return {}
    if BODY_WORDS.search(plain) or ("," not in plain and (" " not in plain or re.search(r"[\d&@:]|^The ", plain))):
        return {"literal": plain}
    return person(plain)


def person(text: str, *, read: Callable[[str], str] = clean) -> Name:
    """A person's name in its parts: `Jan van der Berg` is sorted under `van der Berg`, `King, Jr., Martin` keeps Jr.

    BibTeX's rules split it; `read` then makes each part plain text, when the rules have seen its braces.
    """
    plain = " ".join(text.split())
    try:
        parts = parse_single_name_into_parts(plain)
    except InvalidNameError:
        return body(read(plain))
    family, given, suffix = (read(" ".join(each)) for each in ([*parts.von, *parts.last], parts.first, parts.jr))
    return person_of_parts(family, given, suffix) if family else body(read(plain))


def person_of_parts(family: str, given: str = "", suffix: str = "") -> Name:
    """A person's name whose parts are known; what has no family name is a body."""
    parts = {"family": clean(family), "given": clean(given), "suffix": clean(suffix)}
    return {name: part for name, part in parts.items() if part} if parts["family"] else body(given)


def body(text: str) -> Name:
    """A body's name."""
    return {"literal": clean(text)} if clean(text) else {}


def as_edtf(text: str, language: str = "en") -> str | None:
    """A date as pages write it, in EDTF as exactly as it is given; None where it is no date up to tomorrow.

    Takes ISO 8601 (the time goes), `2022/08/05`, `D:20220805…` (PDF), `5 August 2022`, `August 5, 2022`, `May 2022`.
    """
    plain = clean(text)[:100]
    if found := re.match(r"D:(\d{4})(\d\d)?(\d\d)?", plain):
        return _checked(*found.groups())
    if found := re.match(r"(\d{4})(?:([-/.]?)(\d{1,2})(?:\2(\d{1,2}))?)?(?!\d*[-/.]?\d{5})", plain):
        year, _, month, day = found.groups()
        return _checked(year, month, day)
    for pattern in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?P<month>[^\W\d]+)\.?,?\s+(?P<year>\d{4})",
        r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<month>[^\W\d]+)\.?\s+(?P<year>\d{4})",
    ):
        if found := re.search(rf"(?<!\w){pattern}(?!\d)", plain):
            parts = found.groupdict()
            month = _months(language).get(parts["month"].casefold())
            return _checked(parts["year"], str(month), parts.get("day")) if month else None
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    date = "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part and int(part))])
    if not is_edtf(date):
        return None
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    return date if date >= "1450" and date <= tomorrow.isoformat() else None


@cache
def _months(language: str) -> Mapping[str, int]:
    names: dict[str, int] = {}
    for code in ("en", language):
        with_names = _locale(code)
        for form in ("wide", "abbreviated"):
            for kind in ("format", "stand-alone"):
                for number, name in with_names.months[kind][form].items() if with_names else ():
                    names[str(name).strip(".").casefold()] = int(number)
    return names


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def language_code(text: str | None) -> str | None:
    """A language's code (BCP 47, no region) from a code or an English or BibLaTeX name: `en-GB`, `ngerman`."""
    plain = (text or "").strip().casefold()
    if found := re.fullmatch(r"([a-z]{2,3})(?:[-_][\w-]+)?", plain):
        return found[1]
    names = {name.casefold(): code for code, name in Locale("en").languages.items() if len(code) <= 3}
    return _BABEL_NAMES.get(plain) or names.get(plain)
