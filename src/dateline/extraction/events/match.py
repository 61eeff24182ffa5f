"""Where a frame's trigger stands, and whether its conditions are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.extraction.events import grammar
from dateline.extraction.events.fill import Slots
from dateline.extraction.events.fused import is_fused, stood_for
from dateline.extraction.events.manner import tell_manner
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.ordinals import counted_predicate, is_counted, is_further, is_stage, number_of
from dateline.extraction.events.people import People
from dateline.extraction.events.shape import complement, complement_fits, obliges, verb_fits
from dateline.extraction.lexicon import Frame, Lexicon
from dateline.extraction.lexicon.words import words as closed
from dateline.language import Document, Sentence, Token

_NO_TRIGGER = frozenset({"compound", "aux", "auxpass", "nmod", "npadvmod"})
_KINDS = {
    "organisation": frozenset({"organisation", "organ"}),
    "state": frozenset({"state", "organ"}),
    "party": frozenset({"state", "organ", "organisation", "group"}),
    "group": frozenset({"group", "organisation"}),
    "political": frozenset({"state", "organ", "organisation", "person"}),
    "person": frozenset({"person"}),
    "media": frozenset({"media"}),
    "movement": frozenset({"organisation"}),
}
"""Kinds of actor that the built-in classes admit."""
_WEAPONS = {"drone": "drones", "heavy-weapons": "heavy", "aerial": "warplanes"}
"""Modes of ASSAULT by the class of what strikes."""


class Matcher:
    """Finds the mentions of events in the parsed sentences of a document."""

    def __init__(self, lexicon: Lexicon, people: People) -> None:
        self._lexicon, self._people = lexicon, people
        self._contacts: list[Mention] = []

    def mentions(self, document: Document) -> Iterator[Mention]:
        """Every mention whose frame's conditions hold, in the order of the text."""
        self._contacts.clear()
        for sentence in document.sentences:
            if sentence.parsed:
                for mention in self._of_sentence(sentence):
                    if mention.frame.type == "CONSULT" and not mention.frame.proxy:
                        self._contacts.append(mention)
                    yield mention

    def _of_sentence(self, sentence: Sentence) -> Iterator[Mention]:
        for token in sentence.tokens:
            if (token.dep in _NO_TRIGGER and not _is_afterthought(token)) or _is_hyphenated(token, sentence):
                continue
            if grammar.guest_of(token) is not None:
                continue
            if grammar.is_verb(token):
                entries = self._lexicon.frames.verbs.get(token.lemma, [])
            elif grammar.is_noun(token):
                entries = self._lexicon.frames.nouns.get(token.lemma, [])
            else:
                entries = []
            if not entries and is_fused(token) and (mention := self._fused(token)) is not None:
                yield mention
            for rest, frame in entries:
                words = _verb_words(token, rest) if grammar.is_verb(token) else _noun_words(token, rest)
                mention = self._try(token, words, frame) if words is not None else None
                if mention is not None:
                    yield mention
                    break

    def _fused(self, token: Token) -> Mention | None:
        """A contact for whose noun a counting word stands; as an object only of a verb that carries such nouns."""
        before = stood_for(token, self._contacts)
        if before is None:
            return None
        mention = self._try(token, [token], before.frame, stands_for=before.stands_for or before.token)
        carried = mention is not None and (mention.light is not None or token.dep != "dobj")
        return mention if carried else None

    def _try(
        self, token: Token, words: list[Token], frame: Frame, *, stands_for: Token | None = None
    ) -> Mention | None:
        mention = Mention(token, frame, words, mode=frame.mode, form=frame.form, stands_for=stands_for)
        if not self._shape_fits(mention) or not self._classes_fit(mention):
            return None
        mention.complement = None if mention.is_noun else complement(token)
        if not complement_fits(mention) or not self._content_fits(mention):
            return None
        mention.definite = any(c.dep in {"det", "poss"} and c.lower in closed().definite for c in token.children)
        mention.inner = self._inner(token, frame)
        mention.vague = self._is_vague(token)
        mention.counted = is_counted(token)
        Slots(mention, self._people, self._lexicon).fill()
        if frame.type == "CONSULT":
            tell_manner(mention, self._lexicon.classes)
        if frame.type == "ASSAULT":
            mention.mode = mention.mode or self._weapon(mention)
            mention.armed = self._is_armed(mention)
        return mention if self._needs_met(mention) else None

    def _content_fits(self, mention: Mention) -> bool:
        """Whether what is said has the words that the frame asks for: "vowed to retaliate", "called it a farce"."""
        frame, token = mention.frame, mention.token
        if frame.to is not None and not self._any_in(_infinitives(token), (frame.to,)):
            return False
        if frame.obliging and (mention.complement is None or not obliges(mention.complement)):
            return False
        if frame.predicate is None:
            return True
        said = [*token.childs("oprd", "acomp", "attr"), *grammar.prepositional(token, "as")]
        if mention.complement is not None:
            said += [mention.complement, *mention.complement.childs("acomp", "attr")]
        named = [t for first in said for t in grammar.conjuncts(first)]
        return self._any_in(named, (frame.predicate,))

    def _inner(self, token: Token, frame: Frame) -> list[Token]:
        """The talks of which the trigger is a stage ("round of talks"), or the ordinal said of it ("was her first")."""
        inner = grammar.prepositional(token, "of")
        counted = counted_predicate(token)
        if counted is not None:
            return [counted]
        if token.lemma in self._lexicon.classes["stage"]:
            return [t for t in inner if t.lemma in self._lexicon.frames.nouns]
        return inner if frame.of else []

    def _is_vague(self, token: Token) -> bool:
        """Whether the parties are "the two sides", whom only the story so far can name."""
        named = grammar.subjects(token) if grammar.is_verb(token) else grammar.prepositional(token, "between")
        sides = any(t.lemma in self._lexicon.classes["sides"] and not self._people.possessor(t) for t in named)
        return sides or (len(named) == 1 and self._is_unnamed_pair(named[0]))

    def _is_unnamed_pair(self, noun: Token) -> bool:
        """Whether two are known that nothing before names: "the two leaders"."""
        known = noun.child("det") is not None and any(c.lower in closed().pair for c in noun.children)
        actors = [self._people.cast.actors[i] for i in self._people.who(noun)]
        own = noun.childs("prep", "relcl", "acl", "amod", "poss")
        return known and not own and noun.tag == "NNS" and all(not a.named and a.country is None for a in actors)

    def _shape_fits(self, mention: Mention) -> bool:
        frame, token = mention.frame, mention.token
        if mention.is_noun:
            # Plans are weighed and dropped; a threat that is considered one, or a demand that is rejected, is not made.
            mention.light = _light_verb(token, frame, self._weighing(frame))
            if frame.light_only and mention.light is None:
                return False
            if (
                token.lemma in frame.plural_only
                and not token.tag.endswith("S")
                and token.child("amod", "compound") is None
            ):
                return False
            if frame.modified and not any(c.lemma in frame.modified for c in token.children):
                return False
        elif not verb_fits(token, frame, self._lexicon.signals.negations):
            return False
        below = {c.lower for c in token.children if c.dep in {"prep", "prt", "compound", "amod", "predet"}}
        if mention.is_noun and "such" in below and not (is_counted(token) or _names_sides(token)):
            return False
        return not below & set(frame.without) and not self._is_stage_of(mention)

    def _is_stage_of(self, mention: Mention) -> bool:
        """Whether the trigger is the "talks" of "a round of talks", for which the first word stands."""
        of = mention.token.head
        if mention.token.dep != "pobj" or of.lower != "of":
            return False
        return of.head.lemma in self._lexicon.classes["stage"] and of.head.lemma in self._lexicon.frames.nouns

    def _classes_fit(self, mention: Mention) -> bool:
        frame, token = mention.frame, mention.token
        if frame.of and token.lemma in frame.of:
            matter = [
                *grammar.prepositional(token, "of"),
                *grammar.prepositional(token, "in"),
                *token.childs("compound", "poss"),
            ]
            counted = is_stage(token) and all(self._people.place(t) is not None for t in matter)
            if not counted and not self._any_in(matter, frame.of[token.lemma]):
                return False
        if mention.is_noun:
            return self._noun_fits(token, frame)
        if not self._subjects_fit(mention) or not self._objects_fit(mention):
            return False
        return not frame.with_object or self._any_in(grammar.prepositional(token, "with"), (frame.with_object,))

    def _subjects_fit(self, mention: Mention) -> bool:
        """Whether who does it is of the frame's class, or is a pronoun for somebody who is."""
        name, subjects = mention.frame.subject, grammar.subjects(mention.token)
        if not name or not subjects or self._any_in(subjects, (name,)):
            return True
        words = self._lexicon.classes.get(name[1:], frozenset())
        return any(self._stands_for(t, words) for t in subjects if t.pos == "PRON")

    def _objects_fit(self, mention: Mention) -> bool:
        """Whether what it is done to is of the frame's class; "each other" is where everybody acts."""
        frame, objects = mention.frame, grammar.objects_of(mention.words)
        if not frame.object or not objects:
            return True
        mutual = grammar.is_mutual(mention.token)
        if mutual or (frame.together and any(t.lower in closed().reciprocal for t in objects)):
            return True
        if frame.type == "ASSAULT" and any(self._is_verbal(t) for t in objects):
            return False
        reflexive = any(t.lower.endswith(("self", "selves")) for t in objects)
        return not reflexive and self._any_in(objects, (frame.object,))

    def _is_verbal(self, noun: Token) -> bool:
        """Whether an attack is one of words: "a scathing attack on the government"."""
        return any(c.lower in self._lexicon.classes["verbal"] for c in noun.childs("amod"))

    def _noun_fits(self, noun: Token, frame: Frame) -> bool:
        """Whether those who do what the noun names may, and those at whom it is aimed can be."""
        doers = [*grammar.prepositional(noun, "by"), *noun.childs("poss")]
        if frame.not_by and any(self._in(t, frame.not_by) for t in doers):
            return False
        aims = [t for word in ("on", "against") for t in grammar.prepositional(noun, word) if not grammar.is_time(t)]
        return not frame.object or not aims or self._any_in(aims, (frame.object,))

    def _any_in(self, tokens: Iterable[Token], names: tuple[str, ...]) -> bool:
        return any(self._in(token, name) for token in tokens for name in names)

    def _in(self, token: Token, name: str) -> bool:
        if not name.startswith("@"):
            return token.lemma == name
        bare = name[1:]
        words = self._lexicon.classes.get(bare)
        if words is None:
            return self._is_a(token, bare)
        is_count = token.lemma in self._lexicon.classes["measure"] or token.tag == "CD"
        if is_count and (counted := grammar.counted(token)):
            return self._any_in(counted, (name,))
        lemma = token.lemma.lower().removesuffix("s") if token.tag == "NNPS" else token.lemma.lower()
        lemma = lemma.removeprefix("ex-")
        compound = [c.lemma.lower() for c in token.childs("compound")]
        if any(f"{c} {lemma}" in words for c in (*compound, *(c.lower for c in token.childs("amod")))):
            return True
        if (
            lemma in words
            or token.lower in words
            or (token.tag == "NNP" and token.lower.removesuffix("s") in words)
            or (token.pos == "PROPN" and any(c in words for c in compound))
        ):
            return True
        return any(self._is_a(token, w[1:]) for w in words if w.startswith("@"))

    def _stands_for(self, pronoun: Token, names: frozenset[str]) -> bool:
        """Whether a pronoun stands for somebody who is of a class by a word of his name."""
        told = [self._people.cast.actors[i].name.casefold().split() for i in self._people.who(pronoun)]
        return any(form in names for name in told for w in name for form in (w, w.removesuffix("s")))

    def _is_a(self, token: Token, kind: str) -> bool:
        people = self._people
        actors = [people.cast.actors[i] for i in people.listed(token)]
        if kind == "act-or-actor":
            event_noun = token.lemma in self._lexicon.frames.nouns
            return bool(actors) or event_noun or bool(people.possessor(token))
        if kind == "money":
            return grammar.is_money(token)
        if kind in {"place-or-actor", "place"} and people.place(token) is not None:
            return True
        if kind in {"person-or-delegation", "guest"}:
            welcome = any(a.kind == "person" or a.plural for a in actors) or token.lemma == "delegation"
            return welcome and (kind != "guest" or self._is_received(token))
        if kind in _KINDS:
            return any(a.kind in _KINDS[kind] for a in actors)
        return bool(actors) and kind in {"actor", "place-or-actor"}

    def _is_received(self, token: Token) -> bool:
        """Whether somebody can be received as a visitor: nobody's troops, nor somebody beside a matter."""
        first = token.head if token.dep == "conj" and grammar.is_noun(token.head) else token
        armed = self._lexicon.classes["armed"]
        return bool(self._people.who(first)) and first.lemma not in armed and token.lemma not in armed

    def _threatens(self, mention: Mention) -> bool:
        """Whether a warning is to somebody else: whoever warns his own people of a danger threatens nobody."""
        objects = grammar.objects(mention.token)
        own = any(i in mention.actors for o in objects if o.child("poss") for i in self._people.possessor(o))
        return bool(mention.recipients) and not own

    def _weapon(self, mention: Mention) -> str | None:
        """The mode of an attack by what strikes: "a drone hit", "fired missiles"."""
        token = mention.token
        striking = [token] if mention.is_noun else [*grammar.subjects(token), *grammar.objects(token)]
        striking += [*grammar.prepositional(token, "with"), *token.childs("compound")]
        striking += [c for t in striking for c in t.childs("compound")]
        lemmas = {t.lemma.lower() for t in striking}
        return next((mode for mode, name in _WEAPONS.items() if lemmas & self._lexicon.classes[name]), None)

    def _is_armed(self, mention: Mention) -> bool:
        """Whether arms do it, so that it is an attack of war whoever was behind it: "a car bomb killed …"."""
        token = mention.token
        striking = [token, *token.childs("amod")] if mention.is_noun else grammar.subjects(token)
        named = {c.lemma.lower() for t in striking for c in (t, *t.childs("compound"))}
        return bool(named & self._lexicon.classes["arms"])

    def _weighing(self, frame: Frame) -> frozenset[str]:
        """Verbs whose subject would do what the noun names. Who demands a release does not release anybody."""
        if frame.speech:
            return frozenset()
        weighing = self._lexicon.classes["weighing"]
        return weighing if frame.together else weighing - self._lexicon.classes["asking"]

    def _has_company(self, mention: Mention) -> bool:
        """Whether a meeting is not told of a single party alone; one that is only planned may yet lack a partner."""
        if len(mention.participants) != 1 or self._people.plural(mention.participants):
            return True
        if self._is_assembly(mention.participants[0]):
            return True
        if mention.is_noun and mention.token.dep in {"nsubj", "ROOT"} and is_further(mention.token):
            return True
        named = [t for word in ("with", "between") for t in grammar.prepositional(mention.token, word)]
        return mention.is_noun and (mention.light is not None or bool(named))

    def _is_assembly(self, actor: str) -> bool:
        """Whether the actor is a body whose members meet each other: "the council met"."""
        words = self._people.cast.actors[actor].name.casefold().split()
        return not self._lexicon.classes["assembly"].isdisjoint(words)

    def _is_answered(self, clause: Token | None) -> bool:
        """Whether a clause says that something will be answered: "any attack would be met with force"."""
        if clause is None or not any(a.tag == "MD" for a in clause.childs("aux")):
            return False
        ends = [*clause.childs("dobj"), *(o for c in clause.childs("prep") for o in grammar.pobjs(c))]
        return any(t.lemma in self._lexicon.classes["retaliation"] for t in ends)

    def _needs_met(self, mention: Mention) -> bool:
        frame, token = mention.frame, mention.token
        checks = {
            "subject": lambda: bool(mention.actors) or mention.mutual,
            "actor": lambda: bool(mention.actors) or mention.mutual,
            "object": lambda: bool(grammar.objects_of(mention.words) or grammar.datives(token)),
            "partner": lambda: len(mention.participants) > 1 or mention.vague or self._people.plural(mention.actors),
            "company": lambda: self._has_company(mention),
            "recipient": lambda: bool(mention.recipients) or mention.mutual,
            "target": lambda: bool(mention.recipients) or bool(_aims(mention)),
            "end": lambda: bool(mention.recipients) or bool(_aims(mention)) or bool(_ends(mention)),
            "aim": lambda: bool(mention.recipients) or token.tag.endswith("S") or bool(token.childs("acl")),
            "threat": lambda: (
                self._threatens(mention)
                or grammar.is_own_will(token, mention.complement)
                or self._is_answered(mention.complement)
            ),
            "place": lambda: any(
                self._people.place(t) for word in frame.place for t in grammar.prepositional(token, word)
            ),
            "complement": lambda: mention.complement is not None or bool(grammar.objects(token)) or _has_matter(token),
            "clause": lambda: mention.complement is not None,
            "destination": lambda: bool(mention.recipients),
            "addressee": lambda: any(self._people.is_political(r) for r in mention.recipients),
            "doer": lambda: bool(mention.actors) or mention.armed,
            "assailant": lambda: bool(mention.actors) or (mention.armed and bool(mention.recipients)),
        }
        return all(checks[need]() for need in frame.needs)


