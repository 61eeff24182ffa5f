"""The steps of a climb: from each kind of word to the one above it, and whether anything above can still bear."""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.appointments import kept_as_planned
from dateline.extraction.events.auxiliaries import has_to, is_past, tells_what_was
from dateline.extraction.events.disowned import is_disowned, is_negated, is_undoubted, is_unproven
from dateline.extraction.events.mention import CALLED_OFF
from dateline.extraction.events.phrases import SUBJECTS, asks_for_known, from_prepositional
from dateline.extraction.events.unreal import has_lapsed, was_to_have
from dateline.extraction.events.walk import ELAPSED, Walk
from dateline.extraction.lexicon.signals import Effect
from dateline.extraction.lexicon.words import words
from dateline.language import Token

_BESIDE = frozenset({"be", "have", "go"})
"""Verbs whose infinitive says what is to come ("is to meet") or ought to ("has to leave"), if no word beside tells."""
_OWN_TENSE = frozenset({"fact", "planned"})
"""Effects that a finite clause needs no governor for: its own tense says as much."""
_ARGUMENTS = SUBJECTS | {"dobj", "attr", "oprd", "dative", "ccomp"}


def up(walk: Walk) -> bool:
    """Take one step towards the root; False where nothing above can bear on the event."""
    at = walk.at
    walk.below = at
    if grammar.is_noun(at) or at.pos in {"PRON", "ADJ", "NUM"}:
        return _from_noun(walk, at)
    return _from_verb(walk, at)


def _from_noun(walk: Walk, noun: Token) -> bool:
    noun = grammar.measured(noun)
    walk.at = noun.head
    if noun.dep == "conj":
        return True
    if grammar.is_verb(noun.head):
        if _is_dropped_past_its_day(walk, noun):
            return True
        return _from_argument(walk, noun) if noun.dep in _ARGUMENTS else noun.dep != "advcl"
    return noun.dep == "pobj" and from_prepositional(walk, noun.head)


def _from_argument(walk: Walk, noun: Token) -> bool:
    """From a noun to the verb whose subject or object it is."""
    verb, effect, subject = noun.head, _effect_on(walk, noun), noun.dep in SUBJECTS
    granted = effect == "factive" or (noun.dep == "dobj" and asks_for_known(walk, verb))
    if not subject and (granted or is_disowned(walk, verb)):
        return False
    if _tells_first(walk, noun) or _performs(walk, noun) or _is_moved(walk, noun):
        return True
    if subject and noun is walk.trigger and (_fails_to_come(walk, verb) or _would_follow(walk, verb)):
        return False
    if subject and noun is walk.trigger and _keeps_its_day(walk, verb):
        walk.status = None
    if effect in {None, "factive"}:
        return _from_indifferent(walk, noun, subject or noun.dep == "attr")
    if effect == "planned" and subject and walk.definite and _tells_how(walk, verb):
        return True
    if effect is not None and (noun.dep != "nsubj" or effect == "fact" or verb.lemma == "be" or _ends(verb, effect)):
        disbelieved = effect == "refused" and walk.is_content(noun)
        walk.apply("denied" if disbelieved else effect, verb)
    if subject:
        walk.predicate(verb)
        _apply_sequel(walk, verb)
    return True


def _is_dropped_past_its_day(walk: Walk, noun: Token) -> bool:
    """Whether the parser took the participle for a verb, and let the next one tell: "talks set for May were off"."""
    verb = noun.head
    strayed = noun.dep == "nsubj" and verb.dep in {"csubj", "csubjpass"} and verb.tag == "VBD"
    effect = walk.verb_effect(verb.head) if strayed and verb.lemma in walk.lexicon.classes["scheduling"] else None
    if effect not in CALLED_OFF:
        return False
    walk.at = verb.head
    walk.apply(effect, verb.head)
    return True


def _effect_on(walk: Walk, noun: Token) -> Effect | None:
    """What a verb does to its argument; who accepts or announces a resignation tells of one, and plans none."""
    verb, classes = noun.head, walk.lexicon.classes
    given = noun is walk.trigger and noun.lemma in classes["tendered"] and verb.lemma in classes["fulfilling"]
    return "fact" if given and not is_negated(verb, walk.lexicon, noun) else walk.verb_effect(verb)


def _keeps_its_day(walk: Walk, verb: Token) -> bool:
    """Whether what had been set took place: "the talks, planned for May, lasted an hour"."""
    return walk.appointed and walk.verb_effect(verb) == "fact" and is_past(verb)


def _is_moved(walk: Walk, noun: Token) -> bool:
    """Whether a meeting gets another day or place, for which it is then planned: "the talks were moved to Oslo"."""
    verb = noun.head
    moving = verb.lemma in walk.lexicon.classes["relocating"] and walk.setting and noun is walk.trigger
    if not moving or not (noun.dep == "dobj" or (noun.dep == "nsubjpass" and grammar.is_passive(verb))):
        return False
    walk.apply("planned", verb)
    return True


