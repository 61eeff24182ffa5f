"""Copies of a world within a database, so that a record of a million events is made in minutes.

Every row that a world left in its record is cut at what another world would have in its place: the tag of its actors,
the prefix of its articles, the ids made from these, its days and the words that say nothing. A clone is the same
rows with other pieces put in.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import struct
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, Table, select

from dateline.record.copies import Sketch, sketch
from dateline.record.mention import mention_id
from dateline.store import schema
from dateline.store.copying import band_keys
from dateline.types import Article, Reading
from evaluation.stories import World
from evaluation.stories.wording import FILLER

Row = tuple[Any, ...]
Values = list[str]

_DAY = r"\b[12][0-9]{3}[- ][0-9]{2}[- ][0-9]{2}\b"
_START = r"(?:(?<=\\n)|\b)"
"""Where a word begins, after a line's end in JSON as well."""
_AHEAD = 3
"""Clones that wait to be put into the record."""
_EMPTY = 0
"""The place of the piece that is no text at all."""
_PROSE = frozenset({"reading", "body"})
"""Columns that have whole articles in them; elsewhere no word is without a meaning."""
_HASH = r"\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b"


class Rows(NamedTuple):
    """Rows of a table; the columns by name, so that they can be handed from process to process."""

    table: str
    columns: tuple[str, ...]
    rows: list[Row]


class Clone(NamedTuple):
    """What a clone has of its own: its actors' tag, the number in its articles' ids, and how many days later it is."""

    tag: str
    serial: int
    later: int


class Text:
    """A text in pieces, by their places among all pieces."""

    def __init__(self, places: Sequence[int]) -> None:
        # One place more, so that the getter gives a tuple however few there are.
        self._pick = itemgetter(*places, _EMPTY, _EMPTY)

    def of(self, values: Values) -> str:
        """The text that it is in a clone, of which these are the pieces."""
        return "".join(self._pick(values))


class _Cut(NamedTuple):
    """An article of the template, as far as its version and its sketch depend on it."""

    id: Text
    published: Text
    headline: Text
    body: Text


