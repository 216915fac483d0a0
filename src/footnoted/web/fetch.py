"""Fetching as a guest: one request at a time to a host with a pause between, robots.txt and Retry-After honoured, and
limits on time, size and redirects, so that no server can hold a run up or send it somewhere private.

Standards: robots.txt RFC 9309, Retry-After RFC 9110 section 10.2.3, redirects RFC 9110 section 15.4.
"""

from __future__ import annotations

import asyncio
import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import httpx
from protego import Protego

from footnoted import __version__
from footnoted.model.settings import Settings
from footnoted.web.address import AddressError, host_of, is_public
from footnoted.web.answers import (
    MAX_REDIRECTS,
    REDIRECTS,
    Fetched,
    FetchError,
    PassingError,
    certificate_problem,
    is_cut,
    judge,
    next_hop,
    split_host,
    words_of_error,
)

_ROBOTS_BYTES = 500_000  # RFC 9309: a crawler reads at least 500 KiB

Resolver = Callable[[str, int], Awaitable[list[str]]]


@dataclass(slots=True)
class _Host:
    """What we know of one host while a run lasts."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0  # on the loop's clock
    robots: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Protego | None = None
    asked: bool = False
    failure: FetchError | None = None  # why robots.txt could not be read: the host is not asked again in this run


def agent_of(settings: Settings) -> str:
    """The User-Agent header: who asks, and where a publisher can complain."""
    return settings.user_agent or f"footnoted/{__version__}{f' (+{settings.contact})' if settings.contact else ''}"


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
            headers={"User-Agent": agent_of(settings), "Accept": "text/html,application/pdf;q=0.9,*/*;q=0.1"},
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
            if answer.status not in REDIRECTS:
                return Fetched(answer.url, answer.status, answer.headers, answer.body, permanent and len(seen) > 1)
            permanent = permanent and answer.status in {301, 308}
            url = next_hop(url, answer)

    async def _patiently(self, url: str, limit: asyncio.Timeout) -> Fetched:
        """One hop, tried again when the failure may pass."""
        for attempt in range(self._settings.retries + 1):
            try:
                return await self._hop(url, limit)
            except PassingError as failure:
                last = failure.final
                wait = self._settings.backoff * 2**attempt if failure.wait is None else failure.wait
                if attempt == self._settings.retries:
                    break
                await _wait(wait, limit, last)
        raise last

    async def _hop(self, url: str, limit: asyncio.Timeout) -> Fetched:
        """One request to one of the host's addresses, when it is this host's turn."""
        host, port = split_host(url)
        async with self._turn(host_of(url), limit):
            addresses = await self._public_addresses(url, host, port)
            for at, address in enumerate(addresses, 1):
                try:
                    return await self._request(url, address)
                except httpx.ConnectError as error:
                    if certificate_problem(error):
                        raise FetchError(
                            "unreachable", f"its certificate is not valid ({certificate_problem(error)})", url=url
                        ) from error
                    if at == len(addresses):
                        raise PassingError(FetchError("unreachable", "no connection", url=url)) from error
                except httpx.TimeoutException as error:
                    reason = f"no answer within {self._settings.timeout:g} seconds"
                    raise PassingError(FetchError("unreachable", reason, url=url)) from error
                except httpx.InvalidURL as error:
                    raise FetchError("unreachable", f"is not an address ({error})", url=url) from error
                except (httpx.TransportError, httpx.DecodingError) as error:
                    reason = "broke off in the middle" if is_cut(error) else "no readable answer"
                    raise PassingError(
                        FetchError("unreachable", f"{reason} ({words_of_error(error)})", url=url)
                    ) from error
        raise AssertionError("a host has at least one address")

    async def _public_addresses(self, url: str, host: str, port: int) -> list[str]:
        """The host's addresses. The connection goes to exactly these, so a second look-up can't give another one."""
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise PassingError(FetchError("unreachable", f"the host {host} is not known", url=url)) from error
        if not addresses:
            raise FetchError("unreachable", f"the host {host} has no address", url=url)
        if host_of(url) not in self._settings.private and not all(map(is_public, addresses)):
            raise FetchError(
                "blocked", f"refused: {host} is at a private address (the setting “private” may allow it)", url=url
            )
        return addresses

    async def _request(self, url: str, address: str) -> Fetched:
        parts = urlsplit(url)
        host, port = split_host(url)
        literal = f"[{address}]" if ":" in address else address
        target = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
        name = host_of(url).removesuffix({"https": ":443", "http": ":80"}[parts.scheme])
        request = self._client.build_request(
            "GET", target, headers={"Host": name}, extensions={"sni_hostname": host}
        )  # the certificate is checked for the host's name, not for the number we connect to
        response = await self._client.send(request, stream=True)
        try:
            headers = {key.lower(): value for key, value in response.headers.items()}
            judge(response.status_code, headers, url)
            body = b"" if response.status_code in REDIRECTS else await self._body(response, url)
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
            except PassingError as failure:
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
        return host.rules is None or host.rules.can_fetch(url, agent_of(self._settings))

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


async def _wait(seconds: float, limit: asyncio.Timeout, failure: FetchError) -> None:
    """Sleep, or fail at once where the sleep alone would outlast the limit."""
    left = (limit.when() or 0) - asyncio.get_running_loop().time()
    if seconds >= left:
        reason = f"{failure.reason}, and asks to wait {seconds:.0f} seconds"
        raise FetchError(failure.kind, reason, failure.status, failure.url)
    await asyncio.sleep(seconds)
