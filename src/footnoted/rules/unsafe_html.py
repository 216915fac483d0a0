"""FN007: nothing on a page runs."""

from collections.abc import Iterator

from footnoted.model import Page, Site
from footnoted.rules.example import Example
from footnoted.rules.rule import Finding, Rule


def check(_: Site, page: Page) -> Iterator[Finding]:
    """What could run, load or send, wherever it stands on the page. No comment can allow it."""
    for what, line in page.hazards:
        yield Finding("FN007", page.path, line, f"refused: {what}: take it out, or move it to the theme")


def files(site: Site) -> Iterator[Finding]:
    """Files beside the pages that could run, or that a browser shows as pages which no rule has read."""
    for path, what in site.running:
        yield Finding("FN007", path, 1, f"refused: {what}")


RULES = (
    Rule(
        "FN007",
        "something in a page or a drawing that is not allowed by name",
        "Pages are text with sources. A script, an event handler, a `javascript:` address, a frame or a form in a page "
        'would run in the browser of every reader, and in the front matter a `<` or `"` ends the place where the theme '
        "prints it. What passes for the work of an extension (`data-footnoted`, `data-cite`, the class `toc`) would "
        "be read by no rule. Classes that themes hide, roles of controls and closing tags of what is not open make "
        "a reader see other words or another site. A control character is in no language, and no feed can carry "
        "it.\n\n"
        "Take it out. In text, write `&lt;script&gt;` or put it in backticks; in a title or description use single "
        "quotation marks. What the whole site needs belongs to the theme (`overrides/`). No comment allows it.",
        Example(
            excerpt="Records are kept for up to six years.",
            fails="Records are kept for <script>up()</script> up to six years.[^report:kept]\n{ #kept }",
            passes="Records are kept for <strong>up to six years</strong>.[^report:kept]\n{ #kept }",
        ),
        page=check,
        site=files,
    ),
)
