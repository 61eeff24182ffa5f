"""How real an event is: the markers and predicates that scope over its trigger, folded from the inside out.

This is the descent of event factuality (Saurí and Pustejovsky 2012) walked from the trigger up: at each step the
status so far is composed with what the next word above does to it. The words are in the lexicon, their effects in
`walk`, the steps in `climb`.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.extraction.events import grammar
from dateline.extraction.events.auxiliaries import has_to, is_question
from dateline.extraction.events.climb import up
from dateline.extraction.events.mention import HARMFUL, Mention
from dateline.extraction.events.walk import Walk
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import Status

_MAX_STEPS = 40
_NOT_SO = frozenset({"denied", "unplanned"})
_GIVING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


class Judgement(NamedTuple):
    """A status with the tokens that made it; `tense` is that of the clause, for dates.

    A status of None is that of an event which the words take for granted. One that is averted is only guarded against.
    """

    status: Status | None
    signals: list[Token]
    tense: str | None
    averted: bool = False


def judge(mention: Mention, lexicon: Lexicon, *, headline: bool = False, until: Token | None = None) -> Judgement:
    """The status of the event that a mention's trigger names.

    `headline` reads the present tense as news of what happened. What stands above `until` is left out.
    """
    trigger = mention.token
    walk = Walk(
        lexicon, trigger, headline, mention.frame.type == "CONSULT", mention.definite, mention.light, at=trigger,
        until=until,
    )  # fmt: skip
    walk.status = mention.frame.status
    walk.performed = mention.frame.speech or mention.frame.done
    walk.harmful = mention.frame.type in HARMFUL
    walk.violent = mention.frame.type == "ASSAULT"
    if mention.frame.proxy:
        _proxy(walk, trigger)
    if mention.light is not None and mention.light.head is trigger:
        _start_beside(walk, mention.light)
    if grammar.is_noun(trigger):
        walk.modifiers(trigger)
    for _ in range(_MAX_STEPS):
        if grammar.is_verb(walk.at):
            walk.clause()
        if walk.at.is_root or walk.bystander or walk.at is until or not up(walk):
            break
    if walk.at.is_root and is_question(walk.at):
        walk.apply("possible", walk.at)
    if walk.status is None and trigger.tag == "VB" and has_to(trigger):
        walk.apply("possible", trigger)
    if walk.late is not None and walk.status not in {"planned", "occurred", "ongoing"}:
        walk.apply("postponed", walk.late)
    if mention.frame.negated and walk.status in _NOT_SO:
        walk.status = "occurred"
    elif walk.status == "unplanned" and _is_own_refusal(mention):
        walk.status = "refused"
    status: Status | None = "denied" if walk.averted else walk.status
    return Judgement(status, walk.signals, walk.tense, walk.averted)


def _is_own_refusal(mention: Mention) -> bool:
    """Whether those who would yield or help say that they will not: "Oslo will not lift the ban"."""
    if mention.frame.type not in _GIVING or not mention.actors:
        return False
    verb = mention.light if mention.light is not None else mention.token
    will = any(a.tag == "MD" and a.lemma in words().willing for a in verb.childs("aux"))
    return will and verb.child("neg") is not None and not grammar.is_passive(verb)


def _start_beside(walk: Walk, carrier: Token) -> None:
    """Let a clause behind the noun tell how real it is: "the sanctions imposed in May", "that Oslo may impose"."""
    walk.at = carrier
    if carrier.dep == "acl" and carrier.tag == "VBN":
        walk.tense = "past"
        done = walk.performed and carrier.lemma in walk.lexicon.classes["performing"]
        walk.apply((None if done else walk.verb_effect(carrier)) or "occurred", carrier)
        walk.apply("occurred", carrier)


def _proxy(walk: Walk, trigger: Token) -> None:
    """What a word that stands for an event says of it by its own meaning: "it was put off", "the idea"."""
    effect = walk.verb_effect(trigger) if grammar.is_verb(trigger) else walk.noun_effect(trigger)
    if effect is not None:
        walk.apply(effect, trigger)
