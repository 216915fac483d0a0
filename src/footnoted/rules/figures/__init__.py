"""FN301 and FN302: every figure on the page stands in a cited excerpt, in the same unit and with the same bound."""

from footnoted.rules.figures.rules import RULES, figures_told

__all__ = ["RULES", "figures_told"]
