"""Serves a folder as the site's host would: with the headers of its `_headers` file, compressed, with its own 404 page.

    python tests/browser/serving.py FOLDER     serves it until it is stopped

`_headers` is read in the form that Netlify and Cloudflare Pages document: a path, in which `*` stands for anything, and
below it, indented, the headers of what it matches.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import brotli

Rules = list[tuple[re.Pattern[str], list[tuple[str, str]]]]

#: What hosts compress; pictures and archives are compressed already.
TEXT = re.compile(r"^text/|javascript|json|xml|svg")
TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".ics": "text/calendar"}


def rules_of(folder: Path) -> Rules:
    """The rules of a site's `_headers`, in order; none where there is no such file."""
    path = folder / "_headers"
    rules: Rules = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith(" "):
            name, _, value = line.partition(":")
            rules[-1][1].append((name.strip(), value.strip()))
        elif line.strip():
            rules.append((re.compile(re.escape(line.strip()).replace(r"\*", ".*")), []))
    return rules


def headers_for(rules: Rules, path: str) -> dict[str, str]:
    """The headers of an address: those of every rule that matches it."""
    return {name: value for pattern, headers in rules if pattern.fullmatch(path) for name, value in headers}


@functools.cache
def packed(content: bytes, way: str) -> bytes:
    """Content as it goes over the wire: brotli and gzip at the level that hosts use for files that do not change."""
    if way == "br":
        return brotli.compress(content, quality=11)
    return gzip.compress(content, 9, mtime=0) if way == "gzip" else content


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    protocol_version = "HTTP/1.1"
    server: Server
    ways: tuple[str, ...] = ("br", "gzip")  # how it compresses, the best first

    def do_GET(self) -> None:
        """The file, or the 404 page."""
        path = unquote(urlsplit(self.path).path)
        folder = self.server.folder
        file = (folder / path.lstrip("/")).resolve()
        if file.is_dir() and not path.endswith("/"):
            self._send(301, b"", "text/plain", {"Location": f"{urlsplit(self.path).path}/"})
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file() and file.is_relative_to(folder)
        file = file if found else folder / "404.html"
        content = file.read_bytes() if file.is_file() else b"Not found"
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send(200 if found else 404, content, kind, headers_for(self.server.rules, path))

    def do_HEAD(self) -> None:
        """The same without content."""
        self.do_GET()

    def _send(self, status: int, content: bytes, kind: str, headers: dict[str, str]) -> None:
        accepted = self.headers.get("Accept-Encoding", "")
        text = bool(TEXT.search(kind))
        way = next((way for way in self.ways if text and way in accepted), "")
        body = packed(content, way)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        if way:
            self.send_header("Content-Encoding", way)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self._write(body)

    def _write(self, body: bytes) -> None:
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: tests have their own words."""


class Quick(Handler):
    """The same for who does not count bytes: brotli at its best takes a second for a long page."""

    ways = ("gzip",)


class Drip(Handler):
    """The same over a bad line: the first tags of a page's body come one at a time, each slower than a frame."""

    ways = ()  # what is compressed has no tags to stop at
    TAGS, PAUSE = 120, 0.02

    def _write(self, body: bytes) -> None:
        head, start, rest = body.partition(b"<body")
        first, *tags = re.split(rb"(?<=>)", start + rest) if start else (b"",)
        for piece in (head + first, *tags[: self.TAGS], b"".join(tags[self.TAGS :])):
            super()._write(piece)
            time.sleep(self.PAUSE)


class Server(http.server.ThreadingHTTPServer):
    """A server of one folder."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0, handler: type[Handler] = Handler) -> None:
        super().__init__(("127.0.0.1", port), handler)
        self.folder = folder.resolve()
        self.rules = rules_of(self.folder)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes a connection is no error of ours."""
        if not isinstance(sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def built_site(folder: Path) -> Path:
    """The folder of a built site; leaves with what to do where there is none."""
    if not (folder / "index.html").is_file():
        sys.exit(f"{folder}: no built site is there: run `footnoted build` first, or name the folder of one")
    return folder


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address at which a folder is served, with a slash at its end."""
    with Server(folder, handler=handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


if __name__ == "__main__":
    with Server(Path(sys.argv[1]), 8000) as running:
        print("http://127.0.0.1:8000/")
        running.serve_forever()
