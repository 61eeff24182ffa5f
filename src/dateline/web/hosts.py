"""Under which names the server may be asked for, so that no other site's name can be pointed at it (DNS rebinding)."""

from __future__ import annotations

import re
from ipaddress import ip_address

from dateline.web.settings import LOOPBACK, Settings

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+?)\.?(?::\d{1,5})?", re.IGNORECASE)


class Hosts:
    """The names that a `Host` header may have: this machine's own, the address that is served, and those allowed.

    Where all addresses of the machine are served (0.0.0.0 or ::), any of them may be named by its number.
    """

    def __init__(self, settings: Settings) -> None:
        self._names = {name.casefold() for name in (*LOOPBACK, settings.host, *settings.hosts)}
        self._numbers = settings.host in ("0.0.0.0", "::")

    def allow(self, header: bytes | None) -> bool:
        """Whether a `Host` header names this server."""
        found = _HOST.fullmatch((header or b"").decode("latin-1"))
        if found is None:
            return False
        name = found[1].strip("[]").casefold()
        return name in self._names or (self._numbers and _is_number(name))


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
