"""Who takes part: the slots of a frame filled from the parse and the cast."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.extraction.events import grammar
from dateline.extraction.events.agreed import agreed_at
from dateline.extraction.events.issuing import issuers
from dateline.extraction.events.mention import HARMFUL, Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Frame, Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token

_FULL_NAME = 2
"""Words of a name or title that stands for a person by itself."""


class Slots:
    """Resolves slot names to actor ids for one trigger. A name that is no known slot is a preposition."""

    def __init__(self, mention: Mention, people: People, lexicon: Lexicon) -> None:
        self._mention, self._people, self._lexicon = mention, people, lexicon
        self._verb = mention.light if mention.light is not None else mention.token
        self._known: dict[str, Callable[[], list[str]]] = {
            "subject": self._subject,
            "object": self._object,
            "dative": lambda: self._ids(grammar.datives(mention.token)),
            "possessor": self._possessor,
            "holder": self._holder,
            "owner": self._owner,
            "object-recipient": self._object_recipient,
            "complement-subject": self._complement_subject,
            "destination": self._destination,
            "compound": lambda: self._ids(mention.token.childs("compound")),
            "where": self._where,
            "attending": self._attending,
            "blamed": self._blamed,
            "consequence": self._consequence,
            "victim": self._victim,
            "complement-object": self._complement_object,
            "helped": self._helped,
            "and": list,
            "for-owners": lambda: [i for t in self._phrases("for") for i in self._owners_of(t)],
            "fired-at": self._fired_at,
            "object-owners": lambda: [i for t in grammar.objects_of(mention.words) for i in self._owners_of(t)],
        }

    def fill(self) -> None:
        """Give the mention its actors and recipients."""
        mention = self._mention
        if not mention.is_noun and grammar.is_mutual(mention.token):
            mention.mutual, mention.actors = True, _unique(self._subject())
            return
        recipients = self._collect(mention.frame.recipient)
        if mention.frame.recipient and not recipients and mention.frame.type != "CONSULT":
            recipients = self._deeper()
        actors = self._collect(s for s in mention.frame.actor if s != "holder")
        if "of" in mention.frame.recipient:
            actors = [a for a in actors if a not in recipients and a not in self._whose_they_are()]
        partners = bool(self._phrases("with")) and (mention.light is not None or not self._possessor())
        if "holder" in mention.frame.actor and (len(actors) < 2 or partners or not mention.frame.together):
            actors = (
                _unique([*self._holder(bool(actors)), *actors]) if mention.frame.together else actors or self._holder()
            )
        mention.actors = actors
        mention.recipients = [r for r in recipients if r not in actors]

    def _whose_they_are(self) -> list[str]:
        """To whom those belong to whom it is done: Kenya does not do "the release of Kenya's pilots"."""
        if self._mention.token.child("poss") is not None:
            return []
        return [i for t in self._phrases("of") for i in self._people.possessor(t)]

    def _collect(self, names: Iterable[str]) -> list[str]:
        found: list[str] = []
        for name in names:
            if name in {"owner", "where"} and found:
                continue
            found += self._known[name]() if name in self._known else self._prepositional(name)
        return _unique(found)

    def _deeper(self) -> list[str]:
        """Who is hit where no slot names an actor: whose ground or whose thing it is ("tariffs on Danish pork")."""
        mention = self._mention
        aimed = [t for name in mention.frame.recipient if name not in self._known for t in self._phrases(name)]
        if "object" in mention.frame.recipient or (not mention.is_noun and grammar.is_passive(mention.token)):
            aimed += grammar.objects_of(mention.words)
        for token in aimed:
            owners = [i for i in self._behind(token, 2) if self._people.kind(i) in {"state", "organ", "organisation"}]
            if found := self._people.who(token) or self._people.cast.host(token) or owners:
                return list(found)
        return []

    def _ids(self, tokens: Iterable[Token]) -> list[str]:
        return [i for token in tokens for i in self._who(token)]

    def _ids_or_owners(self, tokens: Iterable[Token]) -> list[str]:
        """Who is meant, or where a thing is named, whose it is: "a Finnish decision", "Iran's port"."""
        private = self._lexicon.classes["private"]
        return [i for t in tokens for i in self._who(t) or (() if t.lemma in private else self._people.possessor(t))]

    def _who(self, token: Token) -> tuple[str, ...]:
        return self._people.listed(token) if self._mention.frame.together else self._people.who(token)

    def _subject(self) -> list[str]:
        subjects = issuers(self._verb, self._people, self._lexicon.classes["issued"])
        if self._mention.frame.subject == "@crowd":
            return [i for t in subjects for i in self._people.who(t) or (self._people.cast.make(t),)]
        if self._mention.frame.together and len(subjects) == 1 and subjects[0].dep == "conj":
            # "A and B, who met": the parser hangs the clause on the last of those who meet.
            subjects = grammar.coordination(subjects[0])
        if self._mention.frame.type == "CONSULT":
            # A state acts by its planes and its decisions, but "the Spanish tourist" meets nobody for Spain.
            return self._ids([t for s in subjects for t in (*self._swallowed(s), s)])
        return [i for t in subjects for i in self._ids_or_owners([t]) or self._unnamed(t)]

    def _swallowed(self, subject: Token) -> list[Token]:
        """The person before an "and" whom the parser took for a part of the next one: "Mia Holm and Premier Lind"."""
        left = [t for t in subject.subtree() if t.i < subject.i]
        ands = [k for k, t in enumerate(left) if t.dep == "cc" and k > 0]
        if not ands or self._people.cast.mention_words(left[ands[-1] - 1]) < _FULL_NAME:
            return []
        person = left[ands[-1] - 1]
        named = self._people.who(person)
        other = named and not set(named) & set(self._people.who(subject))
        return [person] if other and all(self._people.kind(i) == "person" for i in named) else []

    def _unnamed(self, subject: Token) -> list[str]:
        """Who acts without a name that says for whom: "the government conceded", "critics accused"."""
        classes = self._lexicon.classes
        lemma = subject.lemma.lower()
        told = lemma in classes["collectives"] or (self._mention.frame.law and lemma in classes["law-officers"])
        political = told and grammar.is_noun(subject) and self._people.names_state
        return [self._people.cast.make(subject)] if political else []

    def _object(self) -> list[str]:
        return self._ids(grammar.objects_of(self._mention.words))

    def _prepositional(self, word: str) -> list[str]:
        phrases = self._phrases(word)
        found = self._ids(phrases)
        if word == "between" and self._mention.frame.together and len(set(found)) == 1:
            return self._ids([*phrases[0].childs("nmod"), *phrases])
        return found

    def _phrases(self, word: str) -> list[Token]:
        """Heads of the noun phrases behind a preposition of the trigger, its light verb, its object or its manner."""
        noun = self._mention.token
        hosts = [*self._nouns(), *self._mention.words]
        if self._mention.is_noun and noun.dep == "nsubj":
            hosts += [v for v in (noun.head, *noun.head.childs("conj")) if v.lemma == "be"]
        if self._mention.light is not None:
            hosts.append(self._mention.light)
        if not self._mention.is_noun:
            objects = grammar.objects(self._mention.token)
            hosts += objects
            hosts += [n for o in objects if self._is_measure(o) for n in grammar.counted(o)]
            hosts += [
                p for c in self._mention.token.childs("prep") if c.lower in words().manner for p in grammar.pobjs(c)
            ]
        found = [n for host in dict.fromkeys(hosts) for n in grammar.prepositional(host, word)]
        return found or (self._strayed(word) if word == "between" and self._mention.is_noun else [])

    def _is_measure(self, noun: Token) -> bool:
        return noun.lemma in self._lexicon.classes["measure"] or grammar.is_money(noun)

    def _strayed(self, word: str) -> list[Token]:
        """A phrase that belongs to the noun, though the parser hung it elsewhere behind it in the clause."""
        noun = self._mention.token
        verb = grammar.governing_verb(noun)
        if verb is None:
            return []
        behind = [
            t
            for t in noun.sentence.tokens
            if t.i > noun.i and t.lower == word and t.dep == "prep" and grammar.governing_verb(t) is verb
        ]
        after = [t for t in behind if not grammar.is_noun(t.head) or self._people.place(t.head) is not None]
        return [n for p in after[:1] for o in grammar.pobjs(p) for n in grammar.nominals(o)]

    def _possessor(self) -> list[str]:
        noun = self._mention.token
        if not self._mention.frame.together and noun.child("poss") is None and (doers := self._doers(noun)):
            return doers
        # The adjective of somebody whom the trigger is of is nobody's: "the arrest of a Danish cook".
        nouns = [n for n in self._nouns() if n is noun or not self._people.who(n)]
        return [i for n in nouns for i in self._owners_of(n)]

    def _nouns(self) -> list[Token]:
        """The trigger, and the "talks" of "a round of talks"."""
        return [self._mention.token, *self._mention.inner]

    def _owners_of(self, noun: Token) -> list[str]:
        """Whose it is, and who is named before it: "their meeting", "the Oslo-Helsinki talks".

        A lone place before the noun is where, not who: "the Oslo talks".
        """
        before = [t for t in noun.subtree() if t.i < noun.i and _is_before(t, noun)]
        # The parser takes some towns for adjectives.
        named = [t for t in before if t.tag in {"NNP", "NNPS"} or (t.tag == "JJ" and self._is_town(t))]
        ids = list(dict.fromkeys(self._ids(named)))
        lone_place = len(ids) == 1 and any(self._people.place(t) is not None for t in named)
        owner = self._people.possessor(noun) if noun.child("poss") is not None or not named else ()
        if self._mention.frame.type != "CONSULT":
            there = {i for t in named if self._is_town(t) for i in self._people.who(t)}
            return [i for i in (*(owner or self._people.possessor(noun)), *ids) if i not in there]
        return [*owner, *([] if lone_place else ids)]

    def _is_town(self, token: Token) -> bool:
        """Whether a name before a noun says where rather than who: "the Lyon attacks", but "Chad's attack"."""
        place = self._people.place(token)
        if place is None:
            return False
        return place.name not in {self._people.cast.actors[i].name for i in self._people.who(token)}

    def _holder(self, with_partner: bool = False) -> list[str]:
        """The subject of the verb that carries the noun, as its object or in a phrase beside it."""
        mention = self._mention
        if mention.light is not None:
            others = self._only_arranged(mention.light) or self._people.is_taken(mention.token)
            return [] if others else self._subject()
        noun = grammar.measured(mention.token)
        verb = agreed_at(noun, self._lexicon) or grammar.governing_verb(noun)
        if with_partner and noun.dep == "nsubj" and verb is noun.head and mention.frame.type == "CONSULT":
            return self._moved(verb)
        named = grammar.prepositional(mention.token, "with")
        if noun.dep != "pobj" or not _holds(noun) or (noun.lemma in words().eve and not named):
            return []
        if verb is None or with_partner or grammar.is_engaged(noun):
            return self._comers(verb) if verb is not None else self._ids(grammar.verbless_subject(noun))
        if mention.frame.mode == "visit":
            return self._ids(self._guests(verb))
        return self._harming(verb, noun) if mention.frame.type in HARMFUL else self._meeting(verb)

    def _harming(self, verb: Token, noun: Token) -> list[str]:
        """Who kills in a raid makes it; who dies in it, or speaks of it, does not."""
        harms = noun.head.lower in words().suffering and verb.lemma in self._lexicon.classes["harming"]
        made = harms and grammar.objects(verb) and grammar.is_verb(grammar.host_of(noun.head))
        return self._ids(grammar.subjects(verb)) if made else []

    def _comers(self, verb: Token) -> list[str]:
        """Who comes to talks with somebody: "flew in for talks", "is expected for talks", not "was killed before"."""
        expected = grammar.is_passive(verb) and verb.lemma in words().awaiting
        return self._ids_or_owners(grammar.subjects(verb) or (grammar.objects(verb) if expected else []))

    def _moved(self, verb: Token) -> list[str]:
        """Whom talks with somebody leave with something, which are then his: "a call with Oslo gave Lind hope"."""
        if grammar.is_passive(verb) or verb.lemma not in self._lexicon.classes["affecting"]:
            return []
        told = self._ids([*grammar.datives(verb), *grammar.objects(verb)])
        return [i for i in told[:1] if self._people.kind(i) == "person"]

    def _meeting(self, verb: Token) -> list[str]:
        """The two sides of a verb in whose phrase a meeting stands: "told Oslo at talks"."""
        holders = self._comers(verb)
        partners = self._ids([*grammar.objects(verb), *grammar.datives(verb)])
        several = partners or len(set(holders)) > 1
        return [*holders, *partners] if several and not self._mention.definite else []

    def _guests(self, verb: Token) -> list[Token]:
        """Who travels or is received, by the verb on which a visit hangs."""
        frames = [f for _, f in self._lexicon.frames.verbs.get(verb.lemma, ())]
        hosts = any(f.mode == "visit" and "subject" in f.recipient for f in frames)
        return grammar.objects(verb) if hosts or grammar.is_passive(verb) else grammar.subjects(verb)

    def _fired_at(self) -> list[str]:
        """At whom it is said to be fired: "retaliated with drones fired at Tel Aviv"."""
        verb = self._mention.token
        hosts = [verb, *(n for t in grammar.prepositional(verb, "with") for n in (t, *grammar.counted(t)))]
        clauses = [c for h in hosts for c in h.childs("advcl", "acl") if c.lemma in self._lexicon.classes["hurling"]]
        aims = [t for c in clauses for word in words().aiming for t in grammar.prepositional(c, word)]
        return [i for t in aims for i in self._people.who(t) or self._people.cast.host(t)]

    def _victim(self) -> list[str]:
        """Who is killed, hurt or destroyed in an attack: "was wounded in a drone strike", "died in the raid"."""
        noun = grammar.measured(self._mention.token)
        if noun.dep != "pobj" or noun.head.lower not in words().suffering:
            return []
        verb = grammar.host_of(noun.head)
        if verb.lemma not in self._lexicon.classes["harming"]:
            return []
        return self._ids(grammar.objects(verb) or grammar.subjects(verb))

    def _only_arranged(self, light: Token) -> bool:
        """Whether a known call is only said to have been asked for or placed by somebody, not who took part."""
        classes = self._lexicon.classes
        return (
            self._mention.definite
            and grammar.is_passive(light)
            and light.lemma in classes["initiating"] | classes["placing"]
        )

    def _owner(self) -> list[str]:
        objects = [*grammar.objects(self._mention.token)]
        content = self._mention.complement
        if content is not None and not objects:
            # "Refused to accept Oslo's demand", "declined to respond to a request from Oslo"
            objects = [*grammar.objects(content), *grammar.prepositional(content, "to")]
        for word in ("about", "of", "at", "against", "by", "behind", "with", "for"):
            objects += grammar.prepositional(self._mention.token, word)
        return next((found for token in objects if (found := self._behind(token))), [])

    def _behind(self, token: Token, depth: int = 3) -> list[str]:
        """Whose a thing is: its owner, or whose the thing is that it is of, on or against ("a ban on Danish pork")."""
        if doers := self._doers(token):
            return doers
        owners = [*self._people.possessor(token)]
        for word in words().ownership:
            owners += self._ids(grammar.prepositional(token, word))
        if owners or depth == 0:
            return owners
        inner = [t for word in ("of", "on", "against") for t in grammar.prepositional(token, word)]
        return next((found for t in inner if (found := self._behind(t, depth - 1))), [])

    def _doers(self, noun: Token) -> list[str]:
        """By whom a thing is done, also where the parser hung it on whom it is done to.

        So in "the expulsion of two Mexican diplomats by Ecuador".
        """
        inside = grammar.prepositional(noun, "of")
        return self._ids(n for t in (noun, *inside) for n in grammar.prepositional(t, "by"))

    def _blamed(self) -> list[str]:
        """Who is accused of, thanked or punished for what the noun names: "blamed Oslo for the strike"."""
        noun = self._mention.token
        verb = noun.head.head
        if verb.lemma in self._lexicon.classes["culpable"] and verb.head.lemma == "be":
            return self._ids(grammar.subjects(verb.head))
        if verb.pos == "ADJ" and verb.lemma in self._lexicon.classes["blamed"]:
            return self._ids(grammar.objects(verb.head) if grammar.is_verb(verb.head) else [])
        if noun.dep != "pobj" or noun.head.lower not in {"of", "for", "over"} or not grammar.is_verb(verb):
            return []
        return self._ids(grammar.objects(verb)) if verb.lemma in self._lexicon.classes["blaming"] else []

    def _attending(self) -> list[str]:
        """Those who are said to attend: "talks attended by …", "a meeting involving …", "the summit gathered …"."""
        clauses = [
            c for c in self._mention.token.childs("acl", "relcl") if c.lemma in self._lexicon.classes["attending"]
        ]
        attended = [t for c in clauses for t in (grammar.subjects(c) if grammar.is_passive(c) else grammar.objects(c))]
        if (holding := _relative_verb(self._mention.token, self._mention.frame)) is not None:
            attended += [*grammar.subjects(holding), *grammar.prepositional(holding, "with")]
        above = self._mention.token.head
        assembles = above.lemma in self._lexicon.classes["assembling"]
        if self._mention.token.dep == "nsubj" and (assembles or _brings_together(above)):
            attended += grammar.objects(above)
        return self._ids(attended)

    def _consequence(self) -> list[str]:
        """Whom a warning threatens: the object of what the speaker's own side says that it will do."""
        clause = self._mention.complement
        doer = clause.child("nsubj") if clause is not None else None
        if clause is None or doer is None or not any(a.tag == "MD" for a in clause.childs("aux")):
            return []
        speakers = self._subject()
        homes = {self._people.country(s) for s in speakers} - {None}
        doers = self._people.who(doer)
        own = any(d in speakers or self._people.country(d) in homes for d in doers)
        return self._ids([*grammar.objects(clause), *grammar.prepositional(clause, "against")]) if own else []

    def _where(self) -> list[str]:
        """The state in whose territory it happens, where nothing else tells whom it hits."""
        hit = grammar.objects(self._mention.token)
        hosts = [self._mention.token, *hit, *(n for t in hit for n in grammar.counted(t))]
        spots = [t for host in hosts for word in words().ground for t in grammar.prepositional(host, word)]
        spots += [n for t in spots for n in grammar.prepositional(t, "in")]
        # "In Chad and Chad-held Aozou": the parser takes the first for a part of the second's name.
        spots += [n for t in spots for n in t.childs("nmod")]
        return [i for t in spots for i in self._people.cast.host(t)]

    def _object_recipient(self) -> list[str]:
        hosts = grammar.objects(self._mention.token)
        for word in ("of", "in"):
            hosts += grammar.prepositional(self._mention.token, word)
        return [i for host in hosts for word in words().partner for i in self._ids(grammar.prepositional(host, word))]

    def _complement_subject(self) -> list[str]:
        clause = self._mention.complement
        if self._mention.is_noun:
            clause = self._mention.token.child("acl", "relcl", "ccomp")
        if clause is None:
            for target in grammar.prepositional(self._mention.token, "for"):
                if target.child("acl", "relcl") is not None:
                    return self._ids([target])
            return []
        own = clause.child("nsubj", "nsubjpass")
        return self._ids(grammar.nominals(own)) if own is not None and not grammar.is_passive(clause) else []

    def _helped(self) -> list[str]:
        """Who is helped by what is given: "donated 250 beds to help Ethiopia"."""
        hosts = [self._mention.token, *grammar.objects(self._mention.token)]
        ends = [c for h in hosts for c in h.childs("advcl", "acl", "xcomp") if c.tag == "VB"]
        return self._ids(o for c in ends if c.lemma in self._lexicon.classes["helping"] for o in grammar.objects(c))

    def _complement_object(self) -> list[str]:
        clause = self._mention.complement
        if clause is None:
            return []
        return self._ids([*grammar.objects(clause), *grammar.prepositional(clause, "against")])

    def _destination(self) -> list[str]:
        for word in self._mention.frame.place:
            spots = grammar.objects(self._mention.token) if word == "object" else []
            hosts = [self._mention.token, *([self._mention.light] if self._mention.light is not None else [])]
            for token in spots or [t for host in hosts for t in grammar.prepositional(host, word)]:
                if host := self._people.cast.host(token):
                    return list(host)
        return []


