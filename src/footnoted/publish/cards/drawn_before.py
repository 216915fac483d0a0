"""Writes the cards of a site, drawing only those whose words are new: drawn cards are kept by their content."""

import hashlib
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from footnoted.files import write_bytes
from footnoted.publish.cards.draw import LOOK, Card, draw

_FEW = 24  # cards: below that, starting other processes takes longer than drawing


def write_cards(cards: Mapping[Path, Card], kept: Path) -> int:
    """Write each card to its path. `kept` is the folder of cards drawn before. Returns how many were drawn anew."""
    stored = {card: kept / f"{_key(card)}.png" for card in cards.values()}
    missing = [card for card, path in stored.items() if not path.exists()]
    for card, drawn in zip(missing, _drawn(missing), strict=True):
        write_bytes(stored[card], drawn)
    for path, card in cards.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stored[card].read_bytes())
    return len(missing)


def _drawn(cards: list[Card]) -> list[bytes]:
    workers = os.cpu_count() or 1
    if len(cards) < _FEW or workers == 1:
        return [draw(card) for card in cards]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(draw, cards, chunksize=16))


def _key(card: Card) -> str:
    content = "\0".join((LOOK, card.text, card.source, card.site, card.colour))
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:32]
