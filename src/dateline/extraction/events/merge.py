"""Which mentions of an article are one happening: sieves from the surest to the lightest, as for names.

First every mention that names its parties finds its event or makes one. Then the light ones, which name nobody
("the meeting", "it was put off"), join the nearest event that they fit, or stand for the talks of those who are told
of right there. What has no party is no event, unless its place is its name ("the Lusaka summit").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.extraction.events import grammar
from dateline.extraction.events.happening import HAPPENED, Happening, Register, position
from dateline.extraction.events.matter import is_another
from dateline.extraction.events.mention import CALLED_OFF, Mention
from dateline.extraction.events.ordinals import is_further, tells_apart
from dateline.extraction.events.people import People
from dateline.types import Place, bounds

_REACH = 16
"""How many sentences back a bare "the meeting" may find its event."""
_AROUND = 6
"""How many sentences back those may be told of whose treaty is spoken of."""
_NEAR = 2
"""How many sentences back an "it" may find its event."""
_NEWS_DAYS = 10
"""Something dated longer than this before publication is background, and no undated news is the same."""
_OF_ONE_MODE = frozenset({"RETREAT", "SANCTION", "COERCE", "MOBILIZE"})
"""Types whose modes are different acts."""
_SAME, _PART, _STANDING, _UNSAID = 3.0, 2.0, 1.0, 0.5
_BETWEEN_OTHERS = "third-party"
_TOGETHER = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
"""Types of which several actors do one thing together, as those who meet do."""


def merge(mentions: Sequence[Mention], people: People, published: str | None) -> list[Happening]:
    """Join the mentions of one happening; those that name nobody and fit no event are left out."""
    merger = _Merger(people, published)
    register = merger.register
    told = any(m.participants and not m.vague and m.frame.type == "CONSULT" for m in mentions)
    for mention in mentions:
        vague = mention.vague and mention.frame.type == "CONSULT" and (told or register.found)
        if mention.participants and not vague:
            merger.add(mention)
    for mention in mentions:
        light = not mention.participants or (mention.vague and not register.has(mention))
        if light and (mention.token.sentence.document.place == "body" or _is_off(mention)):
            merger.add_light(mention)
        alone = mention.vague and mention.participants and mention.frame.type == "CONSULT"
        if alone and not register.has(mention):
            register.open(mention)
    for happening in register.found:
        happening.settle()
    return sorted(register.found, key=lambda h: position(h.mentions[0]))


class _Merger:
    """Decides where a further mention belongs among the events found so far."""

    def __init__(self, people: People, published: str | None) -> None:
        self.register = Register(people)
        self._people = people
        self._news_from = date.fromisoformat(published) - timedelta(days=_NEWS_DAYS) if published else None

    def add(self, mention: Mention) -> None:
        """Join the event that the mention fits best, or make a new one.

        Of those that it fits alike, a headline means the first, and a later sentence the one told of last.
        """
        self._complete(mention)
        first = mention.token.sentence.document.place == "headline"
        fitting = [
            (fit, -i if first else i, h)
            for i, h in self.register.related(mention)
            if (fit := self._fit(h, mention)) > 0
        ]
        if fitting:
            self.register.join(max(fitting, key=lambda f: f[:2])[2], mention)
        else:
            self.register.open(mention)

    def _complete(self, mention: Mention) -> None:
        """Let a further call, of which only the partner is named, be of him who made the one told last."""
        alone = mention.form == "phone" and mention.is_noun and len(mention.participants) == 1
        if not alone or not is_further(mention.token):
            return
        near = [h for h in self.register.near(mention, _NEAR + 1) if h.type == "CONSULT" and len(h.participants) > 1]
        if not near:
            return
        parties = min(near, key=lambda h: h.back(mention)).participants
        asker = self._people.home(mention.initiator) if mention.initiator is not None else None
        makers = [p for p in parties if self._people.home(p) == asker] if asker is not None else parties
        if makers and makers[0] not in mention.participants:
            mention.actors = [makers[0], *mention.participants]
            mention.recipients, mention.ordinal = [], None

    def add_light(self, mention: Mention) -> None:
        """Join the nearest event that a mention without parties fits; talks of those at hand may stand alone."""
        candidates = self._candidates(mention) or self._told_after(mention)
        if candidates:
            mention.actors = []
            if any(_was_moved(h, mention) for h in candidates):
                candidates = [h for h in candidates if _was_moved(h, mention)]
                mention.date = mention.date_from = None
            self.register.join(min(candidates, key=lambda h: _remoteness(h, mention)), mention)
        elif unheld := self._unheld(mention):
            mention.status = None
            self.register.join(min(unheld, key=lambda h: _remoteness(h, mention)), mention)
        elif mention.frame.type == "CONSULT" and not (mention.frame.proxy or mention.frame.movement):
            parties = self._parties_at_hand(mention)
            if parties or _is_named_by_place(mention) or _is_off(mention):
                mention.actors = mention.actors or parties
                self._tell_guest(mention)
                self.register.open(mention)
        elif mention.mutual or (mention.frame.together and mention.frame.type in _TOGETHER and _is_told(mention)):
            mention.actors = self._signatories(mention)
            if mention.actors:
                self.add(mention)

    def _tell_guest(self, mention: Mention) -> None:
        """Of a visit that only a count tells ("the first, in May, …"), whose it was and where, as of the one before."""
        visits = [m for h in self.register.near(mention, _NEAR) for m in h.mentions if m.mode == "visit"]
        before = next((m for m in reversed(visits) if m.token is mention.stands_for), None)
        if before is not None and set(mention.actors) == set(before.participants):
            mention.actors, mention.recipients = list(before.actors), list(before.recipients)
            mention.place, mention.place_from = mention.place or before.place, mention.place_from or before.place_from

    def _signatories(self, mention: Mention) -> list[str]:
        """Whose treaty it is that "will be signed" or "was agreed": those who meet, agree or sign right before."""
        near = [h for h in self.register.near(mention, _AROUND) if h.type == "CONSULT" or h.type in _TOGETHER]
        joint = [h for h in near if len(h.participants) > 1 and not any(m.recipients for m in h.mentions)]
        parties = min(joint, key=lambda h: h.back(mention)).participants if joint else []
        return list(dict.fromkeys(map(self._people.bound, parties)))

    def _candidates(self, mention: Mention) -> list[Happening]:
        if _is_indefinite_place(mention) and mention.frame.type == "CONSULT" and not mention.frame.proxy:
            return self._at_its_place(mention)
        near = self.register.near(mention, _REACH)
        same = [h for h in near if h.kin == mention.kin and self._compatible(h, mention)]
        if _counts_from(mention):
            same = [h for h in same if h.happened]
        if tells_apart(mention):
            same = [h for h in same if h.shares_word(mention) or _is_next_plan(h, mention)]
        if mention.frame.type != "CONSULT":
            return same if mention.is_noun and mention.definite else []
        close = [h for h in same if h.back(mention) <= _NEAR]
        if mention.frame.proxy:
            close = [h for h in close if self._may_come(h, mention)]
            idea = mention.is_noun and not mention.topics
            return [h for h in close if not h.happened] if idea else close
        plans = [h for h in close if not h.happened]
        if mention.status is not None and mention.status not in HAPPENED and plans:
            return plans
        taken_up = mention.definite or mention.ordinal is not None or mention.vague or _is_off(mention)
        return _by_place(same, mention) if taken_up else []

    def _may_come(self, happening: Happening, mention: Mention) -> bool:
        """Whether who is said to take part is of those whose meeting it is: "Oslo said that it would not attend"."""
        if mention.is_noun or mention.frame.pronoun:
            return True
        who = [i for t in grammar.subjects(mention.token) for i in self._people.who(t)]
        return any(self._people.same_side(i, p) for i in who for p in happening.participants)

    def _at_its_place(self, mention: Mention) -> list[Happening]:
        """Talks newly brought up by their place: those told of there, or a plan told of right before."""
        there = [h for h in self.register.there(mention) if h.place is not None and _same_place(h.place, mention.place)]
        there = [h for h in there if h.kin == mention.kin and self._compatible(h, mention)]
        if there or mention.status is None or mention.status in HAPPENED:
            return there
        near = [h for h in self.register.near(mention, _NEAR) if h.kin == mention.kin]
        return [h for h in near if not h.happened and self._compatible(h, mention)]

    def _unheld(self, mention: Mention) -> list[Happening]:
        """Plans of which a definite noun speaks by the way, with no day of its own: "work on the summit goes on"."""
        by_the_way = mention.is_noun and mention.definite and mention.date is None and mention.ordinal is None
        if mention.frame.type != "CONSULT" or not by_the_way:
            return []
        near = self.register.near(mention, _REACH)
        plans = [h for h in near if h.kin == mention.kin and h.happened is False and h.shares_word(mention)]
        return [h for h in plans if not self._is_elsewhere(h, mention)]

    def _told_after(self, mention: Mention) -> list[Happening]:
        """What a definite noun takes up before it is told: "the call lasted an hour, she said of her talks with …"."""
        known = (mention.is_noun and mention.definite) or mention.vague
        if not known or mention.frame.type != "CONSULT" or _counts_from(mention):
            return []
        beside = [h for h in self.register.beside(mention) if _is_in_sentence(h, mention)]
        alike = [h for h in beside if h.kin == mention.kin and self._compatible(h, mention)]
        told = mention.status in HAPPENED
        return [h for h in alike if mention.status is None or h.happened in {None, told}]

    def _parties_at_hand(self, mention: Mention) -> list[str]:
        """Whose meeting it is when no party is named: that of those who are told to be talking right there.

        So for a plan, for a stage of talks ("the first round") and for what others are counted from; where nobody is
        talking, it is that of those who agreed or signed something together.
        """
        counted = tells_apart(mention) or mention.counted
        told = mention.status in HAPPENED and not (_counts_from(mention) or counted)
        if told or _is_indefinite_place(mention):
            return []
        within = self.register.near(mention, _REACH if counted else _NEAR)
        near = [h for h in within if h.type == "CONSULT" and len(h.participants) > 1 and _may_resume(h, mention)]
        alike = [h for h in near if h.shares_word(mention)]
        if counted and not alike:
            near = [h for h in near if h.back(mention) <= _NEAR]
        near = alike if counted and alike else near
        if near:
            return min(near, key=lambda h: _remoteness(h, mention)).participants
        return self._jointly_at_hand(mention) if mention.is_noun and (mention.definite or counted) else []

    def _jointly_at_hand(self, mention: Mention) -> list[str]:
        """Those who right before did something together."""
        acts = [h for h in self.register.near(mention, _NEAR) if h.type in _TOGETHER]
        acting = [list(dict.fromkeys(a for m in h.mentions for a in m.actors)) for h in acts]
        return next((actors for actors in reversed(acting) if len(actors) > 1), [])

    def _fit(self, happening: Happening, mention: Mention) -> float:
        """How well a mention with participants fits an event; 0 where it cannot be the same."""
        if happening.kin != mention.kin or not self._compatible(happening, mention):
            return 0
        if happening.type == "CONSULT":
            fit = self._same_parties(happening.participants, mention.participants)
            if fit == _PART and not _may_be_part(happening, mention):
                return 0
            return 0 if fit == _STANDING and not _may_stand(happening, mention) else fit
        if is_another(happening, mention):
            return 0
        last = happening.mentions[-1]
        if mention.frame.speech and last.token.sentence is mention.token.sentence and last.frame is mention.frame:
            return 0
        return self._same_side(happening, mention, "actors") * self._same_side(happening, mention, "recipients")

    def _same_side(self, happening: Happening, mention: Mention, side: str) -> float:
        known = [a for m in happening.mentions for a in getattr(m, side)]
        named = getattr(mention, side)
        if not known or not named:
            return _UNSAID
        return self._same_parties(known, named) or (_UNSAID if self._told_alike(known, named) else 0)

    def _told_alike(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether unnamed people may be the same by their words: "180 prisoners of war", "prisoners"."""
        drafts = [[self._people.cast.actors[i] for i in dict.fromkeys(side)] for side in (one, other)]
        if any(d.named or d.kind != "group" for side in drafts for d in side):
            return False
        words = [{w for d in side for w in d.name.casefold().split()} for side in drafts]
        return words[0] <= words[1] or words[1] <= words[0]

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
        if self._is_elsewhere(happening, mention) or _is_other_act(happening, mention):
            return False
        if _was_moved(happening, mention):
            return True
        if self._apart(happening.date, mention):
            return False
        open_status = mention.status is None or happening.happened is None
        denied = mention.frame.type != "CONSULT" and "denied" in {
            mention.status,
            *(m.status for m in happening.mentions),
        }
        same_day = happening.date is not None and happening.date == mention.date
        return same_day or open_status or denied or happening.happened == (mention.status in HAPPENED)

    @staticmethod
    def _is_elsewhere(happening: Happening, mention: Mention) -> bool:
        """Whether place, manner or number are not those of the event."""
        place = happening.place
        elsewhere = place is not None and mention.place is not None and not _same_place(place, mention.place)
        otherwise = _differ(happening.first("form"), mention.form)
        return elsewhere or otherwise or _differ(happening.first("ordinal"), mention.ordinal)

    def _apart(self, day: str | None, mention: Mention) -> bool:
        """Whether the dates forbid it: two that exclude each other, or background of long ago beside undated news."""
        if day is not None and mention.date is not None:
            return _disjoint(day, mention.date)
        span = bounds(day or mention.date)
        taken_up = mention.definite and mention.is_noun and mention.date is None
        return span is not None and self._news_from is not None and span[1] < self._news_from and not taken_up