def _is_afterthought(token: Token) -> bool:
    """Whether a noun that the parser takes for an adverbial counts the clause before it: "met, their third meeting"."""
    counted = any(number_of(c.lower) is not None for c in token.childs("amod"))
    return token.dep == "npadvmod" and counted and token.child("poss") is not None


def _names_sides(noun: Token) -> bool:
    """Whether a noun or its verb names the two sides, so that "such" points at no other: "no such talks with Oslo"."""
    hosts = [noun, *([noun.head] if noun.dep in {"nsubj", "nsubjpass", "dobj"} else [])]
    return any(grammar.prepositional(h, word) for h in hosts for word in ("between", "with"))


def _is_hyphenated(token: Token, sentence: Sentence) -> bool:
    """Whether a participle only ends a word: "so-called", "battle-tested"."""
    before = sentence.tokens[token.i - sentence.tokens[0].i - 1] if token.i > sentence.tokens[0].i else None
    return token.dep == "amod" and before is not None and before.tag == "HYPH" and before.end == token.start


def _aims(mention: Mention) -> list[Token]:
    """For whom or what something is given: behind "to", "for", or another preposition of the frame's recipient."""
    hosts = _given(mention.token)
    return [
        n for h in hosts for word in {"to", "for", *mention.frame.recipient} for n in grammar.prepositional(h, word)
    ]


