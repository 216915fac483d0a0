"""A local web with every mood that the real one has: each path behaves in its own way. TLS by a certificate of our own.

`python tests/web/server.py` serves it until it is stopped, and says how to reach it.
"""

from __future__ import annotations

import gzip
import json
import os
import socket
import ssl
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme

EXCERPT = "Names and photographs are stored for up to six years."
HOSTS = ("127.0.0.1", "localhost", "*.example.test")
_MB = 1_000_000

LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "BreadcrumbList", "name": "Not this"},
        {
            "@type": "NewsArticle",
            "headline": "Smartwatches to monitor offenders",
            "author": [{"@type": "Person", "name": "Nicola Kelly"}],
            "publisher": {"@type": "Organization", "name": "The Guardian"},
            "datePublished": "2022-08-05T05:00:01.000Z",
        },
    ],
}


def article(body: str = EXCERPT, head: str = "") -> str:
    """A page that says of itself what newspapers say."""
    return (
        '<!doctype html><html lang="en"><head><title>Smartwatches | The Guardian</title>'
        f'<script type="application/ld+json">{json.dumps(LD)}</script>{head}</head>'
        f"<body><nav>Home</nav><p>An introduction.</p><p>{body}</p><p>The end.</p></body></html>"
    )


def pdf(pages: list[list[str]], info: str = "") -> bytes:
    """A small PDF: lines of text a page, and an information dictionary."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids: list[str] = []
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for lines in pages:
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td 14 TL {shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        at = len(objects)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at} 0 R /Resources {font} >>")
        kids.append(f"{at + 1} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out, starts = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}{end}".encode("latin-1")


REPORT = pdf(
    [
        ["A report on tagging", "This page says little."],
        ["The devices record a trail of loca-", "tion data every minute, and non-", "fitted ones do too."],
    ],
    "/Title (A report on tagging) /Author (National Audit Office) /CreationDate (D:20220608120000Z)",
)


@dataclass
class Web:
    """What runs: its port, and what it was asked. `replies` takes a path's bytes for one test."""

    port: int
    ca: Path
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: Counter[str] = field(default_factory=Counter)
    times: list[tuple[str, float]] = field(default_factory=list)
    replies: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The https address of a path."""
        return f"https://{host}:{self.port}{path}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: Web

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        host = self.headers.get("Host", "")
        with self.web.lock:
            self.web.asked[self.path] += 1
            count = self.web.asked[self.path]
            self.web.agents.add(self.headers.get("User-Agent", ""))
            self.web.at_once[host] += 1
            self.web.most_at_once[host] = max(self.web.most_at_once[host], self.web.at_once[host])
            self.web.times.append((host, time.monotonic()))
        try:
            with suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError, TimeoutError):
                self._answer(path, count)
        finally:
            with self.web.lock:
                self.web.at_once[host] -= 1

    def _answer(self, path: str, count: int) -> None:
        if path in self.web.replies:
            kind, body = self.web.replies[path]
            if kind == "silence":
                time.sleep(2)
            self._send(200, body, kind)
        elif path.startswith("/fine"):
            self._send(200, article())
        elif path.startswith("/many/"):
            left = int(path.removeprefix("/many/"))
            self._redirect(f"/many/{left - 1}" if left else "/fine")
        elif path.startswith("/save/"):
            self._save(path)
        elif path.startswith("/web/"):
            self._send(200, article())
        elif path.startswith("/status/"):
            self._send(int(path.removeprefix("/status/")), "no")
        else:
            _MOODS.get(path, lambda self, _: self._send(404, "no"))(self, count)

    def _send(self, status: int, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _redirect(self, to: str, status: int = 302) -> None:
        self._send(status, "", Location=to)

    def _chunks(self, chunk: bytes, times: int | None, pause: float = 0.0, **headers: str) -> None:
        """Chunks without a length told before; `times` None is for ever."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        sent = 0
        while times is None or sent < times:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            sent += 1
            time.sleep(pause)
        self.wfile.write(b"0\r\n\r\n")

    def cut(self, _: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(article().encode())
        self.wfile.flush()
        self.close_connection = True

    def cut_chunks(self, _: int) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"ffff\r\n<p>half a")
        self.wfile.flush()
        self.close_connection = True

    def silent(self, _: int) -> None:
        time.sleep(5)

    def slow(self, _: int) -> None:
        time.sleep(0.3)
        self._send(200, article())

    def bomb(self, _: int) -> None:
        self._send(200, _BOMB, Content_Encoding="gzip")

    def _save(self, path: str) -> None:
        """An archive service, as the Wayback Machine's: it redirects to the copy."""
        target = path.removeprefix("/save/")
        if "fine" not in target:
            self._send(520, "no")
            return
        self._redirect(f"/web/20261124101112/{target}")


