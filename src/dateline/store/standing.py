"""What people ruled, written to the mentions that it is about, so that linking knows of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select, update

from dateline.record.mention import Mention, Stand
from dateline.record.rulings import Claim, Names, as_mention, names, stands, told_id
from dateline.store import schema
from dateline.store.recluster import Touched
from dateline.store.rows import AnyRow, chunks, load_mention, rows_of
from dateline.types import Ruling


class Life(NamedTuple):
    """A mention as a version of its article tells it from a day on."""

    mention: str
    since: str


class Stood(NamedTuple):
    """Mentions of which people now say something else: the days of blocks that this touches, and since when of each."""

    touched: list[Touched]
    days: dict[str, str]


def is_ruled_on(connection: Connection, articles: Iterable[str]) -> bool:
    """Whether any ruling is about a report of some articles."""
    t = schema.told.c
    ruled = select(t.article).limit(1)
    if connection.execute(ruled).first() is None:
        return False
    return any(connection.execute(ruled.where(t.article.in_(some))).first() for some in chunks(sorted(articles)))


def restand(connection: Connection) -> Stood:
    """Bring what mentions say of rulings about them up to date."""
    m = schema.mention
    wanted = wanted_stands(connection)
    rows = {(r.id, r.since): r for r in connection.execute(select(m).where(m.c.bond > ""))}
    rows |= {(r.id, r.since): r for r in rows_of(connection, m, m.c.id, sorted(wanted))}
    changed = [(row, now) for row in rows.values() if (now := _restood(row, wanted.get(row.id))) is not None]
    if changed:
        this = (m.c.id == bindparam("of")) & (m.c.since == bindparam("day"))
        values = [
            {"of": row.id, "day": row.since, "text": now.model_dump_json(), "name": now.stand and now.stand.group}
            for row, now in changed
        ]
        connection.execute(update(m).where(this).values(payload=bindparam("text"), bond=bindparam("name")), values)
    days: dict[str, str] = {}
    for row, _ in changed:
        days[row.id] = min(row.since, days.get(row.id, row.since))
    return Stood([Touched(row.block, row.first_day, row.last_day, row.since) for row, _ in changed], days)


def wanted_stands(connection: Connection) -> dict[str, Stand]:
    """What all rulings together say of mentions, by their ids."""
    return stands(stored_claims(connection), names_now(connection))


def _restood(row: AnyRow, stand: Stand | None) -> Mention | None:
    """A mention with what people say of it; None when it says so already."""
    mention = load_mention(row.payload)
    return None if mention.stand == stand else mention.model_copy(update={"stand": stand})


def stored_claims(connection: Connection) -> list[Claim]:
    """Every ruling with its reports by the ids that they had when it was made."""
    r, t = schema.ruling.c, schema.told.c
    sides: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(select(t.ruling, t.side, t.mention).order_by(t.ruling, t.side, t.place)):
        sides[row.ruling][row.side].append(row.mention)
    rows = connection.execute(select(r.id, r.kind, r.at, r.author, r.undoes))
    return [Claim(*row, sides=tuple(map(tuple, sides[row.id].values()))) for row in rows]


def names_now(connection: Connection) -> Names:
    """What the mentions that rulings are about go by, whichever version of their article tells them."""
    t, m = schema.told.c, schema.mention.c
    told = {row.mention: row.article for row in connection.execute(select(t.mention, t.article).distinct())}
    versions: defaultdict[str, defaultdict[str, dict[str, Life]]] = defaultdict(lambda: defaultdict(dict))
    for some in chunks(sorted(set(told.values()))):
        for row in connection.execute(select(m.article, m.since, m.id).where(m.article.in_(some))):
            versions[row.article][row.since][row.id] = Life(row.id, row.since)
    # Few reports have other words in another version: only for those mentions are loaded.
    return names(
        told,
        {article: list(by_day.values()) for article, by_day in versions.items()},
        lambda life: _mention(connection, life),
        lambda mention: _as_ruled_on(connection, mention),
    )


def _mention(connection: Connection, life: Life) -> Mention:
    m = schema.mention.c
    (payload,) = connection.execute(select(m.payload).where(m.id == life.mention, m.since == life.since)).scalars()
    return load_mention(payload)


def _as_ruled_on(connection: Connection, mention: str) -> Mention:
    """A mention as it was when people ruled on it."""
    t, r = schema.told.c, schema.ruling.c
    about = select(t.ruling).where(t.mention == mention).limit(1).scalar_subquery()
    (payload,) = connection.execute(select(r.payload).where(r.id == about)).scalars()
    found = Ruling.model_validate_json(payload)
    return next(as_mention(told) for side in found.sides for told in side if told_id(told) == mention)
