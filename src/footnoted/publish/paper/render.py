"""Renders PDFs with WeasyPrint, only those whose content is new: rendered ones are kept by their content.

WeasyPrint needs the library Pango of the system. A site is built without it as well, but then says so.
"""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import unquote

from footnoted.files import write_bytes
from footnoted.model import file_of, slug
from footnoted.publish.paper.leaflet import STYLE as LEAFLET
from footnoted.publish.paper.leaflet import leaflet, leaflet_address
from footnoted.publish.paper.sheet import Sheet, document, sheet_of

_STYLE = Path(__file__).with_name("paper.css")


class PaperUnavailableError(Exception):
    """WeasyPrint, or the library that it draws with, is not there: the message says what to install."""


def write_pdfs(built: Path, urls: Sequence[str], name: str, site: str, kept: Path) -> int:
    """Write `<page>/<page>.pdf` for each page, by its address, and `<name>.pdf` for all of them, at the root.

    `kept` is the folder of PDFs rendered before. Returns how many were rendered anew.
    """
    can_print()
    sheets = [sheet for url in urls if (sheet := _sheet(built, url, site))]
    wanted = {pdf_address(sheet.url): document([sheet], sheet.title, site) for sheet in sheets}
    wanted[whole_address(name)] = document(sheets, name, site)
    stored = {address: kept / f"{_key(text)}.pdf" for address, text in wanted.items()}
    missing = [(wanted[address], path) for address, path in stored.items() if not path.exists()]
    for (_, path), content in zip(missing, _rendered([text for text, _ in missing]), strict=True):
        write_bytes(path, content)
    for address, path in stored.items():
        (built / unquote(address)).parent.mkdir(parents=True, exist_ok=True)
        (built / unquote(address)).write_bytes(path.read_bytes())
    return len(missing)


def pdf_address(url: str) -> str:
    """Where the PDF of a page is, below the site's address."""
    if url.endswith(".html"):
        return f"{url.removesuffix('.html')}.pdf"
    return f"{url}{url.strip('/').rpartition('/')[2] or 'home'}.pdf"


def whole_address(name: str) -> str:
    """Where the PDF of the whole site is: named after the site."""
    return f"{slug(name)}.pdf"


def _sheet(built: Path, url: str, site: str) -> Sheet | None:
    path = built / file_of(url)
    return sheet_of(path.read_text(encoding="utf-8"), url, site) if path.exists() else None


def can_print() -> None:
    """Raises `PaperUnavailableError` where no PDF can be made."""
    try:
        import weasyprint  # noqa: F401, PLC0415 - importing it loads Pango, which may be missing
    except (ImportError, OSError) as error:
        what = "install the package footnoted[paper]" if isinstance(error, ImportError) else "install Pango"
        raise PaperUnavailableError(
            f"no PDFs were made: WeasyPrint cannot start ({what}; on Debian and Ubuntu: apt install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0)"
        ) from error


def _rendered(texts: list[str]) -> list[bytes]:
    workers = min(os.cpu_count() or 1, len(texts))
    if workers < 2:
        return [render(text) for text in texts]
    longest_first = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
    with ProcessPoolExecutor(workers) as pool:
        done = dict(zip(longest_first, pool.map(render, [texts[at] for at in longest_first]), strict=True))
    return [done[at] for at in range(len(texts))]


def write_leaflet(built: Path, url: str, site: str, name: str) -> None:
    """Write the leaflet of a page, by its address. `site` is the site's address, `name` its name."""
    page = (built / file_of(url)).read_text(encoding="utf-8")
    write_bytes(built / unquote(leaflet_address(url)), render(leaflet(page, f"{site}{url}", name), LEAFLET))


def render(text: str, style: Path = _STYLE) -> bytes:
    """One PDF (PDF/UA-1: tagged, with language, title and bookmarks) from an HTML document."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - see can_print

    styles = [CSS(filename=style)]
    document_ = HTML(string=text, url_fetcher=_nothing)
    return bytes(document_.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1", pdf_tags=True))


def _nothing(url: str) -> dict[str, object]:
    """Nothing is fetched while a PDF is made."""
    raise ValueError(f"{url} is not part of the page")


def _key(text: str) -> str:
    try:
        engine = version("weasyprint")
    except PackageNotFoundError:
        engine = ""
    content = "\0".join((engine, _STYLE.read_text(encoding="utf-8"), text))
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:32]
