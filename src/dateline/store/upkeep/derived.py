"""Every kept version of an article: is its reading valid, does its evidence stand in its text, does what follows?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, Select, Table, func, select
from sqlalchemy.exc import DBAPIError

from dateline.record.copies import sketch
from dateline.record.mention import Mention, Stand
from dateline.record.spans import FOREVER
from dateline.record.versions import Version, lives
from dateline.store import schema
from dateline.store.contents import CONTENTS, content_rows
from dateline.store.copying import band_keys, sketch_row
from dateline.store.database import Database
from dateline.store.rows import AnyRow, rows_of
from dateline.store.search import words_row
from dateline.store.standing import wanted_stands
from dateline.store.upkeep.several import Several
from dateline.store.versions import handle_rows, mention_rows
from dateline.types import Finding, Reading

_PAGE = 200
_READ_AGAIN = "add its source again to a new record, or restore a backup"
_LINK_AGAIN = "take it into a new record, which links it anew: dateline absorb OLD --record NEW"

_TABLES = (*CONTENTS, schema.mention, schema.words, schema.sketch)
"""What is derived from the readings of an article."""

_BESIDE = {schema.words: {"id"}, schema.sketch: {"parent", "parent_since"}}
"""Columns that say more than the article itself."""

Row = tuple[Any, ...]
_Mentions = tuple[Version, Sequence[tuple[Mention, dict[str, Any]]]]


class _Kept(NamedTuple):
    """An article as it is kept: the rows of its versions, and their readings where these are valid."""

    id: str
    rows: Sequence[AnyRow]
    readings: Sequence[Reading]

    @property
    def is_linked(self) -> bool:
        """Whether it can be said what follows from it, and has to be there."""
        return len(self.readings) == len(self.rows) and all(r.until is not None for r in self.rows)


def check_articles(connection: Connection, _: Database) -> Iterator[Finding]:
    """Check all articles, a page at a time, in order of their keys."""
    readings, derived = Several("readings", _READ_AGAIN), Several("derived", _LINK_AGAIN)
    stands = wanted_stands(connection)
    versions = evidence = unlinked = bands = 0
    for page in _pages(connection, readings):
        articles = [_kept_article(i, list(rows), readings) for i, rows in groupby(page, key=lambda r: str(r.id))]
        bands += _check_derived(connection, [a for a in articles if a.is_linked], stands, derived)
        versions += len(page)
        evidence += sum(len(r.spans()) for a in articles for r in a.readings)
        unlinked += sum(r.until is None for r in page)
    kept = connection.execute(select(func.count()).select_from(schema.band)).scalar_one()
    if kept != bands and not (unlinked or readings.count):
        derived.note(f"the table band has {kept:,} rows, not {bands:,}: copies of articles are not found")
    stand_there = f"{evidence:,} pieces of evidence are what stands in their texts"
    yield from readings.findings(f"{versions:,} versions of articles; {stand_there}")
    yield from derived.findings("what the record holds of each article is what its readings say")
    if unlinked:
        what, do = f"{unlinked:,} versions of articles are not linked yet", "the next command that opens it links them"
        yield Finding(check="derived", state="warning", what=what, do=do)


def _pages(connection: Connection, bad: Several) -> Iterator[list[AnyRow]]:
    """All versions, a page at a time; those of one article are in one page."""
    a = schema.article.c
    after = ""
    while ids := list(connection.execute(_ids(after)).scalars()):
        wanted = select(schema.article).where(a.id > after, a.id <= ids[-1]).order_by(a.id, a.version)
        try:
            yield list(connection.execute(wanted))
        except (DBAPIError, UnicodeDecodeError):
            yield list(_one_by_one(connection, ids, bad))
        after = ids[-1]


def _ids(after: str) -> Select[Any]:
    a = schema.article.c
    return select(a.id).where(a.id > after).distinct().order_by(a.id).limit(_PAGE)


def _one_by_one(connection: Connection, ids: Sequence[str], bad: Several) -> Iterator[AnyRow]:
    """The versions of a page that cannot be read as a whole, but for those that cannot be read themselves."""
    a = schema.article.c
    for name in ids:
        try:
            yield from list(connection.execute(select(schema.article).where(a.id == name).order_by(a.version)))
        except (DBAPIError, UnicodeDecodeError) as error:
            said = " ".join(str(getattr(error, "orig", None) or error).split())
            bad.note(f"article {name}: cannot be read ({said})")


def _kept_article(name: str, rows: Sequence[AnyRow], bad: Several) -> _Kept:
    return _Kept(name, rows, [reading for row in rows if (reading := _valid(row, bad))])


def _valid(row: AnyRow, bad: Several) -> Reading | None:
    """The reading of a row; None where it is no valid one, or not of the version that the row is of."""
    try:
        reading = Reading.model_validate_json(row.reading)
    except ValidationError as error:
        bad.note(f"article {row.id}: {error.errors()[0]['msg']}")
        return None
    article = reading.article
    said = (article.id, article.version, article.published, article.headline, article.publisher, len(article.body))
    kept = (row.id, row.version, row.published, row.headline, row.publisher, row.length)
    if _plain(said) != _plain(kept):
        bad.note(f"article {row.id}: its text or its day is not that of the version that was kept")
        return None
    return reading


def _check_derived(connection: Connection, articles: Sequence[_Kept], stands: Mapping[str, Stand], bad: Several) -> int:
    """Compare what is kept beside the readings of some articles with what they, and rulings, say.

    Returns how many rows of the table of bands they have.
    """
    versions = lives(r for a in articles for r in a.readings)
    _check_days(articles, versions, bad)
    told = [(v, [_ruled_on(m, row, stands) for m, row in mention_rows(v)]) for v in versions]
    expected, names = _expected(told), [a.id for a in articles]
    for table in _TABLES:
        kept = _by_article(table, rows_of(connection, table, table.c.article, names))
        for name in names:
            if kept.get(name, set()) != expected[table].get(name, set()):
                bad.note(f"article {name}: what is kept of it in {table.name} is not what its reading says")
    _check_handles(connection, told, bad)
    return sum(len(band_keys(s)) for v in versions if (s := sketch(v.reading.article)))


def _ruled_on(mention: Mention, row: Mapping[str, Any], stands: Mapping[str, Stand]) -> tuple[Mention, dict[str, Any]]:
    """A mention and its row with what people say of it."""
    stand = stands.get(mention.id)
    now = mention.model_copy(update={"stand": stand})
    return now, {**row, "payload": now.model_dump_json(), "bond": stand and stand.group}


def _check_days(articles: Iterable[_Kept], versions: Iterable[Version], bad: Several) -> None:
    days = {(v.article, v.reading.article.version): (v.since, v.until) for v in versions}
    for article in articles:
        if any(days.get((r.id, r.version), ("", "")) != (r.since, r.until) for r in article.rows):
            bad.note(f"article {article.id}: the days over which its versions count are not those of the versions")


def _expected(told: Iterable[_Mentions]) -> dict[Table, dict[str, set[Row]]]:
    """The rows that there should be, by table and article."""
    found: dict[Table, defaultdict[str, set[Row]]] = {table: defaultdict(set) for table in _TABLES}
    for version, mentions in told:
        rows: list[tuple[Table, Sequence[Mapping[str, Any]]]] = [*content_rows(version)]
        rows.append((schema.mention, [row for _, row in mentions]))
        rows.append((schema.sketch, [sketch_row(s) for s in [sketch(version.reading.article)] if s]))
        if version.until == FOREVER:
            rows.append((schema.words, [words_row(version.reading.article)]))
        for table, some in rows:
            found[table][version.article].update(_row(table, row) for row in some)
    return {table: dict(rows) for table, rows in found.items()}


def _by_article(table: Table, rows: Iterable[AnyRow]) -> dict[str, set[Row]]:
    found: defaultdict[str, set[Row]] = defaultdict(set)
    for row in rows:
        found[row.article].add(_row(table, row._asdict()))
    return dict(found)


def _row(table: Table, row: Mapping[str, Any]) -> Row:
    beside = _BESIDE.get(table, ())
    return _plain(tuple(row[c.name] for c in table.columns if c.name not in beside))


def _plain(values: Row) -> Row:
    """Values as every kind of database keeps them: one has no place for NUL."""
    return tuple(v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in values)


def _check_handles(connection: Connection, told: Iterable[_Mentions], bad: Several) -> None:
    mentions = [(mention, row) for _, some in told for mention, row in some]
    of = {mention.id: mention.article for mention, _ in mentions}
    wanted = {_row(schema.handle, handle) for mention, row in mentions for handle in handle_rows(mention, row)}
    rows = rows_of(connection, schema.handle, schema.handle.c.mention, sorted(of))
    kept = {_row(schema.handle, row._asdict()) for row in rows}
    for name in sorted({of[row[0]] for row in wanted ^ kept}):
        bad.note(f"article {name}: what is kept of it in handle is not what its reading says")
