"""Webhooks signed as Standard Webhooks has it (https://www.standardwebhooks.com), so that libraries can check them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

_PREFIX = "whsec_"
_SHORTEST, _LONGEST = 24, 64


def secret_from(text: str) -> bytes:
    """The bytes of a secret: 24 to 64 of them in base64, with or without `whsec_` before it. Raises `ValueError`."""
    try:
        secret = base64.b64decode(text.strip().removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("is not base64") from None
    if not _SHORTEST <= len(secret) <= _LONGEST:
        raise ValueError(f"holds {len(secret)} bytes, and should hold {_SHORTEST} to {_LONGEST}")
    return secret


def signed(secret: bytes, name: str, at: int, body: bytes) -> dict[str, str]:
    """The headers of a message with an id, sent at a moment (seconds of Unix time)."""
    told = hmac.new(secret, f"{name}.{at}.".encode() + body, hashlib.sha256).digest()
    return {
        "content-type": "application/json",
        "webhook-id": name,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{base64.b64encode(told).decode()}",
    }
