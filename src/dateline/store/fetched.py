"""When a crawler took an article: of several times the earliest is kept, whatever came first.

It stands in the reading as the store keeps it and is no part of what the reading says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from dateline.store import schema
from dateline.store.rows import kept_form, rows_of
from dateline.types import Article, Reading

# Within a string of JSON quotation marks are escaped, so that this can only be the field.
_FETCHED = re.compile(r',"fetched":(?:null|"([^"]*)")')


def content(form: str) -> str:
    """What a reading says, of the form in which it is kept: all but when its article was fetched."""
    return _FETCHED.sub("", form, count=1)


def fetched(form: str) -> str | None:
    """When the article of a reading was fetched, of the form in which that is kept."""
    found = _FETCHED.search(form)
    return found[1] if found else None


def is_earlier(instant: str | None, other: str | None) -> bool:
    """Whether an instant is to be kept instead of another."""
    return instant is not None and (other is None or instant < other)


def with_fetched(reading: Reading, instant: str | None) -> Reading:
    """The reading with its article fetched at the earlier of both times."""
    if not is_earlier(instant, reading.article.fetched):
        return reading
    return reading.model_copy(update={"article": reading.article.model_copy(update={"fetched": instant})})


def keep_earliest(connection: Connection, met: Iterable[Article]) -> set[str]:
    """Note when articles that are kept were fetched, where that was earlier than is known.

    Gives those of which there are other versions: which of them counts may be another one now.
    """
    a = schema.article
    found = set()
    for name, version, form, instant in earlier(connection, met):
        reading = with_fetched(Reading.model_validate_json(form), instant)
        this = (a.c.id == name) & (a.c.version == version)
        connection.execute(update(a).where(this).values(reading=kept_form(reading)))
        if connection.execute(select(a.c.id).where(a.c.id == name, a.c.version != version).limit(1)).first():
            found.add(name)
    return found


def earlier(connection: Connection, met: Iterable[Article]) -> list[tuple[str, str, str, str]]:
    """Of articles that are kept those that were fetched earlier than is known: id, version, reading, and when."""
    wanted: dict[tuple[str, str], str] = {}
    for one in met:
        if one.fetched and is_earlier(one.fetched, wanted.get((one.id, one.version))):
            wanted[one.id, one.version] = one.fetched
    rows = rows_of(connection, schema.article, schema.article.c.id, sorted({name for name, _ in wanted}))
    return [
        (row.id, row.version, row.reading, instant)
        for row in rows
        if (instant := wanted.get((row.id, row.version))) and is_earlier(instant, fetched(row.reading))
    ]
