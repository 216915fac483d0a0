"""Footnotes: references formatted with a CSL style, excerpts as HTML, and the list of notes under a page."""
