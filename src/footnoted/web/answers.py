"""What a server answered, what its status means for the source, and what went wrong where there is no answer."""

import datetime
import email.utils
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

import httpx

from footnoted.text.printable import printable
from footnoted.web.address import host_of

MAX_REDIRECTS = 10


REDIRECTS = frozenset({301, 302, 303, 307, 308})


_AGAIN = frozenset({408, 425, 500, 502, 503, 504})


Failure = Literal["gone", "blocked", "unreachable"]


class FetchError(Exception):
    """A page that could not be read: `kind` is the verdict, the message the reason, for people."""

    def __init__(self, kind: Failure, reason: str, status: int | None = None, url: str | None = None) -> None:
        super().__init__(reason)
        self.kind: Failure = kind
        self.reason = printable(reason)
        self.status = status
        self.url = url


class PassingError(Exception):
    """A failure that may pass; `wait` is what the server asked for, in seconds."""

    def __init__(self, final: FetchError, wait: float | None = None) -> None:
        self.final = final
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole body and where it came from. `moved` when a permanent redirect led there."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved: bool = False


def judge(status: int, headers: Mapping[str, str], url: str) -> None:
    """Raises for a status that is not a page: what it says about the source, and whether to try again."""
    if status in REDIRECTS or 200 <= status < 300:
        return
    wait = retry_after(headers.get("retry-after"))
    match status:
        case 404 | 410:
            raise FetchError("gone", f"the server says it is gone ({status})", status, url)
        case 429:
            raise PassingError(FetchError("blocked", "the server says too many requests (429)", status, url), wait)
        case 401 | 402 | 403 | 407 | 451:
            raise FetchError("blocked", f"the server refuses programs or strangers ({status})", status, url)
        case _ if status in _AGAIN:
            raise PassingError(FetchError("unreachable", f"the server failed ({status})", status, url), wait)
        case _:
            raise FetchError("unreachable", f"the server answered {status}", status, url)


def retry_after(value: str | None) -> float | None:
    """`Retry-After` (seconds or a date) in seconds from now, at least 0; None where there is none or it is no such."""
    if not value:
        return None
    if value.strip().isdecimal() and value.isascii():
        return float(value.strip()[:9])
    try:
        at = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    return max(0.0, (at - datetime.datetime.now(datetime.UTC)).total_seconds())


def next_hop(url: str, answer: Fetched) -> str:
    """Where a redirect leads. Raises `FetchError` for nowhere, no web address, or an address without TLS."""
    location = answer.headers.get("location", "")
    if not location:
        raise FetchError("unreachable", f"redirects ({answer.status}) to nowhere", answer.status, url)
    try:
        target = urljoin(url, location.strip())
        host_of(target)
    except ValueError as error:
        raise FetchError("blocked", f"refused: redirects to no web address ({error})", answer.status, url) from error
    if url.startswith("https:") and not target.startswith("https:"):
        raise FetchError("blocked", "refused: redirects to an address without TLS", answer.status, url)
    return target.partition("#")[0]


def split_host(url: str) -> tuple[str, int]:
    """The host of an address, without brackets, and its port."""
    host, _, port = host_of(url).rpartition(":")
    return host.strip("[]"), int(port)


def certificate_problem(error: BaseException) -> str | None:
    """What TLS verification said, where that is what stopped the connection."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return seen.verify_message.strip() or "not trusted"
        seen = seen.__cause__ or seen.__context__
    return None


def is_cut(error: Exception) -> bool:
    """Whether the body began and did not end: a length or chunk that was promised and not sent, a lost connection."""
    return isinstance(error, httpx.ReadError) or bool(re.search(r"incomplete|without sending complete", str(error)))


def words_of_error(error: Exception) -> str:
    """What an error says, on one line; its kind where it says nothing."""
    return " ".join(str(error).split())[:120] or type(error).__name__
