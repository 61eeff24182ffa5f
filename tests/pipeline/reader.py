"""A reader that reads one meeting from every article, and does to its process what an article says."""

from __future__ import annotations

import os
import signal

from dateline.types import Actor, Article, Event, Evidence, Reading, Report


class OneMeeting:
    """Reads one meeting from every article."""

    program = "test"

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
        return Reading(article=article, actors=(Actor(id="minister", name="the minister"),), events=(meeting,))
