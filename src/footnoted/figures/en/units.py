"""What stands around a number and makes it money, a percentage, a duration or a frequency."""

import re
from fractions import Fraction
from typing import Literal

from footnoted.figures.figure import Reading

Span = Literal["months", "seconds"]

_ALWAYS = {("hour", Fraction(24), "day"), ("day", Fraction(7), "week"), ("hour", Fraction(24), "")}

_CURRENCY_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR"}
_CURRENCY_BEFORE = re.compile(
    r"(?:(?P<rupees>Rs\.?)\s?|(?P<code>GBP|EUR|USD|CAD|AUD|NZD|CHF|DKK|SEK|NOK)\s?|(?P<land>US|C|CA|A|AU|NZ|HK)?(?P<sign>[£€$¥₹])\s?)\Z"
)
_LANDS = {"C": "CAD", "CA": "CAD", "A": "AUD", "AU": "AUD", "NZ": "NZD", "HK": "HKD"}
_CURRENCY_BEHIND = re.compile(
    r"[\s-]*(?:of\s+)?(?:(?P<pounds>pounds?(?:\s+sterling)?|GBP|sterling)|(?P<euros>euros?|EUR|€)|(?P<pence>pence|p(?!\w|\.m))"
    r"|(?:(?P<land>US|American|Canadian|Australian|New\s+Zealand)\s+)?(?P<dollars>dollars?|USD|\$)|(?P<cents>cents?)"
    r"|(?P<kroner>(?:Danish\s+|Norwegian\s+)?kron(?:er|e))|(?P<rupees>rupees?)|(?P<francs>(?:Swiss\s+)?francs?|CHF))(?!\w)",
    re.IGNORECASE,
)
_DOLLARS = {"canadian": "CAD", "australian": "AUD", "new zealand": "NZD"}
_PERCENT = re.compile(
    r"\s?(?P<mille>‰|per\s?mille\b)|\s?(?:%|(?:-|\s)?per[\s-]?cent\b|(?-i:pc)\b)(?P<points>[\s-]*(?:age)?[\s-]*points?\b)?|[\s-]?(?:of\s+an?\s+)?(?P<pp>percentage\s+points?|pp\b|(?P<basis>basis[\s-]+points?|bps?\b))",
    re.IGNORECASE,
)

#: “11 points ahead”: of a percentage, where it is no score.
_POINTS = re.compile(
    r"[\s-]points?\b(?=\s+(?:ahead|behind|higher|lower|more|less|clear|up|down|above|below|since|on|from|in\s+(?:a|the)\b|over)\b|[,.;)]|\s*\Z)",
    re.IGNORECASE,
)

#: Durations in months, or else in seconds: a month has no fixed number of days.
_MONTHS = {"month": 1, "year": 12, "yr": 12, "decade": 120, "century": 1200, "centurie": 1200,
           "millennium": 12000, "quarter": 3}  # fmt: skip
_SECONDS = {"second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3600, "hr": 3600, "day": 86400, "night": 86400,
            "week": 604800, "fortnight": 1209600, "weekday": 86401, "working day": 86401, "business day": 86401}  # fmt: skip
