"""Finds the library Pango, with which PDFs are made, or installs the distribution's package where it may.

python tests/pango.py      says that it is there, or what to do, and fails
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from footnoted.publish.paper import PaperUnavailableError, can_print

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def install() -> None:
    """Install the packages with apt where we may."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in (
            ("update", "--quiet=2"),
            ("install", "--yes", "--quiet=2", "--no-install-recommends", *PACKAGES),
        ):
            subprocess.run(["apt-get", *command], check=False, stdout=sys.stderr)


def main() -> int:
    """Returns the exit status."""
    try:
        can_print()
    except PaperUnavailableError:
        install()
        again = subprocess.run([sys.executable, "-c", "import weasyprint"], check=False, capture_output=True)
        if again.returncode:
            print("Pango was not found, and could not be installed. Install your system's Pango.", file=sys.stderr)
            return 1
    print("Pango: found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
