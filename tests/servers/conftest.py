"""A small site whose sources live on the local web."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from local_site import LocalSite
from local_web import Web, serve


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
