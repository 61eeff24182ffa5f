"""Events as POLECAT has them: PLOVER's types, forty columns, tab-separated."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.record.source import RecordSource
from dateline.types import Actor, Article, Query, Reading, RecordEvent
from dateline.version import __version__
from dateline.views.charts.scores import score
from dateline.views.exports.format import Options
from dateline.views.exports.gathering import Gathered, gathered, readings_of
from dateline.views.exports.plover import Coded, coded, cow, quad, sectors
from dateline.views.exports.tables import no_formula
from dateline.views.rows import steps
from dateline.views.telling import safe

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_ORGANISATIONS = frozenset({"organ", "organisation", "company", "media"})


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """The events that a query asks for, each a line; `options.negated` has what did not happen carried as well."""
    yield _lines([COLUMNS])
    cast = _Cast(source, query.as_of)
    reading = readings_of(source, query.as_of)
    for batch in gathered(source, query):
        rows = []
        for told in batch:
            if (code := coded(told.event, negated=options.negated)) is not None:
                first = told.desk.accounts(told.event)[0].article
                rows.append(_row(told, code, cast, reading(first)))
        yield _lines(rows)


class _Cast:
    """Who acts in the record, with the titles that reports give them from day to day."""

    def __init__(self, source: RecordSource, as_of: str | None) -> None:
        self._actors = {actor.id: actor for actor in source.actors(as_of)}
        self._titles: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for held in source.roles(None, as_of):
            known = self._titles[held.actor]
            if held.published and (not known or known[-1][1] != held.title):
                known.append((held.published, held.title))

    def actor(self, actor_id: str) -> Actor:
        """An actor by id."""
        return self._actors.get(actor_id) or Actor(id=actor_id, name=actor_id)

    def title(self, actor_id: str, day: str | None) -> str:
        """The title that was given last by a day, or else first after it; empty where nobody gives one."""
        known = self._titles.get(actor_id, [])
        at = bisect_right(known, (day or "9999", "\U0010ffff"))
        return known[max(at - 1, 0)][1] if known else ""


def _row(told: Gathered, code: Coded, cast: _Cast, reading: Reading | None) -> list[str]:
    event = told.event
    first = told.desk.accounts(event)[0]
    article = reading.article if reading else None
    place = event.place
    where = place.name if place else ""
    return [
        event.id, _date(event, code), code.type, "; ".join(m for m in (code.mode, code.auxiliary) if m),
        f"{score(code.type, code.mode):g}", quad(code.type), "",
        *_parties(cast, event.actors, first.published), *_parties(cast, event.recipients, first.published),
        where, "", "", "", (place.country or "") if place else "", "", "", "", where, "",
        first.publisher or "", first.published or "", *_story(cast, event, reading), _language(article),
        f"Dateline {__version__}",
    ]  # fmt: skip


def _date(event: RecordEvent, code: Coded) -> str:
    """The day of what happened, if it is one; of what was agreed or refused, that of its first report."""
    if code.recoded:
        reported = [step.published for step in steps(event) if step.status == event.status]
        return (reported[-1] if reported else None) or ""
    date = event.date or ""
    return date if len(date) == len("2025-10-17") and "X" not in date else ""


def _parties(cast: _Cast, ids: Sequence[str], day: str | None) -> Iterator[str]:
    """Name, country, COW, primary sector, sectors, title, raw name and Wikipedia id of some actors, each a list."""
    actors = [cast.actor(i) for i in ids]
    titles = [cast.title(i, day) for i in ids]
    each = [sectors(actor, title) for actor, title in zip(actors, titles, strict=True)]
    yield _list([actor.name for actor in actors])
    yield _list([actor.country or "" for actor in actors])
    yield _list([cow(actor.country) for actor in actors])
    yield _list([known[0] if known else "" for known in each])
    yield _list([",".join(known) for known in each])
    yield _list(titles)
    yield from ("", "")


def _story(cast: _Cast, event: RecordEvent, reading: Reading | None) -> Iterator[str]:
    """The people, the organisations and the places of the article that reports it first."""
    actors = reading.actors if reading else [cast.actor(i) for i in (*event.actors, *event.recipients)]
    yield _list([a.name for a in actors if a.kind == "person"])
    yield _list([a.name for a in actors if a.kind in _ORGANISATIONS])
    places = [e.place.name for e in (reading.events if reading else (event,)) if e.place]
    yield _list(list(dict.fromkeys([*places, *(a.name for a in actors if a.kind == "state")])))


def _language(article: Article | None) -> str:
    return (article.language or "") if article else ""


def _list(values: Sequence[str]) -> str:
    """Values in one cell, each at the place of its actor; empty where there is none at all."""
    return "; ".join(value.replace(";", ",") for value in values) if any(values) else ""


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    clean = ([" ".join(safe(value).split()) for value in row] for row in rows)
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(map(no_formula, row) for row in clean)
    return text.getvalue().encode(errors="replace")
