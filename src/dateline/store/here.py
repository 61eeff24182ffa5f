"""What a thread knows of the state of the record that it asks."""

from __future__ import annotations

import threading

from sqlalchemy import Connection


class Here(threading.local):
    """The connection of the state that a thread asks, if it asks one, and the newest day of it once it is known."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.newest: list[str | None] = []
