"""When, where, how long, at whose wish, the how-manieth and about what: what stands beside a trigger."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dateline.extraction import dates
from dateline.extraction.events import grammar
from dateline.extraction.events.agreed import agreed_at
from dateline.extraction.events.appointments import appointments, is_former
from dateline.extraction.events.auxiliaries import is_past
from dateline.extraction.events.initiative import initiator
from dateline.extraction.events.mention import CALLED_OFF, TRUCE, Mention
from dateline.extraction.events.ordinals import ordinal
from dateline.extraction.events.people import People
from dateline.extraction.events.places import Places
from dateline.extraction.events.topics import Topics
from dateline.extraction.events.walk import ELAPSED
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Document, Token
from dateline.types import Status

_ADJACENT = 2
"""How many tokens behind a noun its own date may begin: "a call on Monday"."""
_DATING: frozenset[str | None] = frozenset({None, "fact", "ongoing"})
"""Effects of verbs that only carry the event, so that their date is the event's."""
_DROPPED: frozenset[Status | None] = frozenset({*CALLED_OFF, "refused", "unplanned"})
_TO_COME: frozenset[Status] = frozenset({"planned", "proposed", "possible", "unplanned"})


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
        self._give_to_contacts(lexicon)
        tokens = {t.i: t for s in document.sentences for t in s.tokens}
        self._governors = {e.start: tokens[i] for i, some in self._times.items() for e in some}
        self._in_sentence = _by_sentence(found)
        self._anchors = self._chain(found)
        self._dated: dict[int, str] = {}
        self._references = _by_reference(found)
        self._dating_clauses = lexicon.classes["scheduling"] | lexicon.classes["hosting"]
        self._places = Places(people, lexicon)
        self._topics = Topics(document, found, people, lexicon)

    def _give_to_contacts(self, lexicon: Lexicon) -> None:
        """Let what stands behind a contact at which something was agreed be its time, not that of what was agreed."""
        for noun in sorted(self._triggers, key=lambda t: t.i):
            settled = agreed_at(noun, lexicon) if grammar.is_noun(noun) else None
            for above in list(noun.ancestors()) if settled is not None else []:
                behind = [e for e in self._times.get(above.i, ()) if e.start > noun.start and above is not settled]
                if behind:
                    self._times[above.i] = [e for e in self._times[above.i] if e not in behind]
                    self._times.setdefault(noun.i, []).extend(behind)

    def fill(self, mention: Mention, tense: str | None) -> None:
        """Give the mention its date, time, duration, place, initiator, ordinal and topics."""
        hosts = list(dict.fromkeys(self._hosts(mention)))
        mention.ordinal = ordinal(mention)
        self._when(mention, hosts, tense)
        if mention.date is None and mention.time_from is not None and mention.status in {"occurred", "ongoing"}:
            # A clock time alone is one of the day that the text speaks of.
            mention.date = self._anchors.get(mention.time_from.start)
        if mention.date is not None:
            self._dated.update(dict.fromkeys((w.i for w in mention.words), mention.date))
        mention.place, mention.place_from = self._places.of(mention, hosts)
        if mention.frame.type == "CONSULT":
            mention.initiator = initiator(mention, hosts, self._people, self._lexicon)
        mention.topics = list(self._topics.of(mention))

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
            yield from grammar.objects_of(mention.words) if mention.mode == TRUCE else grammar.objects(mention.token)
        if not mention.is_noun:
            said_in = (p for p in at.childs("prep") if p.lower in words().within)
            told_in = (n for p in said_in for n in grammar.pobjs(p) if n in self._triggers)
            yield from (n for n in told_in if agreed_at(n, self._lexicon) is None)
        if at.dep in {"advcl", "xcomp"} and self._is_movement(at.head):
            yield at.head
        if mention.frame.type == "ASSAULT" and at.tag == "VBG" and at.dep == "advcl" and at.head not in self._triggers:
            # "hit a ward in Oslo on Friday, wounding four": the harm is done where and when its main clause is.
            yield at.head
        if mention.is_noun:
            above = list(self._above_noun(at, former=mention.status in _DROPPED))
            yield from above
            at = next((t for t in reversed(above) if grammar.is_verb(t) and at.is_under(t)), at)
        while at.dep in {"xcomp", "conj"} and grammar.is_verb(at.head) and at.head not in self._triggers:
            at = at.head
            yield at

    def _above_noun(self, noun: Token, *, former: bool) -> Iterator[Token]:
        """The participle after a noun trigger, the verb above it, the journey to it, the stage of which it is.

        What was `former`ly set is the day only of what has been dropped.
        """
        head = noun.head
        modifier = noun.child("acl")
        if modifier is not None and modifier.tag == "VBN" and (former or not is_former(modifier, self._lexicon)):
            yield modifier
        yield from appointments(noun, self._lexicon, former=former)
        if noun.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and grammar.is_verb(head) and head not in self._triggers:
            yield head
            yield from (v for v in grammar.sharers(head) if v is not head and v not in self._triggers)
        for modifier in noun.childs("relcl"):
            told = [modifier, *modifier.childs("xcomp")] if former or not is_former(modifier, self._lexicon) else []
            yield from (v for v in told if v.lemma in self._dating_clauses)
        if (whole := grammar.measured(noun)) is not noun:
            yield whole
            noun, head = whole, whole.head
        if noun.dep != "pobj":
            return
        if (settled := agreed_at(noun, self._lexicon)) is not None:
            yield settled
            return
        if head.lower in words().within and grammar.is_verb(grammar.host_of(head)):
            yield grammar.host_of(head)
        if head.lower in {"for", "to"} and self._is_movement(grammar.host_of(head)):
            yield grammar.host_of(head)
        if head.lower == "for" and grammar.is_noun(head.head) and head.head.is_root:
            yield head.head  # a headline without its verb: "Chancellor in Oslo for talks"
        if head.lower == "for" and head.head.lemma == "be":
            # "is due in Oslo for talks": the talks are where one is for them.
            yield from (head.head, *head.head.childs("acomp"))
        if head.lower == "of" and head.head.lemma in self._lexicon.classes["stage"]:
            yield head.head
            yield from self._above_noun(head.head, former=former)

    def _is_movement(self, verb: Token) -> bool:
        return any(f.movement for _, f in self._lexicon.frames.verbs.get(verb.lemma, ()))

    def _when(self, mention: Mention, hosts: list[Token], tense: str | None) -> None:
        mention.date = self._aftermath(mention) or self._counted_from(mention)
        if mention.status is None and tense is None:
            above = dates.tense_of(grammar.clause_of(mention.token), self._words)
            tense = above if above == "past" else None
        ahead = self._just_dropped(mention)
        found = [(h, e) for h in hosts for e in self._times.get(h.i, ()) if self._tells_of(h, e, mention)]
        if (moved := next((e for h, e in found if self._is_new_day(h, e, mention)), None)) is not None:
            end = moved.value.last if isinstance(moved.value, dates.Range) else moved.value
            mention.date = self.date(replace(moved, value=end), "future", mention.status)
            mention.date_from = moved if mention.date else None
        for host, expression in found:
            if expression.reference is not None and expression.reference in mention.words:
                continue
            if expression.kind == "date" and mention.date is None and not _is_of_dropping(expression, mention):
                if mention.ordinal is not None and _is_span_of_count(expression):
                    continue
                gone = host.tag == "VBD" and host.lemma in self._lexicon.journeys
                told = ("past", "occurred") if gone else (tense, mention.status)
                if host in ahead:
                    told = ("future", mention.status)
                mention.date = self.date(expression, *told)
                mention.date_from = expression if mention.date else None
            if expression.kind == "time" and mention.time is None:
                mention.time = dates.clock(expression)
                mention.time_from = expression if mention.time else None
            lasts = expression.kind == "duration" and not mention.frame.speech
            if lasts and mention.duration is None and (length := dates.duration(expression)):
                (mention.duration, mention.hedge), mention.duration_from = length, expression
        if mention.date is None and mention.status in {"occurred", "ongoing"}:
            mention.date = self._meanwhile(mention) or self._strayed(mention)

    def _just_dropped(self, mention: Mention) -> list[Token]:
        """What set a day that has only now been dropped, and so lies ahead: "talks due on Monday have been put off"."""
        if mention.status not in CALLED_OFF or not mention.is_noun:
            return []
        if is_past(grammar.clause_of(grammar.measured(mention.token)), perfect=False):
            return []
        return appointments(mention.token, self._lexicon, former=True)

    def _is_new_day(self, host: Token, expression: dates.TimeExpression, mention: Mention) -> bool:
        """Whether a day is the one to which what was planned is moved: "put off to May 3", "moved from May to June"."""
        relocated = host.lemma in self._lexicon.classes["relocating"]
        moving = mention.status == "postponed" or relocated
        if expression.kind == "until" or (relocated and isinstance(expression.value, dates.Range)):
            return moving
        signalled = host in mention.signals[-1:] or (relocated and mention.token.head is host)
        before = [t.lower for t in host.sentence.tokens if t.end <= expression.start][-1:]
        return moving and signalled and expression.kind == "date" and bool(words().moved_to & set(before))

    def date(self, expression: dates.TimeExpression, tense: str | None, status: Status | None) -> str | None:
        """The EDTF date of an expression in a clause of the given tense."""
        if tense == ELAPSED:
            tense = "past"
        elif status in _TO_COME | CALLED_OFF and tense == "past":
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
        """Whether a date beside a host is the event's: "cancelled on Monday" dates the cancelling only.

        On which day a truce still held, it did not begin.
        """
        if host in mention.words or host is mention.light or not grammar.is_verb(host):
            return True
        if mention.is_noun and host is agreed_at(mention.token, self._lexicon):
            return True
        if mention.mode == TRUCE and host.lemma in self._lexicon.classes["holding-on"]:
            return False
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
        told = verb.tag == "VBD" or (verb.tag == "VBN" and any(a.lemma == "have" for a in verb.childs("aux")))
        return self.said_on(verb) if told else None

    def _counted_from(self, mention: Mention) -> str | None:
        """The day of what something dated is counted from: "met on Friday, two days after she visited Oslo"."""
        for expression in (e for w in mention.words for e in self._references.get(w.i, ())):
            step, clause = expression.value, grammar.clause_of(expression.head)
            clause = clause.head if clause is expression.reference else clause
            base = self.said_on(clause) or (self._published if clause.tag in {"VBZ", "VBP"} else None)
            if isinstance(step, dates.Step) and base is not None:
                back = replace(expression, value=replace(step, count=-step.count, base="anchor"), reference=None)
                return dates.normalise(back, published=self._published, tense="past", anchor=base)
        return None

    def _meanwhile(self, mention: Mention) -> str | None:
        """The day of what happened then or there: "rallied on Friday as they met", "flew there on Friday, where …"."""
        clause = grammar.clause_of(mention.light or mention.token)
        mark = clause.child("mark")
        meanwhile = clause.dep == "advcl" and mark is not None and mark.lower in words().meanwhile
        above = grammar.governing_verb(clause)
        if clause.tag != "VBD" or above is None or not (meanwhile or grammar.is_where(clause)):
            return None
        return self.said_on(above) if above.tag == "VBD" else None

    def _strayed(self, mention: Mention) -> str | None:
        """The weekday at the end of a clause that the parser hung elsewhere: "signed a pact on gas on Friday"."""
        verb = mention.light or mention.token
        if verb.tag != "VBD" or mention.frame.speech:
            return None
        for expression in self._in_sentence.get(verb.sentence.index, ()):
            ends = _is_one_day(expression) and _ends_clause(expression)
            governor = self._governors.get(expression.start)
            if ends and governor is not None and governor.i > verb.i and governor not in self._triggers:
                above = [a for a in governor.ancestors() if a.tag in {"VBD", "VBZ", "VBP", "MD"}]
                if above[:1] == [verb] and governor.tag not in {"VBD", "VBZ", "VBP", "VB"}:
                    return self.date(expression, "past", "occurred")
        return None

    def said_on(self, verb: Token) -> str | None:
        """The day on which a verb stands, in the past."""
        for expression in self._times.get(verb.i, ()):
            if expression.kind == "date" and expression.reference is None:
                day = self.date(expression, "past", "occurred")
                if day is not None:
                    return day
        return None


