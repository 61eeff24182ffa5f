"""Reading, extraction and store joined: sources in, readings out or kept."""

from __future__ import annotations

from dateline.pipeline.articles import OnError, OnSkip, load_readings, read_articles
from dateline.pipeline.keeping import keep, reread, take_in
from dateline.pipeline.kept import Kept, total
from dateline.pipeline.reading import read_all

__all__ = [
    "Kept", "OnError", "OnSkip", "keep", "load_readings", "read_all", "read_articles", "reread", "take_in", "total",
]  # fmt: skip