def _fails_to_come(walk: Walk, verb: Token) -> bool:
    """Whether its verb says that it did not come about, and let it: "the talks failed to start as planned"."""
    ends = [c for c in verb.childs("xcomp") if walk.comes_about(c)]
    if not ends or walk.verb_effect(verb) != "denied":
        return False
    planned = walk.appointed or walk.definite or kept_as_planned(verb, walk.lexicon)
    walk.apply("cancelled" if planned else "denied", verb)
    return True


def _tells_first(walk: Walk, noun: Token) -> bool:
    """Whether a participle before the verb tells what became of it, and let it: "also *put off* was a meeting"."""
    verb = noun.head
    if noun.dep not in {"attr", "nsubj", "nsubjpass"} or verb.lemma != "be" or noun.i < verb.i:
        return False
    fronted = next((c for c in verb.childs("csubj", "advcl", "acomp") if c.tag == "VBN" and c.i < verb.i), None)
    effect = walk.verb_effect(fronted) if fronted is not None else None
    if fronted is None or effect is None:
        return False
    walk.apply(effect, fronted)
    return True


def _performs(walk: Walk, noun: Token) -> bool:
    """Whether the verb that carries a noun does by saying so what it names: "pledged support"."""
    performing = noun.head is walk.light and noun.head.lemma in walk.lexicon.classes["performing"]
    return walk.performed and performing and noun is walk.trigger


def _ends(verb: Token, effect: str) -> bool:
    """Whether what the subject does is to come to nothing: "the meeting fell through"."""
    return effect in CALLED_OFF and verb.child("dobj", "xcomp", "ccomp") is None


def _apply_sequel(walk: Walk, verb: Token) -> None:
    """The last word on a plan is said by a verb of the same subject: "was planned for May but was called off"."""
    infinitives = [c for c in verb.childs("xcomp") if verb.lemma in _BESIDE]
    firsts = [v for v in (verb, *infinitives) if {c.lower for c in v.childs("cc")} <= words().sequel]
    for later in (c for first in firsts for c in first.childs("conj")):
        unreal = grammar.negations(later, walk.lexicon.signals.negations) or any(
            c.tag == "MD" for c in later.childs("aux")
        )
        if not unreal and later.child(*SUBJECTS) is None and (effect := walk.verb_effect(later)) in CALLED_OFF:
            walk.apply(effect, later)


def _apply_inversion(walk: Walk, noun: Token) -> bool:
    """What the participle before the copula says of the noun behind it: "also put off was a meeting"."""
    copula = noun.head
    before = [copula.head] if copula.dep == "auxpass" else copula.childs("acomp", "advcl", "csubj", "xcomp", "ccomp")
    for participle in before if noun.i > copula.i else []:
        if participle.tag == "VBN" and participle.i < copula.i:
            effect = walk.verb_effect(participle)
            if effect in CALLED_OFF:
                walk.apply(effect, participle)
                return True
    return False


def _tells_how(walk: Walk, verb: Token) -> bool:
    """Whether a past passive tells how a known meeting came about: "the call was arranged by Oslo"."""
    return verb.lemma in walk.lexicon.classes["arranging"] and is_past(verb) and grammar.is_passive(verb)


def _from_indifferent(walk: Walk, noun: Token, subject: bool) -> bool:
    """From a noun to a verb that says nothing of how real it is."""
    if subject:
        walk.bystander = not walk.predicate(noun.head) and not _apply_inversion(walk, noun)
        _apply_sequel(walk, noun.head)
        return noun is walk.trigger
    taken_for_granted = walk.definite and noun is walk.trigger
    return noun.head is walk.light or not taken_for_granted


def _would_follow(walk: Walk, verb: Token) -> bool:
    """Whether it is only said what would come of an event, which leaves it open: "a withdrawal would lead to chaos"."""
    supposed = any(a.lower in words().supposed for a in verb.childs("aux"))
    if not supposed or verb.lemma not in walk.lexicon.classes["resulting"] or walk.definite:
        return False
    walk.apply("possible", verb)
    return True


def _from_verb(walk: Walk, verb: Token) -> bool:
    walk.at = verb.head
    if grammar.heads_headline(verb):
        walk.apply("planned", verb)
        return False
    step = _STEPS.get(verb.dep)
    return step(walk, verb) if step is not None else False


def _from_conjunct(walk: Walk, verb: Token) -> bool:
    """A conjunct is governed by what governs the first one, but not by an infinitive's governor if it has a subject."""
    first = verb
    while first.dep == "conj" and grammar.is_verb(first.head):
        first = first.head
    walk.at = first
    finite = verb.tag in {"VBD", "VBZ", "VBP"}
    governed = first.dep != "xcomp" or not (finite or verb.child("nsubj", "nsubjpass") is not None)
    return first is not verb and governed and not first.is_root and up(walk)


