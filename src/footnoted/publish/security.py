"""A strict Content-Security-Policy (W3C CSP Level 3) for every page, and the other headers, for hosts that read
`_headers`.

The theme's own inline scripts are allowed by the hash of their text, computed here from the site without content;
nothing else inline is. The policy stands in each page as well, so that it holds on a host that sends no headers.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from footnoted.files import files_below

_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]*\bhttp-equiv=[\"']?Content-Security-Policy[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(r"<meta\b[^>]*\bcharset=[^>]*>", re.IGNORECASE)
_RUNS = re.compile(r"^(?:module|text/javascript|application/javascript|)$", re.IGNORECASE)

_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
_HEADERS = (
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), interest-cohort=(), "
        "microphone=(), payment=(), usb=()",
    ),
    ("Strict-Transport-Security", "max-age=31536000"),
)
_HASHED = re.compile(r"\.[0-9a-f]{8,}\.\w+$")
_KEPT_FOR_GOOD = "public, max-age=31536000, immutable"


def script_hashes(text: str) -> list[str]:
    """The CSP sources of the scripts inside a page, each once, in order."""
    found = (each["text"] for each in _SCRIPT.finditer(text) if _is_inline_script(each["attributes"]))
    return list(dict.fromkeys(_hash(script) for script in found if script.strip()))


def _is_inline_script(attributes: str) -> bool:
    kind = re.search(r"\btype=[\"']?([^\"'\s>]*)", attributes)
    return not re.search(r"\bsrc\s*=", attributes) and _RUNS.match(kind.group(1) if kind else "") is not None


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def policy(hashes: Iterable[str], *, header: bool) -> str:
    """The policy as one line; `frame-ancestors` is only heard in a header."""
    scripts = " ".join(hashes)
    directives = [
        f"{name} {value}{f' {scripts}' if name == 'script-src' and scripts else ''}" for name, value in _DIRECTIVES
    ]
    return "; ".join([*directives, *(["frame-ancestors 'none'"] if header else [])])


def secured(text: str, hashes: Iterable[str]) -> str:
    """The page with its policy, right behind its character set. Any policy of before is replaced."""
    text = _META.sub("", text)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes, header=False)}">'
    referrer = (
        "" if re.search(r"<meta\b[^>]*name=[\"']?referrer", text) else '<meta name="referrer" content="no-referrer">'
    )
    found = _CHARSET.search(text) or _HEAD.search(text)
    return text[: found.end()] + meta + referrer + text[found.end() :] if found else text


def write_security(built: Path, theme: Path) -> None:
    """Write the policy into every page, and the `_headers` file with the policy that suits them all.

    `theme` is the site without content: only scripts that stand there may run. A page's own policy allows those of them
    that it has.
    """
    allowed = {each for path in files_below(theme, ".html") for each in script_hashes(path.read_text(encoding="utf-8"))}
    hashes: dict[str, None] = {}
    for path in files_below(built, ".html"):
        text = path.read_text(encoding="utf-8")
        own = [each for each in script_hashes(text) if each in allowed]
        path.write_text(secured(text, own), encoding="utf-8")
        hashes |= dict.fromkeys(own)
    (built / "_headers").write_text(headers_file(sorted(hashes), kept_for_good(built)), encoding="utf-8")


def kept_for_good(built: Path) -> list[str]:
    """What never changes, as paths for the file of headers: each file that carries a hash of its content in its name;
    a folder that holds nothing else (but licences) in one line: `/*` also covers subfolders.
    """
    files = [path.relative_to(built) for path in files_below(built)]
    hashed = {path for path in files if _HASHED.search(path.name)}
    mixed = {folder for path in files if path not in hashed and path.name != "LICENSE" for folder in path.parents}
    found = set()
    for path in hashed:
        whole = [folder for folder in path.parents if folder not in mixed]
        found.add(f"{whole[-1].as_posix()}/*" if whole else path.as_posix())  # the last is nearest to the top
    return sorted(found)


def headers_file(hashes: Iterable[str], kept: Iterable[str]) -> str:
    """The file in the form that Netlify, Cloudflare Pages and others read."""
    headers = [("Content-Security-Policy", policy(hashes, header=True)), *_HEADERS]
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers)]
    for path in kept:
        lines += [f"/{path}", f"  Cache-Control: {_KEPT_FOR_GOOD}"]
    return "\n".join(lines) + "\n"
