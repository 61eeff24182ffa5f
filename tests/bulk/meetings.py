"""A reader that reads one meeting from every article, by the name that processes and actors find it by."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from dateline.types import Actor, Article, Event, Evidence, Reading, Report

BODY = (
    "The harbour minister of Aland met the mayor of Visby on Tuesday to talk about the ferry line. "
    "They agreed to meet again in the spring, the ministry said in a statement on its site."
)


class OneMeeting:
    """Reads one meeting from every article; its lexicon is a folder where it may leave marks."""

    def __init__(self, model: str | None = None, lexicon: Path | None = None) -> None:
        self.program, self._marks = f"test {model}" if model else "test", lexicon

    def read(self, article: Article) -> Reading:
        if "Kill the process." in article.body:
            os.kill(os.getpid(), signal.SIGKILL)
        if self._marks is not None and "Kill the actor." in article.body:
            self._kill_parent(self._marks / "killed")
        if "Fail." in article.body:
            raise IndexError
        clause = Evidence(role="clause", start=0, end=20, text=article.body[:20])
        meeting = Event(
            id="e1",
            type="CONSULT",
            actors=("minister",),
            status="occurred",
            reports=(Report(status="occurred", evidence=(clause,)),),
        )
        actor = Actor(id="minister", name="the minister")
        return Reading(article=article, actors=(actor,), events=(meeting,), program=self.program)

    @staticmethod
    def _kill_parent(mark: Path) -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getppid(), signal.SIGKILL)