def _from_complement(walk: Walk, verb: Token) -> bool:
    """From an infinitive or a clause to the verb or adjective whose complement it is."""
    head, finite = verb.head, verb.dep == "ccomp"
    if not grammar.is_verb(head):
        return _from_modifier(walk, verb) if finite and grammar.is_noun(head) else _from_adjective(walk, verb)
    if (finite and (verb.i < head.i or _is_left_out(walk, head, verb))) or _is_open(walk, verb) or _lapses(walk, verb):
        return False
    if finite and any(c.i < verb.i and c.tag == "VB" for c in head.childs("xcomp")):
        # "says that A tried to land, that B fired": the parser hung the second clause on the first
        walk.at = head
        return not head.is_root and up(walk)
    called = not finite and (grammar.addressed(head, verb) is not None or _is_bidden(walk, head))
    effect = "proposed" if called else walk.verb_effect(head)
    if effect == "factive" or (not finite and _is_means(walk, head)):
        return effect != "factive"
    beside = not finite and head.lemma in _BESIDE
    told = finite and (effect in _OWN_TENSE or (effect == "proposed" and tells_what_was(verb)))
    if effect is not None and not beside and not told and not walk.attempts(head):
        walk.apply(effect, head)
        return True
    return walk.predicate(head) if finite else _beside_infinitive(walk, head)


def _is_left_out(walk: Walk, head: Token, clause: Token) -> bool:
    """Whether a clause is what somebody does not say, or what the proof that is lacking would be of."""
    proof = next((n for n in head.childs("dobj", "attr", "nsubj", "nsubjpass") if is_unproven(walk, n)), None)
    return proof is not None or is_disowned(walk, head, clause)


def _is_bidden(walk: Walk, head: Token) -> bool:
    """Whether an infinitive says what somebody is told to do: "told Oslo to leave"."""
    return head.lemma in walk.lexicon.classes["bidding"] and bool(grammar.objects(head))


def _from_adjective(walk: Walk, verb: Token) -> bool:
    """From an infinitive to the adjective before it: "ready to meet"."""
    effect = walk.adjective_effect(verb.head)
    if effect is None or grammar.is_noun(verb.head):
        return False
    walk.apply(effect, verb.head)
    return True


def _is_open(walk: Walk, clause: Token) -> bool:
    """Whether a clause only asks: "asked whether they would meet"."""
    mark = clause.child("mark", "advmod")
    if mark is None or mark.lower not in walk.lexicon.signals.open_conditions:
        return False
    walk.apply("possible", mark)
    return True


def _lapses(walk: Walk, verb: Token) -> bool:
    """Whether an infinitive says what was to be and did not come about, and let it be called off."""
    if verb.dep != "xcomp":
        return False
    if was_to_have(verb, walk.lexicon) or has_lapsed(verb, walk.lexicon):
        walk.tense = ELAPSED
    if not has_lapsed(verb, walk.lexicon):
        return False
    walk.apply("cancelled", verb.head)
    return True


def _beside_infinitive(walk: Walk, verb: Token) -> bool:
    """The word that counts stands beside the infinitive: "is due to meet", "has yet to meet"."""
    for child in verb.childs("acomp", "attr", "advmod", "oprd"):
        if child.lower == "yet":
            walk.apply("unplanned", child)
            return False
        if (effect := walk.adjective_effect(child)) is not None:
            walk.apply(effect, child)
            return True
    if verb.lemma in _BESIDE:
        walk.apply("proposed" if verb.lemma == "have" else "planned", verb)
    return True


def _from_modifier(walk: Walk, verb: Token) -> bool:
    """From a clause to the noun that it says something of: "plans to meet", "reports that they met"."""
    noun = verb.head
    if noun.lower in words().singling:
        walk.at = noun
        return True
    return _from_clause_of(walk, noun, verb) if grammar.is_noun(noun) else _from_adjective(walk, verb)


def _from_clause_of(walk: Walk, noun: Token, verb: Token) -> bool:
    """From the clause of a noun, by what the noun makes of it."""
    if (_opens_with_that(verb) or verb.dep == "ccomp") and (
        is_unproven(walk, noun) or is_undoubted(noun, walk.lexicon)
    ):
        return False
    if noun is not walk.until and _opens_with_that(verb) and _is_discredited(walk, noun):
        walk.apply("denied", noun)
        return False
    if verb.dep == "relcl" and not _opens_with_that(verb):
        return walk.is_content(noun) and any(c.lower == "according" for c in verb.children)
    effect = walk.noun_effect(noun)
    if effect is not None and (verb.tag == "VB" or verb.child("mark") is not None):
        walk.apply(effect, noun)
        walk.modifiers(noun)
        return True
    if walk.is_content(noun) and verb.child("mark") is not None and not _only_about(walk, noun):
        if noun is not walk.until:
            walk.modifiers(noun)
        return True
    return False


