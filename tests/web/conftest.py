"""A small site whose sources live on the local web."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from footnoted.cli.main import main
from web.server import EXCERPT, Web, serve

#: Quick where the defaults are patient: what is shown is that the limits hold, not how long they are.
QUICK = {
    "pause": 0.01, "timeout": 0.5, "total": 3, "retries": 2, "backoff": 0.02, "megabytes": 2, "jobs": 4, "days": 6,
}  # fmt: skip


@dataclass
class LocalSite:
    """The folder of the site, its web, and ways to plant sources."""

    root: Path
    web: Web

    def source(self, identifier: str, path: str, *excerpts: str, **more: str) -> Path:
        """An evidence file for a path of the local web; `archive` and `host` where they are given."""
        text = (
            "csl:\n  type: webpage\n  title: A page\n  publisher: Example\n  issued: '2022-08-05'\n"
            f"  URL: {self.web.url(path, more.get('host', '127.0.0.1'))}\nkind: secondary\naccessed: '2026-11-24'\n"
        )
        text += f"archive: {more['archive']}\n" if "archive" in more else ""
        for number, each in enumerate(excerpts or [EXCERPT]):
            text += ("" if number else "excerpts:\n") + f"  e{number}:\n    text: '{each}'\n"
        return self.file(identifier, text)

    def file(self, identifier: str, text: str) -> Path:
        """An evidence file with this text."""
        path = self.root / "evidence" / "sources" / f"{identifier}.yml"
        path.write_bytes(text.encode())
        return path

    def settings(self, **changed: object) -> None:
        """Write mkdocs.yml with the quick settings, and some changed."""
        lines = [f"    {name}: {value}" for name, value in {**QUICK, **changed}.items()]
        port = self.web.port
        (self.root / "mkdocs.yml").write_text(
            "site_name: Local\nmarkdown_extensions: [footnoted]\nextra:\n  footnoted:\n"
            f"    contact: https://local.example/about\n    private: ['127.0.0.1:{port}']\n"
            f"    archive: https://127.0.0.1:{port}/save/\n    crossref: https://127.0.0.1:{port}/\n"
            + "\n".join(lines)
            + "\n"
        )

    def run(self, *arguments: str) -> int:
        """Run footnoted here."""
        return main(list(arguments))


@pytest.fixture(scope="session")
def _web() -> Iterator[Web]:
    with serve() as running:
        yield running


@pytest.fixture
def web(_web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    """The local web, with nothing asked yet. Its certificate is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(_web.ca))
    for each in (_web.asked, _web.most_at_once, _web.times, _web.replies, _web.agents):
        each.clear()
    return _web


@pytest.fixture
def local(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalSite:
    """A site with no source yet, in the current folder."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "evidence" / "sources").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    site = LocalSite(tmp_path, web)
    site.settings()
    return site
