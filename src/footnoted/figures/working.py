"""A figure that is worked out: `4,552 / 28,111 = 16%`, computed exactly from figures of the evidence.

The grammar is that of school: `+ - × * ÷ /` and brackets between figures, then `=` and the result. The result may be
rounded as it is written: 16% stands for anything from 15.5% to 16.5%.
"""

import ast
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from footnoted.figures.figure import Bound, Figure, Reading
from footnoted.figures.reader import figures_in
from footnoted.model import PartialDate

_LONGEST = 200  # characters
_OPERATOR = re.compile(r"\s[-+−–]\s|\s?[*×÷/]\s?|[()]")
_SIGNS = {"−": "-", "–": "-", "×": "*", "÷": "/"}
_OPERATIONS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
#: Numbers that belong to the sum and not to the evidence: a whole, a hundred per cent, a year's months and weeks.
_OWN = frozenset({Fraction(1), Fraction(100), Fraction(12), Fraction(52)})
_ROUGHLY = Fraction(1, 10)  # “about one in six” may be off by a tenth


class WorkingError(ValueError):
    """The working can't be read, or does not hold; the message says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Working:
    """A working that holds: the figures that it starts from, and the figure that it gives."""

    operands: tuple[Figure, ...]
    result: Figure


def work_out(written: str) -> Working:
    """Compute `written`. Raises `WorkingError` where it is no sum of figures, or its result is another."""
    told, equals, result_text = written[:_LONGEST].rpartition("=")
    if not equals:
        raise WorkingError("it has no “=”: write it as 4,552 / 28,111 = 16%")
    operands: list[Figure] = []
    formula = _formula(told, operands)
    result = _only_figure(result_text)
    value, wanted = _computed(formula, operands), value_of(result)
    are_years = value * 12 == wanted and _are_years(operands, result)
    if are_years:
        value = wanted
    if not _is_rounded(value, wanted, result, result_text):
        raise WorkingError(f"{told.strip()} is {_shown(value, result)}, not {result_text.strip()}")
    bounds = _bounds(value, wanted)
    if are_years:  # from June to May is no whole year
        bounds |= {"approximate"}
    return Working(tuple(operands), result.bounded(bounds))


def held_by(operand: Figure, known: Sequence[Figure]) -> bool:
    """Whether the evidence has a figure that the working starts from."""
    return any(each.carries(operand) for each in known) or any(
        each.kind in {"count", "percent"} and each.value in _OWN for each in operand.readings
    )


def _formula(told: str, operands: list[Figure]) -> str:
    """The sum as Python writes it, with each figure as a name: `f0 / f1`."""
    formula, at = "", 0
    for found in [*_OPERATOR.finditer(told), None]:
        between = told[at : found.start() if found else len(told)].strip()
        if between:
            formula += f" f{len(operands)} "
            operands.append(_only_figure(between))
        if found:
            sign = found.group().strip()
            formula, at = formula + _SIGNS.get(sign, sign), found.end()
    return formula.strip()


def _are_years(operands: Sequence[Figure], result: Figure) -> bool:
    """Whether numbers without a unit give a length of time, or years what is told of each: 2019 - 2009 = ten years,
    £96,000 / eight years = £12,000 a year.
    """
    kinds = [each.readings[0].kind for each in operands]
    a_year = result.readings[0].per == "year" and kinds[1:] == ["months"]
    return a_year or (result.readings[0].kind == "months" and set(kinds) == {"count"})


def _only_figure(text: str) -> Figure:
    text = text.strip()
    found = [each for each in figures_in(text) if not any(reading.date for reading in each.readings)]
    if not found and re.fullmatch(r"(?:1[5-9]|20)\d\d", text):  # a number that could be a year
        year = Reading("date", date=PartialDate(int(text)))
        return Figure(0, len(text), (Reading("count", Fraction(text)), year))
    whole = max(found, key=lambda each: (each.end - each.start, not each.weak), default=None)
    if whole is None or any(not whole.start <= each.start < each.end <= whole.end for each in found):
        raise WorkingError(f"“{text}” is not one figure: write it as 4,552 / 28,111 = 16%")
    return whole


def _computed(formula: str, operands: list[Figure]) -> Fraction:
    try:
        return _evaluated(ast.parse(formula, mode="eval").body, operands)
    except ZeroDivisionError:
        raise WorkingError("it divides by nothing") from None
    except (SyntaxError, KeyError, TypeError, RecursionError):
        raise WorkingError("it is not a sum: write it as 4,552 / 28,111 = 16%") from None


def _evaluated(node: ast.expr, operands: list[Figure]) -> Fraction:
    if isinstance(node, ast.Name):
        return value_of(operands[int(node.id[1:])])
    if isinstance(node, ast.BinOp):
        operation = _OPERATIONS[type(node.op)]
        return operation(_evaluated(node.left, operands), _evaluated(node.right, operands))
    raise TypeError(node)


def value_of(figure: Figure) -> Fraction:
    """What a sum takes a figure for: shares as parts of one, times of day in seconds."""
    reading = figure.readings[0]
    if reading.kind == "clock":
        return reading.value * 60
    return reading.value / 100 if reading.kind in {"percent", "points"} else reading.value


def _is_rounded(value: Fraction, wanted: Fraction, result: Figure, written: str) -> bool:
    if value == wanted:
        return True
    if result.bound & {"approximate", "lower", "upper"}:
        return abs(value - wanted) <= abs(wanted) * _ROUGHLY and _on_its_side(value, wanted, result)
    return abs(value - wanted) <= _last_place(written, wanted) / 2


def _on_its_side(value: Fraction, wanted: Fraction, result: Figure) -> bool:
    """Whether “nearly” stands for less, and “more than” for more."""
    return not ("lower" in result.bound and value < wanted) and not ("upper" in result.bound and value > wanted)


def _last_place(written: str, wanted: Fraction) -> Fraction:
    """What one in the last place of a number in digits is worth: 1% for 16%, 0.1 million for £6.2m. Words: nothing."""
    found = re.search(r"\d[\d,]*(?:\.(?P<decimals>\d+))?", written)
    if not found:
        return Fraction(0)
    number = Fraction(found.group().replace(",", ""))
    scale = wanted / number if number else Fraction(1)
    return abs(scale) / Fraction(10) ** len(found["decimals"] or "")


def _bounds(value: Fraction, wanted: Fraction) -> frozenset[Bound]:
    """How the result may be told: a rounded one also as about, and as more or less than what it is."""
    if value == wanted:
        return frozenset({"none"})
    return frozenset({"none", "approximate", "lower" if value > wanted else "upper"})


def _shown(value: Fraction, result: Figure) -> str:
    if result.readings[0].kind in {"percent", "points"}:
        return f"{float(value * 100):,.2f}%"
    return f"{float(value):,.2f}".rstrip("0").rstrip(".")
