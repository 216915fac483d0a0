"""Fetching as a guest: one request at a time to a host with a pause between, robots.txt and Retry-After honoured, and
limits on time, size and redirects, so that no server can hold a run up or send it somewhere private.

Standards: robots.txt RFC 9309, Retry-After RFC 9110 section 10.2.3, redirects RFC 9110 section 15.4.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import httpx

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
from footnoted.web.politeness import Hosts, agent_of, wait_within

Resolver = Callable[[str, int], Awaitable[list[str]]]


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
        self._hosts = Hosts(settings, lambda url, limit: self._follow(url, limit, robots=False))
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
            if robots and not await self._hosts.allow(url, limit):
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
                await wait_within(wait, limit, last)
        raise last

    async def _hop(self, url: str, limit: asyncio.Timeout) -> Fetched:
        """One request to one of the host's addresses, when it is this host's turn."""
        host, port = split_host(url)
        async with self._hosts.turn(host_of(url), limit):
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
