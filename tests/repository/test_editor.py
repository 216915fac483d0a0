"""What editors and pre-commit read: the schema holds for every evidence file, and the hooks run."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from conftest import ROOT
from footnoted.evidence import schema_text

SOURCES = sorted((ROOT / "evidence" / "sources").glob("*.yml"))
TEMPLATE = sorted((ROOT / "src" / "footnoted" / "template").rglob("sources/*.yml"))


class EditorLoader(yaml.SafeLoader):
    """Reads scalars by the core schema of YAML 1.2, as the language server of editors does."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way to say it


for tag, pattern, first in (
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.nan", "-+.0123456789"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN"),
):  # fmt: skip
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def complaints(text: str) -> list[str]:
    """What an editor underlines in an evidence file."""
    validator = jsonschema.Draft202012Validator(json.loads(schema_text()))
    return [error.message for error in validator.iter_errors(yaml.load(text, EditorLoader))]


def test_the_schema_on_disk_is_the_model_s() -> None:
    assert (ROOT / "evidence" / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_an_editor_finds_nothing_in_what_footnoted_accepts() -> None:
    assert len(SOURCES) >= 100
    for path in (*SOURCES, *TEMPLATE):
        assert complaints(path.read_text(encoding="utf-8")) == [], path.name


GOOD = SOURCES[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("\nkind:", "\nkimd:", "'kimd' was unexpected"),
        ("\n  title:", "\n  tittle:", "'title' is a required property"),
        ("\naccessed:", "\narchve:", "'accessed' is a required property"),
    ],
)
def test_an_editor_underlines_a_mistake(right: str, wrong: str, message: str) -> None:
    assert right in GOOD
    assert any(message in each for each in complaints(GOOD.replace(right, wrong, 1)))


def test_the_settings_name_the_schema_and_the_files() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    [(schema, patterns)] = settings["yaml.schemas"].items()
    assert (ROOT / schema).is_file()
    for pattern in patterns:
        assert list(ROOT.glob(pattern)), pattern
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def hooks() -> list[dict[str, Any]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    return [hook for repository in config["repos"] for hook in repository["hooks"]]


@pytest.mark.parametrize("hook", [each for each in hooks() if each["id"] != "added"], ids=lambda hook: str(hook["id"]))
def test_each_hook_of_ours_is_a_command_that_is_there(hook: dict[str, Any]) -> None:
    command = shlex.split(hook["entry"])
    assert command[0].startswith(".venv/bin/")
    tool = Path(sys.executable).parent / Path(command[0]).name
    done = subprocess.run([tool, command[1], "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all(option in done.stdout for option in command[2:])


def test_a_source_that_was_never_added_stops_the_commit(tmp_path: Path) -> None:
    [hook] = [each for each in hooks() if each["id"] == "added"]

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    (tmp_path / "docs").mkdir()
    (tmp_path / "evidence").mkdir()
    run("git", "init", "-q")
    assert run(*shlex.split(hook["entry"])).returncode == 0
    (tmp_path / "evidence" / "new.yml").write_text("kind: primary\n")
    done = run(*shlex.split(hook["entry"]))
    assert done.returncode == 1
    assert done.stdout.startswith("evidence/new.yml is not in git")
    run("git", "add", "evidence/new.yml")
    assert run(*shlex.split(hook["entry"])).returncode == 0


def test_the_hook_for_others_stops_a_commit_with_a_finding(scratch: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["pass_filenames"] is False
    for path in ("docs/a/b.md", "evidence/sources/x.yml", "evidence/corrections.yml", "mkdocs.yml"):
        assert re.search(hook["files"], path), path
    assert not re.search(hook["files"], "src/footnoted/cli.py")
    command = [sys.executable, "-m", *shlex.split(hook["entry"])]
    assert subprocess.run(command, cwd=scratch, capture_output=True, check=False).returncode == 0
    page = scratch / "docs" / "index.md"
    page.write_text(page.read_text().replace("six years", "seven years"))
    assert subprocess.run(command, cwd=scratch, capture_output=True, check=False).returncode == 1
