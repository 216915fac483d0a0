"""The policy that a browser holds every page to, and the headers of the whole site."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from footnoted.publish.security import headers_file, policy, script_hashes, secured, write_security

POLICY = (
    "default-src 'none'; script-src 'self'{}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
REFERRER = '<meta name="referrer" content="no-referrer">'


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_nothing_is_loaded_from_elsewhere_and_no_script_runs_but_those_named() -> None:
    assert policy([], header=False) == POLICY.format("")
    assert policy(["'sha256-a'", "'sha256-b'"], header=False) == POLICY.format(" 'sha256-a' 'sha256-b'")
    assert policy([], header=True) == POLICY.format("") + "; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "start",
    ["<script>", "<SCRIPT async>", "<script type=module>", '<script\ntype="text/javascript">', "<script type=''>"],
)
def test_a_script_in_the_page_is_named_by_its_hash(start: str) -> None:
    assert script_hashes(f"{start}größe(\n1)</script>") == [hashed("größe(\n1)")]


@pytest.mark.parametrize("kind", ["application/javascript", "TEXT/JavaScript", "Module"])
def test_every_kind_that_browsers_run_is_one(kind: str) -> None:
    assert script_hashes(f"<script type='{kind}'>run()</script>") == [hashed("run()")]


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js">run()</script>',
        "<script async src = a.js>run()</script>",
        '<script type="application/ld+json">{}</script>',
        "<script type=text/x-module>run()</script>",
        "<script>\n</script>",
    ],
)
def test_what_runs_no_words_of_the_page_has_no_hash(script: str) -> None:
    assert script_hashes(script) == []


def test_scripts_are_named_once_in_their_order() -> None:
    page = "<script>b()</script><p></p><script>a()</script><script>b()</script>"
    assert script_hashes(page) == [hashed("b()"), hashed("a()")]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<head><title>x</title><meta charset=utf-8>", "<link></head>"),
        ("<HEAD lang=en>", "<title>x</title></head>"),
        ("<!doctype html><header></header>", None),
    ],
)
def test_the_policy_stands_behind_the_character_set_or_first_in_the_head(before: str, behind: str | None) -> None:
    added = META.format(POLICY.format("")) + REFERRER
    expected = before if behind is None else before + added + behind
    assert secured(before + (behind or ""), []) == expected


def test_a_policy_of_before_is_replaced_and_what_the_page_says_of_referrers_stays() -> None:
    own = "<meta name='referrer' content='same-origin'>"
    page = f"<head>{own}<META http-equiv='content-security-policy' content='x'></head>"
    assert (
        secured(page, ["'sha256-a'"]) == f"<head>{META.format(POLICY.format(chr(32) + repr('sha256-a')))}{own}</head>"
    )


def test_the_headers_of_every_file() -> None:
    assert headers_file(["'sha256-a'"], ["assets/*"]) == (
        "/*\n"
        f"  Content-Security-Policy: {POLICY.format(chr(32) + repr('sha256-a'))}; frame-ancestors 'none'\n"
        "  Referrer-Policy: no-referrer\n"
        "  X-Content-Type-Options: nosniff\n"
        "  X-Frame-Options: DENY\n"
        "  Cross-Origin-Opener-Policy: same-origin\n"
        "  Cross-Origin-Resource-Policy: cross-origin\n"
        "  Permissions-Policy: accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), "
        "interest-cohort=(), microphone=(), payment=(), usb=()\n"
        "  Strict-Transport-Security: max-age=31536000\n"
        "/assets/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )


def test_only_scripts_of_the_blank_site_may_run(tmp_path: Path) -> None:
    theme, built = tmp_path / "theme", tmp_path / "built"
    for folder in (theme, built / "deep", built / "lib"):
        folder.mkdir(parents=True)
    (theme / "index.html").write_text("<head><script>theme()</script></head>")
    (theme / "notes.txt").write_text("<script>brought()</script>")
    (built / "index.html").write_text("<head></head><script>theme()</script><script>brought()</script>é")
    (built / "deep" / "a.html").write_text("<head></head>")
    (built / "old.txt").write_text("<head></head>")
    for name in ("a.0123abcd.js", "deep/b.0123abcd.js", "LICENSE"):
        (built / "lib" / name).parent.mkdir(exist_ok=True)
        (built / "lib" / name).write_text("")
    write_security(built, theme)
    allowed = POLICY.format(f" {hashed('theme()')}")
    assert META.format(allowed) in (built / "index.html").read_text(encoding="utf-8")
    assert META.format(POLICY.format("")) in (built / "deep" / "a.html").read_text()
    assert (built / "old.txt").read_text() == "<head></head>"
    headers = (built / "_headers").read_text()
    assert f"Content-Security-Policy: {allowed}; frame-ancestors" in headers
    assert "\n/lib/*\n  Cache-Control: public" in headers
    assert headers.count("Cache-Control") == 1


def test_a_file_whose_name_carries_no_hash_may_change(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    for name in ("a.0123abc.js", "b.0123abcg.js", "c.0123abcd", "d.0123abcd.js"):
        (tmp_path / name).write_text("")
    write_security(tmp_path, tmp_path / "theme")
    kept = [line for line in (tmp_path / "_headers").read_text().splitlines() if line.startswith("/") and line != "/*"]
    assert kept == ["/d.0123abcd.js"]
