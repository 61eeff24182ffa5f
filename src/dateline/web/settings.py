"""How the record is served: where, to whom, and within which limits."""

from __future__ import annotations

from ipaddress import ip_address

from pydantic import Field, SecretStr, field_validator, model_validator

from dateline.errors import DatelineError
from dateline.types.evidence import Value

LOOPBACK = ("127.0.0.1", "::1", "localhost")
SHORTEST_TOKEN = 16


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Settings(Value):
    """What `dateline serve` is told, and limits that have good values.

    `host` and `port` are where it listens; on another address than this machine's own it needs a `token`, which then
    every request must bring. `hosts` are further names under which a browser may ask for it, as behind a proxy.
    Lengths are in bytes, times in seconds. `fresh` is how old the answer to whether the record has changed may be.
    `lexicon` and `model` are by which articles are read that programs add.
    """

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    token: SecretStr | None = None
    hosts: tuple[str, ...] = ()
    longest_url: int = 8 * 1024
    largest_body: int = 8 * 1024 * 1024
    longest_request: float = 60.0
    longest_adding: float = 300.0
    lexicon: str | None = None
    model: str | None = None
    kept_answers: int = 64 * 1024 * 1024
    largest_kept_answer: int = 4 * 1024 * 1024
    fresh: float = 0.5

    @field_validator("token")
    @classmethod
    def _long_enough(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and len(token.get_secret_value()) < SHORTEST_TOKEN:
            raise DatelineError(f"the token is too short: give one of {SHORTEST_TOKEN} characters or more")
        return token

    @model_validator(mode="after")
    def _guarded(self) -> Settings:
        if not is_loopback(self.host) and self.token is None:
            raise DatelineError(
                f"{self.host} can be reached from other machines: give a token (DATELINE_TOKEN), or serve on 127.0.0.1"
            )
        return self
