"""Where an event is: the place beside its trigger, on whose margins it is held, or that the text last spoke of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import Place

_HELD_SOMEWHERE = frozenset({"CONSULT", "SUPPORT", "ASSAULT", "COERCE", "AGREE", "PROTEST"})
_ON_THE_SPOT = frozenset({"COERCE", "PROTEST"})
"""Types of acts that those who do them do where they are: "police in Oslo arrested"."""
_BACK = 60
"""Words back to what a "there" may stand for."""


class Places:
    """Finds the place of a mention among the places that its sentence names."""

    def __init__(self, people: People, lexicon: Lexicon) -> None:
        self._people, self._lexicon = people, lexicon

    def of(self, mention: Mention, hosts: list[Token]) -> tuple[Place | None, Token | None]:
        """The place of a mention and the token that names it; `hosts` are those whose adverbials tell of the event."""
        if mention.form == "phone":
            return None, None
        for token in self._spots(mention, hosts):
            if (place := self._people.place(token)) is not None:
                return place, token
        return None, None

    def _spots(self, mention: Mention, hosts: list[Token]) -> Iterator[Token]:
        """What may name the place, the surest first."""
        nouns = [mention.token, *mention.inner] if mention.is_noun else []
        named = [c for noun in nouns for c in noun.childs("compound", "nmod", "amod") if not self._acts(c, mention)]
        # "Kosovo talks in Greece" are about the state that stands before them; alone it may be where they are.
        states = [c for c in named if self._people.is_state(c)]
        yield from (c for c in named if c not in states)
        beside = self._beside(mention, hosts)
        yield from beside
        yield from (n for t in beside for n in _inside(t))
        yield from _where(mention)
        yield from self._strayed(mention)
        if mention.frame.type in _ON_THE_SPOT and not mention.is_noun:
            yield from (t for s in grammar.subjects(mention.token) for t in grammar.prepositional(s, "in"))
        yield from self._left(mention)
        if any(c.lower in words().there and c.dep == "advmod" for h in hosts for c in h.children):
            yield from self._named_before(mention.token)
        yield from states

    def _acts(self, token: Token, mention: Mention) -> bool:
        """Whether a name before the noun tells who rather than where: "the US withdrawal"."""
        place = self._people.place(token)
        return place is not None and any(self._people.cast.actors[i].name == place.name for i in mention.actors)

    def _beside(self, mention: Mention, hosts: list[Token]) -> list[Token]:
        """What stands behind a preposition of place beside the trigger, and what the parser may have hung elsewhere."""
        around, classes = [*hosts, *self._parties(mention)], self._lexicon.classes
        spots = [t for h in around for w in (*mention.frame.place, *words().place) for t in grammar.prepositional(h, w)]
        spots = [t for t in spots if t.lemma not in classes["initiative"]]
        moving = [h for h in hosts if h.lemma in self._lexicon.journeys or h.lemma in classes["relocating"]]
        spots += [t for h in moving for t in grammar.prepositional(h, "to")]
        if "object" in mention.frame.place:
            spots = [*grammar.objects(mention.token), *spots]
        margins = [t for h in around for t in grammar.prepositional(h, "on") if t.lemma in classes["margins"]]
        return spots + [n for t in margins for n in (*_inside(t), *self._hosted(t))]

    def _hosted(self, margin: Token) -> list[Token]:
        """Where the gathering is said to be on whose margins they meet: "the summit, which is held in Oslo"."""
        gatherings = grammar.prepositional(margin, "of")
        clauses = [
            c for g in gatherings for c in g.childs("relcl", "acl") if c.lemma in self._lexicon.classes["hosting"]
        ]
        return [t for c in clauses for word in words().place for t in grammar.prepositional(c, word)]

    def _strayed(self, mention: Mention) -> list[Token]:
        """Towns behind the trigger that hang on a noun, the last first: "met the president of Chad in Oslo"."""
        if mention.frame.type not in _HELD_SOMEWHERE:
            return []
        aside = mention.is_noun and mention.light is None and mention.token.dep not in {"dobj", "nsubj", "nsubjpass"}
        if aside and mention.frame.type != "CONSULT":
            return []
        # What hangs on those who meet is the meeting's: "a readout of talks between Lind and Holm in Oslo".
        clause = mention.token if aside else grammar.clause_of(mention.light or mention.token)
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

    def _parties(self, mention: Mention) -> list[Token]:
        """Objects and partners, on which the parser may hang the place: "received the envoy in Bali"."""
        if "object" in mention.frame.topic:
            return []
        direct = [] if mention.is_noun else grammar.objects(mention.token)
        return [*direct, *grammar.prepositional(mention.token, "with")]

    def _left(self, mention: Mention) -> list[Token]:
        """The place that somebody leaves after the meeting: "left Oslo after the talks"."""
        noun = grammar.measured(mention.token)
        if not mention.is_noun or noun.dep != "pobj" or noun.head.lower not in words().right_after:
            return []
        verb = noun.head.head
        return grammar.objects(verb) if verb.lemma in self._lexicon.classes["leaving"] else []

    def _named_before(self, token: Token) -> Iterator[Token]:
        """The places named before a "there", the last first: behind a preposition of place, or gone to."""
        for before in islice(_backwards(token), _BACK):
            behind = before.dep == "pobj" and before.head.lower in {*words().place, "to"}
            visited = before.dep == "dobj" and before.head.lemma in self._lexicon.journeys
            if behind or visited:
                yield before


def _where(mention: Mention) -> list[Token]:
    """The noun before a "where" whose clause tells of the event: "the palace, where she received him"."""
    clause = grammar.clause_of(mention.light or mention.token)
    while clause.dep == "xcomp":
        clause = clause.head
    if not grammar.is_where(clause):
        return []
    noun = clause.head
    gone = grammar.governing_verb(noun) if grammar.is_time(noun) else None
    reached = [t for word in ("to", "in") for t in grammar.prepositional(gone, word)] if gone is not None else []
    return [noun, *_inside(noun), *reached]


def _backwards(token: Token) -> Iterator[Token]:
    """The tokens before one in its sentence and the sentence before, the last first."""
    sentence = token.sentence
    yield from reversed(sentence.tokens[: token.i - sentence.tokens[0].i])
    if sentence.index:
        yield from reversed(sentence.document.sentences[sentence.index - 1].tokens)


def _inside(token: Token) -> list[Token]:
    """Where a thing that is no place stands: "at a hotel in Oslo", "the capital Oslo", "a fair in Basel"."""
    direct = [t for word in ("in", "at") for t in grammar.prepositional(token, word)]
    behind = grammar.prepositional(token, "of")
    direct += token.childs("appos")
    return direct + [t for b in behind for t in (b, *_inside(b))]
