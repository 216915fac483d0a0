"""How long an edit takes to be seen on a site of 250 pages: `footnoted serve` against plain `mkdocs serve`.

    python tests/bench/serve.py

Both sites have the same pages; the plain one is built without the extension. Each figure is the median of the edits.
"""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PAGES, EDITS, AIM = 250, 5, 2.0
TOOLS = Path(sys.executable).parent
CLAIM = "Statement {} of this page says so.[^{}]\n{{ #page-{}-{} }}\n\n"


def make_site(folder: Path, *, plain: bool) -> Path:
    """A new site with many pages, each with ten claims; a plain one knows nothing of sources."""
    subprocess.run([str(TOOLS / "footnoted"), "new", str(folder)], check=True, capture_output=True)
    source = next((folder / "evidence" / "sources").glob("*.yml"))
    excerpt = source.read_text(encoding="utf-8").partition("excerpts:")[2].split(":")[0].strip()
    for page in range(PAGES):
        claims = (CLAIM.format(each, f"{source.stem}:{excerpt}", page, each) for each in range(10))
        (folder / "docs" / f"page-{page}.md").write_text(f"# Page {page}\n\n{''.join(claims)}", encoding="utf-8")
    if plain:
        (folder / "mkdocs.yml").write_text("site_name: Plain\ntheme: material\nmarkdown_extensions: [attr_list]\n")
    return folder


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(address: str, words: str, limit: float = 300) -> float:
    """Seconds until the page at `address` has the words."""
    started = time.perf_counter()
    while time.perf_counter() - started < limit:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if words in answer.read().decode("utf-8"):
                    return time.perf_counter() - started
        except OSError:
            pass
        time.sleep(0.05)
    sys.exit(f"{address}: “{words}” was not seen within {limit:.0f} s")


def edits(site: Path, command: list[str], port: int) -> float:
    """The median time from saving a page to seeing it served."""
    with subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            address, page = f"http://127.0.0.1:{port}/page-7/", site / "docs" / "page-7.md"
            wait_for(address, "Page 7")
            times = []
            for edit in range(EDITS):
                time.sleep(2)  # the watcher gathers what is saved within a second
                before = page.read_text(encoding="utf-8")
                page.write_text(before.replace("# Page 7", f"# Page 7 edit-{edit}x", 1), encoding="utf-8")
                times.append(wait_for(address, f"edit-{edit}x"))
            return statistics.median(times)
        finally:
            server.terminate()


def main() -> int:
    """Print both times and their ratio. Returns 1 when the aim is missed."""
    with tempfile.TemporaryDirectory() as folder:
        plain = make_site(Path(folder) / "plain", plain=True)
        ours = make_site(Path(folder) / "ours", plain=False)
        port = free_port()
        took_plain = edits(plain, [str(TOOLS / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"], port)
        port = free_port()
        took_ours = edits(ours, [str(TOOLS / "footnoted"), "serve", "--address", f"127.0.0.1:{port}"], port)
    ratio = took_ours / took_plain
    told = f"mkdocs serve {took_plain:.1f} s, footnoted serve {took_ours:.1f} s"
    print(f"an edit on {PAGES} pages: {told}: × {ratio:.2f} (aim {AIM:g})")
    return int(ratio > AIM)


if __name__ == "__main__":
    sys.exit(main())
