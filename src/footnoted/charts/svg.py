"""The few pieces of SVG that the pictures are made of. Text is escaped here; colours belong to the style sheet.

The pictures are hidden from assistive technology, and their links are left out of the tab order: each stands beside a
list or table that says the same and links to the same places.
"""

from html import escape


def number(value: float) -> str:
    """A coordinate with at most one decimal, so that the same picture is always the same bytes."""
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, content: str, css: str, anchor: str = "start") -> str:
    """A line of text; `anchor` is start, middle or end."""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{css}" x="{number(x)}" y="{number(y)}"{place}>{escape(content)}</text>'


def rect(x: float, y: float, width: float, height: float, css: str) -> str:
    """A box."""
    return f'<rect class="{css}" x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"/>'


def dot(x: float, y: float, radius: float, css: str) -> str:
    """A circle."""
    return f'<circle class="{css}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    """A straight line."""
    return f'<line class="{css}" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"/>'


def link(href: str, title: str, content: str, css: str) -> str:
    """A link that a pointer can follow; its title, where it has one, is shown while the pointer rests on it."""
    named = f"<title>{escape(title)}</title>" if title else ""
    return f'<a class="{css}" href="{escape(href)}" tabindex="-1">{named}{content}</a>'


def fitting(size: tuple[float, float], content: str, css: str) -> str:
    """A picture that is no wider than any page, and that grows and shrinks with the column of text."""
    return f'<div class="picture fits {css}">{drawing(size, content)}</div>'


def picture(size: tuple[float, float], content: str, label: str, css: str) -> str:
    """The picture in a box that scrolls by itself where it is wider than the page, by keyboard as well."""
    return (
        f'<div class="picture {css}"><div class="picture-scroll" role="region" aria-label="{escape(label)}" '
        f'tabindex="0">{drawing(size, content)}</div></div>'
    )


def drawing(size: tuple[float, float], content: str) -> str:
    """An `svg` element of this width and height."""
    width, height = number(size[0]), number(size[1])
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true" focusable="false">{content}</svg>'
    )


def shortened(content: str, characters: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer."""
    if len(content) <= characters:
        return content
    return content[: characters - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