def _ends(mention: Mention) -> list[Token]:
    """The infinitive that says to what end something is given: "gave $2 million to rebuild the port"."""
    return [c for h in _given(mention.token) for c in h.childs("advcl", "acl", "xcomp") if c.tag == "VB"]


def _given(verb: Token) -> list[Token]:
    return [verb, *(n for o in grammar.objects(verb) for n in (o, *grammar.counted(o)))]


def _has_matter(verb: Token) -> bool:
    return any(c.dep == "prep" and c.lower in {"to", "on", "for"} for c in verb.children)


def _infinitives(verb: Token) -> list[Token]:
    """What the verb is for, or asks for: "vowed to leave", "gave them a day to leave"."""
    return [c for c in verb.childs("xcomp", "ccomp", "advcl") if c.tag == "VB"]


def _verb_words(verb: Token, rest: tuple[str, ...]) -> list[Token] | None:
    """The verb's own words: all of `rest` must stand below it."""
    if not rest:
        return [verb]
    if any(c.lower not in rest for c in verb.childs("prt")):
        # "Calling out the deal for …" is no calling for it.
        return None
    below: dict[str, Token] = {}
    for child in verb.children:
        if child.dep in {"punct", "nsubj", "nsubjpass"}:
            continue
        if grammar.is_verb(child):
            if (wished := child.child("mark")) is not None and wished.lower == "for" and _is_infinitive(child):
                below.setdefault(wished.lower, wished)
            continue
        if child.dep == "prep" and any(grammar.is_time(p) for p in grammar.pobjs(child)):
            continue
        for token in (child, *child.children):
            below.setdefault(token.lower, token)
            below.setdefault(token.lemma, token)
    words = [below.get(word) for word in rest]
    return [verb, *(w for w in words if w is not None)] if all(words) else None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower == "to" for c in verb.childs("aux"))


def _noun_words(noun: Token, rest: tuple[str, ...]) -> list[Token] | None:
    beside = [c for c in noun.children if c.dep in {"compound", "amod", "nmod"}]
    below = {form: c for c in beside for form in (c.lower, c.lemma.lower())}
    words = [below.get(word) for word in rest]
    return [*(w for w in words if w is not None), noun] if all(words) else None


def _light_verb(noun: Token, frame: Frame, weighing: frozenset[str]) -> Token | None:
    """The verb that carries a noun: one of the frame's, or one that weighs, plans or drops what the noun names."""
    at = grammar.measured(noun)
    while at.dep == "conj" and grammar.is_noun(at.head):
        at = at.head
    verb = at.head
    carries = verb.lemma in frame.light or (bool(frame.light) and verb.lemma in weighing)
    if at.dep in {"dobj", "nsubjpass"} and grammar.is_verb(verb) and carries:
        return verb
    modifier = next((c for c in noun.children if c.dep in {"acl", "relcl"} and c.lemma in frame.light), None)
    return modifier if modifier is not None and frame.light_only else None
