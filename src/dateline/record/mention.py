"""A mention: one article's event with all that linking and the record need of it, apart from its article."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from dateline.record.parties import Cast, Party, known, named_of, party
from dateline.types import HAPPENED, Actor, Event, EventType, Place, Reading, Report, Status, bounds
from dateline.types.evidence import Value

CALLED_OFF: frozenset[Status] = frozenset({"cancelled", "refused", "postponed"})

# A report that gives no day can be of something up to RECALL days back (RECALL_NAMED if it names a place or counts the
# event: "the Alaska summit"). A plan stays open for PLAN_REACH days after the last that was heard of it.
RECALL = 30
RECALL_NAMED = 120
PLAN_REACH = 60

# A block of more participants than a database can look up by goes by a hash of their names.
_LONGEST_BLOCK = 500

# Types in which all who take part do so alike; in the others the actor alone decides who can have done the same.
_MUTUAL: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})

_DENIED = frozenset({"denied"})

# Words of topics that are too short to tell one matter from another.
_SHORT_WORD = 3

# The mode of a truce, which is one happening by whatever type it is told: agreed on, declared or holding.
_TRUCE = "ceasefire"

Days = tuple[dt.date, dt.date]


class Said(Value):
    """One saying of an event: its status, who vouches for it, outermost first, and what it itself gives."""

    status: Status
    according_to: tuple[str, ...] = ()
    recalled: bool = False
    date: str | None = None
    place: Place | None = None
    duration: str | None = None
    duration_hedge: str | None = None
    initiator: Party | None = None


class Stand(Value):
    """What people ruled of a mention.

    Mentions that they said are one have one `group`; `apart` are the groups that it is not to be one with. `one` and
    `two` say who ruled so, and when; they are null where nobody did.
    """

    group: str
    apart: tuple[str, ...] = ()
    one: str | None = None
    two: str | None = None


class Saying(NamedTuple):
    """What a mention says, as far as it is compared with events: the same for all that tell alike on one day.

    `words` are those of the topics, `reach` the days on which it could have happened or have been heard of.
    """

    type: EventType
    mode: str | None
    cast: Cast
    day: dt.date | None
    when: Days | None
    statuses: frozenset[Status]
    ordinal: int | None
    place: Place | None
    words: frozenset[str]
    duration: str | None
    initiator: Party | None
    reach: Days | None

    @property
    def happened(self) -> bool:
        """Whether somebody says that it took place or is under way."""
        return bool(self.statuses & HAPPENED)

    @property
    def only_denied(self) -> bool:
        """Whether it is only said that it did not happen."""
        return self.statuses == _DENIED

    @property
    def is_plan(self) -> bool:
        """Whether it tells of a plan, whatever became of it."""
        return not self.happened and not self.only_denied


class Mention(Value):
    """One event of one article. `id` is derived from the article's and the event's id alone."""

    id: str
    article: str
    event: str
    published: str | None
    publisher: str | None
    type: EventType
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: str | None
    time: str | None
    place: Place | None
    duration: str | None
    duration_hedge: str | None
    initiator: Party | None
    ordinal: int | None
    topics: tuple[str, ...]
    said: tuple[Said, ...]
    stand: Stand | None = None

    @functools.cached_property
    def order(self) -> Order:
        """Its place in the order in which everything is folded: publication (undated last), article, event."""
        return (self.published is None, self.published or "", self.article, self.event)

    @property
    def group(self) -> str:
        """What all that people said is one with it goes by."""
        return self.stand.group if self.stand else self.id

    @property
    def bond(self) -> str | None:
        """Its group, if people said that it is one with others."""
        return self.stand.group if self.stand and self.stand.one else None

    @functools.cached_property
    def apart(self) -> frozenset[str]:
        """The groups that people said it is not one with."""
        return frozenset(self.stand.apart) if self.stand else frozenset()

    @functools.cached_property
    def day(self) -> dt.date | None:
        """The day of publication."""
        return dt.date.fromisoformat(self.published) if self.published else None

    @functools.cached_property
    def statuses(self) -> frozenset[Status]:
        """Every status that the article gives the event."""
        return frozenset(s.status for s in self.said)

    @property
    def happened(self) -> bool:
        """Whether somebody in the article says that it took place or is under way."""
        return bool(self.statuses & HAPPENED)

    @property
    def only_denied(self) -> bool:
        """Whether the article only says that it did not happen."""
        return self.statuses == _DENIED

    @functools.cached_property
    def saying(self) -> Saying:
        """What of it is compared with events."""
        return Saying(
            type=self.type,
            mode=self.mode,
            cast=_same(self.cast),
            day=self.day,
            when=self.when,
            statuses=self.statuses,
            ordinal=self.ordinal,
            place=self.place,
            words=frozenset(w for t in self.topics for w in t.casefold().split() if len(w) > _SHORT_WORD),
            duration=self.duration,
            initiator=self.initiator,
            reach=self.reach,
        )

    @functools.cached_property
    def when(self) -> Days | None:
        """The days that its date covers. The day on which a plan was called off is not the day planned for."""
        days = bounds(self.date)
        if days and not self.happened and self.statuses & CALLED_OFF and self.day and days[1] <= self.day:
            near = self.day - days[1] <= dt.timedelta(days=1) and days[0] == days[1]
            return None if near and not self.statuses & {"planned"} else days
        return days

    @functools.cached_property
    def parties(self) -> tuple[Party, ...]:
        """Actors and recipients together."""
        return (*self.actors, *self.recipients)

    @functools.cached_property
    def cast(self) -> Cast:
        """Actors and recipients as far as they are known: of "two ministers" who met nobody is, of a state's it is."""
        if self.type != "CONSULT":
            return self.actors, self.recipients
        actors, recipients = ((k for p in side for k in known(p)) for side in (self.actors, self.recipients))
        return tuple(actors), tuple(recipients)

    @functools.cached_property
    def known(self) -> tuple[Party, ...]:
        """Actors and recipients together, as far as they are known."""
        return (*self.cast[0], *self.cast[1])

    @property
    def kin(self) -> str:
        """What reports of one event share: their type, or that they tell of a truce, agreed on or holding."""
        return self.mode if self.mode == _TRUCE else self.type

    @functools.cached_property
    def block(self) -> str:
        """The group of mentions among which this one's equals are sought: who does what with whom.

        One that names nobody and gives no day is alone: nothing can be told to be the same.
        """
        who = named_of(self.known if self.type in _MUTUAL else (self.actors or self.recipients))
        if not who:
            return f"{self.kin}|{self.when[0]}" if self.when else f"?|{self.id}"
        named = "|".join(sorted({p.key for p in who}))
        return f"{self.kin}|{named if len(named) <= _LONGEST_BLOCK else _digest(named)}"

    @functools.cached_property
    def reach(self) -> Days | None:
        """First and last day on which it could have happened or have been heard of; None when nothing tells."""
        if self.when and self.happened:
            return self.when
        if self.day is None:
            return self.when
        first, last = self.when or (self.day, self.day)
        if self.happened:
            back = RECALL_NAMED if self.place or self.ordinal else RECALL
            return self.day - dt.timedelta(days=back), self.day
        back = RECALL if self.statuses & CALLED_OFF or self.only_denied else 0
        return min(first, self.day) - dt.timedelta(days=back), max(last, self.day) + dt.timedelta(days=PLAN_REACH)

    @functools.cached_property
    def partial(self) -> bool:
        """Whether it does not name enough of those who take part: nobody, or one alone where it takes two."""
        return len(self.known) < (2 if self.type in ("CONSULT", "COOPERATE") else 1)

    @functools.cached_property
    def handles(self) -> frozenset[str]:
        """What a vague mention may take hold of it by: the type with each participant and with the place."""
        who = {f"{self.kin}|{p.id}" for p in self.known}
        return frozenset(who | {f"{self.kin}|@{self.place.name.casefold()}"} if self.place else who)