def _is_discredited(walk: Walk, noun: Token) -> bool:
    """Whether what a noun holds is not so: "a lie that", "no truth to reports that", "called reports that … false"."""
    untrue = walk.lexicon.classes["untrue"]
    if noun.lemma in untrue:
        return True
    above = grammar.governing_verb(noun)
    if not walk.is_content(noun) or above is None:
        return False
    grounds = noun.head.head if noun.dep == "pobj" else noun
    if grounds.lemma in walk.lexicon.classes["in-truth"]:
        return grammar.negations(grounds, walk.lexicon.signals.negations) > 0
    said = [above] if noun.dep in SUBJECTS else [*noun.childs("amod"), *noun.head.childs("pcomp")]
    if noun.dep == "dobj":
        words = [t for t in noun.sentence.tokens if t.i > above.i and t.text[0].isalpha()]
        said = [t for t in words if t.head.lower == "as" or t is words[-1]]
    return any({t.lower, t.lemma} & untrue for t in said)


def _only_about(walk: Walk, noun: Token) -> bool:
    """Whether a verb only concerns what the noun holds: "declined to comment *on* reports that …"."""
    host = grammar.host_of(noun.head) if noun.dep == "pobj" else noun
    return host is not noun and grammar.is_verb(host) and walk.verb_effect(host, noun.head.lower) != "denied"


def _opens_with_that(verb: Token) -> bool:
    """Whether the "that" before a clause only opens it, so that it says what the noun holds."""
    return any(c.lower == "that" for c in verb.childs("mark"))


def _from_adverbial(walk: Walk, verb: Token) -> bool:
    """From a condition, a clause of time or a purpose to the clause beside it."""
    mark = verb.child("mark")
    word = mark.lower if mark is not None else ""
    if word in walk.lexicon.signals.open_conditions:
        walk.apply("possible", mark or verb)
        return False
    if word in words().later and walk.status in {None, "occurred", "ongoing"} and not is_past(verb, perfect=False):
        walk.apply("planned", mark or verb)
        return False
    if verb.tag != "VB" or word not in {"", "for"} or not has_to(verb):
        return False
    if walk.performed and verb in (walk.trigger, walk.light) and verb.head.lemma in walk.lexicon.classes["contacting"]:
        return True
    if grammar.is_verb(verb.head):
        if not _is_means(walk, verb.head):
            effect = walk.verb_effect(verb.head, word)
            walk.apply(effect or "planned", verb.head if effect else verb)
        return True
    return _from_adjective(walk, verb)


def _is_means(walk: Walk, verb: Token) -> bool:
    """Whether what a verb sends or uses is a weapon, whose purpose comes about with it: "used jets to strike"."""
    classes = walk.lexicon.classes
    weapons = classes["weapons"] | classes["warplanes"]
    return verb.lemma in classes["wielding"] and any(o.lemma in weapons for o in grammar.objects(verb))


def _from_gerund(walk: Walk, verb: Token) -> bool:
    host = verb.head.head
    if host.pos in {"ADV", "ADJ"} and grammar.is_verb(host.head) and (effect := walk.verb_effect(host.head)):
        walk.at = host.head
        walk.apply(effect, host.head)
        return True
    if host.pos in {"ADV", "ADJ"} and (effect := walk.adjective_effect(host)):
        walk.at = host.head
        walk.apply(effect, host)
        return True
    return (grammar.is_verb(host) or grammar.is_noun(host)) and from_prepositional(walk, verb.head)


def _from_fixed_word(walk: Walk, verb: Token) -> bool:
    """From a word that the parser took for a verb to the one that it makes a phrase with: "put on *hold* the visit"."""
    effect = walk.verb_effect(verb.head)
    if effect is None:
        return False
    walk.apply(effect, verb.head)
    return True


def _from_predicate(walk: Walk, verb: Token) -> bool:
    """From a clause to the verb whose subject or predicate it is; what it would bring leaves it open."""
    if verb.dep == "csubj" and any(a.lower in words().supposed for a in verb.head.childs("aux")):
        walk.apply("possible", verb.head)
        return False
    return True


_STEPS = {
    "conj": _from_conjunct,
    "xcomp": _from_complement,
    "ccomp": _from_complement,
    "acl": _from_modifier,
    "relcl": _from_modifier,
    "advcl": _from_adverbial,
    "pcomp": _from_gerund,
    "dobj": _from_fixed_word,
    "pobj": _from_gerund,
    "csubj": _from_predicate,
    "csubjpass": _from_predicate,
    "attr": _from_predicate,
    "oprd": _from_predicate,
}
