"""Keeps articles, readings and the linked record in a SQLite file."""

from dateline.store.store import Store, open_store
from dateline.store.write import Added

__all__ = ["Added", "Store", "open_store"]
