"""A small story as hand-made readings and a record in memory: a summit that is called off, and a disputed call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import combinations

from dateline.record.account import Account, Lined, account, line
from dateline.record.cluster import Join
from dateline.record.difference import Changed, differences
from dateline.record.matter import asked_about, is_about, searchable
from dateline.record.mention import mention_id
from dateline.record.order import Placing, Stretch, in_disputes, in_plans, in_timeline
from dateline.record.source import (
    Activity,
    DayTally,
    Failure,
    FeedState,
    Held,
    Hit,
    Listed,
    Only,
    PairTally,
    Part,
    Revisions,
    SaidAt,
    Spoken,
    Stated,
)
from dateline.types import (
    Actor,
    Article,
    Dispute,
    Event,
    Evidence,
    Member,
    Origin,
    Place,
    Query,
    Reading,
    RecordEvent,
    Report,
    Role,
    Side,
    Sources,
    Span,
    Statement,
    Status,
    Step,
    bounds,
    eve,
)

HALE = Actor(id="anna-hale", name="Anna Hale", kind="person", country="NZL")
PRIME = Actor(id="ivo-orsic", name="Ivo Oršić", kind="person", country="HRV")
AIDE = Actor(id="petra-lund", name="Petra Lund", kind="person", country="NOR")
OTHER_HALE = Actor(id="tom-hale", name="Tom Hale", kind="person", country="NZL")
CROATIA = Actor(id="croatia", name="Croatia", kind="state", country="HRV")
COURIER = Actor(id="the-courier", name="The Courier", kind="media")

CALL_BODY = (
    "Prime Minister Anna Hale and Ivo Oršić spoke by phone on March 3 for two hours, Petra Lund said, "
    "The Courier reports.\nThey proposed a summit in Bergen on March 20.\n"
    "“We are close to a deal,” Hale said."
)
CALL_HEADLINE = "Hale and Oršić speak"
LENGTH_BODY = (
    "The call between Hale and Oršić on March 3 lasted forty minutes.\nThe summit in Bergen is planned for March 20."
)
OFF_BODY = "The Bergen summit was called off, Croatia said.\nHale demanded that Croatia open its ports."


def evidence(body: str, **spans: str) -> tuple[Evidence, ...]:
    """Spans of a body by role."""
    found = [(role, body.index(text), text) for role, text in spans.items()]
    return tuple(Evidence(role=role, start=at, end=at + len(text), text=text) for role, at, text in found)  # type: ignore[arg-type]


def _call(event: str, length: str, report: Report) -> Event:
    return Event(
        id=event,
        type="CONSULT",
        mode="phone",
        actors=("anna-hale", "ivo-orsic"),
        date="2026-03-03",
        duration=length,
        status="occurred",
        reports=(report,),
    )


def _summit(event: str, report: Report, date: str | None = None) -> Event:
    return Event(
        id=event,
        type="CONSULT",
        actors=("anna-hale", "ivo-orsic"),
        date=date,
        place=Place(name="Bergen", country="NOR"),
        status=report.status,
        reports=(report,),
    )


def _report(body: str, status: Status, *according_to: str, **spans: str) -> Report:
    return Report(status=status, according_to=according_to, evidence=evidence(body, **spans))


def readings() -> list[Reading]:
    """Three articles of three days."""
    title = "Prime Minister"
    role = Role(title=title, country="NZL", evidence=(Span(start=0, end=len(title), text=title),))
    first = Reading(
        article=Article(
            id="a1-call", headline=CALL_HEADLINE, byline="Jo Fenn", publisher="The Courier", published="2026-03-04",
            published_from="metadata", language="en", body=CALL_BODY,
        ),
        actors=(HALE.model_copy(update={"roles": (role,)}), PRIME, AIDE, COURIER),
        events=(
            _call("e1", "PT2H", _report(
                CALL_BODY, "occurred", "the-courier", "petra-lund",
                clause=CALL_BODY.partition("\n")[0], trigger="spoke by phone", duration="two hours",
            )),
            _summit("e2", _report(
                CALL_BODY, "proposed", clause="They proposed a summit in Bergen on March 20", trigger="summit",
            ), "2026-03-20"),
        ),
        statements=(
            Statement(
                id="s1", speaker="anna-hale", cue="said", content="We are close to a deal",
                quotes=("We are close to a deal,",), via=("the-courier",), topics=("a deal",),
                evidence=evidence(CALL_BODY, source="Hale", cue="said", content="We are close to a deal"),
            ),
        ),
    )  # fmt: skip
    second = Reading(
        article=Article(
            id="b2-length", headline="A short call", publisher="Nord", published="2026-03-06", body=LENGTH_BODY
        ),
        actors=(HALE, PRIME),
        events=(
            _call("e1", "PT40M", _report(
                LENGTH_BODY, "occurred",
                clause=LENGTH_BODY.partition("\n")[0], trigger="call", duration="forty minutes",
            )),
            _summit("e2", _report(
                LENGTH_BODY, "planned", clause=LENGTH_BODY.partition("\n")[2], trigger="summit",
            ), "2026-03-20"),
        ),
    )  # fmt: skip
    demand = Report(
        status="occurred",
        evidence=evidence(OFF_BODY, clause="Hale demanded that Croatia open its ports", trigger="demanded"),
    )
    third = Reading(
        article=Article(id="c3-off", headline="Summit off", publisher="Nord", published="2026-03-10", body=OFF_BODY),
        actors=(HALE, PRIME, CROATIA),
        events=(
            _summit("e1", _report(
                OFF_BODY, "cancelled", "croatia", clause="The Bergen summit was called off", trigger="summit",
            )),
            Event(
                id="e2", type="REQUEST", mode="change", actors=("anna-hale",), recipients=("croatia",),
                status="occurred",
                reports=(demand,),
            ),
        ),
    )  # fmt: skip
    return [first, second, third]


def events(as_of: str | None = None) -> list[RecordEvent]:
    """The record of the three articles, by their own links."""
    day = as_of or "9999"
    found = [_call_event(day), _summit_event(day), _demand_event(day)]
    return [e for e in found if e is not None]


def _members(day: str, *all_: tuple[str, str, str]) -> tuple[tuple[str, str, str], ...]:
    return tuple(m for m in all_ if m[0] <= day)


def _call_event(day: str) -> RecordEvent | None:
    told = _members(day, ("2026-03-04", "a1-call", "e1"), ("2026-03-06", "b2-length", "e1"))
    if not told:
        return None
    sides = (
        Side(value="PT2H", according_to=("the-courier", "petra-lund"), article="a1-call"),
        Side(value="PT40M", article="b2-length"),
    )
    return RecordEvent(
        id="call0000000a", type="CONSULT", mode="phone", actors=("anna-hale", "ivo-orsic"), date="2026-03-03",
        duration="PT2H", status="occurred", topics=("a deal", "ports", "fish", "gas"),
        history=tuple(Step(published=d, status="occurred", article=a) for d, a, _ in told),
        members=tuple(Member(article=a, event=e) for _, a, e in told),
        sources=Sources(reports=len(told), independent=len(told)),
        origins=(
            Origin(source="petra-lund", via="the-courier", articles=("a1-call",)),
            Origin(publisher="Nord", articles=("b2-length",)),
        )[: len(told)],
        disputes=(Dispute(field="duration", sides=sides),) if len(told) > 1 else (),
    )  # fmt: skip


def _summit_event(day: str) -> RecordEvent | None:
    told = _members(
        day, ("2026-03-04", "a1-call", "e2"), ("2026-03-06", "b2-length", "e2"), ("2026-03-10", "c3-off", "e1")
    )
    if not told:
        return None
    statuses: tuple[Status, ...] = ("proposed", "planned", "cancelled")
    return RecordEvent(
        id="summit00000b", type="CONSULT", actors=("anna-hale", "ivo-orsic"), date="2026-03-20",
        place=Place(name="Bergen", country="NOR"), status=statuses[len(told) - 1],
        history=tuple(Step(published=d, status=s, article=a) for (d, a, _), s in zip(told, statuses, strict=False)),
        members=tuple(Member(article=a, event=e) for _, a, e in told),
        sources=Sources(reports=len(told), independent=max(1, len(told) - 1)),
    )  # fmt: skip


def _demand_event(day: str) -> RecordEvent | None:
    if day < "2026-03-10":
        return None
    return RecordEvent(
        id="demand00000c", type="REQUEST", mode="change", actors=("anna-hale",), recipients=("croatia",),
                status="occurred",
        history=(Step(published="2026-03-10", status="occurred", article="c3-off"),),
        members=(Member(article="c3-off", event="e2"),), sources=Sources(reports=1, independent=1),
    )  # fmt: skip


def _days(event: RecordEvent) -> tuple[str | None, str | None]:
    days = bounds(event.date)
    reported = event.history[0].published
    return (days[0].isoformat(), days[1].isoformat()) if days else (reported, reported)


class Story:
    """The story as a record source."""

    def one_state(self) -> AbstractContextManager[None]:
        return nullcontext()

    def events(self, query: Query, only: Only | None = None) -> Iterator[RecordEvent]:
        for event in sorted(events(query.as_of), key=lambda e: (e.date or "9999", e.id)):
            takes_part = set(query.actors) <= {*event.actors, *event.recipients}
            meant = only is None or (event.is_plan if only == "plans" else event.disputes)
            if takes_part and meant and (not query.statuses or event.status in query.statuses):
                yield event

    def lines(self, query: Query, only: Only | None = None) -> Iterator[Lined]:
        for event in self.events(query, only):
            yield Lined(event, line(self.accounts(event.members, query.as_of), event.status))

    def revision(self) -> str:
        return "1"

    def placed(self, query: Query, placing: Placing, part: Part) -> Iterator[Lined]:
        rows = sorted((place, told.event.id, told) for place, told in self._placed(query, placing))
        within = [row for row in rows if part.stretch.first <= row[0] < part.stretch.last]
        ordered = within[::-1] if part.backward else within
        after = [n for n, row in enumerate(ordered, 1) if row[:2] == part.after]
        start = after[0] if after else 0
        yield from (told for *_, told in ordered[start : start + part.limit])

    def _placed(self, query: Query, placing: Placing) -> Iterator[tuple[str, Lined]]:
        only: dict[Placing, Only | None] = {"timeline": None, "plans": "plans", "disputes": "disputed"}
        place = {"timeline": in_timeline, "plans": in_plans, "disputes": in_disputes}
        for told in self.lines(query, only[placing]):
            yield place[placing](*told), told

    def counted(self, query: Query, placing: Placing, stretches: Sequence[Stretch], today: str | None) -> list[int]:
        return [len(list(self.placed(query, placing, Part(s, today, None, 99)))) for s in stretches]

    def newest_plans(self, query: Query, limit: int) -> Iterator[Lined]:
        newest = sorted(
            self.lines(query, "plans"), key=lambda told: told.event.history[-1].published or "", reverse=True
        )
        yield from newest[:limit]

    def tally(self, query: Query, pairs: int = 0) -> tuple[list[DayTally], list[PairTally]]:
        counted = Counter((*_days(event), event.type, event.mode) for event in self.events(query))
        contacts = query.model_copy(update={"types": ("CONSULT",)})
        return [DayTally(*kind, number) for kind, number in counted.items()], list(self.together(contacts, pairs))

    def together(self, query: Query, most: int, among: Sequence[str] = ()) -> Iterator[PairTally]:
        counted = Counter(
            (pair, *_days(event))
            for event in self.events(query)
            for pair in combinations(sorted({*event.actors, *event.recipients}), 2)
        )
        yield from (PairTally(*pair, number) for pair, number in counted.most_common(most))

    def articles(self, query: Query, after: tuple[str, str] | None, limit: int) -> Iterator[Listed]:
        for reading in reversed(list(self.readings(query.as_of))):
            a = reading.article
            yield Listed(a.id, a.headline, a.publisher, a.published, len(reading.events), len(reading.statements))

    def count_articles(self, query: Query) -> int:
        return len(list(self.readings(query.as_of)))

    def event(self, event_id: str, as_of: str | None = None) -> RecordEvent | None:
        found = [e for e in events(as_of) if e.id.startswith(event_id) or event_id in mention_ids(e)]
        return found[0] if len(found) == 1 else None

    def among(self, ids: Iterable[str], query: Query) -> Iterator[RecordEvent]:
        wanted = set(ids)
        yield from (event for event in self.events(query) if event.id in wanted)

    def begun(self, until: str, number: int) -> str | None:
        return None

    def changed(self, since: str | None, until: str) -> Iterator[Changed]:
        before = events(eve(since)) if since else []
        for day in ("2026-03-04", "2026-03-06", "2026-03-10"):
            if (since or "") <= day <= until:
                after = events(day)
                yield from differences(day, before, after)
                before = after

    def revisions(self, event_ids: Iterable[str], as_of: str | None = None) -> dict[str, Revisions]:
        wanted = set(event_ids)
        days: dict[str, list[str]] = {}
        for change in self.changed(None, as_of or "9999-12-30"):
            if change.after and change.after.id in wanted:
                days.setdefault(change.after.id, []).append(change.day)
        return {name: Revisions(len(known) - 1, known[-1]) for name, known in days.items()}

    def joins(self, event_id: str, as_of: str | None = None) -> tuple[Join, ...]:
        found = [e for e in events(as_of) if e.id == event_id]
        return tuple(
            Join(mention_id(m.article, m.event), 0.0, "the first report of it") for e in found for m in e.members
        )

    def accounts(self, members: Iterable[Member], as_of: str | None = None) -> Iterator[Account]:
        wanted = {(m.article, m.event) for m in members}
        told = ((r, e) for r in self.readings(as_of) for e in r.events if (r.article.id, e.id) in wanted)
        yield from (account(reading, event) for reading, event in told)

    def newest_day(self) -> str | None:
        return max(r.article.published or "" for r in self.readings())

    def reading(self, article_id: str, as_of: str | None = None) -> Reading | None:
        return next((r for r in self.readings(as_of) if r.article.id == article_id), None)

    def readings_of(self, articles: Iterable[str], as_of: str | None = None) -> dict[str, Reading]:
        wanted = set(articles)
        return {r.article.id: r for r in self.readings(as_of) if r.article.id in wanted}

    def readings(self, as_of: str | None = None) -> Iterator[Reading]:
        yield from (r for r in readings() if as_of is None or (r.article.published or "") <= as_of)

    def statements(self, query: Query) -> Iterator[Stated]:
        asked = asked_about(query.about)
        for reading in self.readings(query.as_of):
            article = reading.article
            day = article.published or ""
            if day < (query.since or "") or day > (query.until or "9999"):
                continue
            for said in reading.statements:
                about = searchable((said.content, *said.topics), reading.actors)
                spoken = not query.actors or said.speaker in query.actors
                if spoken and said.stance in (query.stances or [said.stance]) and is_about(about, asked):
                    yield Stated(said, article.id, article.publisher, article.published, None)

    def spoken(self, query: Query, after: SaidAt | None, limit: int, *, backward: bool = False) -> Iterator[Spoken]:
        for number, said in enumerate(self.statements(query)):
            place = (said.published or "", said.article, number)
            if after is None or place > after:
                yield Spoken(place, said)

    def kin(self, query: Query, articles: Iterable[str] | None) -> Iterator[Spoken]:
        yield from ()

    def count_spoken(self, query: Query) -> int:
        return len(list(self.statements(query)))

    def article(self, article_id: str) -> Article | None:
        found = [r.article for r in readings() if r.article.id.startswith(article_id)]
        return found[0] if len(found) == 1 else None

    def names(self, ids: Iterable[str], as_of: str | None = None) -> dict[str, str]:
        wanted = set(ids)
        return {a.id: a.name for a in self.actors(as_of) if a.id in wanted}

    def named(self, name: str, as_of: str | None = None) -> Iterator[Actor]:
        yield from self.actors(as_of)

    def actors(self, as_of: str | None = None) -> Iterator[Actor]:
        known = {a.id: a.model_copy(update={"roles": ()}) for r in self.readings(as_of) for a in r.actors}
        known["tom-hale"] = OTHER_HALE
        yield from sorted(known.values(), key=lambda a: a.name)

    def activity(self, query: Query) -> Activity:
        takes_part = Counter(a for e in self.events(query) for a in {*e.actors, *e.recipients})
        return Activity(takes_part, Counter(said.statement.speaker for said in self.statements(query)))

    def roles(self, actors: Collection[str] | None = None, as_of: str | None = None) -> Iterator[Held]:
        for reading in self.readings(as_of):
            article = reading.article
            held = ((a, role) for a in reading.actors for role in a.roles if actors is None or a.id in actors)
            yield from (Held(a.id, role.title, role.country, article.id, article.published) for a, role in held)

    def search(self, words: str, query: Query, limit: int = 20, offset: int = 0) -> Iterator[Hit]:
        for reading in self.readings(query.as_of):
            article = reading.article
            if words.casefold() in article.body.casefold():
                yield Hit(article.id, article.headline, article.publisher, article.published, article.body[:60])

    def failures(self) -> Iterator[Failure]:
        yield Failure("broken.jsonl", "the line ends in the middle of a value", 7, "2026-03-11T10:00:00Z")

    def feeds(self) -> Iterator[FeedState]:
        at = "2026-03-11T10:00:00+00:00"
        yield FeedState("https://post.example/rss", "The Post", "rss", "well", None, at, at, at, 0, None, 1, 20, 3, 0)


def mention_ids(event: RecordEvent) -> set[str]:
    """The ids that the event once may have had."""
    return {mention_id(m.article, m.event) for m in event.members}
