"""What is added to the built site. Publishing never checks; it is handed the report."""

from footnoted.publish.report import fill_reports

__all__ = ["fill_reports"]
