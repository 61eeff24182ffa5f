"""A parsed Article → a Reading: its actors, events and statements with evidence."""

from dateline.extraction.reader import PROGRAM, Reader

__all__ = ["PROGRAM", "Reader"]
