"""Taking in what another record holds: its rulings, its articles with their readings, what it set aside, former ids.

Of two readings of one text the same one is kept whichever record takes in the other. Every function must run inside
one transaction of the record that takes in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select, update

from dateline.record.source import Failure
from dateline.store import schema
from dateline.store.fetched import content, fetched, is_earlier
from dateline.store.rows import rows_of
from dateline.store.write import ELSEWHERE, Added, add_batch, note_fetched
from dateline.types import Reading


class Absorbed(NamedTuple):
    """What was taken in: articles new here, known, with another text, and with a better reading; rulings, failures.

    `damaged` were left out: what the other record holds of them is no reading any more.
    """

    new: int = 0
    known: int = 0
    new_versions: int = 0
    reread: int = 0
    rulings: int = 0
    failures: int = 0
    damaged: int = 0

    @property
    def articles(self) -> int:
        """How many versions of articles were dealt with."""
        return self.new + self.known + self.new_versions + self.reread + self.damaged

    def plus(self, other: Absorbed) -> Absorbed:
        """Both together."""
        return Absorbed(*(a + b for a, b in zip(self, other, strict=True)))


class Held(NamedTuple):
    """A version of an article as a record holds it, with the reading as JSON and the program that made it."""

    id: str
    version: str
    program: str
    reading: str

    @property
    def rank(self) -> tuple[bool, list[int], str, str]:
        """Which of two readings of one text is kept: one made elsewhere, else that of the newer program.

        What is left is decided by the text of the readings, so that it does not depend on which record is which.
        """
        numbers = [int(n) for n in re.findall(r"\d+", self.program)[:3]]
        return self.program.startswith(ELSEWHERE), numbers, self.program, content(self.reading)


def held(connection: Connection, batch: int) -> Iterator[list[Held]]:
    """Every version of every article of a record in order of publication, some at a time."""
    a = schema.article.c
    statement = select(a.id, a.version, a.program, a.reading)
    statement = statement.order_by(a.published.is_(None), a.published, a.id, a.version)
    for some in connection.execution_options(yield_per=batch).execute(statement).partitions():
        yield [Held(*row) for row in some]


def absorb_articles(connection: Connection, some: Sequence[Held]) -> Absorbed:
    """Keep what another record holds of some articles and link it, as far as this one does not know it or better."""
    mine = _mine(connection, some)
    better = [one for one in some if (have := mine.get((one.id, one.version))) is None or have.rank < one.rank]
    read = [(one.program, reading) for one in better if (reading := _reading(one)) is not None]
    wanted: defaultdict[str, list[Reading]] = defaultdict(list)
    for program, reading in read:
        wanted[program].append(reading)
    added = [add_batch(connection, readings, program) for program, readings in sorted(wanted.items())]
    met = (one for one in some if (have := mine.get((one.id, one.version))) and is_earlier(_when(one), _when(have)))
    note_fetched(connection, (reading.article for one in met if (reading := _reading(one)) is not None))
    dealt = Added(*map(sum, zip(Added(known=len(some) - len(better)), *added, strict=True)))
    return Absorbed(dealt.new, dealt.known, dealt.new_versions, dealt.reread, damaged=len(better) - len(read))


def _reading(one: Held) -> Reading | None:
    """The reading, None where it is damaged: what is whole of a record is taken in nevertheless."""
    try:
        return Reading.model_validate_json(one.reading)
    except ValidationError:
        return None


def _when(one: Held) -> str | None:
    return fetched(one.reading)


def _mine(connection: Connection, some: Sequence[Held]) -> dict[tuple[str, str], Held]:
    a = schema.article.c
    rows = rows_of(connection, schema.article, a.id, sorted({h.id for h in some}))
    return {(r.id, r.version): Held(r.id, r.version, r.program, r.reading) for r in rows}


def absorb_failures(connection: Connection, failures: Iterable[Failure]) -> int:
    """Note what another record set aside, each fault with the last time of both; returns how many are new here."""
    f = schema.failure.c
    new = 0
    for failure in sorted(failures, key=lambda x: x.at):
        same = (f.source == failure.source) & (f.reason == failure.reason) & f.row.is_not_distinct_from(failure.row)
        at = connection.execute(select(f.at).where(same)).scalar()
        if at is None:
            connection.execute(insert(schema.failure).values(**failure._asdict()))
            new += 1
        elif at < failure.at:
            connection.execute(update(schema.failure).where(same).values(at=failure.at))
    return new


def former_ids(connection: Connection) -> dict[str, str]:
    """The ids that mentions of a record had before, each with the mention that stands for it."""
    return {r.id: r.mention for r in connection.execute(select(schema.former))}


def absorb_former(connection: Connection, theirs: dict[str, str]) -> None:
    """Let ids that another record had before find what they find there."""
    wanted = theirs.keys() | theirs.values()
    present = {r.id for r in rows_of(connection, schema.mention, schema.mention.c.id, sorted(wanted))}
    mine = {r.id: r.mention for r in rows_of(connection, schema.former, schema.former.c.id, sorted(wanted))}
    new = []
    for name, mention in sorted(theirs.items()):
        stands = mention if mention in present else mine.get(mention)
        if stands is not None and name not in present and name not in mine:
            new.append({"id": name, "mention": stands})
    if new:
        connection.execute(insert(schema.former), new)
