"""Feeds followed: those that are due are asked for, what they tell of is fetched, read and kept.

with Client(Manners(contact="mailto:desk@example.org")) as client:
    Watch(store, client, crew).round()   asks what is due, and says what became of it
"""

from __future__ import annotations

from dateline.pipeline.watching.alerts import Alerts, secret_of
from dateline.pipeline.watching.lists import listed
from dateline.pipeline.watching.rounds import Watch, Watched, watch_for_ever

__all__ = ["Alerts", "Watch", "Watched", "listed", "secret_of", "watch_for_ever"]
