"""Fetching as a guest: one request at a time to a host with a pause between, robots.txt and Retry-After honoured, and
limits on time, size and redirects, so that no server can hold a run up or send it somewhere private.

Standards: robots.txt RFC 9309, Retry-After RFC 9110 section 10.2.3, redirects RFC 9110 section 15.4.
"""

from __future__ import annotations

import asyncio
import datetime
import email.utils
import re
import socket
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Literal, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx
from protego import Protego

from footnoted.web.address import AddressError, host_of, is_public
from footnoted.web.printable import printable
from footnoted.web.settings import Settings

MAX_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({408, 425, 500, 502, 503, 504})
_ROBOTS_BYTES = 500_000  # RFC 9309: a crawler reads at least 500 KiB

Failure = Literal["gone", "blocked", "unreachable"]
Resolver = Callable[[str, int], Awaitable[list[str]]]


class FetchError(Exception):
    """A page that could not be read: `kind` is the verdict, the message the reason, for people."""

    def __init__(self, kind: Failure, reason: str, status: int | None = None, url: str | None = None) -> None:
        super().__init__(reason)
        self.kind: Failure = kind
        self.reason = printable(reason)
        self.status = status
        self.url = url


class _PassingError(Exception):
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


@dataclass(slots=True)
class _Host:
    """What we know of one host while a run lasts."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0  # on the loop's clock
    robots: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Protego | None = None
    asked: bool = False
    failure: FetchError | None = None  # why robots.txt could not be read: the host is not asked again in this run


async def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the system's order of preference. Raises `OSError`."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class Fetcher:
    """One run's way to the web. An async context manager; all requests of a run share it, and so its politeness."""

    def __init__(self, settings: Settings, *, resolver: Resolver = resolve) -> None:
        """`resolver` looks hosts up; a test may answer in its place."""
        self._settings = settings
        self._resolve = resolver
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._client = httpx.AsyncClient(
            verify=httpx.create_ssl_context(),
            trust_env=False,  # a proxy would look hosts up itself, past the check of private addresses
            timeout=httpx.Timeout(settings.timeout, pool=None),
            headers={"User-Agent": settings.agent, "Accept": "text/html,application/pdf;q=0.9,*/*;q=0.1"},
            # Connections are to numbers, so one that is kept could serve another host of that number, unchecked.
            limits=httpx.Limits(max_keepalive_connections=0),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def get(self, url: str) -> Fetched:
        """The body at an address, after redirects and retries. Raises `FetchError`, never anything else."""
        return await self._limited(lambda limit: self._follow(url, limit, robots=True), self._settings.total)

    async def ask(self, url: str, seconds: float | None = None) -> Fetched:
        """One answer of a service's interface, made for programs: no robots.txt, and a redirect is an answer too.

        `seconds`: instead of `total`. Raises `FetchError`.
        """
        return await self._limited(lambda limit: self._patiently(url, limit), seconds or self._settings.total)

    async def _limited(self, what: Callable[[asyncio.Timeout], Awaitable[Fetched]], total: float) -> Fetched:
        try:
            async with asyncio.timeout(total) as limit:
                return await what(limit)
        except TimeoutError as error:
            raise FetchError("unreachable", f"did not finish within {total:g} seconds") from error
        except AddressError as error:
            raise FetchError("unreachable", str(error)) from error

    async def _follow(self, url: str, limit: asyncio.Timeout, *, robots: bool) -> Fetched:
        seen: list[str] = []
        permanent = True
        while True:
            if url in seen:
                raise FetchError("unreachable", "redirects in a circle", url=url)
            if len(seen) > MAX_REDIRECTS:
                raise FetchError("unreachable", f"redirects more than {MAX_REDIRECTS} times", url=url)
            seen.append(url)
            if robots and not await self._allowed(url, limit):
                raise FetchError("blocked", "robots.txt asks programs not to read it", url=url)
            answer = await self._patiently(url, limit)
            if answer.status not in _REDIRECTS:
                return Fetched(answer.url, answer.status, answer.headers, answer.body, permanent and len(seen) > 1)
            permanent = permanent and answer.status in {301, 308}
            url = _next_hop(url, answer)

    async def _patiently(self, url: str, limit: asyncio.Timeout) -> Fetched:
        """One hop, tried again when the failure may pass."""
        for attempt in range(self._settings.retries + 1):
            try:
                return await self._hop(url, limit)
            except _PassingError as failure:
                last = failure.final
                wait = self._settings.backoff * 2**attempt if failure.wait is None else failure.wait
                if attempt == self._settings.retries:
                    break
                await _wait(wait, limit, last)
        raise last

    async def _hop(self, url: str, limit: asyncio.Timeout) -> Fetched:
        """One request to one of the host's addresses, when it is this host's turn."""
        host, port = _split_host(url)
        async with self._turn(host_of(url), limit):
            addresses = await self._public_addresses(url, host, port)
            for at, address in enumerate(addresses, 1):
                try:
                    return await self._request(url, address)
                except httpx.ConnectError as error:
                    if _certificate_problem(error):
                        raise FetchError(
                            "unreachable", f"its certificate is not valid ({_certificate_problem(error)})", url=url
                        ) from error
                    if at == len(addresses):
                        raise _PassingError(FetchError("unreachable", "no connection", url=url)) from error
                except httpx.TimeoutException as error:
                    reason = f"no answer within {self._settings.timeout:g} seconds"
                    raise _PassingError(FetchError("unreachable", reason, url=url)) from error
                except httpx.InvalidURL as error:
                    raise FetchError("unreachable", f"is not an address ({error})", url=url) from error
                except (httpx.TransportError, httpx.DecodingError) as error:
                    reason = "broke off in the middle" if _is_cut(error) else "no readable answer"
                    raise _PassingError(FetchError("unreachable", f"{reason} ({_words(error)})", url=url)) from error
        raise AssertionError("a host has at least one address")

    async def _public_addresses(self, url: str, host: str, port: int) -> list[str]:
        """The host's addresses. The connection goes to exactly these, so a second look-up can't give another one."""
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise _PassingError(FetchError("unreachable", f"the host {host} is not known", url=url)) from error
        if not addresses:
            raise FetchError("unreachable", f"the host {host} has no address", url=url)
        if host_of(url) not in self._settings.private and not all(map(is_public, addresses)):
            raise FetchError(
                "blocked", f"refused: {host} is at a private address (the setting “private” may allow it)", url=url
            )
        return addresses

    async def _request(self, url: str, address: str) -> Fetched:
        parts = urlsplit(url)
        host, port = _split_host(url)
        literal = f"[{address}]" if ":" in address else address
        target = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
        name = host_of(url).removesuffix({"https": ":443", "http": ":80"}[parts.scheme])
        request = self._client.build_request(
            "GET", target, headers={"Host": name}, extensions={"sni_hostname": host}
        )  # the certificate is checked for the host's name, not for the number we connect to
        response = await self._client.send(request, stream=True)
        try:
            headers = {key.lower(): value for key, value in response.headers.items()}
            _judge(response.status_code, headers, url)
            body = b"" if response.status_code in _REDIRECTS else await self._body(response, url)
        finally:
            with suppress(httpx.HTTPError):
                await response.aclose()
        return Fetched(url, response.status_code, headers, body)

    async def _body(self, response: httpx.Response, url: str) -> bytes:
        most = self._settings.max_bytes
        too_long = FetchError(
            "unreachable", f"is longer than {self._settings.megabytes:g} MB", response.status_code, url
        )
        if int(response.headers.get("content-length", "0") or 0) > most:
            raise too_long
        parts: list[bytes] = []
        size = 0
        async for part in response.aiter_bytes():
            size += len(part)
            if size > most:
                raise too_long
            parts.append(part)
        return b"".join(parts)

    @asynccontextmanager
    async def _turn(self, name: str, limit: asyncio.Timeout) -> AsyncIterator[None]:
        """The host's turn: nobody else asks it meanwhile. Queueing for others does not count as the server's time."""
        host = self._hosts[name]
        loop = asyncio.get_running_loop()
        left = (limit.when() or 0) - loop.time()
        limit.reschedule(None)
        async with host.turn:
            wait = host.free_at - loop.time()
            if wait > left + self._settings.pause:
                raise FetchError("blocked", f"its host asked for no requests for {wait:.0f} seconds more")
            await asyncio.sleep(max(0.0, wait))
            limit.reschedule(loop.time() + left)
            try:
                yield
            except _PassingError as failure:
                host.free_at = loop.time() + (failure.wait or 0)
                raise
            finally:
                host.free_at = max(host.free_at, loop.time() + self._settings.pause)

    async def _allowed(self, url: str, limit: asyncio.Timeout) -> bool:
        """Whether the host's robots.txt lets us read this (RFC 9309)."""
        host = self._hosts[host_of(url)]
        parts = urlsplit(url)
        left = (limit.when() or 0) - asyncio.get_running_loop().time()
        limit.reschedule(None)
        async with host.robots:
            limit.reschedule(asyncio.get_running_loop().time() + left)
            if not host.asked:
                try:
                    host.rules = await self._robots(f"{parts.scheme}://{parts.netloc}/robots.txt", limit)
                except FetchError as error:
                    host.failure = error
                except asyncio.CancelledError:  # the time is up
                    host.failure = FetchError("unreachable", "robots.txt: did not come in time")
                    raise
                finally:
                    host.asked = True
        if host.failure:
            raise FetchError(host.failure.kind, host.failure.reason, host.failure.status, url)
        return host.rules is None or host.rules.can_fetch(url, self._settings.agent)

    async def _robots(self, url: str, limit: asyncio.Timeout) -> Protego | None:
        """The rules; None where there are none (no such file). A host that fails here fails for the page too."""
        try:
            answer = await self._follow(url, limit, robots=False)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return None
            reason = error.reason if error.reason.startswith("refused") else f"robots.txt: {error.reason}"
            raise FetchError(error.kind, reason, error.status) from error
        return Protego.parse(answer.body[:_ROBOTS_BYTES].decode("utf-8", "replace"))


def _judge(status: int, headers: Mapping[str, str], url: str) -> None:
    """Raises for a status that is not a page: what it says about the source, and whether to try again."""
    if status in _REDIRECTS or 200 <= status < 300:
        return
    wait = retry_after(headers.get("retry-after"))
    match status:
        case 404 | 410:
            raise FetchError("gone", f"the server says it is gone ({status})", status, url)
        case 429:
            raise _PassingError(FetchError("blocked", "the server says too many requests (429)", status, url), wait)
        case 401 | 402 | 403 | 407 | 451:
            raise FetchError("blocked", f"the server refuses programs or strangers ({status})", status, url)
        case _ if status in _AGAIN:
            raise _PassingError(FetchError("unreachable", f"the server failed ({status})", status, url), wait)
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


async def _wait(seconds: float, limit: asyncio.Timeout, failure: FetchError) -> None:
    """Sleep, or fail at once where the sleep alone would outlast the limit."""
    left = (limit.when() or 0) - asyncio.get_running_loop().time()
    if seconds >= left:
        reason = f"{failure.reason}, and asks to wait {seconds:.0f} seconds"
        raise FetchError(failure.kind, reason, failure.status, failure.url)
    await asyncio.sleep(seconds)


def _next_hop(url: str, answer: Fetched) -> str:
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


def _split_host(url: str) -> tuple[str, int]:
    host, _, port = host_of(url).rpartition(":")
    return host.strip("[]"), int(port)


def _certificate_problem(error: BaseException) -> str | None:
    """What TLS verification said, where that is what stopped the connection."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return seen.verify_message.strip() or "not trusted"
        seen = seen.__cause__ or seen.__context__
    return None


def _is_cut(error: Exception) -> bool:
    """Whether the body began and did not end: a length or chunk that was promised and not sent, a lost connection."""
    return isinstance(error, httpx.ReadError) or bool(re.search(r"incomplete|without sending complete", str(error)))


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
