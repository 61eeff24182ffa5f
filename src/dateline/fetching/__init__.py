"""The network: feeds and pages are asked for here, and nowhere else.

with Client(Manners(contact="mailto:desk@example.org")) as client:
    client.get("https://example.org/feed.xml")   what is there, or a FetchError
"""

from __future__ import annotations

from dateline.fetching.client import PAGE, Client, Clock, Fetched, Manners, Validators
from dateline.fetching.trouble import FetchError

__all__ = ["PAGE", "Client", "Clock", "FetchError", "Fetched", "Manners", "Validators"]