class Template:
    """The rows of a record that holds one world and nothing else."""

    def __init__(self, connection: Connection, world: World) -> None:
        self._prefix, self._tag = world.prefix, world.cast.tag
        fixed = "|".join((self._prefix, self._tag, self._tag.title(), self._tag.upper()))
        self._names = re.compile(rf"({fixed}|{_DAY}|{_HASH})", re.ASCII)
        self._prose = re.compile(rf"({fixed}|{_DAY}|{_HASH}|{_START}(?:{'|'.join(FILLER)})\b)", re.ASCII)
        self._pieces: dict[tuple[str, bool], int] = {("", False): _EMPTY}
        payloads = connection.execute(select(schema.article.c.reading)).scalars()
        readings = [Reading.model_validate_json(payload) for payload in payloads]
        self._articles = [(r.article.version, self._article(r.article)) for r in readings]
        self._mentions = {
            mention_id(r.article.id, e.id): (self._text(r.article.id, self._names), e.id)
            for r in readings
            for e in r.events
        }
        tables = [t for t in schema.metadata.sorted_tables if t not in (schema.failure, schema.band, schema.revision)]
        self._columns = {t.name: self._columns_of(connection, t) for t in tables}

    def rows(self, clone: Clone) -> Iterator[Rows]:
        """What a clone adds to each table."""
        values = self._values(clone)
        sketches = {s.article: s for s in self._sketches(values)}
        for table, cut in self._columns.items():
            filled = {name: [_fill(v, values) for v in column] for name, column in cut.items()}
            if table == schema.sketch.name:
                filled["minima"] = [_packed(sketches[name]) for name in filled["article"]]
            yield Rows(table, tuple(filled), list(zip(*filled.values(), strict=True)))
        bands = [(key, *s.key) for s in sketches.values() for key in band_keys(s)]
        yield Rows("band", ("key", "article", "since"), bands)

    def _article(self, article: Article) -> _Cut:
        parts = (article.id, article.published or "", article.headline or "", article.body)
        return _Cut(*(self._text(part, self._prose) for part in parts))

    def _columns_of(self, connection: Connection, table: Table) -> dict[str, list[Any]]:
        """The values of each column, texts cut."""
        columns = copied(table)
        rows = connection.execute(select(*columns)).all()
        return {c.name: [self._cut(row[n], c.name) for row in rows] for n, c in enumerate(columns)}

    def _cut(self, value: Any, column: str) -> Any:
        pattern = self._prose if column in _PROSE else self._names
        return self._text(value, pattern) if isinstance(value, str) and pattern.search(value) else value

    def _text(self, text: str, pattern: re.Pattern[str]) -> Text:
        """What makes a text anew from the values of a clone."""
        pieces = pattern.split(text)
        wanted = [(piece, n % 2 == 1) for n, piece in enumerate(pieces) if piece]
        return Text([self._pieces.setdefault(piece, len(self._pieces)) for piece in wanted])

    def _values(self, clone: Clone) -> Values:
        """Every piece as it is in a clone."""
        words = random.Random(f"{clone.tag} {clone.serial}").sample(FILLER, len(FILLER))
        known = dict(zip(FILLER, words, strict=True)) | {
            self._prefix: f"{clone.tag}-{clone.serial:04}-",
            self._tag: clone.tag,
            self._tag.title(): clone.tag.title(),
            self._tag.upper(): clone.tag.upper(),
        }
        values = [
            (known.get(piece) or _shifted(piece, clone.later)) if varies else piece for piece, varies in self._pieces
        ]
        self._name_anew(values)
        return values

    def _name_anew(self, values: Values) -> None:
        """Put the clone's own ids of mentions and versions of articles in the places of the template's."""
        for old, (article, event) in self._mentions.items():
            if (place := self._pieces.get((old, True))) is not None:
                values[place] = mention_id(article.of(values), event)
        for old, cut in self._articles:
            if (place := self._pieces.get((old, True))) is not None:
                values[place] = _made(cut, values).version

    def _sketches(self, values: Values) -> Iterable[Sketch]:
        return filter(None, (sketch(_made(cut, values)) for _, cut in self._articles))


def copied(table: Table) -> tuple[Column[Any], ...]:
    """The columns that a clone fills; a number that the database gives is left to it."""
    keys = list(table.primary_key)
    given = keys[0] if len(keys) == 1 and isinstance(keys[0].type, Integer) else None
    return tuple(c for c in table.columns if c is not given)


def _made(cut: _Cut, values: Values) -> Article:
    return Article(
        id=cut.id.of(values),
        published=cut.published.of(values),
        headline=cut.headline.of(values),
        body=cut.body.of(values),
    )


def _fill(value: Any, values: Values) -> Any:
    return value.of(values) if isinstance(value, Text) else value


def _shifted(piece: str, days: int) -> str:
    """A day some days later; anything else as it is."""
    if not re.fullmatch(_DAY, piece):
        return piece
    year, sign, month, day = piece[:4], piece[4], piece[5:7], piece[8:]
    later = dt.date(int(year), int(month), int(day)) + dt.timedelta(days=days)
    return later.isoformat().replace("-", sign)


def _packed(one: Sketch) -> bytes:
    return struct.pack(f">{len(one.minima)}I", *one.minima)


_template: Template | None = None


def side_by_side(template: Template, clones: Iterable[Clone]) -> Iterator[Rows]:
    """The rows of clones in their order, made by two other processes, which never are far ahead."""
    with get_context("spawn").Pool(2, initializer=_start, initargs=(template,)) as pool:
        ahead: deque[AsyncResult[list[Rows]]] = deque()
        for clone in clones:
            ahead.append(pool.apply_async(_rows, (clone,)))
            if len(ahead) > _AHEAD:
                yield from ahead.popleft().get()
        for made in ahead:
            yield from made.get()


def _start(template: Template) -> None:
    global _template  # noqa: PLW0603 - a pool hands its workers nothing but a start
    _template = template


def _rows(clone: Clone) -> list[Rows]:
    assert _template is not None
    return list(_template.rows(clone))
