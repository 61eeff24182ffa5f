"""Denials that only point back: "Oslo rejected the accusation", "a charge that Oslo denies", "Oslo denied it".

What a denial spells out ("denied that it had met him") is read like any other event. Here the object names no event: it
takes up one told right before, and which one is asked in `contested`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dateline.extraction.attribution import UNNAMED, Attribution, Attributions
from dateline.extraction.events import grammar
from dateline.extraction.events.auxiliaries import sharing
from dateline.extraction.events.people import People
from dateline.extraction.events.retorts import retorts
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Document, Token

Kind = Literal["charge", "claim", "part", "it", "same", "deed"]
"""What is denied: what one is accused of, what somebody claims, a part in it, just "it", what is named once more, or
what the subject of a verb is said to have done ("it had not")."""

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SAYING = frozenset({"acl", "relcl"})
_CORE = frozenset({"attr", "nsubj", "nsubjpass", "dobj"})


class Denial(NamedTuple):
    """A denial by its verb or cue, the word for what is denied, and the chain of sources that ends in who denies it."""

    cue: Token
    what: Token
    kind: Kind
    sources: tuple[str, ...]

    @property
    def by(self) -> str:
        """Who denies it."""
        return self.sources[-1]


def denials(document: Document, attributions: Attributions, people: People, lexicon: Lexicon) -> Iterator[Denial]:
    """The denials of a document that take up what was told before, in the order of the text."""
    calling = [a for a in attributions.all if a.document is document and a.denied]
    found = [
        *_by_negation(document, attributions, lexicon),
        *_by_verb(document, attributions, people, lexicon),
        *_by_cue(calling, lexicon),
        *(
            Denial(r.cue, r.word, "deed" if r.verb else "claim", r.sources)
            for r in retorts(document, attributions, lexicon)
        ),
    ]
    return iter(sorted({d.what: d for d in found}.values(), key=lambda d: d.what.i))


def _by_negation(document: Document, attributions: Attributions, lexicon: Lexicon) -> Iterator[Denial]:
    """Denials that name it once more: "there had been no mediation", "made no such request", "denied any such plan"."""
    for noun in document.tokens:
        if noun.dep not in _CORE or not grammar.is_noun(noun) or not _may_name(noun, lexicon):
            continue
        chain = attributions.governing(noun)
        verb = grammar.clause_of(noun)
        if not chain or chain[-1].speaker == UNNAMED or not _came_about(verb, lexicon):
            continue
        if _is_none(noun, verb, lexicon) or (chain[-1].denied and _is_any(noun)):
            yield Denial(chain[-1].cue, noun, "same", tuple(dict.fromkeys(a.speaker for a in chain)))


def _may_name(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun may name an event: by the lexicon, or by the verb that it is made of ("shooting")."""
    return noun.lemma in lexicon.frames.nouns or noun.lower.endswith("ing")


