"""What a verb's own clause says of time: auxiliaries shared in coordination, tense, modals, questions."""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.lexicon import Signals
from dateline.extraction.lexicon.signals import Effect
from dateline.language import Token

_MODAL_EFFECTS: dict[str, Effect] = {
    "planned": "planned",
    "possible": "possible",
    "future_in_past": "planned",
    "wanted": "proposed",
}


def sharing(verb: Token) -> list[Token]:
    """The verb, and the conjuncts before it whose auxiliaries and negation it shares."""
    # Behind "nor" the tagger takes participles for past tenses: "has neither met her nor called her".
    shares = (verb.tag in {"VB", "VBN", "VBG"} or grammar.is_added_by_nor(verb)) and not _own(verb)
    if verb.dep == "conj" and shares and grammar.is_verb(verb.head) and not grammar.is_contrast(verb):
        return [verb, *sharing(verb.head)]
    return [verb]


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries that bear on the verb, its own and shared ones; "to" is none."""
    return [a for v in sharing(verb) for a in _own(v)]


def _own(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep in {"aux", "auxpass"} and c.lower != "to"]


def has_to(verb: Token) -> bool:
    """Whether the verb is a "to" infinitive."""
    return any(c.lower == "to" for c in verb.childs("aux"))


def is_past(verb: Token, *, perfect: bool = True) -> bool:
    """Whether the verb stands in a past tense or, where that counts as one, the perfect."""
    return verb.tag == "VBD" or any(a.tag == "VBD" or (perfect and a.lemma == "have") for a in auxiliaries(verb))


def tells_what_was(clause: Token) -> bool:
    """Whether a clause after a verb of demanding tells what was, and not what should be: "insisted it had not met"."""
    helpers = clause.childs("aux", "auxpass")
    told = clause.tag == "VBD" or any(h.tag in {"VBD", "VBZ", "VBP"} for h in helpers)
    return told and not any(h.tag == "MD" for h in helpers)


def is_question(root: Token) -> bool:
    """Whether the sentence ends in a question mark."""
    return any(t.text == "?" for t in root.sentence.tokens[-3:])


def tense_effect(verb: Token, signals: Signals, headline: bool) -> Effect | None:
    """What tense and modals say of the event that a verb tells of; None where they leave it open."""
    helpers = auxiliaries(verb)
    for word in helpers:
        if word.tag == "MD" and word.lower in signals.modals:
            return _MODAL_EFFECTS[signals.modals[word.lower]]
    if verb.tag == "VB":
        return _infinitive(verb, headline)
    if is_past(verb):
        return "occurred"
    if verb.tag in {"VBZ", "VBP"}:
        return "occurred" if headline or verb.lemma not in {"be", "have"} else None
    if verb.tag == "VBG":
        return "ongoing" if any(a.lemma == "be" for a in helpers) else None
    return "occurred" if verb.tag == "VBN" and (helpers or headline) else None


def _infinitive(verb: Token, headline: bool) -> Effect | None:
    """A "to" infinitive that heads its clause is news of what is to come; a bare one in a headline, of what was."""
    stands_for_will = headline and any(c.tag == "MD" for c in verb.childs("aux"))
    if has_to(verb) and (verb.is_root or stands_for_will):
        return "planned"
    return "occurred" if headline and verb.is_root else None
