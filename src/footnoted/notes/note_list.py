"""The notes under a page: the reference, the words relied on, the way to the source and the way back.

Marked up for assistive technology after DPUB-ARIA (`doc-noteref`, `doc-endnotes`, `doc-backlink`), with Robust Links
attributes (robustlinks.mementoweb.org) so that tools find the archived copy when the source has moved.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from html import escape

from markdown.util import AtomicString

from footnoted.model import Citation, Excerpt, Source, SourceFile, show_edtf
from footnoted.model.sources import gap_before
from footnoted.notes.note_ids import note_id, reference_id
from footnoted.notes.numbers import by_source, numbers
from footnoted.notes.passage_links import passage_address
from footnoted.notes.references import CitationFormatter, short_name

NOTES_HEADING_ID = "footnotes"
#: What ends a sentence, in the scripts that excerpts are written in.
_ENDS = frozenset(".!?…。！？؟۔।")
_MARKS = "“”‘’«»„([)]\"' "


class NoteRenderer:
    """Renders notes for one set of sources in one citation style; references are formatted once."""

    def __init__(self, sources: Mapping[str, SourceFile], formatter: CitationFormatter, title: str) -> None:
        self._sources = sources
        self._formatter = formatter
        self._title = title

    def label(self, citation: Citation, number: str) -> str:
        """What a screen reader says for the mark, as in “Note 3a: The Guardian, 5 August 2022”."""
        file = self._sources.get(citation.source)
        return f"Note {number}: {short_name(file.source) if file else citation.source}"

    def section(self, cited: Mapping[Citation, int], store: Callable[[str], str]) -> etree.Element:
        """The notes of a page, folded: each source once, and below it its excerpts as a, b, c where there are several.
        `cited` gives each citation, in order, with how many places cite it.

        The list is part of the tree, so that engines which check links find the notes' ids. What stands in it is
        finished HTML, which `store` keeps from being processed as Markdown; so does the heading, which the table of
        contents would list.
        """
        section = etree.Element(
            "section", {"class": "footnote", "role": "doc-endnotes", "aria-labelledby": NOTES_HEADING_ID}
        )
        section.text = store(f'<h2 id="{NOTES_HEADING_ID}">{escape(self._title)}</h2>')
        fold = etree.SubElement(section, "details")
        sources, named = by_source(cited), numbers(cited)
        etree.SubElement(fold, "summary").text = AtomicString(_counted(len(sources), cited))
        notes = etree.SubElement(fold, "ol")

        def note(into: etree.Element, citation: Citation, reference: str = "") -> etree.Element:
            made = etree.SubElement(into, "li", {"id": note_id(citation)})
            back = _back_links(citation, named.get(citation, ""), cited.get(citation, 0))
            excerpt = self._excerpt(citation)
            told = (reference, back, excerpt) if reference else (excerpt, self._passage(citation), back)
            made.text = store(" ".join(filter(None, told)))
            return made

        for source, citations in sources.items():
            first = citations[0] if len(citations) == 1 else Citation(source, None)
            made = note(notes, first, self._reference(first))
            if below := [each for each in citations if each != first]:
                listed = etree.SubElement(made, "ol", {"type": "a"})
                for each in below:
                    note(listed, each)
        return section

    def reference(self, file: SourceFile) -> str:
        """The full reference with its links, as HTML."""
        return f"{reference_html(file, self._formatter)} {links(file.source)}"

    def _reference(self, citation: Citation) -> str:
        file = self._sources.get(citation.source)
        if file is None:
            return escape(citation.source)
        return f"{reference_html(file, self._formatter)} {links(file.source, self._cited(citation))}"

    def _excerpt(self, citation: Citation) -> str:
        excerpt = self._cited(citation)
        return excerpt_html(excerpt) if excerpt else ""

    def _passage(self, citation: Citation) -> str:
        """A link to the very words, for an excerpt that stands with others of its source."""
        excerpt = self._cited(citation)
        url = self._sources[citation.source].source.csl.url if excerpt else ""
        address = passage_address(url, excerpt) if excerpt else url
        words = f'<a class="footnote-link" href="{escape(address)}" aria-label="These words in the source">↗</a>'
        return words if address != url else ""

    def _cited(self, citation: Citation) -> Excerpt | None:
        file = self._sources.get(citation.source)
        return file.source.excerpts.get(citation.excerpt or "") if file else None


def reference_html(file: SourceFile, formatter: CitationFormatter) -> str:
    """The reference, formatted once for each source: citeproc takes about a millisecond for one."""
    key = (id(formatter), file.id, id(file.source))
    kept = _references.get(key)
    if kept is None or kept[0] is not file.source:
        kept = _references[key] = (file.source, formatter.html(file.id, file.source))
    return kept[1]


_references: dict[tuple[int, str, int], tuple[Source, str]] = {}


def links(source: Source, excerpt: Excerpt | None = None) -> str:
    """Links to the source, at the words of `excerpt` if one is given, and to its archived copy, with Robust Links
    attributes (robustlinks.mementoweb.org): the original address is told where the link leads to the words in it.
    """
    name = escape(short_name(source))
    url = source.csl.url
    leads = passage_address(url, excerpt) if excerpt else url
    robust = f'data-versiondate="{_version_date(source)}"'
    if leads != url:
        robust = f'data-originalurl="{escape(url)}" {robust}'
    if source.archive:
        robust += f' data-versionurl="{escape(source.archive)}"'
    attributes = f'class="footnote-link" href="{escape(leads)}" {robust} aria-label="Read the source: {name}"'
    found = f"<a {attributes}>Read the source</a>"
    if source.archive:
        found += (
            f' <a class="footnote-link" href="{escape(source.archive)}" '
            f'aria-label="Archived copy: {name}">Archived copy</a>'
        )
    return found + _editions(source)


def _editions(source: Source) -> str:
    """What is known of editions that follow: it must not depend on the day of the build."""
    found = ""
    if source.version_of:
        name = escape(short_name(source))
        found = f' <a href="{escape(source.version_of)}" aria-label="Newest version: {name}">Newest version</a>'
    if source.superseded_by:
        return f"{found} A later edition took its place."
    due = source.series.next if source.series else None
    return f"{found} Next edition due: {show_edtf(due)}." if due else found


def _version_date(source: Source) -> str:
    """The day of the archived copy where its address tells it (Wayback form), else the day the source was read."""
    stamp = re.search(r"/(\d{4})(\d\d)(\d\d)\d{6}/", source.archive or "")
    return "-".join(stamp.groups()) if stamp else escape(source.accessed)


def excerpt_html(excerpt: Excerpt, *, whole: bool = False) -> str:
    """The words relied on, with who said them, what their date means, and where in the source they stand.

    Around them the rest of their sentence where they are cut inside one; `whole`, all that is stored of what stands
    there. Few elements on purpose: the search index of the theme reads every one of them again.
    """
    lang = f' lang="{excerpt.lang}"' if excerpt.lang else ""
    html = f"\n<blockquote{lang}>{_in_context(excerpt, whole=whole)}</blockquote>"
    about = f"refers to {show_edtf(excerpt.date)}" if excerpt.date else None
    context = "; ".join(escape(part) for part in (excerpt.speaker, about, excerpt.locator) if part)
    translated = f" In translation: {escape(excerpt.translation)}" if excerpt.translation else ""
    return html + (f" ({context})" if context else "") + translated


def _in_context(excerpt: Excerpt, *, whole: bool) -> str:
    """The excerpt between what stands around it, with an ellipsis where that begins or ends inside a sentence."""
    text = excerpt.text
    before = excerpt.before if excerpt.before and (whole or not _ended(excerpt.before)) else ""
    after = excerpt.after if excerpt.after and (whole or not _ended(text)) else ""
    begins = "… " if (before or text).lstrip(_MARKS)[:1].islower() else ""
    ends = "" if _ended(after or text) else " …"
    ahead = f"<i>{begins}{escape(before, quote=False)}</i> " if before else begins
    behind = f"{gap_before(after)}<i>{escape(after, quote=False)}{ends}</i>" if after else ends
    return f"{ahead}{escape(text, quote=False)}{behind}"


def _ended(text: str) -> bool:
    """Whether a text ends a sentence."""
    return text.rstrip(_MARKS)[-1:] in _ENDS


def _counted(sources: int, cited: Mapping[Citation, int]) -> str:
    excerpts = sum(each.excerpt is not None for each in cited)
    return ", ".join(
        f"{number} {name}{'' if number == 1 else 's'}"
        for number, name in ((sources, "source"), (excerpts, "excerpt"))
        if number
    )


def _back_links(citation: Citation, number: str, places: int) -> str:
    return " ".join(
        f'<a class="footnote-backref" role="doc-backlink" href="#{reference_id(citation, nth)}" '
        f'aria-label="{_back_label(number, nth, places)}">↩{nth if places > 1 else ""}</a>'
        for nth in range(1, places + 1)
    )


def _back_label(number: str, nth: int, places: int) -> str:
    where = f", place {nth} of {places}" if places > 1 else ""
    return f"Back to where note {number} is cited{where}"
