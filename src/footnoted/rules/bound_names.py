"""How a finding names the bound of a figure, or the side of a time on which it lies."""

from dataclasses import replace

from footnoted.figures.figure import Bound, Figure

_BOUND_NAMES: dict[Bound, str] = {
    "upper": "an upper bound (“up to”, “fewer than”)",
    "lower": "a lower bound (“more than”, “at least”)",
    "approximate": "approximate (“about”, “nearly”)",
    "some": "perhaps approximate (“some”)",
    "none": "exact",
}
_EDGE_NAMES = {
    "within": "a time within which (“within 30 days”)",
    "after": "a time after which (“after 30 days”)",
    "before": "the time before it (“before May”)",
    "in it": "the time itself (“in May”)",
    "without it": "all but the figure itself (“under 12”)",
    "with it": "the figure itself as well (“12 and under”)",
    "until": "the end (“until May”)",
    "from": "the beginning (“from May”)",
    "earliest": "the earliest (“not before”)",
    "latest": "the latest (“by”, “not later than”)",
}


def what_differs(stated: Figure, held: Figure) -> tuple[str, str]:
    """How the page tells a figure, and how the excerpt has it: by their edges where only these differ, else by their
    bounds.
    """
    name = _edges if replace(held, edges=frozenset()).bounded_alike(stated) else _bounds
    return name(stated), name(held)


def _edges(figure: Figure) -> str:
    return ", ".join(_EDGE_NAMES.get(each, each) for each in sorted(figure.edges))


def _bounds(figure: Figure) -> str:
    return " or ".join(_BOUND_NAMES[bound] for bound in sorted(figure.bound))