def _by_sentence(found: list[dates.TimeExpression]) -> dict[int, list[dates.TimeExpression]]:
    """Expressions by the index of their sentence in the document."""
    sentences: dict[int, list[dates.TimeExpression]] = {}
    for expression in found:
        sentences.setdefault(expression.first.sentence.index, []).append(expression)
    return sentences


def _is_one_day(expression: dates.TimeExpression) -> bool:
    """Whether a time is a weekday, or a day as the reader counts from today: "on Friday", "yesterday"."""
    value = expression.value
    if isinstance(value, dates.Step):
        return expression.kind == "date" and value.unit == "day"
    named = isinstance(value, dates.Weekday) or (isinstance(value, dates.Calendar) and value.weekday is not None)
    return expression.kind == "date" and named


def _ends_clause(expression: dates.TimeExpression) -> bool:
    """Whether nothing of the clause follows a time: the sentence ends, or a comma stands there."""
    tokens = expression.last.sentence.tokens
    after = expression.last.i - tokens[0].i + 1
    return after >= len(tokens) or tokens[after].tag in {".", ","}


def _by_reference(found: list[dates.TimeExpression]) -> dict[int, list[dates.TimeExpression]]:
    """Expressions by the `Token.i` of the word that heads what they count from."""
    references: dict[int, list[dates.TimeExpression]] = {}
    for expression in found:
        if expression.reference is not None:
            references.setdefault(expression.reference.i, []).append(expression)
    return references


def _is_of_dropping(expression: dates.TimeExpression, mention: Mention) -> bool:
    """Whether a day is that of the word that something was put off or dropped: "was called off on Monday"."""
    if mention.status not in CALLED_OFF or not mention.signals:
        return False
    above = expression.head.head
    governor = grammar.host_of(above) if above.dep == "prep" else above
    verb = governor.head if governor.dep == "prt" else governor
    return verb is mention.signals[-1]


def _is_span_of_count(expression: dates.TimeExpression) -> bool:
    """Whether the time is what is counted over, not when they met: "third meeting this year", "third in two years"."""
    if isinstance(expression.value, dates.Ahead):
        return True
    return expression.first.lower in {"this", "last"} and expression.last.lower in {"year", "month"}
