"""What keeps something from being fetched, and whether it is worth another try."""

from __future__ import annotations

from dateline.errors import InputError


class FetchError(InputError):
    """Something that could not be fetched: its address and the reason.

    With `again` another try may go better, not before `wait` seconds have passed where the host says so; without it
    the answer will stay the same. `status` is that of the answer, where there was one.
    """

    def __init__(
        self, source: str, reason: str, *, again: bool = False, wait: float | None = None, status: int | None = None
    ) -> None:
        super().__init__(source, reason)
        self.again, self.wait, self.status = again, wait, status


class StopError(Exception):
    """Why a request is broken off while it is under way; it becomes a `FetchError` that names the address."""

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again