def _was_moved(happening: Happening, mention: Mention) -> bool:
    """Whether a mention tells the former day of what was held later: "the talks had been planned for May, but …"."""
    if mention.status != "postponed" or not (mention.is_noun and mention.definite) or not happening.happened:
        return False
    former, held = bounds(mention.date), bounds(happening.date)
    return former is not None and held is not None and former[1] < held[0] and happening.shares_word(mention)


def _by_place(near: list[Happening], mention: Mention) -> list[Happening]:
    """Of the events that a mention may take up, those where it is said to be, else those of which no place is said."""
    if mention.place is None:
        return near
    there = [h for h in near if h.place is not None and _same_place(h.place, mention.place)]
    return there or [h for h in near if h.place is None and h.shares_word(mention)]


def _is_indefinite_place(mention: Mention) -> bool:
    """Whether a mention newly brings up talks by their place alone: "a summit in Oslo"."""
    return mention.place is not None and not mention.definite and mention.ordinal is None and not mention.participants


def _is_named_by_place(mention: Mention) -> bool:
    """Whether a place is the event's name: "the Lusaka summit"."""
    return mention.definite and mention.place_from is not None and mention.place_from.head is mention.token


def _is_off(mention: Mention) -> bool:
    """Whether a headline tells that a plan came to nothing, which it must have been: "Summit called off"."""
    told = mention.token.sentence.document.place == "headline"
    return told and mention.is_noun and mention.status in CALLED_OFF


