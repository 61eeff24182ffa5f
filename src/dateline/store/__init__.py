"""Keeps articles, readings and the linked record in a SQLite file."""

from dateline.store.absorb import Absorbed
from dateline.store.again import Again
from dateline.store.store import Store, open_store
from dateline.store.write import Added

__all__ = ["Absorbed", "Added", "Again", "Store", "open_store"]