PERIOD = r"working\s+day|business\s+day|weekday|second|sec|minute|min|hour|hr|day|night|week|fortnight|month|quarter|year|yr|decade|centur(?:y|ie)|millennium"
_DURATION = re.compile(
    rf"[\s-]*(?:(?:calendar|consecutive|full|further|extra|more|additional|whole|long|solid|straight|continuous|other|(?:last|past)(?=\s+[a-z]+s\b))\s+)?"
    rf"(?!(?-i:Year)s?\s\d)(?P<unit>{PERIOD})(?:s(?:['’])?|['’]s)?(?P<ly>ly)?(?!\w)(?P<old>[\s-]+(?:olds?\b|of\s+age))?",
    re.IGNORECASE,
)
#: “5,800 night flights” are flights.
_ONE_NIGHT = re.compile(r"\s+night\s+[a-z]+s\b", re.IGNORECASE)
_PER = re.compile(
    rf"(?:\s+(?:each|apiece|per\s+(?:person|head|household|child|pupil|adult|room|place|bed|prisoner|inmate)))?\s*(?:more|less|extra)?\s*(?:,?\s*(?:a|an|per|(?:of\s+|for\s+)?each|(?:of\s+|for\s+)?every|in\s+a|in\s+any|in\s+each)\s+(?P<period>{PERIOD})\b(?!\s+(?:ago|later|earlier|before)\b)|/\s?(?P<slash>day|hour|week|month|year|night|minute)\b|"
    r"(?P<adverb>daily|weekly|monthly|annually|yearly|hourly|fortnightly|quarterly|nightly)\b)"
    r"|[\s-]a[\s-](?P<hyphen>day|week|month|year)\b(?!\s+(?:ago|later|earlier|before)\b)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+)?(?:(?:last|past)\s+)?(?:\d|[a-z]+\b)", re.IGNORECASE)
_AS_MANY = re.compile(
    r"\s+(?:as\s+(?!an?\b|the\b|well\b|part\b)[a-z]+|the\s+(?:many|much|number|size|rate))\b", re.IGNORECASE
)
_OR_MORE = re.compile(r"\s+or\s+(?:more|fewer|less|longer)\b(?=\s)")
_TIMES = re.compile(r"[\s-]*times?\b", re.IGNORECASE)
#: Adverbs and adjectives of periods.
ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year", "hourly": "hour",
            "fortnightly": "fortnight", "quarterly": "quarter", "nightly": "night", "annual": "year"}  # fmt: skip
#: What something is counted for, besides time.
_PER_UNITS = {"hectare": "hectare|ha", "acre": "acre", "square metre": r"square\s+met(?:re|er)|sq\.?\s?m|m2|m²",
              "cubic metre": r"cubic\s+met(?:re|er)|m3|m³", "litre": "lit(?:re|er)|l", "kg": "kg|kilo|kilogram(?:me)?",
              "tonne": "tonne|t", "km": "km|kilomet(?:re|er)", "mile": "mile"}  # fmt: skip
_PER_UNIT = re.compile(
    rf"\s*(?:/\s?|\b(?:per|an?|(?:for\s+)?(?:each|every))\s+)(?P<unit>{'|'.join(_PER_UNITS.values())})(?!\w)",
    re.IGNORECASE,
)


def money(before: str, behind: str, value: Fraction) -> tuple[int, int, list[Reading]] | None:
    """`£6m`, `6 million pounds`, `50p`: how far the figure reaches to the left and right, and what it means."""
    if found := _CURRENCY_BEFORE.search(before):
        unit = (
            "INR"
            if found["rupees"]
            else {"CHF": "francs"}.get(found["code"] or "", found["code"])
            or _LANDS.get(found["land"] or "", _CURRENCY_SIGNS.get(found["sign"] or "", ""))
        )
        per, reach = per_period(behind)
        return len(found.group()), reach, [Reading("money", value, unit, per)]
    if found := _CURRENCY_BEHIND.match(behind):
        unit = _named_currency(found)
        if found["pence"] or found["cents"]:
            value /= 100
        per, reach = per_period(behind[found.end() :])
        return 0, found.end() + reach, [Reading("money", value, unit, per)]
    return None


def _named_currency(found: re.Match[str]) -> str:
    if found["pounds"] or found["pence"]:
        return "GBP"
    if found["euros"]:
        return "EUR"
    if found["rupees"]:
        return "INR"
    if found["kroner"]:
        return "kroner"
    if found["francs"]:
        return "francs"
    return _DOLLARS.get((found["land"] or "").casefold(), "USD")