def _counts_from(mention: Mention) -> bool:
    """Whether the event is one that others are counted from: "their first contact since the summit"."""
    return mention.token.dep == "pobj" and mention.token.head.lower == "since"


def _is_told(mention: Mention) -> bool:
    """Whether a verb tells of an act: "was agreed", "an agreement was reached"."""
    return not mention.is_noun or (mention.light is not None and mention.light.lemma in mention.frame.light)


def _is_next_plan(happening: Happening, mention: Mention) -> bool:
    """Whether a counted stage is what was just said to be planned: "agreed to meet again. The second round …"."""
    plan = happening.happened is False and happening.first("ordinal") is None
    return plan and not happening.is_named and happening.back(mention) <= _NEAR


def _may_resume(happening: Happening, mention: Mention) -> bool:
    """Whether those of an event may be those who meet: who goes on a visit need not meet the state that he visits."""
    return all(m.frame.mode != "visit" for m in happening.mentions) or mention.frame.mode == "visit"


def _may_be_part(happening: Happening, mention: Mention) -> bool:
    """Whether a mention of some of the parties may mean the event of all: a definite noun, or words close by."""
    if mention.is_noun and mention.definite:
        return True
    smaller = min(len(happening.participants), len(mention.participants))
    return smaller == 1 and happening.back(mention) <= 1 and mention.mode == happening.mentions[0].mode