@functools.lru_cache(maxsize=8_192)
def _same(cast: Cast) -> Cast:
    """A cast as the object that an equal one was before: such are told to be equal without a look at every name."""
    return cast


Order = tuple[bool, str, str, str]


def mention_id(article: str, event: str) -> str:
    """Sixteen hex digits of SHA-256 over the article's id and the event's id within it."""
    return _digest(f"{article}\0{event}")[:16]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def mentions(reading: Reading) -> list[Mention]:
    """The events of a reading as mentions."""
    people = {actor.id: actor for actor in reading.actors}
    return [_mention(reading, event, people) for event in reading.events]


def _mention(reading: Reading, event: Event, people: dict[str, Actor]) -> Mention:
    article = reading.article
    askers = {i for i in (event.initiator, *(r.initiator for r in event.reports)) if i is not None}
    who = {i: party(people[i]) for i in (*event.actors, *event.recipients, *askers)}
    return Mention(
        id=mention_id(article.id, event.id),
        article=article.id,
        event=event.id,
        published=article.published,
        publisher=article.publisher,
        type=event.type,
        mode=event.mode,
        actors=tuple(who[i] for i in event.actors),
        recipients=tuple(who[i] for i in event.recipients),
        date=event.date,
        time=event.time,
        place=event.place,
        duration=event.duration,
        duration_hedge=event.duration_hedge,
        initiator=who[event.initiator] if event.initiator else None,
        ordinal=event.ordinal,
        topics=event.topics,
        said=tuple(dict.fromkeys(_said(r, who) for r in event.reports)),
    )


def _said(report: Report, who: Mapping[str, Party]) -> Said:
    same = ("status", "according_to", "recalled", "date", "place", "duration", "duration_hedge")
    asker = who[report.initiator] if report.initiator else None
    return Said(**{name: getattr(report, name) for name in same}, initiator=asker)


def overlap(a: Days, b: Days) -> bool:
    """Whether two stretches of days have a day in common."""
    return a[0] <= b[1] and b[0] <= a[1]


def gap(a: Days, b: Days) -> int:
    """Days between two stretches that do not touch; 0 when they do."""
    return max((b[0] - a[1]).days, (a[0] - b[1]).days, 0)
