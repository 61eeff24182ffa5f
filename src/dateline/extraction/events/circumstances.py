"""When, where, how long, at whose wish, the how-manieth and about what: what stands beside a trigger."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.extraction import dates
from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Document, Token
from dateline.types import Status

_HELD_SOMEWHERE = frozenset({"CONSULT", "SUPPORT", "ASSAULT", "COERCE", "AGREE", "PROTEST"})
_ADJACENT = 2
"""How many tokens behind a noun its own date may begin: "a call on Monday"."""
_DATING: frozenset[str | None] = frozenset({None, "fact", "ongoing"})
"""Effects of verbs that only carry the event, so that their date is the event's."""
_TO_COME: frozenset[Status] = frozenset({"planned", "proposed", "possible", "unplanned"})
_MAX_TOPIC = 160


class Circumstances:
    """Fills the circumstances of the mentions of one document; `triggers` are the tokens that make other events."""

    def __init__(
        self,
        document: Document,
        triggers: Collection[Token],
        published: str | None,
        people: People,
        lexicon: Lexicon,
        *,
        times: dates.Vocabulary | None = None,
    ) -> None:
        self._triggers = frozenset(triggers)
        self._document, self._published, self._people, self._lexicon = document, published, people, lexicon
        self._words = times
        found = dates.find(document, times)
        self._found = found
        self._times = dates.attach(found, document, words=times)
        self._anchors = self._chain(found)
        self._dated: dict[int, str] = {}

    def fill(self, mention: Mention, tense: str | None) -> None:
        """Give the mention its date, time, duration, place, initiator, ordinal and topics."""
        hosts = list(dict.fromkeys(self._hosts(mention)))
        self._when(mention, hosts, tense)
        if mention.date is None and mention.time_from is not None and mention.status in {"occurred", "ongoing"}:
            # A clock time alone is one of the day that the text speaks of.
            mention.date = self._anchors.get(mention.time_from.start)
        if mention.date is not None:
            self._dated.update(dict.fromkeys((w.i for w in mention.words), mention.date))
        self._where(mention, hosts)
        mention.initiator = self._initiator(hosts)
        mention.ordinal = _ordinal(mention.token)
        mention.topics = list(self._topics(mention))

    def _hosts(self, mention: Mention) -> Iterator[Token]:
        """The tokens whose adverbials tell of the event: the trigger, its light verb, the predicates above it."""
        yield from mention.words
        if mention.light is not None:
            yield mention.light
        at = mention.token
        yield from mention.inner
        if mention.frame.speech:
            yield from (c for c in (mention.light or mention.token).childs("advcl") if c.tag == "VBG")
        if not mention.is_noun and "object" not in mention.frame.topic:
            yield from grammar.objects(mention.token)
        if at.dep in {"advcl", "xcomp"} and self._is_movement(at.head):
            yield at.head
        if mention.is_noun:
            above = list(self._above_noun(at))
            yield from above
            at = next((t for t in reversed(above) if grammar.is_verb(t) and at.is_under(t)), at)
        while at.dep in {"xcomp", "conj"} and grammar.is_verb(at.head) and at.head not in self._triggers:
            at = at.head
            yield at

    def _above_noun(self, noun: Token) -> Iterator[Token]:
        """The participle after a noun trigger, the verb above it, the journey to it, the stage of which it is."""
        head = noun.head
        modifier = noun.child("acl")
        if modifier is not None and modifier.tag == "VBN":
            yield modifier
        if noun.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and grammar.is_verb(head) and head not in self._triggers:
            yield head
        modifier = noun.child("relcl")
        if modifier is not None and modifier.lemma in self._lexicon.classes["scheduling"]:
            yield modifier
        if (whole := grammar.measured(noun)) is not noun:
            yield whole
            noun, head = whole, whole.head
        if noun.dep != "pobj":
            return
        if head.lower in words().within and grammar.is_verb(grammar.host_of(head)):
            yield grammar.host_of(head)
        if head.lower in {"for", "to"} and self._is_movement(grammar.host_of(head)):
            yield grammar.host_of(head)
        if head.lower == "of" and head.head.lemma in self._lexicon.classes["stage"]:
            yield head.head
            yield from self._above_noun(head.head)

    def _is_movement(self, verb: Token) -> bool:
        return any(f.movement for _, f in self._lexicon.frames.verbs.get(verb.lemma, ()))

    def _when(self, mention: Mention, hosts: list[Token], tense: str | None) -> None:
        mention.date = self._aftermath(mention)
        found = [e for host in hosts for e in self._times.get(host.i, ()) if self._tells_of(host, e, mention)]
        for expression in found:
            if expression.reference is not None and expression.reference in mention.words:
                continue
            if expression.kind == "until" and mention.status == "postponed":
                # What was put off has the day until which it was as its own, else the one that it was planned for.
                mention.date = self.date(expression, "future", mention.status)
                mention.date_from = expression if mention.date else None
                break
            if expression.kind == "date" and mention.date is None and not _is_of_postponing(expression, mention):
                if mention.ordinal is not None and _is_span_of_count(expression):
                    continue
                mention.date = self.date(expression, tense, mention.status)
                mention.date_from = expression if mention.date else None
            if expression.kind == "time" and mention.time is None:
                mention.time = dates.clock(expression)
                mention.time_from = expression if mention.time else None
            if expression.kind == "duration" and mention.duration is None and (length := dates.duration(expression)):
                (mention.duration, mention.hedge), mention.duration_from = length, expression

    def date(self, expression: dates.TimeExpression, tense: str | None, status: Status | None) -> str | None:
        """The EDTF date of an expression in a clause of the given tense."""
        if status in _TO_COME and tense == "past":
            tense = None
        elif status in _TO_COME or (tense == "present" and self._document.place == "body"):
            tense = "future"
        elif status in {"occurred", "denied"}:
            tense = "past"
        anchor = self._anchors.get(expression.start)
        if expression.reference is not None:
            anchor = self._dated.get(expression.reference.i)
        elif tense == "past" and anchor is not None and self._published is not None and anchor > self._published:
            anchor = self._published
        return dates.normalise(expression, published=self._published, tense=tense, anchor=anchor)  # type: ignore[arg-type]

    def _chain(self, found: list[dates.TimeExpression]) -> dict[int, str]:
        """For each expression the day that the text last spoke of, from which "the day before" is counted."""
        anchors: dict[int, str] = {}
        day = self._published
        for expression in sorted(found, key=lambda e: e.start):
            if day is not None:
                anchors[expression.start] = day
            if expression.kind == "date" and expression.reference is None:
                tense = dates.tense_of(grammar.clause_of(expression.head), self._words) or "past"
                value = dates.normalise(expression, published=self._published, tense=tense, anchor=day)
                day = value if value is not None and len(value) == len("2000-01-01") else day
        return anchors

    def _tells_of(self, host: Token, expression: dates.TimeExpression, mention: Mention) -> bool:
        """Whether a date beside a host is the event's: "cancelled on Monday" dates the cancelling only."""
        if host in mention.words or host is mention.light or not grammar.is_verb(host):
            return True
        if mention.is_noun and 0 < expression.first.i - mention.token.i <= _ADJACENT:
            return True
        if self._lexicon.signals.verb_effect(host) in _DATING or host.lemma in self._lexicon.classes["scheduling"]:
            return True
        before = [t for t in host.sentence.tokens if t.end <= expression.start][-1:]
        return any(t.lower in words().set_for for t in (*before, expression.first))

    def _aftermath(self, mention: Mention) -> str | None:
        """The day of what was said right after a meeting is the meeting's: "after the call, she told … on Monday"."""
        noun = grammar.measured(mention.token)
        if not mention.is_noun or noun.dep != "pobj" or noun.head.lower not in words().right_after:
            return None
        verb = noun.head.head
        return self.said_on(verb) if verb.tag == "VBD" else None

    def said_on(self, verb: Token) -> str | None:
        """The day on which a verb of saying stands, in the past."""
        for expression in self._times.get(verb.i, ()):
            if expression.kind == "date":
                return self.date(expression, "past", "occurred")
        return None

    def _where(self, mention: Mention, hosts: list[Token]) -> None:
        nouns = [mention.token, *mention.inner] if mention.is_noun else []
        named = [c for noun in nouns for c in noun.childs("compound", "nmod") if not self._acts(c, mention)]
        around = [*hosts, *self._parties(mention)]
        spots = [t for h in around for w in (*mention.frame.place, *words().place) for t in grammar.prepositional(h, w)]
        spots += [t for h in hosts if self._is_movement(h) for t in grammar.prepositional(h, "to")]
        if "object" in mention.frame.place:
            spots = [*grammar.objects(mention.token), *spots]
        spots += [n for h in around for t in grammar.prepositional(h, "on") if self._is_margin(t) for n in _inside(t)]
        for token in [*named, *spots, *(n for t in spots for n in _inside(t)), *self._strayed(mention)]:
            place = self._people.place(token)
            if place is not None:
                mention.place, mention.place_from = place, token
                return

    def _acts(self, token: Token, mention: Mention) -> bool:
        """Whether a name before the noun tells who rather than where: "the US withdrawal"."""
        place = self._people.place(token)
        return place is not None and any(self._people.cast.actors[i].name == place.name for i in mention.actors)

    def _strayed(self, mention: Mention) -> list[Token]:
        """Towns behind the trigger that hang on a noun, the last first: "met the president of Chad in Oslo"."""
        aside = mention.is_noun and mention.light is None and mention.token.dep not in {"dobj", "nsubj", "nsubjpass"}
        if aside or mention.frame.type not in _HELD_SOMEWHERE:
            return []
        clause = grammar.clause_of(mention.light or mention.token)
        behind = [t for t in clause.subtree() if t.dep == "prep" and t.lower in words().place and t.i > mention.token.i]
        own = [t for t in behind if self._may_stray(t, clause)]
        towns = [n for t in reversed(own) for n in grammar.pobjs(t)]
        return [t for t in towns if not self._people.is_state(t)]

    def _may_stray(self, preposition: Token, clause: Token) -> bool:
        """Whether a phrase of place may belong to the clause: not one of another clause, or of an event of its own."""
        at = preposition.head
        while at is not clause and not at.is_root:
            if at.dep in {"relcl", "ccomp", "advcl", "acl", "pcomp", "xcomp"}:
                return False
            if at.lemma in self._lexicon.classes["incidents"] or (at.dep == "prep" and at.lower in words().loose):
                return False
            at = at.head
        return True

    def _is_margin(self, token: Token) -> bool:
        return token.lemma in self._lexicon.classes["margins"]

    def _parties(self, mention: Mention) -> list[Token]:
        """Objects and partners, on which the parser may hang the place: "received the envoy in Bali"."""
        if "object" in mention.frame.topic:
            return []
        direct = [] if mention.is_noun else grammar.objects(mention.token)
        return [*direct, *grammar.prepositional(mention.token, "with")]

    def _initiator(self, hosts: list[Token]) -> str | None:
        for host in hosts:
            for preposition in host.childs("prep"):
                if preposition.lower not in {"at", "on", "upon"}:
                    continue
                for noun in grammar.pobjs(preposition):
                    if noun.lemma in self._lexicon.classes["initiative"] and (ids := self._owners(noun)):
                        return ids[0]
            if host.lemma in self._lexicon.classes["initiating"] and grammar.is_passive(host):
                ids = tuple(i for t in grammar.subjects(host) for i in self._people.who(t))
                if ids:
                    return ids[0]
        return None

    def _owners(self, noun: Token) -> tuple[str, ...]:
        return self._people.possessor(noun) or tuple(
            i for t in grammar.prepositional(noun, "of") for i in self._people.who(t)
        )

    def _topics(self, mention: Mention) -> Iterator[str]:
        slots = [t for name in mention.frame.topic for t in self._slot(mention, name)]
        if mention.frame.type == "CONSULT":
            slots += self._matters(mention)
        for token in dict.fromkeys(slots):
            timely = any(e.start <= token.start < e.end for e in self._found)
            if timely or token.pos == "PRON" or (self._people.who(token) and mention.frame.type == "CONSULT"):
                continue
            start, end = _phrase(token)
            if end - start <= _MAX_TOPIC:
                yield self._document.text[start:end]

    def _matters(self, mention: Mention) -> list[Token]:
        """What a meeting is to discuss, or focused on."""
        classes, verb = self._lexicon.classes, mention.light or mention.token
        purposes = [c for c in verb.childs("advcl", "xcomp") if c.tag == "VB" and c.lemma in classes["discussing"]]
        found = [t for c in purposes for t in grammar.objects(c)]
        above = mention.token.head
        if mention.is_noun and mention.token.dep == "nsubj" and above.lemma in classes["focusing"]:
            found += [t for word in ("on", "upon", "with", "to") for t in grammar.prepositional(above, word)]
        return found

    def _slot(self, mention: Mention, name: str) -> list[Token]:
        if name == "object":
            return grammar.objects(mention.token)
        if name == "compound":
            return mention.token.childs("compound")
        hosts = [mention.token, *([mention.light] if mention.light is not None else [])]
        return [t for host in hosts for t in grammar.prepositional(host, name)]


