"""Lengths, areas, weights, volumes and temperatures: units behind a number, and what converts exactly."""

import re
from fractions import Fraction

from footnoted.figures.en.number import TO_TWELVE
from footnoted.figures.en.units import PERIOD, per_period
from footnoted.figures.figure import Reading

_HUNDREDTH, _THOUSANDTH = Fraction(1, 100), Fraction(1, 1000)
#: Unit, how it is written, and how many of the unit one of it is: what converts exactly has one unit.
_MEASURES: tuple[tuple[str, str, int | Fraction], ...] = (
    ("m", r"m|met(?:re|er)s?", 1), ("m", r"kms?|kilomet(?:re|er)s?", 1000), ("m", r"cm|centimet(?:re|er)s?", _HUNDREDTH),
    ("m", r"mm|millimet(?:re|er)s?", _THOUSANDTH), ("inch", r"miles?", 63360), ("inch", r"furlongs?", 7920),
    ("inch", r"yards?|yds?", 36), ("inch", r"feet|foot|ft", 12), ("lb", r"stones?|st", 14), ("lb", r"lbs?", 1), ("lb", r"ounces?|oz", Fraction(1, 16)),
    ("inch", r"inch(?:es)?|(?<=\d)in(?!\w)|in(?=\s*(?:[.,;:)]|\Z|(?:tall|long|wide|high|thick|deep)\b))", 1),
    ("mph", r"mph|miles\s+(?:an|per)\s+hour", 1), ("km/h", r"km/h|kph|kmh|kilomet(?:re|er)s\s+(?:an|per)\s+hour", 1),
    ("kg", r"kg|kilos?|kilograms?|kilogrammes?", 1), ("kg", r"tonnes?|t(?=[\s.,;:)/]|\Z)", 1000), ("kg", r"g|grams?|grammes?", _THOUSANDTH), ("kg", r"mg|milligram(?:me)?s?", Fraction(1, 10**6)), ("kg", r"µg|mcg|micrograms?", Fraction(1, 10**9)), ("ton", r"tons?", 1),
    ("°C", r"°\s?C|degrees?(?:\s+(?:Celsius|C|centigrade))?|C\b", 1), ("°F", r"°\s?F|degrees?\s+(?:Fahrenheit|F)|Fahrenheit|F\b(?=\s*(?:[).,;]|\Z))", 1),
    ("litre", r"litres?|liters?", 1), ("litre", r"ml|millilit(?:re|er)s?", _THOUSANDTH), ("litre", r"ML|megalit(?:re|er)s?", 10**6),
    ("litre", r"GL|gigalit(?:re|er)s?", 10**9), ("litre", r"cubic\s+met(?:re|er)s?|m3|m³", 1000), ("pint", r"pints?", 1), ("pint", r"gallons?", 8), ("sq m", r"hectares?|ha", 10_000),
    ("acre", r"acres?", 1), ("sq m", r"(?:square|sq\.?)\s+(?:kilomet(?:re|er)s?|kms?)|km2|km\^2|km²|sqkm", 10**6), ("acre", r"square\s+miles?", 640),
    ("sq m", r"square\s+met(?:re|er)s?|sq\.?\s?m(?:et(?:re|er)s?)?|m2|m\^2|m²", 1),
    ("sq ft", r"square\s+(?:feet|foot)|sq\.?\s?ft|ft2|ft²", 1), ("MB", r"MB|megabytes?", 1), ("MB", r"GB|gigabytes?", 1000), ("MB", r"TB|terabytes?", 1_000_000), ("W", r"W|watts?", 1),
    ("W", r"kW|kilowatts?", 1000), ("W", r"MW|megawatts?", 1_000_000), ("W", r"GW|gigawatts?", 10**9),
)  # fmt: skip
_MEASURE = tuple(
    (
        unit,
        factor,
        re.compile(
            rf"[\s-]?(?:{pattern})(?![\w])", 0 if re.match(r"[WMG]L?\||g\||m[lg]\|", pattern) else re.IGNORECASE
        ),
    )
    for unit, pattern, factor in sorted(_MEASURES, key=lambda each: -len(each[1]))
)

#: A pattern for any of these units behind a number, for whoever must tell it from a time of day (“at 5.02 metres”).
MEASURED = rf"(?:{'|'.join(pattern for _, pattern, _ in _MEASURES)}|{PERIOD}s?)(?!\w)"

#: “222,000 upland hectares”
_WHAT_LAND = re.compile(
    r"\s+(?!(?:and|or|in|of|to|by|from|for|per|square|cubic|with|the|more|less)\b)[a-z]+\s+(?=(?:hectares|acres|miles|tonnes|litres)\b)",
    re.IGNORECASE,
)
_LARGER_PART = re.compile(
    rf"(?:[\d\ufffc]|\b(?:{'|'.join(TO_TWELVE)}|\w+teen|twenty))\s?(?:(?P<weight>stone|st)|foot|feet|ft)\s+\Z",
    re.IGNORECASE,
)


def measure(behind: str, value: Fraction) -> tuple[int, list[Reading]] | None:
    """Lengths, weights, temperatures and the like, each in the one unit to which it converts exactly."""
    best: tuple[int, list[Reading]] | None = None
    if adjective := _WHAT_LAND.match(behind):
        behind = f"{' ' * adjective.end()}{behind[adjective.end() :]}".replace(" " * adjective.end(), " ", 1)
    skipped = adjective.end() - 1 if adjective else 0
    for unit, factor, pattern in _MEASURE:
        found = pattern.match(behind)
        if found and (best is None or found.end() > best[0]):
            per, reach = per_period(behind[found.end() :])
            best = found.end() + reach + skipped, [Reading("measure", value * factor, unit, per)]
            if unit == "°F":
                best[1].append(Reading("measure", (value - 32) * Fraction(5, 9), "°C", per))
    return best


def smaller_part(before: str, value: Fraction) -> list[Reading]:
    """The inches of “six foot two”, the pounds of “fourteen stone four”."""
    found = _LARGER_PART.search(before)
    return [Reading("measure", value, "lb" if found["weight"] else "inch")] if found else []