def percent(behind: str, value: Fraction) -> tuple[int, list[Reading]] | None:
    """`16%`, `16 per cent`, `160‰`, `16 percentage points`."""
    if found := _POINTS.match(behind):
        return found.end(), [Reading("count", value), Reading("points", value)]
    found = _PERCENT.match(behind)
    if not found:
        return None
    if found["basis"] or found["mille"]:
        value /= 100 if found["basis"] else 10
    return found.end(), [Reading("points" if found["points"] or found["pp"] else "percent", value)]


def duration(behind: str, value: Fraction) -> tuple[int, list[Reading]] | None:
    """`six years`, `12-month`, `24 hours a day`, `three-monthly` (which is a frequency)."""
    found = _DURATION.match(behind)
    if not found or (value != 1 and _ONE_NIGHT.match(behind)):
        return None
    kind, length = period(found["unit"])
    if found["old"]:
        return found.end(), [Reading("count", value), Reading(kind, value * length)]
    if found["ly"]:
        return found.end(), [rate(Fraction(1), kind, length * value)]
    more = _OR_MORE.match(behind, found.end())
    per, reach = per_period(behind[more.end() if more else found.end() :])
    reach = 0 if more else reach  # what stands between is its bound
    readings = [Reading(kind, value * length, per=per)]
    if (found["unit"].casefold(), value, per) in _ALWAYS:
        readings.append(Reading("always"))
    if _OUT_OF.match(behind, found.end()):
        readings.append(Reading("count", value))  # nine years out of ten are nine of ten
    return found.end() + reach, readings


def period(name: str) -> tuple[Span, Fraction]:
    """A unit of time: months or seconds, and how many of them it has."""
    name = " ".join(name.casefold().split()).replace("century", "centurie")
    if name in _MONTHS:
        return "months", Fraction(_MONTHS[name])
    return "seconds", Fraction(_SECONDS[name])


def per_period(behind: str) -> tuple[str, int]:
    """`a day`, `per week`, `annually` right behind a figure: the period in a fixed form, and how long the words are."""
    found = _PER.match(behind)
    if not found:
        return _per_unit(behind)
    name = found["period"] or found["slash"] or found["hyphen"] or ADVERBS[found["adverb"].casefold()]
    name = {"night": "day", "yr": "year", "hr": "hour", "min": "minute"}.get(name.casefold(), name.casefold())
    return name, found.end()


def _per_unit(behind: str) -> tuple[str, int]:
    """`per tonne`, `/m³`, `for every kilogram`: the unit's name behind a slash, and how long the words are."""
    found = _PER_UNIT.match(behind)
    if not found:
        return "", 0
    name = next(name for name, pattern in _PER_UNITS.items() if re.fullmatch(pattern, found["unit"], re.IGNORECASE))
    return f"/{name}", found.end()


def times(behind: str, value: Fraction) -> tuple[int, list[Reading]] | None:
    """`five times a day` is a frequency; `three times` alone is a count."""
    found = _TIMES.match(behind)
    if not found:
        return None
    more = _OR_MORE.match(behind, found.end())
    end = more.end() if more else found.end()
    per, reach = per_period(behind[end:])
    if per:
        return (found.end() if more else end + reach), [rate(value, *period(per))]
    many = [Reading("multiple", value)] if _AS_MANY.match(behind, found.end()) else []
    return found.end(), [Reading("count", value), *many]


def rate(value: Fraction, kind: Span, length: Fraction) -> Reading:
    """So many times in a period, as times per month or per second: `twice a day` is `every 12 hours`."""
    return Reading("rate", value / length, kind)


def counted_per(value: Fraction, per: str) -> Reading:
    """So many for what `per_period` found: `53 a tonne`, `16 per day`."""
    return Reading("count", value, per=per) if per.startswith("/") else rate(value, *period(per))


def adverb_rate(word: str) -> Reading:
    """`weekly`, `quarterly`: once in that period."""
    kind, length = period(ADVERBS[word.casefold()])
    return rate(Fraction(1), kind, length)
