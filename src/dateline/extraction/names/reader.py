"""Reading the names of an article: whole names first, then every sentence in order, mention by mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.extraction.catalogue import Catalogue, Person, State, fold
from dateline.extraction.names import phrases
from dateline.extraction.names.appositions import Appositions
from dateline.extraction.names.bodies import Bodies
from dateline.extraction.names.describe import Describer
from dateline.extraction.names.drafts import Book, Draft, Mention
from dateline.extraction.names.lexicon import NameWords
from dateline.extraction.names.memory import Memory
from dateline.extraction.names.naming import Names
from dateline.extraction.names.offices import Offices
from dateline.extraction.names.places import is_located
from dateline.extraction.names.pronouns import Pronouns
from dateline.extraction.names.runs import Runs, Writing
from dateline.extraction.names.segments import Segment, Segmenter
from dateline.extraction.names.surnames import tidy
from dateline.extraction.names.titles import Office, Titles
from dateline.language import Document, Sentence, Token
from dateline.types import ActorKind, Article, Place, Role, Span

_CHAIN = 12
"""Members of a coordination that are looked at."""


class Reader:
    """Everything that stands for somebody in one article. `mentions` has every token of each mention."""

    def __init__(self, article: Article, documents: Sequence[Document], catalogue: Catalogue, words: NameWords) -> None:
        self.catalogue, self.words = catalogue, words
        self.book = Book()
        self.titles = Titles(words, catalogue, article.published)
        self.names = Names(self.book, catalogue, words, self.titles)
        self.mentions: dict[Token, Mention] = {}
        self.memory = Memory()
        self._documents = sorted(documents, key=lambda d: d.place == "headline")
        self._segments: dict[Sentence, list[Segment]] = {}
        self._alone: frozenset[str] = frozenset()
        self._covered: dict[Token, tuple[Segment, Sentence]] = {}
        self.appositions = Appositions(self)
        self.offices = Offices(self)
        self.bodies = Bodies(self)
        self.describer = Describer(self)
        self._pronouns = Pronouns(self)

    def read(self) -> None:
        """Find and resolve every mention."""
        self._scan()
        self._enter()
        for document in self._documents:
            self.memory = Memory()
            for sentence in document.sentences:
                self._walk(sentence)

    # --- names ---------------------------------------------------------------------------------------------------

    def _scan(self) -> None:
        written = _writing(self._documents)
        self._alone = written.alone
        runs = Runs(self.words, self.catalogue, written, self._is_known_alone)
        segmenter = Segmenter(self.words)
        for document in self._documents:
            for sentence in document.sentences:
                tokens = sentence.tokens
                found = [
                    s
                    for run in runs.find(tokens, document.place == "headline")
                    for s in segmenter.segments(run, tokens)
                ]
                for before, segment in zip([None, *found], found, strict=False):
                    self._widen(segment, before, tokens)
                    if segment.form == "title":
                        continue
                    for token in tokens[segment.first : segment.stop]:
                        self._covered[token] = (segment, sentence)
                self._segments[sentence] = found

    def _is_known_alone(self, word: str) -> bool:
        return word in self._alone or bool(self.catalogue.by_surname(word))

    def _widen(self, segment: Segment, before: Segment | None, tokens: Sequence[Token]) -> None:
        """Let a person's name begin at the title before it that small letters or a sentence's beginning set apart.

        "deputy spokesperson Tommy Pigott", "Special Envoy Steve Witkoff", "US special envoy Steve Witkoff".
        """
        if not isinstance(segment.entry, Person) and segment.form not in {"person", "name"}:
            self._narrow(segment, tokens)
            return
        at = segment.first
        titled = segment.core > segment.first or (at > 0 and self.is_title(tokens[at - 1]))
        if not titled:
            return
        while at > 0 and (self.is_title(tokens[at - 1]) or self._is_title_part(tokens[at - 1])):
            at -= 1
        while at < segment.first and (tokens[at].text in "-‑," or tokens[at].lower == "then"):
            at += 1
        if before is not None and before.stop == at and before.form in {"entry", "adjective", "body"} and at > 0:
            at = before.first if not isinstance(before.entry, Person) else at
        segment.first = at
        segment.form = "entry" if segment.entry else "person"

    def _narrow(self, segment: Segment, tokens: Sequence[Token]) -> None:
        """A body's common noun alone ("the Army", "the Ministry") is a description, whatever its capital."""
        if segment.form == "body" and segment.stop - segment.first == 1:
            segment.form = "title"

    def is_title(self, token: Token) -> bool:
        """Whether the token heads titles, in the singular."""
        return token.lower in self.words.title_heads and token.tag not in {"VBZ", "VBD", "VBP"}

    def _is_title_part(self, token: Token) -> bool:
        known = self.catalogue.state_of_adjective(token.text) if token.text[0].isupper() else None
        return bool(known) or token.lower in self.words.title_modifiers or token.text in "-‑"

    def _enter(self) -> None:
        """Enter every whole name of the article, with what decides whether it is a person's."""
        single = {
            fold(self._text(s, t)) for s, t in self._all() if s.form in {"name", "person"} and s.stop - s.core == 1
        }
        located: Counter[str] = Counter()
        for segment, sentence in self._all():
            if segment.form == "name":
                name = fold(self._text(segment, sentence))
                located[name] += 2 if is_located(self.head(segment, sentence), self.words, state=True) else -1
        for segment, sentence in self._all():
            if isinstance(segment.entry, Person):
                draft = self.names.entry(segment.entry)
                self.names.learn_gender(draft, segment.honorific, draft.name)
            elif segment.form == "person" and " " in fold(self._text(segment, sentence)):
                self.names.person(self._text(segment, sentence), segment.honorific)
        for segment, sentence in self._all():
            if segment.form == "person" and " " not in fold(self._text(segment, sentence)):
                self.names.short(self._text(segment, sentence), segment.honorific, self._title(segment, sentence))
        bodily = {
            fold(self._text(s, t))
            for s, t in self._all()
            if s.form == "name" and self._is_bodily(s, t, self.head(s, t))
        }
        for segment, sentence in self._all():
            if segment.form == "name":
                self._judge(segment, sentence, single, located, bodily)
        personal = {fold(self._text(s, t)) for s, t in self._all() if s.form == "person"}
        for segment, sentence in self._all():
            if segment.form == "name" and fold(self._text(segment, sentence)) in personal:
                segment.form = "person"

    def _all(self) -> list[tuple[Segment, Sentence]]:
        return [(segment, sentence) for sentence, found in self._segments.items() for segment in found]

    def _judge(
        self, segment: Segment, sentence: Sentence, single: set[str], located: Counter[str], bodily: set[str]
    ) -> None:
        """Decide what a name without title, entry or telling word is: a person's, a place's or a body's."""
        name = self._text(segment, sentence)
        parts = fold(name).split()
        if fold(name) in self.words.regions:
            segment.form = "place"
            return
        if len(parts) == 1 and self.catalogue.by_surname(name):
            return
        if len(parts) > 1 and len(parts) < 7 and self._looks_personal(segment, sentence, parts, single, bodily):
            segment.form = "person"
            self.names.person(name)
        elif (
            (located[fold(name)] > 0 or self._names_place(segment, sentence))
            and self.names.known_body(name) is None
            and not self.names.is_surname(name)
        ):
            segment.form = "place"

    def _names_place(self, segment: Segment, sentence: Sentence) -> bool:
        """Whether a common noun of place follows: "the Aras river"."""
        after = sentence.tokens[segment.stop] if segment.stop < len(sentence.tokens) else None
        return after is not None and after.lower in self.words.place_nouns and after.tag == "NN"

    def _looks_personal(
        self, segment: Segment, sentence: Sentence, parts: list[str], single: set[str], bodily: set[str]
    ) -> bool:
        if parts[0] in self.words.given or (parts[0] in self.words.family_first and len(parts) < 4):
            return True
        if any(p in self.words.patronymics for p in parts[1:-1]) or (parts[-1] in single and parts[0] not in single):
            return True
        head = self.head(segment, sentence)
        if self.appositions.is_described_person(head):
            return True
        placed = head.dep in {"compound", "nmod", "amod", ""} or is_located(head, self.words, state=True)
        return len(parts) < 5 and " ".join(parts) not in bodily and not placed

    def _is_bodily(self, segment: Segment, sentence: Sentence, head: Token) -> bool:
        """Whether a name stands as no person's does: with "the", after "website", beside "the company"."""
        before = sentence.tokens[segment.first - 1] if segment.first else None
        if sentence.tokens[segment.stop - 1].tag == "NNPS":
            return True
        if before is not None and (before.lower in {"the", "a", "an"} or before.lemma.lower() in self.words.collective):
            return True
        return self.appositions.is_described_body(head) or any(
            t.text[0].isdigit() for t in self._core(segment, sentence)
        )

    @staticmethod
    def _core(segment: Segment, sentence: Sentence) -> list[Token]:
        return sentence.tokens[segment.core : segment.stop]

    @staticmethod
    def _text(segment: Segment, sentence: Sentence) -> str:
        first, last = sentence.tokens[segment.core], sentence.tokens[segment.stop - 1]
        return sentence.document.text[first.start : last.end]

    def head(self, segment: Segment, sentence: Sentence) -> Token:
        """The token of a segment by which it hangs in the parse; its last one where the sentence has no parse."""
        tokens = sentence.tokens[segment.first : segment.stop]
        inside = set(tokens)
        outward = [t for t in tokens if t.head not in inside or t.is_root]
        return outward[-1] if outward and sentence.parsed else tokens[-1]

    # --- the walk ------------------------------------------------------------------------------------------------

    def _walk(self, sentence: Sentence) -> None:
        for token in sentence.tokens:
            if token in self._covered:
                segment, _ = self._covered[token]
                if token is sentence.tokens[segment.first]:
                    self._remember(self.named(token), self.head(segment, sentence))
            elif token.tag.startswith("PRP") or token.lower in {"both", "latter"}:
                self._keep(token, self._pronouns.resolve(token), "pronoun")
            elif token.tag.startswith("NN") or token.lower == "two":
                self._describe(token)

    def named(self, token: Token) -> Mention | None:
        """The mention of the name that covers a token, made when first asked for."""
        if token in self.mentions or token not in self._covered:
            return self.mentions.get(token)
        segment, sentence = self._covered[token]
        mention = self._mention(segment, sentence)
        for t in sentence.tokens[segment.first : segment.stop]:
            self.mentions[t] = mention
        return mention

    def ids_at(self, token: Token) -> tuple[str, ...]:
        """The actors of the mention at a token, () if there is none so far."""
        mention = self.named(token)
        return mention.ids if mention else ()

    def _remember(self, mention: Mention | None, head: Token) -> None:
        if mention is None or not mention.ids:
            return
        if mention.place is not None and is_located(head, self.words, state=mention.state):
            return
        for ident in mention.ids:
            self.names.count(self.book.actors[ident])
        self.memory.add(mention.ids, head)
        self._group(mention.ids, head)

    def _keep(self, token: Token, ids: tuple[str, ...], form: str) -> None:
        if ids:
            self.mentions[token] = Mention(token, token, ids, "pronoun" if form == "pronoun" else "description")
            self.memory.add(ids, token)
            if len(ids) > 1:
                self.memory.add_group(ids, token)

    def _describe(self, token: Token) -> None:
        mention = self.describer.describe(token)
        if mention is None:
            return
        for ident in mention.ids:
            if self.book.actors[ident].plural or len(mention.ids) > 1:
                self.memory.add_group(mention.ids, token)
                break
        self.mentions[token] = mention
        self.memory.add(mention.ids, token)
        self._group(mention.ids, token)

    def _group(self, ids: tuple[str, ...], token: Token) -> None:
        """Note that actors were named together: coordinated, or parties to one verb ("X called Y", "X spoke with Y")."""
        chain, at = [token], token
        while at.dep == "conj" and at.head is not at and len(chain) < _CHAIN:
            at = at.head
            chain.append(at)
        if len(chain) > 1:
            together = [i for t in reversed(chain) for i in self.ids_at(t)]
            inner = self.describer.is_membership(token)
            self.memory.add_group(tuple(dict.fromkeys(together)), token, inner=inner)
            return
        verb = _verb_of(token)
        subject = verb.child("nsubj") if verb is not None else None
        if subject is not None and subject is not token:
            others = [i for t in phrases.conjuncts(subject) for i in self.ids_at(t)]
            kinds = {self.book.actors[i].kind == "person" for i in (*others, *ids)}
            if others and len(kinds) == 1 and not set(others) & set(ids):
                self.memory.add_group(tuple(dict.fromkeys((*others, *ids))), token)

    # --- one name ------------------------------------------------------------------------------------------------

    def _mention(self, segment: Segment, sentence: Sentence) -> Mention:
        first, last = sentence.tokens[segment.first], sentence.tokens[segment.stop - 1]
        place = self._place_of(segment, sentence)
        if segment.form == "place" and segment.entry is None:
            return Mention(first, last, (), "place", place)
        if segment.form == "thing":
            return Mention(first, last, (), "name")
        if segment.form == "adjective" and segment.adjective is not None:
            return self._people(segment, segment.adjective, first, last)
        draft = self._draft(segment, sentence)
        if draft is None:
            return Mention(first, last, (), "name", place)
        if draft.kind == "person" and segment.core > segment.first:
            self._give_role(draft, segment, sentence)
        return Mention(first, last, (draft.id,), "name", place, isinstance(segment.entry, State) and not segment.place)

    def _people(self, segment: Segment, state: State, first: Token, last: Token) -> Mention:
        """ "Americans", "the French": the state; the bare adjective ("Russian troops") is only whose."""
        stands = last.tag in {"NNS", "NNPS", "NNP", "NN"} and last.dep not in {"compound", "amod", "nmod"}
        ids = (self.book.state(state).id,) if stands else ()
        return Mention(first, last, ids, "name" if stands else "adjective")

    def _place_of(self, segment: Segment, sentence: Sentence) -> Place | None:
        if segment.place is not None:
            longer = segment.form == "place" and fold(self._text(segment, sentence)) != fold(segment.place.name)
            name = self._text(segment, sentence) if longer else segment.place.name
            return Place(name=name, country=segment.place.country)
        if isinstance(segment.entry, State):
            return Place(name=segment.entry.name, country=segment.entry.code)
        last = sentence.tokens[segment.stop - 1].lower
        if segment.form == "body" and last in self.words.place_nouns and self.words.bodies.get(last) != "company":
            return Place(
                name=tidy(self._text(segment, sentence)), country=segment.adjective.code if segment.adjective else None
            )
        if segment.form == "place":
            return Place(
                name=tidy(self._text(segment, sentence)), country=segment.adjective.code if segment.adjective else None
            )
        return None

    def _draft(self, segment: Segment, sentence: Sentence) -> Draft | None:
        name = self._text(segment, sentence)
        if segment.entry is not None:
            return self.names.entry(segment.entry)
        if segment.form == "body":
            return self._body(segment, sentence, name)
        office = self._office(segment, sentence)
        if " " in fold(name) and segment.form == "person":
            return self.names.person(name, segment.honorific)
        if segment.form == "name" and self.names.known_body(name) and not self.names.is_surname(name):
            return self.names.known_body(name)
        found = self.names.short(name, segment.honorific, office)
        if found is not None:
            self.names.learn_gender(found, segment.honorific, name)
            return found
        if segment.form == "person":
            return self.names.person(name, segment.honorific)
        return self._unknown(segment, sentence, name)

    def _body(self, segment: Segment, sentence: Sentence, name: str) -> Draft:
        country = segment.adjective.code if segment.adjective else None
        last = sentence.tokens[segment.stop - 1].lower
        words = [t.lower for t in sentence.tokens[segment.first : segment.stop]]
        kind = self.words.bodies.get(last) or next(
            (self.words.bodies[w] for w in words if w in self.words.bodies), None
        )
        known = self.catalogue.organ(name, country) if country else None
        return self.names.entry(known) if known else self.names.body(tidy(name), kind, country)

    def _unknown(self, segment: Segment, sentence: Sentence, name: str) -> Draft | None:
        """A name of which nothing is known: an actor by that name, whose kind a noun before it may tell."""
        before = sentence.tokens[segment.first - 1] if segment.first else None
        kind: ActorKind | None = None
        if before is not None:
            kind = self.words.collective.get(before.lemma.lower())
        if kind is None and (len(name.strip(".")) < 2 or sentence.tokens[segment.core].tag == "JJ"):
            return None
        draft = self.names.body(tidy(name), kind, None)
        if kind is None and sentence.tokens[segment.stop - 1].tag == "NNPS":
            draft.kind, draft.plural = "group", True
        return draft

    # --- roles ---------------------------------------------------------------------------------------------------

    def _office(self, segment: Segment, sentence: Sentence) -> Office | None:
        return self._title(segment, sentence, self._owner_country(segment, sentence))

    def _title(self, segment: Segment, sentence: Sentence, country: str | None = None) -> Office | None:
        title = sentence.tokens[segment.first : segment.core]
        title = [t for t in title if t.lower.replace(".", "") not in self.words.honorifics]
        return self.titles.read(title, country) if title else None

    def _owner_country(self, segment: Segment, sentence: Sentence) -> str | None:
        """The state of the genitive before a title: "Pakistan's Foreign Minister Ishaq Dar", "his aide Yuri Ushakov"."""
        if segment.first == 0:
            return None
        before = sentence.tokens[segment.first - 1]
        if before.tag == "PRP$":
            return self.country_of(self.ids_at(before))
        if before.tag == "POS" and segment.first > 1:
            return self.country_of(self.ids_at(sentence.tokens[segment.first - 2]))
        return None

    def country_of(self, ids: Sequence[str]) -> str | None:
        """The state that actors belong to, if it is one."""
        found = {self.book.actors[i].country for i in ids}
        return found.pop() if len(found) == 1 else None

    def _give_role(self, draft: Draft, segment: Segment, sentence: Sentence) -> None:
        office = self._office(segment, sentence)
        if office is None or office.head in self.words.no_role:
            return
        start, end = sentence.tokens[segment.first].start, sentence.tokens[segment.stop - 1].end
        self.add_role(draft, office, sentence.document, start, end)

    def add_role(self, draft: Draft, office: Office, document: Document, start: int, end: int) -> None:
        """Give a person the office that the text states, once, with the words that state it."""
        if office not in draft.offices:
            draft.offices.append(office)
        gender = self.words.gender.get(office.head.split()[-1]) or self.words.gender.get(office.head)
        draft.gender = draft.gender or gender
        if office.country and draft.country is None:
            draft.country = office.country
        if any(r.title.casefold() == office.title.casefold() for r in draft.roles):
            return
        span = Span(in_=document.place, start=start, end=end, text=document.text[start:end])
        draft.roles.append(Role(title=office.title, country=office.country or draft.country, evidence=(span,)))


def _verb_of(token: Token) -> Token | None:
    """The verb of which a mention is the other party: its object, or what "with", "to" or "by" adds to it."""
    governor = token.head
    if token.dep in {"dobj", "dative"}:
        return governor
    if token.dep != "pobj" or governor.lower not in {"with", "to", "by"}:
        return None
    above = governor.head
    return above.head if above.dep == "dobj" else above


def _writing(documents: Sequence[Document]) -> Writing:
    """How the article writes its words, counted over its parsed sentences."""
    proper: set[str] = set()
    alone: set[str] = set()
    common: set[str] = set()
    for document in documents:
        for sentence in document.sentences:
            tokens = sentence.tokens
            for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
                if token.text[0].islower():
                    common.add(token.text)
                if not token.text[0].isupper() or not token.tag.startswith("NNP"):
                    continue
                if before is not None and before.text[0].isalnum() and document.place == "body" and sentence.parsed:
                    proper.add(token.text)
                if all(n is None or n.text not in {"-", "‑"} for n in (before, after)):
                    alone.add(token.text)
    return Writing(frozenset(proper), frozenset(alone), frozenset(common))
