"""Positions: who said what, when, and through whom."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from rapidfuzz import fuzz

from dateline.record.source import RecordSource, SaidAt, Spoken, Stated
from dateline.types import Query, Reading, Stance
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.names import Names, fold
from dateline.views.pages import Page, Paging

_SAME_WORDS = 90.0


class StatementRow(Value):
    """A statement with the article that carries it; `speaker_name` and `via_names` are for people.

    `copies` are the articles that carry it as well because they copy this one, or the same one as this does.
    """

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
    date: EdtfDate | None
    topics: tuple[str, ...]
    copies: tuple[str, ...] = ()


def statements(source: RecordSource, query: Query) -> tuple[StatementRow, ...]:
    """Statements in order of publication and of the text; one that articles copied from each other stands there once.

    With several actors in the query, those of any of them: a statement has one speaker. `since` and `until` bound the
    day of publication.
    """
    return rows_of(source, told_once(source.statements(query)), query.as_of)


def statements_page(source: RecordSource, query: Query, paging: Paging) -> Page[StatementRow]:
    """A page of the statements. A key is the place of the one that stands for its copies."""
    found = list(itertools.islice(_groups(source, query, paging), paging.limit + 1))
    page = paging.page(found, lambda group: group[0])
    total = _number(source, query) if paging.counted else None
    return Page[StatementRow](rows=rows_of(source, (g for _, g in page.rows), query.as_of), next=page.next, total=total)


def _groups(source: RecordSource, query: Query, paging: Paging) -> Iterator[tuple[SaidAt, Sequence[Stated]]]:
    """Statements from a place on, each with its copies behind it; those that are copies of others are passed over."""
    after = cast("SaidAt | None", paging.after)
    while some := list(source.spoken(query, after, paging.limit + 1, backward=paging.backward)):
        family = list(source.kin(query, {one.said.article for one in some}))
        firsts = dict(_firsts(family))
        known = {one.place for one in family}
        for one in some:
            if one.place not in known:
                yield one.place, [one.said]
            elif one.place in firsts:
                yield one.place, firsts[one.place]
        after = some[-1].place


def _firsts(told: Iterable[Spoken]) -> Iterator[tuple[SaidAt, Sequence[Stated]]]:
    """Statements told once, each group with the place at which the first of it stands."""
    listed = list(told)
    places = {id(one.said): one.place for one in listed}
    for group in told_once(one.said for one in listed):
        yield min(places[id(said)] for said in group), group


def _number(source: RecordSource, query: Query) -> int:
    """How many statements there are, copies not counted."""
    family = list(source.kin(query, None))
    return source.count_spoken(query) - len(family) + len(list(_firsts(family)))


def rows_of(source: RecordSource, told: Iterable[Sequence[Stated]], as_of: str | None) -> tuple[StatementRow, ...]:
    """Statements, each with its copies behind it, as rows."""
    listed = list(told)
    names = Names((), lambda ids: source.names(ids, as_of))
    names.know(i for said, *_ in listed for i in (said.statement.speaker, *said.statement.via))
    return tuple(_row(said, names, tuple(c.article for c in copies)) for said, *copies in listed)


def told_once(told: Iterable[Stated]) -> list[list[Stated]]:
    """Statements in their order, each with its copies behind it; the original stands for those that copy it."""
    groups: list[list[Stated]] = []
    alike: dict[tuple[str, str, str], list[list[Stated]]] = {}
    for said in told:
        known = alike.setdefault((said.original or said.article, said.statement.speaker, said.statement.stance), [])
        group = next((g for g in known if _is_copy(said, g)), None)
        if group is None:
            known.append([said])
            groups.append(known[-1])
        else:
            group.insert(0 if said.original is None else len(group), said)
    return groups


def _is_copy(said: Stated, group: Sequence[Stated]) -> bool:
    """Whether another article has the same statement: copies are shortened, and agencies' editors change a word."""
    if any(other.article == said.article for other in group):
        return False
    return fuzz.ratio(fold(said.statement.content), fold(group[0].statement.content)) >= _SAME_WORDS


def statement_rows(reading: Reading, names: Names) -> Iterator[StatementRow]:
    """The statements of one reading, in the order of the text."""
    article = reading.article
    for statement in sorted(reading.statements, key=lambda s: s.place):
        yield _row(Stated(statement, article.id, article.publisher, article.published, None), names)


def _row(said: Stated, names: Names, copies: tuple[str, ...] = ()) -> StatementRow:
    told = said.statement
    same = ("id", "speaker", "stance", "hedged", "cue", "content", "quotes", "via", "addressee", "date", "topics")
    return StatementRow(
        **{name: getattr(told, name) for name in same},
        published=said.published,
        article=said.article,
        publisher=said.publisher,
        speaker_name=names.of(told.speaker),
        via_names=tuple(names.of(v) for v in told.via),
        copies=copies,
    )
