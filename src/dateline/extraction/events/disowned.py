"""What somebody does not say or think, or has no proof of: "never claimed that they met", "no evidence that they met".

Such words leave open what stands below them, or deny it: who does not think that they met, thinks that they did not.
What they take for granted ("did not know that they had met", "did not say when they met") stays as it is told.
"""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.auxiliaries import sharing
from dateline.extraction.events.walk import Walk
from dateline.extraction.lexicon import NEGATION, Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import HAPPENED, PENDING

_INFINITIVES = frozenset({"xcomp", "acl", "relcl"})
_UNDONE = frozenset({"refused", "denied"})


def is_disowned(walk: Walk, verb: Token, clause: Token | None = None) -> bool:
    """Whether somebody does not stand by what a verb holds, and let it: "has not confirmed that they met".

    A `clause` that the verb holds can also be one that is not said, thought or promised.
    """
    if not (takes_no_side(verb, walk.lexicon) or is_negated(verb, walk.lexicon, walk.below)):
        return False
    if takes_no_side(verb, walk.lexicon) or verb.lemma in walk.lexicon.classes["confirming"]:
        _leave_open(walk, verb)
        return True
    return clause is not None and not _asks(clause, walk.lexicon) and _is_unsaid(walk, verb, clause)


def takes_no_side(verb: Token, lexicon: Lexicon) -> bool:
    """Whether somebody does not say whether it is so: "neither confirmed nor denied that they met"."""
    classes, first = lexicon.classes, verb.head if verb.dep == "conj" else verb
    pair = {v.lemma for v in (first, *first.childs("conj"))}
    both = bool(pair & classes["confirming"] and pair & classes["denying"])
    return both and verb.lemma in classes["confirming"] | classes["denying"] and is_negated(first, lexicon)


def _is_unsaid(walk: Walk, verb: Token, clause: Token) -> bool:
    classes = walk.lexicon.classes
    promised = walk.verb_effect(verb) == "planned" and any(a.tag == "MD" for a in clause.childs("aux"))
    said = verb.lemma in classes["claiming"]
    if verb.lemma in classes["believing"] or promised or (said and grammar.is_own_will(verb, clause)):
        walk.apply(NEGATION, verb)
        return True
    if said:
        _leave_open(walk, verb)
    return said or verb.lemma in classes["doubting"]


def is_unproven(walk: Walk, noun: Token) -> bool:
    """Whether a noun names proof that there is not, and let it: "no sign that they met", "scant evidence of talks"."""
    if noun.lemma not in walk.lexicon.classes["proofs"] or not _is_lacking(noun, walk.lexicon):
        return False
    _leave_open(walk, noun)
    return True


def is_undoubted(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names doubt that there is not: "there is no doubt that they met"."""
    return noun.lemma in lexicon.classes["doubting"] and _is_lacking(noun, lexicon)


def vouches_for_nothing(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb of saying or thinking is one that somebody does not do: "has yet to prove", "refused to say"."""
    spoken = lexicon.classes["claiming"] | lexicon.classes["confirming"] | lexicon.classes["believing"]
    return verb.lemma in spoken and is_negated(verb, lexicon)


def _leave_open(walk: Walk, by: Token) -> None:
    """Let an event be open. A meeting to come that somebody does not confirm is none that is planned, by him.

    What is known is left as it is told, unless somebody will not confirm it: "declined to confirm the visit".
    """
    declined = by.dep == "xcomp"
    if declined or not (walk.definite and walk.below is walk.trigger):
        to_come = walk.setting and walk.status not in HAPPENED and not declined
        walk.apply("unplanned" if to_come else "possible", by)


def is_negated(verb: Token, lexicon: Lexicon, below: Token | None = None) -> bool:
    """Whether somebody does not do what a verb says: "has not said", "nobody said", "refused to say", "yet to say"."""
    if any(grammar.negations(v, lexicon.signals.negations, below) for v in sharing(verb)):
        return True
    if verb.dep == "pcomp":
        above = verb.head.head
        return any(t.lower in words().unreached for t in (above, *above.childs("advmod")))
    return verb.dep in _INFINITIVES and verb.tag == "VB" and _is_left_undone(verb.head, lexicon)


def _is_left_undone(above: Token, lexicon: Lexicon) -> bool:
    """Whether a word says that what its infinitive names is not done: "no reason to", "unable to", "has yet to"."""
    if grammar.is_noun(above):
        return grammar.negations(above, lexicon.signals.negations) > 0
    if not grammar.is_verb(above):
        return above.lower in words().unable or (above.dep == "acomp" and is_negated(above.head, lexicon))
    effect = lexicon.signals.verb_effect(above)
    if effect in _UNDONE or any(c.lower in words().unreached for c in above.childs("advmod")):
        return True
    return effect in PENDING and is_negated(above, lexicon)


def _is_lacking(noun: Token, lexicon: Lexicon) -> bool:
    """Whether there is none of what a noun names, or none to speak of, or nobody who has it."""
    if grammar.negations(noun, lexicon.signals.negations) or any(c.lower in words().scant for c in noun.children):
        return True
    held = noun.dep in {"dobj", "attr", "nsubj", "nsubjpass"} and grammar.is_verb(noun.head)
    return held and is_negated(noun.head, lexicon, noun)


def _asks(clause: Token, lexicon: Lexicon) -> bool:
    """Whether a clause asks, and so leaves open or takes for granted what it tells: "did not say when they met"."""
    if any(c.lower in lexicon.signals.open_conditions for c in clause.childs("mark", "advmod")):
        return True
    before = (t for t in clause.subtree() if t.i < clause.i and t.tag.startswith("W"))
    return any(grammar.clause_of(t) is clause for t in before)
