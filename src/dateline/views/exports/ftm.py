"""Events with who takes part and who reports them, as entities of FollowTheMoney."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import DatelineError
from dateline.record.account import Account
from dateline.record.source import RecordSource
from dateline.types import HAPPENED, PENDING, Actor, Article, Query, RecordEvent
from dateline.views.days import date_words
from dateline.views.disputes import value_words
from dateline.views.exports.countries import alpha_2, country_name
from dateline.views.exports.format import Options, is_web_address
from dateline.views.exports.gathering import Gathered, gathered, readings_of
from dateline.views.rows import steps
from dateline.views.telling import according_to, history_words, safe, source_count
from dateline.views.wording import status_label

_SCHEMATA = {
    "person": "Person", "state": "PublicBody", "organ": "PublicBody", "organisation": "Organization",
    "company": "Company", "media": "Organization",
}  # fmt: skip
"""The schema of each kind of actor; of an unnamed group nothing more is known than that it acts."""

_CARRIED = HAPPENED | PENDING | {"postponed"}
"""What is carried unless more is asked for: what happened and what still may."""

Json = dict[str, Any]


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """The events that a query asks for, with each the entities that it is the first to name; one a line."""
    entities = _Entities(_model(), source, query, options)
    for batch in gathered(source, query):
        for told in batch:
            if options.negated or told.event.status in _CARRIED:
                for entity in entities.of(told):
                    yield (json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n").encode(errors="replace")


def _model() -> Any:
    """The schemata of the package, which is an extra of this program."""
    try:
        with warnings.catch_warnings():
            # The package asks for PyICU, which has no wheels, for names in other letters; here it checks values.
            warnings.simplefilter("ignore")
            from followthemoney import model  # noqa: PLC0415
    except ImportError:
        raise DatelineError(
            "the format ftm needs the package followthemoney: install it with pip install 'dateline[ftm]'"
        ) from None
    return model


class _Entities:
    """Makes the entities of events: each actor, article and place once."""

    def __init__(self, model: Any, source: RecordSource, query: Query, options: Options) -> None:
        self._model, self._options = model, options
        self._readings = readings_of(source, query.as_of)
        self._actors = {actor.id: actor for actor in source.actors(query.as_of)}
        self._titles: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for held in source.roles(None, query.as_of):
            self._titles[held.actor][held.title] = None
        self._told: set[str] = set()

    def of(self, told: Gathered) -> Iterator[Json]:
        """An event, before it everybody whom it names and its place, behind it its articles and links."""
        event = told.event
        for actor_id in dict.fromkeys((*_parties(event), *([event.initiator] if event.initiator else []))):
            if self._is_new(_actor_id(actor_id)):
                yield self._actor(actor_id)
        if event.place is not None and self._is_new(_place_id(event)):
            yield self._place(event)
        yield self._event(told)
        for account in told.desk.accounts(event):
            yield from self._reported(told, account)
        if event.status in HAPPENED:
            for actor_id in event.actors:
                yield from (self._link(told, actor_id, other) for other in event.recipients if other != actor_id)

    def _is_new(self, entity_id: str) -> bool:
        new = entity_id not in self._told
        self._told.add(entity_id)
        return new

    def _entity(self, schema: str, entity_id: str, **values: str | Iterable[str] | None) -> Json:
        """An entity with those of some values that the package takes for what they should be."""
        entity = self._model.make_entity(schema)
        entity.id = entity_id
        for name, value in values.items():
            for each in [value] if isinstance(value, str) else value or ():
                entity.add(name, safe(each), quiet=True)
        made: Json = entity.to_dict()
        return made

    def _actor(self, actor_id: str) -> Json:
        actor = self._actors.get(actor_id) or Actor(id=actor_id, name=actor_id)
        schema = _SCHEMATA.get(actor.kind or "", "LegalEntity")
        titles = list(self._titles[actor_id])
        position = {"position": titles} if schema == "Person" else {}
        return self._entity(schema, _actor_id(actor_id), name=actor.name, country=_country(actor.country), **position)

    def _place(self, event: RecordEvent) -> Json:
        name, country = (event.place.name, event.place.country) if event.place else ("", None)
        full = ", ".join(dict.fromkeys(p for p in (name, country_name(country)) if p))
        return self._entity("Address", _place_id(event), full=full, country=_country(country))

    def _event(self, told: Gathered) -> Json:
        event = told.event
        start, _, end = (event.date or "").partition("/")
        place = event.place
        return self._entity(
            "Event",
            _event_id(event),
            name=_name(told),
            startDate=_date(start),
            endDate=_date(end or start),
            country=_country(place.country if place else None),
            location=place.name if place else None,
            addressEntity=_place_id(event) if place else None,
            keywords=[event.type, *([event.mode] if event.mode else []), *event.topics],
            involved=[_actor_id(i) for i in _parties(event)],
            organizer=_actor_id(event.initiator) if event.initiator else None,
            summary=_summary(event),
            notes=_notes(told),
            recordId=event.id,
            sourceUrl=self._options.event_url(event.id),
        )

    def _reported(self, told: Gathered, account: Account) -> Iterator[Json]:
        """The article of an account, whom it names, and that it documents the event."""
        event = told.event
        document = _article_id(account.article)
        reading = self._readings(account.article)
        if reading is not None and self._is_new(document):
            yield self._article(reading.article)
        for actor_id in _parties(event):
            mention = _id("mention", account.article, actor_id)
            actor = self._actors.get(actor_id)
            if actor is not None and self._is_new(mention):
                schema = _SCHEMATA.get(actor.kind or "", "LegalEntity")
                yield self._entity(
                    "Mention", mention, document=document, name=actor.name, detectedSchema=schema,
                    resolved=_actor_id(actor_id), contextCountry=_country(actor.country),
                )  # fmt: skip
        said = [f"{s.status}, {according_to([told.desk.names.of(i) for i in s.according_to])}" for s in account.said]
        yield self._entity(
            "Documentation", _id("documentation", event.id, account.article, account.event), document=document,
            entity=_event_id(event), role=said, summary=account.words, date=account.published,
        )  # fmt: skip

    def _article(self, article: Article) -> Json:
        url = article.url if article.url and is_web_address(article.url) else None
        return self._entity(
            "Article",
            _article_id(article.id),
            title=article.headline,
            author=article.byline,
            publisher=article.publisher,
            publishedAt=article.published,
            date=article.published,
            language=article.language,
            sourceUrl=url,
        )

    def _link(self, told: Gathered, actor_id: str, other: str) -> Json:
        event = told.event
        start, _, end = (event.date or "").partition("/")
        return self._entity(
            "UnknownLink", _id("link", event.id, actor_id, other), subject=_actor_id(actor_id), object=_actor_id(other),
            role=_name(told), startDate=_date(start), endDate=_date(end or start), recordId=event.id,
        )  # fmt: skip


def _parties(event: RecordEvent) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*event.actors, *event.recipients)))


def _id(kind: str, *parts: str) -> str:
    """An id that the package takes, of whatever stands in an article's or an actor's own."""
    return f"dateline-{kind}-{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]}"


def _actor_id(actor_id: str) -> str:
    return _id("actor", actor_id)


def _article_id(article_id: str) -> str:
    return _id("article", article_id)


def _event_id(event: RecordEvent) -> str:
    return _id("event", event.id)


def _place_id(event: RecordEvent) -> str:
    place = event.place
    return _id("place", place.name, place.country or "") if place else ""


def _country(code: str | None) -> str | None:
    """A state in the package's codes."""
    short = alpha_2(code)
    return short.casefold() if short else None