def _relative_verb(noun: Token, frame: Frame) -> Token | None:
    """The verb of which a noun is the object in a relative clause: "a meeting that Oslo was to hold with Bonn"."""
    for clause in noun.childs("relcl"):
        subject = clause.child("nsubj")
        verb = next((v for v in (clause, clause.child("xcomp")) if v is not None and v.lemma in frame.light), None)
        taken = [o for o in verb.childs("dobj") if o.lower not in words().relative] if verb is not None else []
        if verb is not None and subject is not None and subject.lower not in words().relative and not taken:
            return verb
    return None


def _brings_together(verb: Token) -> bool:
    return verb.lemma == "bring" and any(c.lower == "together" for c in verb.children)


def _holds(noun: Token) -> bool:
    """Whether the preposition of a noun lets the clause's subject take part in what it names."""
    word = noun.head.lower
    if noun.head.head.pos == "ADJ" and word in words().readiness:
        return True
    return word in words().holding and not (word in words().matter and noun.child("poss") is not None)


def _is_before(token: Token, noun: Token) -> bool:
    """Whether a name stands in the noun's own string of names, not in a genitive or clause of its own."""
    at = token
    while at is not noun:
        if at.dep not in {"compound", "nmod", "amod", "punct", "conj", "appos", "npadvmod", "intj", "dep"}:
            return False
        at = at.head
    return True


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
