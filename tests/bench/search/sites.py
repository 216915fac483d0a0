"""The same pages as three sites: with our search, with the theme's own, and with Pagefind's box."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from footnoted.engines.find import find_project
from footnoted.engines.page_files import load_site
from footnoted.publish.search import publish_search

ROOT = Path(__file__).parents[3]
FORM = "partials/search.html"

#: A page with Pagefind's own box, as its documentation shows it, without its wait for the reader to stop typing.
PAGEFIND_PAGE = """<!doctype html><html lang="en"><head><title>Search</title>
<link rel="stylesheet" href="pagefind/pagefind-ui.css"><script src="pagefind/pagefind-ui.js"></script></head>
<body><div id="search"></div><script>
new PagefindUI({element: "#search", showSubResults: true, pageSize: 10, debounceTimeoutMs: 0, showImages: false});
</script></body></html>"""


def publish(engine: str, project: Path, built: Path) -> None:
    """Build a project (from `prepare`) and add an engine's index."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict", "--site-dir", str(built)]
    subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if engine == "ours":
        found = find_project(project)
        publish_search(built, load_site(found), found)
    elif engine == "pagefind":
        command = [sys.executable, "-m", "pagefind", "--site", str(built), "--root-selector", "article"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (built / "pagefind.html").write_text(PAGEFIND_PAGE)


def prepare(engine: str, into: Path) -> Path:
    """A copy of this project for an engine: with our search as it is published, else with the theme as it comes."""
    for name in ("docs", "evidence"):
        shutil.copytree(ROOT / name, into / name)
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config: dict[str, Any] = yaml_load(file)
    if engine == "ours":
        shutil.copytree(ROOT / "overrides", into / "overrides")
        shutil.copy(ROOT / "synonyms.yml", into)
    else:
        (into / "docs/search.md").unlink()
        config["theme"] = {"name": "material", "font": False}
        for name in ("extra", "extra_css", "not_in_nav"):
            config.pop(name, None)
    config.pop("watch", None)
    (into / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return into


def with_our_form(project: Path) -> None:
    """Put our search form into a generated project that has the theme as it comes."""
    (project / "overrides/partials").mkdir(parents=True)
    shutil.copy(ROOT / "overrides" / FORM, project / "overrides" / FORM)
    config = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(config.replace("name: material\n", "name: material\n  custom_dir: overrides\n"))
