"""Who does what in a clause: logical subjects, objects and prepositional objects over a dependency parse.

Passives, relative clauses, participles, controlled infinitives and coordination are undone here, so that the frames
need to know active clauses only. The labels are spaCy's English ones (the CLEAR scheme).
"""

from __future__ import annotations

from dateline.extraction.lexicon.words import words
from dateline.language import Token

_WORDS = words()
_MAX_DEPTH = 12
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_PHRASAL = frozenset({"prep", "dative", "agent", "prt", "advmod", "mark"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary in use as one."""
    return token.tag.startswith("VB") or token.tag == "MD"


def is_noun(token: Token) -> bool:
    """Whether the token is a noun, common or proper."""
    return token.tag.startswith("NN")


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in the order of the text."""
    found, at = [token], token
    while (following := _next_conjunct(at)) is not None:
        found.append(following)
        at = following
    return found


def _next_conjunct(token: Token) -> Token | None:
    """The following conjunct, also where an apposition stands between: "Lind, the premier, and Holm"."""
    own = token.child("conj")
    if own is not None:
        return own
    return next((c for a in token.childs("appos") if (c := a.child("conj")) is not None), None)


def is_where(clause: Token) -> bool:
    """Whether a verb's clause says what happened at the place before it: "the palace, where she received him"."""
    return clause.dep == "relcl" and any(c.lower in _WORDS.where for c in clause.childs("advmod"))


def sharers(verb: Token) -> list[Token]:
    """A verb and those coordinated with it that share its subject."""
    return [v for v in conjuncts(verb) if v is verb or v.child("nsubj", "nsubjpass") is None]


def nominals(token: Token) -> list[Token]:
    """The token and its coordinated nouns and pronouns, without what is excepted ("but not") and without verbs."""
    first = _listed(token) or token
    return [
        t for t in conjuncts(first) if t is first or not (is_verb(t) or t.child("neg") is not None or is_contrast(t))
    ]


def _listed(token: Token) -> Token | None:
    """The first of the names that tell who a plural means: "the three powers – Chad, Mali and Niger"."""
    if token.tag != "NNS" or token.child("conj") is not None:
        return None
    return next((a for a in token.childs("appos") if a.tag == "NNP" and a.child("conj") is not None), None)


def coordination(token: Token) -> list[Token]:
    """Everything that is coordinated with a token, those before it too."""
    first = token
    while first.dep == "conj" and not is_verb(first.head):
        first = first.head
    return nominals(first)


def is_contrast(conjunct: Token) -> bool:
    """Whether "but" or "rather than" sets a conjunct against the one before it."""
    return any(c.dep == "cc" and c.lower in _WORDS.contrast and c.i < conjunct.i for c in conjunct.head.children)


def is_added_by_nor(conjunct: Token) -> bool:
    """Whether "nor" joins a conjunct to the one before it."""
    before = [c for c in conjunct.head.childs("cc") if c.i < conjunct.i] if conjunct.dep == "conj" else []
    return bool(before) and before[-1].lower == "nor"


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, or is a past participle that says something of a noun."""
    if any(c.dep in {"auxpass", "nsubjpass", "csubjpass"} for c in verb.children):
        return True
    # What the parser hangs on a noun is a participle, also where the tagger takes it for a past tense.
    strayed = verb.tag == "VBD" and verb.dep == "acl" and not verb.head.is_root and verb.child("nsubj") is None
    participle = verb.tag == "VBN" or strayed
    if not participle or any(c.dep == "aux" and c.lemma == "have" for c in verb.children):
        return False
    if verb.dep == "conj":
        return is_verb(verb.head) and is_passive(verb.head)
    if _is_mistaken_participle(verb):
        return False
    return verb.dep in {"acl", "advcl", "amod"} or (verb.is_root and not any(c.dep == "aux" for c in verb.children))


def _is_mistaken_participle(verb: Token) -> bool:
    """Whether the parser took the only verb of a sentence for a participle: "Holm, the minister, met with …"."""
    noun = verb.head
    alone = verb.dep == "acl" and noun.is_root and is_noun(noun) and verb.child("agent") is None
    return alone and any(c.text == "," and noun.i < c.i < verb.i for c in noun.children)


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject of a verb, found through control, coordination, relative and participle clauses."""
    own = verb.child(*_SUBJECTS)
    if own is not None and own.dep != "expl":
        return _antecedent(own, verb)
    if depth > _MAX_DEPTH or verb.is_root:
        return None
    if heads_headline(verb):
        return verb.head
    inherit = _INHERITED.get(verb.dep)
    if inherit is not None:
        return inherit(verb, depth)
    return None if is_noun(verb.head) or verb.tag in _FINITE else surface_subject(verb.head, depth + 1)


def heads_headline(verb: Token) -> bool:
    """Whether a "to" infinitive is all the verb that a headline has: "Ministers to meet in Basel"."""
    told = verb.tag == "VB" and verb.head.is_root and is_noun(verb.head) and verb.dep in {"advcl", "relcl", "acl"}
    return told and verb.sentence.document.place == "headline"


def _of_conjunct(verb: Token, depth: int) -> Token | None:
    return surface_subject(verb.head, depth + 1) if is_verb(verb.head) else None


def _of_infinitive(verb: Token, depth: int) -> Token | None:
    """Asked her to leave: the object does it; promised to leave: the subject."""
    head = verb.head
    controls = is_verb(head) and head.lemma not in _WORDS.using
    controller = (head.child("dobj", "dative") or addressed(head, verb)) if controls else None
    return controller if controller is not None and not is_passive(head) else surface_subject(head, depth + 1)


def addressed(head: Token, verb: Token) -> Token | None:
    """Who is called on to do it."""
    for preposition in head.childs("prep"):
        if preposition.i < verb.i and f"{head.lemma} {preposition.lower}" in _WORDS.control:
            whom = preposition.child("pobj")
            return None if whom is None or whom.lower in _WORDS.time else whom
    return None


def _intended(noun: Token, verb: Token) -> Token | None:
    """Who is to do it: "plans *for her* to go"."""
    to = next((c for c in noun.childs("prep") if c.lower == "for" and c.i < verb.i), None)
    return to.child("pobj") if to is not None and is_noun(noun) else None


def _antecedent(subject: Token, verb: Token) -> Token:
    """For a relative pronoun, the noun that its clause modifies."""
    if subject.lower in _WORDS.relative:
        at = verb
        while at.dep == "conj" and is_verb(at.head):
            at = at.head
        if at.dep == "relcl":
            return at.head
    return subject


def _of_modifier(verb: Token, depth: int) -> Token | None:
    noun = verb.head
    if verb.tag == "VB":
        holder = noun.child("poss") or _intended(noun, verb)
        if holder is not None:
            return holder
        if noun.child("compound", "amod", "nmod") is not None and governing_verb(noun) is not noun.head:
            return noun
        governor = governing_verb(noun)
        return surface_subject(governor, depth + 1) if governor is not None and governor is not verb else None
    return noun if is_noun(noun) or noun.pos == "PRON" else None


def _of_gerund(verb: Token, depth: int) -> Token | None:
    """Accused of doing, thanked for doing, warned against doing: the one who was is the one who does."""
    preposition = verb.head
    governor = preposition.head
    if is_verb(governor):
        accused = objects(governor) if preposition.lower in _WORDS.object_control else []
        return accused[0] if accused else surface_subject(governor, depth + 1)
    holder = governor.child("poss")
    if holder is not None:
        return holder
    above = governing_verb(governor)
    return surface_subject(above, depth + 1) if above is not None else None


_INHERITED = {
    "conj": _of_conjunct,
    "xcomp": _of_infinitive,
    "acl": _of_modifier,
    "relcl": _of_modifier,
    "pcomp": _of_gerund,
}


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above the token, through noun phrases and prepositions."""
    return next((a for a in token.ancestors() if is_verb(a)), None)


def clause_of(token: Token) -> Token:
    """The verb of the clause in which the token stands: itself, if it is one, or the nearest above; else the root."""
    if is_verb(token):
        return token
    return governing_verb(token) or next(iter([*token.ancestors()][-1:]), token)


def subjects(verb: Token) -> list[Token]:
    """Heads of the noun phrases that do what the verb says: the subject, or the agent of a passive."""
    if is_passive(verb):
        agents = [
            p for a in verb.children if a.dep == "agent" or (a.dep == "prep" and a.lower == "by") for p in pobjs(a)
        ]
        return [n for a in agents for n in nominals(a)]
    subject = surface_subject(verb)
    if subject is None:
        return []
    host = subject.head if subject.dep == "nsubj" and verb.dep == "xcomp" else verb
    doubled = [c for c in host.childs("nsubj") if c is not subject and c.lower not in _WORDS.relative]
    return [*nominals(subject), *(n for c in doubled for n in nominals(c)), *_accompanying(subject)]


def _accompanying(subject: Token) -> list[Token]:
    """Those who do it too: "Ghana, along with Togo, …"."""
    beside = [c for c in subject.childs("prep") if c.lower in {"along", "together"}]
    return [n for c in beside for n in prepositional(c, "with")]


def objects(verb: Token) -> list[Token]:
    """Heads of the noun phrases to which it is done: the object, or the subject of a passive."""
    if is_passive(verb):
        subject = verb.head if verb.dep == "amod" else surface_subject(verb)
        own = verb.child("dobj")
        return [*(nominals(subject) if subject is not None else []), *(nominals(own) if own is not None else [])]
    candidates = [*verb.childs("dobj"), *verb.childs("oprd")]  # "shot dead a farmer"
    own = next((c for c in candidates if c.lower not in _WORDS.relative), candidates[0] if candidates else None)
    own = candidates[1] if _are_given_and_gift(candidates) else own
    if own is not None:
        return [*nominals(_antecedent(own, verb)), *_strayed_conjuncts(own, verb)]
    if (called := _named_in_clause(verb) or _held_in_clause(verb)) is not None:
        return nominals(called)
    if verb.dep == "relcl" and (subject := verb.child("nsubj")) is not None and subject.lower not in _WORDS.relative:
        return [verb.head] if is_noun(verb.head) else []
    if verb.dep == "conj" and is_verb(verb.head) and verb.i < max((c.i for c in verb.head.childs("dobj")), default=-1):
        return objects(verb.head)
    return []


def _are_given_and_gift(taken: list[Token]) -> bool:
    """Whether the first of two objects is to whom the second is given: "offered Chad help", "sent them the tents"."""
    tags = [t.tag for t in taken if t.dep == "dobj" and not is_time(t)]
    if len(taken) != 2 or tags not in ([a, b] for a in ("NNP", "NNPS", "PRP") for b in ("NN", "NNS")):
        return False
    first, second = taken[0].subtree()[-1], taken[1].subtree()[0]
    return second.i == first.i + 1 and second.tag not in {"POS", "``"} and first.tag != "POS"


def _held_in_clause(verb: Token) -> Token | None:
    """The object that the parser made the subject of an adjective without a verb: "held Oslo responsible"."""
    small = next((c for c in verb.childs("ccomp") if c.pos == "ADJ" and c.child("aux", "mark") is None), None)
    return small.child("nsubj") if small is not None else None


def _strayed_conjuncts(noun: Token, verb: Token) -> list[Token]:
    """What is coordinated with an object, though the parser hung it on a verb: "called A, the premier, and B"."""
    end = noun.subtree()[-1].i
    tokens = noun.sentence.tokens
    for host in (verb, verb.head):
        for child in host.childs("conj"):
            if is_noun(child) and child.i > end:
                between = tokens[end + 1 - tokens[0].i : child.subtree()[0].i - tokens[0].i]
                if {t.lower for t in between} <= {",", "and"} and any(t.lower == "and" for t in between):
                    return nominals(child)
    return []


def _named_in_clause(verb: Token) -> Token | None:
    """The noun of a free relative that only names it: "condemned what it called an attack"."""
    clause = verb.child("ccomp")
    thing = clause.child("dobj") if clause is not None else None
    if clause is None or thing is None or thing.lower != "what":
        return None
    return clause.child("oprd") or next((n for p in clause.childs("prep") if p.lower == "as" for n in pobjs(p)), None)


def objects_of(words: list[Token]) -> list[Token]:
    """The objects of a verb phrase: of the verb, or of the preposition that the phrase ends in ("withdraw from")."""
    direct, last = objects(words[0]), words[-1]
    if direct or len(words) == 1 or last.dep not in {"prep", "agent"}:
        return direct
    return [n for p in pobjs(last) for n in nominals(p)]


def is_mutual(verb: Token) -> bool:
    """Whether those who do it do it to each other: "accused each other", "each side blamed the other"."""
    taken = verb.child("dobj")
    if taken is None or taken.lower not in _WORDS.reciprocal:
        return False
    before = taken.child("det")
    subject = verb.child("nsubj")
    each = subject is not None and "each" in {subject.lower, *(c.lower for c in subject.childs("det"))}
    return before is not None and (before.lower in _WORDS.distributive or (before.lower == "the" and each))


def pobjs(preposition: Token) -> list[Token]:
    """Objects of a preposition, through a second one ("from within the city")."""
    found = [guest_of(c) or c for c in preposition.children if c.dep in {"pobj", "pcomp"}]
    for inner in preposition.childs("prep"):
        found += pobjs(inner)
    return found


def guest_of(word: Token) -> Token | None:
    """The noun of a participle that the parser took for a verb beside it: "talks with visiting Prime Minister Lind"."""
    adjective = word.dep == "pcomp" and word.lower in _WORDS.attributive and word.head.lower in _WORDS.accompanying
    return word.child("dobj") if adjective else None


def is_time(token: Token) -> bool:
    """Whether a noun is one of time: "Monday", "3 p.m.", "the morning"."""
    return token.lower in _WORDS.time or token.lemma in _WORDS.time or token.tag == "CD" or token.text.endswith("day")


def is_definite(noun: Token) -> bool:
    """Whether a noun means one that is known: "the talks", "their talks", "Monday's talks"."""
    return any(
        (c.dep in {"det", "poss"} and c.lower in _WORDS.definite) or (c.dep == "poss" and is_time(c))
        for c in noun.children
    )


def is_money(token: Token) -> bool:
    """Whether a noun is an amount of money: "$40 million", "two billion euros"."""
    return token.lemma in _WORDS.currency or any(c.tag == "$" or c.lower in _WORDS.currency for c in token.children)


def counted(measure: Token) -> list[Token]:
    """What a noun of quantity counts: "tonnes of grain", "$2 million in aid"."""
    return [*prepositional(measure, "of"), *prepositional(measure, "in")]


def host_of(preposition: Token) -> Token:
    """What a preposition belongs to. A phrase of time holds nothing: what the parser hung there is the verb's."""
    host = preposition.head
    return (governing_verb(host) or host) if is_noun(host) and is_time(host) else host


def prepositional(host: Token, word: str) -> list[Token]:
    """Heads of the noun phrases that a preposition ties to the host, with what is coordinated ("on gas and on oil")."""
    found: list[Token] = []
    for child in host.children:
        if child.lower == word and (child.dep in _PHRASAL or (child.dep == "conj" and child.tag == "IN")):
            found += [n for p in phrase_heads(child) for n in nominals(p)]
    return found


def phrase_heads(preposition: Token) -> list[Token]:
    """Objects of a preposition and of those that repeat it: "with Lind and then with Holm"."""
    found = pobjs(preposition)
    for following in preposition.childs("conj"):
        if following.lower == preposition.lower:
            found += phrase_heads(following)
    return found


def verbless_subject(noun: Token) -> list[Token]:
    """The noun of which a headline without a verb says something by phrases alone: "Premier in Oslo for talks"."""
    root = noun.sentence.root
    told = noun.sentence.document.place == "headline" and is_noun(root) and root.i < noun.i
    return nominals(root) if told and root is not noun else []


def datives(verb: Token) -> list[Token]:
    """Indirect objects without a preposition ("gave Kyiv the missiles"), also the object before "that …"."""
    clause = verb.child("ccomp")
    told = [c for c in verb.childs("dobj") if clause is not None and verb.i < c.i < clause.i]
    taken = verb.childs("dobj")
    given = taken[:1] if _are_given_and_gift(taken) else []
    return [n for c in [*verb.childs("dative"), *told, *given] if not c.childs("pobj") for n in nominals(c)]


def measured(noun: Token) -> Token:
    """The noun by which a phrase hangs in its clause: the "hours" of "after four hours of talks"."""
    of = noun.head
    timed = noun.dep == "pobj" and of.lower == "of" and is_noun(of.head) and is_time(of.head)
    return of.head if timed else noun


def is_engaged(noun: Token) -> bool:
    """Whether somebody is said to be at what the noun names: "are in talks", "was on a visit to Oslo"."""
    return noun.dep == "pobj" and noun.head.lower in _WORDS.engaged and noun.head.head.lemma == "be"


def is_own_will(verb: Token, clause: Token | None) -> bool:
    """Whether a verb's clause says what its own subject, by a pronoun, will do: "warned that it would answer"."""
    doer = clause.child("nsubj") if clause is not None else None
    modal = clause is not None and any(a.tag == "MD" for a in clause.childs("aux"))
    return doer is not None and doer.i > verb.i and modal and doer.lower in _WORDS.own


def _is_not_only(token: Token) -> bool:
    """Whether a "not" negates nothing: "not only did they meet"."""
    tokens = token.sentence.tokens
    after = token.i - tokens[0].i + 1
    return token.lower == "not" and after < len(tokens) and tokens[after].lower in {"only", "just"}


def negations(token: Token, words: frozenset[str], below: Token | None = None) -> int:
    """How many negations bear on the token itself: "not met", "no meeting", "neither side met".

    `below` is a child whose own negation has been counted already.
    """
    count = 0
    for child in token.children:
        if _is_not_only(child):
            continue
        direct = child.dep == "neg" or (
            child.lower in words and child.dep in {"det", "advmod", "preconj", "cc"} and child.i < token.i
        )
        no_longer = child.lower == "longer" and any(c.lower == "no" for c in child.children)
        nobody = child.dep == "dobj" and is_verb(token) and child.lower in _WORDS.nobody
        if (direct and child.lower != "nor") or no_longer or nobody:
            count += 1
        elif child.dep in {"nsubj", "nsubjpass"} and is_verb(token) and child is not below:
            count += child.lower in words or any(
                d.dep in {"det", "preconj"} and d.lower in {"no", "neither"} for d in child.children
            )
    if token.dep in {"pobj", "pcomp"} and token.head.lower == "without":
        count += 1
    # "Nor did it call her": a clause of its own, which shares no negation.
    own = is_verb(token) and token.child("aux", "auxpass", "nsubj") is not None
    return count + (own and is_added_by_nor(token))
