"""footnoted: machine-checked sourcing for Markdown sites."""

__version__ = "0.1.0"
