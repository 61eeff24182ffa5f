"""In which words an article tells an event: what a view needs of the article without the whole of its reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.record.mention import Said
from dateline.types import Event, Reading, RecordEvent, Status
from dateline.types.evidence import TextField, Value


class Account(Value):
    """In which words an article tells an event.

    `start` is where the account begins, `words` the clause that says it first (of the headline only where no body
    does), `triggers` the words that name the event, `clauses` where each report of it stands, `said` how real it is by
    each report and who vouches, and `date` and `place` when and where it is by this article.
    """

    article: str
    event: str
    publisher: str | None
    published: str | None
    start: int
    words: str
    headline: bool
    triggers: tuple[str, ...]
    clauses: tuple[tuple[TextField, int, int], ...]
    said: tuple[Said, ...]
    date: str | None
    place: str | None


class Line(Value):
    """In which words the reports of an event tell it, taken together: what a row needs beside the event itself.

    `published`, `article` and `start` say where it is told first; `words` is the first clause by which it is what it is
    now, of a headline only where no body has one; `triggers` are the words that name it, in order of publication.
    """

    published: str | None
    article: str
    start: int
    words: str
    triggers: tuple[str, ...]


class Lined(NamedTuple):
    """An event with the words that tell it."""

    event: RecordEvent
    line: Line


def line(accounts: Iterable[Account], status: Status) -> Line:
    """What some accounts of an event of a status, one at least, say together."""
    told = sorted(accounts, key=lambda a: (a.published is None, a.published or "", a.article))
    first = told[0]
    return Line(
        published=first.published,
        article=first.article,
        start=first.start,
        words=_telling(told, status).words,
        triggers=tuple(dict.fromkeys(t for a in told for t in a.triggers)),
    )


def _telling(told: Sequence[Account], status: Status) -> Account:
    """The account whose words are quoted: what has taken place is not told in the words of the plan that it was."""
    current = [account for account in told if any(said.status == status for said in account.said)] or told
    return next((account for account in current if not account.headline), current[0])


def triggers(event: Event) -> tuple[str, ...]:
    """The words that an article uses for an event."""
    return tuple(e.text for report in event.reports for e in report.evidence if e.role == "trigger")


def account(reading: Reading, event: Event) -> Account:
    """In which words a reading tells one of its events."""
    clauses = [report.clause for report in event.reports]
    first = next((c for c in clauses if c.in_ == "body"), clauses[0])
    return Account(
        article=reading.article.id,
        event=event.id,
        publisher=reading.article.publisher,
        published=reading.article.published,
        start=min(e.start for r in event.reports for e in r.evidence if e.in_ == r.clause.in_),
        words=first.text,
        headline=first.in_ == "headline",
        triggers=triggers(event),
        clauses=tuple(dict.fromkeys((c.in_, c.start, c.end) for c in clauses)),
        said=tuple(dict.fromkeys(Said(status=r.status, according_to=r.according_to) for r in event.reports)),
        date=event.date,
        place=event.place.name if event.place else None,
    )