def _came_about(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells that what its noun names took place, and not that it will."""
    told = verb.lemma in lexicon.classes["coming-about"] or verb.lemma in lexicon.classes["denying"]
    return told and not any(c.tag == "MD" for c in verb.childs("aux"))


def _is_none(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether the noun is negated: "no request", "not … any such request"."""
    negations = lexicon.signals.negations
    return grammar.negations(noun, negations) > 0 or (_is_any(noun) and grammar.negations(verb, negations, noun) > 0)


def _is_any(noun: Token) -> bool:
    """Whether "any" or "such" before the noun takes up one told of."""
    return any(c.lower in words().any_such for c in noun.children)


def _by_verb(document: Document, attributions: Attributions, people: People, lexicon: Lexicon) -> Iterator[Denial]:
    """Denials by a verb of denying and its object."""
    for verb in document.tokens:
        if verb.lemma not in lexicon.classes["disbelieving"] or not _is_told(verb, lexicon):
            continue
        what = next(iter(_denied(verb)), None)
        kind = _kind(what, verb, lexicon) or _called(what, lexicon) if what is not None else None
        who = [i for t in grammar.subjects(verb) for i in people.who(t)]
        if what is not None and kind is not None and len(who) == 1:
            outer = [a.speaker for a in attributions.governing(verb)]
            yield Denial(verb, what, kind, tuple(dict.fromkeys([*(s for s in outer if s != who[0]), who[0]])))


def _by_cue(calling: list[Attribution], lexicon: Lexicon) -> Iterator[Denial]:
    """Denials by calling a claim false: "called the report a lie", "the claim is baseless, Oslo said"."""
    for attribution in calling:
        cue = attribution.cue
        if attribution.negated or not attribution.vouches or cue.lemma in lexicon.classes["disbelieving"]:
            continue
        within = [t for s, e in attribution.content for t in cue.sentence.tokens if s <= t.start < e]
        kinds = ((t, _kind(t, cue, lexicon) or _called(t, lexicon)) for t in within)
        what, kind = next(((t, k) for t, k in kinds if k is not None), (None, None))
        if what is not None and kind is not None:
            yield Denial(cue, what, kind, tuple(dict.fromkeys(a.speaker for a in attribution.chain())))


def _called(word: Token, lexicon: Lexicon) -> Kind | None:
    """Whether a pronoun stands for what is called false: "that is a lie", "dismissed it as a rumour"."""
    if word.lower not in words().back_pointing or word.dep not in {"nsubj", "dobj"}:
        return None
    beside = [*word.head.childs("attr", "acomp"), *grammar.prepositional(word.head, "as")]
    beside += [c for p in word.head.childs("prep") if p.lower == "as" for c in p.childs("amod", "acomp")]
    untrue = lexicon.classes["untrue"] | lexicon.classes["charges"] | lexicon.classes["claims"]
    return "claim" if any(c.lower in untrue or c.lemma in untrue for c in beside) else None


def _is_told(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb tells that somebody did deny it: no infinitive, no modal, no "neither confirmed nor denied"."""
    clause = sharing(verb)
    helpers = [c for v in clause for c in v.childs("aux", "auxpass")]
    if any(h.tag == "MD" or h.lower == "to" for h in helpers):
        return False
    if any(grammar.negations(v, lexicon.signals.negations) for v in clause) or _is_neither(verb):
        return False
    return verb.tag in _FINITE or bool(helpers) or verb.tag == "VBG" or verb.dep in _SAYING


def _is_neither(verb: Token) -> bool:
    """Whether the verb is one of two that "neither … nor" negates."""
    first = verb
    while first.dep == "conj" and grammar.is_verb(first.head):
        first = first.head
    beside = {c.lower for c in (*first.children, *verb.children) if c.dep in {"cc", "preconj", "advmod", "det"}}
    return bool(beside & words().nobody) or "nor" in beside or "neither" in beside


def _denied(verb: Token) -> list[Token]:
    """What the verb denies: its object, "doing so", or the noun whose clause it heads ("a charge that Oslo denies")."""
    done = verb.child("xcomp")
    if done is not None and done.tag in {"VBG", "VBN"} and done.lemma == "do" and not done.childs("dobj"):
        return [done]
    return grammar.objects(verb)


def _kind(what: Token, verb: Token, lexicon: Lexicon) -> Kind | None:
    """How the object points back, None where it does not or where it says itself what is denied."""
    classes = lexicon.classes
    outright = verb.lemma in classes["denying"]
    if outright and (what.lower in words().event_pronouns or (grammar.is_verb(what) and what.lemma == "do")):
        return "it"
    if not grammar.is_noun(what) or _says_what(what, verb):
        return None
    if what.lemma in classes["charges"]:
        return "charge"
    if what.lemma in classes["claims"]:
        return "claim"
    return "part" if what.lemma in classes["parts"] and verb.lemma in classes["disbelieving"] else None


def _says_what(noun: Token, verb: Token) -> bool:
    """Whether a clause or an "of" behind the noun says what it holds, other than the clause of the denial itself."""
    clauses = [c for c in noun.childs("acl", "relcl", "ccomp") if c is not verb and not verb.is_under(c)]
    return bool(clauses) or any(c.lower in {"of", "about", "from"} for c in noun.childs("prep"))
