"""What claim pages and cards cost: seconds and bytes a claim on generated sites, and what one changed claim draws anew.

python tests/bench/publish.py [PAGES …]      ten claims a page; 250 and 1000 pages unless told
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

from generate import CLAIMS_PER_PAGE, generate

from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.notes.references import formatter_for
from footnoted.publish import catalogue_of
from footnoted.publish.cards import write_cards
from footnoted.publish.catalogue import Catalogue
from footnoted.publish.claim_pages import write_claim_pages
from footnoted.publish.pipeline import cards_of

_HOME = "<!doctype html><html><head><title>x</title></head><body><nav>Menu</nav><article></article></body></html>"


def catalogue(folder: Path) -> Catalogue:
    """The catalogue of a generated site."""
    project = find_project(folder)
    return catalogue_of(load_site(project), project, {})


def size(folder: Path, pattern: str) -> int:
    """Bytes of all files that match."""
    return sum(path.stat().st_size for path in folder.rglob(pattern))


def measure(folder: Path, pages: int) -> None:
    """Print a row, and what a rebuild with one changed claim draws."""
    generate(folder, pages, extension=True)
    told, built, kept = catalogue(folder), folder / "built", folder / "kept"
    built.mkdir()
    (built / "index.html").write_text(_HOME, encoding="utf-8")
    claims = pages * CLAIMS_PER_PAGE
    start = time.perf_counter()
    write_claim_pages(built, told, formatter_for(None))
    written = time.perf_counter() - start
    bytes_of_pages = size(built, "*.html")
    start = time.perf_counter()
    drawn = write_cards(cards_of(built, told), kept)
    drew = time.perf_counter() - start
    print(
        f"{claims:>6} claims: pages {1000 * written / claims:5.2f} ms, {bytes_of_pages / claims / 1000:5.1f} KB each; "
        f"cards {1000 * drew / drawn:5.1f} ms, {size(built, '*.png') / drawn / 1000:5.1f} KB each ({drawn} drawn)"
    )
    page = next(
        path for path in sorted((folder / "docs").rglob("*.md")) if "people" in path.read_text(encoding="utf-8")
    )
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r" people\.", " persons.", text, count=1), encoding="utf-8")
    again = write_cards(cards_of(built, catalogue(folder)), kept)
    print(f"        a rebuild with one changed claim draws {again} card")
    assert again == 1


def main() -> None:
    """Measure each size."""
    for pages in [int(each) for each in sys.argv[1:]] or [250, 1000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), pages)


if __name__ == "__main__":
    main()
