"""Which mentions of an article are one happening: sieves from the surest to the lightest, as for names.

First every mention that names its parties finds its event or makes one. Then the light ones, which name nobody
("the meeting", "it was put off"), join the nearest event that they fit, or stand for the talks spoken of right there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.ordinals import tells_apart
from dateline.extraction.events.people import People
from dateline.extraction.lexicon.words import words
from dateline.types import Place, bounds

_HAPPENED = frozenset({"occurred", "ongoing", "denied"})
_REACH = 16
"""How many sentences back a bare "the meeting" may find its event."""
_NEAR = 2
"""How many sentences back an "it" may find its event."""
_NEWS_DAYS = 10
"""Something dated longer than this before publication is background, and no undated news is the same."""
_SAME, _PART, _STANDING, _UNSAID = 3.0, 2.0, 1.0, 0.5


@dataclass(slots=True, eq=False)
class Happening:
    """Mentions of one event, in the order of the text."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The PLOVER type that all mentions share."""
        return self.mentions[0].frame.type

    @property
    def form(self) -> str | None:
        """How the parties met, if any mention says so."""
        return next((m.form for m in self.mentions if m.form is not None), None)

    def first(self, name: str) -> object:
        """The first value that any mention has for a field."""
        return next((v for m in self.mentions if (v := getattr(m, name)) not in (None, [], "")), None)

    @property
    def participants(self) -> list[str]:
        """Everybody whom any mention names."""
        return list(dict.fromkeys(p for m in self.mentions for p in m.participants))

    @property
    def happened(self) -> bool | None:
        """Whether it is told as something that took place or was denied, rather than as a plan; None if not said."""
        told = {m.status in _HAPPENED for m in self.mentions if m.status is not None}
        return any(told) if told else None


def merge(mentions: Sequence[Mention], people: People, published: str | None) -> list[Happening]:
    """Join the mentions of one happening; those that name nobody and fit no event are left out."""
    merger = _Merger(people, published)
    for mention in mentions:
        if mention.participants and not (mention.vague and merger.found):
            merger.add(mention)
    for mention in mentions:
        light = not mention.participants or (mention.vague and not merger.has(mention))
        if light and mention.token.sentence.document.place == "body":
            merger.add_light(mention)
    for happening in merger.found:
        happening.mentions.sort(key=_position)
        _settle(happening)
    return sorted(merger.found, key=lambda h: _position(h.mentions[0]))


def _settle(happening: Happening) -> None:
    """Mentions that take the event for granted say of it what the others say; alone, that it took place."""
    told = [m.status for m in happening.mentions if m.status is not None]
    for mention in happening.mentions:
        if mention.status is None:
            mention.status = told[0] if told else "occurred"


def _position(mention: Mention) -> tuple[int, int]:
    return (mention.token.sentence.document.place == "headline", mention.token.i)


