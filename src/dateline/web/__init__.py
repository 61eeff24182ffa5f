"""The record in a browser and for programs: pages, API, subscriptions. A door, without logic of its own."""

from dateline.web.app import create_app
from dateline.web.settings import Settings

__all__ = ["Settings", "create_app"]
