"""One source as a formatted reference (HTML), and as the short name that labels a footnote mark."""

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from footnoted.model import PartialDate, Source, edtf_dates, show_edtf
from footnoted.notes.citation_styles import load_style, render

OUR_STYLE = Path(__file__).with_name("footnoted.csl")

#: citeproc-py escapes some fields and not others; these stand in for markup until it is done.
_GUARD = str.maketrans({"<": "\ue000", ">": "\ue001", "&": "\ue002", '"': "\ue003"})
_UNGUARD = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "&amp;", "\ue003": "&quot;"})
#: The library's elements. Other angle brackets are the style's: OSCOLA, for one, sets them around addresses.
_ELEMENT = re.compile(r"(</?(?:i|b|sup|sub|span)(?: [^<>]*)?>)")


class CitationFormatter:
    """Formats sources in one style (a path to a .csl file)."""

    def __init__(self, style: Path | None = None) -> None:
        """Raises `OSError` when the style cannot be read, `StyleError` when it is none that stands by itself."""
        self._style = load_style(style or OUR_STYLE)

    def html(self, identifier: str, source: Source) -> str:
        """The full reference as HTML without links: fields escaped, titles in the style's italics."""
        text = render(self._style, citeproc_item(identifier, source))
        parts = _ELEMENT.split(text)  # text and elements take turns
        parts[::2] = (part.replace("<", "&lt;").replace(">", "&gt;") for part in parts[::2])
        return "".join(parts).translate(_UNGUARD)


@lru_cache(maxsize=8)
def formatter_for(style: str | None) -> CitationFormatter:
    """The formatter for a style, kept: reading a style takes as long as formatting a reference."""
    return CitationFormatter(Path(style) if style else None)


def citeproc_item(identifier: str, source: Source) -> dict[str, Any]:
    """The source as citeproc-py wants it: CSL-JSON with dates in parts, and markup characters guarded."""
    item = source.csl.json_item(identifier.lower())
    for name in ("issued", "event-date", "original-date"):
        if name in item:
            item[name] = csl_date(str(item[name]))
    guarded: dict[str, Any] = _guard(item)
    return guarded


def csl_date(text: str) -> dict[str, Any]:
    """An EDTF text as a CSL-JSON date: `date-parts`, `season` 1 to 4, and `circa` for an approximate one."""
    dates = edtf_dates(text)
    date: dict[str, Any] = {"date-parts": [_parts(each) for each in dates]}
    if dates[0].season:
        date["season"] = dates[0].season - 20
    if "~" in text or "%" in text:
        date["circa"] = 1
    return date


def _parts(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part is not None]


def _guard(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_GUARD)
    if isinstance(value, dict):
        return {key: _guard(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_guard(inner) for inner in value]
    return value


def short_name(source: Source) -> str:
    """How a listener recognises the source: who published it and when, as in “The Guardian, 5 August 2022”."""
    csl = source.csl
    by = csl.container_title or csl.publisher or csl.authority or csl.title
    return html.unescape(f"{by}, {show_edtf(csl.issued)}" if csl.issued else by)