def _is_of_postponing(expression: dates.TimeExpression, mention: Mention) -> bool:
    """Whether a day is that of the word that something was put off: "was postponed on Monday"."""
    if mention.status != "postponed" or not mention.signals:
        return False
    above = expression.head.head
    governor = grammar.host_of(above) if above.dep == "prep" else above
    return governor is mention.signals[-1]


def _phrase(noun: Token) -> tuple[int, int]:
    """A noun with what stands before it and the phrases that belong to it, up to the next coordinated or loose part."""
    if grammar.is_verb(noun):
        clause = noun.subtree()
        return clause[0].start, clause[-1].end
    left = [t for c in noun.children if c.i < noun.i and c.dep not in {"punct", "cc"} for t in c.subtree()]
    start, end = min([noun.start, *(t.start for t in left)]), noun.end
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep != "prep" or child.lower not in words().topical:
            break
        end = max(t.end for t in child.subtree())
    return start, end


def _inside(token: Token) -> list[Token]:
    """Where a thing that is no place stands: "at a hotel in Oslo", "the sidelines of a fair in Basel"."""
    direct = [t for word in ("in", "at") for t in grammar.prepositional(token, word)]
    behind = [t for word in ("of",) for t in grammar.prepositional(token, word)]
    return direct + [t for b in behind for t in (b, *_inside(b))]


def _is_span_of_count(expression: dates.TimeExpression) -> bool:
    """Whether the time is what is counted over, not when they met: "their third meeting this year"."""
    return expression.first.lower in {"this", "last"} and expression.last.lower in {"year", "month"}


def _ordinal(token: Token) -> int | None:
    """The number of an ordinal before the trigger or before its "round of"."""
    nouns = [token]
    if token.dep == "pobj" and token.head.lower == "of" and grammar.is_noun(token.head.head):
        nouns.append(token.head.head)
    for noun in nouns:
        for child in noun.children:
            word = child.lower.removesuffix("-round")
            if (
                child.dep in {"amod", "nummod", "compound"}
                and word in words().ordinals
                and noun.lemma in {"round", "session"} | {token.lemma}
            ):
                return words().ordinals.index(word) + 1
    return None
