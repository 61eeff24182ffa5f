"""Processes that work side by side on one thing after another; they know nothing of what it is."""

from dateline.processes.pool import Limits, Pool, cores

__all__ = ["Limits", "Pool", "cores"]
