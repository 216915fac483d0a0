"""Paper: every page, and the whole site, as a tagged PDF with its notes at the foot of the sheet that cites them."""

from footnoted.publish.paper.leaflet import leaflet_address
from footnoted.publish.paper.render import (
    PaperUnavailableError,
    can_print,
    pdf_address,
    whole_address,
    write_leaflet,
    write_pdfs,
)

__all__ = [
    "PaperUnavailableError",
    "can_print",
    "leaflet_address",
    "pdf_address",
    "whole_address",
    "write_leaflet",
    "write_pdfs",
]
