"""Ready-made citations of one claim or page of the site, in the styles that people paste."""

import datetime
import textwrap
from dataclasses import dataclass
from html import escape

import rispy

from footnoted.model import show_edtf
from footnoted.model.dates import MONTHS
from footnoted.publish.exports.formats import RisWriter, latex, on_one_line


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: the words (empty for a whole page), the page, the site, its day of review and its address."""

    words: str
    page: str
    site: str
    reviewed: datetime.date | None
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A citation in one style, as text to copy."""

    style: str
    text: str


def citations(cited: Cited) -> tuple[ReadyMade, ...]:
    """The citation in each style. OSCOLA and others want a day of access: the reader fills it in."""
    return (
        ReadyMade("OSCOLA", _oscola(cited)),
        ReadyMade("APA", _apa(cited)),
        ReadyMade("Chicago", _chicago(cited)),
        ReadyMade("BibTeX", _bibtex(cited)),
        ReadyMade("RIS", _ris(cited)),
        ReadyMade("Wikipedia", _wikipedia(cited)),
        ReadyMade("Plain text", _plain(cited)),
        ReadyMade("HTML", _html(cited)),
    )


def _begins(words: str) -> str:
    """As many of the words as make out which they are: a table row may have hundreds."""
    return textwrap.shorten(words, 50, placeholder=" …")


def _ended(title: str) -> str:
    """The title as a sentence: a question keeps its own mark."""
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _british(day: datetime.date | None) -> str:
    return show_edtf(day.isoformat()) if day else ""


def _american(day: datetime.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _oscola(cited: Cited) -> str:
    where = ", ".join(part for part in (f"‘{cited.page}’ ({cited.site}", _british(cited.reviewed)) if part)
    return f"{where}) <{cited.url}> accessed [day month year]"


def _apa(cited: Cited) -> str:
    when = (
        f"{cited.reviewed.year}, {MONTHS[cited.reviewed.month - 1]} {cited.reviewed.day}" if cited.reviewed else "n.d."
    )
    return f"{cited.site}. ({when}). {_ended(cited.page)} {cited.url}"


def _chicago(cited: Cited) -> str:
    when = f" Last reviewed {_american(cited.reviewed)}." if cited.reviewed else ""
    return f"{cited.site}. “{_ended(cited.page)}”{when} {cited.url}."


def _bibtex(cited: Cited) -> str:
    fields = {
        "author": f"{{{latex(cited.site)}}}",
        "title": f"{{{latex(cited.page)}}}",
        "year": str(cited.reviewed.year) if cited.reviewed else "",
        "month": str(cited.reviewed.month) if cited.reviewed else "",
        "howpublished": latex(cited.site),
        "url": cited.url,
        "note": latex(_begins(cited.words)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{cited.key},\n{lines}}}"


def _ris(cited: Cited) -> str:
    record = {
        "type_of_reference": "ELEC",
        "id": cited.key,
        "authors": [cited.site],
        "title": cited.page,
        "year": str(cited.reviewed.year) if cited.reviewed else None,
        "date": cited.reviewed.isoformat().replace("-", "/") if cited.reviewed else None,
        "abstract": _begins(cited.words),
        "urls": [cited.url],
    }
    return str(rispy.dumps([on_one_line(record)], implementation=RisWriter)).strip()


def _wikipedia(cited: Cited) -> str:
    fields = {
        "title": cited.page,
        "url": cited.url,
        "website": cited.site,
        "date": _british(cited.reviewed),
        "access-date": "",
        "quote": _begins(cited.words),
    }
    parameters = "".join(f" |{name}={value.replace('|', '{{!}}')}" for name, value in fields.items())
    return f"{{{{cite web{parameters}}}}}"


def _plain(cited: Cited) -> str:
    when = f", reviewed {_british(cited.reviewed)}" if cited.reviewed else ""
    words = f"“{cited.words}” " if cited.words else ""
    return f"{words}({cited.site}, ‘{cited.page}’{when}, {cited.url})"


def _html(cited: Cited) -> str:
    link = f'<a href="{escape(cited.url)}">{escape(cited.page)}</a>, {escape(cited.site)}'
    if not cited.words:
        return f"<cite>{link}</cite>"
    return (
        f'<blockquote cite="{escape(cited.url)}"><p>{escape(cited.words, quote=False)}</p></blockquote>\n<p>{link}</p>'
    )
