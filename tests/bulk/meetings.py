"""A reader that kills the actor it is in, by the name that processes and actors find it by."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from dateline.types import Article, Reading
from tests import meetings


class OneMeeting(meetings.OneMeeting):
    """Reads one meeting from every article; its lexicon is a folder where it may leave marks."""

    def __init__(self, model: str | None = None, lexicon: Path | None = None) -> None:
        super().__init__(model)
        self._marks = lexicon

    def read(self, article: Article) -> Reading:
        if self._marks is not None and "Kill the actor." in article.body:
            self._kill_parent(self._marks / "killed")
        return super().read(article)

    @staticmethod
    def _kill_parent(mark: Path) -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getppid(), signal.SIGKILL)