def _may_stand(happening: Happening, mention: Mention) -> bool:
    """Whether a meeting of states may be that of their officials.

    So by one word, one day, a definite noun or a headline, and where one party is the same on both sides.
    """
    if mention.token.sentence.document.place == "headline" or happening.shares_word(mention):
        return True
    if not set(happening.participants).isdisjoint(mention.participants):
        return True
    one_day = mention.date is not None and mention.date == happening.date
    return one_day or (mention.is_noun and mention.definite)


def _is_in_sentence(happening: Happening, mention: Mention) -> bool:
    """Whether an event that names its parties is first told of later in the sentence of a mention."""
    first = min(happening.mentions, key=position)
    return first.token.sentence is mention.token.sentence and bool(first.participants)


def _remoteness(happening: Happening, mention: Mention) -> tuple[bool, int]:
    """How far back an event was last told of; one told of by the same word goes before one by another."""
    return not happening.shares_word(mention), happening.back(mention)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _is_other_act(happening: Happening, mention: Mention) -> bool:
    """Whether the modes tell two acts apart: troops that withdraw observe no truce by it. An attack has many ways.

    To mediate between others is no call to one of them, and no visit.
    """
    modes = {m.mode for m in happening.mentions} - {None}
    if mention.frame.type == "CONSULT" and mention.mode is not None:
        return bool(modes) and mention.mode not in modes and _BETWEEN_OTHERS in {mention.mode, *modes}
    return mention.frame.type in _OF_ONE_MODE and mention.mode is not None and bool(modes) and mention.mode not in modes


def _same_place(one: Place, other: Place | None) -> bool:
    """Whether two places may be one: the same name, or in one state."""
    if other is None:
        return False
    return one.name.casefold() == other.name.casefold() or (one.country is not None and one.country == other.country)


def _disjoint(one: str, other: str) -> bool:
    a, b = bounds(one), bounds(other)
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])
