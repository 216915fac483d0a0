"""A date in HTML."""

from footnoted.model import edtf_dates, show_edtf


def time_element(edtf: str) -> str:
    """A `time` element; HTML knows days, months and years, so a season or an interval is a `span`."""
    date = edtf_dates(edtf)[0]
    if "/" in edtf or date.season:
        return f'<span class="when">{show_edtf(edtf)}</span>'
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return f'<time datetime="{"-".join(parts)}">{show_edtf(edtf)}</time>'
