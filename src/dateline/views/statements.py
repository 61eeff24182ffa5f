"""Who said what, when, and through whom."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.record.source import RecordSource
from dateline.types import Query, Reading, Stance, Statement
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.names import Names, fold


class StatementRow(Value):
    """A statement with the article that carries it; `speaker_name` and `via_names` are for people."""

    published: Day | None
    article: str
    publisher: str | None
    id: str
    speaker: str
    speaker_name: str
    stance: Stance
    hedged: bool
    cue: str
    content: str
    quotes: tuple[str, ...]
    via: tuple[str, ...]
    via_names: tuple[str, ...]
    addressee: str | None
    date: str | None
    topics: tuple[str, ...]


def statements(source: RecordSource, query: Query) -> tuple[StatementRow, ...]:
    """Statements in order of publication and of the text.

    With several actors in the query, those of any of them: a statement has one speaker. `since` and `until` bound the
    day of publication.
    """
    names = Names(source.actors(query.as_of))
    spoken = query if len(query.actors) < 2 else query.model_copy(update={"actors": ()})
    found = (row for reading in source.readings(spoken) for row in statement_rows(reading, names))
    return tuple(row for row in found if _asked_for(row, query))


def statement_rows(reading: Reading, names: Names) -> Iterator[StatementRow]:
    """The statements of one reading, in the order of the text."""
    for said in sorted(reading.statements, key=_place):
        yield _row(reading, said, names)


def _place(said: Statement) -> tuple[bool, int]:
    first = min(said.evidence, key=lambda e: (e.in_ == "body", e.start))
    return first.in_ == "body", first.start


def _row(reading: Reading, said: Statement, names: Names) -> StatementRow:
    same = ("id", "speaker", "stance", "hedged", "cue", "content", "quotes", "via", "addressee", "date", "topics")
    return StatementRow(
        **{name: getattr(said, name) for name in same},
        published=reading.article.published,
        article=reading.article.id,
        publisher=reading.article.publisher,
        speaker_name=names.of(said.speaker),
        via_names=tuple(names.of(v) for v in said.via),
    )


def _asked_for(row: StatementRow, query: Query) -> bool:
    if query.actors and row.speaker not in query.actors:
        return False
    day = row.published or ""
    if (query.since and day < query.since) or (query.until and (not day or day > query.until)):
        return False
    return query.about is None or fold(query.about) in fold(" ".join((row.content, *row.topics, *row.quotes)))
