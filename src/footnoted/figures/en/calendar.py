"""Dates in running text: full and partial, British and American order, seasons, ranges and financial years."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from footnoted.figures.blanks import blank
from footnoted.figures.en.measures import MEASURED
from footnoted.figures.en.month_ends import ends_of_months
from footnoted.figures.en.years import decades, years
from footnoted.figures.figure import Figure, Reading
from footnoted.model import PartialDate
from footnoted.model.dates import MONTHS as MONTH_NAMES

MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_M = r"(?P<month{n}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_D = r"(?P<day{n}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?P<year{n}>(?:1[5-9]|20)\d\d)(?![\d,]*\d)"
_TO = r"\s*(?:–|-|—|to|until|and|or|/|&|through)\s*"


def _form(text: str) -> re.Pattern[str]:
    """A pattern from a template: `D1`, `M1`, `Y1` stand for the parts of a date, `TO` for what joins a range."""
    text = text.replace("TO", _TO)
    text = re.sub(r"([DMY])(\d)", lambda found: {"D": _D, "M": _M, "Y": _Y}[found[1]].replace("{n}", found[2]), text)
    return re.compile(rf"(?<![\w£$€.,])(?:{text})(?!\w)", re.IGNORECASE)


_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_ANY = "|".join(_ORDINALS)
_LISTED_DAYS = _form(r"D1(?:,\s*(?P<more>\d{1,2}(?:,\s*\d{1,2})*))?,?TOD2\s+(?:of\s+)?M2(?:,?\s+Y2)?")
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_form(r"Y1-(?P<m1>\d\d)-(?P<d1>\d\d)"), "iso"),
    (_form(r"(?P<d1>\d{1,2})[/.](?P<m1>\d{1,2})[/.]Y1"), "iso"),
    (_form(r"D1\s+(?:of\s+)?M1(?:,?\s+Y1)?TOD2\s+(?:of\s+)?M2(?:,?\s+Y2)?"), "both"),
    (_LISTED_DAYS, "days"),
    (_form(r"D1\s+(?:of\s+)?M1,?\s+Y1"), "one"),
    (_form(r"M1\s+D1TOD2,?\s+Y2"), "american-days"),
    (_form(r"M1\s+D1(?!\d),?\s+Y1"), "one"),
    (
        _form(
            rf"(?:the\s+)?(?:(?P<ordinal0>{_ANY})\s+and\s+(?:the\s+)?)?(?P<ordinal1>{_ANY})\s+(?:day\s+)?of\s+M1(?:,?\s+Y1)?"
        ),
        "ordinal",
    ),
    (_form(r"D1\s+(?:of\s+)?M1"), "one"),
    (_form(r"M1\s+D1(?!\d)(?!\s*(?:%|per cent|million|people))"), "one"),
    (_form(r"M1(?:\s+Y1)?TOM2,?\s+(?:of\s+)?Y2"), "months"),
    (_form(r"M1,?\s+(?:of\s+)?Y1"), "one"),
)
_SEASON = re.compile(
    r"(?<!\w)(?P<season>spring|summer|autumn|fall|winter)(?:\s+(?:of\s+)?(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d))",
    re.IGNORECASE,
)
_BARE_SEASON = re.compile(r"(?:(?<=\bthe )|(?<=\b[Ii]n ))(?:spring|summer|autumn|winter)\b")
_MONTH_WORD = re.compile(r"\b(?P<month>" + "|".join(MONTH_NAMES) + r")\b")
_MONTH_BEFORE = re.compile(
    r"\b(?:in|by|of|to|since|until|till|from|during|before|after|early|late|mid|and|or|between|last|this|next|that|previous|following|preceding|same|coming|past|through|about|every|each|on)[\s-]\Z",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_ITS_NOUN = re.compile(r"\s[a-z]")  # “the May elections”
_FISCAL = re.compile(r"(?<![\w£$€.,/-])(?P<a>(?:1[5-9]|20|21)\d\d)\s?[-–/]\s?(?P<b>\d\d)(?![\w%/-]|[.,]\d)")
_CLOCK = re.compile(
    r"(?<![\w£$€.,:])(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?|(?<=\d )(?:at\s+night|in\s+the\s+(?:morning|afternoon|evening)))"
    r"|(?<![\w£$€.,:])(?P<h24>[01]?\d|2[0-3])(?::|(?<=\bat \d)\.|(?<=\bat \d\d)\.|(?<=\b0\d)\.(?!\d\d\.\d))(?P<m24>[0-5]\d)(?![\d:%]|\s*(?:%|per\b|million|billion|points|"
    + MEASURED
    + r"))|\b(?:12\s+)?(?P<word>noon|midday|midnight)\b"
    r"|(?<=\bat )(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?:\s?(?:hours|hrs|h)\b)?(?=\s+(?:on|in|the|UTC|GMT|BST|that)\b|[,.;])(?<!\b20\d\d)(?<!\b19\d\d)"
    r"|(?:(?<=\bbetween )|(?<=\bfrom )|(?<=\b\d\d\d\d and )|(?<=\b\d\d\d\d to )|(?<=\buntil )|(?<=\bbefore )|(?<=\bafter ))"
    r"(?P<h6>[01]\d|2[0-3])(?P<m6>[0-5]\d)(?=\s?(?:hours|hrs)\b(?!\s+of\b)|\s(?:to|and)\s[012]\d\d\d\s?(?:hours|hrs)\b(?!\s+of\b))",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
#: What any date or time has: most sentences have none of it, and need no further look.
_MAYBE = re.compile(_MONTH.pattern + r"|\d|\b(?:spring|summer|autumn|winter|noon|midday|midnight)\b", re.IGNORECASE)


def find_dates(text: str) -> tuple[list[Figure], str]:
    """The dates and clock times in a text, and the text with them blanked."""
    found: list[Figure] = []
    if not _MAYBE.search(text):
        return found, text
    months, text_before = _MONTH.search(text) is not None, text
    for pattern, form in _FORMS:
        if months or form == "iso":
            text = _take(text, pattern, _FORM_READERS[form], found)
    found += ends_of_months(text_before, found)
    text = _take(text, _SEASON, lambda m: [PartialDate(int(m["year"]), season=SEASONS[m["season"].casefold()])], found)
    text = _take(text, _FISCAL, _financial_year, found)
    text = decades(text, found)
    text = _months_alone(text, found)
    text = _take(text, _BARE_SEASON, lambda m: [PartialDate(season=SEASONS[m.group().casefold()])], found)
    text = years(text, found)
    return found, _clock_times(text, found)


_Reader = Callable[[re.Match[str]], list[PartialDate]]


def _take(text: str, pattern: re.Pattern[str], read: _Reader, found: list[Figure]) -> str:
    def note(match: re.Match[str]) -> str:
        dates = read(match)
        if not dates:
            return match.group()
        for date in dates:
            found.append(Figure(match.start(), match.end(), (Reading("date", date=date),)))
        return blank(match)

    return pattern.sub(note, text)


def _int(match: re.Match[str], name: str) -> int | None:
    value = match.groupdict().get(name)
    return int(value) if value else None


def _month(match: re.Match[str], name: str) -> int | None:
    value = match.groupdict().get(name)
    return MONTHS[value.casefold()] if value else None


def _one(match: re.Match[str]) -> list[PartialDate]:
    if match["month1"].casefold() in {"may", "mar", "march"} and not match["month1"][0].isupper():
        return []  # the verbs
    return [PartialDate(_int(match, "year1"), _month(match, "month1"), _int(match, "day1"))]


def _ordinal_day(match: re.Match[str]) -> list[PartialDate]:
    days = [_ORDINALS.index(each.casefold()) + 1 for each in match.group("ordinal0", "ordinal1") if each]
    return [PartialDate(_int(match, "year1"), _month(match, "month1"), day) for day in days]


def _iso(match: re.Match[str]) -> list[PartialDate]:
    month, day = int(match["m1"]), int(match["d1"])
    return [PartialDate(int(match["year1"]), month, day)] if 1 <= month <= 12 and 1 <= day <= 31 else []


def _both(match: re.Match[str]) -> list[PartialDate]:
    last = PartialDate(_int(match, "year2"), _month(match, "month2"), _int(match, "day2"))
    first = PartialDate(_int(match, "year1") or last.year, _month(match, "month1"), _int(match, "day1"))
    return [first, last]


def _days(match: re.Match[str]) -> list[PartialDate]:
    month, year = _month(match, "month2"), _int(match, "year2")
    more = [int(day) for day in re.findall(r"\d+", match["more"] or "")]
    return [PartialDate(year, month, day) for day in [int(match["day1"]), *more, int(match["day2"])]]


def _american_days(match: re.Match[str]) -> list[PartialDate]:
    month, year = _month(match, "month1"), _int(match, "year2")
    return [PartialDate(year, month, int(match["day1"])), PartialDate(year, month, int(match["day2"]))]


def _two_months(match: re.Match[str]) -> list[PartialDate]:
    year = _int(match, "year2")
    first = PartialDate(_int(match, "year1") or year, _month(match, "month1"))
    return [first, PartialDate(year, _month(match, "month2"))]


_FORM_READERS = {
    "iso": _iso,
    "both": _both,
    "days": _days,
    "one": _one,
    "ordinal": _ordinal_day,
    "american-days": _american_days,
    "months": _two_months,
}


def _financial_year(match: re.Match[str]) -> list[PartialDate]:
    """`2021-22` and `2001–11` name both years; `2022-05`, with a hyphen and no following year, is a month."""
    first, second = int(match["a"]), int(match["b"])
    ranged = second > 12 or "–" in match.group()
    if second == (first + 1) % 100 or (second > first % 100 and ranged):
        return [PartialDate(first), PartialDate(first // 100 * 100 + second)]
    return [PartialDate(first, second)] if 1 <= second <= 12 else []


def _months_alone(text: str, found: list[Figure]) -> str:
    """A month without a year, where a preposition or the like shows that it is one: “in May”, not “may”."""
    for match in _MONTH_WORD.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if _MONTH_BEFORE.search(before) or (_THE.search(before) and _ITS_NOUN.match(text, match.end())):
            date = PartialDate(month=MONTHS[match["month"].casefold()])
            found.append(Figure(match.start(), match.end(), (Reading("date", date=date),)))
    return text


def _clock_times(text: str, found: list[Figure]) -> str:
    def note(match: re.Match[str]) -> str:
        if match["word"]:
            minutes = 0 if match["word"].casefold() == "midnight" else 12 * 60
        elif hour := match["h24"] or match["h4"] or match["h6"]:
            minutes = int(hour) * 60 + int(match["m24"] or match["m4"] or match["m6"])
        else:
            afternoon = (
                re.match(r"p|at\s+night|in\s+the\s+(?:afternoon|evening)", match["half"], re.IGNORECASE) is not None
            )
            minutes = (int(match["h"]) % 12 + 12 * afternoon) * 60 + int(match["m"] or 0)
        found.append(Figure(match.start(), match.end(), (Reading("clock", Fraction(minutes)),)))
        return blank(match)

    return _CLOCK.sub(note, text)


def dates_of(figures: list[Figure]) -> Iterator[PartialDate]:
    """The dates among figures."""
    for figure in figures:
        for reading in figure.readings:
            if reading.date:
                yield reading.date
