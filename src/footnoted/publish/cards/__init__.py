"""Social images, drawn at build time and without network: one for every page and every claim."""

from footnoted.publish.cards.draw import Card, draw
from footnoted.publish.cards.drawn_before import write_cards

__all__ = ["Card", "draw", "write_cards"]
