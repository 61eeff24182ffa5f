"""Readings → the record: one event per happening, its status over time, disputes and independent sources."""

from dateline.record.fold import Linked, fold, link_readings, newest
from dateline.record.source import Failure, Hit, RecordSource, Ruled, RulingKeeper, RulingNow

__all__ = [
    "Failure",
    "Hit",
    "Linked",
    "RecordSource",
    "Ruled",
    "RulingKeeper",
    "RulingNow",
    "fold",
    "link_readings",
    "newest",
]
