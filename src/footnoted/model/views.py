"""The generated views that a page can have, by the names of their blocks: `/// bibliography`."""

#: None has content of its own.
VIEWS = (
    "bibliography",
    "check-report",
    "exports",
    "corrections",
    "timeline-chart",
    "events-that-matter",
    "flow-diagram",
    "bar-chart",
    "time-chart",
    "latest-events",
    "drawing",
)
