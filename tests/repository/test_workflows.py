"""The workflows: two linters find nothing, every action is a commit, and what they call does what they rely on."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from helpers import without_make

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent


def run(*command: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command; one that is not installed is an error and not a reason to skip."""
    return subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, **more)


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """Every job of every workflow, with a name for messages."""
    return [
        (f"{path.name}: {name}", job)
        for path in WORKFLOWS
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()
    ]


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [(where, step) for where, job in jobs() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    done = run(TOOLS / "zizmor", "--pedantic", "--offline", "--no-progress", "--quiet", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings" in done.stdout


def test_actionlint_finds_nothing() -> None:
    """By jactionlint, which has the checks of actionlint: that has no wheel, and fetches itself while it is installed.

    The checks of shellcheck are left out, so that the result does not depend on what else is installed.
    """
    done = run(TOOLS / "jactionlint", "--profile", "pedantic", "--strict-exit", "--shellcheck=", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("tool", ["zizmor", "jactionlint"])
def test_the_linters_would_say_it(tool: str, tmp_path: Path) -> None:
    """A workflow with the usual mistakes does not pass, so a linter that is silent has looked."""
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - uses: actions/checkout@v4\n        with: {ref: '${{ github.head_ref }}'}\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n"
    )
    options = ["--offline", "--no-progress"] if tool == "zizmor" else []
    assert run(TOOLS / tool, *options, bad).returncode != 0


def test_every_action_is_a_commit_with_its_version() -> None:
    used = [
        line.strip().removeprefix("- ")
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(used) >= 10
    for line in used:
        assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    assert len({line.partition("@")[0] for line in used}) == len(set(used)), "one action at two commits"


def test_rights_are_given_one_by_one() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}, path.name
        assert "concurrency" in workflow, path.name
        assert not {"pull_request_target", "workflow_run"} & set(workflow[True]), path.name  # YAML reads “on” as true
    for where, job in jobs():
        assert job["timeout-minutes"] <= 120, where
        assert "contents" not in job["permissions"] or job["permissions"]["contents"] == "read", where
    writing = {where for where, job in jobs() if "write" in job["permissions"].values()}
    assert writing == {"publish.yml: attest", "publish.yml: deploy", "verify.yml: issue"}


def test_no_job_that_runs_our_dependencies_can_write() -> None:
    """Where packages are installed and pages of others are read, the token can only read."""
    for where, job in jobs():
        runs = " ".join(step.get("run", "") for step in job["steps"])
        if "make" in runs or ".venv" in runs:
            assert set(job["permissions"].values()) == {"read"}, where


def test_no_secret_is_named_and_no_credential_stays() -> None:
    for path in WORKFLOWS:
        assert "secrets." not in path.read_text(encoding="utf-8"), path.name
    for where, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, where


def test_what_the_workflows_run_is_there() -> None:
    """Make targets that the Makefile has, commands that footnoted knows, scripts that exist."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for where, step in steps():
        for line in step.get("run", "").splitlines():
            words = line.removeprefix("sudo ").split()
            if words[0] == "make":
                assert set(words[1:]) <= targets, f"{where}: {line}"
            elif words[0] == ".venv/bin/footnoted":
                assert run(TOOLS / "footnoted", words[1], "--help").returncode == 0, f"{where}: {line}"
            elif words[0] in {"python3", ".venv/bin/python"}:
                assert (ROOT / words[1]).is_file(), f"{where}: {line}"
            else:
                assert words[0] == "echo", f"{where}: {line}"


def test_the_same_site_is_packed_into_the_same_bytes(tmp_path: Path) -> None:
    recipe = run("make", "--dry-run", "--no-print-directory", "pack", cwd=ROOT, env=without_make()).stdout
    packed = []
    for name in ("one", "two"):
        site = tmp_path / name / "site"
        (site / "assets").mkdir(parents=True)
        for each in (
            ("index.html", "assets/z.css", "assets/a.js")
            if name == "one"
            else ("assets/a.js", "assets/z.css", "index.html")
        ):
            (site / each).write_text(each)
        (site / "index.html").chmod(0o600 if name == "one" else 0o664)
        os.utime(site / "index.html", (1, 1))
        assert run("bash", "-c", recipe, cwd=tmp_path / name).returncode == 0
        packed.append((tmp_path / name / "artifact.tar").read_bytes())
    assert packed[0] == packed[1]
    listed = run("tar", "-tvf", tmp_path / "one" / "artifact.tar").stdout
    assert "-rw-r--r-- 0/0" in listed
    assert "./assets/a.js" in listed


FAKE_GH = """\
import json, os, sys
from pathlib import Path
state = Path(os.environ["STATE"])
data = json.loads(state.read_text())
verb, rest = sys.argv[2], sys.argv[3:]
given = sys.stdin.read() if "-" in rest else ""
data["said"].append(sys.argv[1:])
if verb == "list":
    print(json.dumps([each for each in data["issues"] if each["open"]]))
elif verb == "create":
    number = len(data["issues"]) + 1
    author = {"is_bot": True, "login": "app/github-actions"}
    title = rest[rest.index("--title") + 1]
    data["issues"].append({"number": number, "title": title, "body": given, "author": author, "open": True})
    print(f"https://github.example/issues/{number}")
else:
    issue = next(each for each in data["issues"] if str(each["number"]) == rest[0])
    if verb == "edit":
        issue["body"] = given
    elif verb == "close":
        issue["open"] = False
state.write_text(json.dumps(data))
"""


@pytest.fixture
def weekly(tmp_path: Path) -> Any:
    """Runs the script on a report, with a `gh` that keeps its issues in a file; returns what that file says then."""
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(f"#!{sys.executable}\n{FAKE_GH}")
    gh.chmod(0o755)
    state = tmp_path / "state.json"
    people = {"number": 1, "title": "Sources that changed", "body": "Mine", "author": {"is_bot": False}, "open": True}
    state.write_text(json.dumps({"issues": [people], "said": []}))

    def week(report: str) -> dict[str, Any]:
        (tmp_path / "report.md").write_text(report, encoding="utf-8")
        script = GITHUB / "scripts" / "verification_issue.py"
        environment = {**os.environ, "PATH": f"{gh.parent}:{os.environ['PATH']}", "STATE": str(state)}
        done = run(sys.executable, script, tmp_path / "report.md", "https://run.example/7", env=environment)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(state.read_text())
        return found

    return week


FINE = "Verified 3 sources: 5 present.\n"
CHANGED = (
    "Verified 3 sources: 4 present, 1 changed.\n\n## Changed: 1\n\nThe page has other words.\n\n### `a`, excerpt `b`\n"
)


def test_one_issue_is_opened_updated_and_closed(weekly: Any) -> None:
    assert len(weekly(FINE)["issues"]) == 1, "no issue without a reason"
    opened = weekly(CHANGED)["issues"]
    assert len(opened) == 2
    assert opened[1]["body"].startswith(CHANGED.rstrip())
    assert "[this run](https://run.example/7)" in opened[1]["body"]
    worse = weekly(CHANGED.replace("1 changed", "2 changed"))
    assert len(worse["issues"]) == 2
    assert worse["issues"][1]["body"].startswith("Verified 3 sources: 4 present, 2 changed.")
    assert [each[1] for each in worse["said"]].count("comment") == 1
    same = weekly(CHANGED.replace("1 changed", "2 changed"))
    assert [each[1] for each in same["said"]].count("comment") == 1, "told once"
    closed = weekly(FINE)["issues"]
    assert [each["open"] for each in closed] == [True, False]
    assert closed[0]["body"] == "Mine", "people's own issues are left alone"
    assert len(weekly(CHANGED)["issues"]) == 3


def test_a_report_too_long_for_an_issue_is_cut_between_entries(weekly: Any) -> None:
    entries = "".join(f"\n\n### `s{number}`, excerpt `e`\n\n```diff\n- {'word ' * 60}\n```" for number in range(400))
    body = weekly(f"{CHANGED.rstrip()}{entries}\n")["issues"][1]["body"]
    assert 40_000 < len(body) < 65_000
    assert body.count("```") % 2 == 0
    kept = int(re.findall(r"`s(\d+)`", body)[-1])
    assert f"{400 - kept - 1} more parts stand in the report." in body


def test_what_reports_say_is_what_the_script_looks_for() -> None:
    from footnoted.verify.records import Verdict

    script = (GITHUB / "scripts" / "verification_issue.py").read_text(encoding="utf-8")
    assert "|".join(each.value for each in list(Verdict)[1:]) in script


def test_dependabot_waits_and_groups() -> None:
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {each["package-ecosystem"] for each in updates} == {"pip", "github-actions"}
    for each in updates:
        assert each["cooldown"]["default-days"] >= 7
        assert len(each["groups"]) == 1
