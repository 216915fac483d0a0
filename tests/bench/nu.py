"""The Nu HTML checker on every page, the claims' own included.

    python tests/bench/nu.py [FOLDER]      (default: site/)

Exits with 1 when there is an error. Its warnings are counted by kind: for a file on a disk it cannot tell what 'self'
in a Content-Security-Policy is, and says so of every script and sheet.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from beside import ROOT
from node import tool
from serving import built_site

JAR = "vnu-jar/build/dist/vnu.jar"


def messages(folder: Path) -> list[dict[str, Any]]:
    """All that the checker says of the pages of a folder."""
    if not shutil.which("java"):
        sys.exit("Java is needed to run the Nu HTML checker: install a Java runtime, version 17 or newer")
    command = ["java", "-Xss8m", "-jar", str(tool(JAR)), "--skip-non-html", "--format", "json", "--stdout", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        told: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except (json.JSONDecodeError, KeyError):
        sys.exit(f"the Nu HTML checker gave no report:\n{done.stderr.strip()[-2000:]}")
    return told


def main() -> int:
    """Print the kinds of messages with how often and where first."""
    folder = built_site(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    pages = sum(1 for _ in folder.rglob("*.html"))
    told = messages(folder)
    kinds = Counter((_severity(each), re.sub(r"“[^”]*”", "“…”", each["message"])) for each in told)
    for (severity, kind), times in kinds.most_common():
        first = next(each for each in told if re.sub(r"“[^”]*”", "“…”", each["message"]) == kind)
        place = f"{first['url'].partition(str(folder.resolve()))[2] or first['url']}:{first.get('lastLine')}"
        print(f"{times} × {severity}: {first['message']}\n    first at {place}")
    errors = sum(times for (severity, _), times in kinds.items() if severity == "error")
    print(f"{pages} pages, {errors} errors, {len(told) - errors} warnings")
    return 1 if errors or not pages else 0


def _severity(message: dict[str, Any]) -> str:
    if message["type"] == "info":
        return str(message.get("subType", "info"))
    return "error"


if __name__ == "__main__":
    sys.exit(main())
