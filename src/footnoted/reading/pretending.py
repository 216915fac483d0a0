"""What an author could write to hide words, or to pass for the theme's controls or ours: classes, ids, roles, labels.

What an extension of Markdown makes of these is marked as made (`markdown.links_of_others`), and does not come here.
"""

import re
from collections.abc import Iterator, Mapping, Set

Refused = tuple[str, str]  # what is refused, in words, and the text to look for in the Markdown

_THEMES_OWN = re.compile(r"md-(?!button\b)")
_THEMES_IDS = re.compile(r"__(?:search|drawer|palette\w*|toc|nav\w*|skip|consent\w*)\Z")  # its own checkboxes
_THEMES_CONTROLS = re.compile(r"__(?!tabbed_)")
#: Classes that themes make unseen until a reader points there, or that common style sheets hide or lay over the page.
_HIDING = re.compile(
    r"headerlink|footnote-(?:ref|backref)|hidden|hide|invisible|collapse|fade|modal[\w-]*|toast|offcanvas[\w-]*|"
    r"d-(?:\w+-)?none|(?:visually-?hidden|sr-only)(?:-focusable)?|opacity-\d+|position-(?:fixed|absolute)|"
    r"fixed-(?:top|bottom)|stretched-link|(?:mobile|tablet)-hide"
)
#: Classes of our own notes, claim links, claim pages and views: words in them would look checked.
_OURS = re.compile(
    r"claim-(?:link|actions|buttons|list)|cite-page|footnote-(?:link|also)|footnoted-[\w-]+|note-(?:panel|entry)|evidence-pane|"
    r"withdrawn|moved|corrections|bibliography|exports|check-report|timeline-chart|time-chart|latest-events|"
    r"flow-(?:diagram|line|tip)|bar-chart|picture-scroll|"
    r"show-kind-\d+|search-page[\w-]*|paper-[\w-]+"
)
#: Classes for which themes load code of others, unless the site's own settings make them.
_LOADING = frozenset({"mermaid"})

#: Roles that tell what a text or picture is. Others pass it for a control, a message or a part of the site.
_ROLES = re.compile(
    r"img|image|figure|presentation|none|note|group|list|listitem|term|definition|text|math|paragraph|heading|"
    r"blockquote|caption|code|deletion|emphasis|insertion|strong|subscript|superscript|time|article|"
    r"table|row|rowgroup|cell|rowheader|columnheader|doc-(?!endnotes\b|noteref\b|backlink\b|footnote\b)[\w-]+"
)
_TOLD_INSTEAD = frozenset({"aria-hidden", "aria-modal", "aria-live", "aria-owns"})


def pretences(attributes: Mapping[str, str], permitted: Set[str]) -> Iterator[Refused]:
    """What of an element's attributes hides or pretends; `permitted` are classes that the site's own settings make."""
    for name in attributes.get("class", "").split():
        if _THEMES_OWN.match(name):
            yield "a class of the theme's own (md-…), which can hide words", name[:40]
        elif name not in permitted and (name in _LOADING or _HIDING.fullmatch(name) or _OURS.fullmatch(name)):
            yield f"the class “{name}”, by which words hide or look like the site's own", name
    if _THEMES_IDS.match(attributes.get("id", "")):
        yield "an id of the theme's own (__…)", attributes["id"][:40]
    if _THEMES_CONTROLS.match(attributes.get("for", "")):
        yield "a label of a control of the theme's own (__…)", attributes["for"][:40]
    for role in attributes.get("role", "").lower().split():
        if not _ROLES.fullmatch(role):
            yield f"the role “{role[:40]}”, which passes words for a part of the site", role[:40]
    for name in _TOLD_INSTEAD & attributes.keys():
        yield f"the attribute {name}=", name
