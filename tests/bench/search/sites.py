"""The same pages as three sites: with our search, with the theme's own, and with Pagefind's box."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from footnoted.publish.search import publish_search
from footnoted.site import find_project, load_site

ROOT = Path(__file__).parents[3]

#: A page with Pagefind's own box, as its documentation shows it, without its wait for the reader to stop typing.
PAGEFIND_PAGE = """<!doctype html><html lang="en"><head><title>Search</title>
<link rel="stylesheet" href="pagefind/pagefind-ui.css"><script src="pagefind/pagefind-ui.js"></script></head>
<body><div id="search"></div><script>
new PagefindUI({element: "#search", showSubResults: true, pageSize: 10, debounceTimeoutMs: 0, showImages: false});
</script></body></html>"""


def ours(project: Path, built: Path) -> None:
    """Build a project and publish the search into it."""
    _build(project, built)
    found = find_project(project)
    publish_search(built, load_site(found), found)


def stock(project: Path, built: Path) -> None:
    """Build a project with the theme's own search."""
    _build(project, built)


def pagefind(project: Path, built: Path) -> None:
    """Build a project and index it with Pagefind (`pagefind[extended]` on PyPI)."""
    _build(project, built)
    command = [sys.executable, "-m", "pagefind", "--site", str(built), "--root-selector", "article"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (built / "pagefind.html").write_text(PAGEFIND_PAGE)


ENGINES = {"ours": ours, "stock": stock, "pagefind": pagefind}


def copy(into: Path, engine: str) -> Path:
    """A copy of this project; without our search where another engine's is to be shown."""
    for name in ("docs", "evidence", "overrides"):
        shutil.copytree(ROOT / name, into / name)
    (into / "src").symlink_to(ROOT / "src")
    shutil.copy(ROOT / "synonyms.yml", into)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if engine != "ours":
        (into / "overrides/partials/search.html").unlink()
        (into / "docs/search.md").unlink()
        config = re.sub(r"(?m)^not_in_nav:.*\n(?: .*\n)*", "", config)
    (into / "mkdocs.yml").write_text(config, encoding="utf-8")
    return into


def _build(project: Path, built: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict", "--site-dir", str(built)]
    subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