class _Merger:
    """The events found so far, and where a further mention belongs."""

    def __init__(self, people: People, published: str | None) -> None:
        self.found: list[Happening] = []
        self._people = people
        self._news_from = date.fromisoformat(published) - timedelta(days=_NEWS_DAYS) if published else None

    def has(self, mention: Mention) -> bool:
        return any(m is mention for h in self.found for m in h.mentions)

    def add(self, mention: Mention) -> None:
        """Join the event that the mention fits best, or make a new one."""
        fitting = [(fit, i) for i, h in enumerate(self.found) if (fit := self._fit(h, mention)) > 0]
        if fitting:
            self.found[max(fitting)[1]].mentions.append(mention)
        else:
            self.found.append(Happening([mention]))

    def add_light(self, mention: Mention) -> None:
        """Join the nearest event that a mention without parties fits; talks that are identified may stand alone."""
        candidates = self._candidates(mention) or self._told_after(mention)
        if candidates:
            mention.actors = []
            if any(_was_moved(h, mention) for h in candidates):
                candidates = [h for h in candidates if _was_moved(h, mention)]
                mention.date = mention.date_from = None
            min(candidates, key=lambda h: _remoteness(h, mention)).mentions.append(mention)
        elif mention.frame.type == "CONSULT" and not (mention.frame.proxy or mention.frame.movement):
            parties = [] if _is_indefinite_place(mention) else self._parties_at_hand(mention)
            announced = mention.is_noun and mention.status not in _HAPPENED
            dated_plan = announced and mention.place is not None and mention.date is not None
            if parties or _is_counted_out(mention) or _is_named_by_place(mention) or dated_plan:
                mention.actors = mention.actors or parties
                self.found.append(Happening([mention]))

    def _candidates(self, mention: Mention) -> list[Happening]:
        same = [h for h in self.found if h.type == mention.frame.type and self._compatible(h, mention)]
        if _counts_from(mention):
            same = [h for h in same if h.happened]
        if tells_apart(mention):
            same = [h for h in same if _shares_word(h, mention)]
        if mention.frame.type != "CONSULT":
            taken_up = mention.is_noun and mention.definite
            return [h for h in same if _within(h, mention, _REACH)] if taken_up else []
        if mention.frame.proxy:
            near = [h for h in same if _within(h, mention, _NEAR)]
            return [h for h in near if not h.happened] if mention.is_noun else near
        if _is_indefinite_place(mention):
            there = [h for h in same if isinstance(p := h.first("place"), Place) and _same_place(p, mention.place)]
            plan = mention.status is not None and mention.status not in _HAPPENED
            return there or [h for h in same if plan and not h.happened and _within(h, mention, _NEAR)]
        plans = [h for h in same if not h.happened and _within(h, mention, _NEAR)]
        if mention.status is not None and mention.status not in _HAPPENED and plans:
            return plans
        taken_up = mention.definite or mention.ordinal is not None or mention.vague
        return _by_place([h for h in same if _within(h, mention, _REACH)], mention) if taken_up else []

    def _told_after(self, mention: Mention) -> list[Happening]:
        """What a definite noun takes up before it is told: "the call lasted an hour, she said of her talks with …"."""
        if not (mention.is_noun and mention.definite) or mention.frame.type != "CONSULT" or _counts_from(mention):
            return []
        alike = [h for h in self.found if h.type == mention.frame.type and self._compatible(h, mention)]
        return [h for h in alike if _is_in_sentence(h, mention) and h.happened == (mention.status in _HAPPENED)]

    def _parties_at_hand(self, mention: Mention) -> list[str]:
        """Whose meeting it is when no party is named: that of those who are told to be talking right there.

        So for a plan, for a stage of talks ("the first round") and for what others are counted from.
        """
        counted = tells_apart(mention) or mention.counted
        if mention.status in _HAPPENED and not _counts_from(mention) and not counted:
            return []
        near = [h for h in self.found if h.type == "CONSULT" and len(h.participants) > 1]
        near = [h for h in near if _within(h, mention, _REACH if counted else _NEAR)]
        alike = [h for h in near if _shares_word(h, mention)]
        if counted and not alike:
            near = [h for h in near if mention.ordinal is None and _within(h, mention, _NEAR)]
        near = alike if counted and alike else near
        return min(near, key=lambda h: _remoteness(h, mention)).participants if near else []

    def _fit(self, happening: Happening, mention: Mention) -> float:
        """How well a mention with participants fits an event; 0 where it cannot be the same."""
        if happening.type != mention.frame.type or not self._compatible(happening, mention):
            return 0
        if happening.type == "CONSULT":
            fit = self._same_parties(happening.participants, mention.participants)
            return 0 if fit == _PART and not _may_be_part(happening, mention) else fit
        last = happening.mentions[-1]
        if mention.frame.speech and last.token.sentence is mention.token.sentence and last.frame is mention.frame:
            return 0
        return self._same_side(happening, mention, "actors") * self._same_side(happening, mention, "recipients")

    def _same_side(self, happening: Happening, mention: Mention, side: str) -> float:
        known = [a for m in happening.mentions for a in getattr(m, side)]
        named = getattr(mention, side)
        return self._same_parties(known, named) if known and named else _UNSAID

    def _same_parties(self, one: Iterable[str], other: Iterable[str]) -> float:
        """How two sets of parties agree: the same, one part of the other, states standing for people, or not."""
        a, b = set(one), set(other)
        if not a or not b:
            return 0
        if a == b:
            return _SAME
        if a <= b or b <= a:
            return _PART
        if all(self._stands_for(x, b) for x in a) and all(self._stands_for(y, a) for y in b):
            return _STANDING
        return 0

    def _stands_for(self, actor: str, others: set[str]) -> bool:
        country, kind = self._people.country, self._people.kind
        home = country(actor)
        return actor in others or (
            home is not None and any(country(o) == home and "state" in {kind(o), kind(actor)} for o in others)
        )

    def _compatible(self, happening: Happening, mention: Mention) -> bool:
        """Whether nothing that the mention says speaks against its being the event."""
        place, day = happening.first("place"), happening.first("date")
        day = day if isinstance(day, str) else None
        elsewhere = isinstance(place, Place) and mention.place is not None and not _same_place(place, mention.place)
        otherwise = _differ(happening.form, mention.form) or _differ(happening.first("ordinal"), mention.ordinal)
        if elsewhere or otherwise:
            return False
        if _was_moved(happening, mention):
            return True
        if self._apart(day, mention):
            return False
        open_status = mention.status is None or happening.happened is None
        denied = mention.frame.type != "CONSULT" and "denied" in {
            mention.status,
            *(m.status for m in happening.mentions),
        }
        same_day = day is not None and day == mention.date
        return same_day or open_status or denied or happening.happened == (mention.status in _HAPPENED)

    def _apart(self, day: str | None, mention: Mention) -> bool:
        """Whether the dates forbid it: two that exclude each other, or background of long ago beside undated news."""
        if day is not None and mention.date is not None:
            return _disjoint(day, mention.date)
        span = bounds(day or mention.date)
        taken_up = mention.definite and mention.is_noun and mention.date is None
        return span is not None and self._news_from is not None and span[1] < self._news_from and not taken_up


