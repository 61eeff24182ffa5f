"""A reader that is quick to make: one meeting from every article, and to its process what an article says."""

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
    """Reads one meeting from every article."""

    def __init__(self, model: str | None = None, lexicon: Path | None = None) -> None:
        self.program = " ".join(str(part) for part in ("test", model, lexicon) if part)

    def read(self, article: Article) -> Reading:
        if "Kill the process." in article.body:
            os.kill(os.getpid(), signal.SIGKILL)
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