_BOMB = gzip.compress(b"<p>" + b" " * 30 * _MB)
_SOON = {"Retry_After": "1"}
_MOODS: dict[str, Callable[[_Handler, int], None]] = {
    "/robots.txt": lambda self, _: self._send(200, "User-agent: *\nDisallow: /secret\n", "text/plain"),
    "/reworded": lambda self, _: self._send(200, article("Names and photographs are kept for up to seven years.")),
    "/other": lambda self, _: self._send(200, article("An article on the weather in Leeds and what to wear there.")),
    "/moved": lambda self, _: self._redirect("/fine", 301),
    "/gone": lambda self, _: self._send(404, "<p>Not found</p>"),
    "/gone-for-good": lambda self, _: self._send(410, "<p>Gone</p>"),
    "/slow": _Handler.slow,
    "/silent": _Handler.silent,
    "/dribble": lambda self, _: self._chunks(b"<p>", None, 0.05),
    "/cut": _Handler.cut,
    "/cut-chunks": _Handler.cut_chunks,
    "/busy": lambda self, n: self._send(429, "", **_SOON) if n == 1 else self._send(200, article()),
    "/always-busy": lambda self, _: self._send(429, "", Retry_After="0"),
    "/busy-for-an-hour": lambda self, _: self._send(429, "", Retry_After="3600"),
    "/flaky": lambda self, n: self._send(500, "") if n <= 2 else self._send(200, article()),
    "/broken": lambda self, _: self._send(503, ""),
    "/not-utf-8": lambda self, _: self._send(200, article("It says “six years”, £6m.").encode("cp1252")),
    "/not-latin-1": lambda self, _: self._send(
        200, article("It says “six years”, £6m."), "text/html; charset=iso-8859-1"
    ),
    "/50-mb": lambda self, _: self._send(200, article().encode() + b" " * 50 * _MB),
    "/50-mb-untold": lambda self, _: self._chunks(b"x" * _MB, 50),
    "/endless": lambda self, _: self._chunks(b"<p>and so on " * 1000, None),
    "/bomb": _Handler.bomb,
    "/loop": lambda self, _: self._redirect("/loop-back"),
    "/loop-back": lambda self, _: self._redirect("/loop"),
    "/to-metadata": lambda self, _: self._redirect("https://169.254.169.254/latest/meta-data/"),
    "/to-loopback": lambda self, _: self._redirect("https://localhost:1/"),
    "/to-ipv6": lambda self, _: self._redirect("https://[::ffff:10.0.0.1]/"),
    "/to-intranet": lambda self, _: self._redirect("https://intranet.example.test/"),
    "/to-plain-http": lambda self, _: self._redirect(f"http://127.0.0.1:{self.web.port}/fine"),
    "/to-file": lambda self, _: self._redirect("file:///etc/passwd"),
    "/secret": lambda self, _: self._send(200, article()),
    "/login": lambda self, _: self._send(401, ""),
    "/forbidden": lambda self, _: self._send(403, article()),
    "/picture": lambda self, _: self._send(200, b"\x89PNG", "image/png"),
    "/report.pdf": lambda self, _: self._send(200, REPORT, "application/pdf"),
    "/report-unnamed": lambda self, _: self._send(200, REPORT, "application/octet-stream"),
    "/damaged.pdf": lambda self, _: self._send(200, REPORT[:200], "application/pdf"),
    "/hidden": lambda self, _: self._send(200, article(f"<span hidden>{EXCERPT}</span>Nothing")),
    "/split": lambda self, _: self._send(
        200, article("Names and <b>photo</b>graphs<br>are <i>stored</i>\n for up\u00a0to six\u00ad years.")
    ),
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def finish_request(self, request: Any, client_address: Any) -> None:
        """The handshake is made in the request's own thread: one bad client does not stop the others."""
        request.settimeout(20)
        with suppress(ssl.SSLError, OSError):
            request.do_handshake()
            super().finish_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away are what this server is for."""


@contextmanager
def serve(*, trusted: bool = True, port: int = 0) -> Iterator[Web]:
    """Run the web on 127.0.0.1. With `trusted` off, its certificate is one that `ca` does not vouch for."""
    ca = trustme.CA()
    certificate = (ca if trusted else trustme.CA()).issue_cert(*HOSTS)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    handler = type("Handler", (_Handler,), {})
    with tempfile.TemporaryDirectory() as folder, _Server(("127.0.0.1", port), handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        path = Path(folder) / "ca.pem"
        ca.cert_pem.write_to_path(str(path))
        web = Web(server.server_address[1], path)
        handler.web = web  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    with serve(port=int(os.environ.get("PORT", "0"))) as running, suppress(KeyboardInterrupt):
        print(f"export SSL_CERT_FILE={running.ca}\n# {running.url('/fine')}", flush=True)
        while True:
            time.sleep(1)
    sys.exit(0)
