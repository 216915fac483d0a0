"""A page of the theme without its content: what is published beside the engine's pages looks and works like them."""

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import cast

from lxml import html
from lxml.html import HtmlElement

_TITLE, _HEAD, _BODY = "\ue010", "\ue011", "\ue012"
_ADDRESSES = ("href", "src", "action", "data-base")
_DROPPED = (
    "//*[@data-page-only]",
    "//nav[contains(@class, 'md-nav--secondary')]",
    "//head/meta[@name='description' or starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]",
    "//head/link[@rel='canonical' or @rel='prev' or @rel='next' or @rel='search' or @rel='alternate'"
    " or @rel='apple-touch-icon']",
    "//script[@type='application/ld+json']",
)
_PLAIN = (
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
    f"<title>{_TITLE}</title>{_HEAD}</head><body><main><article>{_BODY}</article></main></body></html>"
)


@dataclass(frozen=True, slots=True)
class Shell:
    """The text of a page, with private-use characters where its title, its metadata and its content go."""

    text: str

    def page(self, title: str, head: str, body: str) -> str:
        """A whole page. `title` is plain text; `head` and `body` are HTML."""
        parts = {_TITLE: escape(title), _HEAD: head, _BODY: body}
        return re.sub(f"[{_TITLE}{_HEAD}{_BODY}]", lambda found: parts[found.group()], self.text)


def shell_of(built: Path, depth: int, language: str) -> Shell:
    """The shell of the home page for a page `depth` folders below it; a bare one where the theme has no article."""
    home = built / "index.html"
    if not home.exists():
        return Shell(_PLAIN.replace("{language}", escape(language)))
    root = html.document_fromstring(home.read_text(encoding="utf-8"))
    found, titles = elements(root, "//article"), elements(root, "//head/title")
    if not found or not titles:
        return Shell(_PLAIN.replace("{language}", escape(language)))
    for path in _DROPPED:
        for element in elements(root, path):
            element.drop_tree()
    _emptied(found[0]).text = _BODY
    titles[0].text = _TITLE
    titles[0].tail = _HEAD
    _no_longer_current(root)
    _skips_to(found[0], root)
    _moved(root, "../" * depth)
    _configured(root, depth)
    return Shell("<!doctype html>\n" + re.sub(r"\n\s+", "\n", html.tostring(root, encoding="unicode")))


def elements(root: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements that an XPath finds."""
    return cast(list[HtmlElement], root.xpath(path))


def _emptied(element: HtmlElement) -> HtmlElement:
    for child in list(element):
        element.remove(child)
    return element


def _no_longer_current(root: HtmlElement) -> None:
    for element in elements(root, "//*[@aria-current]"):
        del element.attrib["aria-current"]
    for element in elements(root, "//*[contains(@class, '--active')]"):
        element.set("class", re.sub(r"\s*\S+--active", "", element.get("class") or ""))


def _skips_to(article: HtmlElement, root: HtmlElement) -> None:
    """Let the theme's link past the menu lead to what is there: the home page's own heading is not."""
    for link in elements(root, "//a[contains(concat(' ', @class, ' '), ' md-skip ')]"):
        target = (link.get("href") or "").removeprefix("#")
        if root.get_element_by_id(target, None) is None:
            article.set("id", article.get("id") or "content")
            link.set("href", f"#{article.get('id')}")


def _configured(root: HtmlElement, depth: int) -> None:
    """Material's settings for its script say where the site begins, relative to the page: its search asks there."""
    for script in elements(root, "//script[@id='__config' and @type='application/json']"):
        settings = json.loads(script.text or "{}")
        if isinstance(settings.get("search"), str) and not re.match(r"[a-z]+:|/", settings["search"]):
            settings["search"] = "../" * depth + settings["search"].removeprefix("./")
        settings["base"] = "/".join([".."] * depth)
        script.text = json.dumps(settings).replace("<", "\\u003c")


def _moved(root: HtmlElement, up: str) -> None:
    """Relative addresses as they are from further down."""
    for element in root.iter():
        for name in _ADDRESSES:
            value = element.get(name) if isinstance(element.tag, str) else None
            if value is not None and not re.match(r"[a-z][a-z0-9+.-]*:|#|/", value, re.IGNORECASE):
                element.set(name, up + re.sub(r"^\.(/|$)", "", value))
