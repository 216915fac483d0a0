"""MkDocs: how it reads its mkdocs.yml, and the commands that build and serve a site with it.

MkDocs itself is imported only when it is asked: that takes half a second, most of it for the theme and the plugins.
"""

import contextlib
import logging
import os
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from footnoted.engines import plain
from footnoted.engines.configuration import project_from
from footnoted.engines.copied_config import copied_config
from footnoted.engines.project import Project
from footnoted.kept import NOTHING, Kept, digest
from footnoted.model.errors import ProjectError


def is_installed() -> bool:
    """Whether MkDocs can be asked."""
    return find_spec("mkdocs") is not None


def build_command(project: Project, into: Path, scratch: Path, docs: Path | None = None) -> list[str]:
    """The command that builds into `into`: the project strictly (a warning is an error), or the pages in `docs`."""
    config = copied_config(project, scratch, docs_dir=docs) if docs else project.root / "mkdocs.yml"
    strict = "--no-strict" if docs else "--strict"
    return [sys.executable, "-m", "mkdocs", "build", strict, "--clean", "-f", str(config), "--site-dir", str(into)]


def serve_command(project: Project, address: str, _into: Path) -> list[str]:
    """The command of the live preview. Not strict: a finding is shown while writing, and does not end the preview."""
    config = str(project.root / "mkdocs.yml")
    serve = ["-m", "footnoted.engines.mkdocs_serve", "serve", "--no-strict"]
    return [sys.executable, *serve, "-f", config, "--dev-addr", address]


def read_project(path: Path, kept: Kept = NOTHING) -> Project:
    """The project of an mkdocs.yml, as MkDocs reads it: with the theme, the plugins and their defaults.

    `hooks:` of the file are loaded as in a build. `kept` holds what MkDocs said before of the same file, in the same
    environment and with the same packages. Raises `ProjectError`.
    """
    name = _name_of_answer(path)
    found = kept.get(name) if name else None
    if isinstance(found, Project):
        return found
    project = _asked(path)
    if name:
        kept.put(name, project)
    return project


def _name_of_answer(path: Path) -> str:
    """What MkDocs' answer is kept under; empty where it depends on more than the file and the variables it names."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if re.search(r"^\s*(?:hooks|INHERIT)\s*:", text, re.MULTILINE):
        return ""
    variables = sorted(set(re.findall(r"[A-Za-z_]\w*", " ".join(re.findall(r"!ENV\s*(.*)", text)))))
    environment = (f"{each}={os.environ.get(each)}" for each in variables)
    return f"mkdocs-{digest(text, *environment, *_listing(path))}"


def _listing(config: Path) -> Iterator[str]:
    """The files below the folder of pages, by their names; with their times where a plugin may look into them."""
    given = plain.yaml_settings(config)
    looks = not plain.names(given.get("plugins")) <= {"search", "redirects"}
    docs = config.parent / str(given.get("docs_dir") or "docs")
    for each in sorted(docs.rglob("*")):
        yield f"{each}:{each.stat().st_mtime_ns if looks and each.is_file() else ''}"


def _asked(path: Path) -> Project:
    """The project as MkDocs says it is now. Raises `ProjectError`."""
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - see above

    said: list[str] = []
    try:
        config, pages = _quietly(path, said)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise plain.no_yaml(path, error) from error
    except MkDocsException as error:
        # MkDocs logs what is wrong with a setting, and its exception says no more than that it stopped.
        why = "; ".join(said) or str(error)
        raise ProjectError(f"{path}: {' '.join(why.split())}") from error
    except UnicodeEncodeError as error:
        raise ProjectError(f"{path}: a page is in a file whose name is not UTF-8: rename it") from error
    redirects = config["plugins"].get("redirects")
    return project_from(
        path,
        {
            **config,
            "language": config["theme"].get("language") if config["theme"] else None,
            "custom_dir": config["theme"].custom_dir if config["theme"] else None,
            "redirect_maps": redirects.config.get("redirect_maps") if redirects else None,
            "settings": (config["extra"] or {}).get("footnoted"),
            "pages": pages,
        },
    )


def _pages(config: Any) -> dict[str, str]:
    """The pages that a build would publish, with their addresses: without excluded ones and drafts, and each where the
    plugins put it. MkDocs' own `build` does these steps in this order.
    """
    from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions  # noqa: PLC0415

    docs = Path(config["docs_dir"])
    if not docs.is_dir():
        return {}
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    pages = files.documentation_pages(inclusion=InclusionLevel.is_included)
    return {each.src_uri: each.url.removeprefix("./") for each in pages if (docs / each.src_uri).is_file()}


class _Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        lines = record.getMessage().splitlines()
        traced = any(line.lstrip().startswith("File ") for line in lines)
        self._kept.append(f"{lines[0].rpartition(' File ')[0] or lines[0]} {lines[-1]}" if traced else " ".join(lines))


def _quietly(path: Path, said: list[str]) -> tuple[Any, dict[str, str]]:
    """MkDocs' own configuration of the file, and the pages that it would publish. Errors that it logs are added to
    `said`; its other messages belong to the build, and are dropped here.
    """
    from mkdocs.config import load_config  # noqa: PLC0415 - see above

    logger = logging.getLogger("mkdocs")
    level, spreads, kept = logger.level, logger.propagate, _Errors(said)
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    logger.addHandler(kept)
    try:
        with contextlib.chdir(path.parent):  # from where a build reads relative paths
            config = load_config(str(path))
            return config, _pages(config)
    finally:
        logger.removeHandler(kept)
        logger.propagate = spreads
        logger.setLevel(level)
