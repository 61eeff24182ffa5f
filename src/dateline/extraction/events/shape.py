"""Whether a verb stands as its frame asks for: its voice, its mood, and the clause that it takes."""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon import Frame
from dateline.extraction.lexicon.words import words as closed
from dateline.language import Token

_SUBJUNCTIVE = frozenset({"should", "must", "to", "ought", "shall"})


def verb_fits(verb: Token, frame: Frame, negating: frozenset[str]) -> bool:
    """Whether the verb has the voice, the subject and the place in the sentence that its frame asks for."""
    return not (
        (frame.pronoun and not _says_it(verb))
        or (frame.passive and not grammar.is_passive(verb))
        or (frame.intransitive and any(c.lower not in closed().light_objects for c in verb.childs("dobj")))
        or (frame.negated and not grammar.negations(verb, negating))
        or (frame.asserted and not _is_asserted(verb))
        or (frame.eventive and _is_state(verb))
        or (frame.bare and _has_second_predicate(verb))
    )


def complement(verb: Token) -> Token | None:
    """The clause or infinitive that a verb takes as its content."""
    return verb.child("ccomp", "xcomp")


def obliges(clause: Token) -> bool:
    """Whether a clause, and no infinitive, says what somebody must do: "must leave", "has to leave"."""
    if clause.dep != "ccomp":
        return False
    must = any(a.lower in closed().obliging for a in clause.childs("aux"))
    has_to = clause.lemma in {"have", "need"} and clause.child("xcomp") is not None and clause.child("dobj") is None
    return must or has_to


def _is_state(verb: Token) -> bool:
    """Whether a passive tells only how things stand: "are stationed in", "troops based there"."""
    if not grammar.is_passive(verb) or any(c.dep == "agent" for c in verb.children):
        return False
    helpers = verb.childs("auxpass")
    lasting = any(c.lemma == "have" or c.tag == "MD" or c.lower == "being" for c in verb.childs("aux", "auxpass"))
    return not lasting and all(c.tag in {"VBZ", "VBP"} for c in helpers) and (bool(helpers) or verb.dep == "acl")


def _is_asserted(verb: Token) -> bool:
    """Whether a verb says what is so now, and does not only describe: "defending champions", "a regime backed by …"."""
    participle = verb.tag == "VBG" and verb.child("aux") is None
    return verb.dep not in {"acl", "relcl", "amod", "advcl"} and not participle


def _has_second_predicate(verb: Token) -> bool:
    """Whether the object is called or seen as something; a lone "oprd" is an object that the parser mislabelled."""
    if verb.childs("acomp", "ccomp", "xcomp"):
        return True
    return bool(verb.childs("oprd")) and bool(verb.childs("dobj", "nsubjpass"))


def _says_it(verb: Token) -> bool:
    subject = grammar.surface_subject(verb)
    return subject is not None and subject.lower in closed().event_pronouns


def complement_fits(mention: Mention) -> bool:
    """Whether a verb's clause or infinitive is one that its frame takes."""
    frame, clause = mention.frame, mention.complement
    if mention.is_noun or clause is None:
        return not frame.infinitive or bool(mention.words[1:])
    if clause.lemma in frame.not_to:
        return False
    base = clause.tag in {"VB", "VBP"} and clause.i > mention.token.i
    asks = base and any(c.lower in _SUBJUNCTIVE for c in clause.childs("aux"))
    bare = base and not clause.childs("aux") and clause.child("mark") is not None
    if frame.infinitive:
        return bare or (base and any(c.lower == "to" for c in clause.childs("aux")))
    if frame.prospective and clause.dep == "ccomp":
        return any(c.tag == "MD" for c in clause.childs("aux")) and not _is_opinion(mention.token)
    if frame.mandative and clause.dep == "ccomp":
        return asks or bare
    return True


def _is_opinion(verb: Token) -> bool:
    """Whether a speaker says what he thinks rather than what is settled: "I agree that they should stay"."""
    subject = verb.child("nsubj")
    alone = subject is not None and subject.lower in closed().first_person and not verb.childs("aux")
    return alone and verb.tag == "VBP"
