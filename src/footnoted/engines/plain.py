"""A project without a site engine: the settings of footnoted.toml, of `[tool.footnoted]` in pyproject.toml, or what an
mkdocs.yml says, read without its theme and plugins.

footnoted.toml, all optional (the same keys stand under `[tool.footnoted]`):

    docs = "docs"
    evidence = "evidence"
    name = "A site"
    url = "https://site.example/"
    language = "en"
    markdown_extensions = ["tables", "attr_list", "footnoted"]
    [extension_configs.toc]
    permalink = true
    [settings]
    days = 30
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from footnoted.engines.configuration import project_from
from footnoted.engines.project import Project
from footnoted.evidence.plain_yaml import why_invalid
from footnoted.model.errors import ProjectError

TOML = "footnoted.toml"
_KEYS = frozenset(
    "docs evidence name url description language markdown_extensions extension_configs nav redirects settings".split()
)


def toml_project(folder: Path) -> Project | None:
    """The project of a footnoted.toml, or of a pyproject.toml with `[tool.footnoted]`. Raises `ProjectError`."""
    if (folder / TOML).is_file():
        return _from_toml(folder / TOML, _toml(folder / TOML), "settings")
    pyproject = folder / "pyproject.toml"
    given = _toml(pyproject).get("tool", {}).get("footnoted") if pyproject.is_file() else None
    return _from_toml(pyproject, given, "tool.footnoted.settings") if isinstance(given, dict) else None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f"{path}: is not TOML that can be read: {error}") from error


def _from_toml(path: Path, given: Mapping[str, Any], group: str) -> Project:
    if unknown := sorted(set(given) - _KEYS):
        raise ProjectError(f"{path}: “{unknown[0]}” is no setting here: one of {', '.join(sorted(_KEYS))}")
    configs = dict(given.get("extension_configs", {}))
    if "evidence" in given:
        configs["footnoted"] = {**configs.get("footnoted", {}), "evidence": given["evidence"]}
    names = {"docs": "docs_dir", "name": "site_name", "url": "site_url", "description": "site_description"}
    by_mkdocs = {names.get(name, name): each for name, each in given.items()}
    return project_from(path, {**by_mkdocs, "mdx_configs": configs, "redirect_maps": given.get("redirects")}, group)


def yaml_project(path: Path) -> Project:
    """The project of an mkdocs.yml, for who has no MkDocs: theme and plugins are not loaded. Raises `ProjectError`."""
    given = yaml_settings(path)
    extensions, configs = _extensions(given.get("markdown_extensions") or [])
    theme = given["theme"] if isinstance(given.get("theme"), dict) else {}
    redirects = _named(given.get("plugins")).get("redirects") or {}
    extra = given.get("extra")
    return project_from(
        path,
        {
            **given,
            "markdown_extensions": extensions,
            "mdx_configs": configs,
            "language": theme.get("language"),
            "custom_dir": theme.get("custom_dir"),
            "redirect_maps": redirects.get("redirect_maps"),
            "settings": extra.get("footnoted") if isinstance(extra, dict) else None,
        },
    )


#: MkDocs' own extensions, which every page has (mkdocs/config/defaults.py).
_ALWAYS = ("toc", "tables", "fenced_code")


def _extensions(entries: Any) -> tuple[tuple[str, ...], dict[str, Mapping[str, Any]]]:
    named = _named(entries)
    return tuple(dict.fromkeys((*_ALWAYS, *named))), {name: each for name, each in named.items() if each}


def names(entries: Any) -> set[str]:
    """The names in a list of extensions or plugins."""
    return set(_named(entries))


def _named(entries: Any) -> dict[str, Mapping[str, Any]]:
    """A list of names, some with settings, as mkdocs.yml has for extensions and plugins."""
    listed = [{name: each} for name, each in entries.items()] if isinstance(entries, dict) else entries or []
    found: dict[str, Mapping[str, Any]] = {}
    for entry in listed:
        pairs = entry.items() if isinstance(entry, dict) else [(entry, None)]
        found |= {str(name): each if isinstance(each, dict) else {} for name, each in pairs}
    return found


class _Loader(yaml.SafeLoader):
    """Reads the tags that mkdocs.yml files have: `!ENV` as MkDocs does; `!!python/name:` and the like as nothing."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
    else:
        names, default = [node.value], None
    return next((os.environ[str(name)] for name in names if str(name) in os.environ), default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_Loader.add_multi_constructor("!", lambda *_: None)


def no_yaml(path: Path, error: yaml.YAMLError | UnicodeDecodeError) -> ProjectError:
    """What is wrong with a file of settings, at its line."""
    if isinstance(error, UnicodeDecodeError):
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return ProjectError(f"{path}:{line}: is not UTF-8 text: save the file as UTF-8")
    message, line = why_invalid(error, path.read_text(encoding="utf-8-sig"))
    return ProjectError(f"{path}:{line}: {message}")


def yaml_settings(path: Path) -> dict[str, Any]:
    """What an mkdocs.yml says, without theme and plugins. Raises `ProjectError`."""
    try:
        given = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)  # a safe loader: it makes no objects
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise no_yaml(path, error) from error
    if given is not None and not isinstance(given, dict):
        raise ProjectError(f"{path}: must hold settings, as “site_name: …”")
    return given or {}
