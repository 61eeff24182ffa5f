"""Keeps articles, readings and the linked record in a SQLite file."""

from dateline.store.absorb import Absorbed
from dateline.store.again import Again
from dateline.store.notices import Notice, Notices
from dateline.store.store import Store, open_store
from dateline.store.subscriptions import Heard, Subscription, Subscriptions, Waiting
from dateline.store.write import Added

__all__ = [
    "Absorbed", "Added", "Again", "Heard", "Notice", "Notices", "Store", "Subscription", "Subscriptions", "Waiting",
    "open_store",
]  # fmt: skip
