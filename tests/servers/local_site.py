"""A small site whose sources are on the local web."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from local_web import EXCERPT, Web

from footnoted.cli.main import main

#: Small where that costs nothing, and patient where a busy machine could make a healthy answer look late.
QUICK = {
    "pause": 0.01, "timeout": 20, "total": 60, "retries": 2, "backoff": 0.02, "megabytes": 2, "jobs": 4, "days": 6,
}  # fmt: skip

#: For servers that never answer, or not in time: however slow the machine is, they are later than this.
IMPATIENT = {"timeout": 0.5, "total": 3}


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
