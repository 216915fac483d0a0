"""Files beside the pages that a browser opens as pages of their own, or that the site's host acts on: HTML, drawings
or XML with a script, and settings of hosts.
"""

import re
from itertools import chain
from pathlib import Path
from typing import Any

from lxml import etree

_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml"})
_XML = frozenset({".svg", ".xml", ".xsl", ".xslt", ".rdf", ".atom", ".rss"})
#: By these a host sends readers elsewhere, runs code or drops the headers of the site.
_SETTINGS_OF_HOSTS = frozenset(
    """_redirects _worker.js _routes.json vercel.json now.json netlify.toml firebase.json staticwebapp.config.json
    web.config .htaccess .user.ini""".split()
)
_RUNNING = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "set", "form"})
_ADDRESSES = frozenset({"href", "src", "to", "values", "from"})
#: Elements whose address is followed when a reader asks for it, and not before.
_LINKS = frozenset({"a", "link"})
_LOADED = frozenset({"href", "src", "base"})
#: An address with a scheme or a host, as browsers read it. Pictures inside the file are none.
_ELSEWHERE = re.compile(r"(?!data:image/(?!svg))[a-z][a-z0-9+.-]*:|[/\\]{2}")
#: What a style could load; in CSS a backslash writes any of this with other characters.
_STYLE_LOADS = re.compile(r"@import|\\|https?:|//", re.IGNORECASE)


def what_runs(path: Path) -> str | None:
    """What of a file that is published as it is could run, or could say what no rule has read; None for nothing."""
    if acts_on_host(path.name):
        return "a file that hosts act on, as they do on _headers: put it where the site is published, not in its pages"
    suffix = path.suffix.casefold()
    if suffix in _PAGES:
        return "a page in HTML, which no rule reads: write it in Markdown"
    if suffix in {*_XML, ".svgz"}:
        return _in_xml(path) if suffix in _XML else "a packed drawing, which no rule reads: save it as .svg"
    return None


def acts_on_host(name: str) -> bool:
    """Whether a file of this name tells a host what to do."""
    return name.casefold() in _SETTINGS_OF_HOSTS


def _in_xml(path: Path) -> str | None:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        tree = etree.parse(path, parser)
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        return f"no sound XML ({str(error).partition(' (')[0]}): save it again"
    declared: Any = tree.docinfo.internalDTD
    if declared is not None and any(True for _ in declared.entities()):
        return "entities of its own: save it without them"
    for element in chain(tree.getroot().itersiblings(preceding=True), tree.iter()):
        if not isinstance(element.tag, str):
            if "xml-stylesheet" in str(element):
                return "a style sheet that the file names: take it out"
            continue
        if found := _runs(element):
            return f"{found}: take it out"
    return None


def _runs(element: etree._Element) -> str | None:
    name = etree.QName(element).localname.casefold()
    if name in _RUNNING or etree.QName(element).namespace == "http://www.w3.org/1999/xhtml":
        return f"<{name}>"
    if name == "style" and (loads := _STYLE_LOADS.search("".join(map(str, element.itertext())))):
        return f"“{loads.group()}” in a style, which can load from another host"
    for key, value in element.attrib.items():
        attribute = etree.QName(key).localname.casefold()
        address = "".join(str(value).split()).casefold()
        if attribute.startswith("on"):
            return f"the attribute {attribute}"
        if attribute in _ADDRESSES and address.startswith(("javascript:", "data:text", "vbscript:")):
            return f"{attribute}=“{address[:20]}…”"
        if attribute in _LOADED and name not in _LINKS and _ELSEWHERE.match(address):
            return f"{attribute}=“{address[:20]}…” of <{name}>, which loads from another host"
        if attribute not in _ADDRESSES and (attribute == "style" or "(" in address) and _STYLE_LOADS.search(str(value)):
            return f"{attribute}=“{address[:20]}…”, which can load from another host"
    return None
