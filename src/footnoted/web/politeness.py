"""What a guest owes to the hosts that it asks: one request at a time, a pause between, and robots.txt (RFC 9309)."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from footnoted import __version__
from footnoted.model.settings import Settings
from footnoted.web.address import host_of
from footnoted.web.answers import Fetched, FetchError, PassingError

_ROBOTS_BYTES = 500_000  # RFC 9309: a crawler reads at least 500 KiB


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


class Hosts:
    """What is known of each host while a run lasts. `follow` fetches an address without asking robots.txt."""

    def __init__(self, settings: Settings, follow: Callable[[str, asyncio.Timeout], Awaitable[Fetched]]) -> None:
        self._settings = settings
        self._follow = follow
        self._hosts: dict[str, _Host] = defaultdict(_Host)

    @asynccontextmanager
    async def turn(self, name: str, limit: asyncio.Timeout) -> AsyncIterator[None]:
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

    async def allow(self, url: str, limit: asyncio.Timeout) -> bool:
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
            answer = await self._follow(url, limit)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return None
            reason = error.reason if error.reason.startswith("refused") else f"robots.txt: {error.reason}"
            raise FetchError(error.kind, reason, error.status) from error
        return Protego.parse(answer.body[:_ROBOTS_BYTES].decode("utf-8", "replace"))


async def wait_within(seconds: float, limit: asyncio.Timeout, failure: FetchError) -> None:
    """Sleep, or fail at once where the sleep alone would outlast the limit."""
    left = (limit.when() or 0) - asyncio.get_running_loop().time()
    if seconds >= left:
        reason = f"{failure.reason}, and asks to wait {seconds:.0f} seconds"
        raise FetchError(failure.kind, reason, failure.status, failure.url)
    await asyncio.sleep(seconds)
