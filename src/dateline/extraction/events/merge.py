"""Which mentions of an article are one happening: sieves from the surest to the lightest, as for names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.types import bounds

_HAPPENED = frozenset({"occurred", "ongoing", "denied"})
_REACH = 12
"""How many sentences back a bare "the meeting" may find its event."""
_SAME, _PART, _STANDING, _UNSAID = 3.0, 2.0, 1.0, 0.5
_PROXY_REACH = 2
"""How many sentences back an "it" may find its event."""


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


def merge(mentions: Sequence[Mention], people: People) -> list[Happening]:
    """Join the mentions of one happening. Mentions that name nobody and fit no event are left out."""
    found: list[Happening] = []
    light: list[Mention] = []
    for mention in mentions:
        if not mention.participants or (mention.vague and found):
            light.append(mention)
            continue
        fitting = [(score, i) for i, h in enumerate(found) if (score := _fit(h, mention, people)) > 0]
        if fitting:
            found[max(fitting)[1]].mentions.append(mention)
        else:
            found.append(Happening([mention]))
    for mention in light:
        _place_light(mention, found, people)
    for happening in found:
        happening.mentions.sort(key=_position)
        _settle(happening)
    return sorted(found, key=lambda h: _position(h.mentions[0]))


def _settle(happening: Happening) -> None:
    """Mentions that take the event for granted say of it what the others say; alone, that it took place."""
    told = [m.status for m in happening.mentions if m.status is not None]
    for mention in happening.mentions:
        if mention.status is None:
            mention.status = told[0] if told else "occurred"


def _position(mention: Mention) -> tuple[int, int]:
    return (mention.token.sentence.document.place == "headline", mention.token.i)


def _place_light(mention: Mention, found: list[Happening], people: People) -> None:
    """A mention without participants joins the nearest event before it that it fits; else it may stand alone."""
    candidates = [h for h in found if h.type == mention.frame.type and _compatible(h, mention)]
    before = [h for h in candidates if any(0 <= _distance(m, mention) <= _REACH for m in h.mentions)]
    if mention.frame.proxy:
        before = [h for h in before if any(0 <= _distance(m, mention) <= _PROXY_REACH for m in h.mentions)]
        if mention.is_noun:
            before = [h for h in before if not h.happened]
    identified = mention.ordinal is not None or (mention.place is not None and mention.frame.type == "CONSULT")
    plans = [
        h for h in before if not h.happened and any(0 <= _distance(m, mention) <= _PROXY_REACH for m in h.mentions)
    ]
    if mention.status is not None and mention.status not in _HAPPENED and plans:
        before = plans
    elif not (mention.definite or mention.frame.proxy or identified or mention.frame.type != "CONSULT"):
        before = []
    if before:
        min(before, key=lambda h: _remoteness(h, mention)).mentions.append(mention)
        return
    if mention.frame.proxy or mention.frame.movement or mention.frame.type != "CONSULT":
        return
    parties = _parties_at_hand(mention, found)
    if identified or parties:
        mention.actors = parties
        found.append(Happening([mention]))


def _parties_at_hand(mention: Mention, found: list[Happening]) -> list[str]:
    """Whose meeting it is when no party is named: that of those who are told to be talking right there.

    So for a plan, for a stage of talks ("the first round") and for what others are counted from.
    """
    if mention.status in _HAPPENED and not _counts_from(mention) and mention.ordinal is None:
        return []
    reach = _REACH if mention.ordinal is not None else _PROXY_REACH
    near = [h for h in found if h.type == "CONSULT" and any(0 <= _distance(m, mention) <= reach for m in h.mentions)]
    near = [h for h in near if len(h.participants) > 1]
    return min(near, key=lambda h: _remoteness(h, mention)).participants if near else []


def _counts_from(mention: Mention) -> bool:
    """Whether the event is one that others are counted from: "their first contact since the summit"."""
    return mention.token.dep == "pobj" and mention.token.head.lower == "since"


def _remoteness(happening: Happening, mention: Mention) -> tuple[bool, int]:
    """How far back an event was last told of; one told of by the same word goes before one by another."""
    back = [(m, d) for m in happening.mentions if (d := _distance(m, mention)) >= 0]
    same_word = any(
        m.token.lemma == mention.token.lemma or mention.token.lemma in {t.lemma for t in m.inner} for m, _ in back
    )
    return not same_word, min(d for _, d in back)


def _distance(earlier: Mention, later: Mention) -> int:
    """Sentences between two mentions; a headline stands before the body."""
    if earlier.token.sentence.document is not later.token.sentence.document:
        return later.token.sentence.index + 1
    if earlier.token.i > later.token.i:
        return -1
    return later.token.sentence.index - earlier.token.sentence.index


def _fit(happening: Happening, mention: Mention, people: People) -> float:
    """How well a mention with participants fits an event; 0 where it cannot be the same."""
    if happening.type != mention.frame.type or not _compatible(happening, mention):
        return 0
    if happening.type == "CONSULT":
        fit = _same_parties(happening.participants, mention.participants, people)
        return 0 if fit == _PART and not _may_be_part(happening, mention) else fit
    last = happening.mentions[-1]
    if mention.frame.speech and last.token.sentence is mention.token.sentence and last.frame is mention.frame:
        return 0
    return _same_sides(happening, mention, people, "actors") * _same_sides(happening, mention, people, "recipients")


def _same_sides(happening: Happening, mention: Mention, people: People, side: str) -> float:
    known = [a for m in happening.mentions for a in getattr(m, side)]
    return _same_parties(known, getattr(mention, side), people) if known and getattr(mention, side) else _UNSAID


def _may_be_part(happening: Happening, mention: Mention) -> bool:
    """Whether a mention of some of the parties may mean the event of all: a definite noun, or words close by."""
    smaller = min(len(happening.participants), len(mention.participants))
    if mention.is_noun and mention.definite:
        return True
    near = min((d for m in happening.mentions if (d := _distance(m, mention)) >= 0), default=_REACH)
    return smaller == 1 and near <= 1 and mention.mode == happening.mentions[0].mode


def _compatible(happening: Happening, mention: Mention) -> bool:
    """Whether nothing that the mention says speaks against its being the event."""
    if mention.form and happening.form and mention.form != happening.form:
        return False
    if _differ(happening.first("ordinal"), mention.ordinal):
        return False
    place = happening.first("place")
    if place is not None and mention.place is not None and not _same_place(place, mention.place):
        return False
    date = happening.first("date")
    same_day = date is not None and date == mention.date
    if isinstance(date, str) and mention.date and _disjoint(date, mention.date):
        return False
    if same_day or mention.status is None or happening.happened is None:
        return True
    if mention.frame.type != "CONSULT" and "denied" in {mention.status, *(m.status for m in happening.mentions)}:
        return True
    return happening.happened == (mention.status in _HAPPENED)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _same_place(one: object, other: object) -> bool:
    a, b = getattr(one, "name", ""), getattr(other, "name", "")
    country = getattr(one, "country", None)
    nested = country is not None and country == getattr(other, "country", None)
    return a.casefold() == b.casefold() or nested


def _disjoint(one: str, other: str) -> bool:
    a, b = bounds(one), bounds(other)
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def _same_parties(one: Iterable[str], other: Iterable[str], people: People) -> float:
    """How two sets of parties agree: the same, one a part of the other, states standing for their people, or not."""
    a, b = set(one), set(other)
    if not a or not b:
        return 0
    if a == b:
        return _SAME
    if a <= b or b <= a:
        return _PART
    if all(_stands_for(x, b, people) for x in a) and all(_stands_for(y, a, people) for y in b):
        return _STANDING
    return 0


def _stands_for(actor: str, others: set[str], people: People) -> bool:
    country = people.country(actor)
    return actor in others or (
        country is not None
        and any(people.country(o) == country and "state" in {people.kind(o), people.kind(actor)} for o in others)
    )
