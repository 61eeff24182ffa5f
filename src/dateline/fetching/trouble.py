"""What keeps something from being fetched, and whether it is worth another try."""

from __future__ import annotations

from dateline.errors import InputError


class FetchError(InputError):
    """Something that could not be fetched: its address and the reason.

    With `again` another try may go better, not before `wait` seconds have passed where the host says so; without it
    the answer will stay the same. `status` is that of the answer, where there was one; `held` says that nothing was
    asked, because the host wants no requests for a while.
    """

    def __init__(
        self,
        source: str,
        reason: str,
        *,
        again: bool = False,
        wait: float | None = None,
        status: int | None = None,
        held: bool = False,
    ) -> None:
        super().__init__(source, reason)
        self.again, self.wait, self.status, self.held = again, wait, status, held


class StopError(Exception):
    """Why a request is broken off while it is under way; it becomes a `FetchError` that names the address."""

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again
