"""A report as workflow commands of GitHub Actions, which shows each at its line in a pull request."""

from footnoted.model import Report
from footnoted.output.plain_text import placed, summary


def as_github(report: Report) -> str:
    """Workflow commands: GitHub shows each at its line in a pull request."""
    lines = [
        f"::{each.severity} file={_property(each.path)},line={each.line},title={each.code}::{_message(each.message)}"
        for each in report.diagnostics
    ]
    return "\n".join([*lines, summary(report)]) + "\n"


def error_as_github(error: str) -> str:
    """What stopped a check, at its line where it names one."""
    message, path, line = placed(error)
    place = f" file={_property(path)},line={line or 1}" if path else ""
    return f"::error{place}::{_message(message)}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