def _date(point: str) -> str | None:
    """A day, a month or a year as the package has them; None for seasons, quarters and what has no year."""
    is_season = len(point) == len("2025-21") and point[5:] > "12"
    return None if not point or point.startswith("X") or is_season else point


def _name(told: Gathered) -> str:
    """The event in one line, with what is not so yet, or is not so at all, said first."""
    what: str = told.desk.fields(told.desk.lined(told.event))["what"]
    status = told.event.status
    return what if status in HAPPENED else f"{status_label(status).capitalize()}: {what}"


def _summary(event: RecordEvent) -> str:
    """The statuses of an event by day of publication, and how many sources tell of it."""
    way = " → ".join(f"{status_label(status)}{day}" for status, day in history_words(steps(event)))
    return f"{way}; {source_count(event.sources.reports, event.sources.independent)}"


def _notes(told: Gathered) -> list[str]:
    """What the schema has no property for."""
    desk, event = told
    notes = [f"Date: {date_words(event.date)}"] if event.date else []
    notes += [f"Time: {event.time}"] if event.time else []
    notes += [f"Duration: {' '.join(p for p in (event.duration_hedge, event.duration) if p)}"] if event.duration else []
    for dispute in event.disputes:
        sides = dict.fromkeys(
            f"{value_words(desk.names, dispute.field, side.value)} "
            f"({according_to([desk.names.of(i) for i in side.according_to])})"
            for side in dispute.sides
        )
        notes.append(f"Accounts differ on the {dispute.field}: {' or '.join(sides)}")
    return notes
