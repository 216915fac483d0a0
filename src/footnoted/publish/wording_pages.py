"""A page for each wording that a claim has had, `/c/<claim-id>/<digest>/`: what somebody cited stays to be read."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from footnoted.model import show_edtf
from footnoted.model.pages import is_plain_id
from footnoted.model.wordings import Wording
from footnoted.notes.date_html import time_element
from footnoted.publish.catalogue import Catalogue, claim_address
from footnoted.publish.shell import Shell, shell_of


def write_wording_pages(built: Path, catalogue: Catalogue) -> None:
    """Write all of them into the built site."""
    shell = shell_of(built, 3, catalogue.language)
    for claim, several in catalogue.wordings.items():
        for wording, until in zip(several, [*(each.since for each in several[1:]), ""], strict=True):
            if not is_plain_id(wording.claim):  # an old one that no folder can be called
                continue
            folder = built / wording_address(wording)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_text(wording_page(wording, claim, until, catalogue, shell), encoding="utf-8")


def wording_address(wording: Wording) -> str:
    """The address of a wording, relative to the site's."""
    return f"{claim_address(wording.claim)}{wording.digest}/"


def wording_page(wording: Wording, claim: str, until: str, catalogue: Catalogue, shell: Shell) -> str:
    """The page of one wording of the claim that has now the id `claim`; `until` is the day of the next, if any."""
    url = catalogue.absolute(claim_address(claim))
    body = "".join(_body(wording, claim, until, catalogue))
    about = f"A statement of {catalogue.name} as it was worded on {show_edtf(wording.since)}"
    head = f'<link rel="canonical" href="{escape(url)}"><meta name="robots" content="noindex">'
    return shell.page(about, head, f'<div class="claim-page">{body}</div>')


def _body(wording: Wording, claim: str, until: str, catalogue: Catalogue) -> Iterator[str]:
    now = catalogue.says_now(claim)
    yield f'<p class="claim-place">One wording of a statement</p><h1 class="claim-words">{escape(wording.words)}</h1>'
    since = f"It said this from {time_element(wording.since)}"
    yield f'<p class="claim-status">{since}{f" until {time_element(until)}" if until else " on"}.</p>'
    link = f'<a href="../../{escape(claim)}/">The statement, its evidence and its history</a>'
    if now is None:
        yield f"<p>It no longer stands. {link}</p>"
    elif now == wording.words:
        yield f"<p>It says the same now. {link}</p>"
    else:
        yield f"<p>It says now: ‘{escape(now)}’</p><p>{link}</p>"
