"""Which addresses may be connected to. A feed names whatever it likes: also what only this machine can reach."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from dateline.fetching.trouble import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]
"""The addresses of a host for a port, in the order in which they are to be tried; raises `OSError` for none."""

_METADATA = frozenset(
    map(
        ipaddress.ip_address,
        ("169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"),
    )
)
"""Where clouds tell a machine its secrets; one of them is an address like any other."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls, and halves of characters, which no database or terminal takes."""

_OPEN_PORTS = frozenset({80, 443})
_FIRST_FREE_PORT = 1024
_LONGEST = 4096


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def refusal(address: str, *, private: bool = False) -> str | None:
    """Why nothing may be fetched from an address; None where it may. `private` lets it be on this or a near machine.

    An IPv6 address that stands for an IPv4 address is as good as that. Where clouds keep secrets, and what is no
    single machine, is refused in any case.
    """
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return f"{address!r} is no address"
    for meant in _meanings(known):
        if meant in _METADATA:
            return f"{address} is where a cloud keeps its machines' secrets"
        if meant.is_multicast:
            return f"{address} is not the address of one machine"
        if not private and (not meant.is_global or meant.is_reserved or _is_site_local(meant)):
            return f"{address} is a private address (--allow-private allows it)"
    return None


def _meanings(known: Address) -> Iterator[Address]:
    """The IPv4 address that an address is another way to write, or itself with those that it leads to."""
    if isinstance(known, ipaddress.IPv4Address):
        yield known
    elif known.ipv4_mapped is not None:
        yield known.ipv4_mapped
    elif known in _NAT64 or known in _COMPATIBLE:
        yield ipaddress.IPv4Address(known.packed[-4:])
    else:
        yield known
        yield from (meant for meant in (known.sixtofour, *(known.teredo or ())) if meant is not None)


def _is_site_local(known: Address) -> bool:
    return isinstance(known, ipaddress.IPv6Address) and known.is_site_local


def check_url(url: str, *, private: bool = False) -> str:
    """The address of something that may be asked for, without its fragment.

    Raises `FetchError` for another scheme than http and https, a user name or password, which would be kept and shown
    with it, and a port on which something else than the web is served.
    """
    shown = url if len(url) <= _LONGEST else f"{url[:100]}…"
    try:
        parts = urlsplit(url.strip())
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise FetchError(shown, "is not an address") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(shown, "is not an address of the web (http or https)")
    if parts.username is not None or parts.password is not None:
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        raise FetchError(bare, "holds a user name, which would be shown")
    if _UNSAFE.search(parts.geturl()):
        raise FetchError(_UNSAFE.sub("\ufffd", shown), "holds characters that no address has")
    if len(url) > _LONGEST:
        raise FetchError(shown, f"is longer than {_LONGEST:,} characters")
    if not private and port not in _OPEN_PORTS and port < _FIRST_FREE_PORT:
        raise FetchError(shown, f"port {port} is not one of the web")
    return parts._replace(fragment="").geturl()
