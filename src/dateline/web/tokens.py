"""Who may ask: a token in the `Authorization` header, or a cookie that was given for it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie

COOKIE = "dateline"
_ONE_MONTH = 30 * 24 * 3600


class Gate:
    """Checks a token, always in the same time whatever is offered.

    The cookie is made of the token but does not hold it, and is good until the server is given another token.
    """

    def __init__(self, token: str) -> None:
        self._token = _digest(token)
        self._cookie = hmac.new(token.encode(), b"cookie of dateline", hashlib.sha256).hexdigest()

    def knows(self, offered: str) -> bool:
        """Whether this is the token."""
        return hmac.compare_digest(self._token, _digest(offered))

    def lets_in(self, headers: dict[bytes, bytes], *, cookies: bool = True) -> bool:
        """Whether a request brings the token, or (with `cookies`) the cookie that stands for it."""
        offered = bearer(headers.get(b"authorization", b""))
        if offered is not None:
            return self.knows(offered)
        return cookies and hmac.compare_digest(self._cookie.encode(), _cookie(headers.get(b"cookie", b"")).encode())

    def cookie(self, *, secure: bool) -> str:
        """The value of `Set-Cookie` for a browser that brought the token."""
        attributes = f"Path=/; Max-Age={_ONE_MONTH}; HttpOnly; SameSite=Strict{'; Secure' if secure else ''}"
        return f"{COOKIE}={self._cookie}; {attributes}"


def bearer(authorization: bytes) -> str | None:
    """The token of a header: of `Bearer TOKEN`, or the password of `Basic`, which calendars and feed readers send."""
    kind, _, rest = authorization.decode("latin-1").strip().partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() != "basic":
        return None
    try:
        return base64.b64decode(rest.strip(), validate=True).decode("utf-8", "replace").partition(":")[2]
    except ValueError:
        return ""


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _cookie(header: bytes) -> str:
    try:
        found = SimpleCookie(header.decode("latin-1")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
