"""What a figure can mean, so that `six years` and `72 months` are one thing, and `£6m` and `€6m` are two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from footnoted.model import PartialDate

Kind = Literal[
    "count",
    "money",
    "percent",
    "points",
    "months",
    "seconds",
    "rate",
    "ordinal",
    "date",
    "clock",
    "measure",
    "always",
    "multiple",
    "vague",
    "name",
]

#: Which side of the true value a figure may lie on. `nearly` is both approximate and an upper bound, so a set. `some`
#: (“some 62%”) may be told of an exact figure as well.
Bound = Literal["upper", "lower", "approximate", "some", "none"]
EXACT: frozenset[Bound] = frozenset({"none"})
#: What a denial makes of a bound, and of an edge: “not more than 45” is “45 or fewer”.
_CONTRARY: dict[Bound, Bound] = {"upper": "lower", "lower": "upper"}
_CONTRARY_EDGES = {"with it": "without it", "without it": "with it"}

_PAIRS = (
    ("within", "after"), ("earliest", "latest"), ("before it", "after it"), ("rising", "falling"),
    ("better", "worse"), ("by so much", "to that"), ("early", "late"), ("early", "middle"), ("middle", "late"),
    ("start", "end"), ("start", "late"), ("early", "end"), ("latest", "after"), ("latest", "denied after"),
    ("from it", "to it"), ("over that", "under that"), ("each", "together"), ("surplus", "deficit"),
    ("until", "since"), ("until", "after"), ("before", "since"), ("before", "after"), ("before", "in it"),
    ("after", "in it"), ("until", "from"), ("without it", "with it"), ("denied until", "denied since"),
    ("denied before", "denied since"), ("denied until", "denied after"), ("denied before", "denied after"),
)  # fmt: skip
#: Edges of which one says what the other denies, both ways round.
_OPPOSED = (*_PAIRS, *((other, one) for one, other in _PAIRS))


def contrary(bound: frozenset[Bound]) -> frozenset[Bound]:
    """What a denial makes of a bound: “not more than 45” is “45 or fewer”."""
    return frozenset(_CONTRARY.get(each, each) for each in bound)


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a figure. `unit` is the currency, the measure, or the base of a rate; `per` as in “£12 a day”,
    with a slash before a unit (“/tonne”).

    Durations are in months or in seconds (a month has no fixed number of days); percentages hold fractions as well
    (half is 50 %); `date` is set for dates only.
    """

    kind: Kind
    value: Fraction = Fraction(0)
    unit: str = ""
    per: str = ""
    date: PartialDate | None = None

    def counts_as(self, other: Reading) -> bool:
        """Whether both are of one kind, in one unit, for one period: so that their values can be compared."""
        return (self.kind, self.unit, self.per) == (other.kind, other.unit, other.per)

    def carries(self, stated: Reading) -> bool:
        """Whether this reading, in the evidence, supports the reading `stated` on the page."""
        if self.kind != stated.kind:
            return False
        if self.date and stated.date:
            return self.date.supports(stated.date)
        part = self.kind == "name" and self.unit.startswith(f"{stated.unit}(")  # section 114(3) is of section 114
        same = self.value == stated.value and (self.unit == stated.unit or part)
        by_unit = stated.per.startswith("/") and not self.per  # “the fee per tonne is £86” is £86 a tonne
        return same and (stated.per in {"", self.per} or by_unit)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: where it stands, what it can mean, and how it is bounded.

    `weak` figures (“a day”, “one of them”) support others but need no support themselves. `label` is what a number in
    a name is called (“article”, “FTSE”): it is held only to excerpts that have the same label. `edges` says
    on which side of a time something lies (“within” or “after” it, at its “earliest”), and whether something is rising
    or falling, by so much or to that. `denied` is a bound of what is not, or may not be; `forbidden`, of what nobody
    may.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    bound: frozenset[Bound] = EXACT
    weak: bool = False
    label: str = ""
    edges: frozenset[str] = frozenset()
    denied: bool = False
    forbidden: bool = False

    @property
    def is_date(self) -> bool:
        """Whether it can be read as a date: dates have no bounds."""
        return any(reading.kind in {"date", "clock"} for reading in self.readings)

    @property
    def is_quantity(self) -> bool:
        """Whether it says how much or how many: it is no date, no place in an order and no name."""
        return not self.is_date and self.readings[0].kind != "ordinal" and not self.label

    @property
    def kinds(self) -> set[str]:
        """What it can be a figure of; months and days are both durations."""
        return {"seconds" if each.kind == "months" else each.kind for each in self.readings}

    def carries(self, stated: Figure) -> bool:
        """Whether some reading of this figure supports some reading of `stated`."""
        rates = [each for each in self.readings if each.kind == "rate"]
        told = [each for each in stated.readings if each.kind == "rate"]
        if rates and told and len(self.readings) > 1 and len(stated.readings) > 1:  # “5 a month” is not “5 a year”
            return any(mine.carries(theirs) for mine in rates for theirs in told)
        return any(mine.carries(theirs) for mine in self.readings for theirs in stated.readings)

    def bounded_alike(self, stated: Figure) -> bool:
        """Whether this figure is bounded as `stated` is, or is denied what that one is bounded to. Dates have edges but
        no bounds.
        """
        if self.forbidden != stated.forbidden:  # “nobody may stay more than a day” is never “people may stay longer”
            return self._contrary()._bounded_as(stated)
        return self._bounded_as(stated) or (self.denied != stated.denied and self._contrary()._bounded_as(stated))

    def _bounded_as(self, stated: Figure) -> bool:
        if any((one in self.edges and other in stated.edges) for one, other in _OPPOSED):
            return False
        apart = {"lower", "upper"} <= (self.bound ^ stated.bound)  # “just over” is not “nearly”
        turned = apart and "none" not in self.bound & stated.bound
        some = "some" in stated.bound and "none" in self.bound  # 62% is “some 62%”, and not the other way round
        # “from 28 weeks” is “at 28 weeks at least”
        begins = any("from" in one.edges and "lower" in other.bound for one, other in ((self, stated), (stated, self)))
        return stated.is_date or (bool(self.bound & stated.bound or some or begins) and not turned)

    def _contrary(self) -> Figure:
        return replace(
            self, bound=contrary(self.bound), edges=frozenset(_CONTRARY_EDGES.get(each, each) for each in self.edges)
        )

    def bounded(self, bound: frozenset[Bound]) -> Figure:
        """The same figure with another bound."""
        return replace(self, bound=bound)
