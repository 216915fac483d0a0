"""Paper: every page, and the whole site, as a tagged PDF with its notes at the foot of the sheet that cites them."""

from footnoted.publish.paper.render import PaperUnavailableError, write_pdfs

__all__ = ["PaperUnavailableError", "write_pdfs"]
