"""Keeps one issue that says which sources changed: opens it, updates it, and closes it when all are present again.

    verification_issue.py REPORT RUN_URL

REPORT is what `footnoted verify --report report.md` wrote, RUN_URL where the run can be looked at. Works through the
command `gh`, which takes the repository and the token from GH_REPO and GH_TOKEN. Needs nothing but Python.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

TITLE = "Sources that changed"
LONGEST = 60_000  # characters: GitHub takes 65,536 in an issue

_MISSING = re.compile(r"\b\d+ (?:changed|gone|blocked|unreachable)\b")


def main(report: Path, run: str) -> None:
    """Bring the issue in line with the report."""
    text = report.read_text(encoding="utf-8")
    summary = text.partition("\n")[0]
    found = existing()
    if not _MISSING.search(summary):
        if found:
            gh("issue", "close", str(found["number"]), "--comment", f"All are present again. {summary} ([run]({run}))")
        print(f"{summary} {'Closed the issue.' if found else 'No issue is needed.'}")
    elif found is None:
        print(gh("issue", "create", "--title", TITLE, "--body-file", "-", given=body(text, run)).strip())
    else:
        number = str(found["number"])
        gh("issue", "edit", number, "--body-file", "-", given=body(text, run))
        if not found["body"].startswith(summary):  # an edit alone is not announced to anybody
            gh("issue", "comment", number, "--body", f"{summary} ([run]({run}))")
        print(f"Updated issue {number}.")


def existing() -> dict[str, Any] | None:
    """The open issue of this title that a workflow opened; people's own issues are left alone."""
    listed = gh("issue", "list", "--state", "open", "--limit", "1000", "--json", "number,title,body,author")
    ours = [each for each in json.loads(listed) if each["title"] == TITLE and each["author"].get("is_bot")]
    return min(ours, key=lambda each: each["number"], default=None)


def body(report: str, run: str) -> str:
    """The report with the way to its run, cut between two entries where it is too long for an issue."""
    entries = re.split(r"\n\n(?=##)", report.rstrip())
    kept: list[str] = []
    while entries and sum(map(len, kept)) + len(entries[0]) < LONGEST:
        kept.append(entries.pop(0))
    more = f"\n\n{len(entries)} more parts stand in the report." if entries else ""
    return "\n\n".join(kept) + f"{more}\n\nThe whole report and verified.json: artifacts of [this run]({run}).\n"


def gh(*arguments: str, given: str | None = None) -> str:
    """What `gh` prints; its failure is ours, with what it said."""
    return subprocess.run(["gh", *arguments], input=given, stdout=subprocess.PIPE, text=True, check=True).stdout


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: verification_issue.py REPORT RUN_URL")
    main(Path(sys.argv[1]), sys.argv[2])
