"""Addresses: the canonical form in which evidence keeps them, and which of them the public may reach."""

import ipaddress
import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from footnoted.model.sources import TRACKERS

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressError(ValueError):
    """The text is not an address that can be fetched or kept: the message says why."""


def canonical(url: str, declared: str | None = None) -> str:
    """The address to keep for a page found at `url`, which may declare its own (`<link rel=canonical>`).

    A declared one counts on the same host only, and never when it gives up the page for the front page. Fragments and
    tracking parameters go. Raises `AddressError`.
    """
    here = _parts(url)
    best = here
    if declared:
        try:
            there = _parts(urljoin(url, declared.strip()))
        except (AddressError, ValueError):
            there = here
        same = _bare(there) == _bare(here) and there.port == here.port
        if same and there.scheme == "https" and (there.path.strip("/") or not here.path.strip("/")):
            best = there
    return urlunsplit((best.scheme, _netloc(best), _escaped(best.path) or "/", _escaped(_untracked(best.query)), ""))


def _parts(url: str) -> SplitResult:
    if re.search(r"[\x00-\x20\x7f]", url.strip()):
        raise AddressError(f"“{_short(url)}” is not an address: it has a space or a control character")
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018 - raises for a port that is no number
    except ValueError as error:
        raise AddressError(f"“{_short(url)}” is not an address ({error})") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise AddressError(f"“{_short(url)}” is not an address that can be fetched: it must begin with https://")
    if parts.username is not None or parts.password is not None:
        raise AddressError(f"“{_short(url)}” carries a user name or password: take it out")
    return parts


def _short(url: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", "�", url)[:80]


def _bare(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _netloc(parts: SplitResult) -> str:
    host = _ascii_host(parts.hostname or "")
    standard = {"http": 80, "https": 443}[parts.scheme]
    return host if parts.port in {None, standard} else f"{host}:{parts.port}"


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise AddressError(f"“{_short(host)}” is not a host's name") from error


def _untracked(query: str) -> str:
    """The query without tracking parameters; what stays is not written anew, since servers can be particular."""
    return "&".join(part for part in query.split("&") if not TRACKERS.fullmatch(part.split("=")[0]))


def _escaped(text: str) -> str:
    """Characters that an address may not hold, percent-encoded; what is encoded stays."""
    return re.sub(r"[^\w!$&'()*+,;=:@/?%~.\[\]-]|[\[\]'\\]|[^\x00-\x7f]", _percent, text)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "surrogatepass"))


def host_of(url: str) -> str:
    """`host:port` of an address, the unit of politeness and of `private`. Raises `AddressError`."""
    parts = _parts(url)
    return f"{_ascii_host(parts.hostname or '')}:{parts.port or {'http': 80, 'https': 443}[parts.scheme]}"


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are one page's: a slash at the end, `www.` and the scheme make no difference."""
    return _page_key(one) == _page_key(other)


def _page_key(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return ((parts.netloc.lower()).removeprefix("www."), parts.path.rstrip("/"), _untracked(parts.query))


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the internet can reach, also when it hides in an IPv6 one.

    Loopback, private, link-local (where clouds keep their metadata), shared, reserved and multicast ones are not.
    """
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast
