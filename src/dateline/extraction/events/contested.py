"""Which event a denial that only points back is of, and the report of it by whoever denies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extraction.attribution import Attributions
from dateline.extraction.events import grammar
from dateline.extraction.events.denials import Denial, denials
from dateline.extraction.events.happening import Happening
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Document, Token

_REACH = 2
"""How many sentences back that may be told which is denied."""
_TOLD = frozenset({"occurred", "ongoing", "planned"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


class Contest:
    """Gives the events that a later sentence or clause denies the denial as one more report."""

    def __init__(self, happenings: Sequence[Happening], people: People, lexicon: Lexicon) -> None:
        self._happenings, self._people, self._lexicon = happenings, people, lexicon
        self._read = {w for h in happenings for m in h.mentions for w in m.words}

    def drop_topics(self) -> None:
        """Forget denials of what was spoken of where they met: "denied that the two had discussed gas"."""
        for happening in self._happenings:
            met = [m for m in happening.mentions if not self._denies_topic(m)]
            if any(m.status in _TOLD for m in met):
                happening.mentions = met

    def _denies_topic(self, mention: Mention) -> bool:
        discussed = mention.token.lemma in self._lexicon.classes["discussing"] and bool(grammar.objects(mention.token))
        return discussed and mention.frame.type == "CONSULT" and mention.status in {"denied", "unplanned"}

    def unite(self) -> list[Happening]:
        """The happenings without those that only deny what another tells right before, in the same words."""
        for denied in [h for h in self._happenings if all(m.status == "denied" and m.sources for m in h.mentions)]:
            first = denied.mentions[0]
            near = [h for h in self._happenings if h is not denied and self._is_told_in(h, first)]
            if len(near) == 1:
                for mention in denied.mentions:
                    mention.actors, mention.recipients = [], []
                    near[0].add(mention)
                near[0].settle()
                self._happenings = [h for h in self._happenings if h is not denied]
        return list(self._happenings)

    def _is_told_in(self, happening: Happening, denied: Mention) -> bool:
        """Whether somebody else tells of what a mention denies right before it, by the same verb and of the same."""
        before = [m for m in happening.mentions if m.token.lemma == denied.token.lemma and m.status in _TOLD]
        doc = denied.token.sentence.document
        near = [m for m in before if m.token.sentence.document is doc and denied.token.i - m.token.i >= 0]
        near = [m for m in near if denied.token.sentence.index - m.token.sentence.index <= 1 and m.sources]
        if happening.type != denied.frame.type or not near or self._claims_it(denied.sources[-1], happening):
            return False
        return all(self._agree(happening, denied, side) for side in ("actors", "recipients"))

    def _agree(self, happening: Happening, denied: Mention, side: str) -> bool:
        """Whether those on one side may be the same: nobody, the same, or described by the same noun."""
        named, told = getattr(denied, side), [a for m in happening.mentions for a in getattr(m, side)]
        if not named or not told:
            return True
        return all(any(self._people.same_side(a, b) or self._people.alike(a, b) for b in told) for a in named)

    def hear(self, document: Document, attributions: Attributions, mentions: Iterable[Mention]) -> None:
        """Add the denials of a document. Of the mentions those that found no event may deny one by the verb alone."""
        lost = [
            Denial(m.signals[-1], m.token, "same", tuple(m.sources))
            for m in mentions
            if m.status == "denied" and m.sources and m.signals and not m.is_noun
        ]
        for denial in [*denials(document, attributions, self._people, self._lexicon), *lost]:
            for happening, mention in [] if denial.what in self._read else self._meant(denial):
                happening.add(self._report(denial, mention))
                happening.settle()

    def _report(self, denial: Denial, mention: Mention) -> Mention:
        """What the denial says of the event: that it is not so, and at whom it was not aimed."""
        aimed = [t for word in words().aiming for t in grammar.prepositional(denial.what, word)]
        return Mention(
            token=denial.cue,
            frame=mention.frame,
            words=[denial.cue] if denial.cue.i > denial.what.i else [denial.cue, denial.what],
            recipients=[i for t in aimed if denial.kind == "same" for i in self._people.who(t)],
            status=self._lexicon.signals.compose("denied", mention.status),
            sources=list(denial.sources),
            signals=[denial.cue],
        )

    def _meant(self, denial: Denial) -> list[tuple[Happening, Mention]]:
        """The events of the nearest sentence before that can be meant: of one telling, all that the denier did."""
        told = [(h, m) for h in self._happenings for m in h.mentions if _is_before(m, denial)]
        if any(denial.by in m.sources[-1:] and m.status == "denied" and not _distance(m, denial) for _, m in told):
            return []
        fitting = [(h, m) for h, m in told if self._fits(h, m, denial)]
        nearest = min((_distance(m, denial) for _, m in fitting), default=0)
        near = sorted(((h, m) for h, m in fitting if _distance(m, denial) == nearest), key=lambda p: p[1].token.i)
        own = [(h, m) for h, m in near if self._did(denial.by, h)]
        alike = [(h, m) for h, m in own or near[:1] if m.sources == (own or near)[0][1].sources]
        return list({h: (h, m) for h, m in alike}.values())

    def _fits(self, happening: Happening, mention: Mention, denial: Denial) -> bool:
        """Whether a mention may tell of what is denied: somebody else says it, or it is laid to who denies it."""
        if mention.status not in _TOLD or mention.token.is_under(denial.cue) or _is_performed(mention):
            return False
        if self._claims_it(denial.by, happening) or not self._may_mean(happening, mention, denial):
            return False
        return bool(mention.sources) or denial.kind in {"part", "it"}

    def _may_mean(self, happening: Happening, mention: Mention, denial: Denial) -> bool:
        """Whether what is denied, by its kind, may be the event."""
        if denial.kind in {"charge", "part"} and not self._did(denial.by, happening):
            return False
        if denial.kind == "part":
            return self._is_part_of(mention, denial)
        if denial.kind == "deed":
            return self._is_doer(denial.what, happening)
        return denial.kind != "same" or self._is_named(happening, mention, denial)

    def _claims_it(self, actor: str, happening: Happening) -> bool:
        """Whether it is known from an actor's own side, which then cannot be meant to deny it."""
        told = [m for m in happening.mentions if m.sources and m.status in _TOLD]
        return any(self._people.same_side(m.sources[-1], actor) for m in told)

    def _is_part_of(self, mention: Mention, denial: Denial) -> bool:
        """Whether the event may be that in which a part is denied: "any role in the attack"."""
        named = [t for word in words().taking_part for t in grammar.prepositional(denial.what, word)]
        types = {f.type for t in named for _, f in self._lexicon.frames.nouns.get(t.lemma, ())}
        summed_up = all(t.lemma in self._lexicon.classes["matters"] or t.pos == "PRON" for t in named)
        return summed_up or mention.frame.type in types

    def _is_named(self, happening: Happening, mention: Mention, denial: Denial) -> bool:
        """Whether the word denied may name the event, and nothing beside it narrows down what is denied."""
        what = denial.what
        types = {f.type for _, f in self._lexicon.frames.nouns.get(what.lemma, ()) if not f.proxy}
        called = {t.lemma for t in (*mention.words, *grammar.objects(mention.token))}
        called |= {g for t in mention.words if grammar.is_verb(t) for g in _gerunds(t.lemma)}
        if mention.status == "planned" or not (mention.frame.type in types or what.lemma in called):
            return False
        return not grammar.is_noun(what) or self._adds_nothing(what, happening)

    def _adds_nothing(self, noun: Token, happening: Happening) -> bool:
        """Whether the words beside a noun only name who takes part, or were used of the event before."""
        told = {t.lemma for m in happening.mentions for t in m.token.sentence.tokens}
        told |= self._lexicon.classes["outward"]
        beside = [t for t in noun.subtree() if t.pos in _CONTENT and t is not noun and t.lower not in words().any_such]
        return all(self._takes_part(t, happening) if self._people.who(t) else t.lemma in told for t in beside)

    def _takes_part(self, token: Token, happening: Happening) -> bool:
        """Whether a word names somebody who takes part in an event, or his state, and on the side that it says."""
        against = token.dep == "pobj" and token.head.lower in words().aiming
        hit = [r for m in happening.mentions for r in m.recipients]
        # Who complains of an attack on nobody in particular was attacked.
        sides = (hit or [s for m in happening.mentions for s in m.sources[-1:]]) if against else happening.participants
        return any(self._people.same_side(i, p) for i in self._people.who(token) for p in sides)

    def _is_doer(self, verb: Token, happening: Happening) -> bool:
        """Whether the subject of a verb that stands for one told before is of those who took part."""
        meant = [i for t in grammar.subjects(verb) for i in self._people.who(t)]
        return any(self._people.same_side(i, p) for i in meant for p in happening.participants)

    def _did(self, actor: str, happening: Happening) -> bool:
        """Whether an actor, or the state that he speaks for, did it."""
        return any(self._people.same_side(actor, doer) for m in happening.mentions for doer in m.actors)


def _is_before(mention: Mention, denial: Denial) -> bool:
    same = mention.token.sentence.document is denial.what.sentence.document
    return same and mention.token.i < denial.what.i and _distance(mention, denial) <= _REACH


def _distance(mention: Mention, denial: Denial) -> int:
    """Sentences from the mention to the denial."""
    return denial.what.sentence.index - mention.token.sentence.index


def _gerunds(verb: str) -> tuple[str, ...]:
    """How the noun of a verb may be spelt: "shooting", "raiding", "invading", "hitting"."""
    return f"{verb}ing", f"{verb.removesuffix('e')}ing", f"{verb}{verb[-1]}ing"


def _is_performed(mention: Mention) -> bool:
    """Whether saying it was the act, and the report itself tells of it: that an accusation was made nobody denies."""
    return mention.frame.speech and not mention.sources
