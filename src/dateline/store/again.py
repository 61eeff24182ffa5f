"""Which of the kept versions of articles are to be read again, and taking them a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, or_, select, true, tuple_

from dateline.errors import NotInRecordError
from dateline.store import schema
from dateline.store.write import ELSEWHERE
from dateline.types import Reading

Key = tuple[str, str]
"""An article's id and the version."""


class Again(NamedTuple):
    """Versions of articles to read again: those of some articles, or those that a program did not read, or all.

    What was made elsewhere by other programs or by people counts only among those of `articles` and among all.
    """

    articles: Sequence[str] = ()
    unless: str | None = None


def count(connection: Connection, again: Again) -> int:
    """How many there are. Raises `NotInRecordError` for an article that the record does not hold, or not just once."""
    found = connection.execute(select(func.count()).select_from(schema.article).where(_which(connection, again)))
    return int(found.scalar_one())


def page(connection: Connection, again: Again, after: Key, size: int) -> list[Reading]:
    """The next of them, in order of their keys, as they were last read."""
    a = schema.article.c
    rest = select(a.reading).where(_which(connection, again), tuple_(a.id, a.version) > after)
    kept = connection.execute(rest.order_by(a.id, a.version).limit(size)).scalars()
    return [Reading.model_validate_json(r) for r in kept]


def _which(connection: Connection, again: Again) -> ColumnElement[bool]:
    a = schema.article.c
    if again.articles:
        return a.id.in_([_article(connection, named) for named in again.articles])
    if again.unless is None:
        return true()
    name = again.unless.split(" ", 1)[0]
    made_by_it = a.program.startswith(f"{ELSEWHERE}: {name} ", autoescape=True)
    here = or_(~a.program.startswith(ELSEWHERE), made_by_it)
    return here & a.program.not_in([again.unless, f"{ELSEWHERE}: {again.unless}"])


def _article(connection: Connection, named: str) -> str:
    """The id of an article from it or from a beginning of it."""
    a = schema.article.c
    if named and connection.execute(select(a.id).where(a.id == named)).first() is not None:
        return named
    near = select(a.id).where(a.id.startswith(named, autoescape=True)).distinct().limit(2)
    ids = list(connection.execute(near).scalars()) if named else []
    if len(ids) != 1:
        raise NotInRecordError(f"no article {named!r} in the record, or several begin so")
    return str(ids[0])
