"""A leaflet: one page of the site on two sides of A4 to give away, each section with the QR code of its address."""

from html import escape
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from footnoted.publish.paper.sheet import DROPPED
from footnoted.publish.shell import elements

STYLE = Path(__file__).with_name("leaflet.css")
_NO_PLACE = (
    ".//section[@role='doc-endnotes']",
    ".//sup[a[@role='doc-noteref']]",
    ".//footer",
    ".//details[not(ancestor::*[@data-page-only])]",
    ".//nav",
)


def leaflet_address(url: str) -> str:
    """Where the leaflet of a page is, below the site's address."""
    return f"{url}leaflet.pdf"


def leaflet(page: str, address: str, name: str) -> str:
    """A built page as the HTML of its leaflet, without notes: the codes lead to them.

    `address` is the page's own, in full; `name` the site's.
    """
    root = html.document_fromstring(page)
    article = elements(root, "//article")[0]
    for path in (*DROPPED, *_NO_PLACE):
        for element in elements(article, path):
            element.drop_tree()
    for heading in elements(article, ".//h2[@id]"):
        heading.insert(0, _code(f"{address}#{heading.get('id')}"))
    title = elements(article, ".//h1")
    if title:
        title[0].insert(0, _code(address))
    inner = "".join(html.tostring(each, encoding="unicode") for each in article)
    told = escape(address.split("://", 1)[-1].rstrip("/"))
    return (
        f'<!doctype html>\n<html lang="{escape(root.get("lang") or "en")}"><head><meta charset="utf-8">'
        f"<title>{escape(title[0].text_content() if title else name)}</title></head><body>"
        f'<p class="masthead">{escape(name)} · {told}</p>{inner}'
        f'<p class="imprint">Each sentence has its source at {told}. Scan a code to go there.</p></body></html>\n'
    )


def _code(address: str) -> HtmlElement:
    """The QR code of an address, as SVG: level M bears a fold or a stain."""
    import segno  # noqa: PLC0415 - only the extra “paper” has it

    drawn = segno.make_qr(address, error="m").svg_inline(border=0, svgclass=None, lineclass=None, omitsize=True)
    held = html.fragment_fromstring(drawn, create_parent="span")
    held.set("class", "code")
    held.set("role", "img")
    held.set("aria-label", f"QR code: {address}")
    return held
