"""Citations in words: CSL-JSON through citeproc-py, with a small style of our own or one that the site names."""

from footnoted.cite.format import CitationFormatter, short_name

__all__ = ["CitationFormatter", "short_name"]
