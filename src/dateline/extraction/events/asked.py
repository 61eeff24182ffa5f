"""Who asked for a contact that is told to have been held: "They spoke on Monday. Oslo had asked for the call."

There the request is no event beside the contact, which does not become a wish by it: it only has its initiator.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.events import grammar
from dateline.extraction.events.auxiliaries import is_past
from dateline.extraction.events.initiative import wished_by
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import HAPPENED

_NEAR = 2
"""How many sentences back the contact may be told that was asked for."""


def granted(mentions: Sequence[Mention], people: People, lexicon: Lexicon) -> list[Mention]:
    """The mentions without requests for a contact that was held, whose mentions take it for granted."""
    dropped: set[Token] = set()
    for request in mentions:
        verb = wished_by(request.token) if request.frame.type == "CONSULT" and request.is_noun else None
        if verb is not None and request.definite and _asks(verb, lexicon) and _held(request, mentions, people):
            dropped.add(verb)
            _grant(request, dropped)
        elif request.frame.type == "REQUEST" and _asks_for_it(request.token, lexicon):
            told = [m for m in mentions if _is_told_with(m, request)]
            if told and request.status in HAPPENED:
                told[-1].initiator = told[-1].initiator or next(iter(request.actors), None)
                dropped.add(request.token)
    return [m for m in mentions if m.token not in dropped]


def _grant(contact: Mention, dropped: set[Token]) -> None:
    """Let a mention say of the contact only who asked for it; who is denied to have asked did not."""
    if contact.status == "denied":
        dropped.add(contact.token)
    contact.status, contact.signals = None, []
    contact.actors, contact.recipients = [], []


def _asks(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells that somebody had asked for a contact."""
    past = is_past(verb) or (verb.tag == "VBN" and any(c.lower == "having" for c in verb.childs("aux")))
    return past and verb.lemma in lexicon.classes["initiating"] and not grammar.is_passive(verb)


def _held(contact: Mention, mentions: Sequence[Mention], people: People) -> bool:
    """Whether such a contact of his who asked was told right before to have been held."""
    named = [p for p in (contact.initiator, *contact.participants) if p is not None]
    for m in mentions:
        if m.frame.type != "CONSULT" or len(m.participants) < 2 or m.status not in HAPPENED or not _before(m, contact):
            continue
        same_form = m.form is None or contact.form is None or m.form == contact.form
        if same_form and named and all(any(people.same_side(p, q) for q in m.participants) for p in named):
            return True
    return False


def _before(mention: Mention, later: Mention) -> bool:
    one, other = mention.token.sentence, later.token.sentence
    near = one.document is other.document and 0 <= other.index - one.index <= _NEAR
    return near and mention.token.i < later.token.i


def _asks_for_it(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb asks for what a pronoun takes up: "had asked for it"."""
    taken = [*verb.childs("dobj"), *grammar.prepositional(verb, "for")]
    return _asks(verb, lexicon) and bool(taken) and all(t.lower in words().event_pronouns for t in taken)


def _is_told_with(mention: Mention, request: Mention) -> bool:
    """Whether a contact is told in the sentence of a request, before it and by the same source."""
    beside = mention.token.sentence is request.token.sentence and mention.token.i < request.token.i
    contact = mention.frame.type == "CONSULT" and mention.status in HAPPENED
    return contact and beside and mention.sources == request.sources
