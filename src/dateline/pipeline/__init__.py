"""Reading, extraction and store joined: sources in, readings out or kept."""

from __future__ import annotations

from dateline.pipeline.articles import Found, OnError, OnSkip, articles_of, find_articles, load_readings, read_articles
from dateline.pipeline.crew import Crew, crew
from dateline.pipeline.keeping import Step, keep, reread, take_in
from dateline.pipeline.kept import Kept, total
from dateline.pipeline.reading import read_all, work_on_articles
from dateline.pipeline.remote import open_url

__all__ = [
    "Crew", "Found", "Kept", "OnError", "OnSkip", "Step", "articles_of", "crew", "find_articles", "keep",
    "load_readings", "open_url", "read_all", "read_articles", "reread", "take_in", "total", "work_on_articles",
]  # fmt: skip
