"""The Python-Markdown extension: `[^source:excerpt]` becomes a footnote with its source and the words relied on."""

from footnoted.markdown.extension import FootnotedExtension, makeExtension, page_problems

__all__ = ["FootnotedExtension", "makeExtension", "page_problems"]