def _was_moved(happening: Happening, mention: Mention) -> bool:
    """Whether a mention tells the former day of what was held later: "the talks had been planned for May, but …"."""
    day = happening.first("date")
    if mention.status != "postponed" or not (mention.is_noun and mention.definite) or not happening.happened:
        return False
    former, held = bounds(mention.date), bounds(day if isinstance(day, str) else None)
    return former is not None and held is not None and former[1] < held[0] and _shares_word(happening, mention)


def _by_place(near: list[Happening], mention: Mention) -> list[Happening]:
    """Of the events that a mention may take up, those where it is said to be, else those of which no place is said."""
    if mention.place is None:
        return near
    there = [h for h in near if isinstance(p := h.first("place"), Place) and _same_place(p, mention.place)]
    return there or [h for h in near if h.first("place") is None and _shares_word(h, mention)]


def _is_indefinite_place(mention: Mention) -> bool:
    """Whether a mention newly brings up talks by their place alone: "a summit in Oslo"."""
    return mention.place is not None and not mention.definite and mention.ordinal is None and not mention.participants


def _is_counted_out(mention: Mention) -> bool:
    """Whether an ordinal is enough to know talks by: "the third meeting", but no bare round, nor a club's."""
    whose = [t for word in ("of", "between", "with") for t in grammar.prepositional(mention.token, word)]
    named = [t for t in whose if t not in mention.inner]
    return tells_apart(mention) and not named and (bool(mention.inner) or mention.token.lemma not in words().counted)


def _is_named_by_place(mention: Mention) -> bool:
    """Whether a place is the event's name: "the Lusaka summit"."""
    return mention.definite and mention.place_from is not None and mention.place_from.head is mention.token


def _counts_from(mention: Mention) -> bool:
    """Whether the event is one that others are counted from: "their first contact since the summit"."""
    return mention.token.dep == "pobj" and mention.token.head.lower == "since"


def _may_be_part(happening: Happening, mention: Mention) -> bool:
    """Whether a mention of some of the parties may mean the event of all: a definite noun, or words close by."""
    if mention.is_noun and mention.definite:
        return True
    smaller = min(len(happening.participants), len(mention.participants))
    return smaller == 1 and _within(happening, mention, 1) and mention.mode == happening.mentions[0].mode


def _within(happening: Happening, mention: Mention, reach: int) -> bool:
    return any(0 <= _distance(m, mention) <= reach for m in happening.mentions)


def _is_in_sentence(happening: Happening, mention: Mention) -> bool:
    """Whether an event that names its parties is first told of later in the sentence of a mention."""
    first = min(happening.mentions, key=_position)
    return first.token.sentence is mention.token.sentence and bool(first.participants)


def _remoteness(happening: Happening, mention: Mention) -> tuple[bool, int]:
    """How far back an event was last told of; one told of by the same word goes before one by another."""
    back = [d for m in happening.mentions if (d := _distance(m, mention)) >= 0]
    return not _shares_word(happening, mention), min(back, default=_REACH)


def _shares_word(happening: Happening, mention: Mention) -> bool:
    return any(_nouns(mention) & _nouns(m) for m in happening.mentions)


def _nouns(mention: Mention) -> set[str]:
    """The nouns by which a mention calls its event."""
    return {t.lemma for t in (mention.token, *mention.inner)} if mention.is_noun else set()


def _distance(earlier: Mention, later: Mention) -> int:
    """Sentences between two mentions, negative where the first stands later; a headline stands before the body."""
    if earlier.token.sentence.document is not later.token.sentence.document:
        return later.token.sentence.index + 1
    if earlier.token.i > later.token.i:
        return -1
    return later.token.sentence.index - earlier.token.sentence.index


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _same_place(one: Place, other: Place | None) -> bool:
    """Whether two places may be one: the same name, or in one state."""
    if other is None:
        return False
    return one.name.casefold() == other.name.casefold() or (one.country is not None and one.country == other.country)


def _disjoint(one: str, other: str) -> bool:
    a, b = bounds(one), bounds(other)
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])
